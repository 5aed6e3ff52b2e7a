"""A scorecard as a workbook: its formulas come to our numbers, and follow what is changed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from recalculated import (
    BASIS,
    card_of,
    departures,
    formula_cells,
    needs_office,
    opened,
    recalculated,
)

import socialvalue as sv
from socialvalue.errors import MissingExtra
from socialvalue.report import marked, workbook
from socialvalue.report.books.layout import FIRST, MEASURE, NODE, Layout, column

CCIN = Path(sv.__file__).parent / "data" / "frameworks" / "ccin.toml"
PAIRED = """
[[interaction]]
of = ["PA-decisions", "PA-voice"]
value = 0.2
author = "members' assembly, March 2026"
reason = "a vote means little where those affected are not heard"
"""
HELD = """
[[hold]]
of = "EQ-surplus"
below = 90
to = 10
author = "members' assembly, March 2026"
reason = "nothing makes good a surplus that is kept"
"""


def _interacting() -> sv.Framework:
    text = CCIN.read_text("utf-8").replace('{ kind = "PowerMean", p = 0.5 }', '"Choquet"')
    return sv.Framework.from_toml(text + PAIRED)


def _of_power(p: float) -> sv.Framework:
    power = f'aggregator = {{ kind = "PowerMean", p = {p} }}\nharm_'
    return sv.Framework.from_toml(CCIN.read_text("utf-8").replace(
        'aggregator = "WeightedMean"\nharm_', power, 1))  # fmt: skip


def _graded() -> sv.Framework:
    framework = sv.Framework.load("ccin")
    reason = "what nobody checked earns less"
    credit = evolve(framework.credit, evidence=(10, 30, 60, 80, 100), reason=reason)
    return evolve(framework, credit=credit)


def _without_wellbeing() -> sv.Framework:
    framework = sv.Framework.load("ccin")
    points = {theme.code: 20 * (theme.code != "WB") for theme in framework.themes}
    return framework.weighted("overall", points, whose="a test")


FRAMEWORKS = {
    "with a theme of no weight": _without_wellbeing,
    "as it ships": lambda: sv.Framework.load("ccin"),
    "interacting": _interacting,
    "held": lambda: sv.Framework.from_toml(CCIN.read_text("utf-8") + HELD),
    "geometric": lambda: _of_power(0),
    "harmonic": lambda: _of_power(-1),
    "with credit by evidence": _graded,
}


def _changed(path: Path, sheet: str, name: str, value: Any) -> Path:
    """A copy of a workbook with one cell changed and no number kept beside a formula."""
    book = opened(path)
    book[sheet][name] = value
    copy = path.with_name(f"changed-{path.name}")
    book.save(copy)
    return copy


def _scores(card: Any, found: dict[str, dict[str, Any]]) -> dict[str, list[float]]:
    """The scores of every node, as a recomputed workbook has them."""
    layout = Layout(card)
    return {
        node.code: [
            found["Themes and outcomes"][f"G{layout.point_row(who, place) + 1}"]
            for who in range(layout.count)
        ]
        for place, node in enumerate(card.plan.nodes)
    }


def _same(card: Any, scores: dict[str, list[float]]) -> None:
    for code, told in scores.items():
        assert told == pytest.approx(card.score(code).tolist(), abs=0.01), code


@needs_office
@pytest.mark.parametrize("kind", FRAMEWORKS)
def test_every_formula_comes_to_the_number_beside_it_and_to_ours(kind: str, tmp_path: Path) -> None:
    card = card_of(FRAMEWORKS[kind](), evolve(BASIS, draws=100))
    path = workbook(card, tmp_path / "card.xlsx")
    assert len(formula_cells(path)) > 1000
    found = recalculated(path)
    assert departures(path, found) == []
    _same(card, _scores(card, found))


@needs_office
def test_what_does_not_apply_leaves_the_weight_in_the_workbook_too(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(Path(__file__).parents[2] / "examples/parks", tmp_path / "parks"))
    claims = folder / "claims.csv"
    header, *rows = claims.read_text("utf-8").splitlines()
    first = header.split(",")
    one = dict.fromkeys(first, "") | {
        "submission": "meadow", "measure": "SE1", "input": "not_applicable",
        "value": "support for new enterprises is outside the contract",
    }  # fmt: skip
    kept = [row for row in rows if not row.startswith("meadow,SE1,")]
    claims.write_text("\n".join([header, *kept, ",".join(one[name] for name in first)]) + "\n")
    framework = sv.Framework.load("ccin")
    card = sv.score(sv.read(folder, framework), framework, BASIS)
    assert "not applicable" in card.measures()["status"]
    path = workbook(card, tmp_path / "card.xlsx")
    found = recalculated(path)
    assert departures(path, found) == []
    _same(card, _scores(card, found))
    gaps = [[cell.value for cell in row] for row in opened(path)["What nobody looked at"].rows]
    at = [row[0] for row in gaps].index("Left out of the weight")
    assert {row[6] for row in gaps[at + 2 :]} == {"not applicable"}
    assert {row[7] for row in gaps[at + 2 :]} == {one["value"]}
    assert "not applicable" not in {row[6] for row in gaps[:at]}
    notes = [str(cell.value) for row in opened(path)["Measures"].rows for cell in row]
    assert one["value"] in notes


@needs_office
def test_a_harm_that_does_not_apply_has_no_exposure_and_says_why(tmp_path: Path) -> None:
    text = CCIN.read_text("utf-8").replace('{ code = "WB8", weight = 100', '{ code = "WB8", '
        'not_applicable = ["nothing is driven or burned"], weight = 100', 1)  # fmt: skip
    framework = sv.Framework.from_toml(text)
    assert framework.members["WB8"].not_applicable
    sizes = [{"id": "A", "contract_value": 1e6, "eligible": 50, "fte": 5}]
    rows = [{"submission": "A", "measure": "WB8", "not_applicable": "nothing is driven or burned"}]
    rows.append({"submission": "A", "measure": "SE1", "started": 3, "living": 3})
    card = sv.score(sv.Claims.from_records(rows, framework, sizes), framework, BASIS)
    path = workbook(card, tmp_path / "card.xlsx")
    assert departures(path, recalculated(path)) == []
    harms = {row[1].value: row for row in opened(path)["Harms"].rows if row[1].value}
    assert harms["WB8"][6].value is None
    assert harms["WB8"][7].value == "does not apply: nothing is driven or burned"
    assert harms["CV8"][6].value is not None


@needs_office
def test_a_workbook_without_few_people_comes_to_its_own_numbers_and_names_what_stands_fixed(
    tmp_path: Path,
) -> None:
    """Where a part of an interaction is left out, how the rest joins has no formula here."""
    framework = _interacting()
    claims = sv.read(Path(__file__).parents[2] / "examples/parks", framework)
    left = sv.withhold(sv.score(claims, framework, BASIS))
    assert left.rows
    path = workbook(left, tmp_path / "card.xlsx")
    found = recalculated(path)
    assert departures(path, found) == []
    _same(left.card, _scores(left.card, found))
    texts = [str(cell.value) for row in opened(path)["Themes and outcomes"].rows for cell in row]
    assert any(text.endswith("has no formula here: PA (Choquet).") for text in texts)
    summary = [str(cell.value) for row in opened(path)["Summary"].rows for cell in row]
    assert any("fewer than 10 people" in text for text in summary)
    assert any("With it, the score lies between" in text for text in summary)
    themes = [one.code for one in framework.themes]
    empty = sum(int((left.card.coverage(code) == 0).sum()) for code in themes)
    assert [*found["Summary"].values()].count("–") == empty > 0
    harms = [[cell.value for cell in row] for row in opened(path)["Harms"].rows]
    gone = [row for row in harms if row[3] == "suppressed"]
    assert len(gone) == left.table()["kind"].count("harm") > 0
    assert all(row[6] is None and "people stand behind it" in row[7] for row in gone)


@needs_office
def test_a_changed_weight_changes_the_scores_as_scoring_with_it_does(tmp_path: Path) -> None:
    card = card_of()
    path = workbook(card, tmp_path / "card.xlsx")
    theme = card.framework.themes[0]
    cell = f"{column(NODE.index('weight'))}{FIRST + card.places[theme.code] + 1}"
    points = {one.code: one.weight for one in card.framework.themes} | {theme.code: 70}
    again = card_of(card.framework.weighted("overall", points, whose="a test"))
    assert again.score().tolist() != pytest.approx(card.score().tolist(), abs=0.5)
    found = recalculated(_changed(path, "Weights", cell, 70))
    _same(again, _scores(card, found))
    ranks = [found["Summary"][f"A{row}"] for row in range(6, 10)]
    names = [found["Summary"][f"B{row}"] for row in range(6, 10)]
    told = again.ranking()
    ranked = zip(told["submission"], told["rank"], strict=True)
    assert dict(zip(names, ranks, strict=True)) == dict(ranked)


@needs_office
def test_a_changed_target_penalty_and_deadweight_are_followed_through(tmp_path: Path) -> None:
    card = card_of()
    layout, path = Layout(card), workbook(card, tmp_path / "card.xlsx")
    row = card.plan.row["PA3"]
    cell = f"{column(MEASURE.index('target'))}{layout.measures_at + row + 1}"
    target = card.plan.members[row].measure.rating.target
    before = _scores(card, recalculated(path))
    after = _scores(card, recalculated(_changed(path, "Weights", cell, 2 * target)))
    assert after["PA-community"][3] == pytest.approx(before["PA-community"][3] / 2, abs=0.01)
    penalty = f"{column(NODE.index('penalty'))}{FIRST + 1}"
    milder = _scores(card, recalculated(_changed(path, "Weights", penalty, 0.5)))
    greenhand = card.benefit()[0] - 0.5 * card.harm()[0]
    assert milder["overall"][0] == pytest.approx(greenhand, abs=0.01)


@needs_office
def test_the_pounds_of_the_workbook_are_the_card_s(tmp_path: Path) -> None:
    card = card_of()
    found = recalculated(workbook(card, tmp_path / "card.xlsx"))["Worth by ledger"]
    worth = card.worth("theme")
    told = {
        (found[f"A{row}"], found[f"B{row}"], found[f"C{row}"]): found[f"F{row}"]
        for row in range(FIRST + 1, 400)
        if f"F{row}" in found
    }
    keys = zip(worth["submission"], worth["theme"], worth["ledger"], strict=True)
    for key, balance in zip(keys, worth["balance"], strict=True):
        assert told[key] == pytest.approx(balance, abs=0.01)


def test_a_workbook_is_never_written_over_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "card.xlsx"
    path.write_text("mine")
    with pytest.raises(sv.ArgumentError, match="exists already"):
        workbook(card_of(), path)
    assert path.read_text() == "mine"
    workbook(card_of(), path, replace=True)
    assert path.read_bytes()[:2] == b"PK"
    assert [one.name for one in tmp_path.iterdir()] == ["card.xlsx"]


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    nothing: Any = None
    with pytest.raises(sv.ArgumentError, match=r"sv\.score"):
        workbook(nothing, tmp_path / "card.xlsx")


@pytest.mark.parametrize("absent", ["xlsxwriter", "openpyxl", "defusedxml"])
def test_without_the_extra_one_line_names_it(
    absent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = workbook(card_of(), tmp_path / "whole.xlsx")
    monkeypatch.setitem(sys.modules, absent, None)
    card, out = card_of(), tmp_path / "out.xlsx"
    writes = absent == "xlsxwriter"
    with pytest.raises(MissingExtra, match=r"socialvalue\[excel\]") as caught:
        _ = workbook(card, out) if writes else marked(whole, [], out)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "out.xlsx").exists()


def test_a_card_too_large_for_a_spreadsheet_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socialvalue.report.books.layout.MOST", 47)
    with pytest.raises(sv.ArgumentError, match="score fewer submissions"):
        workbook(card_of(), tmp_path / "card.xlsx")
    assert list(tmp_path.iterdir()) == []
