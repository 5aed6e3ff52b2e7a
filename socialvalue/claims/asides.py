"""What stands beside a claim's inputs: stage, period, labels, kind, grades, own shares, words.

In comes a record; out come those that were given, checked, by name; faults are added on the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, isnan
from typing import Any

import numpy as np

from socialvalue.basis import STAGES
from socialvalue.claims.batch import (
    ASIDE,
    COMMITTED,
    FALLS,
    KINDS,
    UNDATED,
    UNGRADED,
    UNSAID,
    refuses,
)
from socialvalue.claims.numbers import REPORTED, composed, is_blank, real, shown
from socialvalue.claims.places import Places
from socialvalue.claims.years import FIX as YEAR_FIX
from socialvalue.claims.years import year
from socialvalue.errors import Fault
from socialvalue.measure import Measure
from socialvalue.proxy import OWN, bounds

GRADES = {"evidence": "E", "counterfactual": "C"}
LONGEST = 2000
"""Signs of the longest label, note or source."""

LABELS = frozenset({"claim", "shared", "about", *FALLS})
"""Words that are compared with others of their kind."""

WIDEST = 2**63

_PLAIN = frozenset({"submission", "measure", "not_applicable"})


class Asides:
    """Reads what stands beside the inputs of a record."""

    def __init__(self, faults: list[Fault], places: Places) -> None:
        self.faults = faults
        self.places = places

    def read(
        self, number: int, record: Mapping[str, Any], measure: type[Measure] | None
    ) -> dict[str, Any]:
        """What a record says of these, checked: those that were given; None for no measure."""
        found: dict[str, Any] = {}
        for name, value in record.items():
            if name not in ASIDE or name in _PLAIN or is_blank(value):
                continue
            if isinstance(value, float) and isnan(value):
                fix = "give what is asked for, or leave it blank"
                self._add(number, name, "it is not a number (NaN)", fix)
            elif name == "stage":
                found[name] = self._stage(number, value)
            elif name == "period":
                found[name] = self._year(number, value)
            elif name == "kind":
                found[name] = self._kind(number, value)
            elif name in GRADES:
                found[name] = self._grade(number, name, value)
            elif name in OWN:
                found[name] = self._own(number, name, value, measure)
            else:
                if name == "shared":
                    self._refuse(number, name, measure)
                found[name] = self._text(number, name, value)
        return found

    def _stage(self, number: int, value: Any) -> int:
        word = value.strip().lower() if isinstance(value, str) else ""
        if word not in STAGES:
            fault = f"{shown(value)} is not a stage"
            self._add(number, "stage", fault, f"use {', '.join(STAGES)}")
            return COMMITTED
        return STAGES.index(word)

    def _year(self, number: int, value: Any) -> int:
        found = year(value)
        if found is None:
            self._add(number, "period", f"{shown(value)} is not a year", YEAR_FIX)
        return UNDATED if found is None else found

    def _kind(self, number: int, value: Any) -> int:
        word = value.strip().lower() if isinstance(value, str) else ""
        if word not in KINDS:
            fix = f"use {' or '.join(KINDS)}, or leave it blank"
            self._add(number, "kind", f"{shown(value)} is not a kind of value", fix)
            return UNSAID
        return KINDS.index(word)

    def _grade(self, number: int, name: str, value: Any) -> int:
        letter, word = GRADES[name], value.strip().upper() if isinstance(value, str) else ""
        if word in {f"{letter}{grade}" for grade in range(5)}:
            return int(word[1])
        self._add(number, name, f"{shown(value)} is not a grade", f"use {letter}0 to {letter}4")
        return UNGRADED

    def _refuse(self, number: int, name: str, measure: type[Measure] | None) -> None:
        """Tell what a claim of the measure may not bring of its own."""
        if measure is not None and (why := refuses(measure, name)):
            self._add(number, name, why, f"leave this {name} out")

    def _own(self, number: int, name: str, value: Any, measure: type[Measure] | None) -> float:
        self._refuse(number, name, measure)
        given = None if value is REPORTED else real(value)
        least, most = bounds(name)
        if given is not None and least <= given <= most:
            return given
        if value is not REPORTED:
            what = "a share" if most == 1 else f"a {name}"
            upto = f" to {most:g}" if most < inf else " up"
            self._add(
                number,
                name,
                f"{shown(value)} is not {what}",
                f"give a number from {least:g}{upto}",
            )
        return least

    def _text(self, number: int, name: str, value: Any) -> str:
        if is_name(value):
            return composed(value) if name in LABELS else str(value).strip()
        self._add(number, name, f"{shown(value)} is not a text", "write words")
        return ""

    def _add(self, number: int, name: str, fault: str, fix: str) -> None:
        self.faults.append(Fault(self.places.word(number, name), fault, fix))


def is_name(value: Any) -> bool:
    """Whether a value can name something: a word, or a whole number."""
    if isinstance(value, str):
        return bool(value.strip()) and len(value) <= LONGEST
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        return False
    return -WIDEST < int(value) < WIDEST
