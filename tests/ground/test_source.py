"""The ledger: every figure has a publisher, an edition, a licence and a status."""

from __future__ import annotations

from importlib import resources

import pytest

from socialvalue import source, units
from socialvalue.errors import UnknownName


def test_every_source_says_who_what_which_edition_and_under_which_licence() -> None:
    for entry in source.sources().values():
        assert all((entry.publisher, entry.title, entry.edition, entry.licence)), entry.key
        assert entry.status in ("official", "secondary", "definition", "assumed"), entry.key


def test_every_figure_has_a_known_unit_and_lies_within_its_range() -> None:
    for figure in source.figures().values():
        units.parse(figure.unit)
        assert figure.low is None or figure.low <= figure.value, figure.key
        assert figure.high is None or figure.high >= figure.value, figure.key


@pytest.mark.parametrize("key", source.series_keys())
def test_every_series_loads_with_its_source_and_ranges(key: str) -> None:
    table = source.series(key)
    assert table.source.publisher
    for year, low in table.low.items():
        assert low <= table.values[year] <= table.high[year]


def test_a_year_beyond_a_series_says_where_it_ends() -> None:
    with pytest.raises(UnknownName, match=r"runs from 1990 to 2030"):
        source.series("gdp-deflator-2026-06").at(2031)


def test_forecasts_of_the_deflator_are_marked_as_forecasts() -> None:
    assert source.series("gdp-deflator-2026-06").forecast == frozenset(range(2026, 2031))


def test_no_proprietary_value_bank_is_in_the_package_data() -> None:
    folder = resources.files("socialvalue").joinpath("data")
    files = [file for file in folder.iterdir() if file.is_file()]
    text = " ".join(file.read_text("utf-8") for file in files).lower()
    assert "hact" not in text.replace("shacl", "")
    assert "national toms" not in text


def test_an_unknown_key_is_refused_with_near_names() -> None:
    with pytest.raises(UnknownName, match="wellby-value"):
        source.figure("wellby")
