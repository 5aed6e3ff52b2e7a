"""Pounds of other years through `score`: editions, financial years, carried series, growth."""

from fractions import Fraction

import numpy as np
import pytest
from valued import BOOK, card, deflator, framework, income, measure, pounds, price, told, worth

import socialvalue as sv
from socialvalue import numerics as nx
from socialvalue.source import figure, series

ONE = {"people": 1}
OLDER, NEWER = "gdp-deflator-2025-12", "gdp-deflator-2026-06"


def of(key: str, people: str = "person", **rest: object) -> type[sv.Measure]:
    """A measure priced by a row of the ledger, per person whatever it is per there."""
    row = figure(key)
    money = row.unit.partition("/")[0]
    return measure(price(row.value, f"{money}/{people}", **rest))


def test_a_wellby_of_2019_in_the_prices_of_2024_by_the_deflator_of_december_2025() -> None:
    found = card(of("wellby-value"), ONE, price_year=2024, deflator=OLDER)
    assert round(pounds(found), 2) == 16_027.91
    assert "£13,000 (2019 prices) per person" in told(found)
    assert "100 in 2024 / 81.1085 in 2019" in told(found)


def test_another_edition_of_the_deflator_moves_pounds_and_the_stamp() -> None:
    older, newer = (
        card(of("wellby-value"), ONE, price_year=2024, deflator=edition)
        for edition in (OLDER, NEWER)
    )
    by_hand = 13_000 * deflator("2026-06", 2024) / deflator("2026-06", 2019)
    assert pounds(newer) == pytest.approx(by_hand, abs=1e-4)
    assert abs(pounds(newer) - pounds(older)) > 1
    stamps = [found.as_dict()["stamp"] for found in (older, newer)]
    assert stamps[0]["basis_digest"] != stamps[1]["basis_digest"]
    assert [stamp["basis"]["deflator"] for stamp in stamps] == [OLDER, NEWER]


def _link() -> float:
    """What joins the two indices of June 2026, over the years that have happened."""
    whole, split = series(NEWER), series("gdp-deflator-fy-2026-06")
    years = [
        year
        for year in split.values
        if {year, year + 1} <= whole.values.keys() - whole.forecast and year not in split.forecast
    ]
    return nx.financial_year_link(
        np.array([whole.values[year] for year in [*years, years[-1] + 1]]),
        np.array([split.values[year] for year in years]),
    )


def test_a_unit_cost_of_greater_manchester_in_pounds_of_2025() -> None:
    """A homelessness application, priced in 2010-11, joined to calendar years by the one link."""
    cost, split = figure("ucd-ho3.0-fiscal"), series("gdp-deflator-fy-2026-06")
    assert cost.unit.startswith("GBP_FY2010")
    by_hand = cost.value * deflator("2026-06", 2025) / (split.values[2010] * _link())
    found = card(of("ucd-ho3.0-fiscal"), ONE)
    assert pounds(found) == pytest.approx(by_hand, abs=1e-4)
    assert "£2,501 (2010-11 prices)" in told(found)
    assert f"({split.values[2010]} in 2010-11 by gdp-deflator-fy-2026-06 x {_link():.6f}" in told(
        found
    )


def test_an_edition_without_financial_years_takes_three_quarters_and_one() -> None:
    cost = figure("ucd-ho3.0-fiscal")
    level = 0.75 * deflator("2025-12", 2010) + 0.25 * deflator("2025-12", 2011)
    found = card(of("ucd-ho3.0-fiscal"), ONE, price_year=2024, deflator=OLDER)
    assert pounds(found) == pytest.approx(cost.value * deflator("2025-12", 2024) / level, abs=1e-4)
    assert "0.75 x" in told(found)


MINE = sv.Source("mine-2026", "Our council", "A forecast of prices", "2026", "OGL-UK-3.0")


def test_a_series_carried_on_reaches_a_year_beyond_and_names_its_source() -> None:
    published = series(NEWER)
    beyond = max(published.values) + 1
    with pytest.raises(sv.UnknownName, match="carry it on"):
        sv.Basis(price_year=beyond)
    carried = published.extended({beyond: 112.5}, MINE)
    found = card(of("wellby-value"), ONE, price_year=beyond, deflator=carried)
    assert pounds(found) == pytest.approx(13_000 * 112.5 / deflator("2026-06", 2019), abs=1e-4)
    assert "mine-2026" in [one["key"] for one in found.as_dict()["stamp"]["sources"]]
    assert "Our council, A forecast of prices" in told(found)


def test_a_series_carried_on_otherwise_moves_pounds_and_the_stamp() -> None:
    published = series(NEWER)
    beyond = max(published.values) + 1
    some = [published.extended({beyond: level}, MINE) for level in (112.5, 113.5)]
    found = [card(of("wellby-value"), ONE, price_year=beyond, deflator=one) for one in some]
    assert pounds(found[1]) / pounds(found[0]) == pytest.approx(113.5 / 112.5, rel=1e-8)
    digests = {one.as_dict()["stamp"]["basis_digest"] for one in found}
    assert len(digests) == 2


# Growth: by `elasticity` per cent for each per cent of real income.


def growing(elasticity: float, unit: str = "GBP_2025/person", **rest: object) -> type[sv.Measure]:
    return measure(price(1000, unit, growth=sv.Growth(elasticity, BOOK)), **rest)


def test_a_value_that_grows_as_fast_as_it_is_discounted_keeps_its_worth() -> None:
    """Income grows by the standard rate, so six years count alike, each one rate above its price
    of the year before the start.
    """
    lasting = growing(1, persistence=sv.Persistence(6))
    found = worth(lasting, ONE, growth=income(2025, 0.035))
    assert found == pytest.approx(6 * 1000 * 1.035, abs=1e-4)


def test_a_series_of_income_that_does_not_hold_the_year_of_the_price_is_refused() -> None:
    with pytest.raises(sv.UnknownName, match="has no value for 2025: it runs from 2026"):
        card(growing(1), ONE, growth=income(2026, 0.01))


def test_growth_is_counted_from_the_year_of_the_price_by_hand() -> None:
    """Priced in 2025, felt in 2026 and 2027, income 2 % up a year, at an elasticity of 2."""
    lasting = growing(2, persistence=sv.Persistence(2))
    up, rate = Fraction("1.02"), Fraction("1.035")
    by_hand = 1000 * (up**2 + up**4 / rate)
    found = card(lasting, ONE, growth=income(2025, 0.02))
    assert pounds(found) == pytest.approx(float(by_hand), abs=1e-4)
    assert "2026: 1 x 1 x (102 / 100)^2 + 2027: 1 x 0.966184 x (104.04 / 100)^2" in told(found)


def test_without_a_series_of_income_nothing_grows() -> None:
    assert worth(growing(2), ONE) == 1000
    assert worth(measure(1000), ONE, growth=income(2025, 0.02)) == 1000
    assert worth(growing(0), ONE, growth=income(2025, 0.02)) == 1000


def test_growth_and_the_health_schedule_are_refused_together() -> None:
    chosen = framework(growing(1.3), health=True)
    with pytest.raises(sv.BasisError, match="grows with income would be discounted by the health"):
        card(chosen, ONE, growth=income(2020, 0.01))
    assert worth(chosen, ONE) == 1000
    assert worth(chosen, ONE, growth=income(2025, 0.01), discounting="none") > 1000


def test_the_series_of_income_and_the_elasticity_are_on_the_stamp() -> None:
    source = sv.Source("elastic-2026", "A study", "Elasticities", "2026", "CC-BY-4.0")
    chosen = measure(price(1000, growth=sv.Growth(1.3, source)))
    found = card(chosen, ONE, growth=income(2025, 0.01))
    keys = [one["key"] for one in found.as_dict()["stamp"]["sources"]]
    assert {"elastic-2026", BOOK.key} <= set(keys)
    moved = card(chosen, ONE, growth=income(2025, 0.02))
    assert pounds(moved) > pounds(found)
    digests = {one.as_dict()["stamp"]["basis_digest"] for one in (found, moved)}
    assert len(digests) == 2
