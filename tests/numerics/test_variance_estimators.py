"""Estimated variance indices: published functions within their stated errors, and closed forms."""

from statistics import NormalDist

import numpy as np
import pytest
from product_models import moments_of, uniform_model

from socialvalue.numerics.variance_estimators import estimates
from socialvalue.numerics.variance_indices import indices

DRAWS = 16_384
NORMAL = np.vectorize(NormalDist().inv_cdf)


def two(draws, sources, seed=3):
    random = np.random.default_rng(seed)
    return random.random((draws, sources)), random.random((draws, sources))


def within(found, error, expected, times=4):
    """Whether all estimates lie within so many standard errors, and a little for rounding."""
    return (np.abs(found - expected) <= times * error + 1e-9).all()


def ishigami(uniforms):
    x, y, z = (2 * uniforms.T - 1) * np.pi
    return np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)


def test_ishigami_homma1990():
    found = estimates(ishigami, *two(DRAWS, 3))
    assert within(found.first[:, 0], found.first_errors[:, 0], [0.313905, 0.442411, 0.0])
    assert within(found.total[:, 0], found.total_errors[:, 0], [0.557589, 0.442411, 0.243684])
    assert found.first_errors.max() < 0.02
    assert found.total_errors.max() < 0.02


def test_an_additive_score_of_equal_contributions_is_shared_in_thirds():
    def score(uniforms):
        return NORMAL(uniforms) * [1, 2, 4] @ [2, 1, 0.5]

    found = estimates(score, *two(DRAWS, 3))
    assert within(found.first, found.first_errors, 1 / 3)
    assert within(found.total, found.total_errors, 1 / 3)


@pytest.mark.parametrize("shared", [False, True])
def test_closed_form_and_estimate_agree(shared):
    """Four prices with a share each; in the second case one wage stands behind three of them."""
    uses = np.hstack([np.eye(4), np.eye(4), np.array([[1], [1], [1], [0]])]).astype(bool)
    uses = uses if shared else uses[:, :8]
    means, sds = np.linspace(0.5, 1.5, uses.shape[1]), np.linspace(0.4, 0.2, uses.shape[1])
    coefficients = np.array([3.0, 1.0, 2.0, 4.0])
    one, total = indices(coefficients, *moments_of(means, sds, uses))
    worth = uniform_model(coefficients, means, sds, uses)
    found = estimates(worth, *two(DRAWS, uses.shape[1]))
    assert within(found.first[:, 0], found.first_errors[:, 0], one)
    assert within(found.total[:, 0], found.total_errors[:, 0], total)


def test_a_group_counts_as_one_source():
    """With x and z of Ishigami as one group, the group and y share out the whole."""
    found = estimates(ishigami, *two(DRAWS, 3), groups=[0, 1, 0])
    assert found.first.shape == (2, 1)
    assert within(found.first[:, 0], found.first_errors[:, 0], [0.557589, 0.442411])
    assert within(found.total[:, 0], found.total_errors[:, 0], [0.557589, 0.442411])


def test_the_stated_errors_are_as_large_as_the_true_ones():
    """Over 60 pairs of matrices, the scatter of the estimates is what each pair says of itself."""
    many = [estimates(ishigami, *two(2_000, 3, seed)) for seed in range(60)]
    for part, error in ((0, 2), (1, 3)):
        scatter = np.std([found[part] for found in many], axis=0)
        stated = np.mean([found[error] for found in many], axis=0)
        assert stated == pytest.approx(scatter, rel=0.4)


def test_each_output_stands_alone_and_one_that_does_not_vary_is_blank():
    def outputs(uniforms):
        return np.stack([ishigami(uniforms), np.full(len(uniforms), 0.1)], axis=1)

    matrices = two(400, 3)
    found, alone = estimates(outputs, *matrices), estimates(ishigami, *matrices)
    assert found.first[:, :1] == pytest.approx(alone.first, rel=1e-12)
    assert np.isnan(found.total[:, 1]).all()
    assert np.isnan(found.first_errors[:, 1]).all()


def test_adding_and_scaling_change_no_index():
    matrices = two(1_000, 3)
    found = estimates(ishigami, *matrices)
    scaled = estimates(lambda uniforms: 1e6 - 50 * ishigami(uniforms), *matrices)
    for before, after in zip(found, scaled, strict=True):
        assert after == pytest.approx(before, abs=1e-8)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"other": np.full((40, 2), 0.5)}, "give two"),
        ({"one": np.full((40, 3), 2.0)}, "share"),
        ({"parts": 21}, "two draws or more"),
        ({"groups": [0, 2, 2]}, "without gaps"),
        ({"groups": [0, 1]}, "for each source"),
        ({"function": lambda uniforms: 1.0}, "for 40 draws"),
        ({"function": lambda uniforms: uniforms[:, 0] * np.inf}, "finite"),
    ],
)
def test_what_cannot_be_estimated_is_refused(change, words):
    whole = {"function": ishigami, "one": np.full((40, 3), 0.5), "other": np.full((40, 3), 0.5)}
    with pytest.raises(ValueError, match=words):
        estimates(**(whole | change))
