"""What is said anew changes nothing: default shares stated, and the same service ten times over."""

import numpy as np
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from law_measures import MEASURES
from portfolios import CLOSE, FEW, PENCE, portfolios, pounds, readings, same_pounds
from test_cutting import ADDS

from socialvalue.claims.batch import refuses
from socialvalue.proxy import ADJUSTMENTS, neutral


def usual(measure):
    """Every number that a claim of a measure may bring, at the measure's own or at no effect."""
    own = {name: one.value for name, one in measure.adjust.named().items()}
    every = {**{name: neutral(name) for name in ADJUSTMENTS}, **own, **measure.times()}
    return {name: much for name, much in every.items() if not refuses(measure, name)}


DEFAULTS = {measure.code: usual(measure) for measure in MEASURES}
STATED = ("LW1", "LW3", "LW8", "LX1", "LX2")
SIZES = ("contract_value", "eligible", "fte")
COUNTED = {code: names for code, names in ADDS.items() if code not in ("LW2", "LW6", "LX3")}


@FEW
@given(portfolios(), st.data())
def test_stating_the_default_share_multiplier_or_time_changes_nothing(portfolio, data):
    stated = [
        {**DEFAULTS[one["measure"]], **one}
        if one["measure"] in STATED and "not_applicable" not in one and data.draw(st.booleans())
        else one
        for one in portfolio.records
    ]
    before, after = portfolio.score(), evolve(portfolio, records=tuple(stated)).score()
    assert np.allclose(readings(before), readings(after), rtol=0, atol=CLOSE)
    assert same_pounds(before, after, PENCE)


@FEW
@given(portfolios())
def test_stating_the_default_share_of_every_pooled_claim_changes_nothing(portfolio):
    stated = [
        {**one, **DEFAULTS["LW5"]}
        if one["measure"] == "LW5" and "not_applicable" not in one
        else one
        for one in portfolio.records
    ]
    before, after = portfolio.score(), evolve(portfolio, records=tuple(stated)).score()
    assert np.allclose(readings(before), readings(after), rtol=0, atol=CLOSE)
    assert same_pounds(before, after, PENCE)


@FEW
@given(portfolios(), st.sampled_from([0.125, 2.0, 3.0, 1000.0]))
def test_size_changes_no_rating(portfolio, times):
    """A service, its contract, its people and its staff, all so many times larger."""
    table = [
        {**one, **{name: one[name] * times for name in SIZES}} for one in portfolio.submissions
    ]
    records = [
        {
            **one,
            **{name: one[name] * times for name in COUNTED.get(one["measure"], ()) if name in one},
        }
        for one in portfolio.records
    ]
    grown = evolve(portfolio, submissions=tuple(table), records=tuple(records))
    before, after = portfolio.score(), grown.score()
    assert np.allclose(readings(before), readings(after), rtol=0, atol=CLOSE)


@FEW
@given(portfolios(most=2), st.sampled_from([0.25, 0.5, 1.0]))
def test_no_share_makes_a_loss_smaller(portfolio, share):
    """What was lost is lost whole: shares come off gains only."""
    loss = {"submission": "s0", "measure": "LW3", "before": 10.5, "after": 400.0}
    if "LW3" not in portfolio.framework.members:
        return
    plain = portfolio.saying("s0", "LW3", [loss]).score()
    shared = portfolio.saying("s0", "LW3", [{**loss, "deadweight": share}]).score()
    assert np.array_equal(readings(plain), readings(shared))
    assert same_pounds(plain, shared, 0)
    assert pounds(shared)["s0", "fiscal", "LW3"] == -389.5
