"""Means of columns: the handbook's example, algebra, and the same bits whatever stands beside a
column.
"""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from socialvalue import numerics as nx

FEW = settings(max_examples=40, deadline=None)
POWERS = [1, 2, 0.5, -1, 0, 3, -2.5, 0.3, 40, np.inf, -np.inf]


@st.composite
def tables(draw):
    """Values (k, n) with some zeros and great spans, and weights (k,) or (k, n) with some zeros."""
    k, n = draw(st.integers(1, 6)), draw(st.integers(1, 20))
    numbers = st.floats(0, 1) | st.sampled_from([0.0, 1.0, 1e-300, 1e300])
    shape = draw(st.sampled_from([(k,), (k, n)]))
    return draw(arrays(float, (k, n), elements=numbers)), draw(
        arrays(float, shape, elements=st.sampled_from([0.0, 0.25, 1.0, 3.0]))
    )


def test_geometric_and_additive_oecd2008():
    """The handbook prints 2.54 and 6.23 for the bumped means: truncations of the figures below."""
    values = np.array([[21, 6], [1, 6], [1, 6], [1, 6]])
    assert nx.weighted_mean(values, np.ones(4)).tolist() == [6, 6]
    assert nx.power_mean(values, np.ones(4), 1).tolist() == [6, 6]
    np.testing.assert_allclose(nx.power_mean(values, np.ones(4), 0), [2.14, 6], atol=5e-3)
    bumped = values + np.array([[0, 1], [1, 0], [0, 0], [0, 0]])
    np.testing.assert_allclose(nx.power_mean(bumped, np.ones(4), 0), [2.5457, 6.2357], atol=5e-5)


@pytest.mark.parametrize("p", POWERS)
@FEW
@given(table=tables(), data=st.data())
def test_a_column_does_not_know_its_neighbours(p, table, data):
    values, weights = table
    start = data.draw(st.integers(0, values.shape[1] - 1))
    stop = data.draw(st.integers(start + 1, values.shape[1]))
    some = weights if weights.ndim == 1 else weights[:, start:stop]
    whole = nx.power_mean(values, weights, p)
    assert nx.power_mean(values[:, start:stop], some, p).tobytes() == whole[start:stop].tobytes()
    alone = nx.power_mean(values[:, start], weights if weights.ndim == 1 else weights[:, start], p)
    assert alone.tobytes() == whole[start].tobytes()


@pytest.mark.parametrize("p", POWERS)
def test_wide_tables_give_each_column_the_bits_it_has_alone(p):
    rng = np.random.default_rng(8)
    values, weights = rng.random((17, 1031)), rng.random(17)
    whole, plain = nx.power_mean(values, weights, p), nx.weighted_mean(values, weights)
    for start, stop in [(0, 1), (5, 6), (1030, 1031), (3, 10), (1, 1000), (512, 1031)]:
        assert (
            nx.power_mean(values[:, start:stop], weights, p).tobytes()
            == whole[start:stop].tobytes()
        )
        assert (
            nx.weighted_mean(values[:, start:stop], weights).tobytes()
            == plain[start:stop].tobytes()
        )
    assert nx.power_mean(values[:, ::-1], weights, p)[::-1].tobytes() == whole.tobytes()
    full = np.ascontiguousarray(np.broadcast_to(weights[:, None], values.shape))
    assert nx.power_mean(values, full, p).tobytes() == whole.tobytes()
    cube = values[:, :1000].reshape(17, 10, 100)
    assert nx.power_mean(cube, weights, p).tobytes() == whole[:1000].tobytes()
    assert (
        nx.power_mean(np.moveaxis(cube, 0, 2), weights, p, axis=-1).tobytes()
        == whole[:1000].tobytes()
    )


@pytest.mark.parametrize("p", [1, 2, 0.5, -1, 0, 3, -2.5])
@FEW
@given(
    values=arrays(float, (4, 3), elements=st.floats(1e-3, 1e3)),
    weights=arrays(float, 4, elements=st.floats(0.1, 9)),
)
def test_it_is_the_formula(p, values, weights):
    share = (weights / weights.sum())[:, None]
    plain = (
        np.exp((share * np.log(values)).sum(0)) if p == 0 else (share * values**p).sum(0) ** (1 / p)
    )
    np.testing.assert_allclose(nx.power_mean(values, weights, p), plain, rtol=1e-11)


@FEW
@given(table=tables())
def test_means_rise_with_the_power_and_lie_between_the_least_and_the_greatest(table):
    values, weights = table
    found = [
        nx.power_mean(values, weights, p) for p in (-np.inf, -2.5, -1, 0, 0.5, 1, 2, 3, np.inf)
    ]
    for lower, upper in pairwise(found):
        with np.errstate(under="ignore"):
            assert ((lower <= upper * (1 + 1e-9)) | np.isnan(lower)).all()


@pytest.mark.parametrize("p", POWERS)
@FEW
@given(value=st.floats(0, 1e308), weights=st.lists(st.floats(1e-3, 1e3), min_size=1, max_size=7))
def test_the_mean_of_equal_values_is_exactly_that_value(p, value, weights):
    assert nx.power_mean([value] * len(weights), weights, p) == value
    assert nx.weighted_mean([-value] * len(weights), weights) == -value


@pytest.mark.parametrize("p", POWERS)
@FEW
@given(table=tables())
def test_an_entry_without_weight_might_as_well_not_be_there(p, table):
    values, weights = table
    spread = np.broadcast_to(weights[:, None] if weights.ndim == 1 else weights, values.shape)
    holes = np.where(spread > 0, values, np.nan)
    found = nx.power_mean(holes, weights, p)
    for column, weight, mean in zip(values.T, spread.T, found, strict=True):
        kept = weight > 0
        alone = nx.power_mean(column[kept], weight[kept], p)
        assert np.array_equal(alone, mean, equal_nan=True)


@pytest.mark.parametrize("p", [0, -1, -3, -np.inf])
def test_with_a_power_of_zero_or_less_any_zero_gives_zero(p):
    assert nx.power_mean([[0, 0.5], [1, 0.5]], [1, 1], p).tolist() == [0, 0.5]
    assert nx.power_mean([0, 0.5], [0, 1], p) == 0.5


@pytest.mark.parametrize("p", POWERS)
def test_columns_without_weight_have_no_mean(p):
    assert np.isnan(nx.power_mean([[1, 2], [3, 4]], [0, 0], p)).all()
    assert np.isnan(nx.power_mean([[1, 0], [3, 0]], [[1, 0], [1, 0]], p)).tolist() == [False, True]
    assert np.isnan(nx.weighted_mean([[1, 2], [3, 4]], [[1, 0], [1, 0]])).tolist() == [False, True]
    assert np.isnan(nx.power_mean(np.empty((0, 2)), np.empty(0), p)).all()
    assert nx.power_mean(np.empty((3, 0)), np.ones(3), p).shape == (0,)


def test_great_and_small_values_neither_overflow_nor_vanish():
    far = [1e-300, 1e300]
    assert nx.power_mean(far, [1, 1], 2) == pytest.approx(1e300 / np.sqrt(2))
    assert nx.power_mean(far, [1, 1], -1) == pytest.approx(2e-300)
    assert nx.power_mean(far, [1, 1], 0) == pytest.approx(1)
    assert nx.power_mean(far, [0.001, 0.999], 0) == pytest.approx(10**299.4)
    assert nx.power_mean([1e308, 1e308], [1e308, 1e308], 1) == 1e308
    assert nx.weighted_mean([-1e308, 1e308, 1e308], [1, 1, 1]) == pytest.approx(1e308 / 3)


@FEW
@given(scale=st.sampled_from([1e-200, 0.1, 7, 1e200]), table=tables())
def test_weights_need_not_add_up_to_one(scale, table):
    values, weights = table
    scaled, plain = nx.weighted_mean(values, weights * scale), nx.weighted_mean(values, weights)
    with np.errstate(under="ignore"):
        np.testing.assert_allclose(scaled, plain, rtol=1e-12)


@pytest.mark.parametrize(
    ("values", "weights", "p", "words"),
    [
        ([1, -1], [1, 1], 1, "negative"),
        ([1, np.nan], [1, 1], 0, "not finite"),
        ([1, np.inf], [1, 1], -1, "not finite"),
        ([[1], [np.inf]], [[1], [1]], -1, "not finite"),
        ([1, 1], [1, -1], 1, "weights holds -1.0 at position 1"),
        ([1, 1], [1, np.inf], 1, "weights holds inf"),
        ([1, 1], [1, 1, 1], 1, "give 2 weights"),
        ([1, 1], [1, 1], np.nan, "p is nan"),
        ([1, 1], [1, 1], 1e-9, "geometric mean"),
        (1, 1, 1, "no axis"),
    ],
)
def test_bad_means_are_refused_with_a_remedy(values, weights, p, words):
    with pytest.raises(ValueError, match=words):
        nx.power_mean(values, weights, p)


def test_inputs_are_never_written_to():
    values, weights = np.array([[0.0, 2.0], [1.0, 3.0]]), np.array([[1.0, 0.0], [1.0, 2.0]])
    values.flags.writeable = weights.flags.writeable = False
    for p in POWERS:
        nx.power_mean(values, weights, p)
        nx.power_mean(values, weights[1], p)
    nx.weighted_mean(values, weights)
