"""The table of submissions that stands beside a mapped sheet: who they are, and how large.

In come a file, records or columns, and the submissions that a sheet names; out come the rows of the
table, filled from the sheet where they say nothing, with the place of each value. Whoever stands in
one of the two alone is a fault, and so is a size of which the two say different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import isclose, isnan
from pathlib import Path
from typing import Any

from attrs import define, field

from socialvalue import arguments, deflation
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.doors import encodings
from socialvalue.claims.doors.cells import Cells
from socialvalue.claims.doors.in_cells import Spot
from socialvalue.claims.doors.opening import Intake
from socialvalue.claims.doors.pages import Roll
from socialvalue.claims.doors.spelling import PLAIN, Spelling
from socialvalue.claims.doors.wide import Head
from socialvalue.claims.likeness import likeness, mistaken
from socialvalue.claims.maps.mapped_sheet import MappedSheet
from socialvalue.claims.numbers import REPORTED, composed, is_blank, quoted
from socialvalue.claims.places import Places
from socialvalue.claims.submissions import TEXTS, Submissions
from socialvalue.errors import Fault
from socialvalue.framework import Framework
from socialvalue.ramp import PER_UNITS

SOME = 8
"""Ids or lines that one fault names."""

Given = str | Path | Mapping[str, Any] | Iterable[Mapping[str, Any]]
"""A path, columns by name, or one mapping a submission."""


@define(slots=False, eq=False)
class Beside:
    """A table that was opened: its rows, how its numbers are spelt, what is to be said of it."""

    roll: Roll
    spelling: Spelling
    deflator: deflation.Index
    read_as: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    """The sheet of a workbook that it is, whose faults are told by their cells."""

    @property
    def name(self) -> str:
        """What the table is called where it is told."""
        return self.roll.name or "the submissions table"

    @cached_property
    def columns(self) -> frozenset[str]:
        """The names of its columns, whatever stands in them."""
        names = dict.fromkeys(name for _, row in self.roll.rows for name in row)
        return frozenset(Head.of(one).name if self.roll.sheet else one for one in names)

    @cached_property
    def known(self) -> Submissions:
        """Everybody who stands in it, with sizes in their own units; faults are told elsewhere."""
        used = Conversions(self.deflator)
        return Submissions.from_records(self.roll.records(Cells(used, self.spelling)), used)[0]


def opened(
    given: Given,
    framework: Framework,
    faults: list[Fault],
    deflator: deflation.Index,
    *,
    numbers: str = PLAIN,
    encoding: str | None = None,
) -> Beside | None:
    """The table that a caller gives beside a map; None, with faults, where it cannot be read.

    `numbers` and `encoding` are of the table alone: the map says those of its sheet.
    """
    spelling = Spelling(numbers)
    cells = Cells(Conversions(deflator), spelling)
    intake = Intake(framework, cells, encodings.declared(encoding))
    if isinstance(given, str | Path):
        intake.table([arguments.path("submissions", given)])
    else:
        intake.rows(given)
    faults += intake.faults
    if intake.roll is None or intake.faults:
        return None
    spelt = (f"{intake.roll.name}: numbers spelt {numbers}",) if numbers != PLAIN else ()
    return Beside(intake.roll, spelling, deflator, (*intake.read_as, *spelt), tuple(intake.spots))


@define(eq=False)
class Joined(Places):
    """The rows of a table with what a sheet adds to them, and the place of each value."""

    sheet: MappedSheet
    table: Beside
    roll: Roll
    records: list[Any]
    lines: dict[int, int]
    """By row of the table: the submission of the sheet that it is."""

    added: set[tuple[int, str]] = field(factory=set)
    """Rows and columns that the sheet filled."""

    faults: list[Fault] = field(factory=list)
    astray: bool = False
    """Whether somebody stands in the sheet or in the table alone."""

    renamed: int = 0

    def word(self, record: int, name: str = "") -> str:
        """The place of one value of one record, or of the record."""
        return self.sheet.word(record, name)

    def first(self, record: int, names: Sequence[str]) -> str:
        """The first of some inputs that has a place of its own; of all, where none has."""
        return self.sheet.first(record, names)

    def submission(self, row: int, name: str = "") -> str:
        """The place of one value of a submission: in the table, or in the sheet that filled it."""
        mine = self.lines.get(row)
        told = "" if mine is None else self.sheet.submission(mine, name)
        return told if mine is not None and (row, name) in self.added else self.roll.word(row, name)

    @property
    def read_as(self) -> tuple[str, ...]:
        """What is to be said of the table on the account."""
        names = "1 name is" if self.renamed == 1 else f"{self.renamed} names are"
        other = f"{names} told as in {self.table.name}, and otherwise in the sheet"
        return (*self.table.read_as, *((other,) if self.renamed else ()))


def joined(sheet: MappedSheet, table: Beside, used: Conversions, *, whole: bool = True) -> Joined:
    """The submissions of a sheet that was read, by their rows in the table.

    Unless the sheet is `whole`, rows of the table that nobody in it is of are left aside.
    """
    met: dict[int, int] = {}
    strangers, faults = list[int](), list[Fault]()
    for number, mine in enumerate(sheet.submissions):
        place = table.known.find(str(mine["id"]))
        if place is None:
            strangers.append(number)
        elif met.setdefault(place, number) != number:
            fault = f"{quoted(mine['id'])} stands twice"
            faults.append(Fault(sheet.submission(number), fault, "give each its own id"))
    rows = list(range(len(table.roll.rows))) if whole else sorted(met)
    roll = table.roll.some(rows)
    cells = Cells(used, table.spelling)
    records = [dict(one) for one in roll.records(cells)]
    made = Joined(
        sheet, table, roll, records, {n: met[one] for n, one in enumerate(rows) if one in met}
    )
    faults += _strangers(made, strangers, any_met=bool(met))
    if whole and met:
        ids = table.known.ids  # one that cannot be read is told where it stands
        absent = [one for one in rows if one not in met and ids[one] != f"?{one}"]
        faults += _absent(made, absent)
    made.faults += [*faults, *cells.faults, *_filled(made, rows)]
    made.astray = bool(strangers) or (whole and len(met) < len(rows))
    return made


def _strangers(made: Joined, numbers: list[int], *, any_met: bool) -> list[Fault]:
    """Whoever the sheet names and the table does not; one fault if that is everybody."""
    sheet, known = made.sheet, made.table.known
    ids = [str(sheet.submissions[number]["id"]) for number in numbers]
    places = dict(zip(ids, numbers, strict=True))
    found = []
    for who, number in places.items():
        fault = f"{quoted(who)} is not in {made.table.name}"
        fault += mistaken(who, known.looks.get(likeness(who)))
        fix = "add it there, or leave the row out by skip in the map"
        found.append(Fault(sheet.submission(number), fault, fix))
        # whatever is claimed for them is told by this alone
        made.records.append({"id": f"?{who}", **dict.fromkeys(PER_UNITS, REPORTED)})
    for record in sheet.records:
        if record["submission"] in places:
            record["submission"] = f"?{record['submission']}"
    if any_met or len(found) <= 1:
        return found
    fault = f"none of its ids stands in {sheet.fetch.grid.name}, where {quoted(ids[0])} comes first"
    return [Fault(f"{made.table.name}, id", fault, "give each id of the sheet a row")]


def _absent(made: Joined, places: list[int]) -> list[Fault]:
    """Whoever the table names and no row of the sheet is of."""
    if not places:
        return []
    ids = made.table.known.ids
    some = ", ".join(quoted(ids[place]) for place in places[:SOME])
    some += f" and {len(places) - SOME} more" if len(places) > SOME else ""
    fault = f"no row of {made.sheet.fetch.grid.name} that the map reads is of {some}"
    fix = "add the row, mend what the map skips, or take it out of the table"
    return [Fault(made.roll.word(places[0], "id"), fault, fix)]


def _filled(made: Joined, rows: list[int]) -> list[Fault]:
    """Fill blanks of the table from the sheet; a fault for each size that differs in the two."""
    apart: dict[str, list[tuple[int, float, float]]] = {}
    for row, number in made.lines.items():
        record = made.records[row]
        for name, mine in made.sheet.submissions[number].items():
            theirs = record.get(name)
            if name == "id" or mine is REPORTED or theirs is REPORTED:
                continue
            if is_blank(theirs):
                record[name] = mine
                record.pop(f"{name}_unit", None)
                made.added.add((row, name))
            elif name in TEXTS:
                made.renamed += name == "name" and composed(str(theirs)) != composed(str(mine))
            elif not isclose(said := _said(made.table.known, name, rows[row]), mine, rel_tol=1e-9):
                apart.setdefault(name, []).append((row, mine, said))
    return [
        _differs(made, name, [one for one in some if not isnan(one[2])])
        for name, some in apart.items()
        if not all(isnan(one[2]) for one in some)
    ]


def _said(known: Submissions, name: str, place: int) -> float:
    """A size or a cost as the table says it, in its own unit."""
    year = name.removeprefix("cost_")
    column = known.columns[name] if name in PER_UNITS else known.costs[int(year)]
    return float(column[place])


def _differs(made: Joined, name: str, some: list[tuple[int, float, float]]) -> Fault:
    """One fault for a size of which sheet and table say different things, with all its rows."""
    row, mine, theirs = some[0]
    at = made.sheet.submission(made.lines[row], name)
    more = [made.roll.word(other) for other, _, _ in some[1:]]
    fault = f"it is {mine:,.15g} here, and {theirs:,.15g} in {made.roll.word(row)}"
    for other, _, _ in some[1:]:
        made.sheet.submission(made.lines[other], name)
    if more:
        fault += f"; so it is with {', '.join(more[:SOME])}{' …' if len(more) > SOME else ''}"
    fix = f"mend one of the two, or take {name} out of [submission] in the map"
    return Fault(at, fault, fix)
