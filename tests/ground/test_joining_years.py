"""The indices of calendar and financial years are joined by years that are known, or refused."""

import pickle

import pytest
from attrs import evolve

from socialvalue import deflation
from socialvalue.errors import SourceError
from socialvalue.source import Series, series

SHIPPED = series(deflation.EDITION)
ALL_AHEAD = evolve(SHIPPED, key="mine", forecast=frozenset(SHIPPED.values))
NO_NEIGHBOURS = evolve(SHIPPED, key="mine", values={2010: 70.0, 2020: 90.0}, forecast=frozenset())


@pytest.mark.parametrize("mine", [ALL_AHEAD, NO_NEIGHBOURS])
def test_a_series_without_a_known_year_to_join_by_is_refused_by_its_key(mine: Series) -> None:
    with pytest.raises(SourceError) as refused:
        deflation.factor("GBP_FY2010", "GBP_2020", mine)
    (fault,) = pickle.loads(pickle.dumps(refused.value)).faults
    assert fault.at == "mine"
    assert "no year that is known joins it to gdp-deflator-fy-2026-06" in fault.fault
    assert "no forecast" in fault.fix


def test_within_one_kind_of_year_forecasts_need_no_joining() -> None:
    wanted = SHIPPED.at(2020) / SHIPPED.at(2010)
    assert deflation.factor("GBP_2010", "GBP_2020", ALL_AHEAD) == wanted


def test_one_known_year_and_the_next_are_enough() -> None:
    two = {year: SHIPPED.at(year) for year in (2019, 2020)}
    found = deflation.factor("GBP_FY2010", "GBP_2020", evolve(SHIPPED, key="mine", values=two))
    assert found == pytest.approx(deflation.factor("GBP_FY2010", "GBP_2020"), rel=0.01)
