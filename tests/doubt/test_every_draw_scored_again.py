"""Every draw is what the deterministic library says when all figures are at their drawn values.

Losses are told whole, and so two things are held at their central values in all draws and stand in
no portfolio here: the multiplier of a loss, and the shares of a loss against a reference case with
shares of its own. (Gains against one are in `test_reference_cases_in_doubt.py`.)
"""

import random
from typing import Any

import numpy as np
import pytest
from agreeing import departures
from attrs import evolve
from doubt_claims import records
from doubt_made_up import SUBMISSIONS, framework
from doubt_portfolios import in_doubt
from doubt_trees import rebound, remade
from exact_frameworks import MADE
from exact_frameworks import framework as seeded
from exact_portfolios import basis, submissions
from exact_portfolios import records as claimed

import socialvalue as sv

SHARED = ("displacement", "attribution", "leakage", "substitution", "multiplier")


@pytest.fixture(autouse=True, scope="module")
def _known() -> None:
    for measure in MADE:
        sv.register(measure)


def _made_up(**choices: Any) -> sv.Scorecard:
    chosen = framework()
    claims = sv.Claims.from_records(records(), chosen, SUBMISSIONS)
    return sv.score(claims, chosen, sv.Basis(price_year=2025, draws=400, seed=3, **choices))


@pytest.mark.parametrize("sampling", ["latin", "plain"])
def test_a_framework_of_all_kinds_agrees_draw_by_draw(sampling: str) -> None:
    card = _made_up(sampling=sampling)
    assert list(departures(card, range(30))) == []


def test_it_agrees_where_each_measure_is_drawn_for_itself_and_where_figures_move_together() -> None:
    card = _made_up(independent=True)
    assert list(departures(card, range(30))) == []
    pair = sv.Correlation("wage", "assumed", -0.7)
    assert list(departures(_made_up(correlations=(pair,)), range(30))) == []


def test_the_made_up_portfolio_meets_what_it_is_made_for() -> None:
    card = _made_up()
    capped = (card.draws(of="score", node="T0") == -30).mean(axis=1)
    assert 0 < capped[0] < 1  # a harm is past its limit in some draws and not in others
    losses = card.worth(by="measure")
    assert (losses["balance"][losses["measure"] == "XT2"] < 0).any()
    assert set(card.measures()["status"]) >= {"assessed", "not assessed", "not applicable"}
    whole, part = (card.draws(of="benefit", node=node)[0] for node in ("T0", "T0-1"))
    assert 0 < (np.abs(whole - part) < 1e-4).mean() < 1  # a hold bites in some draws
    roles = set(card.doubts()["role"])
    assert roles >= {"drop_off", "multiplier", "deadweight", "price, welfare, diesel"}


def _felt(claim: dict[str, Any], name: str) -> bool:
    """Whether what a claim says of its own is felt in every draw."""
    compared = claim.get("stage") == "baseline"
    may_be_lost = claim["measure"] in ("XA3", "XA4", "XA9", "XT2")
    return not compared and not (may_be_lost and name == "multiplier")


@pytest.mark.parametrize("seed", [3, 17, 28])
def test_frameworks_made_up_from_a_seed_agree_draw_by_draw(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 (a portfolio, not a secret)
    chosen = in_doubt(draw, seeded(draw, together=draw.random() < 0.3))
    ground = evolve(basis(draw, chosen), draws=128, seed=seed)
    rows = submissions(draw)
    given = [
        {k: v for k, v in one.items() if k not in SHARED or _felt(one, k)}
        for one in claimed(draw, chosen, ground, rows)
    ]
    card = sv.score(sv.Claims.from_records(given, chosen, rows), chosen, ground)
    assert card.doubts()["key"].size
    assert list(departures(card, range(30))) == []


def test_the_four_bids_for_the_parks_agree_draw_by_draw() -> None:
    ccin = sv.Framework.load("ccin")
    claims = sv.read(
        "examples/parks/claims.csv", ccin, submissions="examples/parks/submissions.csv"
    )
    # what a survey leaves open is tested by itself
    sure = remade(ccin, lambda one: {"reliability": None} if one.reliability else None)
    card = sv.score(rebound(claims, sure), sure, sv.Basis(draws=200, seed=7))
    assert list(departures(card, range(30))) == []
