"""The workloads' data for the library: forty measures in five themes, and claims on them.

In come the numbers of `amounts`; out come a framework, claims, records, and columns of a scorecard
as tables of numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import numpy as np
from amounts import (
    DROP_OFF,
    EACH,
    MEASURES,
    RANGES,
    SIGNS,
    TARGETS,
    THEMES,
    YEARS,
    Array,
    quantities,
    sizes,
)

import socialvalue as sv
from socialvalue.source import Source

SURE, DOUBTED = "M", "U"
"""Kinds of portfolio, by the first letter of a code: as it is, and with ranges."""


class _Counted(sv.Measure, abstract=True):
    """People counted, of anybody, over a year."""

    unit = "person"
    people = sv.Column("person", "people counted")
    persistence = sv.Persistence(YEARS, drop_off=sv.Share(DROP_OFF))
    examples = (sv.Example(people=3, quantity=3),)

    def quantity(self, people: Any) -> Any:
        return people


def _measure(kind: str, row: int) -> type[sv.Measure]:
    theme = sv.Theme(f"T{row // EACH}", f"Theme {row // EACH}")
    source = Source(f"benchmark-{row}", "nobody", "made up", "1", "MIT", "assumed")

    def ranged(name: str) -> tuple[float, ...]:
        low, value, high = (float(many[row]) for many in RANGES[name])
        return (value, low, high) if kind == DOUBTED else (value,)

    declared = {
        "__doc__": _Counted.__doc__,
        "code": f"{kind}{row:02d}",
        "outcome": sv.Outcome(f"T{row // EACH}O", "An outcome", theme),
        "harm": bool(SIGNS[row] < 0),
        "adjust": sv.Adjustments(
            deadweight=sv.Share(*ranged("deadweight"), source=source),
            attribution=sv.Share(*ranged("attribution"), source=source),
        ),
        "proxies": (
            sv.Proxy(*ranged("price"), unit="GBP_2025/person", ledger="welfare", source=source),
        ),
        "rating": sv.Ramp(0, TARGETS[row], per="contract_value"),
    }
    return type(f"{kind}{row:02d}", (_Counted,), declared)


_MADE: dict[str, sv.Framework] = {}


def framework(kind: str = SURE) -> sv.Framework:
    """Forty measures of a kind with equal weights, one outcome a theme; made once."""
    if kind not in _MADE:
        for row in range(MEASURES):
            sv.register(_measure(kind, row))
        _MADE[kind] = sv.Framework.from_toml("\n".join(_lines(kind)), f"benchmark {kind}")
    return _MADE[kind]


def _lines(kind: str) -> list[str]:
    lines = [
        f'code = "bench-{kind.lower()}"',
        'name = "Benchmark"',
        'edition = "1"',
        "[caps]",
        'reason = "made up"',
    ]
    for theme in range(THEMES):
        codes = [f"{kind}{EACH * theme + place:02d}" for place in range(EACH)]
        lines += ["[[theme]]", f'code = "T{theme}"', f'name = "Theme {theme}"', "weight = 20"]
        rows = [
            f'{{ code = "{code}", weight = {100 / (EACH - 1)!r}, shadow = "{codes[-1]}" }}'
            for code in codes[:-1]
        ]
        rows.append(f'{{ code = "{codes[-1]}", weight = 100 }}')
        lines += ["[[theme.outcome]]", f'code = "T{theme}O"', 'name = "Outcome"', "weight = 100"]
        lines.append(f"measure = [{', '.join(rows)}]")
    return lines


def claims(chosen: sv.Framework, table: Array, missing: float = 0.0) -> sv.Claims:
    """Claims on all measures, of which a share is missing at random (NaN in its column)."""
    size = len(table)
    columns: dict[str, Any] = {}
    rng = np.random.Generator(np.random.Philox(key=3))
    for code in chosen.members:
        values = table[:, int(code[1:])].copy()
        if missing:
            values[rng.random(size) < missing] = np.nan
        columns[code] = {"people": values}
    submissions = {"id": range(size), "contract_value": sizes(size)}
    return sv.Claims.from_columns(columns, chosen, submissions)


def records(chosen: sv.Framework) -> list[dict[str, Any]]:
    """One submission's claims, forty records."""
    row = quantities(1)[0]
    return [
        {"submission": "A", "measure": code, "people": float(row[int(code[1:])])}
        for code in chosen.members
    ]


def bases(draws: int) -> Callable[[], sv.Basis]:
    """A basis with a seed that nobody had before, each time: draws are kept for a seed, and a
    benchmark that asks for the same ones again would not draw.
    """
    seeds = count(7)
    return lambda: sv.Basis(draws=draws, seed=next(seeds))


def table_of(told: dict[str, Any], by: str, column: str, size: int) -> Array:
    """A column of a scorecard's tidy table as (submissions, groups), groups by rising code."""
    groups = np.asarray(told[by]).reshape(-1, size)[:, 0].astype(str)
    return np.asarray(told[column]).reshape(-1, size)[np.argsort(groups)].T
