"""What stands against a figure on a given day: said in sentences, and by nothing but the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from socialvalue import source
from socialvalue.source import Figure, Source, Status, standing

TODAY = date(2026, 11, 25)
SOUND = Source("a-table", "A ministry", "A table", "2026", "OGL-UK-3.0", checked_on="2026-11-01")


@pytest.mark.parametrize("status", ["official", "secondary", "definition", "assumed"])
def test_nothing_stands_against_a_sound_source(status: Status) -> None:
    assert standing(evolve(SOUND, status=status), TODAY) == []


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("withdrawn", "withdrawn by its publisher"),
        ("superseded", "superseded by a newer edition"),
        ("conflicting", "conflicts with what other sources say"),
    ],
)
def test_a_status_that_stands_against_a_source_is_said_with_its_note(
    status: Status, said: str
) -> None:
    (sentence,) = standing(evolve(SOUND, status=status, note="The table moved."), TODAY)
    assert said in sentence
    assert sentence.startswith("a-table, 2026, ")
    assert sentence.endswith("The table moved.")


@given(st.dates(), st.integers(-400, 400))
def test_a_source_is_stale_from_the_day_after_its_last(last: date, days: int) -> None:
    try:
        on = last + timedelta(days=days)
    except OverflowError:
        on = last
    said = standing(evolve(SOUND, valid_until=last.isoformat()), on)
    assert len(said) == (on > last)
    assert all(f"until {last}" in sentence and "stale" in sentence for sentence in said)


def test_a_last_day_that_is_no_date_is_said_rather_than_guessed() -> None:
    (sentence,) = standing(evolve(SOUND, valid_until="next spring"), TODAY)
    assert "'next spring', which is no date" in sentence


def test_a_figure_answers_with_its_own_status_and_its_own_last_day() -> None:
    wage = source.figure("statutory-wage-adult-2025-04")
    assert standing(wage, date(2026, 3, 31)) == []
    (sentence,) = standing(wage, date(2026, 4, 1))
    assert sentence.startswith("statutory-wage-adult-2025-04 (uk-statutory-wage)")
    assert standing(source.source("uk-statutory-wage"), TODAY) == []


def test_a_figure_can_be_superseded_and_stale_at_once() -> None:
    figure = Figure("f", 1.0, "1", evolve(SOUND, status="superseded", valid_until="2025-01-01"))
    superseded, stale = standing(figure, TODAY)
    assert "superseded" in superseded
    assert "stale" in stale


def test_a_series_answers_for_whoever_carried_it_on_too() -> None:
    table = source.series("gdp-deflator-2026-06")
    assert standing(table, TODAY) == []
    longer = table.extended({2031: 112.4}, evolve(SOUND, status="withdrawn"))
    (sentence,) = standing(longer, TODAY)
    assert sentence.startswith("gdp-deflator-2026-06 (a-table)")


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("work-injury-fatal", "superseded"),
        ("ghg-diesel-2024", "superseded"),
        ("ghg-diesel-2025", "stale"),
        ("nice-threshold-upper", "superseded"),
        ("prompt-payment-average-days-before-2025-10", "superseded"),
        ("optimism-bias-capital-outsourcing", "conflicts"),
        ("ucd-ho3.0-fiscal", "superseded"),
        ("ucd-ss16.0-economic", "conflicts"),
    ],
)
def test_old_and_disputed_rows_of_the_ledger_say_so(key: str, word: str) -> None:
    assert word in " ".join(standing(source.figure(key), TODAY))


@pytest.mark.parametrize(
    "key", ["wellby-value", "prompt-payment-average-days", "real-living-wage-london-2025"]
)
def test_nothing_stands_against_the_current_rows_of_the_ledger(key: str) -> None:
    assert standing(source.figure(key), TODAY) == []
