"""W7: a million claims of fifty thousand submissions: central worth, and how sure it is.

Each side runs in a process of its own, so that its memory can be told. The peer is what one would
write in numpy: find the lines, draw a unit's worth of each, sort claims by submission and theme,
then block by block gather the lines' draws, multiply by quantities, add up each submission and
theme (`np.add.reduceat`), and select two quantiles at once (`np.partition`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import long_claims
import numpy as np
from clock import apart, peak, race
from found import Found
from long_claims import Array, Claimed

CELLS = 32
"""Submissions × themes that the peer works on at a time: their draws stay near the processor."""

QUANTILES = (0.05, 0.95)
COUNTED, GATHERED = "numpy, gather and count", "numpy, gather and partition"


def measure(repeats: int, quick: bool = False) -> list[Found]:
    """A million claims (quick: twenty thousand), a thousand draws."""
    count, submissions, draws = (20_000, 1_000, 1_000) if quick else (1_000_000, 50_000, 1_000)
    size = count, submissions
    title = f"{count:,} claims of {submissions:,} submissions"
    worth = Found("W7", f"{title}: central worth", COUNTED)
    sure = Found("W7", f"{title}: mean, p5 and p95 of {draws:,} draws", GATHERED)
    few = min(repeats, 3)
    sides: list[tuple[Found, str, tuple[Any, ...]]] = [
        (worth, COUNTED, ("plain", *size, 1, repeats)),
        (worth, "socialvalue, worth alone", ("library", *size, 1, repeats)),
        (worth, "socialvalue, scored", ("library", *size, 0, repeats)),
        (sure, GATHERED, ("plain", *size, draws, few)),
        (sure, "socialvalue, intervals of worth", ("library", *size, draws, few)),
    ]
    told = {(found.title, name): apart("w7_long", *asked) for found, name, asked in sides}
    for found, name, _ in sides:
        one = told[found.title, name]
        _tell(found, name, one)
        _alike(one, told[found.title, found.base], 1e-6 if found is worth else 0.03)
    for found in (worth, sure):
        found.ours = tuple(name for name in found.seconds if name.startswith("socialvalue"))
    return [worth, sure]


def _tell(found: Found, name: str, told: dict[str, Any]) -> None:
    found.add({name: told["seconds"]})
    found.peaks[name] = told["peak"]
    work = told["peak"] - told["before"]
    found.facts[f"{name}, memory"] = f"{work:.0f} MiB above {told['before']:.0f} with the claims"
    sums = ", ".join(f"{one} £{told[one]:,.0f}" for one in ("mean", "p5", "p95") if one in told)
    found.facts[f"{name}, added up"] = f"{sums}, of {told['cells']:,} cells"


def _alike(told: dict[str, Any], base: dict[str, Any], within: float) -> None:
    """The same cells, and sums as near as draws of their own let them be."""
    for what in ("mean", "p5", "p95"):
        if what in base:
            assert abs(told[what] / base[what] - 1) < within, f"{what} differs"
    assert told["cells"] == base["cells"], "other cells"


def _answer(work: Any, repeats: int, sums: Any) -> dict[str, Any]:
    """Seconds of the work and memory, the highest mark taken down before it starts."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    before = peak()
    kept: list[Any] = []

    def working() -> None:
        kept.clear()  # what an earlier turn found is not held beside this one's
        kept.append(work())

    seconds = race({"work": working}, repeats)["work"]
    return {"seconds": seconds, "before": before, **sums(kept[0])}


def plain(count: int, submissions: int, draws: int, repeats: int) -> dict[str, Any]:
    """The peer's answer."""
    claims = long_claims.claimed(count, submissions)
    if draws == 1:
        return _answer(lambda: counted(claims, submissions), repeats, lambda told: _sums([told]))
    return _answer(lambda: partitioned(claims, draws), repeats, _sums)


def _sums(told: Any) -> dict[str, float]:
    sums = dict(zip(("mean", "p5", "p95"), (float(np.sum(one)) for one in told), strict=False))
    return {**sums, "cells": int(np.count_nonzero(told[0]))}


def counted(claims: Claimed, submissions: int) -> Array:
    """Central worth by submission and theme, (submissions × themes,)."""
    codes, line = long_claims.lines(claims)
    worth = long_claims.central(codes)[line] * claims.quantity
    cell = claims.submission * long_claims.THEMES + long_claims.THEME[claims.measure]
    return np.bincount(cell, worth, submissions * long_claims.THEMES)


def partitioned(claims: Claimed, draws: int) -> Array:
    """Mean, p5 and p95 of every submission and theme that has a claim, (3, cells)."""
    codes, line = long_claims.lines(claims)
    values = long_claims.drawn(codes, draws)
    cell = claims.submission * long_claims.THEMES + long_claims.THEME[claims.measure]
    order = np.argsort(cell, kind="stable")
    line, quantity, cell = line[order], claims.quantity[order], cell[order]
    starts = np.flatnonzero(np.diff(cell, prepend=-1))
    ends = np.append(starts[1:], len(cell))
    found = np.empty((3, len(starts)))
    low, high = (round(share * (draws - 1)) for share in QUANTILES)
    for first in range(0, len(starts), CELLS):
        here = slice(first, first + CELLS)
        start, end = starts[here][0], ends[here][-1]
        worth = values[line[start:end]] * quantity[start:end, None]
        cells = np.add.reduceat(worth, starts[here] - start, axis=0)
        parts = np.partition(cells, (low, high), axis=1)
        found[:, here] = cells.mean(axis=1), parts[:, low], parts[:, high]
    return found


def library(count: int, submissions: int, draws: int, repeats: int) -> dict[str, Any]:
    """The library's answer by theme, claims read beforehand; 0 draws: scored, with ratings."""
    import long_framework
    import portfolio

    import socialvalue as sv

    framework = long_framework.framework()
    claims = long_framework.claims(framework, long_claims.claimed(count, submissions), submissions)
    if draws <= 1:
        sums = _sums([sv.worth(claims).table("theme")["balance"]])
        central = sv.score if draws == 0 else sv.worth
        return _answer(lambda: central(claims), repeats, lambda _: sums)
    basis = portfolio.bases(draws)

    def work() -> Any:
        return sv.score(claims, framework, basis()).intervals(of="worth", by="theme")

    return _answer(work, repeats, lambda told: _sums([told[one] for one in ("mean", "p5", "p95")]))
