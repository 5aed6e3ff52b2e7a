"""Tidy claims: a sheet with one input a row becomes one record a claim.

Columns: submission, measure, input, value, and where needed unit, stage, period, claim, item, kind,
shared, about, group, place, evidence, counterfactual, source and note. A sample is one row a member
(`input` people.right, `item` its label). An input `not_applicable` has its reason as its value. The
rows of one claim agree on its kind and on its labels. Rows whose submission or measure nobody knows
are told once a wrong word (see `strays`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from socialvalue.basis import STAGES
from socialvalue.claims.batch import ASIDE, COMMITTED, FALLS, KINDS, asked
from socialvalue.claims.doors import headers
from socialvalue.claims.doors.cells import Cells, is_share, own_share
from socialvalue.claims.elsewhere import Elsewhere
from socialvalue.claims.numbers import composed, is_blank, quoted, shown
from socialvalue.claims.places import Places
from socialvalue.claims.strays import Strays
from socialvalue.claims.submissions import Submissions
from socialvalue.claims.values import judge
from socialvalue.claims.years import year
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.errors import Fault
from socialvalue.framework import Framework
from socialvalue.proxy import OWN, own_unit

NEEDED = ("submission", "measure", "input", "value")
KEYS = ("submission", "measure", "stage", "period", "claim")
TEXTS = ("source", "note")
AGREED = ("kind", "shared", "about", *FALLS)
"""What the rows of one claim say alike."""

GRADES = {
    "evidence": ("E0", "E1", "E2", "E3", "E4"),
    "counterfactual": ("C0", "C1", "C2", "C3", "C4"),
}
ASKED = "what to write"
"""The column of a form that says what it asks for: people read it, and nothing else does."""

KNOWN = (*NEEDED, "unit", "stage", "period", "claim", "item", *AGREED, *GRADES, *TEXTS)


class Sheet(Places):
    """Reads rows into records, and remembers the row of every value."""

    framework: Framework
    cells: Cells
    name: str
    faults: list[Fault]

    def __init__(self, framework: Framework, cells: Cells, name: str, elsewhere: Elsewhere) -> None:
        self.framework = framework
        self.cells = cells
        self.name = name
        self.elsewhere = elsewhere
        self.faults = cells.faults
        self._records: dict[tuple[str, ...], dict[str, Any]] = {}
        self._numbers: dict[tuple[str, ...], int] = {}
        self._codes: list[str] = []
        self._rows: list[int] = []
        self._lines: dict[tuple[int, str], int] = {}
        self._items: dict[tuple[int, str], dict[str, int]] = {}

    def word(self, record: int, name: str = "") -> str:
        """`claims.csv line 12 (PA1 turnout)`; of an input without a row, the measure that asks for
        it: `claims.csv line 11, measure (PA1 turnout)`.
        """
        whole, part = name.partition("[")[0], name.rpartition(".")[0]
        line = self._lines.get((record, name)) or self._lines.get((record, whole))
        beside = self._lines.get((record, part)) or self._lines[record, ""]
        told = f"({quoted(self._codes[record])[1:-1]} {name}".strip() + ")"
        if line is None and name and name not in ASIDE:
            return f"{self.name} line {beside}, measure {told}"
        return f"{self.name} line {line or beside} {told}"

    def first(self, record: int, names: Sequence[str]) -> str:
        """The first of some inputs that has a row; of all, where none has."""
        return next((name for name in names if (record, name) in self._lines), names[0])

    def rows(self, record: int) -> int:
        """How many rows a claim has."""
        return self._rows[record]

    def read(
        self, rows: Iterable[tuple[int, Mapping[str, str]]], submissions: Submissions | None
    ) -> list[dict[str, Any]]:
        """Every row, into the record of its claim; `submissions` are None if there is no table."""
        strays = Strays(self.framework, submissions, self.name, self.elsewhere)
        for line, row in rows:
            self._row(line, row, strays)
        strays.excuse(self._records)
        self.faults += strays.faults()
        return list(self._records.values())

    def _row(self, line: int, row: Mapping[str, str], strays: Strays) -> None:
        key = _key(row)
        record = self._records.get(key)
        if record is None and strays.take(key, line, row):
            self._apart(line, row)
            return
        if record is None:
            record = {name: row[name] for name in KEYS if not is_blank(row.get(name))}
            self._records[key] = record
            self._numbers[key] = len(self._numbers)
            self._codes.append(row["measure"])
            self._rows.append(0)
            self._lines[self._numbers[key], ""] = line
        strays.look(key, row)
        number = self._numbers[key]
        self._rows[number] += 1
        for name in (*TEXTS, *GRADES, *AGREED):
            self._beside(record, name, row.get(name, ""), line)
        name = row["input"]
        member = self.framework.members.get(row["measure"])
        declaration = asked(member.measure).get(name.partition(".")[0]) if member else None
        if name == "not_applicable":
            self._put(record, number, name, row["value"] or row.get("note", ""), line)
        elif name in OWN:
            own = self._number(line, row, own_unit(name), share=own_share(name))
            self._put(record, number, name, own, line)
        elif isinstance(declaration, SampleGroup):
            self._group(record, number, row, declaration, line)
        elif isinstance(declaration, Sample):
            self._sample(record, number, row, declaration, line)
        elif isinstance(declaration, Column):
            self._put(record, number, name, self._declared(line, row, declaration), line)
        elif declaration is None and name in ASIDE:
            # what stands beside a claim has columns of its own: a row says only once whose it is
            at, fix = f"{self.name} line {line}, input", f"give the column {name}, not an input"
            self.faults.append(Fault(at, f"{quoted(name)} is no input", fix))
        else:
            self._put(record, number, name, row["value"], line)

    def _apart(self, line: int, row: Mapping[str, str]) -> None:
        """A row of no known claim: its other cells are looked at all the same."""
        for name in (*GRADES, *AGREED):
            self._beside({}, name, row.get(name, ""), line)

        def add(name: str, fault: str, fix: str) -> None:
            self.faults.append(Fault(f"{self.name} line {line}, {name}", fault, fix))

        top, _, part = row["input"].partition(".")
        if top in OWN and not part:
            self._number(line, row, own_unit(top), share=own_share(top))
        member = self.framework.members.get(row["measure"])
        if member is None or top in ASIDE:
            return
        declared = asked(member.measure).get(top)
        if isinstance(declared, SampleGroup):
            declared = Sample(declared.of) if part == "count" else dict(declared.members).get(part)
        if isinstance(declared, Code):
            judge("value", declared, row["value"], add)
        elif isinstance(declared, Column | Sample):
            judge("value", declared, self._declared(line, row, declared), add)
        else:
            fix = f"use {', '.join(asked(member.measure))}"
            add("input", f"{shown(row['input'])} is not known", fix)

    def _beside(self, record: dict[str, Any], name: str, cell: str, line: int) -> None:
        """Notes are joined; of several grades the lowest stands for the claim; kinds agree."""
        if is_blank(cell):
            return
        at = f"{self.name} line {line}, {name}"
        if name == "kind" and cell.lower() not in KINDS:
            fix = f"use {' or '.join(KINDS)}, or leave it blank"
            self.faults.append(Fault(at, f"{shown(cell)} is not a kind of value", fix))
            return
        if name in GRADES:
            cell = cell.upper()
            if cell not in GRADES[name]:
                fix = f"use one of {', '.join(GRADES[name])}"
                self.faults.append(Fault(at, f"{shown(cell)} is not a grade", fix))
                return
            record[name] = min(cell, record.get(name, cell))
        elif name not in record:
            record[name] = cell
        elif name in AGREED:
            if composed(cell).lower() != composed(record[name]).lower():
                fault = f"{shown(cell)} stands beside {shown(record[name])} in one claim"
                fix = f"keep one of them, or give each {name} its own claim label"
                self.faults.append(Fault(at, fault, fix))
        elif cell not in record[name].split("; "):
            record[name] += f"; {cell}"

    def _put(self, record: dict[str, Any], number: int, name: str, value: Any, line: int) -> None:
        if (number, name) in self._lines:
            fix = "keep one of them, or give each row its own claim label"
            at = f"{self.name} line {line}, input"
            self.faults.append(Fault(at, f"{shown(name)} of this claim stands twice", fix))
        self._lines[number, name] = line
        record[name] = value

    def _sample(
        self,
        record: dict[str, Any],
        number: int,
        row: Mapping[str, str],
        sample: Sample,
        line: int,
    ) -> None:
        """One value of a sample; its item, where it names one, is named once."""
        name, item = row["input"], composed(row.get("item", ""))
        places = self._items.setdefault((number, name), {})
        if item and item in places:
            fault = f"{quoted(name)} of item {shown(item)} stands twice"
            fix = "give each member its own item label"
            self.faults.append(Fault(self._item(line, row), fault, fix))
        values = record.setdefault(name, [])
        places[item] = len(values)
        self._lines[number, f"{name}[{len(values)}]"] = line
        values.append(self._declared(line, row, sample))

    def _group(
        self,
        record: dict[str, Any],
        number: int,
        row: Mapping[str, str],
        group: SampleGroup,
        line: int,
    ) -> None:
        """One sample of one member: `people.right` of item 3."""
        name, _, part = row["input"].partition(".")
        item = composed(row.get("item", ""))
        members = dict(group.members)
        if part != "count" and part not in members:
            at = f"{self.name} line {line}, input"
            fix = f"use {', '.join(f'{name}.{one}' for one in (*members, 'count'))}"
            self.faults.append(Fault(at, f"{shown(row['input'])} is not known", fix))
            return
        items = self._items.setdefault((number, name), {})
        rows = record.setdefault(name, [])
        place = items.setdefault(item, len(items))
        self._lines.setdefault((number, f"{name}[{place}]"), line)
        if place == len(rows):
            rows.append({"item": item})
        if part in rows[place]:
            fault = f"{quoted(row['input'])} of item {shown(item)} stands twice"
            fix = "give each member its own item label"
            self.faults.append(Fault(self._item(line, row), fault, fix))
        member = members.get(part)
        self._lines[number, f"{name}[{place}].{part}"] = line
        if isinstance(member, Code):
            rows[place][part] = row["value"]
        else:
            asked_for = member or Sample(group.of)
            rows[place][part] = self._declared(line, row, asked_for)

    def _item(self, line: int, row: Mapping[str, str]) -> str:
        """The place of the label of a member; of its input, where a sheet has no labels."""
        return f"{self.name} line {line}, {'item' if 'item' in row else 'input'}"

    def _declared(self, line: int, row: Mapping[str, str], one: Column | Sample) -> Any:
        return self._number(line, row, one.unit, share=is_share(one))

    def _number(self, line: int, row: Mapping[str, str], declared: str, *, share: bool) -> Any:
        """The number of a row in the declared unit; None if the cell is blank."""
        at = f"{self.name} line {line}, value"
        return self.cells.number(at, row["value"], declared, row.get("unit", ""), share=share)


def _key(row: Mapping[str, str]) -> tuple[str, ...]:
    """What the rows of one claim have in common: a blank stage is the committed one."""
    who, code, stage, period, label = (row.get(name, "") for name in KEYS)
    found = year(period) if period else None
    when = period if found is None else str(found)
    return composed(who), code, stage.lower() or STAGES[COMMITTED], when, composed(label)


def header_faults(name: str, header: Iterable[str]) -> list[Fault]:
    """What is wrong with the columns of a tidy sheet: one is missing, or nobody knows it."""
    columns = list(header)
    missing, at = f"give the columns {', '.join(NEEDED)}", f"{name} header"
    faults = [Fault(at, f"{one!r} is missing", missing) for one in NEEDED if one not in columns]
    fix = f"use {', '.join(KNOWN)}"
    strange = [one for one in columns if one not in (*KNOWN, ASKED)]
    return faults + [Fault(at, f"{headers.told(one)} is not known", fix) for one in strange]
