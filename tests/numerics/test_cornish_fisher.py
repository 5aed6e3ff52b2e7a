"""Quantiles from cumulants: known distributions, brute draws, and a guard that says no in time."""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from socialvalue.numerics.cornish_fisher import (
    ERROR,
    ORDER,
    cumulants,
    quantiles,
    raw_cumulants,
    rises,
    safe,
)

CALM = settings(deadline=None)
PROBABILITIES = (0.05, 0.5, 0.95)
U = (np.arange(4_096) + 0.5) / 4_096
SOURCES = {
    "triangular": stats.triang.ppf(U, 0.3, 0.6, 1.1),
    "share": 1 - stats.triang.ppf(U, 0.5, 0.1, 0.4),
    "uniform": 0.5 + U,
    "pert": stats.beta.ppf(U, 1.8, 4.2),
    "lognormal": np.exp(0.4 * stats.norm.ppf(U)),
    "heavy": np.exp(1.2 * stats.norm.ppf(U)),
    "humps": stats.beta.ppf(U, 0.1, 0.1),
    "ramp": stats.triang.ppf(U, 1.0, 0.0, 1.0),
}


def moments(values):
    """Raw moments (6,) of equally likely values."""
    return np.array([np.mean(values**n) for n in range(1, ORDER + 1)])


def drawn(random, names, draws):
    """Draws (draws,) and raw moments (6,) of the product of the named sources."""
    values, own = np.ones(draws), np.ones(ORDER)
    for name in names:
        values *= SOURCES[name][random.integers(len(U), size=draws)]
        own *= moments(SOURCES[name])
    return values, own


def off(coefficients, products, draws, seed=1):
    """How far p5, p50 and p95 lie from those of brute draws, as a share of the spread; and whether
    the guard lets them pass.
    """
    random = np.random.default_rng(seed)
    coefficients = np.asarray(coefficients, dtype=float)
    total, own = np.zeros(draws), []
    for much, names in zip(coefficients, products, strict=True):
        values, moment = drawn(random, names, draws)
        total += much * values
        own.append(raw_cumulants(moment))
    k = cumulants(coefficients[None], own)
    found = quantiles(*k, PROBABILITIES)[0]
    apart = np.abs(found - np.quantile(total, PROBABILITIES)) / np.sqrt(k[1, 0])
    return apart.max(), bool(safe(coefficients[None], own)[0])


def test_a_normal_sum_has_normal_quantiles():
    own = [[10, 4, 0, 0, 0, 0], [-3, 9, 0, 0, 0, 0]]
    found = quantiles(*cumulants([[1, 1]], own), (0.05, 0.5, 0.975))
    assert found[0] == pytest.approx([7 + 13**0.5 * NormalDist().inv_cdf(p)
                                      for p in (0.05, 0.5, 0.975)])  # fmt: skip


@pytest.mark.parametrize("freedom", [30, 50, 100])
def test_chi_squared_quantiles_come_out_to_four_figures_fisher1960(freedom):
    """κ1 … κ4 are n, 2n, 8n, 48n; of the tables used to check the expansion, the classic."""
    found = quantiles(*(np.array([c * freedom]) for c in (1.0, 2.0, 8.0, 48.0)))
    assert found[0] == pytest.approx(stats.chi2.ppf(PROBABILITIES, freedom), rel=3e-4)


def test_raw_moments_give_the_cumulants_of_known_distributions():
    """Exponential: κn = (n - 1)!; uniform on 0 … 1: ½, 1/12, 0, -1/120, 0, 1/252."""
    uniform = [1 / n for n in range(2, 8)]
    found = raw_cumulants([[1, 2, 6, 24, 120, 720], uniform])
    known = [[1, 1, 2, 6, 24, 120], [1 / 2, 1 / 12, 0, -1 / 120, 0, 1 / 252]]
    assert found == pytest.approx(np.array(known))


@CALM
@given(st.sampled_from(sorted(SOURCES)), st.sampled_from(sorted(SOURCES)))
def test_cumulants_of_a_sum_are_those_of_all_combinations(one, other):
    """Each pattern's cumulants add up: those of x + 2y, over every pair of values."""
    x, y = SOURCES[one][::64], SOURCES[other][::64]
    own = raw_cumulants([moments(x), moments(y)])
    whole = raw_cumulants(moments(np.add.outer(x, 2 * y).ravel()))
    assert cumulants([[1.0, 2.0]], own)[:, 0] == pytest.approx(whole[:4], rel=1e-6, abs=1e-9)


def test_a_fixed_pattern_has_no_spread_and_a_tiny_doubt_is_not_invented():
    powers = np.arange(1, 7)
    tiny = 1 + powers * (powers - 1) / 2 * 1e-8
    fixed, tiny = raw_cumulants([0.1**powers, tiny])
    assert fixed.tolist() == [0.1, 0, 0, 0, 0, 0]
    assert np.isnan(tiny[2:]).all()
    own = np.array([fixed, tiny, [1, 1, 0, 0, 0, 0]])
    assert safe([[5, 0, 0], [0, 1, 0]], own).tolist() == [True, False]
    assert np.isfinite(cumulants([[1, 0, 1]], own)).all()


@CALM
@given(st.lists(st.integers(-30, 30), min_size=3, max_size=3), st.integers(1, 1000))
def test_scale_and_neighbours_change_neither_the_mask_nor_a_bit(row, scale):
    own = [raw_cumulants(moments(SOURCES[name])) for name in ("uniform", "share", "pert")]
    row = np.array(row, dtype=float)
    many = np.vstack([row, np.ones((7, 3)), row])
    assert np.array_equal(cumulants(many, own)[:, [0]], cumulants(row[None], own))
    assert safe(many, own)[-1] == safe(row[None], own)[0]
    assert safe(2.0**20 * row[None], own)[0] == safe(row[None], own)[0]
    assert quantiles(*cumulants(scale * row[None], own)) == pytest.approx(
        scale * quantiles(*cumulants(row[None], own)), rel=1e-9, abs=1e-9
    )


@pytest.mark.parametrize("seed", range(30))
def test_wherever_the_guard_says_yes_brute_draws_agree(seed):
    """Sums of 1 … 20 products of any sources, coefficients of any sort; the draws' own error of
    five standard errors at p5 and p95 is allowed for.
    """
    draws = 100_000
    random = np.random.default_rng(seed)
    count = int(random.integers(1, 21))
    names = sorted(SOURCES) if seed % 3 else ["triangular", "share", "uniform", "pert"]
    products = [random.choice(names, size=random.integers(1, 4)) for _ in range(count)]
    coefficients = np.exp(random.choice([0.0, 0.5, 1.5]) * random.standard_normal(count))
    coefficients *= random.choice([-1, 1], size=count) if seed % 2 else 1
    apart, passed = off(coefficients, products, draws, seed)
    assert not passed or apart <= ERROR + 5 * 2.1 / np.sqrt(draws)


def test_eight_ordinary_measures_pass_and_are_right_to_the_stated_error():
    apart, passed = off(np.ones(8), [("triangular", "share", "share")] * 8, 1_000_000)
    assert passed
    assert apart <= ERROR


@pytest.mark.parametrize(
    ("coefficients", "products"),
    [
        ([1.0], [("heavy",)]),
        ([20.0, *[1.0] * 10], [("uniform",)] * 11),
        ([20.0, *[1.0] * 10], [("humps",), *[("pert",)] * 10]),
        ([1.0] * 4, [("heavy", "lognormal")] * 4),
        # skews of both signs cancel, and what is left is still far from normal
        ([1.0, -1.0], [("heavy",)] * 2),
        ([1.0] * 20, [("heavy",)] * 20),
        ([1.0] * 8, [("humps",)] * 8),
    ],
)
def test_heavy_tails_lumps_and_a_dominating_term_are_refused(coefficients, products):
    assert not off(coefficients, products, 10)[1]


def test_a_pattern_of_three_far_values_is_refused_where_it_is_named():
    """-1, 0 and 1 with chances ⅙, ⅔, ⅙ has the four cumulants of a normal distribution."""
    own = np.tile(raw_cumulants(np.array([0, 1, 0, 1, 0, 1]) / 3), (10, 1))
    assert safe(np.ones((1, 10)), own)[0]
    assert not safe(np.ones((1, 10)), own, smooth=np.zeros(10, dtype=bool))[0]


def test_where_the_expansion_falls_it_is_said():
    skews, excesses = np.meshgrid(np.linspace(-2, 2, 41), np.linspace(-2, 6, 41))
    said = rises(skews.ravel(), excesses.ravel())
    end = NormalDist().inv_cdf(0.999)
    probabilities = [NormalDist().cdf(z) for z in np.linspace(-end, end, 801)]
    zero = np.zeros(said.size)
    found = quantiles(zero, zero + 1, skews.ravel(), excesses.ravel(), probabilities)
    assert (np.diff(found[said], axis=1) > 0).all()
    assert (np.diff(found[~said], axis=1) < 2e-4).any(axis=1).all()
    assert said.any()
    assert not said.all()


def test_every_row_that_passes_has_an_expansion_that_rises():
    """What passes has 0.12 |skew|³ and 0.06 excess² below 0.0175: the whole of that box rises."""
    skews, excesses = np.meshgrid(np.linspace(-1, 1, 101), np.linspace(-1, 1, 101))
    a, b = np.abs(skews), np.abs(excesses)
    left_out = 0.12 * a**3 + 0.18 * a * b + 0.26 * a**4 + 0.4 * a**2 * b + 0.06 * b**2
    assert rises(skews[left_out < 0.0175], excesses[left_out < 0.0175]).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: cumulants([[1.0, 1.0]], [[0, 1, 0, 0, 0, 0]]), "six cumulants"),
        (lambda: safe([[1.0]], [[0, -1, 0, 0, 0, 0]]), "below 0"),
        (lambda: raw_cumulants([1.0, 2.0]), "six moments"),
        (lambda: raw_cumulants([1, np.nan, 0, 0, 0, 0]), "finite"),
        (lambda: quantiles([0.0], [1.0], [0.0], [0.0], (0.0,)), "between 0 and 1"),
    ],
)
def test_what_does_not_fit_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_a_term_that_carries_nearly_all_never_passes():
    """However normal it looks: of one term alone, the cumulants say too little about the shape."""
    normal = np.tile([0.0, 1.0, 0.0, 0.0, 0.0, 0.0], (12, 1))
    alone, dominated = np.zeros(12), np.ones(12)
    alone[0], dominated[0] = 1.0, 9.0
    assert safe([alone, dominated, np.ones(12)], normal).tolist() == [False, False, True]
