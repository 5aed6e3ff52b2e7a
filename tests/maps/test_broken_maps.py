"""Whatever is wrong with a map is told before a row is read: all of it, with its place and mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken_maps import BROKEN, RESIDENTS
from mapped_sheets import CCIN, MAP, SHEET, faults, look, write

import socialvalue as sv


@pytest.mark.parametrize(("old", "new", "place", "mend"), [one[1:] for one in BROKEN],
                         ids=[one[0] for one in BROKEN])  # fmt: skip
def test_a_broken_map_is_told_with_its_place_and_its_mend(
    tmp_path: Path, old: str, new: str, place: str, mend: str
) -> None:
    assert old in MAP
    with pytest.raises(sv.MapError) as caught:
        look(tmp_path, SHEET, MAP.replace(old, new, 1))
    told = caught.value.faults
    assert any(place in one.at and mend in one.fix for one in told), list(map(str, told))
    assert all(one.at.startswith(("bids.map.toml", "bids.csv header")) for one in told)


def test_there_are_forty_broken_maps_at_least() -> None:
    assert len({one[0] for one in BROKEN}) == len(BROKEN) >= 40


def test_all_faults_of_a_map_are_told_at_once(tmp_path: Path) -> None:
    broken = MAP.replace('"Residents"', '"Residnts"').replace("organised =", "organized =")
    broken = broken.replace('"GBP_2025"', '"hour"')
    told = [one.at for one in faults(tmp_path, SHEET, broken)]
    assert told == [
        "bids.map.toml submission.contract_value",
        "bids.map.toml submission.eligible",
        "bids.map.toml claim[0].inputs.organized",
        "bids.map.toml claim[0].inputs",
        "bids.map.toml sheet.ignore",
    ]


def test_a_faulty_sheet_is_not_read_through_a_faulty_map(tmp_path: Path) -> None:
    broken = SHEET.replace("12 people", "a dozen")
    with pytest.raises(sv.MapError):
        look(tmp_path, broken, MAP.replace(f"eligible = {RESIDENTS}", ""))


def test_a_column_may_count_again_where_the_map_says_why(tmp_path: Path) -> None:
    twice = MAP.replace(
        '"Runs something", unit = "person"', '"Helped", unit = "person", again = "x"'
    )
    twice = twice.replace('["Remarks"]', '["Remarks", "Runs something"]')
    assert [one.at for one in faults(tmp_path, SHEET.replace("12 people", "12"), twice)] == []


def test_a_header_that_stands_twice_is_told(tmp_path: Path) -> None:
    told = faults(tmp_path, SHEET.replace("Runs something", "Helped"), MAP)[0]
    assert (told.at, told.fault) == ("bids.csv header", "'Helped' stands 2 times")


def test_merged_titles_above_tell_such_headers_apart(tmp_path: Path) -> None:
    text = "Who,People,,Size\nid,now,then,now\na,5,4,40\n"
    mapped = """
        [sheet]
        header_row = [1, 2]
        ignore = ["People / now", "People / then"]
        [submission]
        id = "Who / id"
        eligible = { header = "Size / now", unit = "person" }
    """
    claims = look(tmp_path, text, mapped).claims()
    assert claims.submissions.columns["eligible"].tolist() == [40]


def test_a_map_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(sv.MapError):
        sv.read(write(tmp_path), CCIN, map=tmp_path / "none.toml")
