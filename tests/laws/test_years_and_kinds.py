"""Years, multipliers and kinds: more taken off is never worth more, and years touch no rating."""

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from law_measures import Sheltered
from portfolios import CLOSE, FEW, GROUND, PENCE, portfolios, pounds, readings, said, same_pounds

from socialvalue.valuation import years
from socialvalue.valuation.terms import Terms

SHARES = ("deadweight", "displacement", "attribution", "leakage", "substitution")
LEDGERS = ("welfare", "fiscal")


def pair(portfolio, told, name, less, more):
    """The scorecards of one submission whose claims of LW8 bring less, or more, of a number."""
    return [
        portfolio.saying("s0", "LW8", [{**one, name: much} for one in told]).score()
        for much in (less, more)
    ]


def mine(card):
    """The pounds of LW8 of the one submission, (ledgers,)."""
    return np.array([pounds(card).get(("s0", ledger, "LW8"), 0.0) for ledger in LEDGERS])


@FEW
@given(portfolios(most=2), st.sampled_from(SHARES), st.tuples(*[st.floats(0, 1)] * 2), st.data())
def test_a_greater_share_never_leaves_more(portfolio, name, shares, data):
    told = data.draw(said("s0", "LW8"))
    less, more = pair(portfolio, told, name, min(shares), max(shares))
    assert (mine(more) <= mine(less)).all()
    assert (readings(more, ["benefit", "score"]) <= readings(less, ["benefit", "score"])).all()


@FEW
@given(portfolios(most=2), st.tuples(*[st.floats(0, 1)] * 2), st.data())
def test_a_greater_drop_off_never_leaves_more_and_moves_no_rating(portfolio, shares, data):
    told = data.draw(said("s0", "LW8"))
    less, more = pair(portfolio, told, "drop_off", min(shares), max(shares))
    assert (mine(more) <= mine(less)).all()
    assert np.array_equal(readings(less), readings(more))


@FEW
@given(
    portfolios(most=2),
    st.sampled_from(["persistence", "multiplier"]),
    st.tuples(*[st.floats(0, 8)] * 2),
    st.data(),
)
def test_what_lasts_longer_or_sets_more_going_is_never_worth_less(portfolio, name, many, data):
    told = data.draw(said("s0", "LW8"))
    less, more = pair(portfolio, told, name, min(many), max(many))
    assert (mine(more) >= mine(less)).all()


@FEW
@given(portfolios(most=2), st.data())
def test_a_kind_moves_no_rating_and_no_pound(portfolio, data):
    told = [
        {name: much for name, much in one.items() if name != "kind"}
        for one in data.draw(said("s0", "LW8"))
    ]
    kinds = st.sampled_from(["embedded", "additional"])
    named = [{**one, "kind": data.draw(kinds)} for one in told]
    mute, spoken = (portfolio.saying("s0", "LW8", some).score() for some in (told, named))
    assert np.allclose(readings(mute), readings(spoken), rtol=0, atol=CLOSE)
    assert same_pounds(mute, spoken, PENCE)


@FEW
@given(portfolios(least=2), st.data())
def test_the_years_of_rivals_move_no_bit(portfolio, data):
    """Whatever the others say of time, years or shares: to the last bit, and to the last unit."""
    if "LW8" not in portfolio.framework.members:
        return
    before = portfolio.only("s0").score()
    others = [one for one in portfolio.records if one["submission"] == "s0"]
    for row in portfolio.submissions[1:]:
        for code in ("LW8", "LX1", "LW1"):
            if code in portfolio.framework.members:
                others += data.draw(said(row["id"], code))
    after = evolve(portfolio, records=tuple(others)).score()
    assert np.array_equal(readings(before)[..., 0], readings(after)[..., 0])
    assert pounds(before) == {key: much for key, much in pounds(after).items() if key[0] == "s0"}


LINES = st.lists(
    st.tuples(
        st.sampled_from([-1, 2026, 2027, 2031]),
        st.floats(0.01, 9),
        st.floats(0, 20),
        st.floats(0, 1),
    ),
    min_size=2,
    max_size=9,
)


@pytest.mark.parametrize("timing", ["start", "mid", "end"])
@FEW
@given(lines=LINES)
def test_the_factor_of_a_line_has_the_same_bits_among_any_others(timing, lines):
    """A matrix product once added up a line's years in another order beside other lines."""
    columns = [np.array(column) for column in zip(*lines, strict=True)]
    terms = Terms(evolve(GROUND, timing=timing))
    proxy = Sheltered.proxies[0]

    def factors(rows):
        periods, *times = (column[rows] for column in columns)
        named = dict(zip(("delivery", "persistence", "drop_off"), times, strict=True))
        return years.factor(Sheltered, proxy, periods.astype(int), named, terms)

    together = factors(slice(None))
    alone = [factors(slice(place, place + 1))[0] for place in range(len(lines))]
    assert together.tolist() == alone
