"""The prices of one measure: its rows by ledger become proxies, or tables of them by a word.

In come the rows of one code; out come `Proxy` and `ProxyTable` in the order of the ledgers, or None
with a fault for every price that cannot be made. The order of the rows changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from attrs import field, frozen

from socialvalue.errors import Fault
from socialvalue.measure_tables.cells import nearest, quoted
from socialvalue.measure_tables.gathered import Gathered
from socialvalue.measure_tables.rows import Row
from socialvalue.measure_tables.sources import Sources
from socialvalue.proxy import ADJUSTMENTS, LEDGERS, Ledger, Proxy, ProxyTable
from socialvalue.source import Source

PRICED = ("value", "low", "high", "price_year", "level", "contains")
"""The columns that say something of a price."""


@frozen
class Group:
    """The rows of one measure in one ledger ("" where none is named), and what they agree on."""

    ledger: str
    rows: list[Row]
    cells: Gathered


@frozen
class Levels:
    """What a price goes by: the name of the word, and its words, sorted."""

    key: str
    names: list[str] = field(factory=list)


def grouped(rows: list[Row], faults: list[Fault]) -> list[Group]:
    """The rows of one code by ledger, in the order of the ledgers; unreadable ledgers apart."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        apart = f"?{row.place}" if "ledger" in row.told else ""
        found.setdefault(row.cells.get("ledger", apart), []).append(row)
    order = {ledger: place for place, ledger in enumerate(LEDGERS)}
    ordered = sorted(found, key=lambda ledger: order.get(ledger, len(order)))
    return [Group(one, found[one], Gathered(found[one], "price", faults)) for one in ordered]


class Pricing:
    """Makes the prices of one measure; `sound` says whether nothing was wrong with any."""

    code: str
    measure: Gathered
    sources: Sources
    sound: bool

    def __init__(self, code: str, measure: Gathered, sources: Sources, faults: list[Fault]) -> None:
        self.code, self.measure, self.sources, self._faults = code, measure, sources, faults
        self.sound = True

    def proxies(self, groups: Iterable[Group], unit: str) -> tuple[Proxy | ProxyTable, ...]:
        """The prices per `unit`, in the order of the ledgers."""
        made = [self._of_group(group, unit) for group in groups]
        return tuple(one for one in made if one is not None)

    def levels(self, groups: Iterable[Group]) -> Levels | None:
        """The words that the prices go by, if the measure names a key."""
        key = self.measure.get("key")
        if key is None:
            return None
        rows = [row for group in groups for row in group.rows]
        return Levels(key, sorted({row.cells["level"] for row in rows if "level" in row.cells}))

    def _fault(self, at: str, fault: str, fix: str) -> None:
        self._faults.append(Fault(at, fault, fix))
        self.sound = False

    def _of_group(self, group: Group, unit: str) -> Proxy | ProxyTable | None:
        if group.ledger not in LEDGERS:
            self._of_no_ledger(group)
            return None
        rows = self._alone(group)
        pairs = [(row, self._value(row)) for row in rows]
        years = group.cells.need(
            "price_year", "name the pounds, as in 2025 or FY2025", "the pounds have no price year"
        )
        source = self.sources.of_price(group.cells)
        contains = self._contains(group)
        self.sound &= group.cells.sound(*group.cells.values, "price_year", "publisher", "source")
        known = [(row, value) for row, value in pairs if value is not None]
        if years is None or source is None or not known or len(known) < len(pairs):
            self.sound = False
            return None
        priced_in = f"{years}/{unit if unit.isalnum() else f'({unit})'}"
        ledger = cast("Ledger", group.ledger)
        if self.measure.has("key"):
            return self._table(known, priced_in, ledger, source, contains)
        row, value = known[0]
        low, high = row.cells.get("low"), row.cells.get("high")
        return Proxy(
            value, low, high, unit=priced_in, ledger=ledger, source=source, contains=contains
        )

    def _table(
        self,
        known: list[tuple[Row, float]],
        unit: str,
        ledger: Ledger,
        source: Source,
        contains: tuple[str, ...],
    ) -> ProxyTable | None:
        key = self.measure.get("key")
        values = sorted((row.cells["level"], value) for row, value in known if "level" in row.cells)
        if key is None or len(values) < len(known):
            return None
        return ProxyTable(key, tuple(values), unit, ledger, source, contains)

    def _of_no_ledger(self, group: Group) -> None:
        """Rows without a ledger hold no price, and there is one such row at the most."""
        if group.ledger:
            self.sound = False
            return
        for row in group.rows:
            given = next((one for one in PRICED if one in row.cells or one in row.told), None)
            self.sound &= given is None
            if given is not None and row.lacks("ledger"):
                fix = f"name the kind of value in ledger: {', '.join(LEDGERS)}"
                self._fault(row.at("ledger"), f"{given} is given and no ledger is named", fix)
        for row in group.rows[1:]:
            fault = f"{self.code} stands at {group.rows[0].place} too"
            self._fault(row.at("code"), fault, "keep one of the two, or give it another code")

    def _alone(self, group: Group) -> list[Row]:
        """The rows of a ledger, less those that price the same again."""
        seen: dict[Any, Row] = {}
        for row in group.rows:
            level = row.cells.get("level")
            if self.measure.has("key"):
                if row.lacks("level"):
                    fix = f"write the word, as {self.measure.get('key') or 'the key'} has it"
                    self._fault(row.at("level"), "the price goes by a word, and has none", fix)
                elif level in seen:
                    self._twice(row, seen[level], f"the level {quoted(level)}", group.ledger)
                    continue
                self._no_range(row)
                seen[level if level is not None else row.place] = row
                continue
            if level is not None and row.lacks("key"):
                fix = "name what the word says in key, or leave level blank"
                self._fault(row.at("level"), "there is a level and no key", fix)
            if seen:
                self._twice(row, group.rows[0], self.code, group.ledger)
                continue
            seen[row.place] = row
        return list(seen.values())

    def _twice(self, row: Row, first: Row, what: str, ledger: str) -> None:
        fault = f"{what} has a {ledger} price at {first.place} too"
        fix = "keep one of the two, or give the row another ledger, or a code of its own"
        self._fault(row.at("value"), fault, fix)

    def _no_range(self, row: Row) -> None:
        name = next((name for name in ("low", "high") if name in row.cells), None)
        if name is not None:
            fault, fix = "a price that goes by a word has no range", "leave low and high blank"
            self._fault(row.at(name), fault, fix)

    def _value(self, row: Row) -> float | None:
        """The pounds of a row, within its own range."""
        value, low, high = (row.cells.get(name) for name in ("value", "low", "high"))
        if value is None:
            if row.lacks("value"):
                self._fault(row.at("value"), "it is missing", "give the pounds for one unit")
            self.sound = False
            return None
        fault = out_of_range(value, low, high, row.told)
        if fault:
            self._fault(row.at("value"), *fault)
        if min(value, value if low is None else low) < 0:
            fix = "give pounds of 0 or more; what does damage has the direction harm"
            self._fault(row.at("value"), "a price is below zero", fix)
            return None
        return float(value)

    def _contains(self, group: Group) -> tuple[str, ...]:
        """The shares that the price holds already, none of which is taken off again."""
        names = tuple(group.cells.get("contains", ()))
        for name in names:
            if name not in ADJUSTMENTS:
                fix = f"{nearest(name, ADJUSTMENTS)}use {', '.join(ADJUSTMENTS)}, bars between"
                group.cells.fault("contains", f"{quoted(name)} is not known", fix)
            elif self.measure.has(name):
                fault = f"{name} is already in the price and would be applied twice"
                fix = f"leave {name} blank, or use a price that does not hold it"
                group.cells.fault("contains", fault, fix)
        return tuple(sorted(names))


def out_of_range(
    value: float, low: float | None, high: float | None, told: set[str] | frozenset[str]
) -> tuple[str, str] | None:
    """What is wrong with a figure beside its own range, and how to mend it."""
    if told.intersection(("low", "high")):
        return None
    if (low is None) != (high is None):
        return "its range has one end only", "give both low and high, or neither"
    if low is not None and high is not None and not low <= value <= high:
        fault = f"{value:g} is outside its own range, {low:g} to {high:g}"
        return fault, "let low, value and high rise in that order"
    return None
