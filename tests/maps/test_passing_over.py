"""What `when` passes over is counted by line, with the titles of what was left out, and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from council_sheets import MAP, SHEET, WHEN
from mapped_sheets import CCIN, faults, look, write

import socialvalue as sv
from socialvalue.cli import main

LEFT = ("Volunteering (people) / Attended", "Volunteering (people) / Helped",
        "Volunteering (people) / Ran it")  # fmt: skip


def test_cells_that_when_passes_over_are_told_by_line_and_title(tmp_path: Path) -> None:
    reading = look(tmp_path, SHEET, MAP)
    assert reading.rows.passed == {7: LEFT}
    assert reading.rows.as_dict()["passed_over"] == {"7": list(LEFT)}
    told = f"passed over by when: 3 cells that say something (line 7: {', '.join(map(repr, LEFT))})"
    assert told in str(reading.rows)
    assert told in str(reading.claims().account)
    assert "1,050" not in told


def test_the_command_line_prints_what_was_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(write(tmp_path, SHEET)), "--map", str(write(tmp_path, MAP, "m.toml"))]
    for command in ("check", "score"):
        assert main([command, *words]) == 0
        told = " ".join(capsys.readouterr().out.split())
        assert "passed over by when: 3 cells that say something (line 7:" in told


def test_blanks_and_words_that_say_nothing_are_not_passed_over(tmp_path: Path) -> None:
    silent = SHEET.replace('"1,050",nil,nil,n/a', "n/a,,n/a,")
    assert look(tmp_path, silent, MAP).rows.passed == {}
    assert "passed over" not in str(look(tmp_path, SHEET, MAP.replace(WHEN, "")).rows)


def test_a_list_of_answers_passes_over_nothing(tmp_path: Path) -> None:
    text = "id,what,number\na,started,12\na,living,3\n"
    mapped = """
        [sheet]
        rows = "part"
        [submission]
        id = "id"
        contract_value = { value = 900, unit = "GBP_2025" }
        [[claim]]
        measure = "SE1"
        when = { header = "what", is = ["started"] }
        inputs.started = { header = "number", unit = "count" }
        [[claim]]
        measure = "SE1"
        when = { header = "what", is = ["living"] }
        inputs.living = { header = "number", unit = "count", again = "one number a row" }
    """
    reading = look(tmp_path, text, mapped)
    assert reading.faults == ()
    assert reading.rows.passed == {}


def test_what_another_map_reads_is_not_passed_over(tmp_path: Path) -> None:
    other = MAP.replace(WHEN, 'when = { header = "Ref", is = ["N-02"] }\n')
    other = other[: other.index('[[claim]]\nmeasure = "SE1"')]
    ignored = '["Notes", "Co-op support / Started", "Co-op support / Still going"]'
    skip = 'skip = [{ header = "Ref", is = ["N-01", "N-03"], because = "read elsewhere" }]\n'
    other = other.replace('["Notes"]', ignored).replace("blank =", f"{skip}blank =")
    whole = SHEET.replace("nil,nil,n/a", "nil,nil,0")
    maps = [sv.ColumnMap.from_toml(MAP), sv.ColumnMap.from_toml(other)]
    claims = sv.read(write(tmp_path, whole), CCIN, map=maps)
    assert claims.batches["PA3"].size == 3
    assert "passed over" not in str(claims.account)


def test_lines_alike_are_told_together_and_long_accounts_are_cut(tmp_path: Path) -> None:
    row = 'N-02,Birch & Sons Ltd,"1,050",nil,nil,n/a,n/a,n/a,* estimate,980\n'
    more = "".join(row.replace("N-02", f"N-{n}").replace("Birch", f"B{n}") for n in range(10, 30))
    told = look(tmp_path, SHEET.replace(row, more), MAP).rows.passed_told
    assert told.startswith("passed over by when: 60 cells that say something (line 7, 8, 9, 10,")
    assert told.count("Attended") == 1
    assert "…" in told


@pytest.mark.parametrize("cell", ["4,6,5", "n/a,6,5"])
def test_the_mend_of_a_blank_names_when(tmp_path: Path, cell: str) -> None:
    sheet = SHEET.replace("9,4,6,5", f"9,{cell}")
    found = faults(tmp_path, sheet, MAP)
    assert [one.fault for one in found] == (["it is blank"] if "n/a" in cell else [])
    assert all('when = { header = "…", is = ["…"] } in the map' in one.fix for one in found)
