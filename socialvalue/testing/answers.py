"""Promises about answers: the right unit, the author's own cases, finite numbers, honest zeros.

In goes a measure; out comes a fault for each answer that is in another unit, differs from its
worked example, is not finite, or makes something out of nothing.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator

import numpy as np

from socialvalue import probe, proof, readers
from socialvalue.column import Example
from socialvalue.errors import Fault, SocialValueError
from socialvalue.measure import Measure
from socialvalue.testing import examples as given
from socialvalue.testing import trial

MIXED = "DimensionalityError"
STRIPPED = "UnitStrippedWarning"
"""What pint says when kinds are mixed, and when numpy strips a unit off a number."""


def the_unit_is_proved(measure: type[Measure]) -> Iterator[Fault]:
    """Read with units, the formula gives exactly the declared unit, and the same numbers; so does
    `defined`, and neither takes the unit off a number on the way.
    """
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = list(proof.faults(measure))
        found = found or list(_of_mask(measure))
    yield from found
    if not found and any(one.category.__name__ == STRIPPED for one in told):
        fix = "leave np.array(…), np.asarray(…) and .magnitude out: columns are arrays already"
        yield Fault(f"{measure.code}.quantity", "it takes the unit off a number", fix)


def _of_mask(measure: type[Measure]) -> Iterator[Fault]:
    """`defined`, read with units, says the same as on bare numbers.

    It may count: `eligible > 1` compares people with a plain number, which is left alone.
    """
    columns, at = trial.columns(measure), f"{measure.code}.defined"
    bare = readers.defined(measure, columns, trial.ROWS)
    if bare is None:
        return
    given = [readers.with_unit(measure, name, columns) for name in measure.defined_needs]
    try:
        with np.errstate(all="ignore"):
            read = np.asarray(measure.defined(None, *given), dtype=bool)
    except Exception as error:  # noqa: BLE001 (a formula is a stranger's code and may raise anything)
        if type(error).__name__ != MIXED:
            return
        fix = "compare only amounts of one kind: a threshold is a Parameter with a unit"
        yield Fault(at, f"it cannot be read with units ({error})", fix)
        return
    if not np.array_equal(read, bare):
        fix = "declare what is compared in the same unit (all m, or all km)"
        yield Fault(at, "with units it says something else than without", fix)


def examples_hold(measure: type[Measure]) -> Iterator[Fault]:
    """There is at least one worked example, and each gives what its author says."""
    if not measure.examples:
        fix = "add one worked by hand: examples = (sv.Example(members=200, …, quantity=50),)"
        yield Fault(f"{measure.code}.examples", "there is none", fix)
    for number, example in enumerate(measure.examples):
        at = f"{measure.code}.examples[{number}]"
        named = list(given.faults(measure, example, at))
        yield from named
        if not named:
            yield from _of_result(measure, example, at)


def _of_result(measure: type[Measure], example: Example, at: str) -> Iterator[Fault]:
    try:
        columns = probe.example_columns(measure, [example])
        quantity, held = trial.answers(measure, columns, 1)
    except SocialValueError as error:
        yield from error.faults
        return
    except Exception as error:  # noqa: BLE001 (a plugin's own case may fail in any way)
        yield Fault(at, f"it cannot be worked ({error})", "give one value, or one list, an input")
        return
    found = f"{quantity[0]:.12g}" if held[0] else "undefined"
    wanted = "undefined" if example.quantity is None else f"{example.quantity:.12g}"
    agree = (
        not held[0]
        if example.quantity is None
        else bool(held[0])
        and math.isclose(quantity[0], example.quantity, rel_tol=1e-9, abs_tol=1e-9)
    )
    if not agree:
        fault = f"it says {wanted}, and the formula says {found}"
        yield Fault(at, fault, "work it by hand again, then mend the example or the formula")


def zero_in_zero_out_or_say_why(measure: type[Measure]) -> Iterator[Fault]:
    """A claim of nothing comes to 0 or to no answer, or `zero_reason` says why it does not.

    Nothing is every number 0 and every sample empty, as far as the bounds allow it; what the
    submission states of itself stays.
    """
    claim = trial.nothing(measure)
    reason: str = getattr(measure, "zero_reason", "")
    if claim is None or reason.strip():
        return
    quantity, held = trial.answers(measure, claim, 1)
    if held[0] and quantity[0] != 0:
        fault = f"a claim of nothing comes to {quantity[0]:g} {measure.unit}"
        fix = 'let `defined` say that there is no answer, or write zero_reason = "why it does so"'
        yield Fault(f"{measure.code}.quantity", fault, fix)


def never_non_finite_and_undefined_has_a_reason(measure: type[Measure]) -> Iterator[Fault]:
    """Where there is an answer it is finite; where there is none, words say why."""
    trials = [(trial.columns(measure, seed), trial.ROWS) for seed in trial.SEEDS]
    if (empty := trial.nothing(measure)) is not None:
        trials.append((empty, 1))
    answered = any(example.quantity is not None for example in measure.examples)
    for columns, rows in trials:
        quantity, held = trial.answers(measure, columns, rows)
        try:
            readers.judge(measure, quantity, held)
        except SocialValueError as error:
            yield from error.faults
            return
        answered |= bool(held.any())
        if not np.all(held) and not measure.undefined_reason.strip():
            at = f"{measure.code}.undefined_reason"
            yield Fault(at, "it is missing", "say in words why there can be no answer")
            return
    if not answered:
        fix = (
            "let `defined` be True where there is an answer, and work one such claim as an example"
        )
        yield Fault(f"{measure.code}.defined", "no claim that was tried has an answer", fix)
