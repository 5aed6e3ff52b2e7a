"""Sources that no longer hold: every one is told, strictness refuses it, and no score moves."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import planted_sources as planted
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.scorecard.objections import WRONGS
from socialvalue.scorecard.tables import rows_of

DAY = date(2026, 11, 25)
SPOILT = {
    "withdrawn": {"status": "withdrawn"},
    "withdrawn, with a note": {"status": "withdrawn", "note": "The table was wrong."},
    "superseded": {"status": "superseded"},
    "superseded, with a note": {"status": "superseded", "note": "See the next edition."},
    "conflicting": {"status": "conflicting"},
    "conflicting, still valid": {"status": "conflicting", "valid_until": "2030-01-01"},
    "stale since yesterday": {"valid_until": "2026-11-24"},
    "stale for years": {"valid_until": "2019-12-31"},
    "stale and assumed": {"valid_until": "2026-01-01", "status": "assumed"},
    "undated": {"valid_until": "next spring"},
}
PLANTED = list(product(planted.PLACES, SPOILT))


YEARS = {year: 100.0 + year - 2020 for year in range(2020, 2040)}
INCOME = sv.Series("income", "1", planted.SOUND["growth"], YEARS)


def spoilt(place: str, how: str, key: str = "planted") -> sv.Source:
    """The source of a place, spoilt."""
    return evolve(planted.SOUND[place], key=key, **SPOILT[how])


def card_of(*sources: tuple[str, sv.Source], **basis: Any) -> sv.Scorecard:
    """A card over one measure in which some sources are planted."""
    chosen = planted.framework(planted.measure("MU1", dict(sources)))
    return scored(chosen, **basis)


def scored(chosen: sv.Framework, **basis: Any) -> sv.Scorecard:
    ground = {"as_of": DAY.isoformat(), "growth": INCOME, **basis}
    return sv.score(planted.claims(chosen), basis=sv.Basis(**ground))


def wrongs(card: sv.Scorecard) -> list[tuple[str, str]]:
    return [(row["source"], row["wrong"]) for row in rows_of(card.warnings())]


def test_there_are_a_hundred_ways_to_plant_one() -> None:
    assert len(PLANTED) == 100


@pytest.mark.parametrize(("place", "how"), PLANTED)
def test_each_planted_source_is_warned_of_and_refused_where_strict(place: str, how: str) -> None:
    source = spoilt(place, how)
    (told,) = wrongs(card_of((place, source)))
    assert told == ("planted", re.findall(r"\w+", how)[0])
    with pytest.raises(sv.SourceError) as caught:
        card_of((place, source), strict=True)
    (fault,) = caught.value.as_dict()
    assert "of MU1" in fault["at"]
    assert "planted" in fault["fault"]
    assert "newer edition" in fault["fix"]
    assert "strict off" in fault["fix"]


def test_a_hundred_at_once_are_a_hundred_warnings_a_hundred_faults_and_a_short_page() -> None:
    measures = [
        planted.measure(f"MU{at}", {p: spoilt(p, how, f"{p} {at}") for p in planted.PLACES})
        for at, how in enumerate(SPOILT)
    ]
    chosen = planted.framework(*measures)
    card = scored(chosen)
    assert len(wrongs(card)) == 100 == len(set(wrongs(card)))
    with pytest.raises(sv.SourceError) as caught:
        scored(chosen, strict=True)
    assert len(caught.value.faults) == 100
    page = str(card)
    part = page[page.index("SOURCES TO LOOK AT") : page.index("HOW THIS WAS MADE")]
    assert len([line for line in part.splitlines() if line.startswith("  - ")]) == 5
    assert "card.warnings() has them all" in " ".join(part.split())


@given(
    st.dictionaries(st.sampled_from(planted.PLACES), st.sampled_from(sorted(SPOILT)), max_size=10),
    st.booleans(),
)
def test_as_many_are_told_as_are_planted_and_the_page_says_it_too(
    sources: dict[str, str], strict: bool
) -> None:
    made = [(place, spoilt(place, how, f"planted {place}")) for place, how in sources.items()]
    if strict and made:
        with pytest.raises(sv.SourceError) as caught:
            card_of(*made, strict=True)
        assert len(caught.value.faults) == len(made)
        return
    card = card_of(*made, strict=strict)
    assert {source for source, _ in wrongs(card)} == {source.key for _, source in made}
    for page in (str(card), card._repr_html_()):
        assert ("sources to look at" in page.lower()) == bool(made)
    assert ("nothing stood against any source" in " ".join(str(card).split())) != bool(made)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(-400, 400))
def test_a_source_is_told_from_the_day_after_its_last(last: date, days: int) -> None:
    source = evolve(planted.SOUND["price"], key="planted", valid_until=last.isoformat())
    on = last + timedelta(days=days)
    card = card_of(("price", source), as_of=on.isoformat())
    assert ("planted", "stale") in wrongs(card) or days <= 0
    assert ("planted", "stale") not in wrongs(card) or days > 0


@given(st.dates(date(2000, 1, 1), date(2150, 1, 1)))
def test_no_score_depends_on_the_day(day: date) -> None:
    one, other = card_of(), card_of(as_of=day.isoformat())
    told, later = one.as_dict(), other.as_dict()
    for plain in (told, later):
        plain.pop("stamp")
    assert told == later


def test_one_source_that_holds_for_one_figure_and_not_for_another_is_told_once() -> None:
    source = planted.SOUND["price"]
    old = evolve(source, status="superseded")
    assert wrongs(card_of(("price", source), ("rating", old))) == [(source.key, "superseded")]


def test_the_deflator_is_looked_at_and_the_newer_edition_is_named() -> None:
    old = {"deflator": "gdp-deflator-2025-12", "price_year": 2023}
    assert wrongs(card_of(**old)) == [("hmt-deflators-2025-12", "superseded")]
    with pytest.raises(sv.SourceError, match="use the edition gdp-deflator-2026-06"):
        card_of(**old, strict=True)


def test_a_stale_deflator_is_said_plainly_on_the_page() -> None:
    page = " ".join(str(card_of(as_of="2027-01-01")).split())
    assert "STALE on 2027-01-01: the deflator gdp-deflator-2026-06 (hmt-deflators-2026-06)" in page
    assert "was to be used until 2026-12-31" in page


def test_the_source_of_a_year_that_a_user_carried_on_is_looked_at() -> None:
    source = evolve(planted.SOUND["price"], key="planted", status="withdrawn")
    longer = sv.source.series("gdp-deflator-2026-06").extended({2031: 130.0}, source)
    assert wrongs(card_of(deflator=longer)) == [("planted", "withdrawn")]


def test_a_year_that_is_a_forecast_is_named_and_never_refused() -> None:
    card = card_of(price_year=2027, strict=True)
    assert wrongs(card) == [("hmt-deflators-2026-06", "forecast")]
    assert "2027 of the deflator gdp-deflator-2026-06" in " ".join(str(card).split())
    assert wrongs(card_of(price_year=2025)) == []


def test_an_elasticity_that_nothing_grows_by_is_not_held_against_anybody() -> None:
    planted_one = ("growth", spoilt("growth", "withdrawn"))
    assert wrongs(card_of(planted_one)) == [("planted", "withdrawn")]
    assert wrongs(card_of(planted_one, growth=None, strict=True)) == []


def test_the_years_of_income_that_are_read_are_named_where_they_are_forecasts() -> None:
    income = evolve(INCOME, forecast=frozenset(range(2027, 2040)))
    told = [row["warning"] for row in rows_of(card_of(growth=income).warnings())]
    # one unit lasts three years from 2026
    assert [sentence[:4] for sentence in told] == ["2027", "2028"]


def test_a_claim_converted_by_another_edition_is_said_on_the_page() -> None:
    old = sv.source.series("gdp-deflator-2025-12")
    longer = old.extended({2025: 104.0}, planted.SOUND["price"])
    chosen = planted.framework(planted.measure("MU1", {}))
    table = [{"id": "a", "contract_value": 1.0, "contract_value_unit": "GBP_2020"}]
    claims = sv.Claims.from_records([], chosen, table, deflator=longer)
    card = sv.score(claims)
    assert "TWO EDITIONS: claims were brought" in str(card)
    assert card.stamp()["conversions_deflator"] == "gdp-deflator-2025-12"
    assert ("hmt-deflators-2025-12", "superseded") in wrongs(card)
    same = sv.score(claims, basis=sv.Basis(deflator=longer))
    assert "TWO EDITIONS" not in str(same)


def test_the_stamp_holds_the_day_and_the_warnings() -> None:
    stamp = card_of(("price", spoilt("price", "withdrawn"))).stamp()
    assert stamp["as_of"] == "2026-11-25"
    assert [one["wrong"] for one in stamp["warnings"]] == ["withdrawn"]
    assert {one["wrong"] for one in stamp["warnings"]} <= set(WRONGS)
    today = sv.score(planted.claims(planted.framework(planted.measure("MU1", {})))).stamp()
    assert abs(date.fromisoformat(today["as_of"]) - datetime.now(UTC).date()) <= timedelta(days=1)
