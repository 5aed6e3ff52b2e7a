"""Distributions from value, low and high: what was given is met, and what cannot be is refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from socialvalue.numerics.distributions import KINDS, Distributions

FEW = settings(max_examples=60, deadline=None)
U = np.linspace(0.0005, 0.9995, 400)[None]
Z90 = 1.6448536269514722
TWO_PIECE = pytest.mark.parametrize("kind", ["normal", "lognormal"])
ENDS = st.tuples(*[st.floats(0.01, 1e4)] * 3).map(sorted).filter(lambda three: three[0] < three[2])


def _triangular(low, mode, high):
    return stats.triang((mode - low) / (high - low), low, high - low)


@pytest.mark.parametrize(
    ("made", "oracle"),
    [
        (Distributions.of("uniform", np.nan, 2, 6), stats.uniform(2, 4)),
        (Distributions.of("uniform", 4, 3, 5, 0.5), stats.uniform(2, 4)),
        (Distributions.of("triangular", 100, 80, 150), _triangular(80, 100, 150)),
        (Distributions.of("triangular", 80, 80, 150), _triangular(80, 80, 150)),
        (Distributions.of("pert", 100, 80, 150), stats.beta(1 + 80 / 70, 1 + 200 / 70, 80, 70)),
        (Distributions.of("normal", 5, 5 - 2 * Z90, 5 + 2 * Z90, 0.9), stats.norm(5, 2)),
        (
            Distributions.of("lognormal", 5, 5 * np.exp(-Z90 / 2), 5 * np.exp(Z90 / 2), 0.9),
            stats.lognorm(0.5, scale=5),
        ),
        (Distributions.of("beta", 0.2, 0.2 - Z90 * 0.1, 0.2 + Z90 * 0.1, 0.9), stats.beta(3, 12)),
        (Distributions.counts(7, 13), stats.beta(7.5, 13.5)),
        (Distributions.counts(7, 13, prior=0), stats.beta(7, 13)),
    ],
)
def test_quantiles_and_moments_agree_with_scipy(made, oracle):
    np.testing.assert_allclose(made.quantile(U)[0], oracle.ppf(U[0]), rtol=1e-10)
    assert made.mean()[0] == pytest.approx(oracle.mean(), rel=1e-12)
    assert made.variance()[0] == pytest.approx(oracle.var(), rel=1e-11)
    raw = [oracle.moment(order) for order in range(1, 5)]
    np.testing.assert_allclose(made.raw_moments()[0], raw, rtol=1e-9)
    np.testing.assert_allclose(made.support()[0], oracle.support())


@FEW
@TWO_PIECE
@given(ENDS, st.floats(0.3, 0.99))
def test_all_three_numbers_are_met(kind, ends, coverage):
    low, value, high = ends
    made = Distributions.of(kind, value, low, high, coverage)
    asked = [[(1 - coverage) / 2, 0.5, (1 + coverage) / 2]]
    np.testing.assert_allclose(made.quantile(asked)[0], ends, rtol=1e-9, atol=1e-9 * high)


@FEW
@given(ENDS, st.floats(0.3, 0.99))
def test_a_uniform_meets_both_ends(ends, coverage):
    low, value, high = ends
    made = Distributions.of("uniform", value, low, high, coverage)
    found = made.quantile([[(1 - coverage) / 2, (1 + coverage) / 2]])[0]
    np.testing.assert_allclose(found, [low, high], atol=1e-9 * high)


@FEW
@pytest.mark.parametrize("kind", ["uniform", "triangular", "pert", "normal", "lognormal"])
@given(ENDS)
def test_the_quantile_rises_and_stays_within_the_support(kind, ends):
    low, value, high = ends
    made = Distributions.of(kind, value, low, high, 0.9 if "normal" in kind else None)
    found = made.quantile(U)[0]
    least, most = made.support()[0]
    slack = 1e-12 * high
    assert (np.diff(found) >= -slack).all()
    assert found.min() >= least - slack
    assert found.max() <= most + slack


def test_equal_ends_are_no_doubt_whatever_the_kind():
    made = Distributions.of(["normal", "pert", "beta"], [5, 6, 0.5], [5, np.nan, 0.5], None)
    assert made.names() == ["fixed"] * 3
    np.testing.assert_array_equal(made.quantile(U), np.ones((3, U.size)) * [[5], [6], [0.5]])
    np.testing.assert_array_equal(made.support(), [[5, 5], [6, 6], [0.5, 0.5]])
    np.testing.assert_array_equal(made.variance(), np.zeros(3))


@pytest.mark.parametrize("kind", ["uniform", "triangular", "pert", "normal", "lognormal"])
def test_a_missing_side_equals_the_value(kind):
    coverage = 0.9 if "normal" in kind else None
    one = Distributions.of(kind, 4, None, 6, coverage)
    np.testing.assert_array_equal(
        one.quantile(U), Distributions.of(kind, 4, 4, 6, coverage).quantile(U)
    )
    assert one.quantile(U).min() >= 4


def test_an_empirical_row_gives_its_own_values_back():
    made = Distributions.empirical([3, 1, 2, 7, 7, 5], [0, 3, 4, 6])
    u = np.array([[0.1, 0.4, 0.9]])
    np.testing.assert_array_equal(made.quantile(u), [[1, 2, 3], [7, 7, 7], [5, 5, 7]])
    np.testing.assert_allclose(made.mean(), [2, 7, 6])
    np.testing.assert_allclose(made.variance(), [2 / 3, 0, 1])
    np.testing.assert_allclose(made.raw_moments()[0], [2, 14 / 3, 12, 98 / 3])
    np.testing.assert_array_equal(made.support(), [[1, 3], [7, 7], [5, 7]])


def test_rows_of_every_kind_are_drawn_as_if_alone():
    parts = [
        Distributions.empirical([1, 2, 9], [0, 1, 3]),
        Distributions.of(list(KINDS[1:4]), 100, 80, 150),
        Distributions.of(["normal", "lognormal", "beta"], 0.4, 0.3, 0.6, 0.9),
        Distributions.empirical([5, 4], [0, 2]),
        Distributions.of("fixed", 3),
    ]
    whole = Distributions.joined(parts)
    u = np.random.default_rng(1).uniform(size=(len(whole), 30))
    alone = [whole.take([row]).quantile(u[[row]])[0] for row in range(len(whole))]
    np.testing.assert_array_equal(whole.quantile(u), alone)
    ends = np.cumsum([0, *map(len, parts)])
    apart = [part.quantile(u[a:b]) for part, a, b in zip(parts, ends, ends[1:], strict=False)]
    np.testing.assert_array_equal(whole.quantile(u), np.concatenate(apart))
    order = np.random.default_rng(2).permutation(len(whole))
    np.testing.assert_array_equal(whole.take(order).quantile(u[order]), whole.quantile(u)[order])
    np.testing.assert_array_equal(whole.take(order).raw_moments(), whole.raw_moments()[order])
    assert len(Distributions.joined([])) == 0


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("gamma", 1, 0, 2, np.nan), "'gamma' is no kind of distribution: take one of fixed"),
        (("empirical", 1, 0, 2, np.nan), "Distributions.empirical"),
        (("normal", np.nan, 0, 2, 0.9), "it has no value"),
        (("normal", 1, -np.inf, 2, 0.9), "not all finite"),
        (("normal", 3, 0, 2, 0.9), "not in order"),
        (("normal", 1, 0, 2, np.nan), "give a coverage"),
        (("normal", 1, 0, 2, 95), "coverage is 95"),
        (("lognormal", 1, 0, 2, 0.9), "give a low above 0"),
        (("triangular", 1, 0, 2, 0.9), "leave the coverage out"),
        (("pert", 1, 0, 2, 0.9), "leave the coverage out"),
        (("fixed", 1, 0, 2, np.nan), "take another kind"),
        (("beta", 20, np.nan, np.nan, 0.9), "not a percentage"),
        (("beta", 0.5, 0.2, 1.4, 0.9), "not percentages"),
        (("beta", 0.5, 0, 1, 0.1), "no beta has this mean"),
        (("beta", 0.0, 0, 0.1, 0.9), "no beta has this mean"),
        (("beta", 0.5, 0.4, 0.6, np.nan), "give a coverage"),
    ],
)
def test_what_cannot_be_met_is_refused_with_a_fix(row, words):
    kind, *numbers = row
    with pytest.raises(ValueError, match=f"row 0: .*{words}"):
        Distributions.of(kind, *numbers)


def test_all_rows_at_fault_stand_in_one_message():
    with pytest.raises(ValueError, match=r"row 0 \(wage\): .*coverage.*; row 2 \(rent\): .*order"):
        Distributions.of(
            ["normal", "triangular", "pert"], [1, 1, 9], 0, 2, names=["wage", "bus", "rent"]
        )


def test_a_fault_in_one_row_is_told_once():
    with pytest.raises(ValueError, match="order") as refusal:
        Distributions.of("lognormal", 3, -1, 2)
    assert str(refusal.value).count("row 0") == 1


def test_columns_of_two_lengths_are_refused():
    with pytest.raises(ValueError, match="2 and 3 rows"):
        Distributions.of("uniform", [1, 2, 3], [0, 0], 4)


@pytest.mark.parametrize("u", [np.zeros((1, 2)), np.ones((1, 2)), np.full((1, 2), np.nan)])
def test_draws_lie_strictly_inside(u):
    with pytest.raises(ValueError, match="give shares inside"):
        Distributions.of("fixed", 1).quantile(u)


def test_draws_need_a_row_for_each_distribution():
    with pytest.raises(ValueError, match="a row for each"):
        Distributions.of("fixed", [1, 2, 3]).quantile(np.full((2, 5), 0.5))


@pytest.mark.parametrize(("won", "lost", "prior"), [(-1, 2, 0.5), (0, 2, 0), (2, 0, 0)])
def test_counts_that_say_nothing_are_refused(won, lost, prior):
    with pytest.raises(ValueError, match="rows 0: a count"):
        Distributions.counts(won, lost, prior)


def test_a_row_without_observations_is_refused():
    with pytest.raises(ValueError, match="rows 1 have no values"):
        Distributions.empirical([1.0], [0, 1, 1])


def test_the_columns_cannot_be_written_to():
    made = Distributions.of("fixed", 1)
    with pytest.raises(ValueError, match="read-only"):
        made.parameters[0, 0] = 2
