"""Parquet in, Parquet out: the numbers of `score`, each submission once, never half a folder."""

from __future__ import annotations

import itertools
import json
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
import wide_portfolios

import socialvalue as sv
from socialvalue.errors import ArgumentError, ClaimErrors, MissingExtra
from socialvalue.streams import work


def _written(folder: Path, rows: dict[str, Any], *cuts: int) -> list[Path]:
    """The rows as Parquet files, cut at some places."""
    frame, edges = pl.DataFrame(rows, strict=False), [0, *cuts, len(rows["id"])]
    paths = []
    for number, (start, stop) in enumerate(itertools.pairwise(edges)):
        path = folder / f"bids-{number}.parquet"
        frame.slice(start, stop - start).write_parquet(path)
        paths.append(path)
    return paths


def test_a_stream_has_the_results_and_the_total_of_one_chunk(tmp_path: Path) -> None:
    rows = wide_portfolios.rows(500)
    rows["STA.people"][[20, 333]] = -1.0
    rows["STA.passing"][[20, 333]] = 0.5
    whole, done = work(rows, wide_portfolios.framework()), list[int]()
    found = sv.stream(
        _written(tmp_path, rows, 190), wide_portfolios.framework(), out=tmp_path / "out",
        rows_per_block=64, workers=2, progress=done.append,
    )  # fmt: skip
    assert found.digest == whole.partial.digest == found.partial.digest
    assert sum(done) == 500
    assert len(done) == 8
    results = pl.read_parquet(tmp_path / "out" / "part-*.parquet")
    assert results.columns == list(whole.results)
    for name, column in whole.results.items():
        assert results[name].to_list() == column.tolist(), name
    lines = (tmp_path / "out" / "refusals.jsonl").read_text("utf-8").splitlines()
    refused = [json.loads(line) for line in lines]
    assert [(Path(one["path"]).name, one["row"]) for one in refused] == [
        ("bids-0.parquet", 20),
        ("bids-1.parquet", 143),
    ]
    assert refused[1]["faults"][0]["at"] == "STA.people[143]"


def test_the_summary_says_what_made_the_numbers(tmp_path: Path) -> None:
    framework, basis = wide_portfolios.framework(), sv.Basis(price_year=2024)
    paths = _written(tmp_path, wide_portfolios.rows(30))
    found = sv.stream(paths[0], framework, basis, out=tmp_path / "out", rows_per_block=20)
    told = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert told["stamp"] == found.stamp
    assert told["stamp"]["digest"] == framework.digest
    assert told["stamp"]["basis"]["price_year"] == 2024
    assert told["stamp"]["version"] == sv.__version__
    assert (told["rows_in"], told["rows_scored"], told["rows_refused"]) == (30, 30, 0)
    assert sv.Partial.from_dict(told["partial"]).digest == told["digest"] == found.digest
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "part-000000.parquet", "part-000001.parquet", "plan.json", "refusals.jsonl", "summary.json",
    ]  # fmt: skip
    assert not (tmp_path / "out.unfinished").exists()


def test_a_folder_that_is_there_is_never_written_to(tmp_path: Path) -> None:
    paths = _written(tmp_path, wide_portfolios.rows(5))
    (tmp_path / "out").mkdir()
    with pytest.raises(ClaimErrors, match="it exists already"):
        sv.stream(paths, wide_portfolios.framework(), out=tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("words", [True, False])
def test_an_id_that_stands_twice_in_two_blocks_is_told_with_both_places(
    tmp_path: Path, words: bool
) -> None:
    rows = wide_portfolios.rows(200, words=words)
    rows["id"][170] = rows["id"][3]
    paths = _written(tmp_path, rows, 100)
    with pytest.raises(ClaimErrors) as caught:
        sv.stream(paths, wide_portfolios.framework(), out=tmp_path / "out", rows_per_block=40)
    (fault,) = caught.value.faults
    assert fault.at == f"{paths[1]}, row 70"
    assert f"first at {paths[0]}, row 3" in fault.fault
    assert not (tmp_path / "out").exists()


def test_ids_that_look_alike_in_two_blocks_are_refused(tmp_path: Path) -> None:
    rows = wide_portfolios.rows(90)
    rows["id"][80] = "BID-000002"
    with pytest.raises(ClaimErrors, match="by capitals alone"):
        sv.stream(
            _written(tmp_path, rows), wide_portfolios.framework(), out=tmp_path / "out",
            rows_per_block=30,
        )  # fmt: skip


def test_blank_ids_are_refused_and_no_repeat_of_one_another(tmp_path: Path) -> None:
    rows = wide_portfolios.rows(50, words=False)
    ids = [None if place in (3, 44) else place for place in range(50)]
    found = sv.stream(
        _written(tmp_path, rows | {"id": ids}), wide_portfolios.framework(), out=tmp_path / "out",
        rows_per_block=20,
    )  # fmt: skip
    assert (found.partial.submissions, found.partial.refused) == (48, 2)
    results = pl.read_parquet(tmp_path / "out" / "part-*.parquet")
    assert results["id"].to_list() == [one for one in ids if one is not None]


def test_columns_that_do_not_fit_are_told_before_anything_is_begun(tmp_path: Path) -> None:
    rows = wide_portfolios.rows(10)
    (path,) = _written(tmp_path, rows | {"notes": ["a"] * 10})
    with pytest.raises(ClaimErrors, match="no input or size of this name"):
        sv.stream(path, wide_portfolios.framework(), out=tmp_path / "out")
    assert not (tmp_path / "out.unfinished").exists()
    found = sv.stream(path, wide_portfolios.framework(), out=tmp_path / "out", ignore=["notes"])
    assert found.digest == work(rows, wide_portfolios.framework()).partial.digest


def test_files_of_two_layouts_no_files_and_other_files_are_refused(tmp_path: Path) -> None:
    framework, out = wide_portfolios.framework(), tmp_path / "out"
    one, two = _written(tmp_path, wide_portfolios.rows(10), 5)
    pl.read_parquet(two).drop("STB.pounds").write_parquet(two)
    with pytest.raises(ClaimErrors, match="its columns are not those of"):
        sv.stream([one, two], framework, out=out)
    with pytest.raises(ClaimErrors, match="there is no such file"):
        sv.stream(tmp_path / "none.parquet", framework, out=out)
    with pytest.raises(ArgumentError, match="it is named twice"):
        sv.stream([one, one], framework, out=out)
    (tmp_path / "words.parquet").write_text("no table", "utf-8")
    with pytest.raises(ClaimErrors, match="cannot be read as Parquet"):
        sv.stream(tmp_path / "words.parquet", framework, out=out)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ArgumentError, match="there is no Parquet file"):
        sv.stream(tmp_path / "empty", framework, out=out)


def test_a_folder_of_files_is_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    rows = wide_portfolios.rows(60)
    (tmp_path / "in").mkdir()
    _written(tmp_path / "in", rows, 20, 40)
    sv.stream(tmp_path / "in", wide_portfolios.framework(), out=tmp_path / "out")
    assert pl.read_parquet(tmp_path / "out" / "part-*.parquet")["id"].to_list() == rows["id"]


def _stopped(path: Path, out: Path, **options: Any) -> None:
    """A run that is stopped after its second part by whoever watches it."""
    done: list[int] = []

    def watch(rows: int) -> None:
        done.append(rows)
        if len(done) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sv.stream(path, wide_portfolios.framework(), out=out, rows_per_block=10, progress=watch,
                  **options)  # fmt: skip


def test_a_run_that_was_stopped_is_taken_up_and_what_was_done_is_not_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = _written(tmp_path, wide_portfolios.rows(60))
    _stopped(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    pages = list((tmp_path / "out.unfinished" / "journal").glob("*.json"))
    worked: list[int] = []
    from socialvalue.streams import kernel

    plain = kernel.work
    monkeypatch.setattr(
        kernel, "work", lambda *given, **more: worked.append(1) or plain(*given, **more)
    )
    done: list[int] = []
    sv.stream(path, wide_portfolios.framework(), out=tmp_path / "out", rows_per_block=10,
              progress=done.append)  # fmt: skip
    assert sum(done) == 60
    assert len(worked) == 1 + 6 - len(pages) < 6  # the first looks at the columns alone


def _touched(path: Path) -> None:
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))


@pytest.mark.parametrize(
    ("change", "options", "told"),
    [
        (_touched, {}, "bids-0.parquet: it has changed since: written"),
        (lambda path: pl.read_parquet(path).head(50).write_parquet(path), {}, "size, written"),
        (lambda _: None, {"basis": sv.Basis(price_year=2020)}, "basis_digest: it is sha256"),
        (lambda _: None, {"rows_per_block": 20}, "rows_per_block: it is 20 now"),
    ],
)
def test_what_changed_while_a_run_was_stopped_is_named(
    tmp_path: Path, change: Any, options: dict[str, Any], told: str
) -> None:
    (path,) = _written(tmp_path, wide_portfolios.rows(60))
    _stopped(path, tmp_path / "out")
    change(path)
    given = {"rows_per_block": 10, "basis": None} | options
    with pytest.raises(ClaimErrors) as caught:
        sv.stream(path, wide_portfolios.framework(), out=tmp_path / "out", **given)
    assert told in str(caught.value)
    assert "begin anew" in str(caught.value)


def test_a_file_that_changes_on_the_way_ends_the_run(tmp_path: Path) -> None:
    (path,) = _written(tmp_path, wide_portfolios.rows(30))
    with pytest.raises(ClaimErrors, match="it changed on the way"):
        sv.stream(path, wide_portfolios.framework(), out=tmp_path / "out", rows_per_block=10,
                  progress=lambda _: _touched(path))  # fmt: skip
    assert not (tmp_path / "out").exists()


def test_a_part_that_was_spoilt_meanwhile_is_made_again(tmp_path: Path) -> None:
    (path,) = _written(tmp_path, wide_portfolios.rows(60))
    _stopped(path, tmp_path / "out")
    part = tmp_path / "out.unfinished" / "part-000000.parquet"
    part.write_bytes(part.read_bytes()[:-9])
    sv.stream(path, wide_portfolios.framework(), out=tmp_path / "out", rows_per_block=10)
    sv.stream(path, wide_portfolios.framework(), out=tmp_path / "again", rows_per_block=10)
    for file in (tmp_path / "again").iterdir():
        assert (tmp_path / "out" / file.name).read_bytes() == file.read_bytes()


def test_without_the_extra_one_line_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtra) as caught:
        sv.stream(tmp_path / "x.parquet", wide_portfolios.framework(), out=tmp_path / "out")
    assert str(caught.value) == (
        'polars: it is not installed. To mend it: pip install "socialvalue[stream]".'
    )


@pytest.mark.parametrize("option", ["rows_per_block", "workers"])
@pytest.mark.parametrize("given", [0, -1, 2.0, True, "4"])
def test_numbers_of_rows_and_workers_are_whole(tmp_path: Path, option: str, given: Any) -> None:
    with pytest.raises(ArgumentError, match=option):
        sv.stream("x", wide_portfolios.framework(), out=tmp_path / "out", **{option: given})


def test_unlike_blocks_and_workers_give_one_total(tmp_path: Path) -> None:
    (path,) = _written(tmp_path, wide_portfolios.rows(210))
    digests = {
        sv.stream(path, wide_portfolios.framework(), out=tmp_path / f"{rows}-{workers}",
                  rows_per_block=rows, workers=workers).digest
        for rows, workers in ((7, 3), (64, 1), (10**6, 2), (np.int64(50).item(), 2))
    }  # fmt: skip
    assert len(digests) == 1
