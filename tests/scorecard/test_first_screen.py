"""The first screen: who is ahead, why, what is harmful, what nobody looked at, how it was made."""

import pytest
import trial_portfolio

import socialvalue as sv
from socialvalue.scorecard import text, words
from socialvalue.scorecard.standing import headline


@pytest.fixture(scope="module")
def card():
    """Six submissions with every status."""
    return trial_portfolio.card(6)


@pytest.fixture(scope="module")
def page(card):
    """Its text, on one line."""
    return " ".join(repr(card).split())


def test_the_page_names_every_submission_and_theme(card, page):
    for place in range(len(card.submissions)):
        assert card.submissions.name(place) in page
    for theme in card.framework.themes:
        assert theme.name in page


def test_the_page_fits_a_terminal(card):
    assert max(map(len, repr(card).splitlines())) <= 100


def test_the_leader_comes_first_with_the_gap(card, page):
    ranking = card.ranking()
    first, second = ranking["score"][:2]
    assert f"{ranking['submission'][0]} leads with {first:.1f}" in page
    assert f"{first - second:.1f} points ahead of {ranking['submission'][1]}" in page


def test_equal_scores_are_a_tie():
    framework = sv.Framework.load("ccin")
    card = sv.score(sv.Claims.from_records([], framework, [{"id": "a"}, {"id": "b"}]))
    assert "a, b tie for first place" in headline(card)
    assert "1=" in repr(card)


def test_an_empty_card_can_be_read():
    card = sv.score(sv.Claims.from_records([], sv.Framework.load("ccin"), []))
    assert "Nobody was scored" in repr(card)
    assert "Nobody was scored" in card._repr_html_()


def test_the_page_lists_what_has_no_price_and_what_was_not_assessed(card, page):
    unpriced, silent = card.unpriced()["measure"], card.not_assessed()["measure"]
    assert len(unpriced)
    assert len(silent)
    after = page[page.index("Shown and without a price") :]
    assert all(code in after for code in unpriced)
    gaps = page[page.index("WHAT NOBODY LOOKED AT") : page.index("EACH BENEFIT")]
    assert all(code in gaps for code in silent)


def test_reasons_are_told_for_no_answer_and_for_not_applicable():
    page = " ".join(repr(trial_portfolio.card(10)).split())
    assert "undefined, " in page
    assert "not applicable, no capital" in page


def test_a_harm_past_its_limit_comes_with_quantity_limit_and_cap():
    page = " ".join(repr(_two()).split())
    assert (
        "PAST ITS LIMIT: Beta, CV8 Value extraction: £90,000 (2025 prices), limit £50,000 (2025 "
        "prices), for contract value £1,000,000 (2025 prices). It holds CV to 0.0 at most (already "
        "below), and the whole to 25.0 at most (already below)." in page
    )
    assert "SAID TO BE NONE, WITHOUT EVIDENCE: Alpha (CV8, no evidence)" in page


def test_ledgers_are_kept_apart():
    page = " ".join(repr(_two()).split())
    assert "Ledgers are never added to one another" in page
    assert "Beta local – £90,000 -£90,000" in page


def test_a_promise_is_never_reported_as_a_delivery(page):
    assert "Promises (stage: committed). Nothing here is reported as delivered." in page


@pytest.mark.parametrize("stage", ["forecast", "delivered", "verified"])
def test_another_stage_is_named(stage):
    page = repr(trial_portfolio.card(2, stage=stage))
    assert f"(stage: {stage})" in page
    assert "Promises" not in page


def test_the_page_says_what_is_assumed_and_how_it_was_made(card, page):
    assert "deadweight of 20% unless a claim brings its own (socialvalue-assumption)" in page
    assert "brings its own deadweight for PA3: 35%" in page
    assert card.framework.digest[:15] in page
    account = card.claims.account
    rows = f"rows in {account.rows_in} = scored {account.rows_scored} + refused 0"
    assert rows in page
    assert "gdp-deflator-2026-06" in page
    assert "sv.explain(card, 's" in page


def test_a_long_portfolio_shows_ten_and_counts_the_others():
    card = trial_portfolio.card(30)
    page = repr(card)
    names = [card.submissions.name(place) for place in range(30)]
    assert sum(name in page for name in names) == 10
    assert "... and 20 more" in page
    assessed = (card.measures()["status"] == "assessed") & (card.measures()["measure"] == "PA3")
    assert f"PA3 Community participation: assessed for {assessed.sum()} of 30" in page


def test_nothing_in_a_name_steers_the_terminal():
    framework = sv.Framework.load("ccin")
    table = [{"id": "a", "name": "\x1b[31mRed\x07\u202e\r\nsecond line"}]
    page = repr(sv.score(sv.Claims.from_records([], framework, table)))
    assert not any(sign in page for sign in "\x1b\x07\u202e\r")
    assert "[31mRed second line" in page


def test_a_tidy_table_is_text_too(card):
    told = text.table(card.overall()).splitlines()
    assert told[0].split()[:3] == ["submission", "code", "name"]
    assert len(told) == 1 + len(card.submissions)
    assert "more rows" in text.table(card.measures(), 3)


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (90000, "GBP_2025", "£90,000 (2025 prices)"),
        (-12.5, "GBP_FY2015", "-£12.5 (2015-16 prices)"),
        (1, "person", "1 person"),
        (0.00015, "1", "0.00015"),
        (2.5e-7, "1", "2.5e-07"),
        (-0.0, "tCO2e", "0 tCO2e"),
        (1234567.891, "person", "1,234,567.89 people"),
    ],
)
def test_amounts_are_told_with_the_digits_that_matter(value, unit, told):
    assert words.amount(value, unit) == told


def _two():
    framework = sv.Framework.load("ccin")
    clean = {"interest_above_benchmark": 0, "rent": 0, "fees": 0, "measure": "CV8"}
    records = [
        {"submission": "a", "dividends": 0, **clean},
        {"submission": "b", "dividends": 90000, **clean},
    ]
    table = [
        {"id": "a", "name": "Alpha", "contract_value": 1e6, "eligible": 200},
        {"id": "b", "name": "Beta", "contract_value": 1e6, "eligible": 200},
    ]
    return sv.score(sv.Claims.from_records(records, framework, table))


def test_a_leader_whom_a_gap_could_unseat_is_not_called_settled() -> None:
    rows = [{"submission": "Alpha", "measure": "CV8", **dict.fromkeys(NO_EXTRACTION, 0)}]
    table = [{"id": who, "contract_value": 1e6, "eligible": 100} for who in ("Alpha", "Beta")]
    framework = sv.Framework.load("ccin")
    page = " ".join(repr(sv.score(sv.Claims.from_records(rows, framework, table))).split())
    assert "Not settled: Beta (to 100.0) could pass that" in page


def test_a_zero_harm_with_evidence_is_looked_for_and_one_without_is_only_said() -> None:
    rows = [
        {"submission": who, "measure": "CV8", "evidence": grade, **dict.fromkeys(NO_EXTRACTION, 0)}
        for who, grade in (("Alpha", "E2"), ("Beta", "E0"))
    ]
    table = [{"id": who, "contract_value": 1e6} for who in ("Alpha", "Beta")]
    framework = sv.Framework.load("ccin")
    page = " ".join(repr(sv.score(sv.Claims.from_records(rows, framework, table))).split())
    assert "looked for, and none found: Alpha (CV8, E2)" in page
    assert "WITHOUT EVIDENCE: Beta (CV8, E0)" in page


NO_EXTRACTION = ("dividends", "interest_above_benchmark", "rent", "fees")
