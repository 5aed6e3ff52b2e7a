"""`Methods`: the same claims under other methods, and whether anybody's place changes.

In come scores by method; out come tidy tables, text and plain JSON types.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import define, field, frozen

from socialvalue.insight.sensitivity import method_pages, pages
from socialvalue.insight.sensitivity.standings import RUN
from socialvalue.scorecard.tables import Table

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]


@define(frozen=True, eq=False)
class Numbers:
    """What one scoring comes to: scores and parts (submissions,), and `worth` by ledger."""

    score: Floats
    benefit: Floats
    harm: Floats
    worth: Mapping[str, Floats]

    @property
    def ranks(self) -> Ints:
        """Ranks by score, 1 the best; equal scores share the better rank."""
        falling = np.sort(-self.score)
        return np.asarray(1 + np.searchsorted(falling, -self.score, side="left"))

    @property
    def first(self) -> tuple[int, ...]:
        """The places of those who are first."""
        return tuple(np.flatnonzero(self.ranks == 1).tolist())

    def same(self, other: Numbers) -> bool:
        """Whether another scoring comes to the same numbers, to the last bit."""
        pairs = [(self.score, other.score), (self.benefit, other.benefit), (self.harm, other.harm)]
        pairs += [(some, other.worth[ledger]) for ledger, some in self.worth.items()]
        return all(np.array_equal(one, two, equal_nan=True) for one, two in pairs)


@frozen(eq=False)
class Method:
    """One method: its `kind` and `name`, its numbers (None where it was not run), and `why`.

    `standing` is "run", "as scored" (it is the method of the scorecard), "changes nothing" (it
    comes to the same numbers), "as another" (to those of one of its kind, named in `why`) or "not
    run"; `pounds` says that it can move pounds alone.
    """

    kind: str
    name: str
    standing: str
    numbers: Numbers | None = field(repr=False, default=None)
    why: str = ""
    pounds: bool = False


@frozen(eq=False, repr=False)
class Methods:
    """The numbers of a scorecard (`own`) beside those of other methods; made by `sv.methods`.

    `submissions` are names, in the order of all numbers; `ledgers` those in which there are pounds;
    `told` the places of those that pages and tables tell of: ranks are among all.
    """

    submissions: tuple[str, ...]
    ledgers: tuple[str, ...]
    own: Numbers = field(repr=False)
    rows: tuple[Method, ...]
    told: tuple[int, ...] = ()

    @property
    def run(self) -> tuple[Method, ...]:
        """The methods that were run and come to other numbers, each of these once."""
        return tuple(one for one in self.rows if one.standing == RUN)

    def changes(self, method: Method) -> tuple[bool, bool]:
        """Whether who is first changes by a method, and whether any rank does."""
        if method.numbers is None:
            return False, False
        ranks = bool((method.numbers.ranks != self.own.ranks).any())
        return method.numbers.first != self.own.first, ranks

    def table(self) -> Table:
        """One row a method and submission that is told: score with its parts, rank, worth of each
        ledger ("worth, welfare", benefit less harm), whether the winner or any rank changes.

        `standing` says whether a method was run, is or comes to that of the scorecard or another,
        or was not run: then it has one row with nobody in it, and `why` holds the reason.
        """
        parts = [self._part(one) for one in self.rows]
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}

    def _part(self, method: Method) -> Table:
        blank = np.full(1, np.nan)
        none = Numbers(blank, blank, blank, dict.fromkeys(self.ledgers, blank))
        found, rows = (method.numbers, list(self.told)) if method.numbers else (none, [0])
        who = [self.submissions[at] for at in rows] if method.numbers else [""]
        winner, ranks = self.changes(method)

        def column(value: Any) -> Any:
            return np.full(len(who), value, dtype=object)

        return {
            "kind": column(method.kind),
            "method": column(method.name),
            "standing": column(method.standing),
            "submission": np.array(who, object),
            "score": found.score[rows],
            "benefit": found.benefit[rows],
            "harm": found.harm[rows],
            "rank": found.ranks[rows].astype(np.float64) if method.numbers else blank,
            **{f"worth, {one}": found.worth[one][rows] for one in self.ledgers},
            "winner_changes": np.full(len(who), winner),
            "ranks_change": np.full(len(who), ranks),
            "why": column(method.why),
        }

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain JSON types; a number that is not there is null."""
        return {
            "headline": method_pages.headline(self),
            "submissions": [self.submissions[at] for at in self.told],
            "ledgers": list(self.ledgers),
            "methods": pages.rows(self.table()),
        }

    def __repr__(self) -> str:
        return method_pages.methods(self)

    def _repr_html_(self) -> str:
        return pages.as_html(repr(self))
