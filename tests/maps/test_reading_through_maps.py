"""A sheet read through a map: every row used, skipped by a rule with a name, or refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mapped_sheets import CCIN, MAP, SHEET, faults, look, write

import socialvalue as sv

SIZED = """
[submission]
id = "id"
eligible = { value = 50, unit = "person" }
contract_value = { value = 900, unit = "GBP_2025" }
"""


def test_titles_units_totals_notes_and_words_for_nothing_are_no_claims(tmp_path: Path) -> None:
    claims = look(tmp_path, SHEET, MAP).claims()
    batch = claims.batches["PA3"]
    assert batch.columns["contributed"].tolist() == [12]
    assert batch.columns["organised"].tolist() == [3]
    assert batch.places().tolist() == [0]
    assert claims.submissions.ids == ("a1", "b2")
    assert claims.submissions.columns["contract_value"].tolist() == [1_200_000, 300_000.5]
    assert claims.submissions.columns["eligible"].tolist() == [400, 1000]


def test_every_row_is_used_skipped_by_name_or_refused(tmp_path: Path) -> None:
    rows = look(tmp_path, SHEET, MAP).rows
    assert rows.used == (5, 6)
    assert rows.skipped == {
        "above the header": (1,),
        "units under the header": (4,),
        "from 'Total' on": (7,),
    }
    assert rows.lines_in == 5 == sum(bool(line.strip(",")) for line in SHEET.splitlines()) - 1
    assert str(rows).splitlines()[:2] == [
        "lines in 5 = rows 2 + skipped 3",
        "rows in 2 = used 2 + refused 0",
    ]


def test_the_rows_of_a_reading_are_those_of_the_claims(tmp_path: Path) -> None:
    reading = look(tmp_path, SHEET, MAP)
    assert reading.rows.rows_in == reading.claims().account.rows_in == 2
    reading = look(tmp_path, SHEET.replace("12 people", "a dozen"), MAP)
    assert reading.rows.rows_in == reading.without_refused().account.rows_in == 2
    assert reading.rows.as_dict()["lines_in"] == 5


def test_a_refused_row_is_counted_too(tmp_path: Path) -> None:
    reading = look(tmp_path, SHEET.replace("12 people", "a dozen"), MAP)
    assert (reading.rows.used, reading.rows.refused) == ((6,), (5,))
    assert [one.at for one in reading.faults] == ["bids.csv line 5, 'Helped'"]
    with pytest.raises(sv.ClaimErrors):
        reading.claims()


def test_every_fault_of_a_sheet_is_told_with_its_line_and_header(tmp_path: Path) -> None:
    broken = SHEET.replace("12 people", "12 pupils").replace('"1,000",n/a,n/a', "many,n/a,-4")
    found = [(one.at, one.fault) for one in faults(tmp_path, broken, MAP)]
    assert [at for at, _ in found] == [
        "bids.csv line 5, 'Helped'",
        "bids.csv line 6, 'Residents'",
        "bids.csv line 6, 'Helped' (PA3 contributed)",
        "bids.csv line 6, 'Runs something' (PA3 organised)",
    ]
    assert "is not a number as declared" in found[0][1]


def test_a_mark_says_its_unit_and_an_unknown_one_is_never_guessed(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, SHEET.replace("12 people", "12 pupils"), MAP)
    assert "declare 'pupils' in marks" in told.fix


def test_a_pound_sign_in_a_column_of_people_is_refused(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, SHEET.replace("12 people", "£12"), MAP)
    assert (told.at, told.fault) == (
        "bids.csv line 5, 'Helped'",
        "it is in pounds, and its column is not",
    )


def test_a_comma_is_no_thousands_sign_unless_the_map_says_so(tmp_path: Path) -> None:
    plain = MAP.replace('numbers = "1,234.5"\n', "")
    assert len(faults(tmp_path, SHEET, plain)) == 3


def test_pounds_move_from_the_year_that_a_column_names(tmp_path: Path) -> None:
    text = "id,got,on\na,100,2019-05-01\nb,100,2025\nc,100,soon\n"
    mapped = """
        [submission]
        id = "id"
        contract_value = { header = "got", unit = "GBP_{year}", year = "on" }
    """
    (told,) = faults(tmp_path, text, mapped)
    assert told.at == "bids.csv line 4, 'on'"
    claims = look(tmp_path, text.replace("soon", "2019"), mapped).claims()
    old, new, other = claims.submissions.columns["contract_value"]
    assert (new, old) == (100, other)
    assert old > new


def test_a_row_of_another_kind_than_expected_is_refused(tmp_path: Path) -> None:
    text = "id,money\na,GBP\nb,EUR\n"
    mapped = """
        [sheet]
        expect = [{ header = "money", is = ["GBP"], because = "pounds only" }]
        [submission]
        id = "id"
    """
    (told,) = faults(tmp_path, text, mapped)
    assert (told.at, told.fault) == ("bids.csv line 3, 'money'", "'EUR' is not 'GBP'")
    assert "pounds only" in told.fix


def test_rows_of_one_submission_and_measure_join_where_a_row_is_a_part(tmp_path: Path) -> None:
    text = "id,what,number\na,helped,12\na,ran,3\na,other,9\nb,helped,1\nb,ran,2\n"
    mapped = """
        [sheet]
        rows = "part"
        skip = [{ header = "what", is = ["other"], because = "not asked for" }]
        [submission]
        id = "id"
        eligible = { value = 50, unit = "person" }
        [[claim]]
        measure = "PA3"
        when = { header = "what", is = ["helped"] }
        inputs.contributed = { header = "number", unit = "person" }
        inputs.attended = { value = 0, unit = "person" }
        inputs.decided = { value = 0, unit = "person" }
        [[claim]]
        measure = "PA3"
        when = { header = "what", is = ["ran"] }
        inputs.organised = { header = "number", unit = "person", again = "one number a row" }
    """
    batch = look(tmp_path, text, mapped).claims().batches["PA3"]
    assert batch.columns["contributed"].tolist() == [12, 1]
    assert batch.columns["organised"].tolist() == [3, 2]
    unmeant = mapped.replace(
        'skip = [{ header = "what", is = ["other"], because = "not asked for" }]', ""
    )
    (told,) = faults(tmp_path, text, unmeant)
    assert (told.at, told.fault) == (
        "bids.csv line 4, 'what'",
        "no claim of the map is meant for 'other'",
    )


def test_entries_of_a_group_come_from_columns_rows_or_lists(tmp_path: Path) -> None:
    inputs = 'inputs.represented = { value = 3, unit = "person" }\n'
    inputs += 'inputs.comparator = { value = 0, unit = "point" }\n'
    inputs += 'inputs.years = { value = 1, unit = "year" }\n'
    start = SIZED + '[[claim]]\nmeasure = "WB1"\n' + inputs
    listed = start + (
        'inputs.people.before = { header = "b", unit = "point", split = ";" }\n'
        'inputs.people.after = { header = "a", unit = "point", split = ";" }\n'
    )
    in_rows = '[sheet]\nrows = "part"\n' + listed.replace(', split = ";"', "")
    cell = '{{{{ header = "{}{{0}}", unit = "point" }}}}'
    pair = f"{{{{ before = {cell.format('b')}, after = {cell.format('a')} }}}}"
    pairs = ", ".join(map(pair.format, (1, 2, 3)))
    side = f"{start}inputs.people = [{pairs}]\n"
    readings = [
        look(tmp_path, "id,b,a\nx,6;7,7;7.5\n", listed),
        look(tmp_path, "id,b,a\nx,6,7\nx,7,7.5\n", in_rows),
        look(tmp_path, "id,b1,a1,b2,a2,b3,a3\nx,6,7,7,7.5,,\n", side),
    ]
    for reading in readings:
        group = reading.claims().batches["WB1"].columns["people"]
        assert group.members["before"].values.tolist() == [6, 7]
        assert group.members["after"].values.tolist() == [7, 7.5]


def test_lists_of_unequal_length_are_a_fault(tmp_path: Path) -> None:
    mapped = """
        [submission]
        id = "id"
        eligible = { value = 50, unit = "person" }
        [[claim]]
        measure = "PA4"
        [claim.inputs.groups]
        participants = { header = "b", unit = "person", split = ";" }
        affected = { header = "a", unit = "person", split = ";" }
    """
    (told,) = faults(tmp_path, "id,b,a\nx,6;7,7\n", mapped)
    assert told.fault == "the lists of groups are not of one length"


def test_a_blank_sample_beside_a_number_is_a_fault_and_no_empty_sample(tmp_path: Path) -> None:
    mapped = """
        [submission]
        id = "id"
        eligible = { value = 50, unit = "person" }
        [[claim]]
        measure = "CV1"
        inputs.received = { header = "got", unit = "GBP_2025" }
        inputs.local.spend = { header = "spent", unit = "GBP_2025/count" }
        inputs.local.respent = { header = "again", unit = "%" }
    """
    (told,) = faults(tmp_path, "id,got,spent,again\nx,100,,\n", mapped)
    assert (told.at, told.fault) == ("bids.csv line 2, 'spent' (CV1 local)", "it is blank")


def test_two_tables_of_one_sheet_are_read_through_two_maps(tmp_path: Path) -> None:
    text = "id,helped\na,5\nTotal,5\nid,tonnes\na,2\nb,3\n"
    fixed = "".join(
        f'inputs.{name} = {{ value = 0, unit = "person" }}\n'
        for name in ("attended", "organised", "decided")
    )
    first = sv.ColumnMap.from_toml(
        '[sheet]\nstop_at = "Total"\n' + SIZED + '[[claim]]\nmeasure = "PA3"\n'
        'inputs.contributed = { header = "helped", unit = "person" }\n' + fixed
    )
    second = sv.ColumnMap.from_toml(
        "[sheet]\nheader_row = 4\n" + SIZED + '[[claim]]\nmeasure = "WB8"\n'
        'inputs.tonnes = { header = "tonnes", unit = "tCO2e" }\ninputs.year = { value = "2026" }\n'
    )
    claims = sv.read(write(tmp_path, text), CCIN, map=[first, second])
    assert claims.submissions.ids == ("a", "b")
    assert claims.batches["PA3"].columns["contributed"].tolist() == [5]
    assert claims.batches["WB8"].columns["tonnes"].tolist() == [2, 3]
    assert claims.account.rows_in == 3


def test_records_of_json_are_rows_and_their_fields_columns(tmp_path: Path) -> None:
    records = [{"ref": 7, "size": {"people": 40}, "tags": ["x"]}, {"ref": 8, "tags": []}]
    file = write(tmp_path, json.dumps({"bids": records}), "bids.json")
    mapped = sv.ColumnMap.from_toml(
        '[sheet]\nrecords = "bids"\nignore = ["tags[0]"]\n[submission]\nid = "ref"\n'
        'eligible = { header = "size.people", unit = "person" }\n'
    )
    claims = mapped.read(file, CCIN)
    assert claims.submissions.ids == ("7", "8")
    assert claims.submissions.columns["eligible"].tolist()[0] == 40


def test_whoever_has_a_fault_is_left_out_whole(tmp_path: Path) -> None:
    file = write(tmp_path, SHEET.replace("12 people", "a dozen"))
    claims = sv.read(file, CCIN, map=sv.ColumnMap.from_toml(MAP), on_fault="refuse")
    assert claims.submissions.ids == ("b2",)
    assert claims.refusals.ids == ("a1",)
    assert claims.refusals.rows == {"a1": ("bids.csv line 5",)}
    assert (claims.account.rows_in, claims.account.rows_refused) == (2, 1)


def test_what_the_map_says_is_not_said_beside_it(tmp_path: Path) -> None:
    with pytest.raises(sv.UnknownName):
        sv.read(write(tmp_path), CCIN, map=sv.ColumnMap.from_toml(MAP), numbers="1,234.5")
