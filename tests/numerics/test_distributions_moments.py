"""Exact moments against stratified draws, a published case, and the algebra of moments."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue.numerics import latin
from socialvalue.numerics.distributions import (
    Distributions,
    complement_moments,
    cumulants_of,
    product_moments,
)

FEW = settings(max_examples=40, deadline=None)
ALL_KINDS = Distributions.joined(
    [
        Distributions.of(["fixed", "uniform", "triangular", "pert"], 0.4, [0.4, 0.2, 0.3, 0], 0.4),
        Distributions.of(["uniform", "triangular", "pert"], 0.4, -0.2, 0.9),
        Distributions.of(["normal", "lognormal", "beta"], 0.4, 0.3, 0.7, 0.9),
        Distributions.of(["normal", "lognormal"], 0.4, None, 0.7, 0.9),
        Distributions.empirical([0.1, 0.9, 0.5], [0, 3]),
    ]
)
CASE = Distributions.of(["triangular", "uniform"], [100, np.nan], [80, 0.2], [150, 0.6])
"""Goodman (1960): X triangular 80, 100, 150; Y uniform 0.2 to 0.6; their product."""
CASE_MEANS, CASE_VARIANCES = [110.0, 0.4], [650 / 3, 0.04 / 3]
PRODUCT_MEAN, PRODUCT_VARIANCE = 44.0, 198.888889


def test_the_moments_of_a_product_of_independent_inputs_goodman_1960():
    np.testing.assert_allclose(CASE.mean(), CASE_MEANS, rtol=1e-14)
    np.testing.assert_allclose(CASE.variance(), CASE_VARIANCES, rtol=1e-13)
    product = product_moments(CASE.raw_moments())
    assert product[0] == pytest.approx(PRODUCT_MEAN, rel=1e-14)
    assert product[1] - product[0] ** 2 == pytest.approx(PRODUCT_VARIANCE, rel=1e-8)


def test_draws_of_a_product_come_to_the_same():
    x, y = CASE.quantile(latin.stratified(11, ["X", "Y"], 100_000))
    assert (x + y).mean() == pytest.approx(110.4, rel=1e-5)
    assert (x * y).mean() == pytest.approx(PRODUCT_MEAN, rel=1e-3)
    assert (x * y).var() == pytest.approx(PRODUCT_VARIANCE, rel=0.01)


def test_moments_agree_with_stratified_draws():
    keys = [f"source {row}" for row in range(len(ALL_KINDS))]
    drawn = ALL_KINDS.quantile(latin.stratified(3, keys, 100_000))
    found = np.stack([(drawn**order).mean(axis=1) for order in range(1, 5)], axis=1)
    np.testing.assert_allclose(found, ALL_KINDS.raw_moments(), rtol=4e-3)
    np.testing.assert_allclose(drawn.mean(axis=1), ALL_KINDS.mean(), rtol=1e-4)
    np.testing.assert_allclose(drawn.var(axis=1), ALL_KINDS.variance(), rtol=2e-3, atol=1e-15)


def test_cumulants_are_those_of_the_raw_moments():
    np.testing.assert_allclose(
        ALL_KINDS.cumulants(), cumulants_of(ALL_KINDS.raw_moments()), rtol=1e-8, atol=1e-13
    )


@pytest.mark.parametrize("kind", ["uniform", "triangular", "pert", "normal", "lognormal"])
def test_a_variance_keeps_its_figures_beside_a_large_mean(kind):
    """A distribution a million narrow: what is left is the spread of the same one about 0."""
    coverage = 0.9 if "normal" in kind else None
    far = Distributions.of(kind, 2.0**20, 2.0**20 - 1, 2.0**20 + 2, coverage).variance()[0]
    near = Distributions.of(kind.replace("log", ""), 0, -1, 2, coverage).variance()[0]
    assert far == pytest.approx(near, rel=1e-5 if kind == "lognormal" else 1e-12)


def test_more_moments_than_four_may_be_asked():
    sixth = Distributions.of("uniform", np.nan, 0, 1).raw_moments(6)[0]
    np.testing.assert_allclose(sixth, 1 / np.arange(2, 8), rtol=1e-13)
    with pytest.raises(ValueError, match="one moment or more"):
        CASE.raw_moments(0)


def test_moments_too_large_for_a_number_are_refused():
    wide = Distributions.of("lognormal", [1, 1], [0.5, 1e-4], [2, 1e4], 0.3)
    with pytest.raises(ValueError, match="rows 1: moments up to order 4"):
        wide.raw_moments()


@FEW
@given(st.lists(st.integers(0, 1000), min_size=1, max_size=9))
def test_the_complement_of_a_share_has_the_moments_of_what_is_left(thousandths):
    values = np.array(thousandths) / 1000
    own, left = (
        Distributions.empirical(held, [0, len(values)]).raw_moments()
        for held in (values, 1 - values)
    )
    np.testing.assert_allclose(complement_moments(own), left, atol=1e-12)
    np.testing.assert_allclose(complement_moments(complement_moments(own)), own, atol=1e-12)


@FEW
@given(st.permutations(range(len(ALL_KINDS))))
def test_the_order_of_factors_does_not_matter(order):
    raw = ALL_KINDS.raw_moments()
    np.testing.assert_allclose(product_moments(raw[list(order)]), product_moments(raw), rtol=1e-12)


def test_a_product_of_all_pairs_by_hand():
    two = Distributions.empirical([1, 3, 2, 6], [0, 2, 4]).raw_moments()
    four = Distributions.empirical([2, 6, 6, 18], [0, 4]).raw_moments()[0]
    np.testing.assert_allclose(product_moments(two), four)


def test_moments_without_factors_or_too_few_are_refused():
    with pytest.raises(ValueError, match="axis of factors"):
        product_moments([1.0, 2.0])
    with pytest.raises(ValueError, match="fewer than four"):
        cumulants_of([1.0, 2.0])
