"""Rows of a template that nobody touched are blank rows, whatever id the others were given."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue.claims.doors.untouched import YOURS
from socialvalue.commands.blank_forms import claims, submissions

Rows = list[list[str]]
Change = Callable[[Rows], None]
FRAMEWORK = sv.Framework.load("ccin")
SUBMISSION, MEASURE, _, _, VALUE, _, _, _, SOURCE = range(9)


def _folder(folder: Path, change: Change, table: str | None = None) -> tuple[Path, int]:
    """A template of which some rows were changed, and how many rows it has."""
    rows = list(csv.reader(io.StringIO(claims(FRAMEWORK))))
    change(rows)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    (folder / "claims.csv").write_text(text.getvalue(), "utf-8")
    own = submissions(FRAMEWORK).replace(f"{YOURS},Your name,,", "acme,Acme Co-op,1000,50")
    (folder / "submissions.csv").write_text(table if table is not None else own, "utf-8")
    return folder, len(rows) - 1


def _of(code: str, who: str = "acme", value: str = "3") -> Change:
    def change(rows: Rows) -> None:
        for row in rows:
            if row[MEASURE] == code:
                row[SUBMISSION], row[VALUE] = who, value

    return change


def test_forms_that_nobody_touched_are_blank_rows_beside_those_of_a_new_id(tmp_path: Path) -> None:
    folder, rows = _folder(tmp_path, _of("SE1"))
    found = sv.read(folder, FRAMEWORK)
    assert list(found.submissions.ids) == ["acme"]
    assert list(found.batches) == ["SE1"]
    account = found.account
    assert (account.rows_in, account.rows_scored, account.rows_refused) == (rows, rows, 0)
    assert account.rows_blank == rows - 2


@pytest.mark.parametrize("column", [VALUE, SOURCE])
def test_one_that_says_something_is_of_nobody_in_the_table(tmp_path: Path, column: int) -> None:
    def change(rows: Rows) -> None:
        _of("SE1")(rows)
        rows[1][column] = "5"

    folder, _ = _folder(tmp_path, change)
    with pytest.raises(sv.ClaimErrors, match="'yours' is not in the submissions table") as caught:
        sv.read(folder, FRAMEWORK)
    assert [one.at for one in caught.value.faults] == ["claims.csv line 2, submission"]


def test_any_other_id_without_a_value_is_told_still(tmp_path: Path) -> None:
    folder, _ = _folder(tmp_path, _of("SE1", who="amce", value=""))
    with pytest.raises(sv.ClaimErrors, match="'amce' is not in the submissions table"):
        sv.read(folder, FRAMEWORK)


def test_where_the_id_of_the_form_is_kept_its_rows_are_read(tmp_path: Path) -> None:
    table = submissions(FRAMEWORK).replace(",,", ",1000,50")
    folder, rows = _folder(tmp_path, _of("SE1", who=YOURS), table)
    found = sv.read(folder, FRAMEWORK)
    assert list(found.submissions.ids) == [YOURS]
    assert (found.account.rows_in, found.account.rows_blank) == (rows, rows - 2)


def test_the_row_of_the_form_in_the_table_is_nobody_beside_somebody(tmp_path: Path) -> None:
    table = submissions(FRAMEWORK) + "acme,Acme Co-op,1000,50\n"
    folder, rows = _folder(tmp_path, _of("SE1"), table)
    found = sv.read(folder, FRAMEWORK)
    assert list(found.submissions.ids) == ["acme"]
    assert (found.account.rows_in, found.account.rows_blank) == (rows, rows - 2)


@pytest.mark.parametrize("change", ["Your name,1000,", "Ours,,"])
def test_a_row_of_the_form_that_says_something_is_somebody(tmp_path: Path, change: str) -> None:
    table = submissions(FRAMEWORK).replace("Your name,,", change) + "acme,Acme Co-op,1000,50\n"
    folder, _ = _folder(tmp_path, _of("SE1"), table)
    assert list(sv.read(folder, FRAMEWORK).submissions.ids) == [YOURS, "acme"]


def test_a_form_alone_is_read_as_it_stands(tmp_path: Path) -> None:
    folder, _ = _folder(tmp_path, lambda rows: None, submissions(FRAMEWORK))
    assert list(sv.read(folder, FRAMEWORK).submissions.ids) == [YOURS]


def test_they_refuse_nobody_and_nobody_is_refused_for_them(tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        _of("SE1")(rows)
        rows.append(["blue", "SE1", "started", "", "many", "count", "", "", ""])

    table = "id,contract_value [GBP_2025],eligible [person]\nacme,1000,50\nblue,1000,50\n"
    folder, rows = _folder(tmp_path, change, table)
    found = sv.read(folder, FRAMEWORK, on_fault="refuse")
    assert list(found.refusals.ids) == ["blue"]
    account = found.account
    assert (account.rows_in, account.rows_scored, account.rows_refused) == (rows, rows - 1, 1)
