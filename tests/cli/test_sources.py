"""The ledger at the command line: an auditor traces a pound in one command."""

from __future__ import annotations

import json
from typing import Any

import pytest

from socialvalue import source
from socialvalue.cli import main
from socialvalue.commands.ledger import FEW

TEN = sorted(source.figures())[7::91]


def _shown(capsys: Any, *words: str) -> str:
    assert main(["sources", *words]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("key", TEN)
def test_any_figure_is_traced_by_its_key_with_all_that_is_known_of_it(
    capsys: Any, key: str
) -> None:
    figure = source.figure(key)
    page = _shown(capsys, key)
    told = (key, figure.price_year, figure.source.edition, figure.source.licence, figure.status)
    assert all(" ".join(part.split()) in page for part in told)
    assert figure.source.publisher in page
    assert f"checked on {figure.source.checked_on}" in page
    assert figure.valid_until in page


def test_a_code_of_the_publisher_finds_its_rows(capsys: Any) -> None:
    page = _shown(capsys, "CR2.0")
    assert page.count("[CR2.0]") == 3
    assert "GBP_FY2008/count (per incident)" in page


def test_words_narrow_the_list_to_what_holds_them_all(capsys: Any) -> None:
    assert main(["sources", "Homeless", "prevention", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["sources"]
    assert found["key"] == "gm-unit-costs-1.4"
    assert {one["code"] for one in found["figures"]} == {"HO2.0.1", "HO5.0"}
    assert {one["price_year"] for one in found["figures"]} == {"GBP_FY2010"}


def test_a_range_is_shown_beside_its_value(capsys: Any) -> None:
    assert "wellby-value = 13,000 (10,000 to 16,000) GBP_2019/wellby" in _shown(capsys, "wellby")


def test_every_year_of_a_series_that_is_asked_for_is_shown(capsys: Any) -> None:
    page = _shown(capsys, "carbon-value-2023-11")
    table = source.series("carbon-value-2023-11")
    assert all(f"{year} {value:g} (" in page for year, value in table.values.items())
    ahead = _shown(capsys, "gdp-deflator-fy-2026-06")
    assert "financial years, by the year in which they begin" in ahead
    assert "forecast from 2026" in ahead


def test_both_editions_of_the_deflator_are_listed_and_the_older_says_that_it_is(
    capsys: Any,
) -> None:
    assert main(["sources", "gdp-deflator", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["sources"]
    tables = {table["key"]: table for one in found for table in one["series"]}
    for key in source.vintages("gdp-deflator"):
        assert tables[key]["family"] == "gdp-deflator"
    assert "superseded" in tables["gdp-deflator-2025-12"]["standing"][0]


def test_what_stands_against_a_source_is_said_beside_it(capsys: Any) -> None:
    assert "! dhsc-qaly-read-as-2019" in _shown(capsys, "qaly-value-2019-prices")
    assert "was valid until 2013-09-30" in _shown(capsys, "statutory-wage-adult-2012-10")


def test_the_whole_ledger_stays_readable(capsys: Any) -> None:
    assert main(["sources"]) == 0
    page = capsys.readouterr().out
    assert f"and {779 - FEW} more: socialvalue sources gm-unit-costs-1.4" in page
    assert all(key in page for key in source.sources())
    assert max(map(len, page.splitlines())) <= 98
    assert len(page.splitlines()) < 12 * len(source.sources())
