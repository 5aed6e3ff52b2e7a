"""The four invented bids of examples/parks, walked by hand from the rows of the file to the
scorecard. Every expected figure is worked out here in plain arithmetic, from the rows themselves
and from the published price of carbon, the value of a WELLBY and the deflator.
"""

from __future__ import annotations

from math import sqrt
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of

PARKS = Path(__file__).resolve().parents[2] / "examples" / "parks"
GREENHAND, VERDANT, MEADOW, SPRING = (
    "Greenhand Co-op",
    "Verdant Estates plc",
    "Meadow Trust",
    "Second Spring CIC",
)
PRICES_2024_TO_2025 = 100 / 96.5146


@pytest.fixture(scope="module")
def card() -> sv.Scorecard:
    framework = sv.Framework.load("ccin")
    return sv.score(sv.read(PARKS, framework), framework, sv.Basis(price_year=2025, start=2026))


def _row(table: dict[str, Any], who: str, **wanted: str) -> dict[str, Any]:
    """The one row of a table for a submission."""
    rows = [
        row
        for row in rows_of(table)
        if row["submission"] == who and all(row[name] == value for name, value in wanted.items())
    ]
    assert len(rows) == 1
    return rows[0]


def _measure(card: sv.Scorecard, who: str, code: str) -> dict[str, Any]:
    return _row(card.measures(), who, measure=code)


# from the file to ratings


def test_an_honest_deadweight_stands_beside_a_silent_claim_of_the_same_measure(
    card: sv.Scorecard,
) -> None:
    friends, beds = 30 + 10, 16 + 4
    row = _measure(card, GREENHAND, "PA3")
    assert row["quantity"] == friends + beds
    assert row["attributable"] == pytest.approx(friends * 0.65 + beds * 0.8)
    assert row["rating"] == pytest.approx(100 * 42 / (0.27 * 240))


def test_a_change_is_taken_from_its_baseline_before_anything_comes_off(card: sv.Scorecard) -> None:
    committed = 0.4 * 0.95 * 14 + 0.4 * 0.45 * 106 + 0.2 * 0.6 * 120
    row = _measure(card, GREENHAND, "PA1")
    assert committed == pytest.approx(38.8)
    assert row["quantity"] == pytest.approx(38.8 - 3)
    assert row["attributable"] == pytest.approx(35.8 * 0.9)
    assert row["rating"] == pytest.approx(100 * 32.22 / 120)


def test_a_baseline_that_is_a_comparator_leaves_the_change_whole(card: sv.Scorecard) -> None:
    row = _measure(card, MEADOW, "PA1")
    assert row["attributable"] == pytest.approx(0.5 * 0.9 * 10 + 0.5 * 0.75 * 0.6 * 90 - 5)
    assert row["rating"] == pytest.approx(100 * 19.75 / 120)


def test_a_quotation_in_2024_pounds_is_carried_to_2025(card: sv.Scorecard) -> None:
    invested = 45_000 + 60_000 * PRICES_2024_TO_2025 + 8_000 + 10_000
    row = _measure(card, GREENHAND, "CV2")
    assert row["quantity"] == pytest.approx(invested)
    assert row["rating"] == pytest.approx(100 * invested * 0.8 / 120_000)


def test_local_respend_has_three_rounds(card: sv.Scorecard) -> None:
    second = 14 * 42_000 + 5 * 30_000
    third = 14 * 42_000 * 0.4 + 5 * 30_000 * 0.25
    row = _measure(card, GREENHAND, "CV1")
    assert row["quantity"] == pytest.approx((1_200_000 + second + third) / 1_200_000)
    assert row["rating"] == pytest.approx(100 * (row["quantity"] - 1))


def test_a_surplus_shared_by_few_of_the_eligible_counts_for_little(card: sv.Scorecard) -> None:
    # 18 of 240 have it all: Gini 1 - 18/240, times 240/239, leaves 17/239 of the pounds
    row = _measure(card, SPRING, "EQ1")
    assert row["quantity"] == pytest.approx(18 * 1_200 * 17 / 239)
    assert row["rating"] == pytest.approx(100 * row["quantity"] / 60_000)


def test_the_gain_of_those_surveyed_is_less_what_others_gained(card: sv.Scorecard) -> None:
    mean_gain = (18 * 1 + 18 * 0 + 4 * -1) / 40
    row = _measure(card, GREENHAND, "WB1")
    assert row["quantity"] == pytest.approx((mean_gain - 0.1) * 60 * 1)
    assert row["rating"] == pytest.approx(100 * 15 / 24)


def test_kilograms_of_greenhouse_gas_are_read_as_tonnes(card: sv.Scorecard) -> None:
    assert _measure(card, GREENHAND, "WB8")["quantity"] == pytest.approx(38 + 31_000 / 1_000)
    assert _measure(card, VERDANT, "WB8")["rating"] == pytest.approx(100 * 1_450 / 1_800)


# from ratings to scores


def test_the_leader_is_worked_out_by_hand_from_its_measures(card: sv.Scorecard) -> None:
    # EQ1: gains of workers, user members and other residents, each group's people alike
    workers, members, others = 14 * 1_400, 106 * 120, 120 * 60
    paid = workers + members + others
    # Gini: one less twice the area under the curve of people against pounds, poorest first
    area = (
        120 / 240 * others / 2
        + 106 / 240 * (others + members / 2)
        + 14 / 240 * (others + members + workers / 2)
    ) / paid
    shared = paid * (1 - (1 - 2 * area) * 240 / 239)
    # EQ2: 14 accounts of 900 pounds among 240 people leave 13/239 of it, and the lock counts whole
    kept = 14 * 900 * 13 / 239 + 28_000
    equity = (shared / 60_000 + kept / 60_000) / 2
    # participation: a power mean with p = 1/2; the gap of PA4 is 0.15, of 0.5 at worst
    gap = (abs(0.2 - 0.35) + abs(0.5 - 0.425) + abs(0.3 - 0.225)) / 2
    decisions, community, voice = 32.22 / 120, 42 / 64.8, 1 - gap / 0.5
    participation = (0.5 * sqrt(decisions) + 0.3 * sqrt(community) + 0.2 * sqrt(voice)) ** 2
    invested = (63_000 + 60_000 * PRICES_2024_TO_2025) * 0.8
    circulation = (14 * 42_000 * 1.4 + 5 * 30_000 * 1.25) / 1_200_000
    conviviality = (circulation + invested / 120_000) / 2
    selfhelp = 2 * 0.8 / (1_200_000 / 250_000)
    wellbeing = 15 / 24
    benefit = 100 * (equity + participation + conviviality + selfhelp + wellbeing) / 5
    # harm: the worst weighs most, over the three themes that have a harm
    harm = 100 * sqrt(((3 / 12) ** 2 + (1_800 / 60_000) ** 2 + (69 / 180) ** 2) / 3)
    row = _row(card.overall(), GREENHAND)
    assert row["benefit"] == pytest.approx(benefit)
    assert row["harm"] == pytest.approx(harm)
    assert row["score"] == pytest.approx(benefit - harm)


def test_the_bids_rank_from_the_co_operative_to_the_contractor(card: sv.Scorecard) -> None:
    ranking = card.ranking()
    assert list(ranking["submission"]) == [GREENHAND, SPRING, MEADOW, VERDANT]
    assert list(ranking["rank"]) == [1, 2, 3, 4]
    assert [round(float(score), 1) for score in ranking["score"]] == [26.3, -20.9, -22.9, -78.1]


def test_one_unasked_question_stands_between_the_charity_and_the_lead(card: sv.Scorecard) -> None:
    meadow, leader = _row(card.overall(), MEADOW), _row(card.overall(), GREENHAND)
    assert meadow["score"] < leader["score"] < meadow["headroom"]
    assert leader["score"] == leader["headroom"]


def test_coverage_is_the_weight_of_what_was_assessed(card: sv.Scorecard) -> None:
    # Meadow: benefit lacks EQ1 and CV2 (half a theme each) and PA4 (a fifth of one); harm lacks
    # one of three. The two trees weigh alike, as they do in the score.
    benefit = (0.5 + 0.8 + 0.5 + 1 + 1) / 5
    assert _row(card.overall(), MEADOW)["coverage"] == pytest.approx((benefit + 2 / 3) / 2)
    assert _row(card.overall(), GREENHAND)["coverage"] == pytest.approx(1)


# what is harmful, what nobody looked at


def test_the_caps_are_named(card: sv.Scorecard) -> None:
    assert {row["submission"]: row["capped_by"] for row in rows_of(card.overall())} == {
        GREENHAND: "",
        VERDANT: "CV8 past its limit: already below 25.0",
        MEADOW: "WB8 not assessed: already below 25.0",
        SPRING: "",
    }
    theme = _row(card.themes(), VERDANT, code="CV")
    assert theme["capped_by"] == "CV8 past its limit: already below 0.0"


def test_what_leaves_for_owners_is_past_its_limit(card: sv.Scorecard) -> None:
    row = _measure(card, VERDANT, "CV8")
    assert row["quantity"] == 230_000 + 150_000 + 250_000 + 160_000
    assert row["quantity"] > 0.05 * 12_000_000
    assert (row["rating"], row["past_limit"]) == (100, True)


def test_an_explicit_zero_is_an_answer_and_a_blank_is_none(card: sv.Scorecard) -> None:
    found = {code: _measure(card, MEADOW, code) for code in ("PA9", "CV8", "WB8")}
    assert [found[code]["status"] for code in found] == ["assessed", "assessed", "not assessed"]
    assert (found["PA9"]["rating"], found["CV8"]["rating"], found["CV8"]["evidence"]) == (
        0,
        0,
        "E3",
    )
    assert _row(card.themes(), MEADOW, code="WB")["harm"] == 100


def test_no_answer_is_undefined_and_not_zero(card: sv.Scorecard) -> None:
    assert [_measure(card, VERDANT, code)["status"] for code in ("EQ1", "PA1", "EQ2")] == [
        "undefined",
        "undefined",
        "not assessed",
    ]


def test_a_bidder_ten_times_larger_does_not_win_by_size(card: sv.Scorecard) -> None:
    big, small = _measure(card, VERDANT, "PA3"), _measure(card, GREENHAND, "PA3")
    assert big["attributable"] > 6 * small["attributable"]
    assert big["rating"] == pytest.approx(100 * 332 * 0.8 / (0.27 * 2_400))
    assert big["rating"] < small["rating"]


# pounds, and the account


def test_pounds_are_valued_and_discounted_by_year(card: sv.Scorecard) -> None:
    # carbon is priced in 2022 pounds by year of emission; the second year is one year off
    gas = (38 * 277.22 + 31 * 281.44 / 1.035) * 100 / 87.3194
    wellbys = 15 * 13_000 * 100 / 78.2576
    row = _row(card.worth("overall"), GREENHAND, ledger="welfare")
    assert row["harm"] == pytest.approx(gas, abs=0.01)
    assert row["benefit"] == pytest.approx(wellbys, abs=0.01)
    assert row["balance"] == pytest.approx(wellbys - gas, abs=0.01)


def test_every_row_of_the_file_is_scored_and_every_conversion_written_down(
    card: sv.Scorecard,
) -> None:
    rows = len((PARKS / "claims.csv").read_text("utf-8").splitlines()) - 1
    account = card.claims.account
    assert (account.rows_in, account.rows_scored, account.rows_refused) == (rows, rows, 0)
    assert card.claims.conversions == {
        ("GBP_2024", "GBP_2025"): pytest.approx(PRICES_2024_TO_2025),
        ("kgCO2e", "tCO2e"): pytest.approx(0.001),
    }


def test_silence_does_not_lift_the_contractor(card: sv.Scorecard, tmp_path: Path) -> None:
    lines = (PARKS / "claims.csv").read_text("utf-8").splitlines()
    silent = [line for line in lines if not line.startswith("verdant,CV8")]
    assert len(silent) < len(lines)
    (tmp_path / "claims.csv").write_text("\n".join(silent), "utf-8")
    claims = sv.read(tmp_path, card.framework, submissions=PARKS / "submissions.csv")
    quiet = sv.score(claims)
    assert _row(quiet.overall(), VERDANT)["score"] <= _row(card.overall(), VERDANT)["score"] + 1e-9
