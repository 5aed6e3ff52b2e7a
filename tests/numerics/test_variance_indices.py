"""Variance indices in closed form: published cases, brute enumeration, and the laws they obey."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from product_models import moments_of, product_models

from socialvalue.numerics.variance_indices import indices, mean, variance

CALM = settings(deadline=None)
CLOSE = 1e-9


def enumerated(coefficients, means, sds, uses):
    """Mean, variance and both indices where every source has two equally likely values."""
    count = len(means)
    signs = np.array(list(product((-1.0, 1.0), repeat=count)))
    x = means + sds * signs
    worth = (np.where(uses, x[:, None, :], 1.0).prod(axis=2)) @ coefficients
    cube = worth.reshape((2,) * count)
    axes = tuple(range(count))
    one = [cube.mean(axis=axes[:s] + axes[s + 1 :]).var() for s in axes]
    total = [worth.var() - cube.mean(axis=s).var() for s in axes]
    return worth.mean(), worth.var(), np.array(one) / worth.var(), np.array(total) / worth.var()


def test_the_product_of_a_triangular_price_and_a_uniform_share_goodman1960():
    means, sds = np.array([110.0, 0.4]), np.sqrt([650 / 3, 0.16 / 12])
    first, second = moments_of(means, sds, np.array([[True, True]]))
    assert mean([1.0], first) == pytest.approx(44.0)
    assert variance([1.0], first, second) == pytest.approx(198.888889)


def test_an_additive_score_of_equal_contributions():
    """Coefficients 2, 1, ½ and standard deviations 1, 2, 4: a third each, alone and in all."""
    first, second = moments_of([0.0, 0.0, 0.0], [1.0, 2.0, 4.0], np.eye(3, dtype=bool))
    assert variance([2, 1, 0.5], first, second) == pytest.approx(12.0)
    for found in indices([2, 1, 0.5], first, second):
        assert found == pytest.approx(np.full(3, 1 / 3))


def test_a_product_of_two_centred_sources_has_nothing_of_first_order():
    first, second = moments_of([0.0, 0.0], [1.0, 1.0], np.array([[True, True]]))
    one, total = indices([3.0], first, second)
    assert (one.tolist(), total.tolist()) == ([0.0, 0.0], [1.0, 1.0])


def test_one_wage_behind_ten_proxies_counts_ten_times_in_the_sum():
    """10 patterns wage × share, all alike: by hand, with v the squared coefficient of variation."""
    uses = np.hstack([np.ones((10, 1), dtype=bool), np.eye(10, dtype=bool)])
    first, second = moments_of(np.ones(11), np.full(11, 0.1), uses)
    whole = 100 * 0.01 + 10 * 0.01 + 10 * 0.01**2
    assert variance(np.ones(10), first, second) == pytest.approx(whole)
    one, total = indices(np.ones(10), first, second)
    assert one == pytest.approx(np.array([1.0, *[0.01] * 10]) / whole)
    assert total[0] == pytest.approx((100 * 0.01 + 10 * 0.01**2) / whole)


def test_sources_that_enter_as_x_and_as_one_less_x():
    """Y = x + (1 - x) does not vary, and Y = x - (1 - x) = 2x - 1 varies with x alone."""
    first = np.array([[0.3], [0.7]])
    second = np.array([[[0.1], [0.2]], [[0.2], [0.5]]])  # E x² = 0.1, so E x(1 - x) = 0.2
    assert variance([[1, 1], [1, -1]], first, second) == pytest.approx([0.0, 0.04], abs=1e-15)
    one, total = indices([[1, 1], [1, -1]], first, second)
    assert np.isnan(one[0]).all()
    assert np.isnan(total[0]).all()
    assert [one[1, 0], total[1, 0]] == pytest.approx([1.0, 1.0])


@CALM
@given(product_models())
def test_they_are_those_of_all_combinations(model):
    coefficients, *rest = model
    moments = moments_of(*rest)
    middle, whole, one, total = enumerated(*model)
    assert mean(coefficients, moments[0]) == pytest.approx(middle, abs=CLOSE)
    assert variance(coefficients, *moments) == pytest.approx(whole, rel=1e-7)
    found = indices(coefficients, *moments)
    assert found[0] == pytest.approx(one, abs=1e-7)
    assert found[1] == pytest.approx(total, abs=1e-7)


@CALM
@given(product_models())
def test_first_order_sums_to_at_most_one_and_total_to_at_least_one(model):
    one, total = indices(model[0], *moments_of(*model[1:]))
    assert one.sum() <= 1 + CLOSE
    assert total.sum() >= 1 - CLOSE
    assert (total >= one).all()
    assert one.min() >= 0
    assert total.max() <= 1


@CALM
@given(product_models())
def test_an_additive_model_shares_out_the_whole(model):
    coefficients, means, sds, _ = model
    one, total = indices(coefficients, *moments_of(means, sds, np.eye(4, dtype=bool)))
    assert one.sum() == pytest.approx(1)
    assert total == pytest.approx(one, abs=CLOSE)


@CALM
@given(product_models())
def test_the_order_of_sources_and_patterns_moves_the_indices_with_them(model):
    coefficients, means, sds, uses = model
    turned = indices(coefficients[::-1], *moments_of(means[::-1], sds[::-1], uses[::-1, ::-1]))
    for found, back in zip(indices(coefficients, *moments_of(means, sds, uses)), turned,
                           strict=True):  # fmt: skip
        assert back[::-1] == pytest.approx(found, abs=CLOSE)


@CALM
@given(product_models())
def test_another_currency_changes_no_index(model):
    moments = moments_of(*model[1:])
    for found, scaled in zip(indices(model[0], *moments), indices(-1e4 * model[0], *moments),
                             strict=True):  # fmt: skip
        assert scaled == pytest.approx(found, abs=CLOSE)


@CALM
@given(product_models())
def test_sources_multiplied_into_one_column_count_as_one(model):
    coefficients, *rest = model
    first, second = moments_of(*rest)
    joined = [
        np.concatenate([part[..., :2].prod(axis=-1, keepdims=True), part[..., 2:]], axis=-1)
        for part in (first, second)
    ]
    assert variance(coefficients, *joined) == pytest.approx(variance(coefficients, first, second))
    one, total = indices(coefficients, first, second)
    grouped, involved = indices(coefficients, *joined)
    assert grouped[0] >= one[:2].sum() - CLOSE
    assert involved[0] <= total[:2].sum() + CLOSE
    assert grouped[1:] == pytest.approx(one[2:], abs=CLOSE)


def test_a_row_for_each_submission_and_one_for_their_difference():
    first, second = moments_of([2.0, 3.0], [0.5, 0.2], np.array([[True, False], [True, True]]))
    rows = np.array([[1.0, 4.0], [1.0, 2.0]])
    many = indices(np.stack([rows, rows[::-1]]), first, second)
    assert many[0].shape == (2, 2, 2)
    assert many[0][0, 1] == pytest.approx(indices(rows[1], first, second)[0])
    apart = indices(rows[0] - rows[1], first, second)
    assert apart[0] == pytest.approx(indices([0.0, 7.0], first, second)[0])


def test_a_tiny_doubt_about_a_large_number_is_not_lost():
    """Two prices known to one part in 10⁵: half the variance each."""
    first, second = moments_of([1e3, 1e3], [1e-2, 1e-2], np.array([[True, True]]))
    one, _ = indices([1.0], first, second)
    assert one == pytest.approx([0.5, 0.5], rel=1e-4)


def test_without_any_doubt_the_indices_are_blank_and_the_variance_is_0():
    first, second = moments_of([0.1, 3.3], [0.0, 0.0], np.array([[True, True]]))
    assert variance([2.0], first, second) == 0.0
    assert np.isnan(indices([2.0], first, second)).all()


@pytest.mark.parametrize(
    ("coefficients", "first", "second", "words"),
    [
        ([1.0, 1.0], [[1.0]], [[[1.0]]], "for 1 patterns"),
        ([1.0], [[1.0]], [[[1.0, 1.0]]], "second has shape"),
        ([1.0], [[2.0]], [[[1.0]]], "below the square"),
        ([1.0], [[2.0]], [[[np.nan]]], "blank"),
        ([np.inf], [[1.0]], [[[1.0]]], "finite"),
    ],
)
def test_what_does_not_fit_is_refused(coefficients, first, second, words):
    with pytest.raises(ValueError, match=words):
        indices(coefficients, first, second)
