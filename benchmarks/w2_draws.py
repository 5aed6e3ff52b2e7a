"""W2: Monte Carlo of the portfolio: a thousand submissions, forty measures, ten thousand draws.

Prices, deadweight and attribution are in doubt (triangular), each once for all submissions. Out
come mean, 5th and 95th percentile of worth for each theme and overall. Every row draws its own
numbers within its time, but for those that say that draws are kept: the library keeps them for a
seed, so that who asks again for another node, or of other submissions, waits less. Slow peers take
few submissions, of draws made before (but squigglepy, whose models draw), and the time is
multiplied: it is the same work for each.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import peer_openfisca
import peer_pint
import portfolio
from amounts import (
    EACH,
    LASTING,
    MEASURES,
    RANGES,
    SIGNS,
    THEMES,
    Array,
    factors,
    quantities,
)
from clock import Work, race
from found import Found

import socialvalue as sv

BASE = "numpy, in chunks, np.percentile"
OURS = "socialvalue, intervals of worth"
CHUNK = 50
NAMES = [str(row) for row in range(MEASURES)]


def measure(repeats: int, quick: bool = False) -> list[Found]:
    """The whole at its full size (quick: a twentieth of the submissions, a tenth of the draws)."""
    count, draws = (50, 1_000) if quick else (1_000, 10_000)
    title = f"Monte Carlo: {count:,} submissions × 40 measures × {draws:,} draws"
    found = Found("W2", title, BASE)
    table = quantities(count)
    few = _few(found, table, draws)
    whole = {**_library(table, draws, found), **_numpy(table, draws)}
    times = race({**whole, **{name: work for name, (_, work) in few.items()}}, repeats)
    found.add({name: times[name] for name in whole})
    for name, (some, _) in few.items():
        found.add({name: times[name]}, _note(some, count), count / some)
    asked = peer_openfisca.asked("draws", found, count=20, draws=draws, repeats=2)
    found.add(asked, _note(20, count), count / 20)
    found.ours = tuple(name for name in found.seconds if name.startswith("socialvalue"))
    return [found]


def _library(table: Array, draws: int, found: Found) -> dict[str, Work]:
    framework = portfolio.framework(portfolio.DOUBTED)
    claims = portfolio.claims(framework, table)
    basis, kept = portfolio.bases(draws), sv.Basis(draws=draws, seed=1)

    def intervals(of: str, drawn: sv.Basis | None = None, *, guarded: bool = True) -> Any:
        card = sv.score(claims, framework, drawn or basis())
        return card.intervals(of=of, by=("theme", "overall"), guarded=guarded)

    _agree("", intervals("worth"), table, draws, found)
    _agree(", draws alone", intervals("worth", guarded=False), table, draws, found)
    return {
        OURS: lambda: intervals("worth"),
        "socialvalue, intervals of worth, draws alone": lambda: intervals("worth", guarded=False),
        "socialvalue, intervals of worth, draws kept": lambda: intervals("worth", kept),
        "socialvalue, intervals of score, draws kept": lambda: intervals("score", kept),
        "socialvalue, intervals of score": lambda: intervals("score"),
    }


def _agree(words: str, told: Any, table: Array, draws: int, found: Found) -> None:
    """Write down how far the library stands from plain draws, as a share of p5 to p95."""
    mean, low, high = chunked(table, factors(draws))
    furthest = {
        name: float(
            np.abs((portfolio.table_of(told, "code", name, len(table)) - want) / (high - low)).max()
        )
        for name, want in (("mean", mean), ("p5", low), ("p95", high))
    }
    assert max(furthest.values()) < 5 / np.sqrt(draws)
    spelt = ", ".join(f"{name} {share:.2%}" for name, share in furthest.items())
    found.facts[f"furthest from plain draws{words}, of p5 to p95"] = spelt
    drawn = float(np.mean(np.asarray(told["how"]) == "draws"))
    found.facts[f"percentiles found by draws{words}"] = f"{drawn:.0%}"


def _numpy(table: Array, draws: int) -> dict[str, Work]:
    return {
        BASE: lambda: chunked(table, factors(draws)),
        "numpy, in chunks, np.percentile, the median too": lambda: chunked(
            table, factors(draws), (5, 50, 95)
        ),
        "numpy, in chunks, float32, two partitions": lambda: parted(table, factors(draws)),
    }


def chunked(table: Array, drawn: Array, told: tuple[int, ...] = (5, 95)) -> Array:
    """Mean and percentiles, (1 + told, submissions, 6), fifty submissions at a time."""
    found = np.empty((1 + len(told), len(table), THEMES + 1))
    for start in range(0, len(table), CHUNK):
        here = slice(start, start + CHUNK)
        worth = _worth(table[here], drawn)
        found[0, here] = worth.mean(axis=-1)
        found[1:, here] = np.percentile(worth, told, axis=-1)
    return found


def parted(table: Array, drawn: Array) -> Array:
    """The same in single precision, each quantile by a partition of its own."""
    found = np.empty((3, len(table), THEMES + 1))
    table, drawn = table.astype(np.float32), drawn.astype(np.float32)
    low, high = (round(share * (drawn.shape[1] - 1)) for share in (0.05, 0.95))
    for start in range(0, len(table), CHUNK // 2):
        here = slice(start, start + CHUNK // 2)
        worth = _worth(table[here], drawn)
        found[0, here] = worth.mean(axis=-1)
        found[1, here] = np.partition(worth, low, axis=-1)[..., low]
        found[2, here] = np.partition(worth, high, axis=-1)[..., high]
    return found


def _worth(table: Array, drawn: Array) -> Array:
    """Worth (submissions, 6, draws) by theme and overall."""
    worth = np.empty((len(table), THEMES + 1, drawn.shape[1]), drawn.dtype)
    for theme in range(THEMES):
        rows = slice(EACH * theme, EACH * (theme + 1))
        np.matmul(table[:, rows], drawn[rows], out=worth[:, theme])
    np.sum(worth[:, :THEMES], axis=1, out=worth[:, THEMES])
    return worth


def _few(found: Found, table: Array, draws: int) -> dict[str, tuple[int, Work]]:
    """Slow peers, on how many submissions, and their work; what they draw once is not counted."""
    drawn, some, least = factors(draws), table[:20], table[:5]
    works: dict[str, tuple[int, Work]] = {}
    if pandas := found.peer("pandas"):
        frame = pandas.DataFrame(drawn.T)
        works["pandas, a frame a submission"] = len(some), lambda: _pandas(frame, some)
    if polars := found.peer("polars"):
        lazy = polars.DataFrame(drawn.T, schema=NAMES).lazy()
        works["polars, expressions"] = len(some), lambda: _polars(polars, lazy, some)
    if found.peer("pint"):
        works["pint, an array of draws a measure"] = len(some), lambda: _pint(some, drawn)
    if squigglepy := found.peer("squigglepy"):
        works["squigglepy, a model a submission"] = (
            len(least),
            lambda: _squigglepy(squigglepy, least, draws),
        )
    return works


def _note(count: int, whole: int) -> str:
    return f"{count} submissions, × {whole / count:g}"


def _pandas(frame: Any, table: Array) -> list[Any]:
    themes = np.arange(MEASURES) // EACH
    told = []
    for row in table:
        worth = (frame * row).T.groupby(themes).sum().T
        worth["overall"] = worth.sum(axis=1)
        told.append((worth.mean(), worth.quantile([0.05, 0.95])))
    return told


def _polars(polars: Any, frame: Any, table: Array) -> list[Any]:
    told = []
    for row in table.tolist():
        each = [polars.col(name) * much for name, much in zip(NAMES, row, strict=True)]
        themes = [
            polars.sum_horizontal(each[EACH * theme : EACH * (theme + 1)]).alias(f"T{theme}")
            for theme in range(THEMES)
        ]
        worth = frame.select(themes).with_columns(overall=polars.sum_horizontal(polars.all()))
        every = polars.all()
        asked = [
            every.mean().name.suffix(" mean"),
            *(every.quantile(share, "linear").name.suffix(f" {share}") for share in (0.05, 0.95)),
        ]
        told.append(worth.select(asked).collect())
    return told


def _pint(table: Array, drawn: Array) -> list[Any]:
    told = []
    for worths in peer_pint.drawn(table, drawn):
        values = np.stack([one.magnitude for one in worths])
        told.append((values.mean(axis=1), np.percentile(values, [5, 95], axis=1)))
    return told


def _squigglepy(squigglepy: Any, table: Array, draws: int) -> list[Any]:
    """A model a submission, theme by theme, as it is written there; overall is their sum."""
    doubts = {
        name: [squigglepy.triangular(*map(float, three)) for three in zip(*ranges, strict=True)]
        for name, ranges in RANGES.items()
    }
    told = []
    for row in (table * SIGNS * LASTING).tolist():
        kept = [
            much * price * (1 - deadweight) * (1 - attribution)
            for much, price, deadweight, attribution in zip(row, *doubts.values(), strict=True)
        ]
        models = [
            sum(kept[EACH * one + 1 : EACH * (one + 1)], kept[EACH * one]) for one in range(THEMES)
        ]
        samples = [squigglepy.sample(model, n=draws) for model in models]
        samples.append(np.sum(samples, axis=0))
        told.append([(one.mean(), squigglepy.get_percentiles(one, [5, 95])) for one in samples])
    return told
