"""A contract's pounds are of the year it was agreed in; a slip of the pen is no year."""

import pytest

from socialvalue.standards.money import objection


@pytest.mark.parametrize("year", [9999, 1066, 1])
def test_a_year_that_no_basis_takes_is_no_year_of_prices(year):
    told = objection(1200, "GBP", year)
    assert told is not None
    assert "no year of prices" in told[0]


@pytest.mark.parametrize("year", [1900, 2026, 2200])
def test_a_year_that_a_basis_takes_is_one(year):
    assert objection(1200, "GBP", year) is None
