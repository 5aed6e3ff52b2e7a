"""Units: factors within a kind, refusal across kinds and price years, bare pounds refused."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest

from socialvalue import units
from socialvalue.errors import UnitError

BASES = ["person", "fte", "count", "hour", "year", "point", "wellby", "m", "kg", "tCO2e", "kWh"]


@pytest.mark.parametrize("unit", ["£", "GBP", "pound", "pounds", "£/person", "GBP/year", "gbp"])
def test_a_pound_without_its_price_year_is_refused_with_a_fix(unit: str) -> None:
    with pytest.raises(UnitError, match="GBP_2025"):
        units.factor(unit, unit)


def test_pounds_of_two_price_years_do_not_convert() -> None:
    with pytest.raises(UnitError, match="different price years"):
        units.factor("GBP_2019", "GBP_2024")
    with pytest.raises(UnitError, match="different price years"):
        units.factor("GBP_FY2024", "GBP_2024")


@pytest.mark.parametrize("pair", list(itertools.permutations([*BASES, "GBP_2025", "1"], 2)))
def test_unlike_things_do_not_convert(pair: tuple[str, str]) -> None:
    with pytest.raises(UnitError):
        units.factor(*pair)


@pytest.mark.parametrize(
    ("unit", "to", "factor"),
    [
        ("kgCO2e", "tCO2e", 1e-3),
        ("km", "m", 1e3),
        ("%", "1", 0.01),
        ("person*month", "person*year", 1 / 12),
        ("person*hour", "hour*person", 1.0),
        ("GBP_2025/ha", "GBP_2025/m2", 1e-4),
    ],
)
def test_like_things_convert_by_one_factor(unit: str, to: str, factor: float) -> None:
    assert units.factor(unit, to) == pytest.approx(factor, rel=1e-12)


def test_a_year_lived_is_not_a_sum_of_hours() -> None:
    with pytest.raises(UnitError):
        units.factor("person*year", "person*hour")


@pytest.mark.parametrize(
    "unit", ["3 m", "2*person", "wibble", "person +", "", "person person person"]
)
def test_what_is_no_unit_is_a_typed_error_or_dimensionless(unit: str) -> None:
    if unit == "":
        assert units.factor(unit, "1") == 1.0
        return
    if unit == "person person person":
        assert units.factor(unit, "person**3") == 1.0
        return
    with pytest.raises(UnitError):
        units.factor(unit, "person")


def test_pint_is_not_imported_while_spellings_agree() -> None:
    code = (
        "import sys; from socialvalue import units; units.factor('person*hour', 'person*hour');"
        "assert 'pint' not in sys.modules; units.factor('kgCO2e', 'tCO2e');"
        "assert 'pint' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("text", ["9**9**9", "person" * 40, "m**99", "(2)**m", "m;m", "m\n"])
def test_what_cannot_be_a_unit_is_refused_before_it_is_worked_out(text: str) -> None:
    with pytest.raises(UnitError, match="not a unit"):
        units.parse(text)
