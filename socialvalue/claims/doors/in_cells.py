"""The places of faults in a workbook: told by line and column while it is read, and by cell to
whoever mends it: `bids.xlsx!Claims!C7`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from socialvalue.claims.claims import Claims
from socialvalue.claims.doors.cells import SHARELESS
from socialvalue.claims.doors.wide import TEXTS, Head
from socialvalue.claims.numbers import quoted
from socialvalue.claims.refusals import Refusals, Refused
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.workbooks import cell_of, place

_BESIDE = re.compile(r" \(\S+ (\w+)\)")
_LINE = re.compile(r" line ([0-9]+)(?![0-9])")


@frozen
class Spot:
    """Where the rows of one sheet stand: its file, its name, the row of its header and the number
    of each titled column.
    """

    file: str
    sheet: str
    header: int
    columns: Mapping[str, int]
    percents: Mapping[str, float] = field(factory=dict)
    """By cell, `C7`: the numbers that are formatted as percentages."""

    @property
    def name(self) -> str:
        """The sheet as its rows are told: `bids.xlsx!Claims`."""
        return f"{self.file}!{self.sheet}"

    def cell(self, row: int, column: int) -> str:
        """The place of a cell."""
        return place(self.file, self.sheet, row, column)

    def row(self, line: re.Match[str]) -> str:
        """The first cell of a row, in the place of its line."""
        return self.cell(int(line[1]), min(self.columns.values(), default=1))

    def worded(self, fault: Fault) -> str:
        """The place of a fault of this sheet by its cell, with what is told beside it."""
        rest = fault.at.removeprefix(self.name)
        first = min(self.columns.values(), default=1)
        if rest == " header" or rest.startswith(" header,"):
            said = (at for title, at in self.columns.items() if _names(fault, title))
            return self.cell(self.header, next(said, first))
        line = _LINE.match(rest)
        if line is None:
            return fault.at
        more = rest[line.end() :]
        row = int(line[1])
        if more.startswith(", "):
            for title, at in sorted(self.columns.items(), key=lambda one: -len(one[0])):
                for word in (title, Head.of(title).name):
                    told = more[2:].removeprefix(word) if word else more[2:]
                    if len(told) < len(more) - 2 and not told[:1].isalnum():
                        return self.cell(row, at) + told
        at = self.columns.get(self._title(fault, more), first) if more.startswith(" (") else first
        return self.cell(row, at) + more

    def _title(self, fault: Fault, more: str) -> str:
        """Where in a tidy sheet something is told of a claim: at the value of an input, at the name
        of one that is not known, at what stands beside the inputs, or at the measure.
        """
        beside = _BESIDE.fullmatch(more)
        if beside and beside[1] in TEXTS - {"not_applicable"}:
            return beside[1] if beside[1] in self.columns else "measure"
        return "input" if fault.fault == "this input is not known" else "value"


def _names(fault: Fault, title: str) -> bool:
    """Whether a fault of a header is about a column."""
    told = f"{fault.at} {fault.fault}"
    return bool(title) and any(quoted(one) in told for one in (title, Head.of(title).name))


def told(make: Callable[[], Claims], spots: Sequence[Spot]) -> Claims:
    """The claims that `make` makes; every fault and refused row of a workbook tells its cell.

    Of several faults of a cell that holds an error or no value, the first alone is told.
    """
    try:
        claims = make()
    except ClaimErrors as error:
        raise type(error)(_once(_placed(one, spots) for one in error.faults)) from None
    refused = tuple(
        Refused(
            one.submission,
            tuple(_once(_placed(fault, spots) for fault in one.faults)),
            tuple(_placed(Fault(row, "", ""), spots).at for row in one.rows),
        )
        for one in claims.refusals.refused
    )
    return evolve(claims, refusals=Refusals(refused))


def _placed(fault: Fault, spots: Sequence[Spot]) -> Fault:
    """A fault with its cell, if it is of one of these sheets; places within its words as well."""
    mine = [one for one in spots if fault.at.startswith(one.name)]
    own = max(mine, key=lambda one: len(one.name)) if mine else None
    at = own.worded(fault) if own else fault.at
    words = fault.fault
    for spot in spots:
        words = re.sub(re.escape(spot.name) + _LINE.pattern, spot.row, words)
    share = own.percents.get((cell_of(at) or ("", ""))[1]) if own else None
    if share is not None and (words.endswith(" is not a number") or words == SHARELESS):
        words = f"it is formatted as a percentage: it holds {share:.15g}, shown as"
        fix = "format the cell as a number, and look whether it then says what is meant"
        return Fault(at, f"{words} {share * 100:.15g}%", fix)
    return Fault(at, words, fault.fix)


UNREAD = ("it holds the error ", "its formula was never ", "one cell is merged ")
"""How a fault begins that says why a cell has no value."""


def _once(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Faults, but what follows from a cell that has no value is left out."""
    listed = list(faults)
    silent = {cell_of(one.at) for one in listed if one.fault.startswith(UNREAD)}
    for one in listed:
        if one.fault.startswith(UNREAD) or cell_of(one.at) not in silent - {None}:
            yield one
