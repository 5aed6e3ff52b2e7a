"""Contracting as the file says it: 0 is 0, suppliers are found, links are told, ids can be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.standards import Published, read_contracting

FRAMEWORK = sv.Framework.load(
    Path(__file__).resolve().parents[2] / "examples" / "grants" / "grants.toml"
)
LINK = {"url": "https://example.org/1"}


def release(number: int = 1, **more: Any) -> dict[str, Any]:
    """A made-up release."""
    return {"ocid": f"ocds-x-{number}", "id": "1", "date": "2024-12-31", **more}


def money(amount: Any) -> dict[str, Any]:
    """An amount of pounds."""
    return {"value": {"amount": amount, "currency": "GBP"}}


def read(folder: Path, *rows: Any) -> Published:
    """What is read of some rows."""
    file = folder / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return read_contracting(file)


@pytest.mark.parametrize("stage", ["awards", "contracts"])
def test_an_award_of_0_stays_0_whatever_the_tender_says(tmp_path: Path, stage: str) -> None:
    found = read(tmp_path, release(tender=money(5000), **{stage: [{"id": "a", **money(0)}]}))
    assert found.tables["submissions"]["amount"] == [0]
    assert found.tables["submissions"]["contract_value"] == [None]
    assert found.tables["values"]["used"] == [False, True]
    assert "is 0, which is no size" in found.tables["notes"]["note"][0]
    assert len(found.claims(FRAMEWORK).submissions) == 1


def test_an_award_without_a_value_leaves_the_tender_its_own(tmp_path: Path) -> None:
    found = read(tmp_path, release(tender=money(5000), awards=[{"id": "a"}]))
    assert found.tables["submissions"]["contract_value"] == [5000]
    assert found.tables["submissions"]["amount"] == [5000]


def test_who_is_a_supplier_among_the_parties_alone_is_found(tmp_path: Path) -> None:
    parties = [
        {"id": "1", "name": "Acme", "roles": ["supplier", "tenderer"]},
        {"id": "2", "name": "Beta", "roles": ["tenderer"]},
        {"id": "3", "name": "Eastmoor", "roles": ["buyer"]},
        {"id": "4", "name": "Acme", "roles": ["supplier"]},
    ]
    found = read(tmp_path, release(parties=parties))
    assert found.tables["submissions"]["suppliers"] == [("Acme",)]
    assert found.tables["submissions"]["buyer"] == ["Eastmoor"]
    told = found.tables["parties"]
    assert list(zip(told["role"], told["id"], strict=True)) == [
        ("buyer", "3"), ("supplier", "1"), ("supplier", "4"),
    ]  # fmt: skip
    assert "Beta" in found.tables["aside"]["value"]


def test_a_supplier_of_an_award_is_told_once_and_by_its_partys_name(tmp_path: Path) -> None:
    parties = [
        {"id": "1", "name": "Acme", "roles": ["supplier"]},
        {"id": "2", "name": "Beta", "roles": ["supplier"]},
    ]
    awards = [{"id": "a", "suppliers": [{"id": "1"}, {"name": "Beta"}]}]
    found = read(tmp_path, release(parties=parties, awards=awards))
    assert found.tables["submissions"]["suppliers"] == [("Acme", "Beta")]
    assert found.tables["parties"]["award"] == ["a", "a"]


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\u202e", "\u200b"])
def test_an_id_with_signs_that_nobody_sees_is_a_fault(tmp_path: Path, sign: str) -> None:
    found = read(tmp_path, release(), {**release(), "ocid": f"ocds{sign}-x-1"})
    assert "signs that nobody can see" in str(found.account())
    assert (found.account().rows_read, found.account().rows_refused) == (1, 1)


def test_records_and_releases_of_one_package_are_all_told(tmp_path: Path) -> None:
    file = tmp_path / "package.json"
    records = [
        {"ocid": "ocds-x-2", "compiledRelease": release(2, tender=money(2)), "releases": [LINK]},
        {"ocid": "ocds-x-3", "releases": [release(3, tender=money(3)), LINK]},
        {"ocid": "ocds-x-4", "releases": [LINK]},
        {"ocid": "ocds-x-5", "versionedRelease": {}},
    ]
    package = {"uri": "x", "releases": [release(1, tender=money(1))], "records": records}
    file.write_text(json.dumps(package), "utf-8")
    found = read_contracting(file)
    assert found.tables["submissions"]["contract_value"] == [1, 2, 3]
    account = found.account()
    assert (account.rows_in, account.rows_read, account.rows_refused) == (5, 3, 2)
    assert "only links to its releases" in str(account)
    assert "holds no release" in str(account)
    notes = dict(zip(found.tables["notes"]["submission"], found.tables["notes"]["note"],
                     strict=True))  # fmt: skip
    assert notes == {"ocds-x-3": "1 release of it that it only links to was not read"}
    aside = dict(zip(found.tables["aside"]["field"], found.tables["aside"]["value"], strict=True))
    assert aside == {"releases[0].url": LINK["url"], "releases[1].url": LINK["url"]}


def test_a_package_of_packages_is_read_to_its_last_release(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {"releases": [release(1)]},
        {"records": [{"ocid": "ocds-x-1", "compiledRelease": release(1, date="2025-01-01")}]},
        release(2),
    )
    assert found.tables["submissions"]["id"] == ["ocds-x-1", "ocds-x-2"]
    assert found.tables["repeats"]["rows"] == [(1, 2)]
