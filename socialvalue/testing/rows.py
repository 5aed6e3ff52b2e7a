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


def it_is_quick(measure: type[Measure]) -> Iterator[Fault]:
    """Ten thousand claims take well under a second: the best of a few runs counts."""
    given = trial.columns(measure, rows=MANY)
    best = min(_seconds(measure, given) for _ in range(TRIES))
    if best > SECONDS_A_ROW * MANY:
        fault = f"{MANY} claims take {best:.2f} seconds"
        fix = "use whole columns and ufuncs; np.vectorize and object arrays are loops in disguise"
        yield Fault(f"{measure.code}.quantity", fault, fix)


def _seconds(measure: type[Measure], given: trial.Columns) -> float:
    start = perf_counter()
    trial.answers(measure, given, MANY)
    return perf_counter() - start
