"""Quantiles of a tile of draws: those of numpy, by either way, whatever stands in the rows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from socialvalue.numerics import tile_quantiles
from socialvalue.numerics.tile_quantiles import by_counting, by_splitting, quantiles

CALM = settings(deadline=None)
NUMBERS = st.floats(-1e6, 1e6, width=32).filter(lambda x: x == 0 or abs(x) > 1e-6)
PROBABILITIES = st.lists(st.integers(0, 1000).map(lambda x: x / 1000), min_size=1, max_size=5)


def tile_of(rows, draws, seed=1):
    return np.random.default_rng(seed).lognormal(size=(rows, draws)).astype(np.float32)


def both_ways(tile, ranks):
    """What splitting finds, and what counting does; rows that do not give in are split again."""
    split, counted = np.full((2, len(tile), len(ranks), 2), np.nan, dtype=np.float32)
    by_splitting(tile.copy(), ranks, split)
    left = by_counting(tile.copy(), ranks, counted)
    counted[left] = split[left]
    return split, counted


def test_five_draws_by_hand():
    """1, 2, 3, 4, 10: the median is 3, and p5 lies a fifth of the way from 1 to 2."""
    tile = np.array([[3, 1, 10, 2, 4]], dtype=np.float32)
    assert quantiles(tile, (0.5, 0.05, 0.95)) == pytest.approx(np.array([[3, 1.2, 8.8]]))


@CALM
@given(arrays(np.float32, st.tuples(st.integers(1, 4), st.integers(1, 40)), elements=NUMBERS),
       PROBABILITIES)  # fmt: skip
def test_they_are_numpy_s_quantiles(tile, probabilities):
    expected = np.quantile(tile.astype(np.float64), probabilities, axis=1).T
    found = quantiles(tile.copy(), probabilities)
    assert found.dtype == np.float32
    assert found == pytest.approx(expected, rel=3e-7, abs=1e-6)


@pytest.mark.parametrize("draws", [2_000, 2_049, 10_000])
def test_many_draws_give_numpy_s_quantiles(draws):
    tile = tile_of(9, draws)
    expected = np.quantile(tile.astype(np.float64), (0.05, 0.5, 0.95), axis=1).T
    assert quantiles(tile) == pytest.approx(expected, rel=2e-7)


@pytest.mark.parametrize(
    "arrange",
    [
        lambda tile: tile,
        lambda tile: np.sort(tile, axis=1),
        lambda tile: np.sort(tile, axis=1)[:, ::-1],
        np.ones_like,
        np.round,
        # every sixteenth draw, the ones that are sampled, lies above all the others
        lambda tile: tile + 1000 * (np.arange(tile.shape[1]) % 16 == 0),
        lambda tile: tile - 1000 * (np.arange(tile.shape[1]) % 16 == 0),
    ],
)
def test_both_ways_give_the_same_bits_however_the_draws_lie(arrange):
    tile = np.ascontiguousarray(arrange(tile_of(3, 5_000)), dtype=np.float32)
    ranks = [0, 1, 249, 2_499, 2_500, 4_749, 4_998, 4_999]
    split, counted = both_ways(tile, ranks)
    ordered = np.sort(tile, axis=1)
    nexts = [min(rank + 1, 4_999) for rank in ranks]
    assert np.array_equal(split, np.stack([ordered[:, ranks], ordered[:, nexts]], axis=2))
    assert np.array_equal(split, counted)


def test_a_row_s_bits_do_not_depend_on_its_neighbours_or_on_the_block(monkeypatch):
    tile = tile_of(40, 3_000)
    whole = quantiles(tile.copy())
    assert np.array_equal(whole, np.vstack([quantiles(row[None].copy()) for row in tile]))
    monkeypatch.setattr(tile_quantiles, "BYTES_AT_ONCE", 30_000)
    assert np.array_equal(whole, quantiles(tile.copy()))


def test_one_draw_is_every_quantile():
    assert quantiles(np.array([[2.5]], dtype=np.float32)).tolist() == [[2.5, 2.5, 2.5]]


def test_no_rows_give_no_quantiles():
    assert quantiles(np.empty((0, 5_000), dtype=np.float32)).shape == (0, 3)


@pytest.mark.parametrize(
    ("tile", "probabilities", "words"),
    [
        (np.ones((2, 3)), (0.5,), "float32"),
        (np.ones(3, dtype=np.float32), (0.5,), "rows, draws"),
        (np.ones((2, 0), dtype=np.float32), (0.5,), "no draws"),
        (np.ones((2, 3), dtype=np.float32), (5,), "5 is no probability"),
        (np.broadcast_to(np.float32(1), (2, 3)), (0.5,), "read-only"),
    ],
)
def test_what_is_no_tile_is_refused(tile, probabilities, words):
    with pytest.raises(ValueError, match=words):
        quantiles(tile, probabilities)
