"""A scoring as TOML: in goes a file, out come the parts of a `Scoring`, or a `DecisionError`.

Every key is checked; what is unknown is a fault, so that a mistyped weight is never ignored.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from socialvalue import arguments
from socialvalue.claims.doors import encodings
from socialvalue.decisions.criterion import Criterion
from socialvalue.decisions.plausible import Bound
from socialvalue.decisions.thresholds import Thresholds
from socialvalue.errors import DecisionError, Fault
from socialvalue.framework.reading import Reader

_TOP = {
    *("name", "author", "reason", "award", "decimals", "tie_break", "rule", "relative_to_best"),
    *("pounds_a_point", "thresholds", "plausible", "criterion"),
}
_CRITERION = {
    *("code", "name", "weight", "method", "part", "of", "ledger", "unit", "floor", "target"),
    *("scale", "reason"),
}
_THRESHOLDS = {"contender_within", "abnormally_low", "outlier", "inflate"}
_BOUND = {"of", "per", "reason", "at_most", "at_least"}


def load(path: str | Path) -> dict[str, Any]:
    """What a TOML file declares."""
    file, faults = arguments.path("path", path), list[Fault]()
    found = encodings.text(file, faults)
    if found is None:
        raise DecisionError(faults)
    return parse(found.text, file.name)


def parse(written: str, origin: str = "scoring") -> dict[str, Any]:
    """What a text declares; `origin` is what its faults call it."""
    try:
        table = tomllib.loads(written)
    except (ValueError, RecursionError) as error:
        fault = Fault(origin, f"this is not TOML ({error})", "mend that line")
        raise DecisionError(fault) from error
    return _Reader().scoring(table, origin)


class _Reader(Reader):
    """Reads tables into a scoring and gathers the faults on its way."""

    def scoring(self, table: Mapping[str, Any], origin: str) -> dict[str, Any]:
        self.known(table, _TOP, origin)
        parts: dict[str, Any] = {
            name: self.text(table, name, origin) for name in ("name", "author", "reason")
        }
        for name, kind in (("award", str), ("rule", str), ("decimals", int)):
            if name in table:
                parts[name] = self._of_kind(table[name], kind, f"{origin}.{name}")
        if "relative_to_best" in table:
            told = table["relative_to_best"]
            parts["relative_to_best"] = self._of_kind(told, bool, f"{origin}.relative_to_best")
        if "pounds_a_point" in table:
            parts["pounds_a_point"] = self.number(table, "pounds_a_point", origin, None)
        parts["tie_break"] = self._words(table.get("tie_break", []), f"{origin}.tie_break")
        parts["criteria"] = [
            self._criterion(row, f"criterion[{place}]")
            for place, row in enumerate(self.tables(table, "criterion", origin))
        ]
        parts["plausible"] = [
            self._bound(row, f"plausible[{place}]")
            for place, row in enumerate(self.tables(table, "plausible", origin))
        ]
        if "thresholds" in table:
            parts["thresholds"] = self._thresholds(self.table(table, "thresholds", origin))
        if self.faults:
            raise DecisionError(self.faults)
        return parts

    def _criterion(self, row: Mapping[str, Any], at: str) -> Criterion:
        self.known(row, _CRITERION, at)
        parts: dict[str, Any] = {name: self.text(row, name, at) for name in ("code", "name")}
        parts["method"] = self.text(row, "method", at)
        parts["weight"] = self.number(row, "weight", at, None)
        for name in ("part", "of", "ledger", "unit", "reason"):
            if name in row:
                parts[name] = self.text(row, name, at)
        for name in ("floor", "target"):
            if name in row:
                parts[name] = self.number(row, name, at, None)
        parts["scale"] = self._words(row.get("scale", []), f"{at}.scale")
        return Criterion(**parts)

    def _bound(self, row: Mapping[str, Any], at: str) -> Bound:
        self.known(row, _BOUND, at)
        parts: dict[str, Any] = {name: self.text(row, name, at) for name in ("of", "per", "reason")}
        for name in ("at_most", "at_least"):
            if name in row:
                parts[name] = self.number(row, name, at, None)
        return Bound(**parts)

    def _thresholds(self, table: Mapping[str, Any]) -> Thresholds:
        self.known(table, {*_THRESHOLDS, "reason"}, "thresholds")
        parts: dict[str, Any] = {
            name: self.number(table, name, "thresholds", None)
            for name in _THRESHOLDS
            if name in table
        }
        return Thresholds(**parts, reason=self.text(table, "reason", "thresholds"))

    def _of_kind(self, value: Any, kind: type, at: str) -> Any:
        if type(value) is not kind:
            word = {str: "a text", int: "a whole number", bool: "true or false"}[kind]
            self.add(at, f"it is not {word}", f"write {word}")
            return kind()
        return value

    def _words(self, given: Any, at: str) -> tuple[str, ...]:
        if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
            self.add(at, "it is not a list of texts", 'write ["…", "…"]')
            return ()
        return tuple(given)
