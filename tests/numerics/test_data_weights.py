"""Weights and closeness read off data, at the rounding of the papers that print them."""

import numpy as np
import pytest

from socialvalue import numerics

# Diakoulaki, Mavrotas and Papayannakis (1995), as the tests of scikit-criteria have it.
FIRMS = [
    [61, 1.08, 4.33],
    [20.7, 0.26, 4.34],
    [16.3, 1.98, 2.53],
    [9, 3.29, 1.65],
    [5.4, 2.77, 2.33],
    [4, 4.12, 1.21],
    [-6.1, 3.52, 2.1],
    [-34.6, 3.31, 0.98],
]
# Elsayed et al. (2017), as the tests of pymcdm have it.
PLANTS = [
    [7, 312, 1891, 6613, 163],
    [72, 88, 728, 941804, 1078],
    [10, 252, 2594, 3466, 117471],
    [10, 145, 980, 2371, 86329],
    [65, 54, 350, 501, 29897],
    [29, 48, 380, 912, 34051],
    [7, 476, 3300, 78470, 2212],
    [70, 87, 650, 733, 819000],
    [4, 86, 591, 3015, 103],
    [12, 79, 579, 3240, 96098],
    [21, 45, 261, 1253, 453],
    [1, 72, 530, 4333, 0.1048],
]
# Kracka, Brauers and Zavadskas (2010): walls and windows, less is better but in two columns.
WALLS = np.array(
    [
        [33.95, 23.78, 11.45, 39.97, 29.44, 167.1, 3.852],
        [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
        [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
        [30.44, 37.59, 13.91, 74.08, 45.1, 198.34, 2.186],
        [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.61],
        [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
    ]
)
# Opricovic and Tzeng (2004): three climbs, risk (less is better) and altitude.
CLIMBS = [[1, 3000], [2, 3750], [5, 4500]]


def test_critic_weights_are_the_papers_by_both_correlations() -> None:
    ahead = [1, 1, 1]
    assert numerics.critic(FIRMS, ahead) == pytest.approx(
        [0.20222554, 0.48090173, 0.31687273], abs=5e-9
    )
    assert numerics.critic(FIRMS, ahead, "spearman") == pytest.approx(
        [0.21454645, 0.4898563, 0.29559726], abs=5e-9
    )


def test_entropy_weights_are_the_papers() -> None:
    printed = [0.104991, 0.069124, 0.071373, 0.449937, 0.304575]
    assert numerics.entropy_weights(PLANTS) == pytest.approx(printed, abs=5e-7)


def test_a_weighted_sum_of_shares_ranks_walls_as_the_paper_does() -> None:
    """Columns in which less is better are turned as 1/x before they become shares."""
    better = np.array([-1, -1, -1, -1, 1, -1, 1])
    shares = numerics.share_scaled(WALLS ** better.astype(float))
    scores = numerics.weighted_mean(shares.T, np.full(7, 20.0))
    printed = [0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701]
    assert scores == pytest.approx(printed, abs=5e-9)
    assert (1 + (scores[:, None] < scores).sum(axis=1)).tolist() == [6, 1, 3, 4, 5, 2]


def test_closeness_is_decided_by_the_scaling_and_the_case_by_naming_it() -> None:
    scaled = numerics.minmax_scaled(CLIMBS, [-1, 1])
    assert numerics.closeness(scaled, [0.5, 0.5], [1, 1]) == pytest.approx(
        [0.5, 0.617, 0.5], abs=5e-4
    )
    by_length = numerics.vector_scaled(CLIMBS)
    assert numerics.closeness(by_length, [0.5, 0.5], [-1, 1]) == pytest.approx(
        [0.762, 0.722, 0.238], abs=5e-4
    )


def test_an_invited_stranger_moves_weights_that_are_read_off_data() -> None:
    """Why they are never a default: one more row, and everybody is weighed otherwise."""
    before = numerics.entropy_weights(PLANTS[:6])
    assert np.abs(numerics.entropy_weights(PLANTS[:7]) - before).max() > 0.01


def test_columns_that_tell_nobody_apart_weigh_nothing_or_are_refused() -> None:
    assert numerics.entropy_weights([[1, 1], [1, 3]]).tolist() == [0, 1]
    assert numerics.entropy_weights([[1, 2], [1, 2]]).tolist() == [0.5, 0.5]
    with pytest.raises(ValueError, match="Column 0 is the same for all"):
        numerics.critic([[1, 1], [1, 3]], [1, 1])


def test_two_columns_that_say_the_same_weigh_alike() -> None:
    assert numerics.critic([[1, 10], [2, 20], [4, 40]], [1, 1]).tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: numerics.critic(FIRMS, [1, 1]), "directions do not fit"),
        (lambda: numerics.critic(FIRMS, [1, 1, 1], "kendall"), "pearson or spearman"),
        (lambda: numerics.entropy_weights([[1, 2]]), "two submissions"),
        (lambda: numerics.entropy_weights([[1, -2], [1, 1]]), "0 or more"),
        (lambda: numerics.share_scaled([[0.0], [0.0]]), "adds up to 0"),
        (lambda: numerics.vector_scaled([[0.0], [0.0]]), "zeros alone"),
        (lambda: numerics.closeness([[1.0]], [0.5, 0.5], [1]), "one for each column"),
    ],
)
def test_what_cannot_be_scaled_or_weighed_is_refused(call, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


def test_closeness_to_one_point_is_undefined() -> None:
    assert np.isnan(numerics.closeness([[1.0], [1.0]], [1.0], [1])).all()
