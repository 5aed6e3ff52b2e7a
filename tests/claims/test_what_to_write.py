"""A number in another spelling is mended by what to write, and then by how to declare it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.claims.doors.plainly import astray, mend
from socialvalue.cli import main

CCIN = sv.Framework.load("ccin")
NAMED = 'say how the file spells its numbers: numbers="1,234.5" or "1.234,5"'


@pytest.mark.parametrize(
    ("cell", "unit", "share", "told"),
    [
        ("45%", "1", True, "write 0.45"),
        ("7%", "1", True, "write 0.07"),
        ("12.5 %", "1", True, "write 0.125"),
        ("45%", "%", False, "write 45"),
        ("45%", "person", False, ""),
        ("145%", "1", True, ""),
        ("1,200.50", "person", False, "write 1200.5"),
        ("1,200,000", "person", False, "write 1200000"),
        ("12,5", "person", False, "write 12.5"),
        ("1.200,5", "person", False, "write 1200.5"),
        ("1,200", "person", False, "write 1200"),
        ("1,200", "count", False, "write 1200"),
        ("1,200", "person*hour", False, "write 1200, or 1.2 if that is what it says"),
        ("£1,200.00", "GBP_2025", False, "write 1200"),
        ("£1,200.00", "person", False, ""),
        ("(1,200.5)", "GBP_2025", False, "write -1200.5"),
        ("many", "person", False, ""),
        ("1 200", "person", False, ""),
        ("1,2,3", "person", False, ""),
    ],
)
def test_a_refused_number_is_written_plainly_where_nobody_can_doubt_it(
    cell: str, unit: str, told: str, *, share: bool
) -> None:
    assert mend(cell, unit, share=share) == told


def test_a_percentage_of_people_is_mended_by_how_many_and_by_no_option(tmp_path: Path) -> None:
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(_sheet(tmp_path, "45%"), CCIN)
    fixes = [one.fix for one in caught.value.faults if "45%" in one.fault]
    assert fixes == ["write how many it is, in person, and not a percentage"]
    assert astray("45%", "1", share=False) == "write how many it is, and not a percentage"
    assert astray("45%", "1", share=True) == astray("45%", "%", share=False) == ""


@given(st.integers(1000, 10**9), st.integers(1, 9))
def test_what_is_told_to_write_is_the_number_that_the_declared_spelling_reads(
    whole: int, part: int
) -> None:
    assert mend(f"{whole:,}.{part}", "person", share=False) == f"write {whole}.{part}"


def _sheet(folder: Path, value: str) -> Path:
    path = folder / "claims.csv"
    path.write_text(
        f'submission,measure,input,value\nacme,PA3,attended,"{value}"\n', encoding="utf-8"
    )
    return path


def test_python_is_told_what_to_write_and_then_the_option_as_it_spells_it(tmp_path: Path) -> None:
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(_sheet(tmp_path, "1,200,000"), CCIN)
    fixes = [one.fix for one in caught.value.faults if "1,200,000" in one.fault]
    assert fixes == [f"write 1200000; or {NAMED} (on the command line --numbers)"]


@pytest.mark.parametrize("command", ["check", "score"])
def test_the_command_line_is_told_the_option_as_it_is_typed(
    tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(_sheet(tmp_path, "1,200,000"))]) == 1
    told = capsys.readouterr().err
    assert 'write 1200000; or say how the file spells its numbers: --numbers "1,234.5"' in told
    assert "numbers=" not in told


def test_whoever_is_left_out_is_told_as_it_is_typed_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "submissions.csv").write_text("id,eligible\nacme,100\nbirch,100\n", "utf-8")
    inputs = ("attended", "contributed", "organised", "decided")
    rows = [f"{who},PA3,{name},{value}" for name in inputs for who, value in
            (("acme", '"1,2,3"' if name == "attended" else "1"), ("birch", "1"))]  # fmt: skip
    text = "\n".join(("submission,measure,input,value", *rows))
    (tmp_path / "claims.csv").write_text(text, "utf-8")
    out = tmp_path / "refused.csv"
    words = ["score", str(tmp_path), "--on-fault", "refuse", "--refusals", str(out)]
    assert main(words) == 0, capsys.readouterr().err
    told = out.read_text("utf-8")
    assert "--numbers" in told
    assert "numbers=" not in told
