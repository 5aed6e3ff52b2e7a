"""The submissions table: who offers what, and what size is measured against.

One row a bid, grant or service: id, name, contract value, eligible population, full-time
equivalents, place and context. Ratings *per* something are taken against these columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from attrs import define, field

from socialvalue.claims.conversions import Conversions
from socialvalue.claims.numbers import is_blank
from socialvalue.errors import Fault, UnitError
from socialvalue.ramp import PER_UNITS

Floats = np.ndarray[Any, np.dtype[np.float64]]
TEXTS = ("name", "place", "context")
_COST = re.compile(r"cost_(\d{4})")


@define(frozen=True, slots=False, eq=False)
class Submissions:
    """Ids and names (submissions,), and columns of numbers, NaN where nothing was given.

    `columns` has contract_value (GBP_2025), eligible (person) and fte; `costs` pounds by year.
    """

    ids: Sequence[str]
    columns: dict[str, Floats]
    texts: dict[str, Sequence[str]] = field(factory=dict)
    costs: dict[int, Floats] = field(factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def positions(self) -> dict[str, int]:
        """The place of each id in the table."""
        return {identity: place for place, identity in enumerate(self.ids)}

    @cached_property
    def shared(self) -> frozenset[str]:
        """The names that several submissions have."""
        counted = Counter(self.texts.get("name", ()))
        return frozenset(name for name, times in counted.items() if times > 1)

    def name(self, place: int) -> str:
        """The name of a submission, with its id where others share it; the id where it has none."""
        names = self.texts.get("name")
        name = names[place] if names else ""
        if not name:
            return str(self.ids[place])
        return f"{name} ({self.ids[place]})" if name in self.shared else name

    def find(self, who: str) -> int | None:
        """The place of a submission by id, or by name where only one has it."""
        if who in self.positions:
            return self.positions[who]
        named = [place for place in range(len(self)) if self.name(place) == who]
        return named[0] if len(named) == 1 else None

    @classmethod
    def from_columns(cls, table: Mapping[str, Any]) -> tuple[Submissions, list[Fault]]:
        """Columns as they are: `id`, and any of contract_value, eligible, fte, name, place."""
        ids = table["id"] if "id" in table else []
        size = len(ids)
        faults: list[Fault] = []
        columns: dict[str, Floats] = {}
        texts: dict[str, Sequence[str]] = {}
        for name, values in table.items():
            at = f"submissions.{name}"
            if name in TEXTS:
                texts[name] = values
            elif name in PER_UNITS:
                columns[name] = np.asarray(values, dtype=np.float64)
                if columns[name].shape != (size,):
                    faults.append(Fault(at, f"it does not have {size} values", "give one an id"))
                elif (columns[name] <= 0).any() or np.isinf(columns[name]).any():
                    faults.append(
                        Fault(at, "a value is not above 0", "give a finite number above 0")
                    )
            elif name != "id":
                fix = f"use id, {', '.join(TEXTS)}, {', '.join(PER_UNITS)}"
                faults.append(Fault(at, "this column is not known", fix))
        made = cls(ids, columns, texts)
        if len(set(ids)) < size:
            faults.append(Fault("submissions.id", "an id stands twice", "give each its own id"))
        return made, faults

    @classmethod
    def from_records(
        cls, rows: Iterable[Mapping[str, Any]], conversions: Conversions
    ) -> tuple[Submissions, list[Fault]]:
        """Rows as dicts; `contract_value_unit` and the like name units other than the default."""
        return _Rows(conversions).read(rows)


class _Rows:
    """Reads submissions row by row and gathers the faults on its way."""

    def __init__(self, conversions: Conversions) -> None:
        self.conversions = conversions
        self.faults: list[Fault] = []

    def read(self, rows: Iterable[Mapping[str, Any]]) -> tuple[Submissions, list[Fault]]:
        ids: list[str] = []
        texts: dict[str, list[str]] = {name: [] for name in TEXTS}
        numbers: dict[str, list[float]] = {name: [] for name in PER_UNITS}
        costs: dict[int, list[float]] = {}
        for place, row in enumerate(rows):
            at = f"submissions[{place}]"
            ids.append(self._id(row, at, ids))
            for name in TEXTS:
                texts[name].append("" if is_blank(row.get(name)) else str(row[name]).strip())
            for name, unit in PER_UNITS.items():
                numbers[name].append(self._number(row, name, unit, at))
            for name in row:
                if year := _COST.fullmatch(str(name)):
                    column = costs.setdefault(int(year[1]), [])
                    column += [float("nan")] * (place - len(column))
                    column.append(self._number(row, str(name), "GBP_2025", at))
            self._unknown(row, at)
        columns = {name: np.array(values, dtype=np.float64) for name, values in numbers.items()}
        spent = {
            year: np.array(values + [float("nan")] * (len(ids) - len(values)))
            for year, values in costs.items()
        }
        return Submissions(
            tuple(ids), columns, {k: tuple(v) for k, v in texts.items()}, spent
        ), self.faults

    def _id(self, row: Mapping[str, Any], at: str, seen: list[str]) -> str:
        given = row.get("id", row.get("submission"))
        if is_blank(given):
            self.faults.append(Fault(f"{at}.id", "it is missing", "give each submission an id"))
            return f"?{at}"
        if str(given) in seen:
            self.faults.append(Fault(f"{at}.id", f"{given!r} stands twice", "give each its own id"))
        return str(given).strip()

    def _number(self, row: Mapping[str, Any], name: str, unit: str, at: str) -> float:
        value = row.get(name)
        place = f"{at}.{name}"
        if is_blank(value):
            return float("nan")
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.faults.append(Fault(place, f"{value!r} is not a number", "write plain digits"))
            return float("nan")
        try:
            number = float(value) * self.conversions.factor(
                str(row.get(f"{name}_unit") or unit), unit
            )
        except UnitError as error:
            self.faults += [Fault(place, fault.fault, fault.fix) for fault in error.faults]
            return float("nan")
        least = 0.0 if name.startswith("cost_") else np.nextafter(0.0, 1.0)
        if not least <= number < float("inf"):
            self.faults.append(Fault(place, f"{value} is not above 0", "give a number above 0"))
        return number

    def _unknown(self, row: Mapping[str, Any], at: str) -> None:
        known = {"id", "submission", *TEXTS, *PER_UNITS, *(f"{name}_unit" for name in PER_UNITS)}
        for name in row:
            plain = str(name).removesuffix("_unit")
            if name not in known and not _COST.fullmatch(plain):
                fix = f"use id, {', '.join((*TEXTS, *PER_UNITS))}, cost_2026 …"
                self.faults.append(Fault(f"{at}.{name}", "this column is not known", fix))
