"""Numbers and their nouns: one of a thing is one, and everything else is several."""

from __future__ import annotations

from pathlib import Path

import pytest

from socialvalue.cli import main
from socialvalue.counted import counted


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (2048, "2,048 rows")],
)
def test_a_noun_follows_its_number(number: int, told: str) -> None:
    assert counted(number, "row") == told


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert [counted(number, "person", "people") for number in (1, 3)] == ["1 person", "3 people"]


def test_check_says_one_submission_of_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "claims.csv"
    sheet.write_text("submission,measure,input,value,unit\nacme,WB8,tonnes,3,tCO2e\n"
                     "acme,WB8,year,2026,\n", "utf-8")  # fmt: skip
    table = tmp_path / "submissions.csv"
    table.write_text("id,contract_value [GBP_2025],eligible,fte\nacme,1000,10,2\n", "utf-8")
    assert main(["check", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "1 submission>" in told
    assert "on 1 measure," in told
