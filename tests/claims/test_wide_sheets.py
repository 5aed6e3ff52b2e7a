"""Wide sheets: a claim a row, its units in the header, its samples as lists in one cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import door_measures
import pytest

import socialvalue as sv

Read = Callable[..., sv.Claims]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a wide sheet of the lines given, beside submissions a and b."""

    def reading(*lines: str, name: str = "bids.csv", **options: str) -> sv.Claims:
        (tmp_path / "submissions.csv").write_text("id,eligible\na,5000\nb,3000\n", "utf-8")
        (tmp_path / name).write_text("\n".join(lines) + "\n", "utf-8")
        return sv.read(tmp_path / name, door_measures.FRAMEWORK, **options)

    return reading


def _told(read: Read, *lines: str, **options: str) -> list[tuple[str, str]]:
    with pytest.raises(sv.ClaimErrors) as caught:
        read(*lines, **options)
    return [(one.at, one.fault) for one in caught.value.faults]


def test_units_stand_in_the_header(read: Read) -> None:
    made = read("submission,people [person],hours [minute]", "a,10,90", name="D1.csv")
    assert made.batches["D1"].columns["hours"].tolist() == [1.5]
    assert made.conversions == {("minute", "hour"): pytest.approx(1 / 60)}


def test_a_column_may_name_the_measure_of_each_row(read: Read) -> None:
    made = read("submission,measure,people,hours,spilled", "a,D1,10,2,", "b,D3,,,4")
    assert sorted(made.batches) == ["D1", "D3"]
    assert str(made.account) == "rows in 2 = scored 2 + refused 0"


def test_what_a_claim_brings_of_its_own_is_a_column(read: Read) -> None:
    made = read(
        "submission,people,hours,attribution [%],evidence,stage,note",
        "a,10,2,25,E3,delivered,asked",
        name="D1.csv",
    )
    batch = made.batches["D1"]
    assert batch.own["attribution"].tolist() == [0.25]
    assert (batch.evidence.tolist(), batch.notes) == ([3], ("asked",))


def test_a_sample_is_a_list_in_one_cell(read: Read) -> None:
    made = read(
        "submission,living_here,seats.turnout,seats.count [person]",
        "a,80,1;0.5;0.5,18;18;4",
        name="D8.csv",
    )
    assert made.batches["D8"].columns["seats"].turnout.sum().tolist() == [29.0]


def test_a_declared_spelling_holds_within_a_list(read: Read) -> None:
    made = read(
        "submission,living_here,seats.turnout", 'a,"2.000","50 %;0,25"', name="D8.csv",
        numbers="1.234,5",
    )  # fmt: skip
    assert made.batches["D8"].columns["seats"].members["turnout"].values.tolist() == [0.5, 0.25]


@pytest.mark.parametrize("lists", ["1;0.5,18", "1,18;18", "1;0.5;0.5,18;18"])
def test_lists_of_different_length_are_refused(read: Read, lists: str) -> None:
    header = "submission,living_here,seats.turnout,seats.count"
    ((at, fault),) = _told(read, header, f"a,80,{lists}", name="D8.csv")
    assert at.startswith("D8.csv line 2")
    assert "line up" in fault


def test_a_gap_in_a_list_is_told_with_its_place(read: Read) -> None:
    ((at, fault),) = _told(read, "submission,living_here,seats.turnout", "a,80,1;;0.5",
                           name="D8.csv")  # fmt: skip
    assert (at, fault) == ("D8.csv line 2, seats.turnout, value 2", "it is blank")


def test_a_bad_number_in_a_list_is_told_with_its_place(read: Read) -> None:
    told = _told(read, "submission,living_here,seats.turnout", "a,80,1;two;0.5", name="D8.csv")
    assert told == [("D8.csv line 2, seats.turnout, value 2", "'two' is not a number")]


def test_a_cell_of_another_measure_is_not_lost(read: Read) -> None:
    ((at, fault),) = _told(read, "submission,measure,people,hours,spilled", "a,D1,1,2,3",
                           "b,D3,,,4")  # fmt: skip
    assert (at, fault) == ("bids.csv line 2, spilled", "D1 asks for no 'spilled'")


def test_faults_of_the_header_and_of_the_cells_are_told_at_once(read: Read) -> None:
    told = _told(
        read, "submission,people [kg],hours,colour,note [hour]", "a,1,soon,red,x", name="D1.csv"
    )
    assert [at.partition(",")[0] for at, _ in told] == [
        *("D1.csv header", "D1.csv header", "D1.csv header", "D1.csv line 2")
    ]


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("people,hours", "'submission' is missing"),
        ("submission,people,people [person],hours", "'people' stands twice"),
        ("submission,people [GBP],hours", "GBP"),
        ("submission,people [person,hours", "'people [person' is not known"),
    ],
)
def test_a_header_that_does_not_fit_is_refused(read: Read, header: str, why: str) -> None:
    row = ",".join("1" for _ in header.split(","))
    told = _told(read, header, row, name="D1.csv")
    assert told[0][0].startswith("D1.csv header")
    assert why in f"{told[0][0]} {told[0][1]}"


def test_a_mistyped_header_is_told_with_the_nearest_input(read: Read) -> None:
    with pytest.raises(sv.ClaimErrors, match="write 'people', or name an input"):
        read("submission,Poeple,hours", "a,1,1", name="D1.csv")


def test_a_sheet_of_no_measure_is_refused(read: Read) -> None:
    assert ("bids.csv header", "no measure is named") in _told(read, "submission,people", "a,1")


def test_a_blank_row_of_inputs_is_no_claim_but_is_counted(read: Read) -> None:
    made = read("submission,spilled", "a,", "b,0", name="D3.csv")
    assert made.batches["D3"].places().tolist() == [1]
    assert made.account.rows_in == 2


def test_a_mistyped_tidy_header_is_told_as_one(read: Read) -> None:
    told = _told(read, "submission,measure,inputs,value", "a,D3,spilled,1")
    assert ("bids.csv header", "'input' is missing") in told


def test_a_sheet_named_by_no_measure_is_not_lost_in_a_folder(tmp_path: Path) -> None:
    for name in ("D3.csv", "D33.csv"):
        (tmp_path / name).write_text("submission,spilled\na,1\n", "utf-8")
    with pytest.raises(sv.ClaimErrors, match=r"D33\.csv: no measure"):
        sv.read(tmp_path, door_measures.FRAMEWORK)


def test_upper_case_and_hidden_files_change_nothing_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "Claims.CSV").write_text("submission,measure,spilled\na,D3,1\n", "utf-8")
    (tmp_path / "Submissions.csv").write_text("id,name\na,Acme\n", "utf-8")
    (tmp_path / "._claims.csv").write_bytes(b"\0\5\26\7")
    made = sv.read(tmp_path, door_measures.FRAMEWORK)
    assert made.submissions.name(0) == "Acme"
    assert str(made.account) == "rows in 1 = scored 1 + refused 0"


def test_what_is_left_unread_beside_claims_is_said_on_the_account(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("submission,measure,spilled\na,D3,1\n", "utf-8")
    (tmp_path / "other.csv").write_text("x\n1\n", "utf-8")
    (tmp_path / "README.md").write_text("ours", "utf-8")
    made = sv.read(tmp_path, door_measures.FRAMEWORK)
    assert str(made.account).endswith("left unread: other.csv")


@pytest.mark.parametrize(
    ("name", "what"), [("bids.odt", r"save it as one of \.csv"), ("bids.xls", "save it as .xlsx")]
)
def test_a_file_of_another_kind_is_refused_with_what_to_save_it_as(
    tmp_path: Path, name: str, what: str
) -> None:
    (tmp_path / name).write_bytes(b"PK")
    with pytest.raises(sv.ClaimErrors, match=what):
        sv.read(tmp_path / name, door_measures.FRAMEWORK)


@pytest.mark.parametrize("path", ["x" * 5000, "a\0b", "a\0b.csv", "nowhere.csv"])
def test_what_is_no_path_or_leads_nowhere_is_refused(path: str) -> None:
    with pytest.raises(sv.ClaimErrors, match=r"(?:not a path|no such file|without a suffix)"):
        sv.read(path, door_measures.FRAMEWORK)
