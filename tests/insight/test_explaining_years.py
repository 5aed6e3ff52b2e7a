"""Explanations of money and time: the card's own numbers, in words that let anybody redo them."""

import random

import pytest
from exact_frameworks import MADE, framework
from exact_portfolios import INCOME, basis, records, submissions
from sums import Price, level, worked

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of

SEEDS = range(16)
NODE_COLUMNS = ("benefit", "harm", "score", "headroom", "coverage")


@pytest.fixture(autouse=True, scope="module")
def _known():
    for measure in MADE:
        sv.register(measure)


def cards(seed, count=3):
    """Scorecards of portfolios that hold all that can be said of a claim, and of money and time."""
    draw = random.Random(seed)  # noqa: S311 (a portfolio, not a secret)
    chosen = framework(draw)
    for _ in range(count):
        ground, rows = basis(draw, chosen), submissions(draw)
        given = records(draw, chosen, ground, rows)
        yield sv.score(sv.Claims.from_records(given, chosen, rows), chosen, ground)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_is_the_cards_own_and_every_pound_to_the_last_unit(seed):
    for card in cards(seed):
        balance = {
            (row["submission"], row["measure"], row["ledger"]): row["balance"]
            for row in rows_of(card.worth("measure"))
        }
        told = {}
        for row in rows_of(card.measures()):
            numbers = sv.explain(card, row["submission"], row["measure"]).numbers
            for name in ("quantity", "attributable", "rating"):
                if row["status"] == "assessed":
                    assert numbers[name] == pytest.approx(row[name], rel=1e-9, abs=1e-9)
            for name, much in numbers.items():
                if name.startswith("worth."):
                    told[row["submission"], row["measure"], name.removeprefix("worth.")] = much
        assert {key: much for key, much in told.items() if much} == {
            key: much for key, much in balance.items() if much
        }


@pytest.mark.parametrize("seed", SEEDS)
def test_every_node_is_the_cards_own_under_ceilings_too(seed):
    for card in cards(seed, 1):
        for code in card.places:
            for place, identity in enumerate(card.submissions.ids):
                numbers = sv.explain(card, identity, code).numbers
                for name in NODE_COLUMNS:
                    wanted = getattr(card, name)(code)[place]
                    assert numbers[name] == pytest.approx(wanted, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_price_can_be_redone_from_its_words(seed):
    for card in cards(seed):
        for who in card.submissions.ids:
            for code in card.plan.row:
                for step in sv.explain(card, who, code).steps:
                    if step.name.startswith("price, "):
                        _redone(step)


def _redone(step):
    """The product, the deflator and the years of one price step, to the digits that are shown."""
    found = Price.of(step.words)
    product = found.amount * found.price * found.deflator * found.factor
    # the worth of a harm is taken off, and the worth of a loss is below zero
    assert abs(product) == pytest.approx(abs(found.pounds), rel=1e-4, abs=0.51), step.words
    assert step.value == pytest.approx(found.pounds, rel=1e-5, abs=0.51)
    assert level(found.levels) == pytest.approx(found.deflator, rel=2e-6), step.words
    years = found.sum_of_years
    if years is not None:
        assert years == pytest.approx(found.factor, rel=2e-5, abs=1e-6), step.words


def test_the_sums_that_are_read_aloud_are_worked_out_rightly():
    assert worked("2026: 0.4 x 0.5 + 2027: 2 x (1 - 0.25) x (121 / 100)^0.5") == pytest.approx(1.85)
    assert level("deflator a-1: 100 in 2025 / (40 in 2010-11 by b-2 x 1.25, which joins x)") == 2
    assert level("deflator a-1: 90 in 2024 / (0.75 x 40 in 2010 + 0.25 x 60 in 2011)") == 2
    assert level("deflator a-1: 100 in 2025 / 80 in 2019") == 1.25


FRAMEWORK = """
code = "aloud"
name = "Aloud"
edition = "1"
[caps]
reason = "made up"
[credit]
evidence = { E0 = 25, E1 = 50 }
reason = "what nobody can check earns less"
[[theme]]
code = "A"
name = "A"
weight = 100
[[theme.outcome]]
code = "A-1"
name = "A"
weight = 100
measure = [
    { code = "XT1", weight = 60, shadow = "XT4" },
    { code = "XT2", weight = 40, shadow = "XT4" },
    { code = "XT4", weight = 100, discounting = "health", discounting_reason = "it is health" },
]
"""


def aloud(code, *claims, **ground):
    """The explanation of one submission's claims on one measure, on one line, and its numbers."""
    chosen = sv.Framework.from_toml(FRAMEWORK)
    given = [{"submission": "a", "measure": code, **claim} for claim in claims]
    rows = [{"id": "a", "eligible": 200}]
    card = sv.score(sv.Claims.from_records(given, chosen, rows), chosen, sv.Basis(**ground))
    found = sv.explain(card, "a", code)
    return " ".join(str(found).split()), found


def test_years_of_delivery_and_of_persistence_are_told_with_who_says_so():
    claim = {"people": 40, "delivery": 2.5, "drop_off": 0.2, "period": 2027}
    words, found = aloud("XT1", claim)
    assert "delivered evenly over 2.5 years from the start of 2027 (brought by the claim)" in words
    assert "each unit is felt for 3.5 years (of the measure itself)" in words
    assert "20% less in each year after its first (brought by the claim)" in words
    (step,) = (one for one in found.steps if one.name == "years")
    assert step.sources == ("Nobody, Figures made up, 2026 (CC0-1.0; assumed)",)
    assert step.assumed
    assert step.value == pytest.approx(1 + 0.8 + 0.64 + 0.5 * 0.512)


def test_a_claim_that_brings_all_its_times_leaves_nothing_assumed_of_them():
    claim = {"people": 40, "persistence": 2, "drop_off": 0.2}
    _, found = aloud("XT1", claim)
    (step,) = (one for one in found.steps if one.name == "years")
    assert (step.sources, step.assumed) == ((), False)


def test_growth_names_its_series_its_incomes_and_its_power():
    words, found = aloud("XT1", {"people": 40, "persistence": 1}, growth=INCOME)
    assert "the value rises with real income a head (made-up-income) to the power 1.3" in words
    assert f"({INCOME.at(2026):.2f} / {INCOME.at(2019):.2f})^1.3" in words
    (step,) = (one for one in found.steps if one.name == "price, welfare")
    assert any("Incomes made up" in source for source in step.sources)
    assert step.assumed


def test_a_multiplier_is_read_as_what_it_multiplies():
    words, _ = aloud("XT1", {"people": 40, "multiplier": 1.5, "substitution": 0.25})
    assert "32 x (1 - 0.25) = 24 people" in words
    assert "1.5, brought by the claim: 24 x 1.5 = 36 people" in words


def test_a_reference_case_tells_the_shares_of_both_sides():
    before = {"people": 15, "leakage": 0.1, "stage": "baseline"}
    words, found = aloud("XT2", {"people": 40, "leakage": 0.2}, before)
    assert "compared: 40 x (1 - 0.2) x 0.8 - 15 x (1 - 0.1) x 0.8 = 14.8 people" in words
    here = "here: leakage (20%, brought by the claim), multiplier (0.8, of the measure itself)"
    assert here in words
    assert "in the reference case: leakage (10%, brought by the claim)" in words
    (step,) = (one for one in found.steps if one.name == "reference case")
    assert step.value == pytest.approx(
        worked("40 x (1 - 0.2) x 0.8") - worked("15 x (1 - 0.1) x 0.8")
    )
    assert step.assumed


def test_a_harm_of_health_tells_its_schedule_and_its_rate():
    words, _ = aloud("XT4", {"people": 4, "how": "damp"}, timing="mid")
    assert "health schedule, mid of year, 1.5% a year" in words
    assert "taken off because it is a harm" in words


def test_a_ceiling_tells_the_grade_that_decides_and_why():
    words, found = aloud("XT1", {"people": 60, "evidence": "E1"})
    assert "the lowest grade of its claims earns at most 50.0 of 100" in words
    assert "(what nobody can check earns less)" in words
    assert found.numbers["rating"] == 50


def test_a_claim_says_whether_its_value_is_embedded_or_additional():
    words, _ = aloud("XT1", {"people": 60, "kind": "additional", "note": "in May"})
    assert "people = 60 people; additional value; note: in May" in words
    assert "embedded" not in words
