"""Tidy claims: a sheet with one input a row becomes one record a claim.

Columns: submission, measure, input, value, and where needed unit, stage, period, claim, item,
evidence, counterfactual, source and note. A sample is one row a member (`input` people.right,
`item` its label). An input `not_applicable` has its reason as its value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from socialvalue.claims.batch import asked
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.numbers import FIX, is_blank, parse
from socialvalue.claims.places import Places
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.errors import Fault, UnitError
from socialvalue.framework import Framework
from socialvalue.proxy import ADJUSTMENTS

NEEDED = ("submission", "measure", "input", "value")
KEYS = ("submission", "measure", "stage", "period", "claim")
TEXTS = ("source", "note")
GRADES = ("evidence", "counterfactual")
KNOWN = (*NEEDED, "unit", "stage", "period", "claim", "item", *GRADES, *TEXTS)


class Sheet(Places):
    """Reads rows into records, and remembers the row of every value."""

    def __init__(self, framework: Framework, conversions: Conversions, name: str) -> None:
        self.framework = framework
        self.conversions = conversions
        self.name = name
        self.faults: list[Fault] = []
        self.rows_in = 0
        self._records: dict[tuple[str, ...], dict[str, Any]] = {}
        self._numbers: dict[tuple[str, ...], int] = {}
        self._lines: dict[tuple[int, str], int] = {}
        self._items: dict[tuple[int, str], list[str]] = {}

    def word(self, record: int, name: str) -> str:
        """`claims.csv line 12 (PA1 turnout)`, or the claim's first line."""
        line = self._lines.get((record, name)) or self._lines.get((record, name.split("[")[0]))
        key = next((key for key, number in self._numbers.items() if number == record), ("", ""))
        return f"{self.name} line {line or self._lines.get((record, ''))} ({key[1]} {name})"

    def read(self, rows: Iterable[tuple[int, Mapping[str, str]]]) -> list[dict[str, Any]]:
        """Every row, into the record of its claim."""
        for line, row in rows:
            if self.rows_in == 0 and not self._header(row):
                return []
            self.rows_in += 1
            self._row(line, row)
        return list(self._records.values())

    def _header(self, row: Mapping[str, str]) -> bool:
        for name in NEEDED:
            if name not in row:
                fix = f"give the columns {', '.join(NEEDED)}"
                self.faults.append(Fault(f"{self.name} header", f"{name!r} is missing", fix))
        for name in row:
            if name not in KNOWN:
                fix = f"use {', '.join(KNOWN)}"
                self.faults.append(Fault(f"{self.name} header", f"{name!r} is not known", fix))
        return not self.faults

    def _row(self, line: int, row: Mapping[str, str]) -> None:
        key = tuple(row.get(name, "") for name in KEYS)
        record = self._records.get(key)
        if record is None:
            record = {name: row[name] for name in KEYS if not is_blank(row.get(name))}
            self._records[key] = record
            self._numbers[key] = len(self._numbers)
            self._lines[self._numbers[key], ""] = line
        number = self._numbers[key]
        for name in (*TEXTS, *GRADES):
            self._beside(record, name, row.get(name, ""))
        name = row["input"]
        member = self.framework.members.get(row["measure"])
        declaration = asked(member.measure).get(name.partition(".")[0]) if member else None
        if name == "not_applicable":
            self._put(record, number, name, row["value"] or row.get("note", ""), line)
        elif name in ADJUSTMENTS:
            self._put(record, number, name, self._number(line, row, "1"), line)
        elif isinstance(declaration, SampleGroup):
            self._group(record, number, row, declaration, line)
        elif isinstance(declaration, Sample):
            self._lines[number, f"{name}[{len(record.get(name, []))}]"] = line
            record.setdefault(name, []).append(self._number(line, row, declaration.unit))
        elif isinstance(declaration, Column):
            self._put(record, number, name, self._number(line, row, declaration.unit), line)
        else:
            self._put(record, number, name, row["value"], line)

    def _beside(self, record: dict[str, Any], name: str, cell: str) -> None:
        """Notes are joined; of several grades the lowest stands for the claim."""
        if is_blank(cell) or cell == record.get(name):
            return
        if name in record:
            cell = min(record[name], cell) if name in GRADES else f"{record[name]}; {cell}"
        record[name] = cell

    def _put(self, record: dict[str, Any], number: int, name: str, value: Any, line: int) -> None:
        if (number, name) in self._lines:
            fix = "keep one of them, or give each row its own claim label"
            at = f"{self.name} line {line}"
            self.faults.append(Fault(at, f"{name!r} of this claim stands twice", fix))
        self._lines[number, name] = line
        record[name] = value

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
        item = row.get("item", "")
        members = dict(group.members)
        at = f"{self.name} line {line}"
        if part != "count" and part not in members:
            fix = f"use {', '.join(f'{name}.{one}' for one in (*members, 'count'))}"
            self.faults.append(Fault(at, f"{row['input']!r} is not known", fix))
            return
        items = self._items.setdefault((number, name), [])
        if item not in items:
            items.append(item)
        rows = record.setdefault(name, [])
        place = items.index(item)
        if place == len(rows):
            rows.append({"item": item})
        if part in rows[place]:
            fault = f"{row['input']} of item {item!r} stands twice"
            self.faults.append(Fault(at, fault, "give each member its own item label"))
        member = members.get(part)
        self._lines[number, f"{name}[{place}].{part}"] = line
        if isinstance(member, Code):
            rows[place][part] = row["value"]
        else:
            rows[place][part] = self._number(line, row, member.unit if member else group.of)

    def _number(self, line: int, row: Mapping[str, str], declared: str) -> float | None:
        """The number of a row in the declared unit; None if the cell is blank or no number."""
        cell = row["value"]
        if is_blank(cell):
            return None
        number, at = parse(cell), f"{self.name} line {line}, value"
        if number is None:
            self.faults.append(Fault(at, f"{cell!r} is not a number", FIX))
            return None
        try:
            return number * self.conversions.factor(row.get("unit") or declared, declared)
        except UnitError as error:
            self.faults += [
                Fault(f"{at} in {row.get('unit')}", f.fault, f.fix) for f in error.faults
            ]
            return None
