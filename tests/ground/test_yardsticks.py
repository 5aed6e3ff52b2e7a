"""Yardsticks: published figures that give a range its reason, and what measures mean by words."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from socialvalue import source, units
from socialvalue.column import Code
from socialvalue.source import Figure, standing

SWEMWBS = [one for one in source.figures().values() if one.topic == "swemwbs-conversion"]
DEFINED = [one for one in source.figures().values() if one.source.key == "socialvalue-definition"]
YEAR = re.compile(r"-(19|20)\d\d(-\d\d)?$")


def _value(key: str) -> float:
    return source.figure(key).value


def _by_year() -> dict[str, list[Figure]]:
    """The figures of one kind in several years, by the name that they share."""
    kinds: dict[str, list[Figure]] = defaultdict(list)
    for figure in source.figures().values():
        if YEAR.search(figure.key) and not figure.price_year:
            kinds[YEAR.sub("", figure.key)].append(figure)
    return {name: found for name, found in kinds.items() if len(found) > 1}


@pytest.mark.parametrize(
    ("items", "metric"),
    [([4, 4, 3, 4, 4, 4, 5], 25.03), ([2] * 7, 15.32), ([5] * 7, 35.0), ([1] * 7, 7.0)],
)
def test_swemwbs_stewartbrown2009_a_raw_sum_becomes_its_metric_score(
    items: list[int], metric: float
) -> None:
    assert _value(f"swemwbs-metric-{sum(items)}") == metric


def test_every_raw_sum_of_seven_items_has_one_metric_score_and_more_is_never_less() -> None:
    assert [one.code for one in SWEMWBS] == [str(raw) for raw in range(7, 36)]
    scores = [one.value for one in SWEMWBS]
    assert all(low < high for low, high in pairwise(scores))


def test_the_metric_score_of_a_mean_is_not_the_mean_of_metric_scores() -> None:
    low, middle, high = (_value(f"swemwbs-metric-{raw}") for raw in (7, 14, 21))
    assert middle != pytest.approx((low + high) / 2, abs=1)


def test_the_conversion_makes_a_code_without_a_number_being_typed() -> None:
    raw = Code({one.code: one.value for one in SWEMWBS}, unit="point")
    assert raw.numeric
    assert dict(raw.levels)["28"] == _value("swemwbs-metric-28")


def test_the_conversion_says_that_the_items_need_a_licence() -> None:
    assert {one.source.key for one in SWEMWBS} == {"swemwbs-conversion-2009"}
    assert "items of the scale need a licence" in SWEMWBS[0].source.licence


def test_the_bands_of_the_ons_begin_where_the_last_one_ended() -> None:
    names = ("low", "medium", "high", "very-high")
    anxious = ("very-low", "low", "medium", "high")
    assert [_value(f"ons4-band-{name}-from") for name in names] == [0, 5, 7, 9]
    assert [_value(f"ons4-band-anxious-{name}-from") for name in anxious] == [0, 2, 4, 6]


def test_a_share_lies_between_none_and_all() -> None:
    shares = [one for one in source.figures().values() if one.note.startswith("share of")]
    assert len(shares) > 20
    assert [one.key for one in shares if not (one.unit == "1" and 0 <= one.value <= 1)] == []


def test_one_figure_in_several_years_keeps_its_unit() -> None:
    kinds = _by_year()
    assert {"formal-volunteering-england", "belonging-strong-england"} <= set(kinds)
    for name, found in kinds.items():
        assert len({one.unit for one in found}) == 1, name


def test_both_readings_of_what_loneliness_costs_are_here_and_both_are_disputed() -> None:
    rows = [source.figure(f"loneliness-severe-{who}") for who in ("written-answer", "hub")]
    assert [row.value for row in rows] == [9537, 9900]
    for row in rows:
        assert (row.status, row.kind, row.price_year) == ("conflicting", "social", "GBP_2020")
        assert "no year of prices is published" in row.note
        assert "conflicts" in " ".join(standing(row, date(2026, 11, 25)))


def test_the_steps_of_answering_rise_by_one_and_end_at_the_last() -> None:
    steps = ("none", "logged", "acknowledged", "answered", "reasoned", "accepted")
    assert [_value(f"response-{step}") for step in steps] == list(range(6))
    assert source.figure("response-accepted").status == "assumed"


def test_what_a_measure_means_by_its_words_is_no_money_and_is_never_called_a_finding() -> None:
    assert len(DEFINED) > 8
    for figure in DEFINED:
        assert figure.price_year == "", figure.key
        assert figure.status in {"definition", "assumed"}, figure.key
    assert source.figure("weeks-in-year").status == "assumed"


def test_a_share_becomes_percentage_points_by_a_row_of_the_ledger() -> None:
    whole = source.figure("percentage-points-whole")
    assert whole.value * units.factor(whole.unit, "1") == 1
    assert 0.62 * whole.value == pytest.approx(_value("belonging-strong-england-2024-25"))


def test_the_graver_the_injury_the_rarer() -> None:
    grades = ("", "-over-seven-days", "-fatal")
    rates = [_value(f"work-injury{grade}-rate-gb-2014-15") for grade in grades]
    assert rates == sorted(rates, reverse=True)
    reported, told = (_value(f"work-injuries{how}-gb-2023-24") for how in ("-reported", ""))
    assert reported < told


def test_fewer_businesses_are_alive_the_older_they_are() -> None:
    alive = [_value(f"business-survival-year-{year}-births-2007") for year in (1, 2, 3, 5)]
    assert alive == sorted(alive, reverse=True)


def test_what_was_not_to_be_had_has_no_row() -> None:
    missing = ("damage-cost", "statutory-interest", "gse-", "icecap", "orval", "lm3", "local-rent")
    assert [key for key in source.figures() if key.startswith(missing)] == []
