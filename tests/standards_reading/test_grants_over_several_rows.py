"""A grant that a sheet spreads over several rows is one grant, and every row is accounted for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.standards import read_giving

HEAD = "Identifier,Title,Amount Awarded,Currency,Award Date,Recipient Org:Identifier"
MORE = "Recipient Org:Name,Beneficiary Location:0:Name,Planned Dates:Start Date,Mood"
FIRST = ["360G-1", "A garden", "1000", "GBP", "2021-01-26", "GB-CHC-1"]
REST = ["Friends", "Kew", "2021-02-01", "glad"]
FRAMEWORK = sv.Framework.load(
    Path(__file__).resolve().parents[2] / "examples" / "grants" / "grants.toml"
)


def row(**said: str) -> list[str]:
    """A row of the grant, and what it says otherwise than the first."""
    cells = dict(zip(f"{HEAD},{MORE}".split(","), [*FIRST, *REST], strict=True))
    named = {key.replace("_", " "): one for key, one in said.items()}
    assert set(named) <= {title.replace(":", " ") for title in cells}
    return [named.get(title.replace(":", " "), one) for title, one in cells.items()]


def wrote(folder: Path, *rows: list[str], kind: str = "csv") -> Path:
    """A file of rows."""
    file = folder / f"grants.{kind}"
    lines = [f"{HEAD},{MORE}".split(","), *rows]
    if kind == "csv":
        file.write_text("\n".join(map(",".join, lines)), "utf-8")
        return file
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Grants")
        for number, line in enumerate(lines):
            for column, cell in enumerate(line):
                if cell.isdigit():
                    sheet.write_number(number, column, float(cell))
                else:
                    sheet.write_string(number, column, cell)
    return file


TWO = row(Recipient_Org_Identifier="GB-CHC-2", Recipient_Org_Name="Neighbours", Mood="sad")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_rows_of_one_identifier_are_one_grant(tmp_path: Path, kind: str) -> None:
    found = read_giving(wrote(tmp_path, row(), TWO, row(Identifier="360G-2"), kind=kind))
    assert found.tables["submissions"]["amount"] == [1000, 1000]
    assert found.tables["joined"] == {"submission": ["360G-1"], "rows": [(2, 3)]}
    assert found.tables["repeats"] == {"id": ["360G-1"], "rows": [(2, 3)]}
    who = [name for name, id_ in zip(found.tables["parties"]["name"],
           found.tables["parties"]["submission"], strict=True) if id_ == "360G-1"]  # fmt: skip
    assert who == ["Friends", "Neighbours"]
    assert found.tables["places"]["name"] == ["Kew", "Kew"]  # once a grant
    assert found.tables["dates"]["what"].count("planned") == 2
    assert str(found.account()) == (
        "rows in 3 = read 3 + refused 0; the rows read are 2 joined by their identifier"
    )
    assert repr(found).startswith(f"<grants of grants.{kind}: 2 read, 0 refused")
    assert found.claims(FRAMEWORK).account.rows_scored == 3


def test_what_a_publisher_adds_is_kept_from_every_row(tmp_path: Path) -> None:
    aside = read_giving(wrote(tmp_path, row(), TWO)).tables["aside"]
    assert aside["field"] == ["Mood[0]", "Mood[1]"]
    assert aside["value"] == ["glad", "sad"]


@pytest.mark.parametrize(
    ("kind", "at"),
    [("csv", "grants.csv line 3, 'Amount Awarded'"), ("xlsx", "grants.xlsx!Grants!C3")],
)
def test_a_single_value_that_differs_is_a_fault_at_its_own_cell(
    tmp_path: Path, kind: str, at: str
) -> None:
    odd = row(Recipient_Org_Identifier="GB-CHC-2", Amount_Awarded="500")
    found = read_giving(wrote(tmp_path, row(), odd, row(Identifier="b"), kind=kind))
    (refused,) = found.account().refused
    assert [fault.at for fault in refused.faults] == [at]
    assert "500" in refused.faults[0].fault
    account = found.account()
    assert (account.rows_in, account.rows_read, account.rows_refused) == (3, 1, 2)


def test_a_blank_repeats_nothing_and_contradicts_nothing(tmp_path: Path) -> None:
    blank = dict.fromkeys(("Title", "Amount_Awarded", "Currency", "Award_Date", "Mood"), "")
    more = row(**blank, Recipient_Org_Identifier="GB-CHC-2", Recipient_Org_Name="Neighbours",
               Beneficiary_Location_0_Name="", Planned_Dates_Start_Date="")  # fmt: skip
    found = read_giving(wrote(tmp_path, row(), more))
    assert found.tables["submissions"]["amount"] == [1000]
    assert found.tables["submissions"]["name"] == ["A garden"]
    assert len(found.tables["parties"]["name"]) == 2
    assert found.tables["places"]["name"] == ["Kew"]


def test_one_organisation_has_one_name(tmp_path: Path) -> None:
    odd = row(Recipient_Org_Name="Foes", Beneficiary_Location_0_Name="Ham")
    (refused,) = read_giving(wrote(tmp_path, row(), odd)).account().refused
    assert refused.faults[0].at == "grants.csv line 3, 'Recipient Org:Name'"


def test_a_row_that_stands_twice_stays_a_duplicate(tmp_path: Path) -> None:
    found = read_giving(wrote(tmp_path, row(), TWO, row()))
    account = found.account()
    assert (account.rows_in, account.rows_read, account.rows_refused) == (3, 2, 1)
    assert "stands twice, word for word" in str(account)
    assert found.tables["joined"]["rows"] == [(2, 3)]
    alike = read_giving(wrote(tmp_path, row(), row()))
    assert (alike.account().rows_read, alike.account().rows_refused) == (1, 1)
    assert alike.tables["joined"]["rows"] == []


def test_rows_of_one_grant_on_two_sheets_are_one_grant(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")
    file = tmp_path / "grants.xlsx"
    with xlsxwriter.Workbook(file) as book:
        one, two = book.add_worksheet("Grants"), book.add_worksheet("Places")
        one.write_row(0, 0, HEAD.split(","))
        one.write_row(1, 0, FIRST)
        two.write_row(0, 0, ["Identifier", "Beneficiary Location:Name"])
        two.write_row(1, 0, ["360G-1", "Kew"])
        two.write_row(2, 0, ["360G-1", "Ham"])
    found = read_giving(file)
    assert found.tables["places"]["name"] == ["Kew", "Ham"]
    assert (found.account().rows_in, found.account().rows_read) == (3, 3)


def test_a_cell_with_an_error_refuses_its_grant_and_is_no_blank(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")
    file = tmp_path / "grants.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Grants")
        sheet.write_row(0, 0, HEAD.split(","))
        sheet.write_row(1, 0, FIRST)
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    (refused,) = read_giving(file).account().refused
    assert refused.faults[0].at == "grants.xlsx!Grants!B2"


def test_a_joined_grant_that_a_map_refuses_is_refused_with_all_its_rows(tmp_path: Path) -> None:
    chosen = sv.ColumnMap.from_toml(
        '[submission]\nid = "id"\neligible = { value = 9000, unit = "person" }\n'
        '[[claim]]\nmeasure = "PA9"\nstage = "delivered"\n'
        'inputs.affected = [{ right = { header = "title" }, '
        'count = { header = "amount", unit = "person" } }]\n'
    )
    other = row(Identifier="b", Title="none")
    found = read_giving(wrote(tmp_path, row(), TWO, other))
    account = found.claims(FRAMEWORK, chosen, on_fault="refuse").account
    assert account.rows_in == account.rows_scored + account.rows_refused == 3
    assert (account.rows_scored, account.rows_refused) == (1, 2)


def test_an_id_with_signs_that_nobody_sees_is_refused(tmp_path: Path) -> None:
    found = read_giving(wrote(tmp_path, row(Identifier="36\x070G"), row()))
    assert "signs that nobody can see" in str(found.account())
    assert found.account().rows_read == 1


@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.sampled_from(["1000", "5"]), st.sampled_from("xyz ")),
        min_size=1, max_size=8,
    )
)  # fmt: skip
def test_rows_in_are_rows_read_and_rows_refused(
    tmp_path_factory: pytest.TempPathFactory, some: list[tuple[Any, ...]]
) -> None:
    rows = [
        row(Identifier=who, Amount_Awarded=much, Recipient_Org_Identifier=org.strip())
        for who, much, org in some
    ]
    found = read_giving(wrote(tmp_path_factory.mktemp("some"), *rows))
    account = found.account()
    assert account.rows_in == len(rows) == account.rows_read + account.rows_refused
    alike = {who: {much for one, much, _ in some if one == who} for who, *_ in some}
    assert set(found.tables["submissions"]["id"]) == {
        who for who, much in alike.items() if len(much) == 1
    }
    told = dict(zip(found.tables["joined"]["submission"], found.tables["joined"]["rows"],
                    strict=True))  # fmt: skip
    for who in found.tables["submissions"]["id"]:
        orgs = {org for one, _, org in some if one == who}
        assert len(told.get(who, (0,))) == len(orgs)


NAMES = st.lists(st.text("abcdefg", min_size=1, max_size=3), min_size=1, max_size=5, unique=True)


@given(NAMES, NAMES, NAMES)
def test_a_grant_spread_over_rows_is_the_grant_that_json_holds(
    tmp_path_factory: pytest.TempPathFactory, orgs: list[str], places: list[str], codes: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("same")
    single = {"id": "x", "title": "t", "amountAwarded": 10, "currency": "GBP",
              "awardDate": "2021-01-01"}  # fmt: skip
    many = {
        "recipientOrganization": [{"id": f"GB-{one}", "name": one} for one in orgs],
        "beneficiaryLocation": [{"name": one} for one in places],
        "grantProgramme": [{"code": one} for one in codes],
    }
    (folder / "g.json").write_text(json.dumps({"grants": [{**single, **many}]}), "utf-8")
    head = ("Identifier,Title,Amount Awarded,Currency,Award Date,Recipient Org:Identifier,"
            "Recipient Org:Name,Beneficiary Location:0:Name,Grant Programme:Code")  # fmt: skip
    rows = [
        [*map(str, single.values()),
         *((f"GB-{orgs[n]}", orgs[n]) if n < len(orgs) else ("", "")),
         places[n] if n < len(places) else "", codes[n] if n < len(codes) else ""]
        for n in range(max(map(len, (orgs, places, codes))))
    ]  # fmt: skip
    (folder / "g.csv").write_text("\n".join([head, *map(",".join, rows)]), "utf-8")
    sheet, whole = read_giving(folder / "g.csv"), read_giving(folder / "g.json")
    for name in ("parties", "places", "codes", "dates"):
        assert sheet.tables[name] == whole.tables[name]
    assert sheet.submissions() == whole.submissions()
    assert sheet.account().rows_in == len(rows)
