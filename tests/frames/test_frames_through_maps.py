"""Column maps and stories take frames as the door of claims does, and tell faults by row."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import held
import pytest

import socialvalue as sv
from socialvalue import frames
from socialvalue.errors import MissingExtra

FRAMEWORK = held.FRAMEWORK
TOML = """
[sheet]
rows = "submission"

[submission]
id = "Bidder"
eligible = { header = "Residents", unit = "person" }

[[claim]]
measure = "PA3"
note = { header = "Note" }
[claim.inputs]
attended = { header = "Came", unit = "person" }
contributed = { header = "Spoke", unit = "person" }
organised = { value = 3, unit = "person" }
decided = { header = "Decided", unit = "person" }
"""
MAP = sv.ColumnMap.from_toml(TOML, "bids.toml")
SHEET = """Bidder,Residents,Came,Spoke,Decided,Note
acme,1000,200.5,80,10,"the first, as it stands"
blue,500,30,20,5,second
"""
STORY = {
    "id": "s1", "submission": "acme", "measure": "PA3", "kind": "story", "words": "We ran it",
    "who": "users of the park", "chosen_by": "", "consent": "yes", "date": "2026-04-01",
}  # fmt: skip


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "bids.csv"
    file.write_text(SHEET, "utf-8")
    return file


def told(claims: sv.Claims) -> dict[str, Any]:
    found = sv.score(claims, FRAMEWORK, held.BASIS).as_dict()
    found["stamp"].pop("read_as", None)
    return found


def faults(call: Callable[[], Any], error: type[Exception] = sv.ClaimErrors) -> list[str]:
    with pytest.raises(error) as caught:
        call()
    return [one.at for one in caught.value.faults]


@pytest.mark.parametrize("read", held.READ)
def test_a_frame_through_a_map_scores_as_its_sheet_does(
    read: Callable[[Path], Any], sheet: Path
) -> None:
    claims = sv.read(read(sheet), FRAMEWORK, map=MAP)
    assert told(claims) == told(sv.read(sheet, FRAMEWORK, map=MAP))
    assert told(MAP.read(read(sheet), FRAMEWORK)) == told(claims)
    assert claims.batches["PA3"].columns["attended"].tolist() == [200.5, 30]
    account = claims.account
    assert account.rows_in == account.rows_scored + account.rows_refused == 2


@pytest.mark.parametrize("read", held.READ)
def test_a_frame_through_a_map_tells_row_and_column(
    read: Callable[[Path], Any], sheet: Path
) -> None:
    sheet.write_text(SHEET.replace("blue,500,30", "blue,500,many"), "utf-8")
    [at] = faults(lambda: sv.read(read(sheet), FRAMEWORK, map=MAP))
    assert at == "the frame row 1, 'Came'"
    claims = sv.read(read(sheet), FRAMEWORK, map=MAP, on_fault="refuse")
    assert claims.refusals.ids == ("blue",)
    assert claims.refusals.rows["blue"] == ("the frame row 1",)


@pytest.mark.parametrize("read", held.READ)
def test_a_frame_without_a_column_of_the_map_is_a_fault_of_the_map(
    read: Callable[[Path], Any], sheet: Path
) -> None:
    sheet.write_text(SHEET.replace("Spoke", "Talked"), "utf-8")
    with pytest.raises(sv.MapError, match=r"'Spoke'.*'Talked'"):
        sv.read(read(sheet), FRAMEWORK, map=MAP)


@held.needs("narwhals", "polars")
def test_claims_through_a_map_go_out_in_the_library_they_came_in(sheet: Path) -> None:
    import polars as pl

    card = sv.score(sv.read(pl.read_csv(sheet), FRAMEWORK, map=MAP), FRAMEWORK, held.BASIS)
    assert isinstance(card.frame("overall"), pl.DataFrame)


@held.needs("narwhals", "polars")
def test_numbers_of_a_frame_are_numbers_however_the_map_spells_texts(sheet: Path) -> None:
    import polars as pl

    given = sv.ColumnMap.from_toml(
        TOML.replace('rows = "submission"', 'rows = "submission"\nnumbers = "1.234,5"'), "bids.toml"
    )
    frame = pl.read_csv(sheet).with_columns(
        Came=pl.Series([1.234, None]),
        Spoke=pl.Series(["1.234", "5,5"]),
        Decided=pl.lit(Decimal(2)),
        Residents=pl.lit(5000),
    )
    frame = frame.filter(pl.col("Bidder") == "acme")
    column = sv.read(frame, FRAMEWORK, map=given).batches["PA3"].columns
    assert [column[name].tolist() for name in ("attended", "contributed", "decided")] == [
        [1.234], [1234.0], [2.0],
    ]  # fmt: skip


@held.needs("narwhals", "pandas")
def test_what_pandas_holds_as_missing_is_a_blank_of_its_row(sheet: Path) -> None:
    import pandas as pd

    frame = pd.read_csv(sheet)
    frame.loc[1, "Came"] = float("nan")
    [at] = faults(lambda: sv.read(frame, FRAMEWORK, map=MAP))
    assert at.startswith("the frame row 1, 'Came'")


@held.needs("narwhals", "polars")
@pytest.mark.parametrize("columns", [0, 20_000])
def test_a_frame_of_no_columns_or_too_many_is_a_fault(columns: int) -> None:
    import polars as pl

    frame = pl.DataFrame({f"c{at}": [1] for at in range(columns)})
    assert faults(lambda: sv.read(frame, FRAMEWORK, map=MAP)) == ["the frame"]


def test_records_have_names_of_their_own_and_go_through_no_map() -> None:
    with pytest.raises(sv.UnknownName, match="give the path of a sheet or a frame"):
        sv.read([{"submission": "acme"}], FRAMEWORK, map=MAP)


@pytest.mark.parametrize("read", held.READ)
def test_stories_come_in_a_frame(read: Callable[[Path], Any], sheet: Path, tmp_path: Path) -> None:
    file = tmp_path / "told.csv"
    file.write_text(f"{','.join(STORY)}\n{','.join(STORY.values())}\n", "utf-8")
    plain = sv.read(sheet, FRAMEWORK, map=MAP, stories=file)
    framed = sv.read(sheet, FRAMEWORK, map=MAP, stories=read(file))
    assert framed.stories == plain.stories
    assert len(framed.stories) == 1
    beside = sv.read(sheet, FRAMEWORK, map=MAP).telling(read(file))
    assert beside.stories == plain.stories


@pytest.mark.parametrize("read", held.READ)
def test_a_story_in_a_frame_that_is_refused_tells_row_and_column(
    read: Callable[[Path], Any], sheet: Path, tmp_path: Path
) -> None:
    rows = [STORY, STORY | {"id": "s2", "consent": "no"}, STORY | {"id": "s3", "submission": "x"}]
    file = tmp_path / "told.csv"
    lines = [",".join(STORY), *(",".join(row.values()) for row in rows)]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    found = faults(lambda: sv.read(sheet, FRAMEWORK, map=MAP, stories=read(file)))
    assert found == [
        "the frame of stories row 1, consent",
        "the frame of stories row 2, submission",
    ]


@held.needs("narwhals", "polars")
@pytest.mark.parametrize(("agreed", "stories"), [(True, 1), (False, 0), (None, 0)])
def test_consent_may_be_true_and_nothing_else_is_consent(
    agreed: bool | None, stories: int, sheet: Path
) -> None:
    from datetime import date

    import polars as pl

    given = pl.DataFrame([STORY | {"consent": agreed, "date": date(2026, 4, 1)}])
    claims = sv.read(sheet, FRAMEWORK, map=MAP, on_fault="refuse", stories=given)
    assert len(claims.stories) == stories
    assert [one.at for one in claims.stories.refused] == (
        [] if stories else ["the frame of stories row 0, consent"]
    )


@held.needs("narwhals", "polars")
def test_a_frame_that_is_no_table_of_stories_says_which_columns_it_lacks(sheet: Path) -> None:
    import polars as pl

    with pytest.raises(sv.ClaimErrors, match="the frame of stories header: it has no column words"):
        sv.read(sheet, FRAMEWORK, map=MAP, stories=pl.DataFrame([STORY]).drop("words"))


@held.needs("narwhals", "duckdb")
def test_a_relation_of_duckdb_asks_for_what_is_missing_in_one_line(
    monkeypatch: pytest.MonkeyPatch, sheet: Path
) -> None:
    import duckdb

    relation = duckdb.read_csv(str(sheet))
    for name in ("pyarrow", "polars"):
        monkeypatch.setitem(sys.modules, name, None)
    for given in ({"map": MAP}, {}):
        with pytest.raises(MissingExtra) as caught:
            sv.read(relation, FRAMEWORK, **given)
        (fault,) = caught.value.faults
        assert str(caught.value).count("\n") == 0
        assert (fault.at, fault.fix) == ("pyarrow", "pip install pyarrow (or polars)")


@held.needs("narwhals", "polars")
@pytest.mark.parametrize("where", ["collect", "stream"])
def test_what_a_librarys_frame_asks_for_in_vain_is_named(
    monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    import narwhals.stable.v1 as nw
    import polars as pl

    def fails(*_: Any, **__: Any) -> Any:
        raise ModuleNotFoundError("no module", name="pyarrow.lib")

    if where == "collect":
        monkeypatch.setattr(nw.LazyFrame, "collect", fails)
        given: Any = pl.LazyFrame({"a": [1]})
    else:
        given = held.Stream(None)
        monkeypatch.setattr(held.Stream, "__arrow_c_stream__", fails)
    with pytest.raises(MissingExtra, match=r"^pyarrow: it is not installed\. .*install pyarrow"):
        frames.lines("the frame", given)


@held.needs("narwhals", "polars")
def test_a_frame_holds_what_json_holds(tmp_path: Path) -> None:
    """The same records through the same map, in a file of JSON and in a frame: one reading."""
    import polars as pl

    records = pl.read_csv(SHEET.encode()).to_dicts()
    file = tmp_path / "bids.json"
    file.write_text(json.dumps(records), "utf-8")
    claims = [sv.read(one, FRAMEWORK, map=MAP) for one in (file, pl.DataFrame(records))]
    assert told(claims[0]) == told(claims[1])
