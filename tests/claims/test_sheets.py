"""Sheets at the door: one input a row, and each fault at its line."""

import door_measures
import pytest

import socialvalue as sv

FRAMEWORK = door_measures.FRAMEWORK
HEADER = "submission,measure,input,value,unit,stage,item"


@pytest.fixture
def read(tmp_path):
    """Reads claims of the rows given, with submissions a and b beside them."""

    def reading(*rows, header=HEADER, table="id,eligible\na,100\nb,200\n"):
        path = tmp_path / "claims.csv"
        path.write_text("\n".join((header, *rows)) + "\n", "utf-8")
        (tmp_path / "submissions.csv").write_text(table, "utf-8")
        return sv.read(path, FRAMEWORK)

    return reading


def faults(read, *rows, **options):
    with pytest.raises(sv.ClaimErrors) as caught:
        read(*rows, **options)
    return caught.value.faults


def test_rows_of_one_claim_are_joined(read):
    made = read("a,D1,people,10,,,", "b,D3,spilled,0.5,,,", "a,D1,hours,90,minute,,")
    assert made.batches["D1"].columns["hours"].tolist() == [1.5]
    assert made.conversions[("minute", "hour")] == pytest.approx(1 / 60)
    assert str(made.account) == "rows in 3 = scored 3 + refused 0"


def test_pounds_of_another_year_are_brought_to_the_declared_one_and_recorded(read):
    made = read("a,D5,received,100,GBP_2019,,", "a,D5,nearby,50,GBP_2025,,")
    assert made.batches["D5"].columns["received"][0] > 100
    assert ("GBP_2019", "GBP_2025") in made.conversions


@pytest.mark.parametrize("unit", ["GBP", "£", "GBP_1066", "GBP_2999", "kg", "GBP_1745"])
def test_a_unit_that_does_not_fit_is_refused_at_its_line(read, unit):
    (fault,) = faults(read, f"a,D5,received,100,{unit},,", "a,D5,nearby,50,,,")
    assert "line 2" in fault.at


@pytest.mark.parametrize("cell", ["£5", "5%", "1_000", "１２", "nan", "inf", "1e400", "five"])
def test_a_cell_that_is_no_number_is_told_once_at_its_line(read, cell):
    (fault,) = faults(read, "a,D1,people,3,,,", f"a,D1,hours,{cell},,,")
    assert "line 3" in fault.at


def test_a_number_with_a_comma_is_refused(read):
    (fault,) = faults(read, 'a,D3,spilled,"1,234",,,')
    assert "line 2" in fault.at


def test_a_line_break_within_a_cell_keeps_the_lines_that_follow(read):
    header = HEADER + ",note"
    found = faults(read, 'a,D3,spilled,1,,,,"one\ntwo"', "b,D3,spilled,-1,,,,", header=header)
    assert "line 4" in found[0].at


def test_every_fault_of_both_files_is_told_at_once(read):
    found = faults(
        read,
        *("a,D3,spilled,-4,,,", "z,D3,spilled,4,,,", "b,D9,any,4,,,", "b,D3,spilled,4,,soon,"),
        table="id,eligible\na,many\nb,200\n",
    )
    places = " ".join(fault.at for fault in found)
    assert all(f"line {line}" in places for line in (2, 3, 4, 5))
    assert "submissions.csv line 2" in places


def test_people_are_given_a_row_each(read):
    made = read(
        *("a,D8,living_here,80,,,", "a,D8,seats.turnout,1,,,old", "a,D8,seats.count,20,,,old"),
        *("a,D8,seats.turnout,0.5,,,young", "a,D8,seats.count,40,,,young"),
    )
    seats = made.batches["D8"].columns["seats"]
    assert seats.turnout.sum().tolist() == [40.0]


def test_a_value_given_twice_is_a_fault(read):
    assert faults(read, "a,D3,spilled,1,,,", "a,D3,spilled,2,,,")


def test_a_blank_cell_is_not_a_zero(read):
    made = read("a,D3,spilled,,,,", "b,D3,spilled,0,,,")
    assert made.batches["D3"].places().tolist() == [1]


@pytest.mark.parametrize("header", ["submission,measure,value", "a,a,b", HEADER + ",colour"])
def test_a_header_that_does_not_fit_is_refused(read, header):
    row = ",".join("x" for _ in header.split(","))
    assert faults(read, row, header=header)


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path):
    with pytest.raises(sv.ClaimErrors, match="no such file"):
        sv.read(tmp_path / "none.csv", FRAMEWORK)
    (tmp_path / "bytes.csv").write_bytes(b"submission\xff\xfe")
    with pytest.raises(sv.ClaimErrors, match="UTF-8"):
        sv.read(tmp_path / "bytes.csv", FRAMEWORK)
