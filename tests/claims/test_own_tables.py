"""A measure table of the framework may lie among the claims: it was read, though not as claims."""

from __future__ import annotations

from pathlib import Path

import pytest

import socialvalue as sv

TABLE = (
    "code,name,description,theme,theme_name,outcome,outcome_name,unit,input,direction,floor,"
    "target,per,reason,unpriced_reason\n"
    'ZZ1,Jobs,"Jobs held by residents, each for a year.",WORK,Work,WORK-jobs,Residents hold a job,'
    "fte*year,jobs,benefit,0,0.3,fte,,no owner prices it\n"
    'ZZ2,Losses,"Jobs of residents ended, each for a year.",WORK,Work,WORK-jobs,'
    "Residents hold a job,fte*year,jobs,harm,0,0.3,fte,,no owner prices it\n"
)
FRAMEWORK = """code = "nowhere"
name = "Nowhere's jobs"
edition = "1"
tables = ["nt.csv"]
caps = { theme = 0, overall = 0, reason = "there is no harm" }
[[theme]]
code = "WORK"
name = "Work"
weight = 100
outcome = [{ code = "WORK-jobs", name = "Residents hold a job", weight = 100, measure = [{ code = "ZZ1", weight = 100, shadow = "ZZ2" }, { code = "ZZ2", weight = 100 }] }]
"""  # noqa: E501 (TOML keeps an inline table on one line)


@pytest.mark.parametrize("claims", ["claims.csv", "ZZ1.csv"])
def test_the_table_of_a_framework_is_neither_left_unread_nor_a_fault(
    tmp_path: Path, claims: str
) -> None:
    (tmp_path / "nt.csv").write_text(TABLE, "utf-8")
    (tmp_path / "nowhere.txt").write_text(FRAMEWORK, "utf-8")
    (tmp_path / "mine.toml").write_text(FRAMEWORK, "utf-8")
    (tmp_path / "submissions.csv").write_text("id,fte\na,14\n", "utf-8")
    (tmp_path / claims).write_text("submission,measure,jobs\na,ZZ1,3\n", "utf-8")
    framework = sv.Framework.load(tmp_path / "mine.toml")
    account = str(sv.read(tmp_path, framework).account)
    assert "nt.csv" not in account
    assert "left unread" in account, "another file is named all the same"
