"""What is implausible: amounts per pound, worker and person, with their arithmetic."""

import pytest
from bidding import absolute, kinds, price, scoring, words

import socialvalue as sv
from socialvalue.decisions import Bound
from socialvalue.decisions.looks import ratios

FRAMEWORK = sv.Framework.load("ccin")
SIZES = {"contract_value": 1_000_000, "eligible": 500, "fte": 10}
POUNDS = {"assets": 0, "retained": 0, "disinvested": 0}


def people(who, attended):
    told = {"contributed": attended, "organised": 0, "decided": 0}
    return {"submission": who, "measure": "PA3", "attended": attended, **told}


def spent(who, pounds):
    return {"submission": who, "measure": "CV2", "shares": pounds, **POUNDS}


def decide(*rows, bounds=(), sizes=SIZES, **basis):
    who = dict.fromkeys(row["submission"] for row in rows)
    table = [{"id": one, **sizes} for one in who]
    card = sv.score(
        sv.Claims.from_records(rows, FRAMEWORK, table), basis=sv.Basis(**basis) if basis else None
    )
    declared = scoring(price(80), absolute(20, of="overall", reason=""), plausible=tuple(bounds))
    return sv.decide(declared, [{"submission": one, "price": 100} for one in who], card=card)


def test_a_bound_is_told_with_its_arithmetic_and_its_reason():
    bound = Bound("PA3", "fte", "a judgement of the board", at_most=3)
    found = decide(people("a", 90), people("b", 20), bounds=[bound])
    (told,) = words(found, "outside its bound")
    quantity = [one for one in ratios(found.card) if (one.of, one.per) == ("PA3", "fte")]
    each = quantity[0].values[0]
    assert each > 3 >= quantity[0].values[1]
    assert f"{quantity[0].amounts[0]:g} people / 10 fte = {each:g} per full-time worker" in told
    assert "above 3 (a judgement of the board)" in told


def test_too_little_is_outside_too():
    bound = Bound("worth:local", "contract_value", "a judgement", at_least=0.5)
    found = decide(spent("a", 1_000), spent("b", 900_000), bounds=[bound])
    assert kinds(found, "a") >= {"outside its bound"}
    assert "outside its bound" not in kinds(found, "b")


def test_more_pounds_than_the_contract_pays_need_no_bound():
    found = decide(spent("a", 1_100_000))
    assert "more pounds than the contract pays" in words(found, "more than there is")[0]
    assert "more than there is" not in kinds(decide(spent("a", 1_000_000)))


def test_a_bid_far_above_the_others_is_told():
    found = decide(spent("a", 90_000), spent("b", 10_000), spent("c", 20_000))
    assert kinds(found, "a") >= {"far above the others"}
    told = [one for one in words(found, "far above the others") if "worker" in one]
    assert "6 times the median of the others" in told[0]


def test_sizes_and_amounts_are_of_one_price_year():
    (ratio,) = [
        one
        for one in ratios(decide(spent("a", 90_000), price_year=2024).card)
        if (one.of, one.per) == ("worth:local", "contract_value")
    ]
    plain = [
        one
        for one in ratios(decide(spent("a", 90_000)).card)
        if (one.of, one.per) == ("worth:local", "contract_value")
    ]
    assert (ratio.unit, ratio.size_unit) == ("GBP_2024", "GBP_2024")
    assert ratio.values[0] == pytest.approx(plain[0].values[0], rel=1e-6)


def test_what_a_bidder_claims_stands_on_no_page_that_anybody_may_read():
    found = decide(spent("a", 87_654), spent("b", 1_234_567), spent("c", 20_000))
    for figure in ("87,654", "1,234,567", "1,000,000"):
        assert figure not in found.text() + found.html() + str(found.as_dict())
    assert "1,234,567" in found.text(publish=True)
    assert "1,234,567" in repr(found.feedback("b"))
    assert "1,234,567" not in repr(found.feedback("a"))


def test_an_unknown_size_gives_no_ratio():
    known = {"contract_value": 1_000_000, "eligible": 500}
    found = decide(people("a", 90), sizes=known)
    assert {one.per for one in ratios(found.card)} == {"contract_value", "eligible"}
