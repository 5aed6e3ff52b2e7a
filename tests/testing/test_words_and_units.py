"""Words, figures, examples and units: what an author got wrong is said, with its fix."""

# ruff: noqa: ARG001 (a formula takes self and its columns, read or not)
import numpy as np
import pytest
from trial_measures import STUDY, broken, votes

import socialvalue as sv


def test_a_measure_without_an_example_is_caught():
    assert "there is none" in broken(votes(examples=()))["examples_hold"]


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (sv.Example(members=200, turnout=0.25, quantity=60), "says 60, and the formula says 50"),
        (sv.Example(members=200, turnout=0.25, undefined=True), "says undefined, and the formula"),
        (sv.Example(members=200, turnout=25, quantity=5000), "25 is outside 0 to 1"),
        (sv.Example(members=200, turnout=0.25, voters=3, quantity=50), "no such column"),
        (sv.Example(members=200, quantity=50), "turnout is missing"),
        (sv.Example(members=[1, 2], turnout=0.5, quantity=1), "[1, 2] is not a number"),
    ],
)
def test_a_wrong_example_is_caught(example, said):
    assert said in broken(votes(examples=(example,)))["examples_hold"]


def test_something_out_of_nothing_is_caught_or_explained():
    def quantity(self, members, board):
        return members + board

    changed = {
        "quantity": quantity,
        "board": sv.Parameter(1, "person", source=STUDY),
        "examples": (sv.Example(members=4, turnout=0, quantity=5),),
        "combine": sv.Single,
    }
    said = broken(votes(**changed))
    assert list(said) == ["zero_in_zero_out_or_say_why"]
    assert "a claim of nothing comes to 1 person" in said["zero_in_zero_out_or_say_why"]
    assert broken(votes(**changed, zero_reason="a body has a chair before it has members")) == {}


FIGURE = "every_figure_has_a_source_a_price_year_and_a_licence"
UNLICENSED = sv.Source("ox-2026", "An Oxford study", "Votes that count", "2026", "")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"adjust": sv.Adjustments(deadweight=sv.Share(0.2))}, "this figure has no source"),
        ({"spare": sv.Parameter(1, "1")}, "OX-V.spare.source"),
        ({"rung": sv.Code({"told": 0, "asked": 1})}, "OX-V.rung.source"),
        ({"rung": sv.Code({"asked": 1}, source=UNLICENSED)}, "has no licence"),
        (
            {"spare": sv.Parameter(3, "1", source=STUDY, low=4, high=5)},
            "3 is outside its own range",
        ),
    ],
)
def test_a_figure_that_nobody_can_trace_is_caught(changed, said):
    assert said in broken(votes(**changed))[FIGURE]


@pytest.mark.parametrize("unit", ["1/person", "GBP_2019*GBP_2025/person"])
def test_a_price_without_one_price_year_is_caught(unit):
    price = sv.Proxy(310, unit=unit, ledger="welfare", source=STUDY)
    assert "no single price year" in broken(votes(proxies=(price,)))[FIGURE]


@pytest.mark.parametrize(
    "words",
    ["People who vote", "People who vote. They are counted once.", "People. Votes. Years."],
)
def test_a_description_of_no_or_two_sentences_is_caught(words):
    assert "not one sentence" in broken(votes(__doc__=words))["it_is_described"]


def test_no_price_needs_a_reason():
    assert "say why it carries no price" in broken(votes(unpriced_reason=""))["it_is_described"]


@pytest.mark.parametrize("value", [[1], {"a": 1}, {1}, np.zeros(2)])
def test_a_mutable_declaration_is_caught(value):
    assert "can be changed" in broken(votes(bands=value))["declarations_cannot_be_changed"]


# Units.


def amounts(unit, formula, **columns):
    """A measure of two columns in the units given."""
    return votes(unit=unit, quantity=formula, members=columns["a"], turnout=columns["b"])


def of_first(self, members):
    return members


def added(self, members, turnout):
    return members + turnout


@pytest.mark.parametrize(
    ("unit", "formula", "a", "b", "said"),
    [
        ("hour", of_first, "person", "1", "it comes out in person"),
        ("m", of_first, "km", "1", "which is 1000 times m"),
        ("m", added, "m", "km", "it mixes units of one kind"),
        ("km", added, "m", "m", "0.001 times km"),
        ("GBP", of_first, "GBP", "1", "has no price year"),
        ("GBP_2025", added, "GBP_2025", "GBP_2019", "it cannot be read with units"),
        ("person", of_first, "folk", "1", "not a unit we know"),
    ],
)
def test_a_wrong_unit_is_caught(unit, formula, a, b, said):
    measure = amounts(unit, formula, a=sv.Column(a), b=sv.Column(b))
    assert said in broken(measure)["the_unit_is_proved"]
    with pytest.raises(sv.MeasureError):
        sv.register(measure)


# Caught already when the class is defined.


def hidden(self, members, turnout):
    return members * turnout * 1.07


def undeclared(self, members, wages):
    return members * wages


def row_by_row(self, members, turnout):
    return [one * other for one, other in zip(members, turnout, strict=True)]


def random(self, members, turnout):
    return members * np.random.default_rng().random()


def writing(self, members, turnout):
    members *= turnout
    return members


def storing(self, members, turnout):
    members[0] = 0
    return members * turnout


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        (hidden, "it hides the number 1.07"),
        (undeclared, "it asks for 'wages'"),
        (row_by_row, "it loops or nests functions"),
        (random, "it uses .random"),
        (writing, "it writes to its inputs"),
        (storing, "it writes to its inputs"),
    ],
)
def test_some_promises_are_kept_by_the_definition_itself(formula, said):
    with pytest.raises(sv.MeasureError, match=said):
        votes(quantity=formula)


def test_undefined_without_a_reason_is_refused_when_defined():
    def defined(self, members):
        return members > 0

    with pytest.raises(sv.MeasureError, match="say in words why there can be no answer"):
        votes(defined=defined)
