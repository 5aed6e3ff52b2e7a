"""Reading TOML tables key by key: what is missing, unknown or of the wrong kind is a fault.

In come tables and the place where they stand; out come values, and faults are gathered on the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from socialvalue.errors import Fault


class Reader:
    """Reads values out of tables and gathers the faults."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def known(self, table: Mapping[str, Any], known: set[str], at: str) -> None:
        """Tell every key of a table that is not known."""
        for key in table:
            if key not in known:
                self.add(f"{at}.{key}", "this key is not known", f"use {', '.join(sorted(known))}")

    def text(self, table: Mapping[str, Any], key: str, at: str) -> str:
        """A text that must be there."""
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            self.add(f"{at}.{key}", "it is missing, or not text", f'write {key} = "…"')
            return ""
        return value

    def number(self, table: Mapping[str, Any], key: str, at: str, default: float | None) -> float:
        """A number, or the default where it is not given."""
        value = table.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.add(f"{at}.{key}", "it is missing, or not a number", f"write {key} = 100")
            return float("nan")
        try:
            return float(value)
        except OverflowError:  # a whole number of TOML has as many digits as somebody writes
            self.add(f"{at}.{key}", "it is too large a number", f"write {key} = 100")
            return float("nan")

    def table(self, table: Mapping[str, Any], key: str, at: str) -> Mapping[str, Any]:
        """A table that must be there."""
        value = table.get(key)
        if not isinstance(value, Mapping):
            self.add(f"{at}.{key}", "it is missing, or not a table", f"write [{key}]")
            return {}
        return value

    def tables(self, table: Mapping[str, Any], key: str, at: str) -> list[Mapping[str, Any]]:
        """A list of tables; none where the key is not there."""
        rows = table.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            self.add(f"{at}.{key}", "it is not a list of tables", f"write [[{key}]] before each")
            return []
        return rows

    def add(self, at: str, fault: str, fix: str) -> None:
        """Add a fault."""
        self.faults.append(Fault(at, fault, fix))
