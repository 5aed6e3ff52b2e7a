"""Rank correlation: reached, by reordering alone, and refused where it contradicts itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from socialvalue.numerics import latin
from socialvalue.numerics.rank_correlation import correlated, matrix_of

FEW = settings(max_examples=25, deadline=None)
KEYS = ["wage", "rent", "bus", "trees"]
PAIRS = {("wage", "rent"): 0.8, ("bus", "wage"): -0.4}
U = latin.stratified(3, KEYS, 1000)
WANTED = matrix_of(KEYS, PAIRS)


def test_the_wanted_rank_correlations_are_reached():
    found = stats.spearmanr(correlated(U, KEYS, WANTED).T).statistic
    np.testing.assert_allclose(found[:3, :3], WANTED[:3, :3], atol=0.04)


@FEW
@given(st.integers(0, 2**32), st.floats(-0.95, 0.95).filter(bool))
def test_any_pair_is_reached(seed, rho):
    keys = ["a", "b"]
    u = latin.stratified(seed, keys, 1000)
    found = correlated(u, keys, matrix_of(keys, {("a", "b"): rho}))
    assert stats.spearmanr(*found).statistic == pytest.approx(rho, abs=0.04)


def test_each_row_keeps_exactly_its_own_values():
    found = correlated(U, KEYS, WANTED)
    np.testing.assert_array_equal(np.sort(found, axis=1), np.sort(U, axis=1))


def test_a_row_outside_every_pair_keeps_its_bits_and_so_does_the_first_of_a_group():
    found = correlated(U, KEYS, WANTED)
    np.testing.assert_array_equal(found[3], U[3])
    np.testing.assert_array_equal(found[2], U[2])
    assert not np.array_equal(found[0], U[0])


def test_another_group_moves_nobodys_draws():
    more = [*KEYS, "air", "noise"]
    u = latin.stratified(3, more, 1000)
    found = correlated(u, more, matrix_of(more, PAIRS | {("air", "noise"): 0.5}))
    np.testing.assert_array_equal(found[:4], correlated(U, KEYS, WANTED))


@FEW
@given(st.permutations(range(4)))
def test_permuted_rows_change_nothing(order):
    keys = [KEYS[row] for row in order]
    found = correlated(U[list(order)], keys, matrix_of(keys, PAIRS))
    np.testing.assert_array_equal(found, correlated(U, KEYS, WANTED)[list(order)])


def test_a_pair_of_rank_correlation_0_is_no_pair():
    np.testing.assert_array_equal(correlated(U, KEYS, np.eye(4)), U)


def test_the_input_is_not_written_to():
    before = U.copy()
    correlated(U, KEYS, WANTED)
    np.testing.assert_array_equal(U, before)


def test_correlations_that_contradict_each_other_are_refused_with_a_factor_that_mends_them():
    keys = ["a", "b", "c"]
    pairs = {("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): -0.9}
    with pytest.raises(ValueError, match="those of a, b, c contradict") as refusal:
        correlated(U[:3], keys, matrix_of(keys, pairs))
    factor = float(str(refusal.value).split("at most ")[1].split(",")[0])
    mended = matrix_of(keys, {pair: rho * factor for pair, rho in pairs.items()})
    found = stats.spearmanr(correlated(U[:3], keys, mended).T).statistic
    np.testing.assert_allclose(found, mended, atol=0.04)


def test_two_sources_that_move_as_one_are_one_source():
    with pytest.raises(ValueError, match="the same key"):
        correlated(U[:2], ["a", "b"], matrix_of(["a", "b"], {("a", "b"): 1.0}))


@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        ([[1, 0.5], [0.4, 1]], "symmetric"),
        ([[1, 1.5], [1.5, 1]], "symmetric"),
        ([[1, np.nan], [np.nan, 1]], "symmetric"),
        (np.eye(3), "a row and column"),
    ],
)
def test_what_is_no_matrix_of_correlations_is_refused(matrix, words):
    with pytest.raises(ValueError, match=words):
        correlated(U[:2], ["a", "b"], matrix)


def test_a_key_that_stands_twice_and_too_few_draws_are_refused():
    with pytest.raises(ValueError, match="stands twice"):
        correlated(U[:2], ["a", "a"], np.eye(2))
    with pytest.raises(ValueError, match="too few"):
        correlated(U[:2, :3], ["a", "b"], matrix_of(["a", "b"], {("a", "b"): 0.3}))


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ({("a", "x"): 0.5}, "'x' is not a source"),
        ({("a", "a"): 0.5}, "paired to itself"),
        ({("a", "b"): 0.5, ("b", "a"): 0.4}, "two correlations"),
    ],
)
def test_pairs_that_name_no_two_sources_are_refused(pairs, words):
    with pytest.raises(ValueError, match=words):
        matrix_of(["a", "b"], pairs)
