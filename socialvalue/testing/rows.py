"""Promises about rows: each claim stands for itself, and a million cost no more words than one.

In goes a measure; out comes a fault for each way in which its formula lets rows touch one another,
loops over them in Python, writes to what it was given, or answers differently the second time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from time import perf_counter
from typing import Any

import numpy as np

from socialvalue.claims.batch import take
from socialvalue.errors import Fault
from socialvalue.measure import Measure
from socialvalue.testing import trial

FEW, MANY = 100, 10_000
TRIES = 3
SECONDS_A_ROW = 20e-6
"""Generous: a formula of whole columns needs a hundredth of it."""

STEPS = 500, 2000
GROWTH = 9
"""Between four times, which is linear, and sixteen, which is quadratic."""

WORTH_A_LOOK = 1e-3
"""Seconds; below, a clock measures the calls and not the rows."""


def rows_are_strangers(measure: type[Measure]) -> Iterator[Fault]:
    """f(a ++ b) = f(a) ++ f(b), to the last bit, for columns and samples alike."""
    for seed in trial.SEEDS:
        first, second = trial.columns(measure, seed), trial.columns(measure, seed + 1)
        parts = trial.answers(measure, first), trial.answers(measure, second)
        apart = (
            np.concatenate([parts[0][0], parts[1][0]]),
            np.concatenate([parts[0][1], parts[1][1]]),
        )
        together = trial.answers(measure, trial.joined(first, second), 2 * trial.ROWS)
        alone = _one_by_one(measure, first)
        if not (trial.alike(together, apart) and trial.alike(parts[0], alone)):
            yield _leak(measure)
            return


def _one_by_one(measure: type[Measure], given: trial.Columns) -> Any:
    """The answers of each claim scored by itself, (rows,) and (rows,)."""
    each = [trial.answers(measure, take(given, np.array([row])), 1) for row in range(trial.ROWS)]
    return np.concatenate([one for one, _ in each]), np.concatenate([held for _, held in each])


def _leak(measure: type[Measure]) -> Fault:
    fault = "a claim's answer depends on the other claims beside it"
    fix = "work element by element; join the members of a sample with .sum(), .mean() or the like"
    return Fault(f"{measure.code}.quantity", fault, fix)


def no_python_per_row(measure: type[Measure]) -> Iterator[Fault]:
    """As many calls and lines of Python for 100 rows as for 10,000."""
    few = trial.columns(measure, rows=FEW)
    many = take(few, np.tile(np.arange(FEW), MANY // FEW))
    short, long = _steps(measure, few, FEW), _steps(measure, many, MANY)
    if long > short:
        fault = f"it runs {short} steps of Python for {FEW} claims and {long} for {MANY}"
        fix = "use whole columns: np.where for a choice, and a sample's own methods for its members"
        yield Fault(f"{measure.code}.quantity", fault, fix)


def _steps(measure: type[Measure], given: trial.Columns, rows: int) -> int:
    """Calls and lines of Python in one run: the least of a few, for the collector may cut in."""
    return min(_watched(measure, given, rows) for _ in range(TRIES))


def _watched(measure: type[Measure], given: trial.Columns, rows: int) -> int:
    seen = 0

    def watch(_: Any, event: str, __: Any) -> Any:
        nonlocal seen
        seen += event in ("call", "line", "c_call")
        return watch

    tracer, profiler = sys.gettrace(), sys.getprofile()
    sys.settrace(watch)
    sys.setprofile(watch)
    try:
        trial.answers(measure, given, rows)
    finally:
        sys.setprofile(profiler)
        sys.settrace(tracer)
    return seen


def inputs_are_never_written_to(measure: type[Measure]) -> Iterator[Fault]:
    """What a formula was given is the same afterwards, to the last bit."""
    given = trial.columns(measure)
    before = trial.copied(given)
    trial.answers(measure, given)
    for name, values in given.items():
        if trial.bits(values) != trial.bits(before[name]):
            fault = f"it writes to {name}, which belongs to the claims"
            fix = "make a new array: members * turnout, and not members *= turnout or out=members"
            yield Fault(f"{measure.code}.quantity", fault, fix)


def same_inputs_same_bits(measure: type[Measure]) -> Iterator[Fault]:
    """The same claims give the same bits again, and in another order the same, reordered."""
    at = f"{measure.code}.quantity"
    for seed in trial.SEEDS:
        given = trial.columns(measure, seed)
        first = trial.answers(measure, trial.copied(given))
        if not trial.alike(first, trial.answers(measure, trial.copied(given))):
            fix = "let nothing but the inputs decide: no randomness, no empty arrays, no memory"
            yield Fault(at, "the same claims gave another answer the second time", fix)
            return
        order = np.random.Generator(np.random.Philox(key=seed)).permutation(trial.ROWS)
        moved = trial.answers(measure, take(given, order))
        if not trial.alike(moved, (first[0][order], first[1][order])):
            fix = "use nothing that looks along the column, such as cumsum, diff or sort"
            yield Fault(at, "the order of the claims changes their answers", fix)
            return


def how_numbers_lie_in_memory_does_not_matter(measure: type[Measure]) -> Iterator[Fault]:
    """Columns cut out of larger tables give the same answers, and all answers are plain numbers in
    full precision.
    """
    given, at = trial.columns(measure), f"{measure.code}.quantity"
    plain = trial.answers(measure, given)
    apart = {name: trial.mapped(values, _strided) for name, values in given.items()}
    if not trial.close(plain, trial.answers(measure, apart)):
        fix = "use the numbers alone, and not how they are stored (.flags, .base, .data)"
        yield Fault(at, "its answers depend on how the columns lie in memory", fix)
    kind = np.asarray(trial.raw(measure, given)).dtype
    if not (np.issubdtype(kind, np.integer) or kind in (np.float64, np.bool_)):
        fix = "leave dtype=… out: claims come as float64 and so do answers"
        yield Fault(at, f"its answers are {kind} and not float64", fix)


def _strided(array: Any) -> Any:
    """The same numbers as one column of a table of two."""
    table = np.full((array.size, 2), np.nan)
    table[:, 0] = array
    return table[:, 0]


def it_is_quick(measure: type[Measure]) -> Iterator[Fault]:
    """Ten thousand claims take well under a second, and four times as many claims about four times
    as long: the best of a few runs counts.
    """
    short, long = (_seconds(measure, rows) for rows in STEPS)
    if long > WORTH_A_LOOK and long > GROWTH * short:
        # Another process may have cut in: nobody is accused on one look.
        short, long = (min(_seconds(measure, rows) for _ in range(TRIES)) for rows in STEPS)
    if long > WORTH_A_LOOK and long > GROWTH * short:
        fault = f"{STEPS[1]} claims take {long / short:.0f} times as long as {STEPS[0]}"
        fix = "compare no claim with all others: no outer, no table of claims by claims"
        yield Fault(f"{measure.code}.quantity", fault, fix)
        return
    best = _seconds(measure, MANY)
    if best > SECONDS_A_ROW * MANY:
        fault = f"{MANY} claims take {best:.2f} seconds"
        fix = "use whole columns and ufuncs; np.vectorize and object arrays are loops in disguise"
        yield Fault(f"{measure.code}.quantity", fault, fix)


def _seconds(measure: type[Measure], rows: int) -> float:
    """The least time of a few runs on as many rows."""
    given = trial.columns(measure, rows=rows)
    return min(_timed(measure, given, rows) for _ in range(TRIES))


def _timed(measure: type[Measure], given: trial.Columns, rows: int) -> float:
    start = perf_counter()
    trial.answers(measure, given, rows)
    return perf_counter() - start
