"""Costs: what each submission costs, by year, in the pounds of the basis, apart from benefits.

In come the submissions table (cost_2026 …), the basis and perhaps an optimism bias; out come
pounds by year, real and discounted. A cost that nobody gave is not a cost of nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from attrs import define, frozen

from socialvalue import deflation
from socialvalue.appraisal.size import LEAST, MOST
from socialvalue.appraisal.spelling import exact_share
from socialvalue.basis import Basis
from socialvalue.claims import Submissions
from socialvalue.claims.numbers import quoted
from socialvalue.claims.submissions import COST_UNIT
from socialvalue.errors import AppraisalError, Fault
from socialvalue.numerics.optimism import allow_for_optimism
from socialvalue.proxy import Share
from socialvalue.source import Figure, Source
from socialvalue.valuation import years
from socialvalue.valuation.terms import Terms

NO_COSTS = "no costs by year were given (cost_2026 … in the submissions table)"
FREE = "its costs come to nothing"
SMALL = "its costs, under a hundredth of a penny in all, are too small for a ratio"
BLANK = "its cost of {} is blank, and others give one (write 0 where it is nothing)"

OVERRUN = "cost-overrun"
"""The kind of the figures that may raise costs: others are of time, or no overrun at all."""

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


@frozen
class Optimism:
    """The share by which costs are raised, and who says so; 0 where nobody chose one."""

    bias: float = 0.0
    key: str = ""
    origin: Source | None = None

    @classmethod
    def of(cls, chosen: Any) -> Optimism:
        """An overrun of capital cost from the ledger, or a `Share` with a source of one's own;
        `AppraisalError` for anything else.

        A bias above 1 is more than double the cost, as the ledger has for bespoke equipment.
        """
        if chosen is None:
            return cls()
        fix = 'give sv.source.figure("optimism-bias-capital-…"), or a Share with a source'
        source = chosen.source if isinstance(chosen, Figure | Share) else None
        if not isinstance(source, Source):
            raise AppraisalError(Fault("optimism", "it has no source", fix))
        if isinstance(chosen, Figure) and (chosen.unit != "1" or chosen.kind != OVERRUN):
            fault = f"{chosen.key} is no overrun of a capital cost"
            raise AppraisalError(Fault("optimism", fault, fix))
        if not 0 <= chosen.value <= MOST:
            fault = f"no pound of cost can be raised by {quoted(chosen.value)} of it"
            fix = "give a share of 0 or more: 0.24 raises costs by 24%"
            raise AppraisalError(Fault("optimism", fault, fix))
        key = chosen.key if isinstance(chosen, Figure) else source.key
        return cls(chosen.value, key, source)

    @property
    def source(self) -> str:
        """The figure or source by its key, and the citation; "" where nothing is added."""
        return f"{self.key}: {self.origin.cite()}" if self.origin is not None else ""

    @property
    def use(self) -> str:
        """What its source is used for."""
        figured = self.origin is not None and self.key != self.origin.key
        return f"figure {self.key}" if figured else "optimism bias"

    @property
    def words(self) -> str:
        """The bias in words, with its source."""
        return (
            f"costs raised by {exact_share(self.bias)} ({self.source})" if self.source else "none"
        )


@define(frozen=True, slots=False, eq=False)
class Costs:
    """Pounds of the basis by year from its start, (2, years, submissions): real, then discounted;
    NaN in a year that a submission left blank and others fill, and in all where it gave none.

    `calendar`, one a submission, has the years in which costs fall as the table names them, and
    `blank` those that only others fill.
    """

    pounds: Floats
    calendar: tuple[tuple[int, ...], ...]
    blank: tuple[tuple[int, ...], ...]
    optimism: Optimism

    @cached_property
    def given(self) -> Bools:
        """Whose costs are known, (submissions,): given in every year in which anybody's are."""
        known = zip(self.calendar, self.blank, strict=True)
        return np.array([bool(some) and not left for some, left in known], dtype=bool)

    @cached_property
    def flows(self) -> Floats:
        """The same pounds with 0 where nothing is known, (2, years, submissions)."""
        return np.nan_to_num(self.pounds)

    @cached_property
    def present(self) -> Floats:
        """Present value (submissions,); NaN where costs are not known."""
        total: Floats = np.where(self.given, self.flows[1].sum(axis=0), np.nan)
        return total

    @cached_property
    def enough(self) -> Bools:
        """Whose costs are large enough to divide by, (submissions,)."""
        return np.nan_to_num(self.present) >= LEAST

    def why(self, place: int) -> str:
        """Why costs of a submission can be set against nothing; "" where they can."""
        if not self.calendar[place]:
            return NO_COSTS
        if self.blank[place]:
            return BLANK.format(", ".join(map(str, self.blank[place])))
        if self.enough[place]:
            return ""
        return SMALL if self.flows[0, :, place].any() else FREE

    def fell_in(self, place: int) -> str:
        """The years of one submission's costs in words: "2026, 2027"; "none"."""
        return ", ".join(map(str, self.calendar[place])) or "none"


def of(submissions: Submissions, basis: Basis, optimism: Optimism) -> Costs:
    """The costs of every submission; years before the start count as its first, as benefits do.

    `AppraisalError` names each whose costs are too large to be told to the pound.
    """
    count, given = len(submissions), sorted(submissions.costs)
    table = np.array([submissions.costs[year] for year in given]).reshape(len(given), count)
    ahead = years.ahead(np.array(given, dtype=np.int64), basis).astype(int)
    real = np.zeros((int(ahead.max(initial=0)) + 1, count))
    with np.errstate(over="ignore"):
        np.add.at(real, ahead, np.nan_to_num(table))
    factor = deflation.factor(COST_UNIT, f"GBP_{basis.price_year}", basis.deflator)
    _refuse_too_large(submissions, table, factor * (1 + optimism.bias))
    raised = allow_for_optimism(real * factor, optimism.bias, 0.0)
    discount = Terms(basis, basis.discounting).discount(np.arange(len(real), dtype=np.float64))
    missing = np.isnan(table) & ~np.isnan(table).all(axis=1, keepdims=True)
    unknown = np.zeros(real.shape, dtype=bool)
    np.logical_or.at(unknown, ahead, missing)
    unknown |= np.isnan(table).all(axis=0)
    both = np.where(unknown, np.nan, np.stack([raised, raised * discount[:, None]]))
    return Costs(both, _years(given, ~np.isnan(table)), _years(given, missing), optimism)


@np.errstate(over="ignore")
def _refuse_too_large(submissions: Submissions, table: Floats, factor: float) -> None:
    """Refuse costs, (years, submissions), that add up to too much when each is times `factor`."""
    total = np.nan_to_num(table).sum(axis=0) * factor
    fix = "check the costs and the optimism bias; is a unit off by a factor?"
    fault = "its costs are too large to be told to the pound"
    faults = [
        Fault(f"costs[{submissions.ids[place]}]", fault, fix)
        for place, much in enumerate(total)
        if much > MOST
    ]
    if faults:
        raise AppraisalError(faults)


def _years(given: Sequence[int], some: Bools) -> tuple[tuple[int, ...], ...]:
    """The years of each submission in which `some`, (years, submissions), is true."""
    return tuple(
        tuple(year for year, true in zip(given, column, strict=True) if true) for column in some.T
    )
