"""The normal curve against scipy, against its own continued fraction and against itself."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from socialvalue.numerics import normal


def _mills(z: float) -> float:
    """The share beyond z over the density at z, from Laplace's continued fraction."""
    found = z
    for term in range(400, 0, -1):
        found = z + term / found
    return 1.0 / found


def test_quantiles_agree_with_scipy_from_tail_to_tail():
    u = np.r_[np.logspace(-300, -1, 3000), np.linspace(0.01, 0.99, 5000), 1 - np.logspace(-15, -1)]
    np.testing.assert_allclose(normal.quantile(u), special.ndtri(u), rtol=2e-15, atol=1e-17)


def test_shares_agree_with_scipy_in_the_body():
    z = np.linspace(-5, 9, 20001)
    np.testing.assert_allclose(normal.cdf(z), special.ndtr(z), rtol=6e-15)


@pytest.mark.parametrize("z", [4.0, 5.5, 6.0, 8.25, 12.5, 20.0, 37.0])
def test_the_far_tail_is_laplaces_continued_fraction(z):
    share = np.exp(-z * z / 2) / np.sqrt(2 * np.pi) * _mills(z)
    assert normal.cdf(-z) == pytest.approx(share, rel=4e-15)


def test_the_ends_have_their_limits():
    np.testing.assert_array_equal(normal.quantile([0.0, 0.5, 1.0]), [-np.inf, 0.0, np.inf])
    np.testing.assert_array_equal(normal.cdf([-np.inf, 0.0, np.inf]), [0.0, 0.5, 1.0])


@given(st.floats(1e-12, 1 - 1e-12))
def test_the_share_below_a_quantile_is_the_share_asked(u):
    assert normal.cdf(normal.quantile(u)) == pytest.approx(u, rel=1e-13)


@given(st.floats(1e-200, 1e-3))
def test_a_half_keeps_its_figures_near_the_middle(z):
    assert normal.half(z) == pytest.approx(z / np.sqrt(2 * np.pi), rel=1e-6)
    assert normal.half(-z) == -normal.half(z)


def test_the_density_is_the_slope_of_the_share():
    z = np.linspace(-4, 4, 81)
    slope = (normal.cdf(z + 1e-5) - normal.cdf(z - 1e-5)) / 2e-5
    np.testing.assert_allclose(normal.density(z), slope, rtol=1e-5)


def test_a_number_has_the_same_bits_alone_and_among_others():
    u = np.linspace(1e-9, 1 - 1e-9, 1003)
    together = normal.quantile(u)
    assert [float(normal.quantile(one)) for one in u[:50]] == together[:50].tolist()
    shares = normal.cdf(together)
    assert [float(normal.cdf(one)) for one in together[-50:]] == shares[-50:].tolist()


@pytest.mark.parametrize("wrong", [-0.1, 1.1, np.nan])
def test_what_is_no_share_is_refused(wrong):
    with pytest.raises(ValueError, match="give shares"):
        normal.quantile([0.5, wrong])


def test_a_blank_has_no_share_below_it():
    with pytest.raises(ValueError, match="blank"):
        normal.cdf([0.0, np.nan])
