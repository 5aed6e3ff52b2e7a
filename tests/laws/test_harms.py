"""More of a declared harm never raises a score, of its own submission or of a rival's."""

from hypothesis import assume, given
from hypothesis import strategies as st
from law_frameworks import harms
from portfolios import CLOSE, FEW, eighths, portfolios, readings, said

GROWS = {"LX1": "injured", "LX2": "tonnes", "LX3": "evicted"}


@FEW
@given(portfolios(), st.data())
def test_more_of_a_declared_harm_never_raises_a_score(portfolio, data):
    code = data.draw(st.sampled_from(harms(portfolio.framework)))
    told = data.draw(said("s0", code))
    grown = {**told[-1], GROWS[code]: told[-1][GROWS[code]] + data.draw(eighths(40))}
    less = portfolio.saying("s0", code, told).score()
    more = portfolio.saying("s0", code, [*told[:-1], grown]).score()
    assume(less.coverage("overall")[0] == more.coverage("overall")[0])
    names = ["score", "headroom"]
    gain = readings(more, names) - readings(less, names)
    assert (gain[..., 0] <= CLOSE).all()
    assert (gain[..., 1:] == 0).all()


@FEW
@given(portfolios(), st.data())
def test_one_more_claim_of_a_harm_never_raises_a_score(portfolio, data):
    code = data.draw(st.sampled_from([one for one in harms(portfolio.framework) if one != "LX3"]))
    told = data.draw(said("s0", code))
    again = {**data.draw(said("s0", code))[0], "claim": "another"}
    less = portfolio.saying("s0", code, told).score()
    more = portfolio.saying("s0", code, [*told, again]).score()
    gain = readings(more, ["score"]) - readings(less, ["score"])
    assert (gain[..., 0] <= CLOSE).all()
    assert (gain[..., 1:] == 0).all()


@FEW
@given(portfolios(), st.data())
def test_more_of_a_harm_never_makes_it_worth_more(portfolio, data):
    code = data.draw(st.sampled_from([one for one in harms(portfolio.framework) if one != "LX3"]))
    told = data.draw(said("s0", code))
    grown = {**told[-1], GROWS[code]: told[-1][GROWS[code]] + data.draw(eighths(40))}
    balances = [
        portfolio.saying("s0", code, claims).score().worth()["balance"]
        for claims in (told, [*told[:-1], grown])
    ]
    assert (balances[1] <= balances[0]).all()
