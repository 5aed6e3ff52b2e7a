"""Partial results add up exactly, in any order; their quantiles keep the error they state."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import reduce

import numpy as np
import pytest
import wide_portfolios
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.errors import ArgumentError, TotalTooLarge, UnknownName
from socialvalue.streams import Partial, kernel, work
from socialvalue.streams.histogram import POINT_ERROR, POUND_ERROR, Histogram, total
from socialvalue.streams.partial import GRAINS
from socialvalue.valuation.prices import UNITS

WHOLE = [st.integers(-(2**53), 2**53), st.integers(-300, 300)]


def _partial(count: int, seed: int = 5) -> Partial:
    return work(wide_portfolios.rows(count, seed), wide_portfolios.framework()).partial


def _of(values: list[int], scale: str) -> Histogram:
    return Histogram.of(np.array(values, dtype=np.int64), scale)


@pytest.mark.parametrize("scale", ["linear", "logarithmic"])
@given(cuts=st.lists(st.lists(st.one_of(WHOLE), max_size=6), min_size=3, max_size=3))
def test_histograms_merge_in_any_order_and_grouping(cuts: list[list[int]], scale: str) -> None:
    one, two, three = (_of(values, scale) for values in cuts)
    whole = _of([value for values in cuts for value in values], scale).as_dict()
    assert one.merge(two).merge(three).as_dict() == whole
    assert three.merge(two.merge(one)).as_dict() == whole


@given(st.lists(st.integers(-(2**61), 2**61), max_size=40))
def test_a_total_is_exact_however_large_its_parts(values: list[int]) -> None:
    assert total(np.array(values, dtype=np.int64)) == sum(values)


@given(st.lists(st.integers(-(2**53), 2**53), min_size=1, max_size=60), st.floats(0, 1))
def test_a_quantile_of_pounds_keeps_its_relative_error(values: list[int], share: float) -> None:
    exact = sorted(values)[max(1, int(np.ceil(share * len(values)))) - 1]
    assert abs(_of(values, "logarithmic").quantile(share) - exact) <= POUND_ERROR * abs(exact)


@given(st.lists(st.integers(-(10**11), 10**11), min_size=1, max_size=60), st.floats(0, 1))
def test_a_quantile_of_points_keeps_its_error(values: list[int], share: float) -> None:
    exact = sorted(values)[max(1, int(np.ceil(share * len(values)))) - 1]
    found = _of(values, "linear").quantile(share)
    assert abs(found - exact) <= POINT_ERROR * GRAINS * (1 + 1e-9)


def test_a_quantile_of_nobody_is_no_number_and_a_percentage_is_refused() -> None:
    assert np.isnan(Histogram("linear").quantile(0.5))
    with pytest.raises(ArgumentError, match="50 is not a share"):
        _of([1], "linear").quantile(50)


def test_what_is_past_all_counting_is_refused() -> None:
    with pytest.raises(TotalTooLarge, match="too large to be counted"):
        _of([2**62], "logarithmic")


@settings(max_examples=25)
@given(st.permutations(range(5)))
def test_partial_results_merge_in_any_order(order: list[int]) -> None:
    parts = [_partial(20 + seed, seed) for seed in range(5)]
    first = reduce(Partial.merge, parts)
    assert reduce(Partial.merge, [parts[place] for place in order]).digest == first.digest
    grouped = parts[0].merge(parts[1].merge(parts[2])).merge(parts[3].merge(parts[4]))
    assert grouped == first


def test_nobody_changes_nothing() -> None:
    some = _partial(30)
    nobody = kernel.nothing(wide_portfolios.framework())
    assert some.merge(nobody) == some == nobody.merge(some)
    assert nobody.submissions == nobody.rows_in == 0


def test_a_partial_result_is_read_back_from_json_to_the_last_bit() -> None:
    some = _partial(50)
    again = Partial.from_dict(json.loads(json.dumps(some.as_dict())))
    assert again.digest == some.digest
    assert again.as_dict() == some.as_dict()
    with pytest.raises(ArgumentError, match="no partial result"):
        Partial.from_dict({"framework": "x"})


def test_one_pound_more_is_another_digest() -> None:
    rows = wide_portfolios.rows(40)
    before = work(rows, wide_portfolios.framework()).partial
    place = int(np.flatnonzero(~np.isnan(rows["STB.pounds"]))[0])
    rows["STB.pounds"][place] += 1e-4
    after = work(rows, wide_portfolios.framework()).partial
    assert (
        after.units["local", "benefit", "overall"]
        == before.units["local", "benefit", "overall"] + 1
    )
    assert after.digest != before.digest


def test_totals_are_those_of_the_scorecard() -> None:
    rows = wide_portfolios.rows(300)
    found = work(rows, wide_portfolios.framework())
    for ledger, side in (("welfare", "benefit"), ("welfare", "harm"), ("local", "benefit")):
        column = found.results[f"worth.{ledger}.{side}"]
        exact = sum(Fraction(round(each * UNITS)) for each in column.tolist())
        assert found.partial.units[ledger, side, "overall"] == exact
        assert found.partial.total(ledger, side) == float(exact / UNITS)
    grains = [round(each * GRAINS) for each in found.results["overall.score"].tolist()]
    assert found.partial.mean() == sum(grains) / (len(grains) * GRAINS)
    spread = found.partial.points["overall", "score"]
    assert (spread.least, spread.most, spread.count) == (min(grains), max(grains), 300)


def test_the_parts_of_a_total_add_up_to_it() -> None:
    units = _partial(200).units
    for ledger, side in {key[:2] for key in units}:
        themes = sum(units.get((ledger, side, theme), 0) for theme in ("S1", "S2"))
        outcomes = sum(units.get((ledger, side, one), 0) for one in ("S1O", "S2O"))
        assert themes == outcomes == units[ledger, side, "overall"]


def test_every_submission_has_one_status_a_measure() -> None:
    found = _partial(150)
    for code in wide_portfolios.framework().members:
        told = ("assessed", "undefined", "not applicable", "not assessed")
        assert sum(found.statuses[code, status] for status in told) == 150
    assert 0 < found.statuses["STA", "not assessed"] < 150
    assert found.statuses["STC", "past limit"] > 0


def test_quantiles_stay_near_those_of_all_the_numbers() -> None:
    found = work(wide_portfolios.rows(900), wide_portfolios.framework())
    score, worth = found.results["overall.score"], found.results["worth.welfare.benefit"]
    for share in (0.05, 0.5, 0.95):
        exact = np.quantile(score, share, method="inverted_cdf")
        assert abs(found.partial.quantile(share) - exact) <= POINT_ERROR + 1e-9
        exact = np.quantile(worth, share, method="inverted_cdf")
        near = found.partial.worth_quantile(share, "welfare")
        assert abs(near - exact) <= POUND_ERROR * exact + 1e-9


def test_what_is_not_there_is_named() -> None:
    found = _partial(10)
    with pytest.raises(UnknownName, match="no pounds go by this"):
        found.total("control")
    with pytest.raises(UnknownName, match="no points go by this"):
        found.mean("S9")


def test_parts_of_two_bases_do_not_add_up() -> None:
    rows = wide_portfolios.rows(10)
    one = work(rows, wide_portfolios.framework()).partial
    other = work(rows, wide_portfolios.framework(), sv.Basis(price_year=2024)).partial
    with pytest.raises(ArgumentError, match="parts of two bases do not add up"):
        one.merge(other)
    with pytest.raises(ArgumentError, match="no partial result"):
        one.merge(one.as_dict())  # type: ignore[arg-type]
