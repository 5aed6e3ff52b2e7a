"""The kernel: a chunk is scored as `score` does it, whosever columns; faults refuse whole."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest
import wide_portfolios

import socialvalue as sv
from socialvalue.errors import ArgumentError, ClaimErrors
from socialvalue.streams import kernel, refusing, work


def _claims(rows: dict[str, Any]) -> sv.Claims:
    """The same claims by the ordinary door: records."""
    records = []
    for place, who in enumerate(rows["id"]):
        for code, names in (("STA", ("people", "passing")), ("STB", ("pounds",)),
                            ("STC", ("people",)), ("STD", ("way", "hours"))):  # fmt: skip
            given = {name: rows[f"{code}.{name}"][place] for name in names}
            if all(one is None or one != one for one in given.values()):  # noqa: PLR0124 (NaN)
                continue
            records.append({"submission": who, "measure": code, **given})
    table = [
        {"id": who, "contract_value": float(size)}
        for who, size in zip(rows["id"], rows["contract_value"], strict=True)
    ]
    return sv.Claims.from_records(records, wide_portfolios.framework(), table)


def test_a_chunk_has_the_scores_and_pounds_of_its_scorecard() -> None:
    rows = wide_portfolios.rows(120)
    card = sv.score(_claims(rows))
    found = work(rows, wide_portfolios.framework())
    assert found.results["id"].tolist() == rows["id"]
    for what in ("score", "benefit", "harm", "headroom", "coverage"):
        assert np.array_equal(found.results[f"overall.{what}"], getattr(card, what)())
    worth = card.worth()
    welfare = worth["benefit"][worth["ledger"] == "welfare"]
    assert np.array_equal(found.results["worth.welfare.benefit"], welfare)
    assert found.partial == sv.Partial.of(card)


def _frames(rows: dict[str, Any]) -> dict[str, Any]:
    frame = pl.DataFrame(rows, strict=False)
    found = {"polars": frame, "mapping": rows}
    blank = frame.with_columns(pl.col("STA.people", "STA.passing", "STB.pounds").fill_nan(None))
    found["polars with nulls"] = blank
    if pandas := _module("pandas"):
        found["pandas"] = pandas.DataFrame(rows)
    if _module("pyarrow"):
        found["arrow"] = frame.to_arrow()
        found["arrow with nulls"] = blank.to_arrow()
        found["arrow batch"] = blank.to_arrow().combine_chunks().to_batches()[0]
    return found


def _module(name: str) -> Any:
    try:
        return __import__(name)
    except ImportError:
        return None


def test_whoever_moves_the_columns_the_numbers_are_the_same() -> None:
    rows = wide_portfolios.rows(80)
    digests = {
        name: work(frame, wide_portfolios.framework()).partial.digest
        for name, frame in _frames(rows).items()
    }
    assert len(digests) >= 3
    assert len(set(digests.values())) == 1, digests


def _spoilt() -> dict[str, Any]:
    rows = wide_portfolios.rows(60)
    rows["STA.people"][7] = -1.0
    rows["STA.passing"][7] = 0.5
    rows["STA.passing"][11] = 40.0
    rows["STA.people"][11] = 3.0
    rows["contract_value"][13] = np.nan
    rows["STD.way"][17] = "twice"
    rows["STD.hours"][17] = [1.0]
    rows["STD.hours"][19] = None
    rows["STD.way"][19] = "half"
    rows["id"][23] = None
    rows["STA.people"][29] = np.nan
    rows["STA.passing"][29] = 0.5
    return rows


SPOILT = [7, 11, 13, 17, 19, 23, 29]


def test_who_has_a_fault_is_left_out_whole_and_told_with_its_row() -> None:
    rows = _spoilt()
    found = work(rows, wide_portfolios.framework(), first=1000)
    assert [one.row - 1000 for one in found.refused] == SPOILT
    assert [one.submission for one in found.refused] == [rows["id"][row] for row in SPOILT]
    first = found.refused[0].faults[0]
    assert (first.at, first.fault) == ("STA.people[1007]", "-1 is out of bounds")
    assert found.refused[5].faults[0].fault == "it is missing"
    assert found.partial.rows_in == 60 == found.partial.submissions + found.partial.refused
    assert found.partial.refused == len(SPOILT)


def test_those_who_are_left_score_as_if_nobody_else_had_come() -> None:
    rows = _spoilt()
    kept = np.setdiff1d(np.arange(60), SPOILT)
    alone = work(wide_portfolios.some(rows, kept), wide_portfolios.framework())
    found = work(rows, wide_portfolios.framework())
    for name, column in found.results.items():
        assert np.array_equal(column, alone.results[name]), name
    assert found.partial == alone.partial.refusing(len(SPOILT))


def test_faults_that_name_no_row_are_found_by_halving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusing, "_rows", lambda at: [])
    monkeypatch.setattr(refusing, "_suspects", lambda chunk, framework: np.zeros(0, np.int64))
    found = work(_spoilt(), wide_portfolios.framework())
    assert [one.row for one in found.refused] == SPOILT


def test_a_chunk_of_nothing_but_faults_scores_nobody() -> None:
    rows = wide_portfolios.rows(5)
    rows["contract_value"][:] = -1.0
    found = work(rows, wide_portfolios.framework())
    assert (found.partial.submissions, found.partial.refused) == (0, 5)
    assert found.results["overall.score"].shape == (0,)


def test_a_chunk_of_no_rows_is_the_total_of_nobody() -> None:
    none = wide_portfolios.some(wide_portfolios.rows(3), np.zeros(0, dtype=np.int64))
    framework = wide_portfolios.framework()
    assert work(none, framework).partial == kernel.nothing(framework)
    assert kernel.columns_of(framework) == list(work(none, framework).results)[1:]


@pytest.mark.parametrize(
    ("change", "at", "told"),
    [
        ({"notes": ["a"] * 4}, "notes", "no input or size of this name"),
        ({"ZZ9.people": np.ones(4)}, "ZZ9.people", "no input or size of this name"),
        ({"STA.age": np.ones(4)}, "STA.age", "no such input"),
        ({"STA.passing": None}, "STA.passing", "this column is missing"),
        ({"id": None}, "id", "this column is missing"),
        ({"STB.pounds": np.array(["1", "2", "3", "4"])}, "STB.pounds", "not numbers"),
        ({"STB.pounds": [[1.0]] * 4}, "STB.pounds", "it holds lists"),
        ({"STD.hours": np.ones(4)}, "STD.hours", "it holds no lists"),
        ({"contract_value": np.ones(4, dtype=bool)}, "contract_value", "not numbers"),
        ({"STA.shared": ["a"] * 4}, "STA.shared", "the whole table alone"),
    ],
)
def test_columns_that_do_not_fit_are_nobodys_fault_and_raised(
    change: dict[str, Any], at: str, told: str
) -> None:
    rows = wide_portfolios.rows(4) | change
    columns = {name: column for name, column in rows.items() if column is not None}
    with pytest.raises(ClaimErrors) as caught:
        work(columns, wide_portfolios.framework())
    assert [(fault.at.strip("'"), told in fault.fault) for fault in caught.value.faults] == [
        (at, True)
    ]


def test_columns_of_two_lengths_and_what_is_no_table_are_refused() -> None:
    rows = wide_portfolios.rows(4)
    with pytest.raises(ArgumentError, match=r"STB\.pounds: it has 3 rows, and id has 4"):
        work(rows | {"STB.pounds": np.ones(3)}, wide_portfolios.framework())
    with pytest.raises(ArgumentError, match="these are not columns"):
        work([1, 2], wide_portfolios.framework())


def test_a_measure_that_no_column_claims_is_not_assessed() -> None:
    rows = {name: one for name, one in wide_portfolios.rows(9).items() if "STD" not in name}
    found = work(rows, wide_portfolios.framework())
    assert found.partial.statuses["STD", "not assessed"] == 9


def test_stages_and_own_shares_are_columns_beside_the_inputs() -> None:
    rows = wide_portfolios.rows(6)
    plain = work(rows, wide_portfolios.framework())
    stated = rows | {"STA.stage": ["committed", None, "", None, "committed", None],
                     "STA.deadweight": np.full(6, 0.2)}  # fmt: skip
    assert work(stated, wide_portfolios.framework()).partial == plain.partial
    later = rows | {"STA.stage": ["delivered"] * 6}
    assert work(later, wide_portfolios.framework()).partial.statuses["STA", "assessed"] == 0


def test_what_goes_in_is_not_written_to() -> None:
    rows = wide_portfolios.rows(30)
    before = {name: np.array(one, dtype=object) for name, one in rows.items()}
    for column in rows.values():
        if isinstance(column, np.ndarray):
            column.flags.writeable = False
    work(rows, wide_portfolios.framework())
    for name, column in before.items():
        assert repr(np.array(rows[name], dtype=object).tolist()) == repr(column.tolist())
