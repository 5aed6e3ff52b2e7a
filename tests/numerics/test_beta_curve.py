"""The beta distribution against scipy and against its closed forms."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special

from socialvalue.numerics import beta

FEW = settings(max_examples=30, deadline=None)
SHAPES = st.floats(0.2, 2000.0)


@pytest.mark.parametrize(("low", "high"), [(0.05, 0.5), (0.5, 2), (2, 50), (50, 1000), (1e3, 1e4)])
def test_quantiles_agree_with_scipy(low, high):
    rng = np.random.default_rng(3)
    a, b = np.exp(rng.uniform(np.log(low), np.log(high), (2, 40)))
    u = np.c_[np.full((40, 3), [1e-12, 1e-5, 1 - 1e-9]), rng.uniform(size=(40, 30))]
    expected = special.betaincinv(a[:, None], b[:, None], u)
    kept = expected > 1e-290
    np.testing.assert_allclose(beta.quantile(u, a, b)[kept], expected[kept], rtol=1e-12)


@pytest.mark.parametrize(
    ("low", "high", "error"), [(0.05, 2, 1e-13), (2, 1e3, 1e-12), (1e3, 1e5, 1e-10)]
)
def test_shares_agree_with_scipy(low, high, error):
    rng = np.random.default_rng(4)
    a, b = np.exp(rng.uniform(np.log(low), np.log(high), (2, 60, 1)))
    x = np.clip(a / (a + b) + rng.normal(size=(60, 20)) / np.sqrt(a + b), 0.0, 1.0)
    np.testing.assert_allclose(beta.cdf(x, a, b), special.betainc(a, b, x), rtol=error, atol=1e-300)


def test_skewed_shapes_agree_with_scipy():
    a, b = np.array([0.3, 5.0, 2e4]), np.array([2e4, 1000.0, 0.3])
    u = np.linspace(0.001, 0.999, 97) * np.ones((3, 1))
    expected = special.betaincinv(a[:, None], b[:, None], u)
    np.testing.assert_allclose(beta.quantile(u, a, b), expected, rtol=3e-12)


@given(st.floats(0.05, 30.0), st.floats(1e-6, 1 - 1e-6))
def test_a_shape_of_one_has_a_closed_form(a, u):
    assert beta.cdf(u, a, 1.0) == pytest.approx(u**a, rel=1e-13, abs=1e-300)
    assert beta.quantile([[u]], a, 1.0)[0, 0] == pytest.approx(u ** (1 / a), rel=1e-12, abs=1e-300)


@FEW
@given(st.floats(1.0, 2000.0), st.floats(1.0, 2000.0))
def test_the_quantile_rises_and_undoes_the_share(a, b):
    u = np.linspace(0.001, 0.999, 301)[None]
    found = beta.quantile(u, a, b)
    assert (np.diff(found[0]) >= 0).all()
    np.testing.assert_allclose(beta.cdf(found, a, b), u, rtol=1e-9, atol=1e-12)


@FEW
@given(SHAPES, SHAPES, st.floats(0.01, 0.99))
def test_below_x_and_above_it_is_all(a, b, x):
    assert beta.cdf(x, a, b) + beta.cdf(1 - x, b, a) == pytest.approx(1.0, abs=1e-11)


def test_the_ends_hold_nothing_and_all():
    np.testing.assert_array_equal(beta.cdf([0.0, 1.0], 0.3, 40.0), [0.0, 1.0])


def test_a_rows_bits_do_not_depend_on_the_others():
    a, b = np.array([0.3, 2.0, 7.5, 300.0]), np.array([5.0, 2.0, 0.9, 20.0])
    u = np.random.default_rng(5).uniform(size=(4, 50))
    together = beta.quantile(u, a, b)
    alone = [beta.quantile(u[row : row + 1], a[row], b[row])[0] for row in range(4)]
    np.testing.assert_array_equal(together, alone)


def test_a_hundred_rows_of_ten_thousand_draws_take_about_a_second():
    rng = np.random.default_rng(6)
    a, b, u = rng.uniform(1, 60, 100), rng.uniform(1, 60, 100), rng.uniform(size=(100, 10_000))
    times = []
    for _ in range(3):
        start = time.perf_counter()
        beta.quantile(u, a, b)
        times.append(time.perf_counter() - start)
    assert min(times) < 1.5


@pytest.mark.parametrize(
    ("u", "a", "words"), [(0.0, 1.0, "inside"), (0.5, 0.0, "above 0"), (np.nan, 1.0, "finite")]
)
def test_what_has_no_quantile_is_refused(u, a, words):
    with pytest.raises(ValueError, match=words):
        beta.quantile([[u]], a, 1.0)
