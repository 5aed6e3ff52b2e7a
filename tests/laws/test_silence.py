"""Absent is not zero: silence, gaps, and what does not apply."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from law_frameworks import NO_CASE, harms
from law_measures import BENEFITS
from portfolios import CLOSE, FEW, portfolios, readings, said


@FEW
@given(portfolios(most=2), st.data())
def test_declaring_a_harm_never_scores_below_silence(portfolio, data):
    code = data.draw(st.sampled_from(harms(portfolio.framework)))
    declared = portfolio.saying("s0", code, data.draw(said("s0", code)))
    silent = portfolio.saying("s0", code, [])
    gain = readings(declared.score(), ["score"]) - readings(silent.score(), ["score"])
    assert (gain[..., 0] >= -CLOSE).all()
    assert (gain[..., 1:] == 0).all()


@FEW
@given(portfolios(most=2), st.data())
def test_showing_a_blank_benefit_never_lowers_benefit(portfolio, data):
    codes = [one.code for one in BENEFITS if one.code in portfolio.framework.members]
    code = data.draw(st.sampled_from(codes))
    shown = portfolio.saying("s0", code, data.draw(said("s0", code)))
    silent = portfolio.saying("s0", code, [])
    names = ["benefit", "score"]
    gain = readings(shown.score(), names) - readings(silent.score(), names)
    assert (gain >= -CLOSE).all()


@FEW
@given(portfolios())
def test_the_cautious_score_never_passes_the_headroom(portfolio):
    card = portfolio.score()
    assert (readings(card, ["score"]) <= readings(card, ["headroom"]) + CLOSE).all()


@FEW
@given(portfolios())
def test_without_a_gap_the_cautious_score_is_the_headroom(portfolio):
    card = portfolio.score()
    silent = set(card.not_assessed()["submission"])
    whole = [one["id"] not in silent for one in portfolio.submissions]
    score, headroom, coverage = readings(card, ["score", "headroom", "coverage"])[..., whole]
    assert np.array_equal(score, headroom)
    assert (coverage == 1).all()


@FEW
@given(portfolios(most=2))
def test_the_headroom_of_a_blank_submission_is_100(portfolio):
    blank = portfolio
    for code in portfolio.framework.members:
        blank = blank.saying("s0", code, [])
    card = blank.score()
    assert card.headroom()[0] == 100
    assert card.coverage()[0] == 0
    assert card.benefit()[0] == 0
    assert card.harm()[0] == 100


@FEW
@given(portfolios(most=2), st.data())
def test_what_does_not_apply_never_scores_below_blank(portfolio, data):
    code = data.draw(st.sampled_from(list(portfolio.framework.members)))
    aside = {"submission": "s0", "measure": code, "not_applicable": NO_CASE}
    apart = portfolio.saying("s0", code, [aside]).score()
    blank = portfolio.saying("s0", code, []).score()
    gain = readings(apart, ["score"]) - readings(blank, ["score"])
    assert (gain[..., 0] >= -CLOSE).all()
    assert (gain[..., 1:] == 0).all()


@FEW
@given(portfolios(most=2))
def test_a_harm_that_does_not_apply_caps_nothing(portfolio):
    apart = portfolio
    for code in harms(portfolio.framework):
        aside = {"submission": "s0", "measure": code, "not_applicable": NO_CASE}
        apart = apart.saying("s0", code, [aside])
    benefit, harm, score = readings(apart.score(), ["benefit", "harm", "score"])[..., 0]
    assert (harm == 0).all()
    assert np.array_equal(score, benefit)
