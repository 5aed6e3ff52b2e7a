"""Measures that can be defined and are wrong: each is caught by the promise meant for it."""

# ruff: noqa: ARG001 (a formula takes self and its columns, read or not)
from types import FunctionType

import numpy as np
import pytest
from test_cases_and_tables import Heard, heard
from trial_measures import STUDY, Votes, answered, broken, votes

import socialvalue as sv
from socialvalue.testing import PROMISES

NUMBER, UNIT, FINITE = (
    "no_number_is_hidden",
    "the_unit_is_proved",
    "never_non_finite_and_undefined_has_a_reason",
)
STRANGERS, ORDER, LOOPS = "rows_are_strangers", "same_inputs_same_bits", "no_python_per_row"
WRITES, MEMORY = "inputs_are_never_written_to", "how_numbers_lie_in_memory_does_not_matter"
QUICK, MANY = "it_is_quick", "a_member_that_stands_for_many_counts_as_many"
SPLIT, ZERO, FIXED = (
    "splitting_a_claim_changes_no_score",
    "zero_in_zero_out_or_say_why",
    "declarations_cannot_be_changed",
)


def votes_by(formula, **changed):
    """`Votes` under another formula."""
    return lambda: votes(quantity=formula, **changed)


def answered_by(formula):
    """`Answered` under another formula."""
    return lambda: answered(quantity=formula)


def neighbour(self, members, turnout):
    return np.roll(members, 1) * turnout


def share_of_all(self, members, turnout):
    return members * (members / members.sum()) * turnout


def first_of_all(self, members, turnout):
    return members[0] + (members - members[0]) * turnout


def sorted_by_size(self, members, turnout):
    return np.sort(members) * turnout


def steps(self, members, turnout):
    return np.polyval(members, turnout)


def hours(self, members, turnout):
    return members


def ratio(self, members, turnout):
    return turnout


def filled(self, members, turnout):
    turnout.fill(1)
    return members


def sorted_in_place(self, members, turnout):
    members.sort()
    return members * turnout


def copied_over(self, members, turnout):
    np.copyto(members, turnout)
    return members


def divided(self, members, turnout):
    return members * turnout / turnout


def overflowing(self, members, turnout):
    return members * np.exp(members / members * np.inf) * turnout


def worked_out(self, members, turnout):
    return members * turnout * np.exp(2)


def twice_two(self, members, turnout):
    two = 2
    return members * turnout * (two * two)


def the_sum_of_a_list(self, members, turnout):
    return members * turnout * np.sum([2, 2])


def letters(self, members, turnout):
    return members * turnout * "abc".count("")


def as_stored(self, members, turnout):
    return np.where(members.flags.c_contiguous, members, members + members) * turnout


def as_objects(self, members, turnout):
    return np.multiply(members, turnout, dtype="O")


def as_single(self, members, turnout):
    return np.multiply(members, turnout, dtype="f4")


def against_all(self, members, turnout):
    return np.where(np.equal.outer(turnout, turnout).any(axis=1), members, members * 0) * turnout


def bare(self, members, turnout):
    return np.array(turnout) * np.asarray(members)


def without_counts(self, questions):
    values = np.append(questions.answered.values, 0)
    sums = np.add.reduceat(values, questions.offsets[:-1])
    return sums / np.diff(questions.offsets)


def of_the_first(self, questions):
    return np.append(questions.answered.values, 0)[questions.offsets[:-1]]


def squared(self, members, turnout, cell):
    return members * members / cell


def one_more(self, members, turnout, cell):
    return members * turnout + cell


def never(self, members):
    return members < 0


def where_it_fails(self, turnout):
    return turnout >= 0


def upside_down(self, questions):
    return questions.count() * 0 > questions.count()


CELL = sv.Parameter(2, "person", source=STUDY)
KM = {
    "unit": "km",
    "members": sv.Column("m"),
    "examples": (sv.Example(members=8, turnout=0.5, quantity=4),),
}
MIXED = {
    "unit": "m",
    "members": sv.Column("m"),
    "other": sv.Column("km"),
    "examples": (sv.Example(members=8, turnout=0.5, other=1, quantity=4),),
    "undefined_reason": "it is longer than the other",
}
RATIO = {
    "unit": "1",
    "members": sv.Column("hour"),
    "examples": (sv.Example(members=4, turnout=0.5, quantity=2),),
}


def shorter(self, members, other):
    return members < other


BROKEN = {
    "a neighbour's people": (votes_by(neighbour), STRANGERS, "depends on the other claims"),
    "a share of all claims": (votes_by(share_of_all), STRANGERS, "depends on the other claims"),
    "the first claim": (votes_by(first_of_all), STRANGERS, "depends on the other claims"),
    "row order": (votes_by(sorted_by_size), ORDER, "the order of the claims changes"),
    "steps for each row": (votes_by(steps), LOOPS, "steps of Python for 100 claims"),
    "another unit": (votes_by(ratio), UNIT, "the unit declared is person, but it comes out in"),
    "a factor of 1000": (votes_by(hours, **KM), UNIT, "which is 0.001 times km"),
    "a mask that mixes units": (
        lambda: votes(defined=shorter, **MIXED),
        UNIT,
        "with units it says something else than without",
    ),
    "a unit taken off": (votes_by(bare, **RATIO), UNIT, "it takes the unit off a number"),
    "fills": (votes_by(filled), WRITES, "it writes to turnout"),
    "sorts in place": (votes_by(sorted_in_place), WRITES, "it writes to members"),
    "copies over": (votes_by(copied_over), WRITES, "it writes to members"),
    "nothing by nothing": (votes_by(divided), FINITE, "it gave nan"),
    "infinity": (votes_by(overflowing), FINITE, "it gave"),
    "a mask that disagrees": (
        lambda: votes(quantity=divided, defined=where_it_fails, undefined_reason="none"),
        FINITE,
        "let `defined` say where there is no answer",
    ),
    "never an answer": (
        lambda: votes(
            defined=never,
            undefined_reason="there are none",
            examples=(sv.Example(members=1, turnout=1, undefined=True),),
        ),
        FINITE,
        "no claim that was tried has an answer",
    ),
    "a mask upside down": (
        lambda: answered(defined=upside_down),
        "examples_hold",
        "it says 0.875, and the formula says undefined",
    ),
    "a number worked out": (votes_by(worked_out), NUMBER, "np.exp(2)"),
    "twice two": (votes_by(twice_two), NUMBER, "two * two"),
    "the sum of a list": (votes_by(the_sum_of_a_list), NUMBER, "np.sum([2, 2])"),
    "letters counted": (votes_by(letters), NUMBER, "'abc'.count('')"),
    "how it is stored": (votes_by(as_stored), MEMORY, "how the columns lie in memory"),
    "objects": (votes_by(as_objects), MEMORY, "its answers are object"),
    "half the precision": (votes_by(as_single), MEMORY, "its answers are float32"),
    "everybody against everybody": (votes_by(against_all), QUICK, "times as long as 500"),
    "counts ignored": (answered_by(without_counts), MANY, "does not count as many"),
    "the first member": (answered_by(of_the_first), MANY, "the order of the members"),
    "a square": (votes_by(squared, cell=CELL), SPLIT, "no column can be cut"),
    "something from nothing": (
        votes_by(one_more, cell=CELL, combine=sv.Single),
        ZERO,
        "a claim of nothing comes to 2 person",
    ),
    "a list on the class": (lambda: votes(bands=[1]), FIXED, "a list can be changed"),
    "a mapping on the class": (lambda: votes(memory={}), FIXED, "a dict can be changed"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_measure_is_caught_by_the_promise_meant_for_it(name):
    make, promise, said = BROKEN[name]
    found = broken(make())
    assert said in found[promise]
    assert "To mend it: " in found[promise]


@pytest.mark.parametrize("name", BROKEN)
def test_no_promise_fails_to_look_at_a_broken_measure(name):
    """A promise may catch what another is meant for; it never breaks down over it."""
    assert not [said for said in broken(BROKEN[name][0]()).values() if "it raised" in said]


def test_every_promise_has_a_broken_measure_of_its_own():
    """Words, figures and examples have theirs in the files beside this one."""
    shown = {promise for _, promise, _ in BROKEN.values()}
    known = {promise.__name__ for promise in PROMISES}
    assert known - shown == {
        "it_is_described",
        "every_figure_has_a_source_a_price_year_and_a_licence",
    }


def test_a_formula_without_its_source_is_judged_by_its_code_alone():
    """Without a source constants are refused as ever; what is worked out from them is not seen."""
    code = worked_out.__code__.replace(co_filename="<nowhere>")
    assert NUMBER not in broken(votes(quantity=FunctionType(code, worked_out.__globals__)))


def test_a_formula_that_repeats_anothers_name_is_judged_by_its_own_source():
    def quantity(self, members, turnout):
        share = turnout
        return members * np.clip(share, 0, 1) * (0 * turnout + 1)

    assert broken(votes(quantity=quantity)) == {}


def test_groups_in_any_order_and_number_keep_every_promise():
    assert MANY not in broken(heard({"right": ["vote"], "turnout": [1]}))
    assert issubclass(heard({"right": ["vote"], "turnout": [1]}), Heard)
    assert broken(Votes) == {}
