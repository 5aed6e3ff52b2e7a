"""`Exchange`: a rule, with a name and a reason, by which pounds of several ledgers are added."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from socialvalue.errors import AppraisalError, Fault
from socialvalue.proxy import LEDGERS
from socialvalue.source import Source


def _rates(given: Mapping[str, float]) -> dict[str, float]:
    return dict(given)


@frozen
class Exchange:
    """Pounds of the ledgers in `rates` are added, each times its rate; those of others never are.

    `name` stands where a ledger's name would, and `reason` beside every number that was added.
    A transfer added to welfare counts one person's gain without another's loss, and an input is a
    cost by another name: think twice before naming either.
    """

    name: str
    reason: str
    rates: Mapping[str, float] = field(converter=_rates, hash=False)
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        if faults := list(self._faults()):
            raise AppraisalError(faults)

    @property
    def words(self) -> str:
        """The rates in words: "welfare × 1, fiscal × 1"."""
        return ", ".join(f"{ledger} × {rate:g}" for ledger, rate in self.rates.items())

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        source = self.source.cite() if self.source else ""
        return {
            "name": self.name,
            "reason": self.reason,
            "rates": {ledger: float(rate) for ledger, rate in self.rates.items()},
            "source": source,
        }

    def _faults(self) -> Iterable[Fault]:
        if not self.name.strip() or self.name in LEDGERS:
            fix = "give the rule a name of its own, such as 'public and social'"
            yield Fault("exchange.name", f"{self.name!r} names no rule", fix)
        if not self.reason.strip():
            fix = "say why pounds of these ledgers may be added"
            yield Fault("exchange.reason", "it is blank", fix)
        if not self.rates:
            yield Fault("exchange.rates", "no ledger is named", "give a rate for each ledger")
        for ledger, rate in self.rates.items():
            at = f"exchange.rates[{ledger}]"
            if ledger not in LEDGERS:
                yield Fault(at, "there is no such ledger", f"use {', '.join(LEDGERS)}")
            elif isinstance(rate, bool) or not isinstance(rate, int | float):
                yield Fault(at, f"{rate!r} is not a number", "give a rate above 0")
            elif not (math.isfinite(rate) and rate > 0):
                fix = "give a rate above 0, and leave out a ledger that is not to be added"
                yield Fault(at, f"{rate!r} is no rate", fix)
