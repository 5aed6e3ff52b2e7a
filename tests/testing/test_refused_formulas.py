"""What a formula may not say is refused when its class is defined, with words that teach."""

# ruff: noqa: ARG001, B006 (formulas as a tired author might write them)
from functools import partial

import numpy as np
import pytest
from trial_measures import votes

import socialvalue as sv

RATE = 1.07
DOUBLED = np.frompyfunc(lambda one, other: one * other * RATE, 2, 1)


def a_literal(self, members, turnout):
    return members * turnout * 1.07


def a_number_in_words(self, members, turnout):
    return members * turnout * np.float64("1.07")


def the_length_of_a_tuple(self, members, turnout):
    return members * turnout * len((1, 1, 1))


def the_size_of_a_tuple(self, members, turnout):
    return members * turnout * np.size((1, 1, 1))


def a_default(self, members, turnout, rate=1.07):
    return members * turnout * rate


def a_memory(self, members, turnout, before=[]):
    return members * turnout


def a_default_of_a_column(self, members, turnout=1):
    return members * turnout


def a_global(self, members, turnout):
    return members * turnout * RATE


def a_closure():
    rate = 1.07

    def quantity(self, members, turnout):
        return members * turnout * rate

    return quantity


def pi(self, members, turnout):
    return members * turnout * np.pi


def a_machine_number(self, members, turnout):
    return members * turnout * np.finfo(members).eps


def a_power_of_ones(self, members, turnout):
    return members * turnout * (1 + 1 + 1)


def its_own_attribute(self, members, turnout):
    return members * turnout * self.rate


def a_loop(self, members, turnout):
    return np.array([one * other for one, other in zip(members, turnout, strict=True)])


def a_hidden_loop(self, members, turnout):
    return np.vectorize(max)(members, turnout)


def a_ufunc_of_python(self, members, turnout):
    return DOUBLED(members, turnout)


def random_noise(self, members, turnout):
    return members * turnout + np.random.default_rng().random()


def the_clock(self, members, turnout):
    return members * turnout * np.datetime64("now")


def a_file(self, members, turnout):
    return members * turnout * np.loadtxt("rate.txt")


def in_place(self, members, turnout):
    members *= turnout
    return members


def into_a_cell(self, members, turnout):
    members[0] = 0
    return members * turnout


def an_import(self, members, turnout):
    import math

    return members * turnout * math.tau


def their_type(self, members, turnout):
    return np.where(members.dtype == turnout.dtype, members, turnout)


def their_size(self, members, turnout):
    return members * turnout * members.itemsize


def a_length_by_its_other_name(self, members, turnout):
    return members * turnout * "abc".__len__()


def how_many_arguments(self, members, turnout):
    return members * turnout * np.multiply.nargs


def less_precise(self, members, turnout):
    return members.astype("f4") * turnout


def whatever_there_is(self, *columns):
    return np.multiply(*columns)


def by_keyword(self, *, members, turnout):
    return members * turnout


def another_room(self, members, turnout):
    return np.fft.fft(members) * turnout


REFUSED = [
    (a_literal, "it hides the number 1.07"),
    (a_number_in_words, "it hides the number 1.07"),
    (the_length_of_a_tuple, "it uses 'len'"),
    (the_size_of_a_tuple, "it hides the number 3"),
    (a_default, "its arguments have values of their own"),
    (a_memory, "its arguments have values of their own"),
    (a_default_of_a_column, "its arguments have values of their own"),
    (a_global, "it uses 'RATE'"),
    (a_closure(), "it uses rate from outside"),
    (pi, "it hides the number np.pi"),
    (a_machine_number, "it uses np.finfo"),
    (a_power_of_ones, "it hides the number 3"),
    (its_own_attribute, "it uses self"),
    (a_loop, "it loops or nests functions"),
    (a_hidden_loop, "it uses .vectorize"),
    (a_ufunc_of_python, "it uses 'DOUBLED'"),
    (random_noise, "it uses .random"),
    (the_clock, "it uses np.datetime64"),
    (a_file, "it uses np.loadtxt"),
    (in_place, "it writes to its inputs"),
    (into_a_cell, "it writes to its inputs"),
    (an_import, "it imports math"),
    (their_type, "it asks how the numbers lie in memory (.dtype)"),
    (their_size, "it asks how the numbers lie in memory (.itemsize)"),
    (a_length_by_its_other_name, "it uses .__len__"),
    (how_many_arguments, "it asks how the numbers lie in memory (.nargs)"),
    (less_precise, "it asks how the numbers lie in memory (.astype)"),
    (whatever_there_is, "it asks for whatever there is"),
    (by_keyword, "it wants its arguments by keyword"),
    (another_room, "it uses np.fft"),
    (partial(a_literal, None), "this is not a plain function"),
]


@pytest.mark.parametrize(("formula", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_a_formula_may_not_say_is_refused_when_its_class_is_defined(formula, said):
    with pytest.raises(sv.MeasureError) as caught:
        votes(quantity=formula)
    faults = [fault for fault in caught.value.faults if said in fault.fault]
    assert len(faults) == 1
    assert faults[0].at == "OX-V.quantity"
    assert faults[0].fix


@pytest.mark.parametrize(("formula", "said"), REFUSED[:-1], ids=[said for _, said in REFUSED[:-1]])
def test_what_the_formula_may_not_say_defined_may_not_say_either(formula, said):
    with pytest.raises(sv.MeasureError) as caught:
        votes(defined=formula, undefined_reason="nobody voted")
    assert said in str(caught.value)


def test_a_mask_without_words_is_refused_when_the_class_is_defined():
    def defined(self, members):
        return members > 0

    with pytest.raises(sv.MeasureError, match=r"OX-V\.undefined_reason: it is missing"):
        votes(defined=defined)


def test_numpys_own_functions_infinities_and_words_are_left_alone():
    def quantity(self, members, turnout):
        """The words "1.07" may stand in a docstring."""
        share = np.minimum(np.nan_to_num(turnout, posinf=1), np.inf)
        return np.multiply(members, share, where=True)

    assert votes(quantity=quantity).needs == ("members", "turnout")
