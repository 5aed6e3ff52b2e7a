"""No letter names a rival's figure outright, and what weighs nothing makes no record."""

import pytest
from bidding import bid, price, relative, scoring

import socialvalue as sv

SAID = {"measure": "CV2", "submission": "acme", "assets": 0, "retained": 0, "disinvested": 0}
ROWS = [
    {**SAID, "stage": "committed", "period": 2026, "shares": 40_000},
    {**SAID, "stage": "verified", "period": 2026, "shares": 30_000},
]
WHO = [{"id": "acme", "contract_value": 1_000_000, "eligible": 500}]
CLAIMS = sv.Claims.from_records(ROWS, sv.Framework.load("ccin"), WHO)


def test_whoever_is_nearly_best_is_not_told_the_best_of_a_rival():
    rules = scoring(price(80), relative(20))
    bids = [bid("A", price=20_662, social=3832), bid("B", price=20_493, social=3887)]
    decision = sv.decide(rules, bids)
    told, open_ = repr(decision.feedback("A")), repr(decision.feedback("A", publish=True))
    assert "what is left: a price as low as the lowest." in told
    assert "what is left: as much as the most." in told
    for figure in ("20,493", "3,887"):
        assert figure not in told
        assert figure in open_


@pytest.mark.parametrize("weight", ["3", None, 10**400, float("nan"), True])
def test_a_weight_that_is_no_number_is_refused_in_words(weight):
    with pytest.raises(sv.DecisionError, match="no weight of a measure"):
        sv.deliveries(CLAIMS, weights={"CV2": weight})


@pytest.mark.parametrize("words", [{"weights": 3}, {"until": "2026"}, {"until": float("nan")}])
def test_what_is_no_year_and_no_mapping_is_refused_in_words(words):
    with pytest.raises(sv.ArgumentError, match=next(iter(words))):
        sv.deliveries(CLAIMS, **words)


def test_promises_that_weigh_nothing_are_no_record():
    assert sv.deliveries(CLAIMS, weights={"CV2": 0}).records() == {"acme": None}
