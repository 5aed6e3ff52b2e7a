"""Real files at the door: 783 grants and 190 notices; every row is scored or refused by name.

The files are no part of the repository: these tests skip where they do not lie beside the checkout.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import door_measures
import pytest

import socialvalue as sv

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
GRANTS, NOTICES = DATA / "a001p00000zgyHZAAY.json", DATA / "uk_notices_a.jsonl"
FRAMEWORK = door_measures.FRAMEWORK
pytestmark = pytest.mark.skipif(
    not (GRANTS.is_file() and NOTICES.is_file()),
    reason="the published grants and notices do not lie beside this checkout",
)


def _grants() -> list[dict[str, Any]]:
    return json.loads(GRANTS.read_text("utf-8"))["grants"]


def _notices() -> list[dict[str, Any]]:
    return [json.loads(line) for line in NOTICES.read_text("utf-8").split("\n") if line.strip()]


def _continental(number: float) -> str:
    """Pounds as a continental spreadsheet writes them."""
    return f"£{number:,.2f}".translate(str.maketrans(",.", ".,"))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize("way", ["raise", "refuse"])
@pytest.mark.parametrize("file", [GRANTS, NOTICES], ids=["grants", "notices"])
def test_a_file_that_holds_no_claims_is_refused_in_a_line(file: Path, way: str) -> None:
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(file, FRAMEWORK, on_fault=way)
    assert len(caught.value.faults) <= 2
    assert max(len(str(fault)) for fault in caught.value.faults) < 300


def test_every_pound_of_783_grants_comes_through_a_sheet_of_another_country(
    tmp_path: Path,
) -> None:
    grants = _grants()
    table = [
        f"{one['id']};{_quoted(one['title'])};{_continental(one['amountAwarded'])}"
        for one in grants
    ]
    head = "id;name;contract_value [GBP_2025]"
    (tmp_path / "submissions.csv").write_text("\r\n".join([head, *table]), "utf-16", newline="")
    claims = [f"{one['id']};0,5;{_quoted(' '.join(one['description'].split()))}" for one in grants]
    text = "\r\n".join(["submission;spilled [litre];note", *claims])
    (tmp_path / "D3.csv").write_text(text, "utf-16", newline="")
    read = sv.read(tmp_path, FRAMEWORK, numbers="1.234,5")
    assert read.submissions.columns["contract_value"].sum() == 12_785_625
    assert read.batches["D3"].columns["spilled"].tolist() == [0.5] * 783
    assert (read.account.rows_in, read.account.rows_scored) == (783, 783)
    assert read.batches["D3"].notes[0] == " ".join(grants[0]["description"].split())


def test_the_same_sheet_under_another_spelling_is_never_misread(tmp_path: Path) -> None:
    rows = [f"{one['id']};{_continental(one['amountAwarded'])}" for one in _grants()]
    (tmp_path / "submissions.csv").write_text("\n".join(["id;contract_value", *rows]), "utf-8")
    (tmp_path / "D3.csv").write_text("submission,spilled\n" + "x,1\n", "utf-8")
    for numbers in ("plain", "1,234.5"):
        with pytest.raises(sv.ClaimErrors) as caught:
            sv.read(tmp_path, FRAMEWORK, numbers=numbers)
        told = sum("is not a number" in fault.fault for fault in caught.value.faults)
        assert told == 783


def test_190_notices_are_scored_or_refused_with_every_repeated_id_told(tmp_path: Path) -> None:
    notices = _notices()
    ids = [one["ocid"] for one in notices]
    repeated = {one for one, times in Counter(ids).items() if times > 1}
    table = [
        {"id": one["ocid"], "name": one["buyer"]["name"], "eligible": 1 + len(one["tag"])}
        for one in notices
    ]
    rows = [{"submission": one, "measure": "D3", "spilled": 1} for one in dict.fromkeys(ids)]
    file = tmp_path / "notices.json"
    file.write_text(json.dumps({"claims": rows, "submissions": table}), "utf-8")
    read = sv.read(file, FRAMEWORK, on_fault="refuse")
    assert len(notices) == 190
    assert set(read.refusals.ids) == repeated
    assert len(read.submissions) + len(read.refusals) == len(set(ids))
    account = read.account
    assert account.rows_in == len(rows) == account.rows_scored + account.rows_refused
