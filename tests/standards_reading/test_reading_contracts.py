"""Contracting in OCDS 1.1: every release is read into its process, or refused by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.standards.contracting import read_contracting
from socialvalue.standards.contracting_joining import Release, joined

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SAMPLE, NOTICES = "ocds-213czf-000-00001_1.1", DATA / "uk_notices_a.jsonl"
FRAMEWORK = sv.Framework.load(
    Path(__file__).resolve().parents[2] / "examples" / "grants" / "grants.toml"
)
real = pytest.mark.skipif(
    not NOTICES.is_file(), reason="the published notices do not lie beside this checkout"
)


def release(number: int = 1, **more: Any) -> dict[str, Any]:
    """A made-up release."""
    return {"ocid": f"ocds-x-{number}", "id": "1", "date": "2024-12-31T23:30:00-02:00", **more}


def wrote(folder: Path, *rows: Any) -> Path:
    """A file of JSON Lines."""
    file = folder / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return file


def value(amount: Any, currency: str = "GBP") -> dict[str, Any]:
    """An amount of money."""
    return {"value": {"amount": amount, "currency": currency}}


@real
@pytest.mark.parametrize(("kind", "rows"), [("record", 1), ("releases", 6)])
def test_releases_and_the_record_of_a_process_say_the_same(kind: str, rows: int) -> None:
    found = read_contracting(DATA / f"{SAMPLE}_{kind}.json")
    (one,) = found.submissions()
    assert (found.account().rows_in, found.account().rows_read) == (rows, rows)
    assert (one["contract_value"], one["contract_value_unit"]) == (11_000_000, "GBP_2010")
    assert found.tables["values"]["amount"].count(50_000) == 1
    assert found.about["version"] == "1.1"


@real
def test_190_notices_are_all_read_and_their_repeats_told() -> None:
    found = read_contracting(NOTICES)
    assert str(found.account()) == "rows in 190 = read 190 + refused 0"
    assert len(found.submissions()) == 188
    assert found.tables["repeats"]["rows"] == [(12, 41), (75, 78)]
    assert sum("EUR" in note for note in found.tables["notes"]["note"]) == 1
    assert (len(found.tables["lots"]["lot"]), len(found.tables["criteria"]["lot"])) == (376, 565)
    assert len(found.claims(FRAMEWORK).submissions) == 188


@real
def test_every_leaf_of_a_notice_of_one_release_is_kept() -> None:
    rows = [json.loads(line) for line in NOTICES.read_text("utf-8").split("\n") if line.strip()]
    found = read_contracting(NOTICES)
    suppliers = sum(len(a["suppliers"]) for row in rows for a in row.get("awards", []))
    assert found.tables["parties"]["role"].count("supplier") == suppliers


def test_the_year_is_that_of_the_date_as_written(tmp_path: Path) -> None:
    found = read_contracting(wrote(tmp_path, release(tender=value(100))))
    assert found.submissions()[0]["contract_value_unit"] == "GBP_2024"


@pytest.mark.parametrize(
    ("amount", "currency"), [(5, "EUR"), (5, ""), ("many", "GBP"), (-1, "GBP")]
)
def test_a_value_that_is_no_pounds_is_set_aside_in_words(
    tmp_path: Path, amount: Any, currency: str
) -> None:
    awards = [{"id": "a", **value(amount, currency)}, {"id": "b", **value(7)}]
    found = read_contracting(wrote(tmp_path, release(tender=value(100), awards=awards)))
    assert "contract_value" not in found.submissions()[0]
    assert "set aside" in found.tables["notes"]["note"][0]
    assert found.tables["values"]["amount"] == [100, amount, 7]


def test_awards_that_were_cancelled_are_no_part_of_the_value(tmp_path: Path) -> None:
    awards = [
        {"id": "a", "suppliers": [{"name": "A"}, {"name": "B"}], **value(5)},
        {"id": "b", "status": "cancelled", **value(7)},
    ]
    found = read_contracting(wrote(tmp_path, release(awards=awards)))
    assert found.submissions()[0]["contract_value"] == 5
    assert found.tables["submissions"]["suppliers"] == [("A", "B")]


def test_lots_are_the_size_of_a_contract_only_where_every_lot_has_a_value(tmp_path: Path) -> None:
    lots = [{"id": "1", **value(5)}, {"id": "2"}]
    found = read_contracting(wrote(tmp_path, release(tender={"lots": lots})))
    assert found.submissions()[0].get("contract_value") is None
    whole = [lots[0], {**lots[1], **value(7)}]
    found = read_contracting(wrote(tmp_path, release(tender={"lots": whole})))
    assert found.submissions()[0]["contract_value"] == 12


def test_weights_are_read_where_a_number_is_written_and_nowhere_else(tmp_path: Path) -> None:
    said = ["60", "15-40%", "as good as can be"]
    criteria = [{"type": "quality", "description": one} for one in said]
    number = {"name": "x", "numbers": [{"number": 30, "weight": "percentageExact"}]}
    lots = [
        {"id": "1", "awardCriteria": {"criteria": criteria}},
        {"id": "2", "awardCriteria": {"criteria": [number, {**number, "name": "y"}]}},
    ]
    table = read_contracting(wrote(tmp_path, release(tender={"lots": lots}))).tables["criteria"]
    assert table["low"] == [60, 15, None, 30, 30]
    assert table["high"] == [60, 40, None, 30, 30]
    assert table["share"] == [None, None, None, 0.5, 0.5]


def test_rows_that_cannot_be_used_are_refused_in_words(tmp_path: Path) -> None:
    links = {"ocid": "ocds-x-2", "releases": [{"url": "https://example.org"}]}
    rows = [release(1), release(1), {"id": "no"}, links, 5]
    found = read_contracting(wrote(tmp_path, *rows))
    assert (found.account().rows_read, found.account().rows_refused) == (1, 4)
    with pytest.raises(sv.ClaimErrors):
        found.claims(FRAMEWORK)
    claims = found.claims(FRAMEWORK, on_fault="refuse")
    assert (claims.account.rows_in, claims.account.rows_refused) == (5, 4)


def test_releases_are_joined_by_date_and_lists_by_id() -> None:
    early = {"tender": {"title": "a", "lots": [{"id": 1, "title": "x"}]}, "n": 1}
    late = {"tender": {"lots": [{"id": "1", "status": "open"}, {"id": 2}]}, "n": None}
    made = joined([Release(1, early), Release(2, late)])
    assert made.record == {
        "tender": {"title": "a", "lots": [{"id": 1, "title": "x", "status": "open"}, {"id": 2}]}
    }
    assert made.superseded == [(1, "n", 1)]


def test_what_a_later_release_says_otherwise_stays_beside(tmp_path: Path) -> None:
    early = release(date="2024-01-01", tender={"title": "then", **value(5)})
    late = release(date="2024-02-01", tender={"title": "now"})
    found = read_contracting(wrote(tmp_path, late, early))
    assert found.tables["submissions"]["name"] == ["now"]
    assert found.tables["submissions"]["contract_value"] == [5]
    assert found.tables["repeats"]["rows"] == [(1, 2)]
    aside = dict(zip(found.tables["aside"]["field"], found.tables["aside"]["value"], strict=True))
    assert aside == {"tender.title": "then"}


@given(st.dictionaries(st.text("ab", max_size=2), st.integers() | st.text(max_size=2), max_size=4))
def test_a_release_joined_with_itself_is_itself(one: dict[str, Any]) -> None:
    both = joined([Release(1, one), Release(2, one)])
    assert both.record == one
    assert both.superseded == []


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a": 1}', "[]", "", '{"ocid": "1", "ocid": "2"}']
)
def test_a_file_without_contracting_is_a_typed_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "rows.json"
    file.write_text(text, "utf-8")
    with pytest.raises(sv.ClaimErrors):
        read_contracting(file)
