"""The submissions table: who offers what, and what size is measured against.

One row a bid, grant or service: id, name, contract value, eligible population, full-time
equivalents, place and context. Ratings *per* something are taken against these columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from math import isnan
from typing import Any

import numpy as np
from attrs import define, field

from socialvalue.claims import likeness
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.numbers import (
    REPORTED,
    SMALLEST,
    composed,
    is_blank,
    parse,
    quoted,
    real,
    shown,
)
from socialvalue.claims.places import PLACES, Places
from socialvalue.errors import Fault, UnitError
from socialvalue.ramp import PER_UNITS

Floats = np.ndarray[Any, np.dtype[np.float64]]
TEXTS = ("name", "place", "context")
COST = re.compile(r"cost_([12][0-9]{3})")
COST_UNIT = "GBP_2025"
NAME_FIX = "give each submission a name that is no other's name or id"
NEAR = 0.6
"""How alike two words are, at the least, for one to be a slip of the other."""

KNOWN = f"id, {', '.join((*TEXTS, *PER_UNITS))}, cost_2026 …"


@define(frozen=True, slots=False, eq=False)
class Submissions:
    """Ids and names (submissions,), and columns of numbers, NaN where nothing was given.

    `columns` has contract_value (GBP_2025), eligible (person) and fte; `costs` pounds by year.
    """

    ids: Sequence[Any]
    columns: dict[str, Floats]
    texts: dict[str, Sequence[str]] = field(factory=dict)
    costs: dict[int, Floats] = field(factory=dict)
    told: dict[str, set[int]] = field(factory=dict)
    """By size: the rows whose own fault is told, so that nobody is asked for it again."""

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def positions(self) -> dict[str, int]:
        """The place of each id in the table."""
        return {composed(identity): place for place, identity in enumerate(self.ids)}

    @cached_property
    def numbers(self) -> dict[float, int]:
        """The place of each id that is a number; none where all are numbered in their order."""
        kind = getattr(getattr(self.ids, "dtype", None), "kind", "")
        if isinstance(self.ids, range) or kind in ("i", "u"):
            found = np.asarray(self.ids)
            if np.array_equal(found, np.arange(len(self))):
                return {}
        told = ((parse(str(one)), place) for place, one in enumerate(self.ids))
        return {number: place for number, place in told if number is not None}

    def mistakable(self, places: Iterable[int]) -> bool:
        """Whether one of these places in the table is also the id of another submission."""
        return any(self.numbers.get(float(one), one) != one for one in set(places))

    @cached_property
    def looks(self) -> dict[str, str]:
        """The id of each submission by what it looks like."""
        return {likeness.likeness(one): one for one in self.positions}

    @cached_property
    def named(self) -> dict[str, int]:
        """The place of each name, as `name` tells it."""
        return {self.name(place): place for place in range(len(self))}

    @cached_property
    def complete(self) -> frozenset[str]:
        """The columns that every submission has."""
        filled = (name for name, column in self.columns.items() if not np.isnan(column).any())
        return frozenset(filled)

    @cached_property
    def shared(self) -> frozenset[str]:
        """The names that several submissions have."""
        counted = Counter(self.texts.get("name", ()))
        return frozenset(name for name, times in counted.items() if times > 1)

    def name(self, place: int) -> str:
        """The name of a submission, with its id where others share it; the id where it has none."""
        names = self.texts.get("name")
        name = names[place] if names is not None else ""
        if not name:
            return str(self.ids[place])
        return f"{name} ({self.ids[place]})" if name in self.shared else name

    def find(self, who: str) -> int | None:
        """The place of a submission by id, or by name where only one has it."""
        word = composed(who)
        place = self.positions.get(word)
        return self.named.get(word) if place is None else place

    def clashes(self) -> list[tuple[int, str]]:
        """The place of each name that could be taken for another submission, and what is wrong."""
        found: list[tuple[int, str]] = []
        names = self.texts.get("name", ())
        if not self.shared and self.looks.keys().isdisjoint(map(likeness.likeness, names)):
            return found
        met: dict[str, int] = {}
        for place, name in enumerate(names):
            if not name:
                continue
            told, one = self.name(place), quoted(name)
            if {self.positions.get(name, place), self.positions.get(told, place)} != {place}:
                found.append((place, f"{one} is also the id of another submission"))
            elif self._alike(name, place) != place:
                found.append((place, f"{one} looks like the id of another submission"))
            elif met.setdefault(told, place) != place:
                found.append((place, f"{quoted(told)} is also how another submission is told"))
        return found

    def _alike(self, name: str, place: int) -> int:
        """The place of the id that a name looks like; `place` where it looks like none."""
        like = self.looks.get(likeness.likeness(name))
        return place if like is None else self.positions[like]

    @classmethod
    def from_records(
        cls, rows: Any, conversions: Conversions, places: Places = PLACES
    ) -> tuple[Submissions, list[Fault]]:
        """Rows as dicts; `contract_value_unit` and the like name units other than the default."""
        return _Rows(conversions, places).read(rows)


class _Rows:
    """Reads submissions row by row and gathers the faults on its way."""

    def __init__(self, conversions: Conversions, places: Places) -> None:
        self.conversions = conversions
        self.places = places
        self.faults: list[Fault] = []
        self.told: dict[str, set[int]] = {}
        self._odd: dict[str, list[int]] = {}

    def read(self, rows: Any) -> tuple[Submissions, list[Fault]]:
        ids: dict[str, None] = {}
        texts: dict[str, list[str]] = {name: [] for name in TEXTS}
        numbers: dict[str, list[float]] = {name: [] for name in PER_UNITS}
        costs: dict[int, list[float]] = {}
        for number, given in enumerate(rows):
            row = self._mapping(given, number)
            ids[self._id(row, number, ids)] = None
            for name in TEXTS:
                texts[name].append(self._text(row, name, number))
            for name, unit in PER_UNITS.items():
                numbers[name].append(self._number(row, name, unit, number))
            self._costs(row, costs, number)
            self._unknown(row, number)
        self._tell_unknown()
        columns = {name: np.array(values, dtype=np.float64) for name, values in numbers.items()}
        spent = {
            year: np.array(values + [np.nan] * (len(ids) - len(values)), dtype=np.float64)
            for year, values in costs.items()
        }
        words: dict[str, Sequence[str]] = {name: tuple(column) for name, column in texts.items()}
        made = Submissions(tuple(ids), columns, words, spent, self.told)
        for number, fault in made.clashes():
            self._add(number, "name", fault, NAME_FIX)
        return made, self.faults

    def _mapping(self, given: Any, number: int) -> Mapping[str, Any]:
        if isinstance(given, Mapping):
            return given
        self._add(number, "", "a submission is not a mapping", "give a dict with an id")
        return {"id": f"?{number}"}

    def _id(self, row: Mapping[str, Any], number: int, seen: Mapping[str, None]) -> str:
        given = row.get("id", row.get("submission"))
        if is_blank(given):
            self._add(number, "id", "it is missing", "give each submission an id")
        elif isinstance(given, bool) or not isinstance(given, str | int | np.integer):
            self._add(number, "id", f"{quoted(given)} is not an id", "use a word or a number")
        elif len(str(given)) < _LONG and composed(given) in seen:
            self._add(number, "id", f"{quoted(given)} stands twice", "give each its own id")
        elif len(str(given)) >= _LONG:
            self._add(number, "id", "it is very long", f"use fewer than {_LONG} signs")
        else:
            return composed(given)
        return f"?{number}"

    def _text(self, row: Mapping[str, Any], name: str, number: int) -> str:
        given = row.get(name)
        if is_blank(given):
            return ""
        if not isinstance(given, str):
            self._add(number, name, f"{shown(given)} is not a text", "write words")
            return ""
        return composed(given)

    def _costs(self, row: Mapping[str, Any], costs: dict[int, list[float]], number: int) -> None:
        for name in row:
            if year := COST.fullmatch(str(name)):
                column = costs.setdefault(int(year[1]), [])
                column += [np.nan] * (number - len(column))
                column.append(self._number(row, str(name), COST_UNIT, number))

    def _number(self, row: Mapping[str, Any], name: str, unit: str, number: int) -> float:
        given = row.get(name)
        if is_blank(given):
            return np.nan
        value = None if given is REPORTED else self._size(row, name, unit, number)
        if value is None:
            self.told.setdefault(name, set()).add(number)
            return np.nan
        return value

    def _size(self, row: Mapping[str, Any], name: str, unit: str, number: int) -> float | None:
        """A size in its unit; None, with a fault."""
        given = row[name]
        value = real(given)
        if value is None or isnan(value):
            fault = "it is" if value is not None else f"{shown(given)} is"
            self._add(
                number, name, f"{fault} not a number", "write plain digits, or leave it blank"
            )
            return None
        have = row.get(f"{name}_unit")
        try:
            value *= 1.0 if is_blank(have) else self.conversions.factor(str(have), unit)
        except UnitError as error:
            for fault_ in error.faults:
                self._add(number, name, fault_.fault, fault_.fix)
            return None
        free = name.startswith("cost_")
        if not (value >= 0 if free else value >= SMALLEST) or not np.isfinite(value):
            least = "0 or more" if free else "above 0, in the unit asked for"
            self._add(number, name, f"{quoted(given)} is out of bounds", f"give a number {least}")
            return None
        return value

    def _unknown(self, row: Mapping[str, Any], number: int) -> None:
        for name in row:
            if not is_known(str(name).removesuffix("_unit")) or name in _UNITLESS:
                self._odd.setdefault(str(name), []).append(number)

    def _tell_unknown(self) -> None:
        """One fault a column that is not known, however many rows have it."""
        for name, rows in self._odd.items():
            more = f" ({len(rows)} rows)" if len(rows) > 1 else ""
            near = nearest(name)
            self._add(rows[0], shown(name), f"this column is not known{more}", column_fix(name))
            if near in PER_UNITS:
                self.told.setdefault(near, set()).update(rows)

    def _add(self, number: int, name: str, fault: str, fix: str) -> None:
        self.faults.append(Fault(self.places.submission(number, name), fault, fix))


_WORDS = frozenset({"id", "submission", *TEXTS})
_UNITLESS = frozenset(f"{name}_unit" for name in _WORDS)
_LONG = 200
_YEAR = re.compile(r"[12][0-9]{3}")


def is_known(name: str) -> bool:
    """Whether the table has a column of this name."""
    return name in PER_UNITS or name in _WORDS or COST.fullmatch(name) is not None


def nearest(name: str) -> str | None:
    """The column of the table that a word is most like; None if it is like none."""
    years = [f"cost_{year}" for year in _YEAR.findall(name)[:1]]
    word = re.sub(r"[\W_]+", "_", name.casefold())
    found = get_close_matches(word, ["id", *TEXTS, *PER_UNITS, *years], 1, NEAR)
    return found[0] if found else None


def column_fix(name: str) -> str:
    """How to mend a column that is not known: the nearest, or any, that is."""
    near = nearest(name)
    return f"use {KNOWN}" if near is None else f"write {near!r}, or use {KNOWN}"
