"""Rows become records: each value is fetched where the map says it lies, and its place remembered.

In come rows, one after another; records and submissions grow, as any other door could bring them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, field

from socialvalue.claims.maps.fetching import Fetching
from socialvalue.claims.maps.fitting import declared, size_unit
from socialvalue.claims.maps.grid import Grid, Value
from socialvalue.claims.maps.parts import Cell, Claim, Mapped, is_total
from socialvalue.claims.numbers import REPORTED, is_blank, quoted, shown
from socialvalue.claims.places import Places
from socialvalue.column import Sample
from socialvalue.framework import Framework


@define(eq=False)
class MappedSheet(Places):
    """Rows read through a map, one after another, into records and submissions."""

    map: Mapped
    framework: Framework
    fetch: Fetching
    records: list[dict[str, Any]] = field(factory=list)
    submissions: list[dict[str, Any]] = field(factory=list)
    picks: bool = False
    """Whether a claim of some map is meant for some rows only."""

    _known: dict[str, int] = field(factory=dict)
    _met: set[str] = field(factory=set)
    """The ids that rows of the present map have named."""

    _passed: dict[tuple[int, str], None] = field(factory=dict)
    """Cells that say something, and whose claim is not meant for their row: line and header."""

    _read: set[tuple[int, str]] = field(factory=set)
    """Cells that some claim reads, where another may pass over them."""

    _joined: dict[tuple[str, ...], int] = field(factory=dict)
    _cells: dict[tuple[int, str], tuple[int, str]] = field(factory=dict)
    """By record and input: the line and the header that it came from."""

    _sizes: dict[tuple[int, str], tuple[int, str]] = field(factory=dict)
    _origins: dict[str, list[int]] = field(factory=dict)
    """Of the samples of the present row: the cell or entry of the map that each value came from."""

    def word(self, record: int, name: str = "") -> str:
        """`bids.csv line 7, 'Volunteers' (PA3 contributed)`, for a value that has a fault."""
        whole = name.partition("[")[0]
        found = self._cells.get((record, name)) or self._cells.get((record, whole))
        line, header = found or self._cells[record, ""]
        self.fetch.refused.add(line)
        code = self.records[record]["measure"]
        return f"{self.fetch.grid.at(line, header)} ({f'{code} {name}'.strip()})"

    def first(self, record: int, names: Sequence[str]) -> str:
        """The first of some inputs that a column of the sheet gives; of all, where none does."""
        held = (name for name in names if self._cells.get((record, name), (0, ""))[1])
        return next(held, names[0])

    def submission(self, row: int, name: str = "") -> str:
        """`bids.csv line 7, 'Contract value' (contract_value)`."""
        line, header = self._sizes.get((row, name)) or self._sizes[row, ""]
        self.fetch.refused.add(line)
        return f"{self.fetch.grid.at(line, header)} ({name or 'submission'})"

    @property
    def passed(self) -> dict[int, tuple[str, ...]]:
        """By line: the titles of what `when` passes over, and no other claim or map reads."""
        found: dict[int, list[str]] = {}
        for line, header in sorted(self._passed.keys() - self._read, key=lambda one: one[0]):
            found.setdefault(line, []).append(header)
        order = {one: place for place, one in enumerate(dict.fromkeys(h for _, h in self._passed))}
        return {line: tuple(sorted(some, key=order.__getitem__)) for line, some in found.items()}

    def begin(self, given: Mapped, grid: Grid) -> None:
        """Go on with the rows of another map of the sheet."""
        self.map, self.fetch.sheet, self.fetch.grid = given, given.sheet, grid
        self._met.clear()

    def row(self, line: int, row: Mapping[str, Value]) -> None:
        """One row: its submission, and the claims of those blocks that it is meant for."""
        who = self.fetch.text(line, row, self.map.submission["id"])
        if who is REPORTED:
            return
        if is_blank(who):
            fix = "give it, or skip such rows in the map: { header = …, blank = true }"
            self.fetch.add(line, self.map.submission["id"].header, "its id is blank", fix)
            return
        if is_total(who):
            fault = f"{shown(who)} looks like a total, not like who offers something"
            fix = "leave such rows out by stop_at, or by skip with the word"
            self.fetch.add(line, self.map.submission["id"].header, fault, fix)
            return
        self._submission(line, row, str(who))
        meant = [
            claim for claim in self.map.claims if claim.when is None or claim.when.holds(line, row)
        ]
        if self.map.claims and not meant:
            when = self.map.claims[0].when
            header = when.header if when else ""
            fault = f"no claim of the map is meant for {shown(row.get(header, ''))}"
            fix = "add a [[claim]] with that word in its when, or skip the row in the map"
            self.fetch.add(line, header, fault, fix)
        for claim in meant:
            self._claim(line, row, str(who), claim)
        if self.picks:
            self._pass_over(line, row, meant)

    def _pass_over(self, line: int, row: Mapping[str, Value], meant: list[Claim]) -> None:
        """Remember what claims that are not meant for a row would have read in it."""
        took = [cell for claim in meant for _, cell in claim.cells()]
        self._read.update((line, one.header) for one in (*took, *self.map.submission.values()))
        for claim in self.map.claims:
            if any(claim is one for one in meant):
                continue
            for _, cell in claim.cells():
                if cell.header and self.fetch.raw(row, cell) is not None:
                    self._passed[line, cell.header] = None

    def _submission(self, line: int, row: Mapping[str, Value], who: str) -> None:
        again = who in self._met and self.map.sheet.rows == "submission"
        fresh = who not in self._known or again
        self._met.add(who)
        number = len(self.submissions) if fresh else self._known[who]
        if fresh:
            self._known[who] = number
            self.submissions.append({"id": who})
            self._sizes[number, ""] = line, self.map.submission["id"].header
        known = self.submissions[number]
        for name, cell in self.map.submission.items():
            if name == "id":
                continue
            unit = size_unit(name)
            value = (
                self.fetch.number(line, row, cell, unit) if unit
                else self.fetch.text(line, row, cell)
            )  # fmt: skip
            if is_blank(value) or (value is REPORTED and not unit):
                continue
            if known.setdefault(name, value) != value and REPORTED not in (known[name], value):
                fault = f"another row of {quoted(who)} says otherwise"
                self.fetch.add(line, cell.header, fault, "say it alike in every row")
            self._sizes.setdefault((number, name), (line, cell.header))

    def _claim(self, line: int, row: Mapping[str, Value], who: str, claim: Claim) -> None:
        values = {
            name: self._input(line, row, claim, name, one) for name, one in claim.inputs.items()
        }
        said = any(not is_blank(values[name]) for name, one in claim.inputs.items() if _looks(one))
        beside = {name: self.fetch.text(line, row, one) for name, one in claim.beside.items()}
        beside = {name: value for name, value in beside.items() if value is not REPORTED}
        apart = not is_blank(beside.get("not_applicable"))
        constant = not any(map(_looks, claim.inputs.values()))
        if not said and not apart and not (constant and claim.inputs):
            return
        record = {"submission": who, "measure": claim.measure}
        record |= {name: value for name, value in beside.items() if not is_blank(value)}
        if not apart or said:
            record |= values
        self._take(line, record, claim)

    def _take(self, line: int, record: dict[str, Any], claim: Claim) -> None:
        """A record of its own, or the next part of one that rows before began."""
        keys = ("submission", "measure", "stage", "period", "claim")
        key = tuple(str(record.get(name, "")) for name in keys)
        number = self._joined.get(key) if self.map.sheet.rows == "part" else None
        headers = {name: cell.header for name, cell in claim.cells()}
        headers |= {name: cell.header for name, cell in claim.beside.items()}
        if number is None:
            number = self._joined[key] = len(self.records)
            self.records.append({})
            self._cells[number, ""] = line, next(filter(None, headers.values()), "")
        before = self.records[number]
        grown = {name: len(one) for name, one in before.items() if isinstance(one, list)}
        for name, value in record.items():
            if isinstance(value, list):
                before.setdefault(name, []).extend(value)
            elif is_blank(before.get(name)):
                before[name] = value
            elif not is_blank(value):
                self._again(line, before, name, value, headers.get(name, ""), claim)
        self._remember(number, line, headers, grown)

    def _again(
        self, line: int, before: dict[str, Any], name: str, value: Any, header: str, claim: Claim
    ) -> None:
        """A part that says once more what is said: notes join, the lowest grade stands; a number
        that a column gives twice is a fault, even if it is the same.
        """
        if name in ("note", "source"):
            if value not in before[name].split("; "):
                before[name] += f"; {value}"
        elif name in ("evidence", "counterfactual"):
            before[name] = min(before[name], value, key=str)
        elif before[name] != value or (name in claim.inputs and header):
            fault = f"{name} of this claim stands twice"
            self.fetch.add(line, header, fault, "keep one, or give each row its own claim label")

    def _remember(
        self, number: int, line: int, headers: Mapping[str, str], grown: Mapping[str, int]
    ) -> None:
        """Where each value of a record came from, its members counted on from earlier rows."""
        for name, header in headers.items():
            whole, bracket, rest = name.partition("[")
            self._cells.setdefault((number, whole), (line, header))
            place, _, part = rest.partition("]")
            for at, origin in enumerate(self._origins.get(whole, ())):
                if bracket and origin == int(place):
                    counted = f"{whole}[{at + grown.get(whole, 0)}]{part}"
                    self._cells.setdefault((number, counted), (line, header))

    def _input(
        self, line: int, row: Mapping[str, Value], claim: Claim, name: str, given: Any
    ) -> Any:
        """The value of an input: a number, a word, a list, or a list of entries of a group."""
        if isinstance(given, Cell):
            what = declared(self.framework, claim.measure, name)
            if not isinstance(what, Sample):
                return self.fetch.value(line, row, given, what)
            given = (given,)
        found: list[Any] = []
        self._origins[name] = []
        for place, one in enumerate(given):
            if isinstance(one, Cell):
                what = declared(self.framework, claim.measure, name)
                values = self.fetch.values(line, row, one, what)
                fresh = [value for value in values if not is_blank(value)]
            else:
                fresh = self._entries(line, row, claim, name, one)
            found += fresh
            self._origins[name] += [place] * len(fresh)
        # A list of nothing would say "none"; blank columns say nothing.
        return found or None

    def _entries(
        self, line: int, row: Mapping[str, Value], claim: Claim, name: str, entry: Any
    ) -> list[dict[str, Any]]:
        """The entries that one table of cells makes: one, or several where cells are split."""
        parts = {
            part: self.fetch.values(
                line, row, cell, declared(self.framework, claim.measure, f"{name}.{part}")
            )
            for part, cell in entry.items()
        }
        looked = [part for part, cell in entry.items() if cell.header] or list(entry)
        size = max(len(parts[part]) for part in looked)
        if any(len(parts[part]) != size for part in looked):
            header = next((cell.header for cell in entry.values() if cell.split), "")
            fix = "give as many values in each of its columns"
            self.fetch.add(line, header, f"the lists of {name} are not of one length", fix)
            return [dict.fromkeys(parts, REPORTED)]
        rows = [
            {part: values[place if part in looked else 0] for part, values in parts.items()}
            for place in range(size)
        ]
        return [one for one in rows if any(not is_blank(one[part]) for part in looked)]


def _looks(given: Any) -> bool:
    """Whether an input looks at the sheet, rather than being a constant."""
    if isinstance(given, Cell):
        return bool(given.header)
    return any(_looks(one) for one in given) if isinstance(given, tuple) else any(
        cell.header for cell in given.values()
    )  # fmt: skip
