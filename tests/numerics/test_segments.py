"""Ragged arrays: each function says what a slow loop over segments says, and no segment knows its
neighbours.
"""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ragged_arrays import pieces, ragged

from socialvalue import numerics as nx

FEW = settings(max_examples=40, deadline=None)
CALLS = {
    "sum": nx.segment_sum,
    "mean": nx.segment_mean,
    "count": lambda values, offsets, counts: nx.segment_count(offsets, counts),
    "median": lambda values, offsets, counts: nx.segment_quantile(values, offsets, 0.5, counts),
    "running": lambda values, offsets, counts: nx.segment_running_sum(values, offsets),
    "gini": nx.segment_gini,
    "corrected": lambda values, offsets, counts: nx.segment_gini(
        values, offsets, counts, correct=True
    ),
    "effective": nx.segment_effective_number,
}


@pytest.mark.parametrize("name", CALLS)
@FEW
@given(one=ragged(), other=ragged())
def test_a_segment_does_not_know_its_neighbours(name, one, other):
    call = CALLS[name]
    joined = call(
        np.concatenate([one[0], other[0]]),
        np.concatenate([one[1], other[1][1:] + one[1][-1]]),
        np.concatenate([one[2], other[2]]),
    )
    assert joined.tobytes() == np.concatenate([call(*one), call(*other)]).tobytes()


def test_long_segments_do_not_know_their_neighbours_either():
    rng = np.random.default_rng(4)
    lengths = rng.integers(0, 700, 60)
    offsets = np.cumsum([0, *lengths])
    values, counts = rng.lognormal(size=offsets[-1]), rng.random(offsets[-1])
    for call in CALLS.values():
        alone = [
            call(v, np.array([0, v.size]), c)
            for v, c in zip(pieces(values, offsets), pieces(counts, offsets), strict=True)
        ]
        assert call(values, offsets, counts).tobytes() == np.concatenate(alone).tobytes()


@FEW
@given(batch=ragged())
def test_sums_means_and_counts_agree_with_a_loop(batch):
    values, offsets, counts = batch
    each = list(zip(pieces(values, offsets), pieces(counts, offsets), strict=True))
    np.testing.assert_allclose(
        nx.segment_sum(values, offsets), [v.sum() for v, _ in each], rtol=1e-12
    )
    np.testing.assert_allclose(
        nx.segment_sum(values, offsets, counts), [(v * c).sum() for v, c in each], rtol=1e-12
    )
    np.testing.assert_allclose(
        nx.segment_count(offsets, counts), [c.sum() for _, c in each], rtol=1e-12
    )
    assert nx.segment_count(offsets).tolist() == [v.size for v, _ in each]
    expected = [(v * c).sum() / c.sum() if c.sum() else np.nan for v, c in each]
    np.testing.assert_allclose(nx.segment_mean(values, offsets, counts), expected, rtol=1e-12)


@FEW
@given(batch=ragged())
def test_sorting_repeating_and_running_sums_agree_with_a_loop(batch):
    values, offsets, _ = batch
    each = pieces(values, offsets)
    order = [start + np.argsort(v, kind="stable") for start, v in zip(offsets, each, strict=False)]
    assert nx.segment_sort(values, offsets).tolist() == np.concatenate(order).tolist()
    running = np.concatenate([np.cumsum(v) for v in each])
    np.testing.assert_allclose(nx.segment_running_sum(values, offsets), running, rtol=1e-12)
    owners = nx.repeat(np.arange(len(each)), offsets)
    assert owners.tolist() == [i for i, v in enumerate(each) for _ in v]


def test_one_long_segment_among_many_short_ones_sorts_alike():
    values = np.random.default_rng(2).integers(0, 50, 400).astype(float)
    offsets = np.array([0, *range(1, 100), 400])
    order = [a + np.argsort(values[a:b], kind="stable") for a, b in pairwise(offsets)]
    assert nx.segment_sort(values, offsets).tolist() == np.concatenate(order).tolist()


@FEW
@given(batch=ragged(), q=st.sampled_from([0, 0.1, 0.25, 0.5, 0.7, 0.9, 1]))
def test_quantiles_are_those_of_the_people_written_out(batch, q):
    values, offsets, counts = batch
    counts = np.floor(counts)
    expected = []
    for v, c in zip(pieces(values, offsets), pieces(counts, offsets), strict=True):
        people = np.repeat(v, c.astype(int))
        expected.append(np.quantile(people, q, method="inverted_cdf") if people.size else np.nan)
    np.testing.assert_array_equal(nx.segment_quantile(values, offsets, q, counts), expected)


def test_seven_hundredths_of_a_hundred_people_is_seven():
    assert nx.segment_quantile(np.arange(1, 101), [0, 100], 0.07)[0] == 7


def test_an_empty_segment_sums_to_zero_and_has_no_mean():
    offsets = [0, 0, 2, 2]
    assert nx.segment_sum([1, 2], offsets).tolist() == [0, 3, 0]
    assert np.isnan(nx.segment_mean([1, 2], offsets)).tolist() == [True, False, True]
    assert nx.segment_sum([], [0]).size == 0
    assert nx.segment_gini([], [0, 0, 0]).size == 2


def test_a_value_that_nobody_has_is_left_out():
    for nobody in (np.nan, np.inf, -3.0):
        values, offsets, counts = [nobody, 1, 5], [0, 3], [0, 3, 2]
        assert nx.segment_sum(values, offsets, counts)[0] == 13
        assert nx.segment_quantile(values, offsets, 0, counts)[0] == 1
        assert nx.segment_gini(values, offsets, counts)[0] == nx.gini([1, 5], [3, 2])


def test_a_segment_without_an_answer_does_not_spoil_the_next():
    values = [1, 3, -1, 5, 0, 0, np.nan, 1, np.inf, 2, 1, 3]
    offsets = [0, 2, 4, 6, 6, 8, 10, 12]
    for call in (nx.segment_gini, nx.segment_effective_number):
        found = call(values, offsets)
        assert np.isnan(found).tolist() == [False, True, True, True, True, True, False]
        assert found[0] == found[-1]
    assert nx.segment_gini(values, offsets)[0] == 0.25


@FEW
@given(batch=ragged(), missing=st.integers(0, 9), correct=st.booleans())
def test_segment_inequality_agrees_with_a_loop(batch, missing, correct):
    values, offsets, counts = batch
    population = nx.segment_count(offsets, counts) + missing
    gini, effective = [], []
    for v, c, n in zip(pieces(values, offsets), pieces(counts, offsets), population, strict=True):
        blank = not (v * c).any()
        gini.append(np.nan if blank else nx.gini(v, c, n, correct))
        effective.append(np.nan if blank else nx.effective_number(v, c))
    found = nx.segment_gini(values, offsets, counts, population, correct)
    np.testing.assert_allclose(found, gini, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(
        nx.segment_effective_number(values, offsets, counts), effective, rtol=1e-9
    )


def test_a_population_below_the_people_counted_names_the_segment():
    with pytest.raises(ValueError, match="population is 1 in segment 1 but 2 people"):
        nx.segment_gini([1, 2, 3], [0, 1, 3], population=[1, 1])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nx.segment_sum([1, 2], [0, 1]), "there are 2 values"),
        (lambda: nx.segment_sum([1, 2], [1, 2]), "begin at 0"),
        (lambda: nx.segment_sum([1, 2], [0, 2, 1, 2]), "fall after segment 1"),
        (lambda: nx.segment_sum([1, 2], [0.0, 2.0]), "whole numbers"),
        (lambda: nx.segment_sum([1, 2], [0, 2], [1]), "one count"),
        (lambda: nx.segment_count([]), "whole numbers"),
        (lambda: nx.segment_quantile([1, 2], [0, 2], 1.5), "q is 1.5"),
        (lambda: nx.segment_quantile([1, 2], [0, 2], np.nan), "q is nan"),
        (lambda: nx.repeat([1, 2], [0, 2]), "one value for each segment"),
        (lambda: nx.segment_gini([1, 2], [0, 2], population=[2, 2]), "one number for each segment"),
    ],
)
def test_bad_segments_are_refused_with_a_remedy(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_inputs_are_never_written_to():
    values, offsets, counts = (
        np.array([3.0, 1.0, -0.0]),
        np.array([0, 2, 3]),
        np.array([1.0, 2.0, 0.0]),
    )
    for array in (values, offsets, counts):
        array.flags.writeable = False
    for call in CALLS.values():
        call(values, offsets, counts)
