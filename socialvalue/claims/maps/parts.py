"""The parts of a column map: which rows of a sheet count, and where each value of a row comes from.

A `Cell` is one value: a column of the sheet, or a constant. Everything here is declared and frozen;
nothing reads a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Literal

from attrs import field, frozen

from socialvalue.claims.doors.spelling import PLAIN

Rows = Literal["submission", "claim", "part"]
ROWS = ("submission", "claim", "part")
"""What one row of a sheet is: a whole submission, a whole claim, or a part of a claim."""


POUNDS = "GBP"
"""The unit of a mark such as £ that means pounds of the year that its column's unit names."""

PERCENT = ("%", "percent")
"""What a unit of percentages is called."""


EXACT = 2.0**53
"""Up to here a float holds every whole number."""


def squeezed(text: Any) -> str:
    """A header or a word with every run of spaces and line ends made one space."""
    return " ".join(str(text).split())


def folded(text: Any) -> str:
    """A word as it is compared: capitals and runs of spaces make no difference."""
    return squeezed(text).casefold()


def texted(value: Any) -> str:
    """A cell as text: a number that the file itself knew is written as short as it can be, and a
    whole one with every digit.
    """
    if not isinstance(value, float):
        return squeezed(value)
    if abs(value) >= EXACT:
        return repr(value)
    return str(int(value)) if value.is_integer() else f"{value:.15g}"


TOTALS = frozenset({"total", "totals", "sub total", "sum", "overall total"})
"""What stands where an id should in a row that adds up others."""

_MADE_OF = frozenset({"overall", "average", "averages", "mean"})
_AFTER = re.compile(r"\s*\([^()]*\)$")
_ROUND = " :.*=-–—"


def is_total(who: Any) -> bool:
    """Whether an id is that of a row which adds up others: `Total`, `TOTALS:`, `Subtotal A`,
    `Total (3)`, `Average`.
    """
    word = _AFTER.sub("", folded(who)).strip(_ROUND)
    return word in TOTALS | _MADE_OF or word.startswith(("subtotal", "sub-total", "grand total"))


def nearest(word: str, known: Any) -> str:
    """The known word most like this one, or "" if none is much like it."""
    by_fold = {folded(one): str(one) for one in known}
    found = get_close_matches(folded(word), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else ""


@frozen
class Rule:
    """Rows chosen by what a column says: one of `words`, or blank; or one row by its line."""

    header: str = ""
    words: tuple[str, ...] = ()
    blank: bool = False
    line: int = 0
    because: str = ""

    def holds(self, line: int, row: Mapping[str, Any]) -> bool:
        """Whether a row is one of those meant."""
        if self.line:
            return line == self.line
        said = folded(texted(row.get(self.header, "")))
        return not said if self.blank else said in {folded(word) for word in self.words}


@frozen
class Cell:
    """Where one value of a row comes from: the column `header`, or else the constant `value`.

    `unit` is that of the numbers in the column, with `{year}` standing for the year in the column
    `year`; or `unit_in` names the column that says the unit of each row. `marks` are signs that a
    number may carry, each with its unit; `codes` turn the sheet's words into ours; `split` cuts a
    cell into many values; `numbers` is a format of its own; `again` says why a column that is a
    number elsewhere is one here too; `scale` says what one of its numbers stands for, as 1000 in
    a column of thousands; `scales` are signs that say so of one cell, as m = 1000000; `below_one`
    is `percent` where 0.4 in a column of percentages is 0.4 %, and not 40 %.
    """

    header: str = ""
    value: Any = None
    unit: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    numbers: str = ""
    split: str = ""
    year: str = ""
    again: str = ""
    unit_in: str = ""
    scale: float | None = None
    scales: tuple[tuple[str, float], ...] = ()
    below_one: str = ""

    @property
    def headers(self) -> tuple[str, ...]:
        """Every column that this value looks at."""
        return tuple(one for one in (self.header, self.year, self.unit_in) if one)


Entry = Mapping[str, Cell]
"""One entry of a group: a cell for each of its members, and for the count if there is one."""

Input = Cell | tuple[Cell | Entry, ...]
"""A number or word; the values of a sample; the entries of a group."""


@frozen
class Sheet:
    """Which lines of a file are rows, how its numbers are written, and what is left out by name.

    Words in `blank` say nothing; words in `zero` stand for 0 where a number is asked for. Of a
    workbook, `called` is the name of the sheet that is meant.
    """

    rows: Rows = "submission"
    header_rows: tuple[int, ...] = ()
    header_words: tuple[str, ...] = ()
    stop_at: tuple[str, ...] = ()
    skip: tuple[Rule, ...] = ()
    expect: tuple[Rule, ...] = ()
    blank: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    numbers: str = PLAIN
    marks: tuple[tuple[str, str], ...] = ()
    encoding: str = ""
    records: str = ""
    zero: tuple[str, ...] = ()
    scales: tuple[tuple[str, float], ...] = ()
    called: str = ""


@frozen
class Claim:
    """How a row makes a claim of one measure; with `when`, only rows that say so.

    `beside` holds stage, period, kind, grades, label, source, note and the like.
    """

    measure: str
    when: Rule | None = None
    beside: Mapping[str, Cell] = field(factory=dict)
    inputs: Mapping[str, Input] = field(factory=dict)

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """Every value of the inputs, by name: `attended`, `local[0].spend`."""
        for name, given in self.inputs.items():
            if isinstance(given, Cell):
                yield name, given
                continue
            for place, one in enumerate(given):
                if isinstance(one, Cell):
                    yield f"{name}[{place}]", one
                else:
                    yield from ((f"{name}[{place}].{part}", cell) for part, cell in one.items())


@frozen
class Mapped:
    """A whole map: its `name`, its `[sheet]`, its `[submission]` and its `[[claim]]`s."""

    name: str
    sheet: Sheet = field(factory=Sheet)
    submission: Mapping[str, Cell] = field(factory=dict)
    claims: tuple[Claim, ...] = ()
