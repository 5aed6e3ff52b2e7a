"""The page on sensitivity keeps its word, and so do what it prints and the command."""

import html
import json
import re
import runpy
import shlex
from pathlib import Path

import pytest
from made_up import card, deadweight, framework, measure, price

import socialvalue as sv
from socialvalue.cli import main
from socialvalue.insight.sensitivity import undrawn

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "sensitivity.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
SHELL = re.findall(r"```bash\nsocialvalue (.*?)\n```", PAGE)
WIDTH = 98


@pytest.fixture(autouse=True)
def _from_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize(
    ("place", "said"),
    [(0, "WHAT IT HANGS ON"), (1, "still leads"), (2, "leads under all")],
)
def test_its_blocks_run(place: int, said: str, capsys, tmp_path: Path) -> None:
    file = tmp_path / "block.py"
    file.write_text(BLOCKS[place], "utf-8")
    runpy.run_path(str(file))
    printed = capsys.readouterr().out
    assert said in printed
    assert max(map(len, printed.splitlines())) <= WIDTH


def test_its_command_prints_what_python_prints(capsys) -> None:
    assert main([*shlex.split(SHELL[0]), "--seed", "7"]) == 0
    claims = sv.read("examples/parks", sv.Framework.load("ccin"))
    scored = sv.score(claims, basis=sv.Basis(price_year=2025, start=2026, draws=2000, seed=7))
    found = sv.sensitivity(scored, "Greenhand Co-op", "worth", ledger="welfare")
    assert capsys.readouterr().out.strip() == repr(found)


def test_the_command_gives_json_and_the_methods(capsys) -> None:
    assert main(["sensitivity", "examples/parks", "--json", "--draws", "400"]) == 0
    assert json.loads(capsys.readouterr().out)["who"] == ["Greenhand Co-op"]
    assert main(["sensitivity", "examples/parks", "--methods", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["standing"] for one in told["methods"]} == {
        *("run", "as scored", "changes nothing", "as another", "not run"),
    }
    assert told["headline"].startswith("Greenhand Co-op leads")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nobody"], "use an id, or a name"),
        (["--of", "fame"], "score"),
        (["--node", "ZZ"], "WB-climate"),
        (["--of", "worth", "--ledger", "gold"], "welfare"),
        (["--of", "worth"], "name one of transfer, local, welfare"),
        (["--ledger", "welfare"], 'ask of="worth"'),
        (["--draws", "1"], "leave --draws out, or give 100 or more; 2,000 is usual"),
        (["--draws", "many"], "--draws: 'many' is no whole number"),
        (["Meadow Trust", "Meadow Trust"], "set against itself"),
        (["Meadow Trust", "--against"], "--against has no value"),
        (["meadow", "spring", "--against", "verdant"], "name it once"),
        (["--draws", "7"], "2,000 is usual"),
    ],
)
def test_a_wrong_word_is_misuse_and_lists_what_there_is(words, said: str, capsys) -> None:
    assert main(["sensitivity", "examples/parks", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_name_from_outside_is_inert_in_a_notebook_and_a_terminal() -> None:
    made = framework([measure("SN1", adjust=deadweight(0.1, 0.5))])
    scored = card(made, {"<b>bold</b>\x1b[31m": {"SN1": 40}}, 200)
    who = str(scored.submissions.ids[0])
    for found in (sv.sensitivity(scored, who), sv.methods(scored)):
        assert "<b>" not in found._repr_html_()
        assert html.escape("<b>bold</b>") in found._repr_html_()
        assert "\x1b" not in repr(found)


def test_the_page_names_every_kind_of_method() -> None:
    made = framework([measure("SN1", adjust=deadweight(0.1, 0.5))])
    kinds = {one.kind for one in sv.methods(card(made, {"a": {"SN1": 40}}, 1)).rows}
    rows = re.findall(r"^\| ([a-z ]+) \| ", PAGE, re.MULTILINE)
    assert len(kinds) == len(rows) - 1


def test_surveys_and_measures_are_told_by_name_and_code() -> None:
    claims = sv.read("examples/parks", sv.Framework.load("ccin"))
    found = sv.sensitivity(sv.score(claims, basis=sv.Basis(draws=400)), "greenhand")
    page = " ".join(repr(found).split())
    words = "Greenhand Co-op's answers to Life satisfaction (WELLBY; WB1)"
    assert f"hangs on {words}" in page
    assert "answers to WB1 of Greenhand Co-op" in page
    assert "of greenhand" not in page
    assert "assumed-deadweight (deadweight of PA3, CV2, SE1)" in page
    assert "CV2 Net local investment" in page.split("MEASURES")[1]
    assert found.table()["name"][0] == found.tornado()["name"][0] == words


def test_what_is_not_drawn_is_told_reason_by_reason() -> None:
    claims = sv.read("examples/parks", sv.Framework.load("ccin"))
    found = sv.sensitivity(sv.score(claims, basis=sv.Basis(draws=400)), "greenhand")
    told = repr(found).split("NOT DRAWN")[1].split("MEASURES")[0]
    reasons = re.findall(r"^  - (.+?): ", told, re.MULTILINE)
    assert reasons[0] == "the claim brings it without a range"
    assert len(reasons) == len({one.reason for one in found.undrawn}) < len(found.undrawn) / 4
    assert "deadweight of its own of PA1 (0.1), PA3 (0.35)" in told
    assert {one.reason for one in found.undrawn} <= set(undrawn.REASONS)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["score", "examples/parks", "--by", "themes"], "--by: 'themes' is none of its words"),
        (["score", "examples/parks", "--by", "themes"], "perhaps theme is meant; use overall"),
        (["scor", "examples/parks"], "'scor' is no command. To mend it: perhaps score is meant"),
        (["compare", "examples/parks", "meadow"], "OTHER is missing"),
        (["score", "examples/parks", "--fast"], "--fast is not known here"),
    ],
)
def test_a_word_that_the_parser_refuses_is_refused_in_plain_words(words, said: str, capsys) -> None:
    assert main(words) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "invalid" not in told


def test_the_order_of_two_is_told_and_turns_the_sign(capsys) -> None:
    found = []
    for pair in (["meadow", "spring"], ["spring", "meadow"]):
        assert main(["sensitivity", "examples/parks", *pair, "--draws", "200", "--json"]) == 0
        found.append(json.loads(capsys.readouterr().out))
    assert found[0]["who"] == ["Meadow Trust", "Second Spring CIC"]
    assert found[0]["central"] == pytest.approx(-found[1]["central"])
    assert main(["sensitivity", "examples/parks", "meadow", "spring", "--draws", "200"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "of Meadow Trust less that of Second Spring CIC is" in told
    assert "Above 0 it is higher for Meadow Trust, below 0 for Second Spring CIC." in told


def test_worth_in_the_only_ledger_need_not_name_it() -> None:
    made = framework([measure("SN1", adjust=deadweight(0.1, 0.5), proxies=price(10.0))])
    found = sv.sensitivity(card(made, {"a": {"SN1": 40}}, 200), "a", "worth")
    assert found.ledger == "welfare"
    with pytest.raises(sv.UnknownName, match="nothing at 'overall' has a price for worth of harms"):
        sv.sensitivity(card(made, {"a": {"SN1": 40}}, 200), "a", "worth of harms")
