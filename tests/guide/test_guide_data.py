"""The guide's data holds together: every rule has an author or a source, and a date."""

from __future__ import annotations

from datetime import date

import pytest

from socialvalue import source
from socialvalue.evidence import CONTEXTS
from socialvalue.framework.toml import shipped
from socialvalue.guide import burden, catalogue
from socialvalue.guide.recommend import _ROW
from socialvalue.guide.rule import CONDITIONS
from socialvalue.guide.shelf import shelf, table_of
from socialvalue.guide.situation import CIRCUMSTANCES

HELD = shelf()
RULES = (*HELD.methods, *HELD.cautions, *HELD.asks, *HELD.laws)
KNOWN = {
    code: measure
    for code, measure in catalogue.measures().items()
    if measure.__module__.startswith("socialvalue.measures.")
}
"""The measures of the catalogue; other tests may have registered theirs beside them."""


def test_the_file_has_a_version_and_a_date() -> None:
    assert HELD.version
    assert date.fromisoformat(HELD.date) <= date(2026, 12, 31)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_says_who_says_so_and_when(rule) -> None:
    assert bool(rule.author) != bool(rule.source)
    assert date.fromisoformat(rule.date)
    assert not rule.source or source.source(rule.source).status != "conflicting"
    assert rule.text.endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_condition_is_known_and_names_a_row_of_the_ledger(rule) -> None:
    assert set(rule.when) <= set(CONDITIONS)
    for key, value in rule.when.items():
        if key.endswith(("_below", "_from")):
            assert source.figure(value).status == "assumed"
    assert set(rule.when.get("contexts", ())) <= set(CONTEXTS)
    assert set(rule.when.get("measures", ())) <= set(KNOWN)
    assert rule.circumstance in ("", *CIRCUMSTANCES)


def test_no_two_rules_share_a_code() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))


def test_the_last_method_of_each_kind_always_holds() -> None:
    last = {rule.kind: rule for rule in HELD.methods}
    assert all(not rule.when for rule in last.values())
    assert set(last) == {"weights", "aggregation", "survey", "counterfactual", "decision"}


def test_no_text_repeats_a_figure() -> None:
    """A number of a rule is a row of the ledger, so that it can be mended in one place."""
    for rule in HELD.laws:
        plain = " ".join(word for word in _ROW.sub("", rule.text).split() if word not in KNOWN)
        assert not any(sign.isdigit() for sign in plain)
        assert all(source.figure(key) for key in _ROW.findall(rule.text))
        cited = [source.figure(key).source.key for key in _ROW.findall(rule.text)]
        assert set(cited) <= {rule.source}


def test_every_decision_has_its_framework() -> None:
    assert set(HELD.contexts) == set(CONTEXTS)
    assert set(HELD.contexts.values()) <= set(shipped())


def test_every_outcome_of_the_catalogue_has_words_and_no_other_has() -> None:
    assert set(HELD.outcomes) == set(catalogue.outcomes(KNOWN))
    assert all(len(phrases) > 9 for phrases in HELD.outcomes.values())


def test_every_theme_is_called_something_and_its_first_outcomes_are_its_own() -> None:
    every = catalogue.outcomes(KNOWN)
    assert set(HELD.themes) == set(catalogue.themes(KNOWN))
    for code, (_, first) in HELD.themes.items():
        assert {every[one].theme.code for one in first} == {code}


def test_every_measure_of_the_library_is_read_from_records_that_exist() -> None:
    assert set(HELD.reads) == set(KNOWN)
    assert {name for names in HELD.reads.values() for name in names} == set(HELD.records)


def test_every_hour_and_week_is_an_assumed_row_with_a_range() -> None:
    for record in HELD.records.values():
        for key in filter(None, (record.hours, record.asks, record.weeks, burden.OTHER)):
            row = source.figure(key)
            assert row.status == "assumed"
            assert row.low <= row.value <= row.high
            assert row.unit == ("week" if key == record.weeks else "hour")


def test_every_row_of_the_guide_is_used() -> None:
    text = str(table_of())
    rows = {key for key, row in source.figures().items() if row.topic == "guide"}
    code = {burden.OTHER, "guide-hours-a-week", "guide-measures-most"}
    unused = {key for key in rows if key not in text} - code
    assert unused == set()


def test_no_phrase_is_in_an_outcome_twice_or_all_small_words() -> None:
    for row in table_of()["outcome"]:
        assert len(row["words"]) == len(set(row["words"])), row["code"]
