"""An entry that counts nobody is an answer: looked for, and none found; in every door."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import socialvalue as sv

HEAD = "submission,measure,claim,input,item,value,evidence"
TABLE = [{"id": "acme", "eligible": 200}]
EXAMPLE = Path(__file__).parents[2] / "examples" / "parks"


def _records(*groups: Any) -> list[dict[str, Any]]:
    return [{"submission": "acme", "measure": "PA9", "claim": str(i), **one}
            for i, one in enumerate(groups)]  # fmt: skip


def _counted(claims: sv.Claims) -> tuple[float, str]:
    table = sv.score(claims).measures()
    place = table["measure"].tolist().index("PA9")
    return float(table["attributable"][place]), str(table["status"][place])


@pytest.mark.parametrize(
    "affected",
    [
        {"count": [0]},
        {"count": [0], "right": [None]},
        {"count": [0, 0.0], "right": ["", None]},
        [{"count": 0}],
        [{"item": "nobody", "count": 0}],
        {"count": [0], "right": ["none"]},
    ],
)
def test_a_record_that_counts_nobody_is_an_explicit_zero(take: Any, affected: Any) -> None:
    assert _counted(take(_records({"affected": affected}), TABLE)) == (0, "assessed")


def test_an_entry_of_nobody_beside_others_changes_nothing(take: Any) -> None:
    some = {"right": ["none", "vote"], "count": [3, 4]}
    more = {"right": ["none", None, "vote"], "count": [3, 0, 4]}
    alone, beside = (_counted(take(_records({"affected": one}), TABLE)) for one in (some, more))
    assert alone == beside == (3, "assessed")


@pytest.mark.parametrize(
    ("affected", "at"),
    [
        ({"count": [1]}, "affected"),
        ({"count": [1, 0], "right": [None, None]}, "affected[0].right"),
        ({"count": [0, 0], "right": [None]}, "affected.count"),
        ({"count": [0, 0], "right": ["veto", None]}, "affected[0].right"),
        ([{"count": -1}], "affected[0].right"),
    ],
)
def test_whoever_is_counted_needs_all_the_rest(refused: Any, affected: Any, at: str) -> None:
    places = [one["at"] for one in refused(_records({"affected": affected}), TABLE)]
    assert f"claims[0].{at}" in places


def test_what_is_given_beside_a_count_of_nobody_is_checked(refused: Any) -> None:
    rights = {"weight": [None], "right": ["veto"], "turnout": [None], "count": [0]}
    record = {"submission": "acme", "measure": "PA1", "people": 0, "rights": rights}
    assert [one["at"] for one in refused([record], TABLE)] == ["claims[0].rights[0].right"]


@pytest.mark.parametrize("item", ["", "nobody"])
def test_one_row_of_a_sheet_says_that_nobody_is_there(
    tmp_path: Path, framework: sv.Framework, item: str
) -> None:
    row = f"acme,PA9,,affected.count,{item},0,E2"
    assert _counted(_sheet(tmp_path, framework, HEAD, row)) == (0, "assessed")


def test_a_wide_sheet_says_that_nobody_is_there(tmp_path: Path, framework: sv.Framework) -> None:
    head = "submission,measure,affected.right,affected.count"
    assert _counted(_sheet(tmp_path, framework, head, "acme,PA9,,0")) == (0, "assessed")
    other = _sheet(tmp_path, framework, head, "acme,PA9,none;;vote,3;0;4")
    assert _counted(other) == (3, "assessed")


def _sheet(folder: Path, framework: sv.Framework, *lines: str) -> sv.Claims:
    (folder / "claims.csv").write_text("\n".join(lines) + "\n")
    (folder / "submissions.csv").write_text("id,eligible\nacme,200\n")
    return sv.read(folder, framework)


def test_columns_say_that_nobody_is_there(framework: sv.Framework) -> None:
    table = {"id": ["a", "b"], "eligible": np.full(2, 200.0)}
    none = {"count": np.zeros(2), "offsets": np.array([0, 1, 2])}
    read = sv.Claims.from_columns({"PA9": {"affected": none}}, framework, table)
    assert read.batches["PA9"].columns["affected"].offsets.tolist() == [0, 0, 0]
    assert _counted(read) == (0, "assessed")
    some = {**none, "count": np.array([0.0, 2.0]), "right": ["", "none"]}
    read = sv.Claims.from_columns({"PA9": {"affected": some}}, framework, table)
    assert read.batches["PA9"].columns["affected"].offsets.tolist() == [0, 0, 1]
    bad = {**some, "right": ["none", ""]}
    with pytest.raises(sv.ClaimErrors, match=r"right\[1\]: it is blank"):
        sv.Claims.from_columns({"PA9": {"affected": bad}}, framework, table)


def test_the_rows_that_the_example_shows_are_read(tmp_path: Path, framework: sv.Framework) -> None:
    page = (EXAMPLE / "README.md").read_text("utf-8")
    rows = page.partition("```csv\n")[2].partition("```")[0]
    (tmp_path / "claims.csv").write_text(rows, encoding="utf-8")
    table = "id,contract_value [GBP_2025],eligible\ncanteen,5000,200\n"
    (tmp_path / "submissions.csv").write_text(table)
    read = sv.read(tmp_path, framework)
    assert set(read.batches) == {"PA9", "CV8", "WB8"}
    assert list(read.not_applicable) == ["EQ1"]
    card = sv.score(read).measures()
    harms = dict(zip(card["measure"].tolist(), card["status"].tolist(), strict=True))
    assert [harms[code] for code in ("PA9", "CV8", "WB8")] == ["assessed"] * 3
