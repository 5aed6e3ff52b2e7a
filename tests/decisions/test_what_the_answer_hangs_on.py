"""The tests that every decision goes through: who turns the order of others, ties, cliff edges,
outliers.
"""

import pytest
from attrs import evolve
from bidding import (
    TALE,
    absolute,
    agreed,
    bands,
    bid,
    kinds,
    mark,
    price,
    relative,
    scoring,
    standing,
    tale,
    words,
)
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.decisions import Thresholds, trials

IDLE = "a bid that cannot win turns the order"


def test_the_losing_bid_that_picks_the_winner_is_found_and_explained():
    found = tale()
    assert standing(found) == {"B": 1, "A": 2, "C": 3}
    (told,) = words(found, IDLE)
    assert "without C, which cannot win (15.0 points behind the first)" in told
    assert "A would no longer be behind B" in told
    assert "It sets the best in social" in told
    assert kinds(found, "C") >= {IDLE, "far above the others"}


def test_without_the_losing_bid_there_is_no_tale():
    assert not {kind for kind in kinds(tale(*TALE[:2])) if kind.endswith("turns the order")}


def test_a_bid_that_can_win_and_turns_the_order_is_told_apart():
    wide = Thresholds(contender_within=20, reason="to see")
    found = tale(thresholds=wide)
    assert "another bid turns the order" in kinds(found, "C")
    assert IDLE not in kinds(found)


def test_two_bids_that_cannot_win_are_left_out_together():
    found = tale(*TALE, bid("D", price=1.6, social=400))
    assert IDLE in kinds(found)
    alone = [one for one in trials.removals(found) if one.kind == "without"]
    assert all((1, 0) not in one.turned for one in alone if one.places in ((2,), (3,)))
    (both,) = [one for one in trials.removals(found) if one.kind != "without"]
    assert (both.places, both.winners) == ((2, 3), (0,))


def test_a_promise_that_would_win_is_told():
    found = tale(*TALE[:2])
    assert "had it promised 2 times as much" in words(found, "a promise would win")[0]
    assert kinds(found, "B") >= {"a promise would win"}


def test_an_inflated_promise_of_one_that_turns_two_others_is_told():
    bids = [bid("A", price=99, social=100), bid("B", price=90, social=60)]
    found = tale(*bids, bid("C", price=150, social=100))
    assert standing(found)["A"] == 1
    assert "a promise turns the others" in kinds(found, "C")


@given(
    st.lists(st.tuples(st.integers(1, 100), st.integers(0, 100)), min_size=3, max_size=5),
    st.data(),
)
def test_what_the_trials_say_of_a_removal_is_what_scoring_without_it_gives(bids, data):
    told = [bid(f"b{at}", price=p, social=q) for at, (p, q) in enumerate(bids)]
    found = tale(*told)
    away = data.draw(st.integers(0, len(told) - 1))
    left = tale(*(one for at, one in enumerate(told) if at != away))
    (trial,) = [one for one in trials.removals(found) if one.places == (away,)]
    now, then = standing(found), standing(left)
    turned = {
        (one, other)
        for one in then
        for other in then
        if now[one] < now[other] and then[one] >= then[other]
    }
    assert {(f"b{one}", f"b{other}") for one, other in trial.turned} == turned


def test_a_tie_is_told_with_what_parts_it_or_that_nothing_does():
    pair = [bid("A", price=100, social=50), bid("B", price=100, social=50)]
    (told,) = words(tale(*pair), "tie")
    assert "no tie-break was declared" in told
    (told,) = words(tale(*pair, tie_break=["price"]), "tie")
    assert "does not part A, B" in told
    marks = [mark("A", 4), mark("B", 2), mark("A", 1, code="method"), mark("B", 3, code="method")]
    halves = scoring(bands(50), bands(50, "method", "social"), tie_break=["method"])
    found = sv.decide(halves, [bid("A"), bid("B")], marks=marks)
    assert "by the tie-break (method) B is first" in words(found, "tie")[0]


def test_a_tie_by_rounding_alone_says_so():
    close = [bid("A", social=1000), bid("B", social=999.99)]
    (told,) = words(sv.decide(scoring(relative(100)), close), "tie")
    assert "A, B tie only after rounding to what is published" in told
    apart = sv.decide(scoring(relative(100), decimals=4), close)
    assert "tie" not in kinds(apart)


def test_a_lead_of_the_least_that_can_be_shown_is_a_close_call():
    found = sv.decide(scoring(relative(100)), [bid("A", social=10_000), bid("B", social=9_999)])
    assert kinds(found, "A") >= {"close call"}


def test_an_award_that_hangs_on_one_band_is_a_cliff_edge():
    marks = [mark("A", 4), mark("B", 3)]
    bids = [bid("A", price=100), bid("B", price=90)]
    found = sv.decide(scoring(price(60), bands(40)), bids, marks=marks)
    assert kinds(found, "A") >= {"cliff edge"}
    far = sv.decide(scoring(price(60), bands(40)), bids, marks=[mark("A", 5), mark("B", 0)])
    assert "cliff edge" not in kinds(far)


def test_evaluators_far_apart_and_agreements_beyond_them_are_told():
    marks = [mark("A", 1, "EL"), mark("A", 3, "MO"), agreed("A", 5), mark("B", 3)]
    bids = [bid("A", price=100), bid("B", price=90)]
    found = sv.decide(scoring(price(60), bands(40)), bids, marks=marks)
    assert kinds(found, "A") >= {"evaluators apart", "moderated outside"}
    assert kinds(found, "B") >= {"one evaluator"}


def test_an_abnormally_low_price_and_one_far_above_are_told_without_the_others_figures():
    prices = {"A": 100, "B": 104, "C": 98, "D": 60, "E": 900}
    found = sv.decide(scoring(price(100)), [bid(who, price=p) for who, p in prices.items()])
    assert kinds(found, "D") >= {"abnormally low price"}
    assert kinds(found, "E") >= {"price far above the others"}
    assert "abnormally low price" not in kinds(found, "C")
    assert "more than 20% under" in words(found, "abnormally low price")[0]


def test_more_than_the_target_earns_no_more_and_is_told():
    fixed = scoring(absolute(100, floor=0, target=100))
    found = sv.decide(fixed, [bid("A", social=100), bid("B", social=5_000), bid("C")])
    assert standing(found) == {"A": 1, "B": 1, "C": 3}
    assert kinds(found, "B") >= {"beyond the target"}
    assert kinds(found, "C") >= {"nothing shown"}


def test_below_nothing_earns_nothing_and_is_told():
    found = sv.decide(scoring(relative(100)), [bid("A", social=-5), bid("B", social=5)])
    assert kinds(found, "A") >= {"below nothing"}


@pytest.mark.parametrize("share", [0.05, 0.1])
def test_less_than_the_minimum_for_social_value_is_noted(share):
    declared = scoring(price(100 - 100 * share), relative(100 * share))
    told = [words for words in declared.notes if "central government keeps" in words]
    assert bool(told) == (share < 0.1)
    assert all("social-value-weight-minimum" in one for one in told)


def test_switching_off_leaves_each_part_its_weight():
    declared = scoring(
        price(50), bands(20), relative(15, "pounds"), absolute(15, floor=0, target=1),
        relative_to_best=False,
    )  # fmt: skip
    weights = {one.code: one.weight for one in declared.counted}
    assert weights == {"price": 50, "quality": 20, "social": 30}
    assert evolve(declared, relative_to_best=True).counted == declared.criteria
