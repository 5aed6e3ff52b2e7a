"""Submissions are strangers: rivals, order, company and blocks change nobody's number."""

import json

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from law_frameworks import NO_CASE, framework
from portfolios import CLOSE, FEW, PENCE, Portfolio, portfolios, pounds, readings, same_pounds


@FEW
@given(portfolios(least=2))
def test_an_added_rival_changes_nobodys_score(portfolio):
    without = portfolio.only(*[one["id"] for one in portfolio.submissions[:-1]])
    alone, together = without.score(), portfolio.score()
    assert np.allclose(readings(alone), readings(together)[..., :-1], rtol=0, atol=CLOSE)


@FEW
@given(portfolios(least=2), st.sampled_from([1, 0.9, 0.7]))
def test_a_submission_scored_alone_scores_as_it_does_among_others(portfolio, rough):
    """To the last bit, on whole eighths and on numbers that a float cannot hold."""
    crowd = evolve(portfolio, records=tuple(_less(one, rough) for one in portfolio.records))
    together = crowd.score()
    for place, one in enumerate(crowd.submissions):
        alone = crowd.only(one["id"]).score()
        assert np.array_equal(readings(alone)[..., 0], readings(together)[..., place])
        mine = {key: much for key, much in pounds(together).items() if key[0] == one["id"]}
        assert pounds(alone) == mine


def _less(record, rough):
    """A claim whose numbers are all a little less (pay stays: nobody earns below its bound)."""
    if record["measure"] == "LW7":
        return record
    return {
        name: value * rough if isinstance(value, float) else value for name, value in record.items()
    }


@pytest.mark.parametrize(
    ("mine", "rival"),
    [
        ({"measure": "LW1", "visitors": 100.3, "hours": 7.7}, {"not_applicable": NO_CASE}),
        ({"measure": "LW1", "visitors": 149.125, "hours": 0.125}, {"period": "2026"}),
        ({"measure": "LW6", "points": 4.1, "asked": 4.9}, {"period": "2026"}),
        ({"measure": "LW1", "visitors": 149.1, "hours": 7.7}, {"delivery": 7.3}),
        ({"measure": "LW8", "people": 149.1}, {"persistence": 19.4, "delivery": 3.3}),
        ({"measure": "LW8", "people": 149.1, "drop_off": 0.07}, {"persistence": 20.0}),
        ({"measure": "LW8", "people": 99.9, "persistence": 9.1}, {"multiplier": 1.7}),
        ({"measure": "LX1", "injured": 3.7, "delivery": 5.1}, {"drop_off": 0.9}),
        ({"measure": "LW6", "points": 4.1, "asked": 0}, {"period": "2026"}),
    ],
)
@pytest.mark.parametrize("eligible", [4.25, 7.0, 1000.0])
def test_a_rival_moves_no_bit(mine, rival, eligible):
    """A rival's date, reason or second claim once sent everybody down another sum."""
    chosen = framework("harms apart", 1, 2, 1, (25, 50))
    said = {} if "not_applicable" in rival else {**mine}
    table = tuple({"id": who, "eligible": eligible, "fte": 3.0} for who in ("mine", "rival"))
    records = (
        {**mine, "submission": "mine"},
        {"measure": mine["measure"], **said, **rival, "submission": "rival"},
    )
    together = Portfolio(chosen, table, records)
    alone, among = together.only("mine").score(), together.score()
    assert np.array_equal(readings(alone)[..., 0], readings(among)[..., 0])
    assert pounds(alone) == {k: v for k, v in pounds(among).items() if k[0] == "mine"}


@FEW
@given(portfolios(least=2), st.randoms(use_true_random=False))
def test_the_order_of_submissions_changes_nothing(portfolio, chance):
    order = list(range(len(portfolio.submissions)))
    chance.shuffle(order)
    turned = evolve(portfolio, submissions=tuple(portfolio.submissions[one] for one in order))
    before, after = portfolio.score(), turned.score()
    assert np.array_equal(readings(before)[..., order], readings(after))
    assert pounds(before) == pounds(after)


@FEW
@given(portfolios(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(portfolio, chance):
    records = list(portfolio.records)
    chance.shuffle(records)
    before, after = portfolio.score(), evolve(portfolio, records=tuple(records)).score()
    assert np.allclose(readings(before), readings(after), rtol=0, atol=CLOSE)
    assert same_pounds(before, after, PENCE)


@FEW
@given(portfolios())
def test_a_scorecard_survives_json(portfolio):
    told = portfolio.score().as_dict()
    assert json.loads(json.dumps(told, allow_nan=False)) == told
