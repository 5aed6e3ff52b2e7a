"""One award counts once, two of one id are a fault, and a status is read whatever its capitals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.standards import Published, read_contracting
from socialvalue.standards.contracting_values import STATUSES, VOID
from socialvalue.standards.entries_twice import once

FRAMEWORK = sv.Framework.load(
    Path(__file__).resolve().parents[2] / "examples" / "grants" / "grants.toml"
)


def entry(name: Any, amount: int, **more: Any) -> dict[str, Any]:
    """A made-up award, contract or lot."""
    return {"id": name, "value": {"amount": amount, "currency": "GBP"}, **more}


def read(folder: Path, *rows: dict[str, Any]) -> Published:
    """What is read of some releases."""
    file = folder / "rows.jsonl"
    dated = [{"ocid": "o-1", "id": "1", "date": "2025-04-01", **one} for one in rows]
    file.write_text("\n".join(map(json.dumps, dated)), "utf-8")
    return read_contracting(file)


def listed(name: str, entries: list[dict[str, Any]]) -> dict[str, Any]:
    """A release with a list of them."""
    return {"tender": {"lots": entries}} if name == "tender.lots" else {name: entries}


@pytest.mark.parametrize("name", ["awards", "contracts", "tender.lots"])
@pytest.mark.parametrize("second", ["1", 1])
def test_an_entry_that_stands_twice_counts_once_and_is_told(
    tmp_path: Path, name: str, second: Any
) -> None:
    found = read(tmp_path, listed(name, [entry("1", 90), entry(second, 90), entry("2", 5)]))
    assert found.tables["submissions"]["contract_value"] == [95]
    assert found.tables["notes"]["note"] == [
        f"an entry of {name} stands twice, alike: '1'; it counts once"
    ]


@pytest.mark.parametrize("name", ["awards", "contracts", "tender.lots"])
def test_two_entries_of_one_id_that_differ_refuse_their_process(tmp_path: Path, name: str) -> None:
    earlier = {**listed(name, [entry("1", 70)]), "date": "2025-03-01"}
    found = read(tmp_path, earlier, listed(name, [entry("1", 90), entry(1, 50)]))
    (refused,) = found.account().refused
    assert refused.faults[0].at == f"rows.jsonl row 2, {name}[1]"
    assert refused.faults[0].fault == "'1' is the id of another entry too, which says otherwise"
    assert (found.account().rows_in, found.account().rows_refused) == (2, 2)
    assert found.tables["submissions"]["id"] == found.tables["notes"]["note"] == []
    with pytest.raises(sv.ClaimErrors):
        found.claims(FRAMEWORK)


def test_a_payment_that_stands_twice_is_told_once(tmp_path: Path) -> None:
    paid = {"transactions": [entry("p", 3), entry("p", 3)]}
    found = read(tmp_path, {"contracts": [entry("c", 9, implementation=paid)]})
    assert found.tables["values"]["stage"].count("payment") == 1
    assert "contracts[0].implementation.transactions" in found.tables["notes"]["note"][0]


def test_entries_without_an_id_and_those_of_later_releases_are_no_repeats(tmp_path: Path) -> None:
    bare = [{"value": {"amount": 90, "currency": "GBP"}}] * 2
    found = read(tmp_path, {"awards": bare}, {"ocid": "o-2", "awards": [entry("1", 5)]},
                 {"ocid": "o-2", "date": "2025-05-01", "awards": [entry("1", 6)]})  # fmt: skip
    assert found.tables["submissions"]["contract_value"] == [180, 6]
    assert not [one for one in found.tables["notes"]["note"] if "twice" in one]


@pytest.mark.parametrize("status", ["Cancelled", "CANCELLED", " cancelled ", "Unsuccessful"])
def test_a_cancelled_award_does_not_count_whatever_its_capitals(
    tmp_path: Path, status: str
) -> None:
    found = read(tmp_path, {"awards": [entry("1", 90, status=status), entry("2", 5)]})
    assert found.tables["submissions"]["contract_value"] == [5]
    assert found.tables["values"]["status"] == [status.strip(), ""]
    assert found.tables["notes"]["note"] == []


@pytest.mark.parametrize(
    ("name", "stage", "status"),
    [("awards", "award", "annulled"), ("contracts", "contract", "Canceled"),
     ("tender.lots", "lot", "void")],
)  # fmt: skip
def test_a_status_that_the_standard_does_not_have_is_told(
    tmp_path: Path, name: str, stage: str, status: str
) -> None:
    found = read(tmp_path, listed(name, [entry("1", 90, status=status)]))
    assert found.tables["submissions"]["contract_value"] == [90]
    assert found.tables["notes"]["note"] == [
        f"the status '{status}' of a value of its {stage} is none of the standard: it counts"
    ]


@pytest.mark.parametrize("stage", STATUSES)
def test_the_statuses_of_the_standard_need_no_note(tmp_path: Path, stage: str) -> None:
    names = {"lot": "tender.lots", "award": "awards", "contract": "contracts"}
    for status in STATUSES[stage]:
        one = entry("1", 90, status=status.title())
        rows = {"tender": one} if stage == "tender" else listed(names[stage], [one])
        found = read(tmp_path, rows)
        assert found.tables["notes"]["note"] == []
        assert found.tables["submissions"]["amount"] == [None if status in VOID else 90]


IDS = st.sampled_from(["1", "2", "3", ""])


@given(st.lists(st.tuples(IDS, st.integers(0, 2)), max_size=6))
def test_once_leaves_each_id_once_and_nothing_twice_is_left_twice(
    pairs: list[tuple[str, int]],
) -> None:
    entries = [{"n": n} | ({"id": own} if own else {}) for own, n in pairs]
    release = {"awards": entries}
    made, notes, faults = once(release, "row 1")
    assert release == {"awards": entries}
    ids = [one["id"] for one in made["awards"] if "id" in one]
    assert len(ids) == len(set(ids)) == len({own for own, _ in pairs if own})
    assert sum("id" not in one for one in made["awards"]) == sum(not own for own, _ in pairs)
    differ = {own for own, n in pairs for o, m in pairs if own and own == o and n != m}
    assert bool(faults) == bool(differ)
    assert once(made, "row 1") == (made, [], [])
    assert bool(notes or faults) == (len(made["awards"]) < len(entries))
