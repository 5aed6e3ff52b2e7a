"""Readings that others have printed, or that follow from a published definition."""

import pytest

from socialvalue.source import figure, series

WELLBY = figure("wellby-value")


def _gain(read, points, people=1):
    """WELLBYs of a gain of so many points for a year, beyond what others gained."""
    survey = {"before": [5.0], "after": [5.0 + points], "count": [50]}
    return read("WB1", people=survey, represented=people, comparator=0, years=1)


def test_lm3_sacks2002(read):
    """The definition is his; the figures are made up."""
    local = {"spend": [30_000, 20_000], "respent": [0.4, 0.25]}
    assert read("CV1", received=100_000, local=local) == pytest.approx(1.67)


def test_lm3_lies_between_one_and_three_sacks2002(read):
    assert read("CV1", received=80, local={"spend": [], "respent": []}) == 1
    assert read("CV1", received=80, local={"spend": [80], "respent": [1]}) == 3


def test_youth_skills_hmt2021(read):
    wellbys = _gain(read, 0.40)
    low, central, high = (wellbys * worth for worth in (WELLBY.low, WELLBY.value, WELLBY.high))
    assert [low, central, high] == pytest.approx([4_000, 5_200, 6_400])


def test_employment_support_hmt2021(read):
    assert _gain(read, 0.46) * WELLBY.value == pytest.approx(5_980)
    assert _gain(read, 0.46, people=200) * WELLBY.value == pytest.approx(0.46 * 13_000 * 200)


def test_a_wellby_in_pounds_of_2024_hmt2026():
    deflator = series("gdp-deflator-2026-06")
    assert (deflator.at(2019), deflator.at(2024)) == (78.2576, 96.5146)
    worth = WELLBY.value * deflator.at(2024) / deflator.at(2019)
    assert worth == pytest.approx(13_000 * 96.5146 / 78.2576)
    assert worth == pytest.approx(16_033, abs=1)


def test_a_tonne_of_2026_desnz2023(the):
    (price,) = the("WB8").proxies
    assert price.unit == "GBP_2022/tCO2e"
    assert price.ledger == "welfare"
    assert dict(price.values)["2026"] == 277.22
    assert the("WB8").year.names == tuple(year for year, _ in price.values)


def test_the_limit_for_greenhouse_gas_is_about_that_of_extraction_desnz2023(the):
    """What the reason of the ramp says, in figures: its worth in pounds of 2025 per pound."""
    deflator = series("gdp-deflator-2026-06")
    tonne = series("carbon-value-2023-11").at(2026) * deflator.at(2025) / deflator.at(2022)
    assert the("WB8").rating.target * tonne == pytest.approx(the("CV8").rating.target, rel=0.1)


def test_the_target_for_life_satisfaction_is_about_a_year_of_the_country_ons2023(the):
    before, after = (figure(f"life-satisfaction-uk-{year}") for year in ("2021-22", "2022-23"))
    assert the("WB1").rating.target == pytest.approx(abs(after.value - before.value), rel=0.2)


def test_the_target_for_participation_is_the_country_s_volunteering_dcms2023(the):
    assert the("PA3").rating.target == figure("formal-volunteering-england-2021-22").value == 0.27
