"""`Marks`: the bands that evaluators gave, and what they agreed on, each with its words.

In come records, one an evaluator, bid and criterion, and one where they agreed; out comes one band
a bid and criterion, or a `DecisionError` with every fault. Nothing is averaged: where evaluators
differ, somebody says which band holds, and why. Faults never name an evaluator.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from socialvalue.claims.numbers import composed, parse, quoted, real, shown
from socialvalue.decisions.criterion import Criterion
from socialvalue.errors import Fault

MODERATED = "moderated"
KEYS = ("submission", "criterion", "evaluator", "band", "why", "by")


@frozen
class Mark:
    """A band of one bid on one criterion: by an `evaluator`, or moderated `by` those who agreed."""

    place: int
    criterion: str
    evaluator: str
    band: int
    why: str
    by: str = ""

    @property
    def moderated(self) -> bool:
        """Whether it is what evaluators agreed on."""
        return self.evaluator == MODERATED


@frozen
class Marks:
    """All marks; `of` gives those of one bid on one criterion."""

    all: tuple[Mark, ...] = ()

    def of(self, criterion: str, place: int) -> list[Mark]:
        """The marks of a bid on a criterion, evaluators first."""
        found = [one for one in self.all if (one.criterion, one.place) == (criterion, place)]
        return sorted(found, key=lambda one: one.moderated)

    def held(self, criterion: str, place: int) -> Mark | None:
        """The mark that counts: the moderated one, or that of evaluators who all agree."""
        found = self.of(criterion, place)
        return found[-1] if found else None

    def spread(self, criterion: str, place: int) -> int:
        """By how many bands evaluators differ."""
        bands = [one.band for one in self.of(criterion, place) if not one.moderated]
        return max(bands) - min(bands) if bands else 0


class Reading:
    """Reads records of marks and gathers the faults on its way."""

    criteria: dict[str, Criterion]
    places: Mapping[str, int]

    def __init__(self, criteria: Iterable[Criterion], places: Mapping[str, int]) -> None:
        self.criteria = {one.code: one for one in criteria if one.scale}
        self.places = places
        self.faults: list[Fault] = []
        self.told: set[tuple[str, int]] = set()
        """Bids and criteria with a mark whose own fault is told."""

    def read(self, rows: Iterable[Any], names: list[str]) -> Marks:
        """The marks of all bids; a bid without any on a criterion of bands is a fault."""
        made = [self._mark(row, f"marks[{number}]") for number, row in enumerate(rows)]
        marks = Marks(tuple(one for one in made if one is not None))
        for code in self.criteria:
            for place, name in enumerate(names):
                if (code, place) not in self.told:
                    self._agreed(marks.of(code, place), f"marks of {name} on {code}")
        return marks

    def _mark(self, row: Any, at: str) -> Mark | None:
        if not isinstance(row, Mapping):
            self._add(at, f"{quoted(row)} is no mark", f"give a dict with {', '.join(KEYS)}")
            return None
        self._unknown(row, at)
        place = self.places.get(composed(row.get("submission", "")))
        criterion = self.criteria.get(composed(row.get("criterion", "")))
        evaluator = str(row.get("evaluator", "") or "").strip()
        if place is None:
            self._add(f"{at}.submission", "there is no such bid", "use the id or name of a bid")
        if criterion is None:
            fix = "use the code of a criterion whose method is bands"
            self._add(f"{at}.criterion", "it is not marked in bands", fix)
        if not evaluator:
            self._add(f"{at}.evaluator", "nobody says who marked", "write initials or a role")
        band = self._band(row.get("band"), criterion, at)
        if place is None or criterion is None or not evaluator or band is None:
            if place is not None and criterion is not None:
                self.told.add((criterion.code, place))
            return None
        why, by = (str(row.get(key, "") or "").strip() for key in ("why", "by"))
        moderated = evaluator == MODERATED
        if not why:
            self._add(f"{at}.why", "a mark has no reason", "say what in the bid earns the band")
        if moderated and not by:
            self._add(f"{at}.by", "nobody says who agreed on it", "write initials or roles")
        return Mark(place, criterion.code, evaluator, band, why, by)

    def _unknown(self, row: Mapping[str, Any], at: str) -> None:
        for key in row:
            if key not in KEYS:
                self._add(f"{at}.{shown(key)}", "this is not known", f"use {', '.join(KEYS)}")

    def _band(self, given: Any, criterion: Criterion | None, at: str) -> int | None:
        number = parse(given) if isinstance(given, str) else real(given)
        highest = 0 if criterion is None else criterion.highest
        if number is None or not number.is_integer() or not 0 <= number <= highest:
            if criterion is not None:
                fix = f"give a whole band from 0 to {highest}; what lies between is not described"
                self._add(f"{at}.band", f"{shown(given)} is no band", fix)
            return None
        return int(number)

    def _agreed(self, found: list[Mark], at: str) -> None:
        """One mark an evaluator, and one agreed where they differ."""
        who = [one.evaluator for one in found]
        if len(set(who)) < len(who):
            self._add(at, "an evaluator, or the moderation, stands twice", "keep one mark each")
        if not [one for one in found if not one.moderated]:
            fix = "give each evaluator's own band and why, before what was agreed"
            self._add(at, "no evaluator marked it", fix)
        elif not found[-1].moderated and len({one.band for one in found}) > 1:
            fix = f'add a mark with evaluator = "{MODERATED}", by whom and why; nothing is averaged'
            self._add(at, "evaluators differ and nobody agreed on a band", fix)

    def _add(self, at: str, fault: str, fix: str) -> None:
        self.faults.append(Fault(at, fault, fix))
