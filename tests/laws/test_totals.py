"""Every total is the exact sum of its parts, in whole units of a hundredth of a penny."""

from collections import Counter

import numpy as np
from hypothesis import given
from portfolios import FEW, portfolios

UNITS = 10_000
SIDES = ("benefit", "harm", "balance")


def units(card, by, side, at):
    """Whole units by submission, ledger and the name that `at` gives to each part."""
    table, found = card.worth(by), Counter()
    for who, ledger, part, much in zip(
        table["submission"], table["ledger"], table[by], table[side], strict=True
    ):
        whole = round(much * UNITS)
        assert abs(much * UNITS - whole) < 1e-3
        found[who, ledger, at(part)] += whole
    return {key: whole for key, whole in found.items() if whole}


@FEW
@given(portfolios())
def test_parts_add_up_to_their_totals(portfolio):
    card = portfolio.score()
    homes = card.framework.homes
    above = {outcome.code: theme.code for theme, outcome in homes.values()}
    for side in SIDES:
        measures = units(card, "measure", side, lambda code: homes[code][1].code)
        outcomes = units(card, "outcome", side, str)
        assert measures == outcomes
        themes = units(card, "theme", side, str)
        assert units(card, "outcome", side, above.__getitem__) == themes
        whole = units(card, "theme", side, lambda _: card.framework.root.code)
        assert whole == units(card, "overall", side, str)
        assert whole == units(card, "kind", side, lambda _: card.framework.root.code)


@FEW
@given(portfolios())
def test_benefit_less_harm_is_the_balance(portfolio):
    card = portfolio.score()
    for by in ("measure", "outcome", "theme", "overall"):
        gain, loss, balance = (units(card, by, side, str) for side in SIDES)
        keys = {*gain, *loss, *balance}
        assert all(gain.get(k, 0) - loss.get(k, 0) == balance.get(k, 0) for k in keys)


@FEW
@given(portfolios(least=2))
def test_the_portfolio_is_the_sum_of_its_submissions(portfolio):
    """Whoever adds up the submissions comes to the same pounds, together or one by one."""
    together, apart = Counter(), Counter()
    for (_, ledger, _), whole in units(portfolio.score(), "overall", "balance", str).items():
        together[ledger] += whole
    for one in portfolio.submissions:
        card = portfolio.only(one["id"]).score()
        for (_, ledger, _), whole in units(card, "overall", "balance", str).items():
            apart[ledger] += whole
    assert {k: v for k, v in together.items() if v} == {k: v for k, v in apart.items() if v}


@FEW
@given(portfolios())
def test_nothing_is_ever_not_a_number(portfolio):
    card = portfolio.score()
    for table in (card.overall(), card.themes(), card.outcomes()):
        for name in ("benefit", "harm", "score", "headroom", "coverage"):
            assert np.isfinite(table[name]).all()
        assert ((table["benefit"] >= 0) & (table["benefit"] <= 100)).all()
        assert ((table["harm"] >= 0) & (table["harm"] <= 100)).all()
        assert ((table["coverage"] >= 0) & (table["coverage"] <= 1)).all()
