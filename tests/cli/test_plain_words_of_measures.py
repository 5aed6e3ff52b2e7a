"""Units, rows and inputs are told in words that a lay reader knows."""

import re

import pytest

from socialvalue import registry
from socialvalue.commands import measure_pages, measure_words, row_words
from socialvalue.scorecard import unit_words
from socialvalue.source import figures

CODES = sorted(registry.codes())
SPELT = re.compile(r"GBP_|\bperson\*|\*year|-?\binf\b")


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("GBP_2025", "in pounds of 2025 (GBP_2025)"),
        ("GBP_2025/count", "in pounds of 2025 each (GBP_2025/count)"),
        ("person*hour", "in person-hours (person*hour)"),
        ("count/person", "as a count for each person (count/person)"),
        ("hour/week", "in hours a week (hour/week)"),
        ("1", "as a plain number (unit 1)"),
        ("week", "in weeks"),
        ("kWh", "in kWh"),
    ],
)
def test_a_unit_is_told_in_words_beside_its_spelling(unit, words) -> None:
    assert unit_words.told(unit) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1320, "person*hour", "1,320 person-hours"),
        (1, "hour", "1 hour"),
        (0.55, "count/person", "0.55 for each person"),
        (1, "person", "1 person"),
        (13000, "GBP_2019/wellby", "£13,000 (2019 prices) for each WELLBY"),
        (156000, "GBP_2025*day", "156,000 pounds of 2025 times days"),
    ],
)
def test_an_amount_has_its_unit_in_words(value, unit, words) -> None:
    assert unit_words.much(value, unit) == words


@pytest.mark.parametrize("code", CODES)
def test_no_unit_stands_bare_in_what_is_told_of_a_measure(code) -> None:
    measure = registry.measure(code)
    told = [measure_words.how(measure), measure_words.rating(measure)]
    told += [*measure_words.inputs(measure), *measure_words.prices(measure)]
    told += measure_words.examples(measure)
    outside = [re.sub(r"\([^()]*(\([^()]*\)[^()]*)?\)", "", text) for text in told]
    assert [text for text in outside if SPELT.search(text)] == []


@pytest.mark.parametrize("code", CODES)
def test_every_row_that_a_measure_names_is_listed_with_what_it_holds(code) -> None:
    measure = registry.measure(code)
    text = " ".join([measure.__doc__, *measure.cautions, getattr(measure.rating, "reason", "")])
    named = {key for key in re.findall(r"[\w-]+", text) if key in figures()}
    assert {f"`{key}`" for key in named} <= {row[0] for row in measure_words.rows(measure)}
    assert ("## Rows named here" in measure_pages.page(measure)) or not named


def test_rows_that_begin_alike_are_counted_and_what_is_no_row_is_left_out() -> None:
    (row,) = row_words.named(["rows `swemwbs-metric-…`, half-way and so on"])
    assert row[0] == "`swemwbs-metric-…`"
    assert row[1].startswith("29 rows, from ")


def test_nothing_entered_is_not_told_as_the_right_of_that_name() -> None:
    told = list(measure_words.examples(registry.measure("PA9")))
    assert any(text.startswith("affected with no entries gives 0 people") for text in told)


def test_a_page_links_only_to_pages_in_the_same_folder() -> None:
    measure = registry.measure("PA9")
    assert "[CV9](CV9.md)" in measure_pages.page(measure)
    assert "](" not in measure_pages.page(measure, ["PA9"])


@pytest.mark.parametrize("code", CODES)
def test_how_claims_and_years_join_is_told_as_it_is_done(code) -> None:
    measure = registry.measure(code)
    done = {"add": "added up", "average": "averaged", "pool": "put together and worked out as one"}
    claims, _, years = measure_words.how(measure).rpartition(" several years")
    if claims.endswith(" and so are"):
        years = claims
    assert done[measure.periods] in years
