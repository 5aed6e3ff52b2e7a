"""One slip of the pen is told once: where it stands first, how many rows have it, and its mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import door_measures
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import socialvalue as sv

FRAMEWORK = door_measures.FRAMEWORK
SHEET = (
    ("acme", "D1", "people", "", "10"),
    ("acme", "D1", "hours", "", "3"),
    ("acme", "D5", "received", "", "100"),
    ("acme", "D5", "nearby", "", "50"),
    ("acme", "D8", "living_here", "", "80"),
    ("acme", "D8", "seats.turnout", "old", "1"),
    ("acme", "D8", "seats.count", "old", "20"),
    ("acme", "D8", "seats.turnout", "young", "0.5"),
    ("acme", "D8", "seats.count", "young", "40"),
    ("bluebell", "D1", "people", "", "5"),
    ("bluebell", "D1", "hours", "", "2"),
    ("bluebell", "D7", "given", "", "5"),
    ("bluebell", "D7", "room", "", "board"),
    ("bluebell", "D2", "planted", "", "7"),
)
SLIPS = {
    "acme": ["acmee", "ACMEE"],
    "bluebell": ["blubell"],
    "D1": ["D11", "1D1"],
    "D2": ["D22"],
    "D5": ["DD5"],
    "D7": ["D77"],
    "D8": ["D88"],
}
Read = Callable[..., sv.Claims]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Reads rows (submission, measure, input, item, value, stage) beside a table of two."""
    folder: Path = tmp_path_factory.mktemp("strays")
    (folder / "submissions.csv").write_text(
        "id,name,eligible\nacme,Acme Co-op,100\nbluebell,,200\n"
    )

    def reading(*rows: tuple[str, ...]) -> sv.Claims:
        lines = ["submission,measure,input,item,value,stage"]
        lines += [",".join((*row, "")[:6]) for row in rows]
        (folder / "claims.csv").write_text("\n".join(lines))
        return sv.read(folder, FRAMEWORK)

    return reading


def _told(read: Read, *rows: tuple[str, ...]) -> list[tuple[str, str, str]]:
    with pytest.raises(sv.ClaimErrors) as caught:
        read(*rows)
    return [(one.at, one.fault, one.fix) for one in caught.value.faults]


def test_a_mistyped_submission_is_told_once_with_its_rows_and_its_mend(read: Read) -> None:
    rows = list(SHEET[:2])
    rows[1] = ("acmee", *rows[1][1:])
    assert _told(read, *rows, ("acmee", "D3", "spilled", "", "4")) == [
        (
            "claims.csv line 3, submission",
            "'acmee' is not in the submissions table (2 rows)",
            "write 'acme', or add it to the submissions table",
        )
    ]


def test_a_mistyped_measure_is_mended_by_the_inputs_it_holds(read: Read) -> None:
    rows = [*SHEET[:3], ("acme", "D9", "nearby", "", "50")]
    ((at, fault, fix),) = _told(read, *rows)
    assert (at, fault) == ("claims.csv line 5, measure", "'D9' is not in the framework (1 row)")
    assert "use one of D1" in fix
    ((_, _, fix),) = _told(read, SHEET[2], ("acme", "d5", "nearby", "", "50"))
    assert fix.startswith("write 'D5'")


@pytest.mark.parametrize("word", ["", "somebody else altogether"])
def test_a_word_like_no_other_still_leaves_no_second_fault(read: Read, word: str) -> None:
    ((at, _, fix),) = _told(read, SHEET[0], (word, *SHEET[1][1:]))
    assert at == "claims.csv line 3, submission"
    assert fix == "add it to the submissions table"


def test_a_name_is_as_good_as_an_id(read: Read) -> None:
    ((_, _, fix),) = _told(read, ("Acme Coop", *SHEET[0][1:]), ("Acme Co-op", *SHEET[1][1:]))
    assert fix.startswith("write 'Acme Co-op'")


@pytest.mark.parametrize(("stage", "mend"), [("comitted", "'committed'"), ("soon", "use one of")])
def test_a_mistyped_stage_is_told_once_too(read: Read, stage: str, mend: str) -> None:
    rows = [(*row, "committed") for row in SHEET[:2]]
    rows[1] = (*rows[1][:5], stage)
    ((at, _, fix),) = _told(read, *rows)
    assert at == "claims.csv line 3, stage"
    assert mend in fix


def test_what_another_claim_lacks_is_told_beside_a_mistyped_word(read: Read) -> None:
    rows = [SHEET[0], ("acmee", *SHEET[1][1:]), SHEET[9]]
    assert [at for at, _, _ in _told(read, *rows)] == [
        "claims.csv line 3, submission",
        "claims.csv line 4, measure (D1 hours)",
    ]


def test_a_whole_claim_of_a_stranger_excuses_nobody(read: Read) -> None:
    rows = [("stranger", *row[1:]) for row in SHEET[:2]]
    assert [at for at, _, _ in _told(read, *rows, SHEET[9])] == [
        "claims.csv line 2, submission",
        "claims.csv line 4, measure (D1 hours)",
    ]


def test_a_bad_number_beside_a_mistyped_word_is_another_fault(read: Read) -> None:
    rows = [SHEET[0], ("acmee", "D1", "hours", "", "three")]
    assert {at for at, _, _ in _told(read, *rows)} == {
        "claims.csv line 3, value",
        "claims.csv line 3, submission",
    }


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_there_is_one_fault_a_wrong_word_and_each_row_is_accounted_for(
    read: Read, data: st.DataObject
) -> None:
    rows = [list(row) for row in SHEET]
    slips: dict[tuple[int, str], list[int]] = {}
    for line, row in enumerate(rows, 2):
        for part in (0, 1):
            if data.draw(st.integers(0, 5)) == 0:
                row[part] = data.draw(st.sampled_from(SLIPS[row[part]]))
                slips.setdefault((part, row[part]), []).append(line)
    if not slips:
        assert str(read(*map(tuple, rows)).account) == "rows in 14 = scored 14 + refused 0"
        return
    told = {at: fault for at, fault, _ in _told(read, *map(tuple, rows))}
    assert len(told) == len(slips)
    for (part, word), lines in slips.items():
        fault = told[f"claims.csv line {lines[0]}, {('submission', 'measure')[part]}"]
        assert fault.startswith(repr(word))
        assert f"({len(lines)} row" in fault


@pytest.mark.parametrize("value", ["", "3"])
def test_an_input_under_another_measure_s_code_is_told_once(read: Read, value: str) -> None:
    rows = [SHEET[0], ("acme", "D5", "hours", "", value), *SHEET[2:4]]
    ((at, fault, _),) = _told(read, *rows)
    assert (at, fault) == ("claims.csv line 3 (D5 hours)", "this input is not known")


@pytest.mark.parametrize("row", [1, 3, 5, 6])
def test_a_mistyped_input_is_told_once(read: Read, row: int) -> None:
    rows = [list(one) for one in SHEET]
    rows[row][2] += "s"
    ((at, _, _),) = _told(read, *map(tuple, rows))
    assert at.startswith(f"claims.csv line {row + 2}")


def test_a_wrong_word_in_a_blank_form_leaves_the_rest_of_it_blank(read: Read) -> None:
    blank = [(*row[:4], "") for row in SHEET]
    for place, row in enumerate(blank):
        slip = [*blank[:place], (row[0], f"{row[1]}{row[1]}", *row[2:]), *blank[place + 1 :]]
        ((at, _, _),) = _told(read, *slip)
        assert at == f"claims.csv line {place + 2}, measure"


def test_what_a_claim_lacks_beside_a_stray_that_says_something_is_told(read: Read) -> None:
    rows = [(*row[:4], "") for row in SHEET[:2]]
    slip = ("acme", "D11", *SHEET[0][2:])
    assert [at for at, _, _ in _told(read, slip, rows[1])] == [
        "claims.csv line 2, measure",
        "claims.csv line 3 (D1 hours)",
    ]
