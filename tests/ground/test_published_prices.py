"""Published prices, moved to other years by the public functions to the rounding of the source."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from socialvalue import proxies, source
from socialvalue.numerics import rebase
from socialvalue.source import Source, standing

WORKBOOK = Path(__file__).parent / "data" / "unit_costs_2015_16.csv"
DECEMBER = source.series("gdp-deflator-2025-12")
JUNE = source.series("gdp-deflator-2026-06")


@pytest.mark.parametrize(
    ("pounds", "before", "after", "expected"),
    [
        (13000, 2019, 2024, 16027.913227),
        (100, 2010, 2024, 144.672368),
        (70000, 2024, 2020, 59649.59),
    ],
)
def test_hm_treasury_december_2025_moves_pounds_between_years(
    pounds: float, before: int, after: int, expected: float
) -> None:
    moved = rebase(pounds, DECEMBER.at(before), DECEMBER.at(after))
    assert float(moved) == pytest.approx(expected, abs=1e-6)


def test_the_wellby_in_2024_prices_by_the_deflator_alone() -> None:
    wellby = proxies.find("wellby-value").in_prices_of("GBP_2024", DECEMBER)
    assert wellby.value == pytest.approx(16027.913227, abs=1e-6)
    assert (round(wellby.figure.low or 0), round(wellby.figure.high or 0)) == (12329, 19727)
    assert (wellby.unit, wellby.price_year) == ("GBP_2024/wellby", "GBP_2024")


def test_greater_manchester_2015_every_row_is_uprated_to_2015_16_as_in_the_workbook() -> None:
    table = source.series("gdp-deflator-fy-2015-03")
    with WORKBOOK.open(encoding="utf-8") as lines:
        rows = {row["key"]: float(row["published_2015_16"]) for row in csv.DictReader(lines)}
    assert len(rows) == 390
    moved = {key: proxies.find(key).in_prices_of("GBP_FY2015", table).value for key in rows}
    assert moved == {key: pytest.approx(value, abs=1e-6) for key, value in rows.items()}


def test_todays_index_would_not_reproduce_the_workbook() -> None:
    cost = proxies.find("ucd-ho3.0-fiscal")
    then, now = (
        cost.in_prices_of("GBP_FY2015", source.series(f"gdp-deflator-fy-{vintage}")).value
        for vintage in ("2015-03", "2026-06")
    )
    assert then != pytest.approx(now, rel=1e-3)


def test_three_copies_date_one_qaly_in_three_price_years_and_all_stay_visible() -> None:
    rows = [source.figure(f"qaly-value-{year}-prices") for year in (2019, 2020, 2024)]
    assert {row.value for row in rows} == {70000}
    assert [row.price_year for row in rows] == ["GBP_2019", "GBP_2020", "GBP_2024"]
    for row in rows:
        assert "conflicts" in " ".join(standing(row, date(2026, 11, 25)))
    in_one_year = {
        round(proxies.find(row.key).in_prices_of("GBP_2024", DECEMBER).value) for row in rows
    }
    assert len(in_one_year) == 3


def test_the_deflator_explains_half_of_the_growth_that_one_copy_implies() -> None:
    implied, by_prices = 70158 / 60000, DECEMBER.at(2019) / DECEMBER.at(2014)
    assert implied == pytest.approx(1.1693, abs=5e-5)
    assert by_prices == pytest.approx(1.08648, abs=5e-6)


def test_a_moved_deflator_moves_a_deflated_price() -> None:
    wellby = proxies.find("wellby-value")
    older, newer = (wellby.in_prices_of("GBP_2024", table) for table in (DECEMBER, JUNE))
    assert older.value != newer.value
    assert older.value == pytest.approx(newer.value, rel=1e-3)


def test_a_price_can_be_carried_into_a_year_that_a_user_has_a_source_for() -> None:
    ours = Source("ours", "A council", "Its forecast", "2031", "OGL-UK-3.0", "assumed")
    longer = JUNE.extended({2031: 2 * JUNE.at(2019)}, ours, forecast=[2031])
    assert proxies.find("wellby-value").in_prices_of("GBP_2031", longer).value == 26000


@pytest.mark.parametrize(
    ("example", "uplifted"),
    [(("standard-buildings", 0.0), 12.4e6), (("standard-buildings", 0.5), 11.2e6)],
)
def test_the_green_book_upper_bound_uplifts_a_cost(
    example: tuple[str, float], uplifted: float
) -> None:
    category, mitigation = example
    upper = source.figure(f"optimism-bias-capital-{category}").value
    assert 10e6 * (1 + upper * (1 - mitigation)) == pytest.approx(uplifted)


def test_the_two_readings_of_the_outsourcing_bound_are_both_here_and_both_disputed() -> None:
    rows = [source.figure(f"optimism-bias-capital-outsourcing{end}") for end in ("", "-outline")]
    assert [row.value for row in rows] == [0.41, 2.0]
    assert {row.status for row in rows} == {"conflicting"}
    assert "optimism-bias-duration-outsourcing" not in source.figures()


def test_the_elasticity_gives_the_distributional_weights_of_a_recomputed_example() -> None:
    power = source.figure("distributional-elasticity").value
    weights = [(35000 / income) ** power for income in (15000, 25000, 35000, 50000, 100000)]
    assert weights == pytest.approx([3.0086, 1.5487, 1.0, 0.629, 0.2554], abs=5e-5)


def test_only_the_year_that_was_published_has_a_prevented_fatality() -> None:
    found = [key for key in source.figures() if key.startswith("prevented-fatality")]
    assert found == ["prevented-fatality-2023"]
