"""The years of a ledger add up to the worth that the scorecard tells, to the last unit."""

import random
from pathlib import Path

import numpy as np
import pytest
from appraised import FRAMEWORK, card, given, row
from exact_frameworks import MADE, framework
from exact_portfolios import basis, records, submissions

import socialvalue as sv
from socialvalue.valuation import flows

PARKS = Path(__file__).parents[2] / "examples" / "parks"
UNIT = 1e-4
SIDES = (("benefits", "benefit"), ("harms", "harm"), ("balance", "balance"))


@pytest.fixture(autouse=True, scope="module")
def _known():
    for measure in MADE:
        sv.register(measure)


def adds_up(scored):
    """Each ledger's discounted years against the card's own worth, submission by submission."""
    yearly, worth = sv.appraise(scored).flows(), scored.worth()
    assert set(yearly.get("ledger", ())) == set(worth["ledger"])
    for who, ledger in set(zip(worth["submission"], worth["ledger"], strict=True)):
        mine = (yearly["submission"] == who) & (yearly["ledger"] == ledger)
        told = row(worth, submission=who, ledger=ledger)
        for name, side in SIDES:
            years = np.rint(yearly[f"{name}_discounted"][mine] / UNIT)
            assert years.sum() == np.rint(told[side] / UNIT), (who, ledger, name)


@pytest.mark.parametrize("seed", range(24))
def test_any_portfolio_with_delivery_drop_off_growth_and_health(seed):
    draw = random.Random(1000 + seed)  # noqa: S311 (a portfolio, not a secret)
    chosen = framework(draw)
    for _ in range(4):
        ground, rows = basis(draw, chosen), submissions(draw)
        claims = sv.Claims.from_records(records(draw, chosen, ground, rows), chosen, rows)
        adds_up(sv.score(claims, chosen, ground))


@pytest.mark.parametrize("timing", ["start", "mid", "end"])
def test_the_parks(timing):
    adds_up(sv.score(sv.read(PARKS, sv.Framework.load("ccin")), basis=sv.Basis(timing=timing)))


def test_thirds_of_a_penny_over_many_years_lose_nothing():
    one = {"measure": "AP3", "people": 1 / 3, "delivery": 37.7, "persistence": 19.3}
    found = card([{**one, "drop_off": 0.031, "period": "2031"}], timing="mid")
    adds_up(found)
    yearly = sv.appraise(found).flows()
    some = yearly["ledger"] == "welfare"
    assert np.count_nonzero(yearly["benefits"][some]) == 57


def test_half_units_are_rounded_once_and_not_year_by_year():
    """Worth that lies halfway between two units is where a second rounding would show."""
    lasting, share_lost, many = 7, 0.1, 200
    once = 350 * 0.8 * 0.9 * 0.75 / UNIT
    whole = once * sum((1 - share_lost) ** year for year in range(lasting))
    time = {"persistence": lasting, "drop_off": share_lost}
    rows = [
        {"submission": f"s{k}", "measure": "AP3", "people": (k + 0.5) / whole, **time}
        for k in range(many)
    ]
    claims = sv.Claims.from_records(rows, FRAMEWORK, [{"id": f"s{k}"} for k in range(many)])
    adds_up(sv.score(claims, basis=sv.Basis(discounting="none")))


def test_undiscounted_years_are_the_discounted_ones_where_nothing_is_discounted():
    records = [
        {"measure": "AP3", "people": 17, "delivery": 3.3},
        {"measure": "AX1", "people": 3, "period": "2029"},
    ]
    yearly = sv.appraise(card(records, discounting="none")).flows()
    for name, _ in SIDES:
        np.testing.assert_allclose(yearly[name], yearly[f"{name}_discounted"], atol=1.1 * UNIT)


def test_blocks_of_cells_change_no_year(monkeypatch):
    records = given({year: 100 / 7 * (year - 2020) for year in range(2026, 2040)})
    whole = sv.appraise(card(records)).flows()
    monkeypatch.setattr(flows, "BLOCK", 3)
    parts = sv.appraise(card(records)).flows()
    for name, values in whole.items():
        assert values.tolist() == parts[name].tolist()


def test_a_card_without_any_claims_has_empty_books_and_no_ratios():
    table = sv.appraise(card([], {2026: 5})).table()
    assert not table["benefits"].any()
    assert np.isnan(table["sroi_net"]).all()
