"""A sheet that may be published gives no price away, and says so where points themselves do."""

import json

import pytest
from bidding import absolute, bands, bid, mark, price, scoring

import socialvalue as sv

AWARDS = [("price_per_quality_point", {}), ("willingness_to_pay", {"pounds_a_point": 100})]


def made(award, more):
    rules = scoring(bands(60), absolute(40, floor=0, target=200), award=award, **more)
    bids = [bid("A", price=12_345.67, social=77), bid("B", price=23_456, social=100)]
    return sv.decide(rules, bids, marks=[mark("A", 2), mark("B", 3)])


@pytest.mark.parametrize(("award", "more"), AWARDS)
def test_the_pounds_of_an_award_from_which_prices_follow_are_published_only_when_asked(award, more):
    decision = made(award, more)
    value = float(decision.ranking()["award_value"][0])
    shown = f"{value:,.2f}"
    for told in (decision.text(), decision.html(), json.dumps(decision.as_dict())):
        assert shown not in told
        assert str(value) not in told
    assert shown in decision.text(publish=True)
    assert shown in decision.html(publish=True)
    assert decision.as_dict(publish=True)["ranking"][0]["award_value"] == value


def test_points_between_published_ends_are_said_to_tell_what_was_offered():
    rules = scoring(price(60), absolute(40, floor=0, target=200))
    decision = sv.decide(rules, [bid("A", price=9, social=77)])
    for told in (" ".join(decision.text().split()), decision.html()):
        assert "tell what was offered (social): anybody can work it out" in told
        assert "give nothing away" not in told


def test_a_sheet_of_bands_alone_gives_nothing_away():
    decision = sv.decide(scoring(bands(100)), [bid("A")], marks=[mark("A", 2)])
    assert "work it out" not in decision.text()
