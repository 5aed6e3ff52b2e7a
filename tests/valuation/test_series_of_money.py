"""Series that a basis brings: what no number can be divided by is refused before anything is."""

import numpy as np
import pytest
from valued import BOOK, card, income, measure, price

import socialvalue as sv
from socialvalue.source import Series, series

GROWING = measure(price(1000, growth=sv.Growth(1.3, BOOK)), persistence=sv.Persistence(3))


@pytest.mark.parametrize("level", [0.0, -3.0, float("nan")])
def test_an_index_of_income_is_above_nothing(level: float) -> None:
    values = {**income(2025, 0.01).values, 2031: level}
    with pytest.raises(sv.SourceError, match="is no level of an index") as caught:
        sv.Basis(growth=Series("broken", "1", BOOK, values))
    assert [fault.at for fault in caught.value.faults] == ["broken[2031]"]


@pytest.mark.parametrize("key", ["discount-rate-standard", "gdp-deflator-fy-2026-06"])
def test_rates_and_financial_years_are_no_index_of_income(key: str) -> None:
    with pytest.raises(sv.BasisError, match="no index of income by calendar year"):
        sv.Basis(growth=series(key))


def test_a_key_is_no_series_of_income() -> None:
    with pytest.raises(sv.BasisError, match="is no series of income"):
        sv.Basis(growth="real-income")  # type: ignore[arg-type]


@pytest.mark.parametrize("level", [0.0, -1.0])
def test_a_price_index_carried_on_is_above_nothing(level: float) -> None:
    carried = series("gdp-deflator-2026-06").extended({2031: level}, BOOK)
    with pytest.raises(sv.SourceError, match="is no level of an index"):
        sv.Basis(price_year=2031, deflator=carried)


def test_a_year_of_income_that_is_needed_and_not_there_says_how_to_go_on() -> None:
    short = income(2025, 0.01, years=3)
    with pytest.raises(sv.UnknownName, match=r"has no value for 2028: .*carry it on"):
        card(GROWING, {"people": 1}, growth=short)


def test_pounds_that_grow_are_always_numbers() -> None:
    found = card(GROWING, {"people": 1e6}, growth=income(2025, 0.09))
    assert np.isfinite(found.worth("overall")["balance"]).all()
