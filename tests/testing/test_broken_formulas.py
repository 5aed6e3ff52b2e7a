"""Formulas that a tired author might write: each is caught by the promise meant for it."""

# ruff: noqa: ARG001 (a formula takes self and its columns, read or not)
import numpy as np
import pytest
from trial_measures import Votes, answered, broken, votes

import socialvalue as sv
from socialvalue.testing import check_measure, rows

# Each is a formula that a tired author might write, the promise that it breaks, and what is said.


def leaky(self, members, turnout):
    return (members - members.mean()) * turnout


def running(self, members, turnout):
    return np.cumsum(members) * turnout


def looping(self, members, turnout):
    return np.polyval(members, turnout)


def writing_out(self, members, turnout):
    return np.multiply(members, turnout, out=turnout)


def empty_divisor(self, members, turnout):
    return members * turnout / turnout


def logarithm(self, members, turnout):
    return np.log(members - members) * turnout * members


def too_short(self, members, turnout):
    return (members * turnout)[2:]


def raising(self, members, turnout):
    return members @ np.ones((2, 2))


FORMULAS = [
    (leaky, "rows_are_strangers", "depends on the other claims beside it"),
    (running, "rows_are_strangers", "depends on the other claims beside it"),
    (running, "same_inputs_same_bits", "the order of the claims changes their answers"),
    (looping, "no_python_per_row", "steps of Python for 100 claims"),
    (writing_out, "inputs_are_never_written_to", "it writes to turnout"),
    (empty_divisor, "never_non_finite_and_undefined_has_a_reason", "it gave nan"),
    (logarithm, "never_non_finite_and_undefined_has_a_reason", "it gave "),
    (too_short, "rows_are_strangers", "it gave shape"),
    (raising, "examples_hold", "it cannot be worked"),
    (raising, "rows_are_strangers", "it raised ValueError"),
]


@pytest.mark.parametrize(
    ("formula", "promise", "said"), FORMULAS, ids=[f"{f.__name__}-{p}" for f, p, _ in FORMULAS]
)
def test_a_broken_formula_is_caught_by_the_promise_meant_for_it(formula, promise, said):
    assert said in broken(votes(quantity=formula))[promise]


def test_an_answer_left_to_memory_is_caught(monkeypatch):
    """A formula that reads what happens to lie in memory answers differently each time."""
    drawn = iter(np.random.Generator(np.random.Philox(key=1)).random(10**6))
    monkeypatch.setattr(np, "empty_like", lambda like: np.full(like.shape, next(drawn)))

    def remembering(self, members, turnout):
        return members * turnout * np.empty_like(members)

    assert (
        "another answer the second time"
        in broken(votes(quantity=remembering))["same_inputs_same_bits"]
    )


def test_a_slow_formula_is_caught(monkeypatch):
    monkeypatch.setattr(rows, "SECONDS_A_ROW", 1e-12)
    assert "10000 claims take" in broken(Votes)["it_is_quick"]


def test_a_leak_between_samples_is_caught():
    def quantity(self, questions):
        mean = questions.answered.mean()
        return mean - mean.min()

    assert "rows_are_strangers" in broken(answered(quantity=quantity))


def test_writing_into_a_sample_is_caught():
    def quantity(self, questions):
        np.multiply(questions.answered.values, 0, out=questions.answered.values)
        return questions.answered.mean()

    said = broken(answered(quantity=quantity))
    assert "it writes to questions" in said["inputs_are_never_written_to"]


def test_what_a_formula_raises_is_told_once():
    with pytest.raises(sv.MeasureError) as caught:
        check_measure(votes(quantity=raising))
    raised = [fault for fault in caught.value.faults if "it raised ValueError" in fault.fault]
    assert len(raised) == 1
