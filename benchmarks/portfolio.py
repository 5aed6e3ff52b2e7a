"""The workloads' data: a framework of forty measures in five themes, and claims on them.

In comes a number of submissions and a share that is missing; out come claims for the library and
the same numbers for its peers. Everything is made from a fixed seed.
"""

from __future__ import annotations

from typing import Any

import numpy as np

import socialvalue as sv
from socialvalue.source import Source

MEASURES, THEMES, HARMS = 40, 5, 5
NOBODY = Source("benchmark", "nobody", "made up for a benchmark", "1", "MIT", "assumed")


def measures() -> list[type[sv.Measure]]:
    """Forty measures, eight a theme; the last of each theme is a harm."""
    made = []
    for number in range(MEASURES):
        theme = sv.Theme(f"T{number // 8}", f"Theme {number // 8}")
        outcome = sv.Outcome(f"T{number // 8}O", "An outcome", theme)
        made.append(_measure(f"M{number:02d}", outcome, harm=number % 8 == 7))
    return made


PRICES = np.linspace(20.0, 60.0, MEASURES)
DEADWEIGHT = np.linspace(0.1, 0.3, MEASURES)
ATTRIBUTION = np.linspace(0.2, 0.0, MEASURES)
TARGETS = np.linspace(0.0004, 0.0006, MEASURES)
"""No two measures are alike, so that nobody gains by working them out together."""


class _Counted(sv.Measure, abstract=True):
    """People counted, of anybody, over a year."""

    unit = "person"
    people = sv.Column("person", "people counted")
    examples = (sv.Example(people=3, quantity=3),)

    def quantity(self, people: Any) -> Any:
        return people


def _measure(code: str, outcome: sv.Outcome, *, harm: bool) -> type[sv.Measure]:
    row = int(code[1:])
    shares = sv.Share(DEADWEIGHT[row]), sv.Share(ATTRIBUTION[row])
    price = sv.Proxy(PRICES[row], unit="GBP_2025/person", ledger="welfare", source=NOBODY)
    declared = {
        "__doc__": _Counted.__doc__,
        "code": code,
        "outcome": outcome,
        "harm": harm,
        "adjust": sv.Adjustments(deadweight=shares[0], attribution=shares[1]),
        "proxies": (price,),
        "rating": sv.Ramp(0, TARGETS[row], per="contract_value"),
    }
    return type(code, (_Counted,), declared)


def framework() -> sv.Framework:
    """The forty measures with equal weights, one outcome a theme."""
    for measure in measures():
        sv.register(measure)
    return sv.Framework.from_toml("\n".join(_lines()), "benchmark")


def _lines() -> list[str]:
    lines = [
        'code = "bench"',
        'name = "Benchmark"',
        'edition = "1"',
        "[caps]",
        'reason = "made up"',
    ]
    for theme in range(THEMES):
        lines += ["[[theme]]", f'code = "T{theme}"', f'name = "Theme {theme}"', "weight = 20"]
        shadow = f"M{8 * theme + 7:02d}"
        rows = [
            f'{{ code = "M{8 * theme + place:02d}", weight = {100 / 7!r}, shadow = "{shadow}" }}'
            for place in range(7)
        ]
        rows.append(f'{{ code = "{shadow}", weight = 100 }}')
        lines += ["[[theme.outcome]]", f'code = "T{theme}O"', 'name = "Outcome"', "weight = 100"]
        lines.append(f"measure = [{', '.join(rows)}]")
    return lines


def quantities(count: int, seed: int = 1) -> Any:
    """What is claimed, (count, 40), in persons."""
    rng = np.random.Generator(np.random.Philox(key=seed))
    return rng.gamma(2.0, 60.0, (count, MEASURES))


def sizes(count: int, seed: int = 2) -> Any:
    """Contract values, (count,), in pounds of 2025."""
    rng = np.random.Generator(np.random.Philox(key=seed))
    return rng.uniform(2e5, 2e6, count)


def claims(chosen: sv.Framework, table: Any, missing: float = 0.0) -> sv.Claims:
    """Claims on all measures, of which a share is missing at random (NaN in its column)."""
    count = len(table)
    columns: dict[str, Any] = {}
    rng = np.random.Generator(np.random.Philox(key=3))
    for code in chosen.members:
        row = int(code[1:])
        values = table[:, row].copy()
        if missing:
            values[rng.random(count) < missing] = np.nan
        columns[code] = {"people": values}
    submissions = {"id": range(count), "contract_value": sizes(count)}
    return sv.Claims.from_columns(columns, chosen, submissions)


def records(chosen: sv.Framework) -> list[dict[str, Any]]:
    """One submission's claims, forty records."""
    row = quantities(1)[0]
    return [
        {"submission": "A", "measure": code, "people": float(row[int(code[1:])])}
        for code in chosen.members
    ]
