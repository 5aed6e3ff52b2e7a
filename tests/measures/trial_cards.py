"""One submission's claims scored under one framework, and what became of a measure of them."""

from __future__ import annotations

from math import isnan
from typing import Any

from attrs import field, frozen

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of

Claim = dict[str, Any]


@frozen
class Trial:
    """A framework, the sizes of a submission, and how its claims are scored; `labelled` tells
    claims that are alike apart.
    """

    framework: sv.Framework
    sizes: dict[str, Any]
    basis: sv.Basis = field(factory=lambda: sv.Basis(price_year=2025, start=2026))
    labelled: bool = False

    def claims(self, *rows: Claim, **sizes: Any) -> sv.Claims:
        """One submission's claims; `sizes` changes its sizes."""
        labels = [{"claim": f"{place}"} if self.labelled else {} for place in range(len(rows))]
        told = [{"submission": "a", **one, **row} for one, row in zip(labels, rows, strict=True)]
        return sv.Claims.from_records(told, self.framework, [{"id": "a", **self.sizes, **sizes}])

    def card(self, *rows: Claim, basis: sv.Basis | None = None, **sizes: Any) -> sv.Scorecard:
        """Their scorecard."""
        return sv.score(self.claims(*rows, **sizes), self.framework, basis or self.basis)

    def measured(self, code: str, *rows: Claim, **more: Any) -> dict[str, Any]:
        """The row of one measure on the card of some claims of it."""
        told = self.card(*({"measure": code, **row} for row in rows), **more)
        (one,) = (row for row in rows_of(told.measures()) if row["measure"] == code)
        return one

    def rating(self, code: str, *rows: Claim, **more: Any) -> float | None:
        """The rating of a benefit or the exposure of a harm, 0 to 100; None where there is none."""
        found = float(self.measured(code, *rows, **more)["rating"])
        return None if isnan(found) else found

    def faults(self, code: str, *rows: Claim, **sizes: Any) -> list[dict[str, str]]:
        """What is wrong with the claims; nothing where they are taken."""
        try:
            self.claims(*({"measure": code, **row} for row in rows), **sizes)
        except sv.ClaimErrors as error:
            return error.as_dict()
        return []
