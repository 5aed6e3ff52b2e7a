"""`Sensitivity`: what a number hangs on, figure by figure.

In come indices, swings and what is not drawn; out come tidy tables, text and plain JSON types.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import field, frozen

from socialvalue.insight.sensitivity import pages
from socialvalue.insight.sensitivity.tornado import ENDS, Swing
from socialvalue.insight.sensitivity.undrawn import Undrawn
from socialvalue.scorecard.tables import Table


@frozen
class Influence:
    """One figure in doubt, or one survey: the share of the number's variance that it brings.

    `first` is what it brings by itself, `total` with all that it does together with others; errors
    are standard errors, 0 where the indices are exact. `measures` are those that use it;
    `together` are the keys it is correlated with, which share one pair of indices. `name` says what
    it is in words, `brief` in a cell of a table.
    """

    key: str
    name: str
    brief: str
    measures: tuple[str, ...]
    first: float
    first_error: float
    total: float
    total_error: float
    together: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class Sensitivity:
    """What one number (or a difference of two) hangs on, made by `sv.sensitivity`.

    `how` is "closed form", "estimates" or "no doubt", and `why` says so in words. `central` is the
    number as the scorecard shows it, `deviation` one standard deviation of it, in points or pounds;
    `titles` are those of all measures, by code.
    """

    who: tuple[str, ...]
    of: str
    node: str
    ledger: str
    how: str
    why: str
    central: float
    deviation: float
    influences: tuple[Influence, ...]
    swings: tuple[Swing, ...] = field(repr=False)
    undrawn: tuple[Undrawn, ...] = field(repr=False)
    titles: Mapping[str, str] = field(repr=False)

    def table(self) -> Table:
        """One row a figure in doubt, most important first: `first` and `total`, shares of the
        variance 0-1 with their standard errors (NaN where nothing varies), the measures that use
        it, and what it is correlated with.
        """
        rows = self.influences
        table: Table = {
            "key": np.array([one.key for one in rows], object),
            "name": np.array([one.name for one in rows], object),
            "measures": np.array([", ".join(one.measures) for one in rows], object),
        }
        for name in ("first", "first_error", "total", "total_error"):
            table[name] = np.array([getattr(one, name) for one in rows], dtype=np.float64)
        table["together"] = np.array([", ".join(one.together) for one in rows], object)
        table["how"] = np.array([self.how] * len(rows), object)
        return table

    def tornado(self) -> Table:
        """One row a figure, the widest swing first: its own 5th and 95th percentile (`low`, `high`;
        NaN where levels of a table each have their own), and what the number comes to with it there
        and all others at their central values (`at_low`, `at_high`), beside `central`.
        """
        rows, names = self.swings, {one.key: one.name for one in self.influences}
        table: Table = {"key": np.array([one.key for one in rows], object)}
        table["name"] = np.array([names[one.key] for one in rows], object)
        for name in ("low", "high", "at_low"):
            table[name] = np.array([getattr(one, name) for one in rows], dtype=np.float64)
        table["central"] = np.full(len(rows), self.central)
        for name in ("at_high", "swing"):
            table[name] = np.array([getattr(one, name) for one in rows], dtype=np.float64)
        return table

    def not_drawn(self) -> Table:
        """What the doubt does not cover: one row a figure that stands still, and why it does.

        `measure` is blank for what concerns all; `value` is NaN where there is no one number.
        """
        rows = self.undrawn
        table: Table = {
            name: np.array([getattr(one, name) for one in rows], object)
            for name in ("measure", "figure")
        }
        table["value"] = np.array([one.value for one in rows], dtype=np.float64)
        for name in ("unit", "reason"):
            table[name] = np.array([getattr(one, name) for one in rows], object)
        return table

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain JSON types; a number that is not there is null."""
        return {
            "who": list(self.who),
            "of": self.of,
            "node": self.node,
            "ledger": self.ledger,
            "how": self.how,
            "why": self.why,
            "central": pages.plain(self.central),
            "deviation": pages.plain(self.deviation),
            "percentiles": list(ENDS),
            "measures": dict(self.titles),
            "figures": pages.rows(self.table()),
            "tornado": pages.rows(self.tornado()),
            "not_drawn": pages.rows(self.not_drawn()),
        }

    def __repr__(self) -> str:
        return pages.sensitivity(self)

    def _repr_html_(self) -> str:
        return pages.as_html(repr(self))
