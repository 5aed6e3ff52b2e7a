"""One value at a time: its words, its mark, its list, and what stands beside a claim."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapped_sheets import CCIN, MAP, faults, look, write

import socialvalue as sv
from socialvalue.claims.maps.marks import unmarked

PA9 = """
[submission]
id = "id"
eligible = { value = 900, unit = "person" }
[[claim]]
measure = "PA9"
"""


@given(st.integers(0, 10**9), st.sampled_from(["people", "m2", "£", "t CO2e"]), st.booleans())
def test_a_mark_comes_off_whole_and_takes_no_digit_with_it(
    number: int, mark: str, before: bool
) -> None:
    text = f"{mark} {number}" if before and mark != "m2" else f"{number} {mark}"
    bare, unit = unmarked(text, [(mark, "x")])
    assert (bare, unit) == (str(number), "x")


@pytest.mark.parametrize("text", ["m25", "52", "5 people people", "5 peoples"])
def test_what_only_looks_like_a_mark_leaves_no_number(text: str) -> None:
    bare, _ = unmarked(text, [("m2", "x"), ("2", "y"), ("people", "z")])
    assert not bare.isdigit() or bare == text


def test_signs_and_brackets_stay_with_the_number() -> None:
    marks = [("£", "GBP")]
    assert [unmarked(one, marks)[0] for one in ("-£5", "£-5", "(£5)", "£(5)")] == [
        "-5", "-5", "(5)", "(5)",
    ]  # fmt: skip


def test_words_of_the_sheet_become_levels_and_no_other_word_does(tmp_path: Path) -> None:
    mapped = PA9 + (
        'inputs.affected.right = { header = "how", codes = { "Told" = "informed", No = "none" } }\n'
        'inputs.affected.count = { header = "n", unit = "person" }\n'
    )
    group = look(tmp_path, "id,how,n\na,told,7\nb,NO,5\n", mapped).claims().batches["PA9"]
    assert group.columns["affected"].members["right"].values.tolist() == [0.1, 0]
    (told,) = faults(tmp_path, "id,how,n\na,tolld,7\n", mapped)
    assert (told.at, told.fix.split(",")[0]) == ("bids.csv line 2, 'how'", "write 'Told'")
    wrong = mapped.replace('"informed"', '"informd"')
    (told,) = faults(tmp_path, "id,how,n\na,told,7\n", wrong)
    assert "'informed'" in told.fix


def test_a_fault_names_the_column_of_its_own_entry(tmp_path: Path) -> None:
    mapped = PA9 + (
        "[claim.inputs]\naffected = ["
        '{ right = { value = "none" }, count = { header = "one", unit = "person" } }, '
        '{ right = { value = "informed" }, count = { header = "two", unit = "person" } }]\n'
    )
    (told,) = faults(tmp_path, "id,one,two\na,,-3\n", mapped)
    assert told.at == "bids.csv line 2, 'two' (PA9 affected[0].count)"


def test_one_number_beside_a_list_is_not_spread_over_it(tmp_path: Path) -> None:
    mapped = PA9 + (
        'inputs.affected.right = { header = "how", split = ";" }\n'
        'inputs.affected.count = { header = "n", unit = "person" }\n'
    )
    (told,) = faults(tmp_path, "id,how,n\na,none;informed,7\n", mapped)
    assert told.fault == "the lists of affected are not of one length"


def test_a_list_is_not_parted_at_a_sign_of_its_numbers(tmp_path: Path) -> None:
    mapped = PA9.replace("[submission]", '[sheet]\nnumbers = "1,234.5"\n[submission]') + (
        'inputs.affected.right = { value = "none" }\n'
        'inputs.affected.count = { header = "n", unit = "person", split = "," }\n'
    )
    (told,) = faults(tmp_path, 'id,n\na,"1,200"\n', mapped)
    assert "sign of its numbers" in told.fault


def test_the_same_number_twice_in_the_parts_of_a_claim_is_a_fault(tmp_path: Path) -> None:
    mapped = (
        '[sheet]\nrows = "part"\n[submission]\nid = "id"\n'
        'eligible = { value = 90, unit = "person" }\n[[claim]]\nmeasure = "PA3"\n'
        'inputs.contributed = { header = "n", unit = "person" }\n'
        + "".join(
            f'inputs.{name} = {{ value = 0, unit = "person" }}\n'
            for name in ("attended", "organised", "decided")
        )
    )
    (told,) = faults(tmp_path, "id,n\na,12\na,12\n", mapped)
    assert (told.at, told.fault) == (
        "bids.csv line 3, 'n'",
        "contributed of this claim stands twice",
    )


def test_what_stands_beside_a_claim_comes_from_words_or_columns(tmp_path: Path) -> None:
    mapped = """
        [submission]
        id = "id"
        contract_value = { value = 900, unit = "GBP_2025" }
        [[claim]]
        measure = "SE1"
        stage = { header = "when", codes = { done = "delivered", plan = "committed" } }
        period = { header = "year" }
        kind = "additional"
        evidence = { header = "proof", codes = { audited = "E3", said = "E1" } }
        not_applicable = { header = "not ours", codes = { x = "REASON" } }
        inputs.started = { header = "n", unit = "count" }
        inputs.living = { header = "left", unit = "count" }
        inputs.deadweight = { header = "anyway", unit = "%" }
    """
    (reason,) = CCIN.members["SE1"].not_applicable
    mapped = mapped.replace("REASON", reason)
    text = "id,when,year,proof,not ours,n,left,anyway\n"
    text += "a,done,2025/26,audited,,5,4,10\nb,plan,2026,said,,3,3,0\nc,,,,X,,,\n"
    claims = look(tmp_path, text, mapped).claims()
    batch = claims.batches["SE1"]
    assert batch.stage.tolist() == [3, 1]
    assert batch.period.tolist() == [2025, 2026]
    assert batch.evidence.tolist() == [3, 1]
    assert batch.kind.tolist() == [1, 1]
    assert batch.own["deadweight"].tolist() == [0.1, 0]
    assert list(claims.not_applicable["SE1"]) == [2]


def test_an_old_workbook_is_told_to_be_saved_as_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "bids.xls").write_bytes(b"PK\x03\x04")
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.ColumnMap.from_toml(MAP).read(tmp_path / "bids.xls", CCIN)
    assert "save it as .xlsx" in caught.value.faults[0].fix


def test_a_long_sheet_is_read_in_time_that_grows_with_its_rows(tmp_path: Path) -> None:
    head, rest = (
        "id,n\n",
        PA9
        + (
            'inputs.affected.right = { value = "none" }\n'
            'inputs.affected.count = { header = "n", unit = "person" }\n'
        ),
    )
    mapped = sv.ColumnMap.from_toml(rest)

    def seconds(rows: int) -> float:
        file = write(tmp_path, head + "".join(f"b{i},{i % 7}\n" for i in range(rows)))
        start = time.perf_counter()
        assert len(mapped.read(file, CCIN)) == rows
        return time.perf_counter() - start

    seconds(100)
    few, many = (min(seconds(rows) for _ in range(3)) for rows in (1_000, 8_000))
    assert many < 30 * few, "eight times the rows, not the square of it"


LONG = """Ref;Question;Unit;Target;Actual
lib;Volunteers;people;30;42 people
lib;Carbon;kilos;12.000;10.500,5
prk;Volunteers;people;30;12
prk;Carbon;t;12;9
"""
OF_LONG = """
[sheet]
rows = "part"
numbers = "1.234,5"
ignore = ["Target"]
marks = { people = "person", kilos = "kgCO2e", t = "tCO2e" }
[submission]
id = "Ref"
contract_value = { value = 900, unit = "GBP_2025" }
eligible = { value = 500, unit = "person" }
[[claim]]
measure = "PA3"
when = { header = "Question", is = ["Volunteers"] }
inputs.attended = { value = 0, unit = "person" }
inputs.contributed = { header = "Actual", unit_in = "Unit" }
inputs.organised = { value = 0, unit = "person" }
inputs.decided = { value = 0, unit = "person" }
[[claim]]
measure = "WB8"
when = { header = "Question", is = ["Carbon"] }
inputs.tonnes = { header = "Actual", unit_in = "Unit", again = "one answer a row" }
inputs.year = { value = "2026" }
"""


def test_a_long_list_of_answers_says_its_unit_in_every_row(tmp_path: Path) -> None:
    claims = look(tmp_path, LONG, OF_LONG).claims()
    assert claims.batches["PA3"].columns["contributed"].tolist() == [42, 12]
    assert claims.batches["WB8"].columns["tonnes"].tolist() == pytest.approx([10.5005, 9])


@pytest.mark.parametrize("unit", ["people", "furlongs", "", "£"])
def test_a_unit_in_a_row_that_does_not_fit_is_a_fault(tmp_path: Path, unit: str) -> None:
    (told,) = faults(tmp_path, LONG.replace(";t;", f";{unit};"), OF_LONG)
    assert told.at == "bids.csv line 5, 'Actual'"
