"""What no scoring, bid or mark may say: every fault is told at once, with a way to mend it."""

import pickle

import pytest
from attrs import evolve
from bidding import absolute, agreed, bands, bid, mark, price, relative, scoring

import socialvalue as sv
from socialvalue.decisions import Bound, Thresholds


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: scoring(price(60), bands(30)), "weights add up to 90"),
        (scoring, "there is none"),
        (lambda: scoring(price(60), price(40)), "this code stands twice"),
        (lambda: scoring(price(100), author=" "), "scoring.author"),
        (lambda: scoring(price(100), award="most"), "no award rule"),
        (lambda: scoring(price(100), decimals=9), "rounded to this"),
        (lambda: scoring(price(100), tie_break=["beauty"]), "'beauty' is no criterion"),
        (lambda: scoring(price(100), rule="ppn-001"), "not known"),
        (lambda: scoring(price(95), bands(5, part="social"), rule="ppn-002"), "5% of the marks"),
        (lambda: scoring(price(60), relative(40), relative_to_best=False), "nothing of the part"),
        (lambda: scoring(price(100), award="price_per_quality_point"), "price would count twice"),
        (lambda: scoring(bands(100), award="willingness_to_pay"), "pounds_a_point"),
        (lambda: scoring(price(100), pounds_a_point=3), "does not use it"),
        (lambda: scoring(evolve(price(100), method="beauty")), "no method"),
        (lambda: scoring(evolve(price(100), part="social")), "do not agree"),
        (lambda: scoring(evolve(price(100), weight=float("nan"))), "its weight is nan"),
        (lambda: scoring(evolve(price(100), floor=1)), "belong to the method absolute"),
        (lambda: scoring(evolve(bands(100), scale=())), "0 bands"),
        (lambda: scoring(evolve(bands(100), scale=("", "b"))), "a band has no words"),
        (lambda: scoring(evolve(bands(100), scale=("b", "b"))), "the same words"),
        (lambda: scoring(evolve(bands(100), ledger="local")), "reads no other number"),
        (lambda: scoring(evolve(price(100), scale=("a", "b"))), "belong to the method bands"),
        (lambda: scoring(absolute(100)), "no floor or no target"),
        (lambda: scoring(absolute(100, floor=3, target=3)), "do not differ"),
        (lambda: scoring(absolute(100, floor=0, target=3, reason="")), "nobody says why"),
        (lambda: scoring(relative(100, of="PA3", ledger="local")), "both of and ledger"),
        (lambda: scoring(evolve(relative(100, of="price"), part="price")), "dearest bid"),
        (lambda: scoring(price(100), thresholds=Thresholds(outlier=1)), "no threshold"),
        (lambda: scoring(price(100), thresholds=Thresholds(reason="")), "thresholds.reason"),
        (lambda: scoring(price(100), plausible=[Bound("CV1", "mile", "us", 3)]), "no size"),
        (lambda: scoring(price(100), plausible=[Bound("CV1", "fte", "us")]), "bounds nothing"),
        (lambda: scoring(price(100), plausible=[Bound("CV1", "fte", "", 3)]), "nobody says why"),
        (lambda: scoring(price(100), plausible=[Bound("X", "fte", "us", 1, 2)]), "above at_most"),
    ],
)
def test_a_scoring_that_does_not_hold_together_is_refused(make, fault):
    with pytest.raises(sv.DecisionError) as error:
        make()
    assert fault in str(error.value)
    assert all(one.fix for one in error.value.faults)
    assert str(pickle.loads(pickle.dumps(error.value))) == str(error.value)


TWO = [bid("A", price=1), bid("B", price=2)]
SOUND = [mark("A", 3), mark("B", 3)]


@pytest.mark.parametrize(
    ("bids", "marks", "fault"),
    [
        ([], [], "there are none"),
        ([bid("A")], [mark("A", 1)], "there is no price"),
        ([bid("A", price=0)], [mark("A", 1)], "a price is above 0"),
        ([bid("A", price="£3")], [mark("A", 1)], "not a number"),
        ([bid("A", price=1), bid("A", price=2)], [mark("A", 1)], "stands twice"),
        ([{"price": 3}], [], "it is missing"),
        ([3], [], "no record"),
        ([bid("A", price=1, beauty=3)], [mark("A", 1)], "column is not known"),
        (TWO, SOUND[:1], "no evaluator marked it"),
        (TWO, [*SOUND, mark("A", 4, "MO")], "nobody agreed on a band"),
        (TWO, [*SOUND, mark("A", 3)], "stands twice"),
        (TWO, [*SOUND[:1], mark("B", 6)], "6 is no band"),
        (TWO, [*SOUND[:1], mark("B", 2.5)], "2.5 is no band"),
        (TWO, [*SOUND[:1], mark("B", "high")], "no band"),
        (TWO, [*SOUND[:1], mark("B", 3, why="")], "has no reason"),
        (TWO, [*SOUND[:1], mark("B", 3, "")], "who marked"),
        (TWO, [*SOUND, mark("Z", 3)], "no such bid"),
        (TWO, [*SOUND, mark("A", 3, code="price")], "not marked in bands"),
        (TWO, [*SOUND, {**agreed("A", 3), "by": ""}], "who agreed"),
        (TWO, [*SOUND, "a mark"], "no mark"),
        (TWO, {"A": 3}, "no records"),
        ([bid("A", price=1, name="X"), bid("B", price=1, name="X")], SOUND, "one name"),
    ],
)
def test_a_bid_or_a_mark_that_cannot_be_read_is_refused(bids, marks, fault):
    with pytest.raises(sv.DecisionError) as error:
        sv.decide(scoring(price(60), bands(40)), bids, marks=marks)
    assert fault in str(error.value)


def test_a_fault_never_names_an_evaluator():
    marks = [mark("A", 9, "Petra Example"), mark("A", 3, "Petra Example"), *SOUND]
    with pytest.raises(sv.DecisionError) as error:
        sv.decide(scoring(price(60), bands(40)), TWO, marks=marks)
    assert "Petra" not in str(error.value)


@pytest.mark.parametrize(
    ("criterion", "fault"),
    [
        (absolute(40, of="overall", reason=""), "comes from a scorecard"),
        (relative(40, ledger="local"), "comes from a scorecard"),
    ],
)
def test_without_a_scorecard_none_of_its_numbers_can_be_read(criterion, fault):
    with pytest.raises(sv.DecisionError, match=fault):
        sv.decide(scoring(price(60), criterion), TWO)


@pytest.mark.parametrize(
    ("criterion", "fault"),
    [
        (absolute(100, of="XX", reason=""), "not in the framework"),
        (relative(100, ledger="gold"), "there is no ledger"),
        (relative(100, of="overall"), "no quantity"),
        (relative(100, of="CV8"), "more of it is worse"),
    ],
)
def test_a_number_that_the_scorecard_does_not_have_is_refused(criterion, fault):
    framework = sv.Framework.load("ccin")
    card = sv.score(sv.read("examples/parks", framework))
    with pytest.raises(sv.DecisionError, match=fault):
        sv.decide(scoring(criterion), card=card)


@pytest.mark.parametrize("of", ["XX1", "CV1", "CV8", "worth:gold"])
def test_a_bound_of_what_nobody_counts_is_no_bound(of):
    framework = sv.Framework.load("ccin")
    card = sv.score(sv.read("examples/parks", framework))
    declared = scoring(absolute(100, of="overall"), plausible=[Bound(of, "fte", "us", 3)])
    with pytest.raises(sv.DecisionError, match=f"plausible {of}"):
        sv.decide(declared, card=card)
    alone = scoring(price(100), plausible=[Bound("PA3", "fte", "us", 3)])
    with pytest.raises(sv.DecisionError, match="comes from a scorecard"):
        sv.decide(alone, TWO)


def test_a_bid_that_the_scorecard_does_not_know_is_refused():
    framework = sv.Framework.load("ccin")
    card = sv.score(sv.read("examples/parks", framework))
    with pytest.raises(sv.DecisionError, match="no such submission"):
        sv.decide(scoring(absolute(100, of="overall")), [bid("nobody")], card=card)


WRITTEN = """
name = "x"
author = "y"
reason = "z"
tie_break = ["price"]
[thresholds]
outlier = 4
reason = "ours"
[[criterion]]
code = "price"
name = "Price"
weight = 100
method = "lowest_price"
part = "price"
[[plausible]]
of = "PA3"
per = "fte"
at_most = 4
reason = "ours"
"""


def test_a_scoring_is_a_file():
    found = sv.Scoring.from_toml(WRITTEN)
    assert (found.tie_break, found.thresholds.outlier) == (("price",), 4)
    assert found.plausible[0].at_most == 4


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("weight = 100", "wieght = 100", "not known"),
        ('name = "x"', "name = 3", "not text"),
        ("outlier = 4", 'outlier = "4"', "not a number"),
        ('tie_break = ["price"]', 'tie_break = "price"', "not a list of texts"),
        ('tie_break = ["price"]', "decimals = 2.5", "not a whole number"),
        ('tie_break = ["price"]', "relative_to_best = 1", "not true or false"),
        ('tie_break = ["price"]', "= 3", "not TOML"),
        ("at_most = 4", "atmost = 4", "not known"),
    ],
)
def test_a_mistyped_file_is_refused(old, new, fault):
    with pytest.raises(sv.DecisionError, match=fault):
        sv.Scoring.from_toml(WRITTEN.replace(old, new))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(sv.DecisionError, match="no such file"):
        sv.Scoring.load(tmp_path / "none.toml")
