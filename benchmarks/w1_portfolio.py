"""W1: a portfolio of forty measures in five themes, central values, summed to theme and overall.

The library scores it whole: worth, ratings, coverage, and with a tenth missing headroom too. Its
peers compute worth alone. The base is one folded float64 matrix product (submissions × 40 by 40 ×
6): every factor of a measure multiplied together beforehand.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import peer_openfisca
import peer_pint
import portfolio
from amounts import (
    ATTRIBUTION,
    DEADWEIGHT,
    DROP_OFF,
    EACH,
    FOLDED,
    MEASURES,
    PRICES,
    RATE,
    SIGNS,
    THEMES,
    YEARS,
    Array,
    by_theme,
    quantities,
)
from clock import Work, race
from found import Found

import socialvalue as sv

BASE = "numpy, one folded product"
WORTH = FOLDED * SIGNS
NAMES = [f"M{row:02d}" for row in range(MEASURES)]
BY_THEME = [NAMES[EACH * theme : EACH * (theme + 1)] for theme in range(THEMES)]
BLOCK = 1 << 15


def measure(repeats: int, quick: bool = False) -> list[Found]:
    """The portfolio at a thousand and at a million submissions (quick: ten thousand)."""
    found = [portfolio_of(count, repeats) for count in (1_000, 10_000 if quick else 1_000_000)]
    found[0].shown = False
    return found


def portfolio_of(count: int, repeats: int) -> Found:
    """One size: the library and its peers on the same numbers."""
    found = Found("W1", f"a portfolio of {count:,} submissions × 40 measures", BASE)
    table = quantities(count)
    found.add(race({**_numpy(table), **_library(table, found), **_frames(table, found)}, repeats))
    found.ours = tuple(name for name in found.seconds if name.startswith("socialvalue"))
    _pint(found, table, repeats)
    found.add(peer_openfisca.asked("worth", found, count=count, repeats=repeats))
    return found


def _library(table: Array, found: Found) -> dict[str, Work]:
    framework = portfolio.framework()
    whole = portfolio.claims(framework, table)
    part = portfolio.claims(framework, table, missing=0.1)
    told = sv.score(whole).worth(by="theme")
    apart = (
        portfolio.table_of(told, "theme", "balance", len(table)) - by_theme(table * WORTH)[:, :5]
    )
    found.facts["furthest from the folded product, £"] = float(np.abs(apart).max())
    assert np.abs(apart).max() < 1e-4 * MEASURES
    nodes = [*(f"T{theme}" for theme in range(THEMES)), "overall"]

    def worth() -> list[Array]:
        told = sv.worth(whole)
        return [told.balance("welfare", node) for node in nodes]

    return {
        "socialvalue, worth alone": worth,
        "socialvalue, scored: every claim present": lambda: sv.score(whole),
        "socialvalue, scored: a tenth missing": lambda: sv.score(part),
    }


def _numpy(table: Array) -> dict[str, Work]:
    folded = np.zeros((MEASURES, THEMES + 1))
    folded[np.arange(MEASURES), np.arange(MEASURES) // EACH] = WORTH
    folded[:, THEMES] = WORTH
    return {
        BASE: lambda: table @ folded,
        "numpy, factor by factor": lambda: plain(table),
        "numpy, factor by factor, in blocks": lambda: [
            plain(table[start : start + BLOCK]) for start in range(0, len(table), BLOCK)
        ],
    }


def plain(table: Array) -> Array:
    """Worth by theme and overall, (submissions, 6), as one would write it first: year by year."""
    year_one = table * PRICES * (1 - DEADWEIGHT) * (1 - ATTRIBUTION) * SIGNS
    worth = np.zeros_like(table)
    for year in range(YEARS):
        worth += year_one * ((1 - DROP_OFF) ** year / (1 + RATE) ** year)
    return by_theme(worth)


def _frames(table: Array, found: Found) -> dict[str, Work]:
    works: dict[str, Work] = {}
    if pandas := found.peer("pandas"):
        frame = pandas.DataFrame(table, columns=NAMES)
        works["pandas, factor by factor"] = lambda: _pandas(
            pandas,
            frame * PRICES * (1 - DEADWEIGHT) * (1 - ATTRIBUTION) * (WORTH / _year_one()),
        )
        works["pandas, factors folded first"] = lambda: _pandas(pandas, frame * WORTH)
    if polars := found.peer("polars"):
        works["polars, factors folded first"] = _polars(polars, table)
    return works


def _year_one() -> Array:
    return PRICES * (1 - DEADWEIGHT) * (1 - ATTRIBUTION)


def _pandas(pandas: Any, worth: Any) -> Any:
    sums = {str(place): worth[names].sum(axis=1) for place, names in enumerate(BY_THEME)}
    totals = pandas.DataFrame(sums)
    totals["overall"] = totals.sum(axis=1)
    return totals


def _polars(polars: Any, table: Array) -> Work:
    lazy = polars.DataFrame(table, schema=NAMES).lazy()
    each = dict(zip(NAMES, WORTH.tolist(), strict=True))
    themes = [
        sum((polars.col(name) * each[name] for name in names), start=polars.lit(0.0))
        for names in BY_THEME
    ]
    asked = [theme.alias(str(place)) for place, theme in enumerate(themes)]
    query = lazy.select(asked).with_columns(overall=polars.sum_horizontal(polars.all()))
    work: Work = query.collect
    return work


def _pint(found: Found, table: Array, repeats: int) -> None:
    if not found.peer("pint"):
        return
    found.add(race({"pint, an array a measure": lambda: peer_pint.by_measure(table)}, repeats))
    if len(table) <= 1_000:
        few = table[:50]
        scale = len(table) / len(few)
        times = race({"pint, a Quantity a record": lambda: peer_pint.by_record(few)}, 1)
        found.add(times, f"{len(few)} submissions, × {scale:g}", scale)
