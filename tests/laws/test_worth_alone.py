"""Pounds without ratings are the pounds of a scorecard, bit for bit, and their sums are exact."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolios import FEW, GROUND, Portfolio, portfolios

import socialvalue as sv
from socialvalue.errors import TotalTooLarge
from socialvalue.valuation import kernel
from socialvalue.valuation.pounds import EXACT, Pounds, summed

WAYS = ("overall", "theme", "outcome", "measure", "kind")
SIDES = ("benefit", "harm", "balance")
UNITS = 10_000


def both(portfolio: Portfolio) -> tuple[sv.Worths, sv.Scorecard]:
    """The worth of a portfolio, and its scorecard."""
    given = (portfolio.records, portfolio.framework, portfolio.submissions)
    claims = sv.Claims.from_records(*given)
    return sv.worth(claims, basis=GROUND), sv.score(claims, basis=GROUND)


@FEW
@given(st.booleans().flatmap(lambda apart: portfolios(apart=apart, least=1, most=4)))
def test_its_tables_are_those_of_the_scorecard(portfolio):
    alone, card = both(portfolio)
    for by in WAYS:
        one, other = alone.table(by), card.worth(by)
        assert list(one) == list(other)
        assert all(np.array_equal(one[name], other[name]) for name in one)


@FEW
@given(portfolios(least=2, most=4))
def test_the_balance_of_a_node_is_that_of_its_table(portfolio):
    alone, card = both(portfolio)
    for by in WAYS[:3]:
        table = card.worth(by)
        for ledger, node in dict.fromkeys(zip(table["ledger"], table[by], strict=True)):
            rows = (table["ledger"] == ledger) & (table[by] == node)
            assert np.array_equal(alone.balance(ledger, node), table["balance"][rows])


@FEW
@given(portfolios(least=2, most=4))
def test_the_total_of_everyone_is_the_exact_sum_of_whole_units(portfolio):
    alone, card = both(portfolio)
    for by in WAYS:
        table, totals = card.worth(by), alone.totals(by)
        keys = list(zip(totals["ledger"], totals[by], strict=True))
        for side in SIDES:
            wanted = dict.fromkeys(keys, 0)
            for ledger, part, much in zip(table["ledger"], table[by], table[side], strict=True):
                wanted[ledger, part] += round(much * UNITS)
            assert totals[side].tolist() == [wanted[key] / UNITS for key in keys]


@FEW
@given(portfolios(least=3, most=4), st.integers(1, 3))
def test_any_block_adds_up_the_same(portfolio, block):
    alone, _ = both(portfolio)
    found = kernel.add_up(alone.plan, alone.amounts, len(portfolio.submissions), block)
    for key, units in alone.results.worth.items():
        assert np.array_equal(found.worth[key], units)


def test_whole_units_are_summed_beyond_what_one_number_holds():
    units = np.array([2.0**53 - 1] * 5000 + [-1.0, 3.0])
    assert summed(units) == 5000 * (2**53 - 1) + 2
    assert summed(np.zeros(0)) == 0


@pytest.fixture(scope="module")
def claims():
    chosen = sv.Framework.load("ccin")
    return sv.Claims.from_records([], chosen, [{"id": "a"}, {"id": "b"}])


def test_what_nobody_claims_is_worth_nothing(claims):
    alone = sv.worth(claims)
    assert not any(alone.totals(by)[side].any() for by in WAYS for side in SIDES)
    assert repr(alone) == f"<Worths of 2 submissions: {', '.join(alone.ledgers)}>"
    assert (alone.balance(alone.ledgers[0]) == 0).all()


def test_what_is_not_there_is_refused_by_name(claims):
    alone = sv.worth(claims)
    with pytest.raises(sv.UnknownName, match="worth is not told by this"):
        alone.table("town")
    with pytest.raises(sv.UnknownName, match="no measure has a price in this ledger"):
        alone.balance("gold")
    with pytest.raises(sv.UnknownName, match="no node of this code"):
        alone.balance(alone.ledgers[0], "XX")


def test_what_is_no_claims_is_refused_as_score_refuses_it(claims):
    with pytest.raises(sv.ArgumentError):
        sv.worth([1, 2])  # type: ignore[arg-type]
    with pytest.raises(sv.FrameworkError, match="another framework"):
        sv.worth(claims, sv.Framework.load("grants"))


def test_pounds_too_many_to_be_added_up_exactly_are_refused_as_score_refuses_them():
    chosen = sv.Framework.load("ccin")
    code = next(code for code, one in chosen.members.items() if one.measure.code == "WB8")
    records = [{"submission": "a", "measure": code, "year": "2026", "tonnes": 1e14}]
    who = [{"id": "a", "contract_value": 1e6}]
    claims = sv.Claims.from_records(records, chosen, who)
    for value in (sv.worth, sv.score):
        with pytest.raises(TotalTooLarge, match="too many to be added up exactly"):
            value(claims)


def test_padding_beyond_the_submissions_is_not_taken_for_pounds():
    chosen = sv.Framework.load("ccin")
    alone = sv.worth(sv.Claims.from_records([], chosen, [{"id": "a"}]))
    key = next(iter(alone.results.worth))
    worth = {one: np.full((8, 1), np.inf) for one in alone.results.worth}
    for total in worth.values():
        total[0] = 0.0
    tile = Pounds(alone.plan, alone.amounts, worth, 8)
    tile.most[key] = EXACT
    tile.guard(1)
    with pytest.raises(TotalTooLarge):
        tile.guard(2)
