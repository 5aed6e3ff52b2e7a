"""What people answered is read whole or refused whole, and no answer is ever repeated."""

from pathlib import Path

import pytest
from hall import CODES, FRAMEWORK, HEAD, WIDE, ballot

import socialvalue as sv


def read(folder: Path, text: str, node: str = "overall") -> tuple[sv.Ballot, ...]:
    file = folder / "hall.csv"
    file.write_text(text, "utf-8")
    return sv.read_ballots(file, FRAMEWORK, node)


def refused(folder: Path, text: str) -> list[str]:
    with pytest.raises(sv.BallotErrors) as error:
        read(folder, text)
    return [str(fault) for fault in error.value.faults]


def test_a_row_a_person_is_a_ballot_a_person(tmp_path: Path) -> None:
    found = read(tmp_path, WIDE)
    assert [one.id for one in found] == ["r01", "r02", "r03", "r04", "m01", "m02", "m03"]
    assert found[0] == ballot("r01", (10, 20, 40, 10, 20))


def test_records_say_the_same_as_a_file(tmp_path: Path) -> None:
    row = {"person": "r01", "group": "residents", "method": "budget", **dict.fromkeys(CODES, 20)}
    text = f"{HEAD},{','.join(CODES)}\nr01,residents,budget,20,20,20,20,20\n"
    assert sv.read_ballots([row], FRAMEWORK) == read(tmp_path, text)


def test_a_row_an_answer_takes_pairs_and_thirds(tmp_path: Path) -> None:
    rows = "EQ,PA,3\np1,panel,pairwise,PA,CV,1/3\np1,panel,pairwise,CV,SE,1\n"
    text = f"{HEAD},what,than,answer\np1,panel,pairwise,{rows}p1,panel,pairwise,SE,WB,2\n"
    found = read(tmp_path, text)
    assert len(found) == 1
    assert found[0].answers["PA", "CV"] == pytest.approx(1 / 3)


def test_outcomes_of_a_theme_can_be_weighed(tmp_path: Path) -> None:
    text = f"{HEAD},EQ-surplus,EQ-wealth\nr01,residents,budget,70,30\n"
    found = sv.weights(read(tmp_path, text, "EQ"), FRAMEWORK, "EQ")
    assert found.people[0].weights == (0.7, 0.3)


def test_every_fault_is_told_at_once_and_no_answer_is_repeated(tmp_path: Path) -> None:
    text = (
        f"{HEAD},{','.join(CODES)}\n"
        "Maria Ruiz,residents,budget,10,20,40,10,20\n"
        "r02,residents,budget,10,,40,10,forty\n"
        "r03,,budget,-7,20,40,10,20\n"
        "r04,residents,guessing,10,20,40,10,20\n"
        "r05,residents,ranking,1,2,3,4,0\n"
        "r05,residents,budget,0,0,0,0,0\n"
    )
    told = "\n".join(refused(tmp_path, text))
    for word in (
        "hall.csv line 2: its key may be a name",
        "hall.csv line 3, PA: it was not answered",
        "a blank is not a zero",
        "hall.csv line 3, WB: it is no number",
        "hall.csv line 4: it has no group",
        "hall.csv line 4, EQ: it is no number of 0 or more",
        "hall.csv line 5: its method is not known",
        "hall.csv line 6, WB: it is no place in an order",
        "hall.csv line 7: nothing was given to anything",
        "hall.csv line 7: its key stands twice",
    ):
        assert word in told
    for secret in ("Maria", "Ruiz", "forty", "-7", "guessing"):
        assert secret not in told


def test_a_column_of_names_is_refused_once_and_not_repeated(tmp_path: Path) -> None:
    text = f"Maria,{HEAD},{','.join(CODES)}\nx,r01,a,budget,1,1,1,1,1\nx,r02,a,budget,1,1,1,1,1\n"
    told = refused(tmp_path, text)
    assert len(told) == 1
    assert "its column 1 is not known" in told[0]
    assert "Maria" not in told[0]


def test_a_missing_column_is_one_fault(tmp_path: Path) -> None:
    told = refused(tmp_path, f"person,method,{','.join(CODES)}\nr01,budget,1,1,1,1,1\n")
    assert told[0].startswith("hall.csv line 2: there is no column group")
    assert len(told) == 1


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("p1,a,pairwise,EQ,PA,3\n", "nothing links CV, SE, WB to EQ"),
        ("p1,a,pairwise,EQ,EQ,3\n", "an answer is no comparison"),
        ("p1,a,pairwise,EQ,PA,0\n", "it is no number above 0"),
        ("p1,a,pairwise,EQ,PA,3\np1,a,pairwise,PA,EQ,2\n", "this pair was answered twice"),
        ("p1,a,pairwise,EQ,PA,3\np1,b,pairwise,PA,EQ,2\n", "its group or method is not that of"),
        ("p1,a,best-worst,EQ,PA,3\n", "do not name one best and one worst"),
        ("p1,a,budget,EQ,PA,3\n", "budget compares no pairs"),
        ("p1,a,budget,EQ,,3\np1,a,budget,EQ,,4\n", "this was answered before"),
    ],
)
def test_a_comparison_that_is_none_is_refused(tmp_path: Path, rows: str, words: str) -> None:
    assert words in "\n".join(refused(tmp_path, f"{HEAD},what,than,answer\n{rows}"))


def test_pairs_have_no_room_in_one_row(tmp_path: Path) -> None:
    text = f"{HEAD},{','.join(CODES)}\nr01,a,pairwise,1,1,1,1,1\n"
    assert "has no room in one row" in refused(tmp_path, text)[0]


def test_ballots_made_in_python_are_checked_by_the_same_rules() -> None:
    with pytest.raises(sv.BallotErrors, match="its key stands twice"):
        sv.weights([ballot("r01", (1, 1, 1, 1, 1))] * 2, FRAMEWORK)
    with pytest.raises(sv.BallotErrors, match="there are none"):
        sv.weights([], FRAMEWORK)
    with pytest.raises(sv.ArgumentError):
        sv.weights([1], FRAMEWORK)
    with pytest.raises(sv.UnknownName, match="no such node"):
        sv.weights([ballot("r01", (1, 1, 1, 1, 1))], FRAMEWORK, "XX")
