"""The conformance kit: good measures keep every promise, and each broken one is caught by name."""

# ruff: noqa: ARG001 (a formula takes self and its columns, read or not)
import subprocess
import sys

import numpy as np
import pytest

import socialvalue as sv
from socialvalue import registry
from socialvalue.errors import MissingExtra
from socialvalue.testing import PROMISES, check_measure, checks, rows

THEME = sv.Theme("PA", "Participation and Accountability")
OUTCOME = sv.Outcome("OX-shared", "Decisions are shared", THEME)
STUDY = sv.Source("ox-2026", "An Oxford study", "Votes that count", "2026", "CC-BY-4.0")
TWELVE = registry.measures()


class Votes(sv.Measure):
    """People who used a vote on pay, prices or surplus in the year."""

    code, outcome, unit, combine = "OX-V", OUTCOME, "person", sv.Sum
    members = sv.Column("person", "members holding such a vote")
    turnout = sv.Column("1", "share of them who used it", high=1)
    unpriced_reason = "a vote has no price"
    rating = sv.Ramp(floor=0, target=0.5, per="eligible")
    examples = (sv.Example(members=200, turnout=0.25, quantity=50),)

    def quantity(self, members, turnout):
        return members * turnout


def votes(**changed):
    """`Votes` with some of its declarations changed."""
    return type("Changed", (Votes,), {"__doc__": Votes.__doc__, **changed})


def broken(measure):
    """The promises that a measure breaks, each with what was said."""
    found = {}
    for name, check in checks(measure):
        try:
            check()
        except sv.MeasureError as error:
            found[name] = str(error)
    return found


@pytest.mark.parametrize("measure", TWELVE, ids=[measure.code for measure in TWELVE])
def test_the_built_in_measures_keep_every_promise(measure):
    assert broken(measure) == {}


@pytest.mark.parametrize(("name", "check"), checks(Votes))
def test_two_lines_make_a_test_of_each_promise(name, check):
    assert name in {promise.__name__ for promise in PROMISES}
    check()


def test_a_good_measure_is_passed_in_silence():
    assert check_measure(Votes) is None


def test_every_promise_is_a_plain_function_with_a_sentence():
    assert all(promise.__doc__.strip() for promise in PROMISES)
    assert len({promise.__name__ for promise in PROMISES}) == len(PROMISES) == 13


def test_only_a_measures_class_can_be_checked():
    for other in (Votes(), "PA1", int, sv.Measure):
        with pytest.raises(sv.MeasureError, match="not a measure's class"):
            check_measure(other)
        with pytest.raises(sv.MeasureError, match="give the class itself"):
            list(checks(other))


# Each is a formula that a tired author might write, the promise that it breaks, and what is said.


def leaky(self, members, turnout):
    return (members - members.mean()) * turnout


def running(self, members, turnout):
    return np.cumsum(members) * turnout


def looping(self, members, turnout):
    return members * np.apply_along_axis(np.max, 1, np.stack([turnout, turnout], axis=1))


def writing(self, members, turnout):
    members *= turnout
    return members


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
    (writing, "inputs_are_never_written_to", "it writes to members"),
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


# What claims cut in parts must come to.


def test_a_square_does_not_add_up():
    def quantity(self, members, cell):
        return members * members / cell

    cell = sv.Parameter(2, "person", source=STUDY)
    examples = (sv.Example(members=4, turnout=0, quantity=8),)
    said = broken(votes(quantity=quantity, cell=cell, examples=examples))
    assert list(said) == ["splitting_a_claim_changes_no_score"]
    assert "no column can be cut" in said["splitting_a_claim_changes_no_score"]


def test_a_share_of_pooled_claims_says_how_it_joins():
    """Pooled shares must not be added up: the column says that they are averaged."""
    examples = (sv.Example(members=200, turnout=0.25, quantity=50),)
    said = broken(votes(combine=sv.Pool, examples=examples))
    assert "comes to another amount" not in said.get("splitting_a_claim_changes_no_score", "")
    averaged = sv.Column("1", "share", high=1, pool=sv.WeightedMean(by="members"))
    assert broken(votes(combine=sv.Pool, turnout=averaged)) == {}


def test_a_floor_under_each_claim_is_caught():
    """Three claims would have three floors where one claim has one."""

    def quantity(self, members, floor):
        return np.maximum(members, floor)

    floor = sv.Parameter(1, "person", source=STUDY)
    examples = (sv.Example(members=4, turnout=0, quantity=4),)
    said = broken(votes(quantity=quantity, floor=floor, examples=examples))
    assert "no column can be cut" in said["splitting_a_claim_changes_no_score"]


def test_an_average_that_grows_with_its_weight_is_caught():
    said = broken(votes(combine=sv.WeightedMean(by="members")))
    assert "comes to another amount" in said["splitting_a_claim_changes_no_score"]


def test_a_single_claim_is_never_cut():
    assert broken(votes(combine=sv.Single)) == {}


# Words, figures and declarations.


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
            {"adjust": sv.Adjustments(deadweight=sv.Share(1.2, source=STUDY))},
            "1.2 is outside its own range",
        ),
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


def test_all_faults_are_gathered_and_each_names_its_promise():
    with pytest.raises(sv.MeasureError) as caught:
        check_measure(votes(quantity=leaky, bands=[1], unpriced_reason=""))
    places = " ".join(fault.at for fault in caught.value.faults)
    for promise in ("it_is_described", "declarations_cannot_be_changed", "rows_are_strangers"):
        assert f"({promise})" in places


def test_what_a_formula_raises_is_told_once():
    with pytest.raises(sv.MeasureError) as caught:
        check_measure(votes(quantity=raising))
    raised = [fault for fault in caught.value.faults if "it raised ValueError" in fault.fault]
    assert len(raised) == 1


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


# hypothesis is an extra.


def test_the_kit_needs_no_hypothesis_and_strategies_name_the_extra():
    script = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import socialvalue as sv\n"
        "from socialvalue import registry\n"
        "sv.testing.check_measure(registry.measure('PA3'))\n"
        "try: sv.testing.strategies.columns(registry.measure('PA3'))\n"
        "except ImportError as error: sys.stdout.write(f'{type(error).__name__} {error}')\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.startswith(MissingExtra.__name__)
    assert 'pip install "socialvalue[testing]"' in run.stdout
    assert "\n" not in run.stdout
