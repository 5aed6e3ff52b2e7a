"""The made-up council's table of examples/measure-table, scored; every figure worked by hand from
its rows, from the claims and from the published deflators.
"""

from __future__ import annotations

from math import sqrt
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "measure-table"
MILL_ROW, HALDEN, LONG_TABLE = (
    "Mill Row Builders Co-op",
    "Halden Construct plc",
    "Long Table and Partners",
)
FROM_2024 = 100 / 96.5146
FROM_FY2023 = 100 / 92.8945 / 1.008524
ELIGIBLE = 900


@pytest.fixture(scope="module")
def framework() -> sv.Framework:
    return sv.Framework.load(FOLDER / "eastmoor.toml")


@pytest.fixture(scope="module")
def card(framework: sv.Framework) -> sv.Scorecard:
    return sv.score(sv.read(FOLDER, framework), framework, sv.Basis(price_year=2025, start=2026))


def _measure(card: sv.Scorecard, who: str, code: str) -> dict[str, Any]:
    (row,) = [
        row
        for row in rows_of(card.measures())
        if row["submission"] == who and row["measure"] == code
    ]
    return row


def _worth(card: sv.Scorecard, who: str, code: str, ledger: str) -> float:
    (row,) = [
        row
        for row in rows_of(card.worth(by="measure"))
        if (row["submission"], row["measure"], row["ledger"]) == (who, code, ledger)
    ]
    return float(row["benefit"])


def test_the_table_has_six_measures_and_two_of_them_are_harms(framework: sv.Framework) -> None:
    (table,) = framework.tables
    assert (table.name, len(table)) == ("eastmoor.csv", 6)
    assert [one.code for one in table if one.harm] == ["EM5", "EM6"]
    assert "EM1" not in sv.registry.codes()


def test_meals_are_rated_and_priced_less_what_would_have_been_eaten_anyway(card) -> None:
    row, kept = _measure(card, MILL_ROW, "EM1"), 1400 * (1 - 0.3)
    assert row["attributable"] == pytest.approx(kept)
    assert row["rating"] == pytest.approx(100 * kept / ELIGIBLE / 6)
    assert _worth(card, MILL_ROW, "EM1", "welfare") == pytest.approx(
        kept * 3.2 * FROM_2024, rel=1e-6
    )


def test_advice_is_worth_pounds_of_two_ledgers_over_three_years(card) -> None:
    kept = 120 * (1 - 0.25)
    years = 1 + 0.6 / 1.035 + 0.36 / 1.035**2
    assert _worth(card, MILL_ROW, "EM2", "welfare") == pytest.approx(
        kept * 21 * FROM_2024 * years, rel=1e-6
    )
    assert _worth(card, MILL_ROW, "EM2", "fiscal") == pytest.approx(
        kept * 14.5 * FROM_FY2023 * years, rel=1e-5
    )


def test_jobs_are_priced_by_the_age_of_whoever_holds_them(card) -> None:
    expected = (1.5 * 16_000 + 1 * 19_500) * (1 - 0.4) * FROM_2024
    assert _worth(card, MILL_ROW, "EM3", "transfer") == pytest.approx(expected, rel=1e-6)


def test_empty_homes_are_averaged_by_the_homes_of_a_street(card) -> None:
    share = (0.05 * 80 + 0.02 * 120) / 200
    row = _measure(card, MILL_ROW, "EM4")
    assert row["quantity"] == pytest.approx(share)
    assert row["rating"] == pytest.approx(100 * (0.1 - share) / (0.1 - 0.02))


def test_a_harm_past_its_limit_caps_and_silence_counts_as_that(card) -> None:
    assert _measure(card, HALDEN, "EM5")["rating"] == 100
    assert _measure(card, HALDEN, "EM6")["rating"] == pytest.approx(100 * 60 / 20 / 10)
    capped = {row["submission"]: row["capped_by"] for row in rows_of(card.overall())}
    assert "EM5" in capped[HALDEN]
    assert "EM6" in capped[LONG_TABLE]
    assert not capped[MILL_ROW]


def test_the_first_theme_is_the_mean_of_its_one_measure_and_harm_weighs_most_where_worst(
    card,
) -> None:
    rows = {(row["submission"], row["code"]): row for row in rows_of(card.themes())}
    food = rows[MILL_ROW, "FOOD"]
    assert food["score"] == pytest.approx(_measure(card, MILL_ROW, "EM1")["rating"])
    jobs, idle = _measure(card, MILL_ROW, "EM3")["rating"], 100 * 40 / 22 / 10
    advice = _measure(card, MILL_ROW, "EM2")["rating"]
    work = rows[MILL_ROW, "WORK"]
    assert work["benefit"] == pytest.approx(0.4 * advice + 0.6 * jobs)
    assert work["harm"] == pytest.approx(sqrt(idle**2))


def test_the_first_screen_tells_who_leads_what_harms_and_what_is_assumed(card) -> None:
    shown = " ".join(str(card).split())
    assert f"{MILL_ROW} leads with" in shown
    assert f"PAST ITS LIMIT: {HALDEN}, EM5 Households moved out: 14," in shown
    assert f"EM6 Unpaid work trials (harm; counts as past its limit): {LONG_TABLE}" in shown
    assert "deadweight of 30% unless a claim brings its own" in shown
    assert "Unpriced is not worthless" in shown
