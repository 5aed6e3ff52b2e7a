"""Editions, the day and strictness by name on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.cli import main

OLD, NEW = "gdp-deflator-2025-12", "gdp-deflator-2026-06"
GAS = """
code = "gas"
name = "Gas"
edition = "1"
aggregator = "WeightedMean"
harm_aggregator = { kind = "PowerMean", p = 2 }
lambda = 1

[caps]
theme = 0
overall = 25
reason = "a test"

[[theme]]
code = "WB"
name = "Wellbeing"
weight = 100

[[theme.outcome]]
code = "WB-1"
name = "Air"
weight = 100
measure = [
    { code = "PA3", weight = 100, shadow = "WB8" },
    { code = "WB8", weight = 100 },
]
"""
CLAIMS = """submission,measure,input,value,unit,kind
a,WB8,tonnes,1000,tCO2e,embedded
a,WB8,year,2027,,
"""


@pytest.fixture
def bids(tmp_path: Path) -> list[str]:
    """A folder of claims, under a framework whose prices every edition reaches."""
    (tmp_path / "gas.toml").write_text(GAS, "utf-8")
    (tmp_path / "claims.csv").write_text(CLAIMS, "utf-8")
    (tmp_path / "submissions.csv").write_text("id,contract_value,eligible\na,1000000,9\n", "utf-8")
    return [str(tmp_path), "--framework", str(tmp_path / "gas.toml")]


def _card(capsys: Any, *words: str) -> Any:
    assert main(["score", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("edition", [OLD, NEW])
def test_pounds_move_by_the_edition_that_is_named(
    bids: list[str], capsys: Any, edition: str
) -> None:
    plain = _card(capsys, *bids, "--deflator", edition, "--price-year", "2024")
    index = sv.source.series(edition).values
    price = sv.source.series("carbon-value-2023-11").values[2027] * index[2024] / index[2022]
    assert plain["worth"]["overall"][0]["harm"] == pytest.approx(1000 * price, abs=1e-3)
    assert plain["stamp"]["basis"]["deflator"] == edition
    wrong = [one["wrong"] for one in plain["stamp"]["warnings"]]
    assert wrong == (["superseded"] if edition == OLD else [])


def test_the_old_edition_is_said_on_the_page(bids: list[str], capsys: Any) -> None:
    assert main(["score", *bids, "--deflator", OLD, "--price-year", "2024"]) == 0
    page = capsys.readouterr().out
    assert "SUPERSEDED by a newer edition: the deflator gdp-deflator-2025-12" in page


@pytest.mark.parametrize("command", ["score", "explain"])
def test_strictness_refuses_the_old_edition_and_names_the_new(
    bids: list[str], capsys: Any, command: str
) -> None:
    who = ["a", "WB8"] if command == "explain" else []
    words = [command, bids[0], *who, *bids[1:], "--deflator", OLD, "--price-year", "2024"]
    assert main([*words, "--strict"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "use the edition gdp-deflator-2026-06, or leave strict off" in said.err
    assert main(words) == 0


def test_the_day_is_an_option_and_moves_no_score(bids: list[str], capsys: Any) -> None:
    one = _card(capsys, *bids, "--as-of", "2026-12-31")
    other = _card(capsys, *bids, "--as-of", "2027-01-01")
    assert one["stamp"]["warnings"] == []
    assert [row["wrong"] for row in other["stamp"]["warnings"]] == ["stale"]
    assert {**one, "stamp": 0} == {**other, "stamp": 0}
    assert main(["score", *bids, "--as-of", "2027-01-01", "--strict"]) == 1
    assert "was to be used until 2026-12-31" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["score", "check"])
def test_claims_may_be_moved_by_an_edition_of_their_own(
    bids: list[str], capsys: Any, command: str
) -> None:
    table = "id,contract_value [GBP_2019],eligible\na,1000000,9\n"
    Path(bids[0], "submissions.csv").write_text(table, "utf-8")
    assert main([command, *bids, "--claims-deflator", OLD]) == 1
    assert "runs from 1990 to 2024" in capsys.readouterr().err
    more = ["--deflator", OLD, "--price-year", "2024"] if command == "score" else []
    assert main([command, *bids, "--claims-deflator", NEW, *more]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert ("TWO EDITIONS" in page) == (command == "score")


def test_pounds_are_told_by_kind(bids: list[str], capsys: Any) -> None:
    assert main(["score", *bids, "--by", "kind"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("POUNDS BY KIND")
    assert "embedded" in told
