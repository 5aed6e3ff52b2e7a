"""Costs: what each submission costs, by year, in the pounds of the basis, apart from benefits.

In come the submissions table (cost_2026 …), the basis and perhaps an optimism bias; out come
pounds by year, real and discounted. A cost that nobody gave is not a cost of nothing.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import define, frozen

from socialvalue import deflation
from socialvalue.basis import Basis
from socialvalue.claims import Submissions
from socialvalue.claims.submissions import COST_UNIT
from socialvalue.errors import AppraisalError, Fault
from socialvalue.numerics.optimism import allow_for_optimism
from socialvalue.proxy import Share
from socialvalue.source import Figure
from socialvalue.valuation import years
from socialvalue.valuation.terms import Terms

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


@frozen
class Optimism:
    """The share by which costs are raised, and who says so; 0 where nobody chose one."""

    bias: float = 0.0
    source: str = ""

    @classmethod
    def of(cls, chosen: Figure | Share | None) -> Optimism:
        """A figure of the ledger, or a `Share` with a source; `AppraisalError` for anything else.

        A bias above 1 is more than double the cost, as the ledger has for bespoke equipment.
        """
        if chosen is None:
            return cls()
        fix = 'give sv.source.figure("optimism-bias-…"), or a Share with a source'
        source = getattr(chosen, "source", None)
        if source is None or not isinstance(chosen, (Figure, Share)):
            raise AppraisalError(Fault("optimism", "it has no source", fix))
        if isinstance(chosen, Figure) and (chosen.unit != "1" or chosen.kind):
            raise AppraisalError(Fault("optimism", f"{chosen.key} is no share", fix))
        if not 0 <= chosen.value < np.inf:
            raise AppraisalError(Fault("optimism", f"{chosen.value} is below 0", fix))
        key = chosen.key if isinstance(chosen, Figure) else source.key
        return cls(chosen.value, f"{key}: {source.cite()}")

    @property
    def words(self) -> str:
        """The bias in words, with its source."""
        return f"+{self.bias:.6g} of costs ({self.source})" if self.source else "none"


@define(frozen=True, eq=False)
class Costs:
    """Pounds of the basis by year from its start, (2, years, submissions): real, then discounted.

    `given` (submissions,) says whose costs are known; `calendar`, one a submission, the years in
    which they fall as the table names them.
    """

    pounds: Floats
    given: Bools
    calendar: tuple[tuple[int, ...], ...]
    optimism: Optimism

    @property
    def present(self) -> Floats:
        """Present value (submissions,); NaN where no cost was given."""
        total: Floats = np.where(self.given, self.pounds[1].sum(axis=0), np.nan)
        return total

    def fell_in(self, place: int) -> str:
        """The years of one submission's costs in words: "2026, 2027"; "none"."""
        return ", ".join(map(str, self.calendar[place])) or "none"


def of(submissions: Submissions, basis: Basis, optimism: Optimism) -> Costs:
    """The costs of every submission; years before the start count as its first, as benefits do."""
    count, given = len(submissions), sorted(submissions.costs)
    ahead = years.ahead(np.array(given, dtype=np.int64), basis)
    real = np.zeros((int(ahead.max(initial=0.0)) + 1, count))
    for year, at in zip(given, ahead.astype(int), strict=True):
        real[at] += np.nan_to_num(submissions.costs[year])
    rebased = real * deflation.factor(COST_UNIT, f"GBP_{basis.price_year}", basis.deflator)
    raised = allow_for_optimism(rebased, optimism.bias, 0.0)
    discount = Terms(basis, basis.discounting).discount(np.arange(len(real), dtype=np.float64))
    calendar = tuple(
        tuple(year for year in given if not np.isnan(submissions.costs[year][place]))
        for place in range(count)
    )
    known = np.array([bool(some) for some in calendar], dtype=bool)
    return Costs(np.stack([raised, raised * discount[:, None]]), known, calendar, optimism)
