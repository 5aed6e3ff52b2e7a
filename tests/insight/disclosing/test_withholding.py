"""A scorecard without what stands on few people: it never had their numbers, so it tells none."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.errors import ArgumentError

FRAMEWORK = sv.Framework.load("ccin")
SIZES = [{"id": who, "contract_value": 1e6, "eligible": 5000, "fte": 20} for who in ("A", "B")]
FEW = st.integers(1, 9)
CALM = settings(deadline=None, max_examples=25)


def took_part(who, attended, contributed=0, **more):
    rungs = {"attended": attended, "contributed": contributed, "organised": 0, "decided": 0}
    return {"submission": who, "measure": "PA3", **rungs, **more}


def starts(who, many):
    return {"submission": who, "measure": "SE1", "started": many, "living": many}


def scored(*records, stories=None):
    claims = sv.Claims.from_records(records, FRAMEWORK, SIZES, stories=stories)
    return sv.score(claims, basis=sv.Basis(draws=100, seed=3))


def told(card):
    return json.dumps(card.as_dict(), sort_keys=True)


@pytest.fixture(scope="module")
def parks():
    claims = sv.read("examples/parks", FRAMEWORK)
    return sv.score(claims, basis=sv.Basis(draws=100))


@CALM
@given(FEW, FEW, st.integers(10, 4000))
def test_a_card_tells_the_same_whoever_the_few_are(one, other, many):
    """Nothing of the few goes in, so nothing of them comes out, worked out however one likes."""
    cards = [
        sv.withhold(scored(took_part("A", few), took_part("B", many), starts("A", 0))).card
        for few in (one, other)
    ]
    assert told(cards[0]) == told(cards[1])


@CALM
@given(st.integers(10, 4000), st.integers(0, 50))
def test_where_nobody_is_few_the_card_is_the_same(many, none_or_more):
    whole = scored(took_part("A", many, 0), took_part("B", many + none_or_more))
    found = sv.withhold(whole)
    assert found.rows == ()
    assert told(found.card) == told(whole)
    assert "nothing is left out" in str(found)


def test_what_is_left_out_is_told_with_its_reason_and_leaves_the_weight(parks):
    found = sv.withhold(parks)
    apart = found.card.as_dict()["not_applicable"]
    pairs = list(zip(found.table()["submission"], found.table()["measure"], strict=True))
    assert sorted((one["submission"], one["measure"]) for one in apart) == sorted(pairs)
    assert {one["why"] for one in apart} == {
        "suppressed: fewer than 10 people stand behind it, or a part of it"
    }
    assert "11 of 39 answers, 2 of them of harm" in str(found)


def test_what_is_left_out_already_is_left_out_of_the_whole_card_alone(parks):
    with pytest.raises(ArgumentError, match="something is left out of it already"):
        sv.withhold(sv.withhold(parks).card)


def test_what_it_costs_adds_up(parks):
    lost = sv.withhold(parks).lost()
    assert lost["suppressed"].sum() == 11
    assert np.allclose(lost["share"] * lost["rows"], lost["suppressed"])
    whole = [batch.shown().places() for batch in parks.claims.batches.values()]
    assert lost["rows"].sum() == sum(len(np.unique(places)) for places in whole)


def test_all_claims_on_a_measure_go_with_the_one_on_few_people():
    """What is left of a measure would tell, beside the total that somebody knows."""
    found = sv.withhold(scored(took_part("A", 3, claim="one"), took_part("A", 300, claim="two")))
    assert found.rows == ((0, "PA3"),)
    assert "PA3" not in found.card.claims.batches


def test_a_blank_claim_stays_blank_beside_one_that_is_left_out():
    blank = {"submission": "B", "measure": "PA3"}
    found = sv.withhold(scored(took_part("A", 3), blank, starts("A", 20), starts("B", 20)))
    assert found.rows == ((0, "PA3"),)
    assert np.isfinite(found.card.score()).all()


@pytest.mark.parametrize(("now", "few"), [(302, True), (309, True), (310, False), (300, False)])
def test_few_who_came_since_the_last_release_are_few(now, few):
    before = sv.withhold(scored(took_part("A", 300)))
    found = sv.withhold(scored(took_part("A", now)), earlier=before)
    assert (found.rows == ((0, "PA3"),)) == few


def test_what_the_last_release_left_out_is_no_ground_to_compare_with():
    before = sv.withhold(scored(took_part("A", 9)))
    assert sv.withhold(scored(took_part("A", 12)), earlier=before).rows == ()


def test_whether_the_order_would_be_another_is_said(parks):
    for threshold, same in ((5, False), (10, True)):
        found = sv.withhold(parks, threshold)
        orders = [list(one.as_dict()["ranking"]) for one in (found.card, parks)]
        names = [[row["submission"] for row in order] for order in orders]
        assert found.same_order == (names[0] == names[1]) == same
        assert f"order is {'the same' if same else 'another'}" in str(found)


def test_stories_of_what_is_left_out_go_too():
    story = {"submission": "A", "kind": "story", "who": "members"}
    story |= {"consent": "yes", "date": "2026-05-31"}
    stories = [
        story | {"id": "1", "measure": "PA3", "words": "The three of us run the café now."},
        story | {"id": "2", "measure": "SE1", "words": "We started."},
    ]
    whole = scored(took_part("A", 3), starts("A", 40), stories=stories)
    assert [one.id for one in sv.withhold(whole).card.claims.stories.told] == ["2"]


def test_no_entry_of_a_sample_is_repeated_that_stands_on_few(parks):
    """One of 240 got far more than all others: the sum and the Gini may be told, and not that."""
    told, kept = "106 x (amount £120", "not told, for fewer people than may be told"
    greenhand = (parks, sv.withhold(parks, 12).card, sv.withhold(parks, 15).card)
    steps = [" ".join(str(sv.explain(one, "greenhand", "EQ1")).split()) for one in greenhand]
    assert [told in one for one in steps] == [True, True, False]
    assert [kept in one for one in steps] == [False, False, True]
    assert all("sum of recipients.amount = £39,520" in one for one in steps)


@pytest.mark.parametrize("threshold", [0, -1, 10**400, float("nan"), float("inf"), "10", True])
def test_what_is_no_number_of_people_is_refused(threshold):
    with pytest.raises(ArgumentError, match="no number of people"):
        sv.withhold(scored(starts("A", 40)), threshold)


@pytest.mark.parametrize("strange", [None, 3, "card"])
def test_what_is_no_card_or_no_earlier_one_is_refused(strange):
    with pytest.raises(ArgumentError, match="card"):
        sv.withhold(strange)
    with pytest.raises(ArgumentError, match="earlier"):
        sv.withhold(scored(starts("A", 40)), earlier="last year")


def test_claims_that_few_stand_behind_are_not_written_entry_by_entry(parks):
    with pytest.raises(ArgumentError, match=r"publish its tables: sv\.standards\.tabular"):
        sv.standards.to_cids(sv.withhold(parks).card)


def test_the_tables_of_what_is_left_are_written_as_open_data(parks, tmp_path):
    folder = tmp_path / "tables"
    sv.standards.tabular(sv.withhold(parks).card, folder)
    text = (folder / "measures.csv").read_text("utf-8")
    apart = [line for line in text.splitlines() if "suppressed" in line]
    assert len(apart) == 11
