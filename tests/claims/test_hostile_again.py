"""What a second hostile reading of the doors got through, and gets no longer."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import socialvalue as sv
from socialvalue import units
from socialvalue.claims.numbers import real, shown
from socialvalue.claims.overlaps import named

CCIN = sv.Framework.load("ccin")
TABLE = [{"id": "a", "contract_value": 1e6, "eligible": 1000}]
CLAIM = {
    "submission": "a",
    "measure": "PA3",
    "attended": 10,
    "contributed": 4,
    "organised": 2,
    "decided": 1,
}


def _told(call: Callable[[], Any]) -> str:
    with pytest.raises(sv.SocialValueError) as caught:
        call()
    return str(caught.value)


def _records(*claims: Any) -> sv.Claims:
    return sv.Claims.from_records(claims, CCIN, TABLE)


def _columns(submission: Any, ids: Any, **more: Any) -> sv.Claims:
    given = {"started": [9.0, 8.0], "living": [7.0, 6.0], "submission": submission, **more}
    table = {"id": ids, "contract_value": [1e6] * len(ids)}
    return sv.Claims.from_columns({"SE1": given}, CCIN, table)


@pytest.mark.parametrize(
    "beside",
    [
        {"stage": "committed"},
        {"stage": " Committed "},
        {"note": ""},
        {"about": " "},
        {"period": None},
        {"kind": None},
        {"claim": ""},
    ],
)
def test_the_same_claim_is_found_whatever_says_nothing_beside_it(beside: dict[str, Any]) -> None:
    for claims in ((CLAIM, {**CLAIM, **beside}), ({**CLAIM, **beside}, CLAIM)):
        assert "stands twice" in _told(partial(_records, *claims))


def test_names_in_another_order_make_no_other_claim() -> None:
    one, other = {**CLAIM, "about": "ward; hall"}, {**CLAIM, "about": "hall ;Ward"}
    assert "stands twice" in _told(lambda: _records(one, other))
    assert len(_records({**CLAIM, "about": "ward"}, {**CLAIM, "about": "hall"})) == 2


@pytest.mark.parametrize(
    "alike",
    [
        "re\u200bserve-2026",
        "re\u00adserve-2026",
        "\ufeffreserve-2026",
        "r\u0435s\u0435rv\u0435-2026",
        "reserve\u20132026",
        "\uff52eserve-2026",
        "other\uff1breserve-2026",
    ],
)
def test_a_name_that_looks_the_same_is_the_same_pounds(alike: str) -> None:
    assert named(alike) & named("reserve-2026")
    first = {"submission": "a", "measure": "EQ2", "locked": 25000, "about": "reserve-2026"}
    first["accounts"] = {"change": [1.0], "count": [3]}
    second = {"submission": "a", "measure": "CV2", "retained": 9000, "about": alike}
    second |= {"shares": 0, "assets": 0, "disinvested": 0}
    table = sv.score(_records(first, second)).overlaps()
    assert list(table["found"]) == ["same name"]


def test_names_that_look_different_stay_two() -> None:
    assert not named("fund 1; fund 10") & named("fund 11; fund")


def test_numbers_that_may_be_ids_or_places_are_refused() -> None:
    given = {"SE1": {"started": [9.0, 8.0], "living": [7.0, 6.0], "submission": [1, 2]}}
    for ids in ([1, 2, 3], np.array([1, 2, 3]), range(1, 4), [1.0, 2.0, 3.0], ["1", "2", "3"]):
        for refuse in ("raise", "refuse"):
            table = {"id": ids, "contract_value": [1e6] * 3}
            told = _told(partial(sv.Claims.from_columns, given, CCIN, table, on_fault=refuse))
            assert "may be ids of the table or places in it" in told
    assert _columns([0, 1], [10, 20, 30]).batches["SE1"].places().tolist() == [0, 1]
    assert _columns(["2", "1"], [1, 2, 3]).batches["SE1"].places().tolist() == [1, 0]
    assert _columns([1, 0], np.arange(3)).batches["SE1"].places().tolist() == [1, 0]


def test_a_table_numbered_in_its_order_can_lose_a_submission() -> None:
    rows = {"started": [9.0, -1.0, 3.0], "living": [7.0, 6.0, 2.0], "submission": [2, 1, 0]}
    given = {"SE1": rows}
    table = {"id": np.arange(3), "contract_value": [1e6] * 3}
    kept = sv.Claims.from_columns(given, CCIN, table, on_fault="refuse")
    assert kept.refusals.ids == ("1",)
    assert kept.batches["SE1"].places().tolist() == [1, 0]
    assert kept.batches["SE1"].columns["living"].tolist() == [7, 2]


def test_what_is_masked_belongs_to_nobody() -> None:
    masked = np.ma.array(["b", "a"], mask=[False, True])
    assert "SE1.submission[1]" in _told(lambda: _columns(masked, ["a", "b"]))
    assert "submissions.id[0]: it is missing" in _told(lambda: _columns(["b", "b"], masked[::-1]))
    about = _columns(["a", "b"], ["a", "b"], about=np.ma.array(["x", "y"], mask=[False, True]))
    assert about.batches["SE1"].about == ("x", "")


@pytest.mark.parametrize("odd", [b"b", True, ("b",), ["b"], object(), np.datetime64("2026")])
def test_what_is_no_word_and_no_number_is_no_id(odd: Any) -> None:
    assert "is not an id" in _told(lambda: _columns(["a", "a"], ["a", odd]))


def test_a_span_of_time_is_no_number() -> None:
    span = np.timedelta64(7, "D")
    assert real(span) is None
    assert "is not a number" in _told(lambda: _records({**CLAIM, "attended": span}))
    for name in ("submission", "measure"):
        _told(partial(_records, {**CLAIM, name: np.timedelta64(7)}))


def test_an_empty_table_of_submissions_asks_for_sizes(tmp_path: Path) -> None:
    given = {"claims": [CLAIM], "submissions": list[Any]()}
    file = tmp_path / "claims.json"
    file.write_text(json.dumps(given), "utf-8")
    for source in (given, file):
        told = _told(partial(sv.read, source, CCIN))
        assert "eligible: it is not known" in told


@pytest.mark.parametrize("unit", ["9⁹⁹⁹⁹⁹⁹⁹⁹⁹", "person⁹⁹⁹", "9²³", "９**９９９９"])
def test_raised_digits_keep_nobody_busy(unit: str, tmp_path: Path) -> None:
    assert not units.plausible(unit)
    sheet = tmp_path / "SE1.csv"
    sheet.write_text(f"submission,started [{unit}],living\na,9,7\n", "utf-8")
    assert "this is not a unit we know" in _told(lambda: sv.read(sheet, CCIN))
    assert units.plausible("m²")


@pytest.mark.parametrize(
    "cell",
    [
        *("07700 900123", "07700900123", "+44 7700 900123", "(01632) 960001"),
        *("SW1A1AA", "sw1a 1aa", "QQ123456C", "QQ 12 34 56 C", "Doe,Jane", "Doe;Jane"),
    ],
)
def test_a_short_cell_that_may_be_personal_is_only_counted(cell: str) -> None:
    assert shown(cell) == f"a text of {len(cell)} signs"
    for name in ("stage", "attended", "submission", "measure", "period"):
        assert cell not in _told(partial(_records, {**CLAIM, name: cell}))


@pytest.mark.parametrize(
    "cell", ["£1,234.50", "0.000000001", "1,234,567,890", "0,123", "E9", "2026-27", "-0.5", "1e400"]
)
def test_a_figure_is_still_quoted(cell: str) -> None:
    assert shown(cell) == repr(cell)


def test_what_stands_where_a_claim_should_is_not_repeated(tmp_path: Path) -> None:
    person = "Zebedee Hargreaves, 3 Elm Row"
    assert "Zebedee" not in _told(lambda: _records(person))
    assert "Zebedee" not in _told(lambda: _records({**CLAIM, "submission": person}))
    file = tmp_path / "claims.json"
    twice = f'[{{"submission": "a", "measure": "PA3", "{person}": 1, "{person}": 2}}]'
    file.write_text(twice, "utf-8")
    assert "Zebedee" not in _told(lambda: sv.read(file, CCIN))


def test_a_map_with_a_number_of_thousands_of_digits_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "long.map.toml"
    file.write_text(f"[sheet]\nheader_row = {'9' * 5000}\n", "utf-8")
    assert "too long to be one" in _told(lambda: sv.ColumnMap.load(file))


@pytest.mark.parametrize("who", ["TOTALS:", "Total (3 bids)", "* Total *", "Average", "Overall"])
def test_a_row_that_adds_up_others_bids_for_nothing(who: str, tmp_path: Path) -> None:
    sheet, plan = tmp_path / "bids.csv", tmp_path / "bids.map.toml"
    sheet.write_text(f"Ref,Saved\na,5\n{who},5\n", "utf-8")
    plan.write_text(
        '[sheet]\nheader_row = 1\n[submission]\nid = "Ref"\n'
        'contract_value = { value = 9, unit = "GBP_2025" }\n'
        '[[claim]]\nmeasure = "WB8"\n[claim.inputs]\nyear = { value = "2026" }\n'
        'tonnes = { header = "Saved", unit = "tCO2e" }\n',
        "utf-8",
    )
    assert "looks like a total" in _told(lambda: sv.read(sheet, CCIN, map=plan))


def test_codes_of_a_table_are_not_told_apart_by_capitals() -> None:
    head = "code,name,description,theme,outcome,outcome_name,unit,direction,floor,target,per"
    row = (
        "{},Plots,Plots shared in the year.,G,G-plots,People share,count,benefit,0,2,eligible,none"
    )
    text = "\n".join((f"{head},unpriced_reason", row.format("GA1"), row.format("ga1")))
    told = _told(lambda: sv.load_measures(text, name="plots.csv"))
    assert "ga1 differs from GA1 at plots.csv line 2 by capitals alone" in told


def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "SE1.csv")
    for source in (tmp_path / "SE1.csv", tmp_path):
        assert "SE1.csv: it is no file" in _told(partial(sv.read, source, CCIN))


@pytest.mark.parametrize("alike", ["forty\u200b people", "f\u043erty people", "forty\u2007people"])
def test_a_shared_label_that_looks_the_same_is_the_same_people(alike: str) -> None:
    table = [*TABLE, {**TABLE[0], "id": "b"}]
    claims = [{**CLAIM, "shared": "forty people"}, {**CLAIM, "submission": "b", "shared": alike}]
    assert "more than all of it" in _told(partial(sv.Claims.from_records, claims, CCIN, table))


@pytest.mark.parametrize("kind", ["excludes", "leads_to"])
def test_a_relation_that_is_not_looked_for_hides_no_same_name(kind: str) -> None:
    framework = sv.Framework.from_toml(f"""
code = "x"
name = "X"
edition = "1"
[caps]
reason = "none"
[[relation]]
kind = "{kind}"
of = ["EQ2", "CV2"]
on = "pound"
reason = "a trial"
[[theme]]
code = "CV"
name = "Conviviality"
weight = 100
[[theme.outcome]]
code = "CV-a"
name = "Money stays"
weight = 100
measure = [
    {{ code = "CV2", weight = 60, shadow = "none", shadow_reason = "a trial" }},
    {{ code = "EQ2", weight = 40, shadow = "none", shadow_reason = "a trial" }},
]
""")
    first = {"submission": "a", "measure": "EQ2", "locked": 5, "about": "reserve"}
    first["accounts"] = {"change": [1.0], "count": [3]}
    second = {"submission": "a", "measure": "CV2", "retained": 5, "about": "reserve"}
    second |= {"shares": 0, "assets": 0, "disinvested": 0}
    card = sv.score(sv.Claims.from_records([first, second], framework, TABLE))
    assert list(card.overlaps()["found"]) == ["same name"]
