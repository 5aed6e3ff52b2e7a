"""Draws keyed by source: strata, bits that neighbours cannot move, and how fast errors fall."""

import importlib
import time
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import extras
from socialvalue.errors import MissingExtra
from socialvalue.numerics import latin, normal

FEW = settings(max_examples=40, deadline=None)
SEEDS = st.integers(0, 2**64 - 1)
KEYS = st.lists(st.text(max_size=8), min_size=1, max_size=6, unique=True)
WAGE_KEY = [7, 480_941_944_373_460_870]
"""The seed, and the first eight bytes of the SHA-256 of "wage"."""
WAYS = pytest.mark.parametrize("way", [latin.stratified, latin.plain, latin.normals])


@FEW
@given(SEEDS, KEYS, st.integers(1, 600))
def test_a_stratified_row_has_one_number_in_each_stratum(seed, keys, draws):
    u = latin.stratified(seed, keys, draws)
    strata = np.sort(np.floor(u * draws).astype(int), axis=1)
    np.testing.assert_array_equal(strata, np.arange(draws) * np.ones((len(keys), 1)))
    assert (u > 0).all()
    assert (u < 1).all()


@WAYS
def test_another_source_moves_nobodys_draws(way):
    keys = ["wage", "deadweight", "life satisfaction"]
    few, many = way(7, keys, 500), way(7, ["rent", *reversed(keys)], 500)
    np.testing.assert_array_equal(few, many[:0:-1])


@WAYS
def test_another_seed_gives_other_draws(way):
    assert not np.array_equal(way(0, ["wage"], 50), way(2**64 - 1, ["wage"], 50))


def test_the_bits_are_fixed_for_good():
    u = latin.stratified(7, ["wage"], 4)[0]
    assert latin._key(7, "wage").tolist() == WAGE_KEY
    words = np.random.Philox(key=np.array(WAGE_KEY, np.uint64)).random_raw(4)
    order, inside = np.argsort(words >> np.uint64(32)), words & np.uint64(2**32 - 1)
    np.testing.assert_allclose(u, (order + inside / 2.0**32) / 4, rtol=0, atol=2.0**-34)


def test_three_uses_of_one_key_are_independent():
    rows = [
        normal.quantile(latin.stratified(7, ["wage"], 10_000)[0]),
        normal.quantile(latin.plain(7, ["wage"], 10_000)[0]),
        latin.normals(7, ["wage"], 10_000)[0],
    ]
    assert np.abs(np.corrcoef(rows) - np.eye(3)).max() < 0.05


def test_forty_sources_are_uncorrelated():
    u = latin.stratified(3, [f"source {n}" for n in range(40)], 10_000)
    off = np.corrcoef(u)[np.triu_indices(40, 1)]
    assert np.abs(off).max() < 4.5 / np.sqrt(10_000)
    assert off.std() == pytest.approx(1 / np.sqrt(10_000), rel=0.15)


def test_the_ends_of_a_sum_are_near_exact_at_two_thousand_draws():
    """A sum of twelve normals of mean 10 and deviation 1 is normal, 120 and √12."""
    z = normal.quantile(latin.stratified(5, [f"source {n}" for n in range(12)], 2000))
    p5, p95 = np.quantile((10 + z).sum(axis=0), [0.05, 0.95])
    assert p5 == pytest.approx(120 - np.sqrt(12) * 1.6448536269514722, rel=0.004)
    assert p95 == pytest.approx(120 + np.sqrt(12) * 1.6448536269514722, rel=0.004)


def test_a_stratified_mean_is_far_nearer_than_a_plain_one():
    keys = [f"source {n}" for n in range(30)]
    stratified = np.abs(latin.stratified(1, keys, 1000).mean(axis=1) - 0.5).mean()
    assert stratified < np.abs(latin.plain(1, keys, 1000).mean(axis=1) - 0.5).mean() / 100


def test_plain_draws_are_uniform_and_normals_normal():
    u, z = latin.plain(2, ["a"], 100_000)[0], latin.normals(2, ["a"], 100_000)[0]
    grid = np.linspace(0.05, 0.95, 19)
    np.testing.assert_allclose((u[:, None] < grid).mean(axis=0), grid, atol=0.007)
    np.testing.assert_allclose((normal.cdf(z)[:, None] < grid).mean(axis=0), grid, atol=0.007)


def test_a_sobol_sequence_is_balanced_in_every_pair_of_sources():
    u = latin.sobol(9, ["b", "a", "c"], 1024)
    for one, other in combinations(u, 2):
        cells = np.histogram2d(one, other, bins=4, range=[[0, 1], [0, 1]])[0]
        np.testing.assert_array_equal(cells, np.full((4, 4), 64))
    assert (u > 0).all()
    assert (u < 1).all()


def test_the_order_of_keys_moves_no_sobol_row():
    u = latin.sobol(9, ["b", "a", "c"], 64)
    np.testing.assert_array_equal(u[[1, 0, 2]], latin.sobol(9, ["a", "b", "c"], 64))


def test_a_sobol_sequence_takes_a_power_of_two():
    with pytest.raises(ValueError, match="ask for 8192 or 16384"):
        latin.sobol(1, ["a"], 10_000)


def test_without_scipy_the_extra_is_named(monkeypatch):
    def absent(name):
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", absent)
    with pytest.raises(MissingExtra, match=r"socialvalue\[stats\]"):
        latin.sobol(1, ["a"], 8)
    assert importlib.import_module("scipy")


@WAYS
@pytest.mark.parametrize(
    ("seed", "draws", "words"),
    [(-1, 5, "seed"), (2**64, 5, "seed"), (1, 0, "draws"), (1, -3, "draws")],
)
def test_a_seed_or_number_of_draws_out_of_range_is_refused(way, seed, draws, words):
    with pytest.raises(ValueError, match=words):
        way(seed, ["a"], draws)


def test_forty_sources_of_ten_thousand_draws_take_milliseconds():
    keys, times = [f"source {n}" for n in range(40)], []
    for _ in range(7):
        start = time.perf_counter()
        latin.stratified(1, keys, 10_000)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.03
