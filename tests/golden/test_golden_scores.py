"""No number moves in silence: two thousand made-up submissions score what they scored before."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import golden_cases
import golden_file
import numpy as np
import pytest
from golden_dice import Dice
from golden_file import Golden, RefusedError
from golden_frameworks import FRAMEWORKS, SHIPPED
from renew_golden import renew

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of

CHANGELOG = "## [Unreleased]\n\n### Scores moved\n\n- PA1 lost a rung.\n"
LATER = CHANGELOG + "- CV1 counts twice, as it should.\n"
KEY, OTHER = ("ccin, plain", "s0", "overall score"), ("ccin, plain", "s0", "local benefit units")
SMALL = {KEY: "41.25", OTHER: "1234567"}


@pytest.fixture(scope="module")
def now() -> golden_cases.Numbers:
    return golden_cases.numbers()


@pytest.fixture(scope="module")
def was() -> Golden:
    return golden_file.parsed(golden_file.FILE.read_text("utf-8"))


def written(folder: Path) -> Path:
    file = folder / "scores.csv"
    renew(file, SMALL, CHANGELOG)
    return file


def larger(formula: Any) -> Any:
    """The same formula, but for one part in a hundred thousand."""
    return lambda *given: formula(*given) * 1.00001


def compared(
    was: Golden, framework: str, kind: str
) -> tuple[golden_cases.Numbers, golden_cases.Numbers]:
    """What one set of cases scored when it was written, and what it scores now."""
    cases, told = f"{framework}, {kind}", golden_cases.readings(golden_cases.score(framework, kind))
    now = {
        (cases, f"s{place}", column): number
        for column, many in told.items()
        for place, number in enumerate(many)
    }
    return {key: number for key, number in was.numbers.items() if key in now}, now


def test_every_submission_scores_what_it_scored_before(
    now: golden_cases.Numbers, was: Golden
) -> None:
    found = golden_file.moves(was.numbers, now)
    if found:
        pytest.fail(golden_file.told(found), pytrace=False)


def test_every_number_that_is_new_is_in_the_golden_file(
    now: golden_cases.Numbers, was: Golden
) -> None:
    assert now.keys() <= was.numbers.keys(), "run `python tests/golden/renew_golden.py`"


def test_at_least_two_thousand_submissions_are_scored(was: Golden) -> None:
    assert len({key[:2] for key in was.numbers}) >= 2000


def test_every_framework_that_ships_and_every_measure_is_among_the_cases() -> None:
    folder = Path(sv.__file__).parent / "data" / "frameworks"
    assert {path.stem for path in folder.glob("*.toml")} == set(SHIPPED)
    members = {code for one in FRAMEWORKS.values() for code in one.members}
    ours = (one for one in sv.registry.measures() if one.__module__.startswith("socialvalue."))
    assert members == {one.code for one in ours}


def test_every_measure_has_some_answer_between_the_worst_and_the_best() -> None:
    told = set()
    for framework in FRAMEWORKS:
        card = golden_cases.score(framework, "with numbers of their own")
        for row in rows_of(card.measures()):
            if 0 < row["rating"] < 100:
                told.add(row["measure"])
    assert told == golden_cases.MADE.keys()


def test_silence_and_zeros_and_unanswered_measures_are_among_the_cases() -> None:
    rows = rows_of(golden_cases.score("ccin", "plain").measures())
    assert {"not assessed", "undefined", "assessed"} <= {row["status"] for row in rows}
    assert any(row["quantity"] == 0 for row in rows if row["harm"])


def test_no_set_of_cases_scores_as_another_does(was: Golden) -> None:
    sheets: dict[str, list[str]] = {}
    for (cases, _, column), number in was.numbers.items():
        if column == "overall benefit":
            sheets.setdefault(cases, []).append(number)
    assert len(set(map(tuple, sheets.values()))) == len(sheets) == len(FRAMEWORKS) * 4


def test_dice_are_the_same_on_every_machine() -> None:
    assert Dice("golden", np.arange(6)).whole(0, 99).tolist() == [30, 84, 95, 6, 39, 40]


def test_the_golden_file_is_not_changed_by_hand(tmp_path: Path) -> None:
    file = written(tmp_path)
    file.write_text(file.read_text("utf-8").replace("41.25", "41.26"), "utf-8")
    with pytest.raises(RefusedError, match="changed by hand"):
        golden_file.parsed(file.read_text("utf-8"))


@pytest.mark.parametrize(("key", "number"), [(KEY, "41.250001"), (OTHER, "1234568")])
def test_a_number_that_moved_is_told_with_what_it_was(
    key: tuple[str, str, str], number: str
) -> None:
    (move,) = golden_file.moves(SMALL, {**SMALL, key: number})
    page = golden_file.told([move])
    assert f"{', '.join(key)}: was {SMALL[key]}, is {number}" in page
    assert page.startswith("1 numbers moved, in 1 cases")
    assert "*Scores moved*" in page


def test_a_number_that_is_gone_has_moved() -> None:
    (move,) = golden_file.moves(SMALL, {KEY: "41.25"})
    assert str(move).endswith("was 1234567, is gone")


def test_the_last_bits_of_a_score_may_differ_between_machines() -> None:
    assert golden_file.moves(SMALL, {**SMALL, KEY: "41.2500001"}) == []


def test_numbers_that_moved_are_not_written_without_a_new_line_in_the_changelog(
    tmp_path: Path,
) -> None:
    file = written(tmp_path)
    before = file.read_bytes()
    with pytest.raises(RefusedError, match=re.escape("no new line under *Scores moved*")):
        renew(file, {**SMALL, KEY: "50"}, CHANGELOG)
    assert file.read_bytes() == before
    renew(file, {**SMALL, KEY: "50"}, LATER)
    assert golden_file.parsed(file.read_text("utf-8")).numbers[KEY] == "50"
    with pytest.raises(RefusedError):
        renew(file, {**SMALL, KEY: "60"}, LATER)


def test_new_cases_need_no_line_and_leave_the_others_as_they_were(tmp_path: Path) -> None:
    file, new = written(tmp_path), ("other, plain", "s0", "overall score")
    assert renew(file, {**SMALL, KEY: "41.2500001", new: "7"}, CHANGELOG).endswith("1 are new")
    assert golden_file.parsed(file.read_text("utf-8")).numbers == {**SMALL, new: "7"}


def test_a_line_elsewhere_in_the_changelog_says_nothing_of_scores() -> None:
    assert golden_file.said(CHANGELOG + "### Added\n- a measure\n") == golden_file.said(CHANGELOG)


def test_a_release_that_moves_the_lines_under_its_own_heading_adds_none() -> None:
    released = CHANGELOG.replace("[Unreleased]", "[0.2.0]")
    fresh = "## [Unreleased]\n\n### Scores moved\n\n" + released
    assert golden_file.said(fresh) == golden_file.said(CHANGELOG)
    assert golden_file.said(LATER) != golden_file.said(CHANGELOG)


def test_a_formula_of_any_measure_that_changes_in_silence_is_found(
    was: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in golden_cases.MADE:
        name = next(name for name, one in FRAMEWORKS.items() if code in one.members)
        measure = sv.registry.measure(code)
        with monkeypatch.context() as changed:
            changed.setattr(measure, "quantity", larger(measure.quantity))
            found = golden_file.moves(*compared(was, name, "with numbers of their own"))
        assert {f"{measure.outcome.theme.code} score"} <= {one.column for one in found}, code
        assert golden_file.moves(*compared(was, name, "with numbers of their own")) == []
