"""`Bids`: who bids, at what price, and with what numbers of their own.

In come records, one a bid: submission, name, price, and a number under the code of each criterion
that asks for one. Out come columns of one length. A number left blank earns nothing; a price left
blank is a fault wherever price counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from attrs import define

from socialvalue.claims import Submissions
from socialvalue.claims.numbers import composed, is_blank, parse, real, shown
from socialvalue.errors import Fault

Floats = np.ndarray[Any, np.dtype[np.float64]]

SUBMISSION, NAME, PRICE = "submission", "name", "price"
LEAST_PRICE = 0.01


@define(frozen=True, eq=False)
class Bids:
    """`ids` and `names` (bids,), `price` in pounds and `numbers` by criterion (bids,), NaN where
    nothing was given.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    price: Floats
    numbers: dict[str, Floats]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def places(self) -> dict[str, int]:
        """The place of each bid by id, and by name where no other has it."""
        found = {composed(one): place for place, one in enumerate(self.names)}
        found.update({composed(one): place for place, one in enumerate(self.ids)})
        return found


def of_card(submissions: Submissions) -> list[dict[str, Any]]:
    """The bids that a scorecard has, without prices."""
    return [
        {SUBMISSION: str(submissions.ids[place]), NAME: submissions.name(place)}
        for place in range(len(submissions))
    ]


class Reading:
    """Reads records of bids and gathers the faults on its way."""

    codes: tuple[str, ...]
    priced: bool

    def __init__(self, codes: Iterable[str], *, priced: bool) -> None:
        self.codes = tuple(codes)
        self.priced = priced
        self.faults: list[Fault] = []

    def read(self, rows: Iterable[Any], submissions: Submissions | None) -> Bids:
        """The bids; with a table of submissions, one for each of it, in its order."""
        listed = [
            row if isinstance(row, Mapping) else self._no_row(number)
            for number, row in enumerate(rows)
        ]
        self._unknown(listed)
        by_id = self._by_id(listed, submissions)
        if submissions is None:
            order = [(one, str(row.get(NAME) or one)) for one, row in by_id.items()]
        else:
            order = [(one[SUBMISSION], one[NAME]) for one in of_card(submissions)]
            for missing in (one for one, _ in order if one not in by_id and (listed or self.codes)):
                fix = "give each submission of the scorecard a bid"
                self._add(f"bids of {missing}", "there is no such row", fix)
        rows_of = [by_id.get(one, {}) for one, _ in order]
        at = [f"bids of {one}" for one, _ in order]
        price = self._column(rows_of, at, PRICE)
        for place in np.flatnonzero(np.isnan(price) & self.priced):
            if order[place][0] in by_id and is_blank(rows_of[place].get(PRICE)):
                self._add(f"{at[place]}.price", "there is no price", "give it in pounds")
        for place in np.flatnonzero(price < LEAST_PRICE):
            self._add(f"{at[place]}.price", "a price is above 0", "give it in pounds")
        numbers = {code: self._column(rows_of, at, code) for code in self.codes}
        if not order:
            self._add("bids", "there are none", "give one row a bid")
        ids, names = tuple(one for one, _ in order), tuple(name for _, name in order)
        if len(set(names)) < len(names):
            self._add("bids.name", "two bids have one name", "give each its own")
        return Bids(ids, names, price, numbers)

    def _by_id(
        self, rows: list[Mapping[str, Any]], table: Submissions | None
    ) -> dict[str, Mapping[str, Any]]:
        found: dict[str, Mapping[str, Any]] = {}
        for number, row in enumerate(rows):
            given = row.get(SUBMISSION)
            if is_blank(given):
                self._add(f"bids[{number}].submission", "it is missing", "say whose bid it is")
                continue
            word = composed(given)
            place = None if table is None else table.find(word)
            if table is not None and place is None:
                fix = "use an id or a name of the submissions table"
                self._add(f"bids[{number}].submission", "there is no such submission", fix)
                continue
            word = word if table is None or place is None else str(table.ids[place])
            if word in found:
                self._add(f"bids[{number}].submission", "this bid stands twice", "keep one row")
            found[word] = row
        return found

    def _column(self, rows: list[Mapping[str, Any]], at: list[str], name: str) -> Floats:
        return np.array(
            [self._number(row.get(name), f"{at[place]}.{name}") for place, row in enumerate(rows)],
            dtype=np.float64,
        )

    def _number(self, given: Any, at: str) -> float:
        if is_blank(given):
            return np.nan
        value = parse(given) if isinstance(given, str) else real(given)
        if value is None or not np.isfinite(value):
            self._add(
                at, f"{shown(given)} is not a number", "write plain digits, or leave it blank"
            )
            return np.nan
        return value

    def _unknown(self, rows: list[Mapping[str, Any]]) -> None:
        known = (SUBMISSION, NAME, PRICE, *self.codes)
        for key in dict.fromkeys(key for row in rows for key in row):
            if key not in known:
                fix = f"use {', '.join(known)}"
                self._add(f"bids.{shown(key)}", "this column is not known", fix)

    def _no_row(self, number: int) -> Mapping[str, Any]:
        self._add(f"bids[{number}]", "it is no record", "give a dict with submission and price")
        return {}

    def _add(self, at: str, fault: str, fix: str) -> None:
        self.faults.append(Fault(at, fault, fix))
