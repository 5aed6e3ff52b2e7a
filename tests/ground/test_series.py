"""Series: editions by name, forecasts marked, and years that a user adds with a source."""

from __future__ import annotations

import math
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvalue import source
from socialvalue.errors import SourceError, UnknownName
from socialvalue.source import Series, Source

OURS = Source("our-forecast", "A council", "Its own forecast", "2031", "OGL-UK-3.0", "assumed")
DEFLATOR = "gdp-deflator-2026-06"


@pytest.mark.parametrize("key", source.series_keys())
def test_every_series_loads_with_its_source_and_ranges(key: str) -> None:
    table = source.series(key)
    assert table.source.checked_on
    assert list(table.values) == sorted(table.values)
    assert all(math.isfinite(value) and value > 0 for value in table.values.values())
    assert set(table.low) == set(table.high)
    for year, low in table.low.items():
        assert low <= table.values[year] <= table.high[year]
    assert key in source.vintages(table.family)


def test_the_editions_of_the_deflator_are_listed_newest_first_and_both_load() -> None:
    newest, older = source.vintages("gdp-deflator")
    assert (newest, older) == ("gdp-deflator-2026-06", "gdp-deflator-2025-12")
    assert source.series(newest).at(2025) == 100
    assert source.series(older).at(2024) == 100
    assert source.vintages("gdp-deflator-fy")[0] == "gdp-deflator-fy-2026-06"


def test_two_editions_of_the_deflator_differ_by_little_and_not_by_nothing() -> None:
    new, old = map(source.series, source.vintages("gdp-deflator"))
    ratios = [(new.at(y) / new.at(2024)) / (old.at(y) / old.at(2024)) for y in old.values]
    assert 0 < max(abs(ratio - 1) for ratio in ratios) < 4e-4


def test_an_unknown_family_names_those_there_are() -> None:
    with pytest.raises(UnknownName, match="gdp-deflator-fy"):
        source.vintages("deflator")


def test_a_year_beyond_a_series_says_where_it_ends_and_how_to_carry_it_on() -> None:
    with pytest.raises(UnknownName, match=r"runs from 1990 to 2030.*\.extended\(\{2031: value\}"):
        source.series(DEFLATOR).at(2031)


@pytest.mark.parametrize(
    ("key", "years"),
    [
        (DEFLATOR, range(2026, 2031)),
        ("gdp-deflator-2025-12", ()),
        ("gdp-deflator-fy-2026-06", range(2026, 2031)),
        ("gdp-deflator-fy-2015-03", range(2015, 2020)),
    ],
)
def test_forecasts_of_the_deflator_are_marked_as_forecasts(key: str, years: range) -> None:
    assert source.series(key).forecast == frozenset(years)


def test_the_forecast_years_are_the_published_changes_chained() -> None:
    financial, calendar = (source.series(f"gdp-deflator{name}-2026-06") for name in ("-fy", ""))
    assert financial.at(2026) == pytest.approx(102.005742, abs=5e-5)
    assert financial.at(2030) / financial.at(2029) == pytest.approx(1.02015962, abs=2e-6)
    assert calendar.at(2026) == pytest.approx(102.183088, abs=5e-5)


def test_the_older_index_is_chained_from_the_changes_that_were_printed() -> None:
    table = source.series("gdp-deflator-fy-2015-03")
    assert (table.at(1989), table.years) == (100, "financial")
    assert table.at(1990) == pytest.approx(108.27)
    assert table.at(1991) == pytest.approx(108.27 * 1.05868)


def test_the_health_schedule_falls_where_the_standard_one_falls_and_lies_below_it() -> None:
    standard, health = (source.series(f"discount-rate-{name}") for name in ("standard", "health"))
    assert list(standard.values) == list(health.values) == [1, 31, 76, 126, 201, 301]
    assert all(health.at(year) < standard.at(year) for year in standard.values)


def test_an_extended_series_keeps_the_source_of_each_year() -> None:
    table = source.series(DEFLATOR)
    longer = table.extended({2032: 114.9, 2031: 112.4}, OURS, forecast=[2031, 2032])
    assert longer.at(2031) == 112.4
    assert list(longer.values)[-2:] == [2031, 2032]
    assert longer.source_of(2031) is OURS
    assert longer.source_of(2030) == table.source
    assert longer.forecast == table.forecast | {2031, 2032}
    assert pickle.loads(pickle.dumps(longer)) == longer


def test_extending_a_series_changes_nothing_but_the_new_one() -> None:
    before = dict(source.series(DEFLATOR).values)
    source.series(DEFLATOR).extended({2031: 112.4}, OURS)
    assert source.series(DEFLATOR).values == before
    with pytest.raises(UnknownName):
        source.series(DEFLATOR).source_of(2031)


@pytest.mark.parametrize(
    ("values", "forecast", "fault"),
    [
        ({2030: 110.0}, (), "already has 2030, from hmt-deflators-2026-06"),
        ({}, (), "has no years"),
        ({2031: math.nan}, (), "not a finite number"),
        ({2031: 112.4}, (2032,), "a forecast without a value"),
        ({"2031": 112.4}, (), "'2031' is no year"),
        ({True: 112.4}, (), "True is no year"),
    ],
)
def test_an_extension_that_cannot_be_used_is_refused(
    values: dict[int, float], forecast: tuple[int, ...], fault: str
) -> None:
    with pytest.raises(SourceError, match=fault):
        source.series(DEFLATOR).extended(values, OURS, forecast)


def test_every_fault_of_an_extension_is_named_at_once() -> None:
    with pytest.raises(SourceError) as refused:
        source.series(DEFLATOR).extended({2029: 1.0, 2030: 2.0, 2031: math.inf}, OURS)
    assert len(refused.value.faults) == 3


def test_the_years_that_were_added_cannot_be_added_again() -> None:
    once = source.series(DEFLATOR).extended({2031: 112.4}, OURS)
    with pytest.raises(SourceError, match="already has 2031, from our-forecast"):
        once.extended({2031: 113.0}, OURS)


@given(
    st.dictionaries(st.integers(1900, 2100), st.floats(0.1, 1e6), min_size=1, max_size=8),
    st.data(),
)
def test_extending_in_two_steps_is_extending_once(
    values: dict[int, float], data: st.DataObject
) -> None:
    whole = Series("mine", "1", OURS, {1800: 1.0})
    first = data.draw(st.sets(st.sampled_from(sorted(values)), min_size=1))
    rest = {year: value for year, value in values.items() if year not in first}
    steps = whole.extended({year: values[year] for year in first}, OURS)
    steps = steps.extended(rest, OURS) if rest else steps
    assert steps == whole.extended(values, OURS)
    assert all(steps.at(year) == value for year, value in values.items())
