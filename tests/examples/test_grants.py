"""The example of the 783 real grants: everyone is accounted for, and nothing is made up.

The file is no part of the repository: the tests that need it skip where it does not lie beside the
checkout. One test runs the same page on two invented grants.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import socialvalue as sv

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "examples" / "grants" / "score_grants.py"
FILE = ROOT.parent / "shared" / "data" / "a001p00000zgyHZAAY.json"
REAL = pytest.mark.skipif(
    not FILE.is_file(), reason="the 783 published grants do not lie beside this checkout"
)

TWO = {
    "grants": [
        {
            "id": "g1",
            "title": "A grant to a law centre",
            "currency": "GBP",
            "amountAwarded": 10_000,
            "awardDate": "2022-04-01T00:00:00+00:00",
            "grantProgramme": [{"title": "Advice"}],
        },
        {
            "id": "g2",
            "title": "A grant to a choir",
            "currency": "GBP",
            "amountAwarded": 5_000,
            "awardDate": "2025-01-31",
        },
    ]
}


def _page(file: Path) -> list[str]:
    """The lines that the script writes, with runs of spaces made one."""
    run = subprocess.run(
        [sys.executable, "-W", "error", SCRIPT, file],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert run.returncode == 0, run.stderr
    return [" ".join(line.split()) for line in run.stdout.splitlines()]


@pytest.fixture(scope="module")
def real() -> list[str]:
    return _page(FILE)


@REAL
def test_all_783_grants_and_every_pound_are_accounted_for(real: list[str]) -> None:
    total = next(line for line in real if line.startswith("all "))
    assert total.split()[1:3] == ["783", "£12,785,625"]


@REAL
def test_the_parts_by_year_and_by_programme_add_up_to_all_grants(real: list[str]) -> None:
    rows = [line.rsplit(maxsplit=3) for line in real if line.count("£") == 2]
    years = [row for row in rows if row[0].isdigit()]
    programmes = [row for row in rows if not row[0].isdigit() and row[0] != "all"]
    for part in (years, programmes):
        assert sum(int(row[1]) for row in part) == 783
        assert sum(int(row[2].strip("£").replace(",", "")) for row in part) == 12_785_625
    assert [row[0] for row in years] == [str(year) for year in range(2013, 2022)]


@REAL
def test_nothing_is_assessed_where_nothing_is_claimed(real: list[str]) -> None:
    assert "783 grants: benefit 0, harm 100, score -100, headroom 100, coverage 0" in real
    assert [line for line in real if "not assessed" in line] == [
        f"{code}: not assessed, 783 times" for code in ("PA3", "PA4", "WB1", "PA9")
    ]


def test_pounds_of_the_award_year_are_carried_to_one_price_year(tmp_path: Path) -> None:
    (tmp_path / "two.json").write_text(json.dumps(TWO), "utf-8")
    page = _page(tmp_path / "two.json")
    today = 10_000 * 100 / 87.3194
    assert f"Advice 1 £10,000 £{today:,.0f}" in page
    assert "no programme named 1 £5,000 £5,000" in page
    assert f"all 2 £15,000 £{today + 5_000:,.0f}" in page


def test_a_grant_in_another_currency_is_refused_by_name(tmp_path: Path) -> None:
    grants = {"grants": [{**TWO["grants"][0], "currency": "EUR"}]}
    (tmp_path / "one.json").write_text(json.dumps(grants), "utf-8")
    run = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "one.json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode != 0
    assert "g1: EUR" in run.stderr


@REAL
def test_the_map_reads_all_783_grants_as_the_page_does() -> None:
    folder = SCRIPT.parent
    framework = sv.Framework.load(folder / "grants.toml")
    reading = sv.ColumnMap.load(folder / "grants.map.toml").look(FILE, framework)
    assert (len(reading.rows.used), reading.rows.skipped, reading.rows.refused) == (783, {}, ())
    claims = reading.claims()
    grants = json.loads(FILE.read_text("utf-8"))["grants"]
    by_hand = [
        {
            "id": one["id"],
            "contract_value": one["amountAwarded"],
            "contract_value_unit": f"GBP_{one['awardDate'][:4]}",
        }
        for one in grants
    ]
    other = sv.Claims.from_records([], framework, by_hand)
    assert claims.submissions.ids == other.submissions.ids
    ours, theirs = (one.submissions.columns["contract_value"] for one in (claims, other))
    assert ours.tolist() == theirs.tolist()
    assert len(claims) == 0


def test_the_map_refuses_grants_in_another_currency(tmp_path: Path) -> None:
    grant = {**TWO["grants"][1], "currency": "EUR"}
    mapped = """
        [sheet]
        records = "grants"
        expect = [{ header = "currency", is = ["GBP"], because = "no deflator" }]
        [submission]
        id = "id"
        name = "title"
        contract_value = { header = "amountAwarded", unit = "GBP_{year}", year = "awardDate" }
    """
    (tmp_path / "two.json").write_text(json.dumps({"grants": [grant]}), "utf-8")
    framework = sv.Framework.load(SCRIPT.with_name("grants.toml"))
    reading = sv.ColumnMap.from_toml(mapped).look(tmp_path / "two.json", framework)
    assert [one.at for one in reading.faults] == ["two.json record 1, 'currency'"]
