"""The command line: what each command says, its exit code, and where its faults go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue import registry
from socialvalue.cli import main

CLAIMS = """submission,measure,input,value,unit,item
acme,PA3,attended,10,person,
acme,PA3,contributed,20,person,
acme,PA3,organised,3,person,
acme,PA3,decided,2,person,
acme,CV1,received,100000,GBP_2024,
acme,CV1,local.spend,60000,,firms
acme,CV1,local.respent,45,%,firms
blue,WB8,tonnes,3.5,,
blue,WB8,year,2027,,
"""
SUBMISSIONS = """id,name,contract_value [GBP_2025],eligible
acme,Åcme Co-op,1000000,200
blue,Blue Ltd,500000,100
"""
CLAIM_COMMANDS = ("score", "check", "explain")


@pytest.fixture
def bids(tmp_path: Path) -> str:
    """A folder of claims that can be scored."""
    (tmp_path / "claims.csv").write_text(CLAIMS, "utf-8")
    (tmp_path / "submissions.csv").write_text(SUBMISSIONS, "utf-8")
    return str(tmp_path)


@pytest.fixture
def faulty(bids: str) -> str:
    """The same folder with two cells that are no numbers."""
    wrong = CLAIMS.replace("contributed,20", 'contributed,"1,234"').replace("3.5", "lots")
    Path(bids, "claims.csv").write_text(wrong, "utf-8")
    return bids


def _words(command: str, path: str) -> list[str]:
    return [command, path, *(["acme", "PA3"] if command == "explain" else [])]


def _json(capsys: Any) -> Any:
    said = capsys.readouterr()
    assert said.err == "", "with --json everything is on stdout"
    return json.loads(said.out)


@pytest.mark.parametrize("command", CLAIM_COMMANDS)
def test_claims_without_faults_are_fine(bids: str, capsys: Any, command: str) -> None:
    assert main(_words(command, bids)) == 0
    said = capsys.readouterr()
    assert said.out
    assert said.err == ""


@pytest.mark.parametrize("command", CLAIM_COMMANDS)
def test_every_fault_of_the_claims_is_listed_on_stderr(
    faulty: str, capsys: Any, command: str
) -> None:
    assert main(_words(command, faulty)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "claims.csv line 3" in said.err
    assert "claims.csv line 9" in said.err
    assert "To mend it" in said.err


@pytest.mark.parametrize("command", CLAIM_COMMANDS)
def test_faults_are_json_on_stdout_where_json_was_asked_for(
    faulty: str, capsys: Any, command: str
) -> None:
    assert main([*_words(command, faulty), "--json"]) == 1
    data = _json(capsys)
    assert not data["ok"]
    assert len(data["faults"]) == 2
    assert all(set(fault) == {"at", "fault", "fix"} for fault in data["faults"])


def test_a_scorecard_as_json_is_the_one_that_python_gives(bids: str, capsys: Any) -> None:
    assert main(["score", bids, "--json", "--price-year", "2024"]) == 0
    framework = sv.Framework.load("ccin")
    card = sv.score(sv.read(bids, framework), basis=sv.Basis(price_year=2024, draws=2000))
    assert _json(capsys) == json.loads(json.dumps(card.as_dict()))


@pytest.mark.parametrize("level", ["overall", "theme", "outcome", "measure"])
def test_scores_and_pounds_are_told_at_one_level(bids: str, capsys: Any, level: str) -> None:
    assert main(["score", bids, "--by", level]) == 0
    assert f"SCORES BY {level.upper()}" in capsys.readouterr().out


def test_check_accounts_for_every_row(bids: str, capsys: Any) -> None:
    assert main(["check", bids, "--json"]) == 0
    data = _json(capsys)
    assert data["ok"]
    assert data["rows_in"] == 9 == data["rows_scored"] + data["rows_refused"]


def test_one_number_is_explained_for_a_name_or_an_id(bids: str, capsys: Any) -> None:
    assert main(["explain", bids, "Åcme Co-op", "CV1", "--json"]) == 0
    by_name = _json(capsys)
    assert main(["explain", bids, "acme", "CV1", "--json"]) == 0
    assert _json(capsys) == by_name
    assert by_name["code"] == "CV1"


@pytest.mark.parametrize(
    "more",
    [
        *(["--stage", "baseline"], ["--stage", "soon"], ["--timing", "noon"], ["--by", "street"]),
        *(["--discounting", "wild"], ["--price-year", "1066"], ["--price-year", "soon"]),
        *(["--framework", "nobody"], ["--framework", "nobody.toml"], ["--submissions", "nowhere"]),
        *(["--deflator", "nobody"], ["--deflator", "carbon-value-2023-11"], ["--as-of", "1.1.27"]),
        *(["--claims-deflator", "nobody"], ["--colour"], ["one", "too", "many"]),
    ],
)
def test_options_that_make_no_sense_are_wrong_usage(
    bids: str, capsys: Any, more: list[str]
) -> None:
    assert main(["score", bids, *more]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert main(["score", bids, *more, "--json"]) == 2
    assert not _json(capsys)["ok"]


@pytest.mark.parametrize(
    "words",
    [
        *([], ["bogus"], ["score"], ["score", "nowhere.csv"], ["check", "nowhere"]),
        *(["measures", "PA99"], ["sources", "nobody-1066"], ["explain"]),
    ],
)
def test_what_is_not_there_is_wrong_usage(capsys: Any, words: list[str]) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "To mend it" in said.err


@pytest.mark.parametrize(("who", "code"), [("nobody", "PA3"), ("acme", "PA99")])
def test_a_number_that_is_not_there_cannot_be_explained(
    bids: str, capsys: Any, who: str, code: str
) -> None:
    assert main(["explain", bids, who, code]) == 2
    assert "To mend it" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", [b"code = ", b"code = 'x'", b"\xff\xfe", b"a" * 9, b"[" * 5000], ids=range(5)
)
def test_a_framework_that_cannot_be_used_is_a_fault_of_the_input(
    bids: str, capsys: Any, text: bytes
) -> None:
    file = Path(bids, "own.toml")
    file.write_bytes(text)
    assert main(["score", bids, "--framework", str(file)]) == 1
    assert "To mend it" in capsys.readouterr().err


def test_nothing_in_a_file_can_steer_the_terminal(bids: str, capsys: Any) -> None:
    wrong = CLAIMS.replace("acme,CV1,received", "\x1b[2J\x1b]0;owned\x07,CV1,received")
    Path(bids, "claims.csv").write_text(wrong, "utf-8")
    assert main(["check", bids]) == 1
    assert "\x1b" not in capsys.readouterr().err


def test_every_measure_is_listed(capsys: Any) -> None:
    assert main(["measures"]) == 0
    text = capsys.readouterr().out
    assert all(code in text for code in ("PA1", "EQ2", "CV8", "SE1", "WB1"))


@pytest.mark.parametrize("code", ["PA1", "CV1", "CV8", "SE1", "WB1", "WB8"])
def test_one_measure_is_shown_in_full(capsys: Any, code: str) -> None:
    measure = registry.measure(code)
    assert main(["measures", code]) == 0
    text = " ".join(capsys.readouterr().out.split())
    for part in ("INPUTS", "FORMULA", "RATING", "PRICES", "CAUTIONS", "EXAMPLES", measure.title):
        assert part in text
    assert all(" ".join(caution.split()) in text for caution in measure.cautions)
    assert main(["measures", code, "--json"]) == 0
    data = _json(capsys)
    assert set(data["inputs"]) == set(measure.inputs)
    assert len(data["prices"]) == len(measure.proxies)


def test_every_figure_is_listed_under_its_source(capsys: Any) -> None:
    assert main(["sources", "--json"]) == 0
    listed = _json(capsys)["sources"]
    assert {one["key"] for one in listed} == set(sv.source.sources())
    figures = {figure["key"] for one in listed for figure in one["figures"]}
    assert figures == set(sv.source.figures())
    series = {table["key"] for one in listed for table in one["series"]}
    assert series == set(sv.source.series_keys())
    for one in listed:
        facts = ("publisher", "title", "edition", "licence", "status", "checked_on", "valid_until")
        assert set(facts) <= set(one)


@pytest.mark.parametrize("key", ["wellby-value", "carbon-value-2023-11", "hmt-wellbeing-2021"])
def test_a_figure_a_series_or_a_source_is_found_by_its_key(capsys: Any, key: str) -> None:
    assert main(["sources", key]) == 0
    assert key in capsys.readouterr().out


def test_this_installation_is_sound(capsys: Any) -> None:
    assert main(["doctor", "--json"]) == 0
    found = {one["what"] for one in _json(capsys)["findings"]}
    assert {"python", "numpy", "pint", "data/figures", f"{registry.MEASURES} PA1"} <= found


@pytest.mark.parametrize(
    "command", [*CLAIM_COMMANDS, "measures", "new-measure", "sources", "doctor"]
)
def test_every_command_has_help_with_an_example(capsys: Any, command: str) -> None:
    assert main([command, "--help"]) == 0
    assert f"Example: socialvalue {command}" in capsys.readouterr().out


def test_the_version_is_told(capsys: Any) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == f"socialvalue {sv.__version__}"
