"""Explanations: what they recompute is what the card says, and they say why nothing is there."""

import json
import math

import pytest
import trial_portfolio

import socialvalue as sv
from socialvalue.insight.replay import replay
from socialvalue.scorecard.tables import rows_of

NODE_COLUMNS = ("benefit", "harm", "score", "headroom", "coverage")


@pytest.fixture(scope="module")
def card():
    """Twenty-four submissions with every status and kind of claim."""
    return trial_portfolio.card(24)


def _close(one, other):
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def test_every_node_is_recomputed_to_the_cards_numbers(card):
    for code in card.places:
        for place, identity in enumerate(card.submissions.ids):
            told = sv.explain(card, identity, code).numbers
            for name in NODE_COLUMNS:
                assert _close(told[name], getattr(card, name)(code)[place]), (code, identity, name)


def test_every_measure_is_recomputed_to_the_cards_numbers(card):
    ids = {
        name: identity for identity, name in zip(card.submissions.ids, _names(card), strict=True)
    }
    statuses = set()
    for row in rows_of(card.measures()):
        told = sv.explain(card, ids[row["submission"]], row["measure"])
        statuses.add(told.status)
        assert told.status == row["status"]
        if row["status"] == "assessed":
            for name in ("quantity", "attributable", "rating"):
                assert _close(told.numbers[name], row[name]), (row, name)
        else:
            assert told.numbers == {}
    assert statuses == {"assessed", "not assessed", "undefined", "not applicable"}


def test_every_pound_is_recomputed_to_the_cards_pounds(card):
    ids = {
        name: identity for identity, name in zip(card.submissions.ids, _names(card), strict=True)
    }
    told = {}
    for row in rows_of(card.worth("measure")):
        key = (ids[row["submission"]], row["measure"], row["ledger"])
        told[key] = row["balance"]
    assert told
    for (identity, code, ledger), balance in told.items():
        numbers = sv.explain(card, identity, code).numbers
        assert abs(numbers.get(f"worth.{ledger}", 0.0) - balance) <= 1.01e-4


@pytest.mark.parametrize(
    "basis",
    [
        {"discounting": "none"},
        {"timing": "end", "start": 2025},
        {"price_year": 2023, "stage": "committed"},
    ],
)
def test_another_basis_is_replayed_too(basis):
    card = trial_portfolio.card(6, seed=5, **basis)
    for row in rows_of(card.worth("measure")):
        numbers = sv.explain(card, row["submission"], row["measure"]).numbers
        assert abs(numbers.get(f"worth.{row['ledger']}", 0.0) - row["balance"]) <= 1.01e-4


def test_a_resident_can_recompute_a_rating_by_hand():
    card = _one({"attended": 0, "contributed": 30, "organised": 15, "decided": 5})
    told = str(sv.explain(card, "Acme", "PA3"))
    assert "contributed = 30 people" in told
    assert "50 x (1 - 0.2) = 40 people" in told
    assert "per eligible, here 200 people: (40 / 200 - 0) / (0.27 - 0) = 74.07407 of 100" in told


def test_an_assumed_share_is_called_assumed_and_a_brought_one_is_not():
    claim = {"attended": 0, "contributed": 30, "organised": 15, "decided": 5}
    steps = {step.name: step for step in sv.explain(_one(claim), "Acme", "PA3").steps}
    assert steps["deadweight"].assumed
    brought = _one({**claim, "deadweight": 0.5, "source": "our survey", "note": "in May"})
    steps = {step.name: step for step in sv.explain(brought, "a", "PA3").steps}
    assert not steps["deadweight"].assumed
    assert "brought by the claim" in steps["deadweight"].words
    assert steps["claim 1"].sources == ("our survey",)
    assert "note: in May" in steps["claim 1"].words


def test_a_price_names_its_source_its_deflator_and_its_discount():
    card = _one({"tonnes": 2, "year": "2027", "period": "2028"}, code="WB8")
    step = next(s for s in sv.explain(card, "Acme", "WB8").steps if s.name == "price, welfare")
    assert "£281.44 (2022 prices) per tCO2e (year 2027)" in step.words
    assert "deflator gdp-deflator-2026-06" in step.words
    assert "discounted from 2028 to 2026" in step.words
    assert len(step.sources) == 3


def test_a_baseline_is_taken_off_in_the_open():
    rights = {"weight": [1], "right": ["vote"], "turnout": [1]}
    claims = [
        {"rights": {**rights, "count": [40]}, "people": 40},
        {"rights": {**rights, "count": [15]}, "people": 15, "stage": "baseline"},
    ]
    told = str(sv.explain(_one(*claims, code="PA1"), "Acme", "PA1"))
    assert "40 - 15 = 25 people" in told


def test_a_change_without_a_baseline_says_that_there_is_no_answer():
    rights = {"weight": [1], "right": ["vote"], "turnout": [1], "count": [4]}
    told = sv.explain(_one({"rights": rights, "people": 4}, code="PA1"), "Acme", "PA1")
    assert told.status == "undefined"
    assert "no baseline was given" in str(told)


def test_a_harm_not_looked_for_says_what_that_does_to_the_score():
    card = _one({"attended": 0, "contributed": 3, "organised": 0, "decided": 0})
    told = " ".join(str(sv.explain(card, "Acme", "CV8")).split())
    assert "counts as past its limit" in told
    assert "It holds CV to 0.0 at most (already below), and the whole to 25.0 at most" in told
    assert "PA9 is not assessed" in str(sv.explain(card, "Acme", "PA"))


def test_a_long_sample_is_cut_and_says_so():
    recipients = {"amount": [float(n) for n in range(1, 31)]}
    card = _one({"recipients": recipients}, code="EQ1")
    told = " ".join(str(sv.explain(card, "Acme", "EQ1")).split())
    assert "and 18 more" in told


def test_claims_that_add_up_are_added_up_in_the_open():
    claims = [
        {"attended": 0, "contributed": n, "organised": 0, "decided": 0, "claim": str(n)}
        for n in (3, 4)
    ]
    told = str(sv.explain(_one(*claims), "Acme", "PA3"))
    assert "claims add up: 3 + 4 = 7 people" in told


def test_a_claim_at_another_stage_is_said_to_be_elsewhere():
    card = _one(
        {"attended": 0, "contributed": 3, "organised": 0, "decided": 0, "stage": "delivered"}
    )
    told = str(sv.explain(card, "Acme", "PA3"))
    assert "nothing was claimed at stage committed (claims at stage delivered" in told


def test_an_unknown_name_brings_near_ones(card):
    with pytest.raises(sv.UnknownName, match="CV8"):
        sv.explain(card, "s1", "CV88")
    with pytest.raises(sv.UnknownName, match="Bidder 01"):
        sv.explain(card, "bider 01", "CV8")


def test_a_name_that_two_share_asks_for_an_id():
    framework = sv.Framework.load("ccin")
    table = [{"id": "a", "name": "Twin"}, {"id": "b", "name": "Twin"}]
    card = sv.score(sv.Claims.from_records([], framework, table))
    with pytest.raises(sv.UnknownName, match="a, b"):
        sv.explain(card, "Twin", "overall")


def test_an_explanation_is_plain_json(card):
    for code in ("overall", "EQ1", "PA1", "WB8"):
        told = sv.explain(card, "s1", code).as_dict()
        assert json.loads(json.dumps(told, allow_nan=False)) == told


def test_lines_fit_a_page(card):
    for code in (*card.places, *card.plan.row):
        assert max(map(len, str(sv.explain(card, "s2", code)).splitlines())) <= 100


def test_a_split_claim_replays_to_the_same_number(card):
    found = [replay(card, place, "PA3") for place in range(len(card.submissions))]
    assert any(one is not None and len(one.rated.places()) > 1 for one in found)


def _names(card):
    return [card.submissions.name(place) for place in range(len(card.submissions))]


def _one(*claims, code="PA3"):
    """One submission's card under the framework that we ship."""
    framework = sv.Framework.load("ccin")
    records = [{"submission": "a", "measure": code, **claim} for claim in claims]
    table = [{"id": "a", "name": "Acme", "contract_value": 1e6, "eligible": 200}]
    return sv.score(sv.Claims.from_records(records, framework, table))
