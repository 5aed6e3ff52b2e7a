"""Grants in the 360Giving standard: every row and every pound is read, or refused by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.standards.giving import read_giving
from socialvalue.standards.leaves import Leaves
from socialvalue.standards.money import amount, year

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
GRANTS = DATA / "a001p00000zgyHZAAY.json"
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "grants"
FRAMEWORK = sv.Framework.load(EXAMPLE / "grants.toml")
real = pytest.mark.skipif(
    not GRANTS.is_file(), reason="the published grants do not lie beside this checkout"
)


def grant(number: int = 1, **more: Any) -> dict[str, Any]:
    """A made-up grant."""
    return {
        "id": f"360G-x-{number}",
        "title": "A garden",
        "amountAwarded": 1000,
        "currency": "GBP",
        "awardDate": "2021-01-01T00:30:00+02:00",
        "recipientOrganization": [{"id": "GB-CHC-1", "name": "Friends"}],
        **more,
    }


def wrote(folder: Path, grants: list[Any], name: str = "grants.json") -> Path:
    """A file of grants."""
    file = folder / name
    file.write_text(json.dumps({"grants": grants, "license": "CC0"}), "utf-8")
    return file


@real
@pytest.mark.parametrize("suffix", [".json", ".xlsx"])
def test_all_783_grants_and_every_pound_of_them_are_read(suffix: str) -> None:
    if suffix == ".xlsx":
        pytest.importorskip("python_calamine", reason="the extra excel is not installed")
    found = read_giving(GRANTS.with_suffix(suffix))
    account = found.account()
    assert (account.rows_in, account.rows_read, account.rows_refused) == (783, 783, 0)
    assert sum(found.tables["submissions"]["amount"]) == 12_785_625
    assert all(isinstance(one, int) for one in found.tables["submissions"]["amount"])
    assert len(found.claims(FRAMEWORK).submissions) == 783


@real
def test_a_column_map_reads_the_same_grants_and_is_accounted_for() -> None:
    claims = read_giving(GRANTS).claims(FRAMEWORK, EXAMPLE / "grants.map.toml")
    assert (len(claims.submissions), claims.account.rows_scored) == (783, 783)
    assert not claims.batches


@real
def test_every_field_of_a_real_grant_stands_in_a_table() -> None:
    found = read_giving(GRANTS)
    aside = set(found.tables["aside"]["field"])
    assert {"description", "dataSource", "Website.Project Detail"} <= aside


def test_the_year_of_a_zoned_award_is_the_year_its_publisher_wrote(tmp_path: Path) -> None:
    found = read_giving(wrote(tmp_path, [grant()]))
    assert found.submissions()[0]["contract_value_unit"] == "GBP_2021"
    assert found.about == {"license": "CC0"}


@pytest.mark.parametrize(
    ("odd", "words"),
    [
        ({"currency": "EUR"}, "EUR"),
        ({"currency": ""}, "no currency"),
        ({"amountAwarded": "£1,000"}, "no amount"),
        ({"amountAwarded": -5}, "no amount"),
        ({"amountAwarded": True}, "no amount"),
        ({"awardDate": "26/01/2021"}, "no date"),
        ({"id": ""}, "no id"),
        ({"id": "x" * 300}, "no id"),
    ],
)
def test_a_grant_that_cannot_be_used_is_refused_in_words(
    tmp_path: Path, odd: dict[str, Any], words: str
) -> None:
    found = read_giving(wrote(tmp_path, [grant(1), grant(2, **odd)]))
    assert (found.account().rows_read, found.account().rows_refused) == (1, 1)
    assert words in str(found.account())
    with pytest.raises(sv.ClaimErrors):
        found.claims(FRAMEWORK)
    kept = found.claims(FRAMEWORK, on_fault="refuse")
    assert (kept.account.rows_in, kept.account.rows_scored, kept.account.rows_refused) == (2, 1, 1)
    assert kept.refusals.rows_refused == 1


def test_a_grant_that_stands_twice_counts_once_and_is_told(tmp_path: Path) -> None:
    found = read_giving(wrote(tmp_path, [grant(1), grant(1), grant(2)]))
    assert sum(found.tables["submissions"]["amount"]) == 2000
    assert found.tables["repeats"] == {"id": ["360G-x-1"], "rows": [(1, 2)]}


def test_two_grants_of_one_id_that_differ_are_both_refused(tmp_path: Path) -> None:
    found = read_giving(wrote(tmp_path, [grant(1), grant(1, amountAwarded=5)]))
    assert (found.account().rows_read, found.account().rows_refused) == (0, 2)


def test_a_sheet_is_read_by_the_titles_of_the_standard(tmp_path: Path) -> None:
    file = tmp_path / "grants.csv"
    file.write_text(
        "Identifier,Title,Amount Awarded,Currency,Award Date,Recipient Org:Name,"
        "Beneficiary Location:0:Geographic Code,Beneficiary Location:1:Name,Mood\n"
        "360G-1,A garden,1000,GBP,2021-01-26,Friends,E01000001,Kew,glad\n",
        "utf-16",
    )
    found = read_giving(file)
    assert found.tables["places"]["code"] == ["E01000001", ""]
    assert found.tables["aside"]["field"] == ["Mood"]
    assert found.submissions()[0]["contract_value"] == 1000


def test_a_field_becomes_a_claim_only_where_a_map_says_so(tmp_path: Path) -> None:
    affected = {"worse": {"count": 0}, "right": "none"}
    chosen = sv.ColumnMap.from_toml(
        '[submission]\nid = "id"\neligible = { value = 9, unit = "person" }\n'
        '[[claim]]\nmeasure = "PA9"\nstage = "delivered"\n'
        'inputs.affected = [{ right = { header = "right" }, '
        'count = { header = "worse.count", unit = "person" } }]\n'
    )
    found = read_giving(wrote(tmp_path, [grant(1, **affected)]))
    assert "PA9" in found.claims(FRAMEWORK, chosen).batches
    assert not found.claims(FRAMEWORK).batches


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"grants": [' + '{"a":' * 200 + "1" + "}" * 200 + "]",
        "{" + ",".join(f'"k{n}":1' for n in range(100_000)) + "}",
        '{"grants": [{"id": "1", "id": "2"}]}',
        '{"grants": NaN}',
        '{"people": []}',
        "",
        "\0",
    ],
)
def test_hostile_json_is_a_typed_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "grants.json"
    file.write_text(text, "utf-8")
    with pytest.raises(sv.ClaimErrors):
        read_giving(file)


def test_a_grant_that_is_nested_too_deep_is_refused(tmp_path: Path) -> None:
    deep: Any = 1
    for _ in range(40):
        deep = {"a": deep}
    account = read_giving(wrote(tmp_path, [grant(1, more=deep), grant(2)])).account()
    assert (account.rows_read, account.rows_refused) == (1, 1)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-32", "cp1252", "utf-7"])
def test_wrong_bytes_are_a_typed_error(tmp_path: Path, codec: str) -> None:
    file = tmp_path / "grants.json"
    text = json.dumps({"grants": [grant(title="Café")]}, ensure_ascii=False)
    file.write_bytes(text.encode(codec) if codec != "utf-7" else b"\xff\xfe\x00")
    with pytest.raises(sv.ClaimErrors):
        read_giving(file)


@given(st.one_of(st.integers(), st.floats(), st.text(), st.booleans(), st.none()))
def test_an_amount_is_a_finite_number_of_0_or_more_or_nothing(value: Any) -> None:
    found = amount(value)
    assert found is None or 0 <= found < 2**53
    assert year(value) is None or 1 <= int(year(value) or 0) <= 9999


_JSON = st.recursive(
    st.integers() | st.text(max_size=3) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("ab", min_size=1, max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text("ab", min_size=1, max_size=2), _JSON, max_size=4))
def test_no_leaf_of_a_record_is_lost(record: dict[str, Any]) -> None:
    found = Leaves.of(record, "here")
    for path in list(found.by_path)[::2]:
        found.get(path)
    assert set(found.left) | found.taken == set(found.by_path)
    assert not set(found.left) & found.taken


def test_grants_are_shown_without_anybodys_name(tmp_path: Path) -> None:
    shown = repr(read_giving(wrote(tmp_path, [grant(), grant(2, currency="EUR")])))
    assert shown.startswith("<grants of grants.json: 1 read, 1 refused; tables submissions,")
    assert "Friends" not in shown


def test_a_sheet_of_something_else_has_one_fault_and_not_one_a_row(tmp_path: Path) -> None:
    other = tmp_path / "index.csv"
    other.write_text("code,decile\nE01000001,3\nE01000002,4\n", "utf-8")
    with pytest.raises(sv.ClaimErrors) as raised:
        read_giving(other)
    assert [fault.fault for fault in raised.value.faults] == ["it has no column of identifiers"]
