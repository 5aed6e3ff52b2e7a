"""A scope is compared by its numbers to the last digit, and by who says so and why."""

import pytest
from appraised import NO_HARM, STUDY, card, given
from attrs import evolve
from hypothesis import given as drawn
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.appraisal import compare
from socialvalue.appraisal.spelling import exact, exact_share

CARD = card([*given({2026: 30}), NO_HARM], {2026: 10})
THIRD = {"welfare": 1, "fiscal": 0.3333333}


def added(rates=THIRD, reason="one purse", source=STUDY):
    rule = sv.Exchange("both", reason, rates, source)
    return sv.appraise(CARD, exchange=rule).ratio("a", "both", "sroi_net")


def raised(bias):
    chosen = sv.Share(bias, source=STUDY)
    return sv.appraise(CARD, optimism=chosen).ratio("a", "welfare", "sroi_net")


def differs(one, other):
    """The faults by which two ratios are refused side by side."""
    with pytest.raises(sv.ScopeError) as refused:
        compare(one, other)
    return {fault.at: fault.fault for fault in refused.value.faults}


def test_two_rates_that_differ_in_the_eighth_digit_are_two_scopes():
    told = differs(added(), added({**THIRD, "fiscal": 0.33333339}))
    assert set(told) == {"exchange"}
    assert "0.3333333" in told["exchange"]
    assert "0.33333339" in told["exchange"]


def test_two_biases_that_differ_in_the_ninth_digit_are_two_scopes():
    told = differs(raised(0.24), raised(0.240000001))
    assert set(told) == {"optimism"}
    assert "24%" in told["optimism"]
    assert "24.0000001%" in told["optimism"]


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("exchange_reason", {"reason": "the panel said so"}),
        ("exchange_source", {"source": None}),
        ("exchange_source", {"source": evolve(STUDY, edition="2027")}),
        ("exchange_source", {"source": evolve(STUDY, key="another")}),
    ],
)
def test_the_reason_and_the_source_of_a_rule_are_part_of_the_scope(part, other):
    assert set(differs(added(), added(**other))) == {part}


def test_the_same_rule_is_one_scope_in_whatever_order_and_spelling():
    one = added({"welfare": 1, "fiscal": 0.5})
    other = added({"fiscal": 0.5, "welfare": 1.0}, reason="one purse")
    assert one.scope == other.scope
    assert one.value == other.value
    assert one.scope.exchange == "welfare × 1, fiscal × 0.5"
    compare(one, other)


@pytest.mark.parametrize(
    ("value", "told"),
    [(1, "1"), (0.25, "0.25"), (1e6, "1e+06"), (1234567.0, "1234567"), (1 / 3, repr(1 / 3))],
)
def test_a_number_is_told_in_few_digits_where_they_say_it_all(value, told):
    assert exact(value) == told


@pytest.mark.parametrize(
    ("bias", "told"), [(0.24, "24%"), (2, "200%"), (0.0512, "5.12%"), (0.05125, "5.125%")]
)
def test_a_share_is_told_as_a_percentage_where_that_says_it_all(bias, told):
    assert exact_share(bias) == told


@drawn(st.floats(0, 1e12), st.floats(0, 1e12))
def test_two_numbers_have_the_same_words_only_if_they_are_the_same(one, other):
    for spelt in (exact, exact_share):
        assert (spelt(one) == spelt(other)) == (one == other)
    near = one * (1 + 2**-52)
    assert (exact_share(one) == exact_share(near)) == (one == near)


def test_the_source_of_a_rule_stands_on_its_rows():
    table = sv.appraise(CARD, exchange=sv.Exchange("both", "one purse", THIRD, STUDY)).table()
    of_rule = table["ledger"] == "both"
    assert set(table["exchange_source"][of_rule]) == {f"{STUDY.key}: {STUDY.cite()}"}
    assert set(table["exchange_source"][~of_rule]) == {""}
    assert set(table["exchange_reason"][~of_rule]) == {""}
