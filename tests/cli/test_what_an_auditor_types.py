"""An auditor types what is printed; a resident copies the command that the page names."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.cli import main
from socialvalue.commands.scoring import in_shell
from socialvalue.source.matching import BEGINS, INSIDE, NOT, WHOLE, fit, holding

CLAIMS = """submission,measure,input,value
acme,SE1,started,3
acme,SE1,living,2
"""


@pytest.fixture
def bids(tmp_path: Path) -> str:
    """One bid with a name of several words."""
    (tmp_path / "claims.csv").write_text(CLAIMS, "utf-8")
    who = 'id,name,contract_value [GBP_2025],eligible\nacme,"Acme, Sons & Co",1000000,200\n'
    (tmp_path / "submissions.csv").write_text(who, "utf-8")
    return str(tmp_path)


def _said(capsys: Any, *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out


def _keys(capsys: Any, *words: str) -> list[str]:
    return [one["key"] for one in json.loads(_said(capsys, "sources", *words, "--json"))["sources"]]


@pytest.mark.parametrize("more", [[], ["--price-year", "2024", "--timing", "mid"]])
def test_the_command_that_the_page_names_explains_a_number_of_that_page(
    bids: str, capsys: Any, more: list[str]
) -> None:
    last = _said(capsys, "score", bids, *more).splitlines()[-1]
    command, *words = shlex.split(last)
    assert command == "socialvalue"
    assert words[1:4] == [bids, "Acme, Sons & Co", "SE1"]
    assert words[4:] == more
    assert "assessed" in _said(capsys, *words)


@pytest.mark.parametrize(
    "name", ["$(reboot)", "`reboot`", 'a"; reboot; "', "a\\", "$HOME", "it's", "a!b", "*", "a\nb"]
)
def test_a_name_from_outside_is_one_word_that_no_shell_reads_anything_into(name: str) -> None:
    told = in_shell(name)
    assert shlex.split(told) == [" ".join(name.split())]
    assert told.startswith("'") or not set(told) & set("$`\\!\n")


def test_names_and_codes_may_be_typed_in_any_case(bids: str, capsys: Any) -> None:
    plain = _said(capsys, "explain", bids, "Acme, Sons & Co", "SE1")
    assert _said(capsys, "explain", bids, "acme, sons & co", "se1") == plain
    assert _said(capsys, "measures", "pa1") == _said(capsys, "measures", "PA1")
    assert _keys(capsys, "WELLBY-VALUE") == _keys(capsys, "wellby-value")


def test_two_names_that_differ_in_case_alone_are_not_guessed_between(
    bids: str, capsys: Any
) -> None:
    table = Path(bids, "submissions.csv")
    table.write_text(table.read_text("utf-8") + 'other,"ACME, sons & co",1000000,200\n', "utf-8")
    assert main(["explain", bids, "acme, Sons & co", "SE1"]) == 2
    assert "To mend it" in capsys.readouterr().err


def test_a_target_is_told_for_a_contract_of_a_million(capsys: Any) -> None:
    page = " ".join(_said(capsys, "measures", "SE1").split())
    assert "0 is rated 0, 4 for each £1m of contract value is rated 100" in page


@pytest.mark.parametrize("printed", ["13000", "13,000", "£13,000", "16000"])
def test_a_number_as_it_is_printed_finds_its_row(capsys: Any, printed: str) -> None:
    assert "wellby-value = 13,000" in _said(capsys, "sources", printed)


def test_a_number_of_a_series_finds_the_year_that_it_stands_for(capsys: Any) -> None:
    table = sv.source.series("carbon-value-2023-11")
    page = _said(capsys, "sources", f"{table.at(2026):.2f}")
    assert f"{table.at(2026):.2f} stands in {table.key} for 2026" in page


def test_the_code_of_a_measure_finds_the_figures_that_it_uses(capsys: Any) -> None:
    page = " ".join(_said(capsys, "sources", "WB8").split())
    assert "WB8 takes from it: price" in page
    assert "carbon-value-2023-11: 2020 to 2050" in page
    assert "wellby-value = 13,000" in _said(capsys, "sources", "wb1")
    assert "assumed-deadweight" in _said(capsys, "sources", "PA3")


def test_a_name_finds_no_word_that_it_stands_in_the_middle_of(capsys: Any) -> None:
    told = json.loads(_said(capsys, "sources", "ONS", "--json"))["sources"]
    assert all("consultation" not in row["note"] for one in told for row in one["figures"])
    assert any(one["publisher"] == "Office for National Statistics" for one in told)


def test_words_are_found_whole_at_their_start_or_at_last_inside() -> None:
    text = "Homelessness prevention, per case (HO3.0)"
    assert fit(text, ["prevention", "ho3.0"]) == WHOLE
    assert fit(text, ["homeless"]) == BEGINS
    assert fit(text, ["lessness", "case"]) == INSIDE
    assert fit(text, ["homeless", "fiscal"]) == NOT
    both = [("consultations", 1), ("the ONS", 2), ("onset", 3)]
    assert holding(both, ["ons"]) == [2, 3]
    assert holding(both[:1], ["ons"]) == [1]


def test_a_search_for_prices_goes_by_the_start_of_words() -> None:
    found = sv.proxies.search("homelessness HO3.0")
    assert {one.code.removeprefix("HO3.0")[:1] for one in found} == {"", "."}
    assert len(sv.proxies.search("homeless")) == len(sv.proxies.search("HOMELESS")) > 0
    assert len(sv.proxies.search("omelessnes")) > 0


def test_a_source_against_which_nothing_stands_holds_on_the_day(capsys: Any) -> None:
    page = " ".join(_said(capsys, "sources", "wellby", "--as-of", "2026-11-25").split())
    assert "holds on 2026-11-25" in page
    late = " ".join(
        _said(capsys, "sources", "gdp-deflator-2026-06", "--as-of", "2027-01-15").split()
    )
    assert "on 2027-01-15 it is stale" in late
    assert "holds on" not in late


def test_a_day_before_the_check_is_one_on_which_nobody_can_tell(capsys: Any) -> None:
    page = " ".join(_said(capsys, "sources", "wellby", "--as-of", "2020-01-01").split())
    assert "not yet checked on 2020-01-01, so that nobody can tell" in page
    assert main(["sources", "wellby", "--as-of", "1.1.20"]) == 2
