"""Scaling: how cost grows with claims and with draws, over three decades.

For each size the time of one call; then the exponent of each decade (1 where ten times as much
takes ten times as long), and of a line fitted through all: seconds = fixed + each × size. Small
sizes are mostly the fixed cost of a call, so that exponents there are below 1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import portfolio
from amounts import MEASURES, quantities
from clock import Work, race
from found import Found

import socialvalue as sv

Make = Callable[[int], Work]


def measure(repeats: int, quick: bool = False) -> list[Found]:
    """Claims from forty thousand to forty million, and draws from a thousand to a million."""
    decades = range(3 if quick else 4)

    def grown(title: str, unit: str, make: Make, least: int) -> Found:
        return _grown(title, unit, make, [least * 10**decade for decade in decades], repeats)

    return [
        grown("claims scored", "claims", _scored, 1_000),
        grown(
            "claims, intervals of worth of 1,000 draws", "claims", lambda n: _sure(n, 1_000), 100
        ),
        grown("draws, intervals of worth of 20", "draws", lambda n: _sure(20, n), 1_000),
    ]


def _scored(count: int) -> Work:
    claims = portfolio.claims(portfolio.framework(), quantities(count))
    return lambda: sv.score(claims)


def _sure(count: int, draws: int) -> Work:
    framework = portfolio.framework(portfolio.DOUBTED)
    claims, basis = portfolio.claims(framework, quantities(count)), portfolio.bases(draws)
    return lambda: sv.score(claims, framework, basis()).intervals(of="worth", by="theme")


def _grown(title: str, unit: str, make: Make, counts: list[int], repeats: int) -> Found:
    many = [count * (MEASURES if unit == "claims" else 1) for count in counts]
    names = [f"socialvalue, {size:,} {unit}" for size in many]
    found = Found("scaling", title, names[0], tuple(names))
    found.add(race({name: make(count) for name, count in zip(names, counts, strict=True)}, repeats))
    seconds = np.array(list(found.seconds.values()))
    exponents = np.diff(np.log10(seconds)) / np.diff(np.log10(many))
    for size, exponent in zip(many[1:], exponents, strict=True):
        found.facts[f"exponent up to {size:,} {unit}"] = round(float(exponent), 2)
    each, fixed = _line(np.array(many, float), seconds)
    found.facts["fixed, ms"], found.facts[f"each of the {unit}, ns"] = fixed * 1e3, each * 1e9
    fitted = fixed + each * np.array(many)
    found.facts["furthest from the line, share"] = float(np.abs(seconds / fitted - 1).max())
    return found


def _line(sizes: Any, seconds: Any) -> tuple[float, float]:
    """Seconds each and fixed seconds: the line that is nearest in proportion."""
    table = np.stack([sizes, np.ones_like(sizes)], axis=1) / seconds[:, None]
    (each, fixed), *_ = np.linalg.lstsq(table, np.ones_like(seconds), rcond=None)
    return float(each), float(fixed)
