"""Gathered cells: what the rows of one measure, or of one price, say together.

Rows of one code agree on what is the measure's, rows of one ledger on what is the price's; each
may leave blank what another says. Two that differ are a fault that names both rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from socialvalue.errors import Fault
from socialvalue.measure_tables.cells import quoted
from socialvalue.measure_tables.headings import HEADINGS, Of
from socialvalue.measure_tables.rows import Row


class Gathered:
    """The cells of some rows in the columns that are `of` the measure, or of the price."""

    first: Row

    def __init__(self, rows: Sequence[Row], of: Of, faults: list[Fault]) -> None:
        self.first = rows[0]
        self.values: dict[str, Any] = {}
        self.told: set[str] = {name for row in rows for name in row.told}
        self._meant = {name for row in rows for name in row.meant}
        self._faults = faults
        self._from: dict[str, Row] = {}
        for row in rows:
            for name, value in row.cells.items():
                if HEADINGS[name].of == of:
                    self._take(name, value, row)

    def _take(self, name: str, value: Any, row: Row) -> None:
        if name not in self.values:
            self.values[name], self._from[name] = value, row
        elif value != self.values[name]:
            other = f"{quoted(self.values[name])} at {self._from[name].place}"
            fix = "let both rows say the same, or leave one blank"
            self._faults.append(Fault(row.at(name), f"{quoted(value)} is not {other}", fix))
            self.told.add(name)

    def get(self, name: str, without: Any = None) -> Any:
        """What is said, or `without` where nothing is, or nothing that can be used."""
        return without if name in self.told else self.values.get(name, without)

    def has(self, name: str) -> bool:
        """Whether a cell was filled in at all, be it badly."""
        return name in self.values or name in self.told

    def sound(self, *names: str) -> bool:
        """Whether nothing is wrong in any of these columns."""
        return not self.told.intersection(names)

    def at(self, name: str) -> str:
        """The place of a cell, or where it should stand."""
        return self._from.get(name, self.first).at(name)

    def fault(self, name: str, fault: str, fix: str) -> None:
        """Note what is wrong with a column, once: later faults of it would only repeat it."""
        if name not in self.told and (name in self.values or name not in self._meant):
            self._faults.append(Fault(self.at(name), fault, fix))
        self.told.add(name)

    def need(self, name: str, fix: str, fault: str = "it is missing") -> Any:
        """What is said, which must be something; None, with a fault, where it is not."""
        if not self.has(name):
            self.fault(name, fault, fix)
        return self.get(name)
