"""W6: first- and total-order indices over forty inputs: twenty prices and twenty shares.

The model is worth of twenty measures: Σ quantity × price × (1 - share), all forty independent and
triangular. The library has a closed form, which is exact; SALib and scipy estimate from samples.
What is told beside the times is the furthest that SALib stands from the library, and how far off
SALib says that it may itself be (its own 95 % bounds).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from amounts import RANGES, Array, quantities
from clock import Work, race
from found import Found

PAIRS, SAMPLES = 20, 1024
QUANTITY = quantities(1)[0, :PAIRS]
LOW, MODE, HIGH = (
    np.concatenate([RANGES["price"][which][:PAIRS], RANGES["deadweight"][which][:PAIRS]])
    for which in range(3)
)
"""Of each input, (40,): prices and then shares."""


def measure(repeats: int, quick: bool = False) -> list[Found]:
    """The closed form, and two estimators with their distance from it."""
    base = "socialvalue, closed form"
    found = Found("W6", "first- and total-order indices of 40 inputs", base, (base,))
    answers: dict[str, Any] = {}

    def keeping(name: str, work: Work) -> Work:
        def kept() -> None:
            answers[name] = work()

        return kept

    works = {base: keeping("ours", _ours)}
    samples = SAMPLES // 4 if quick else SAMPLES
    if found.peer("SALib"):
        works["SALib, Saltelli's scheme"] = keeping("SALib", lambda: _salib(samples))
    if found.peer("scipy"):
        works["scipy.stats.sobol_indices"] = keeping("scipy", lambda: _scipy(samples))
    found.add(race({base: works.pop(base)}, 20 * repeats))
    found.add(race(works, repeats), f"{samples:,} base points")
    _distances(found, answers)
    return [found]


def model(inputs: Array) -> Array:
    """Worth (n,) of inputs (n, 40)."""
    worth: Array = (inputs[:, :PAIRS] * (1 - inputs[:, PAIRS:])) @ QUANTITY
    return worth


def _ours() -> tuple[Array, Array]:
    """First and total (40,), from moments of triangular inputs."""
    from socialvalue.numerics import variance_indices

    means = (LOW + MODE + HIGH) / 3
    spread = (LOW**2 + MODE**2 + HIGH**2 - LOW * MODE - LOW * HIGH - MODE * HIGH) / 18
    each = np.arange(PAIRS)
    first = np.ones((PAIRS, 2 * PAIRS))
    first[each, each], first[each, PAIRS + each] = means[:PAIRS], 1 - means[PAIRS:]
    second = first[:, None] * first[None]
    second[each, each, each] += spread[:PAIRS]
    second[each, each, PAIRS + each] += spread[PAIRS:]
    alone, involved = variance_indices.indices(QUANTITY, first, second)
    return alone, involved


def _salib(samples: int) -> dict[str, Array]:
    from SALib.analyze import sobol
    from SALib.sample import sobol as points

    names = [f"x{place}" for place in range(2 * PAIRS)]
    peak = (MODE - LOW) / (HIGH - LOW)
    problem = {
        "num_vars": len(names),
        "names": names,
        "bounds": [list(three) for three in zip(LOW, HIGH, peak, strict=True)],
        "dists": ["triang"] * len(names),
    }
    inputs = points.sample(problem, samples, calc_second_order=False, seed=1)
    told: dict[str, Array] = sobol.analyze(
        problem, model(inputs), calc_second_order=False, print_to_console=False, seed=1
    )
    return told


def _scipy(samples: int) -> tuple[Array, Array]:
    from scipy import stats

    peak = (MODE - LOW) / (HIGH - LOW)
    dists = [
        stats.triang(c=c, loc=low, scale=width)
        for c, low, width in zip(peak, LOW, HIGH - LOW, strict=True)
    ]
    told = stats.sobol_indices(
        func=lambda inputs: model(inputs.T)[None],
        n=samples,
        dists=dists,
        rng=np.random.default_rng(1),
    )
    return told.first_order.ravel(), told.total_order.ravel()


def _distances(found: Found, answers: dict[str, Any]) -> None:
    first, total = answers["ours"]
    if "SALib" in answers:
        told = answers["SALib"]
        for order, ours, theirs in (("first", first, "S1"), ("total", total, "ST")):
            apart, bounds = np.abs(ours - told[theirs]), told[f"{theirs}_conf"]
            worst = int(np.argmax(apart))
            found.facts[f"{order} order, furthest from SALib"] = float(apart[worst])
            found.facts[f"{order} order, SALib's own bounds there"] = float(bounds[worst])
            within = float(np.mean(apart <= bounds))
            found.facts[f"{order} order, share of inputs within SALib's bounds"] = within
    if "scipy" in answers:
        apart = max(
            float(np.abs(ours - theirs).max())
            for ours, theirs in zip((first, total), answers["scipy"], strict=True)
        )
        found.facts["furthest from scipy, either order"] = apart
