"""Draws keyed by source: uniform numbers that depend on the seed and on the source's own key, never
on which other sources there are.

In come a seed and keys (sources,); out come numbers between 0 and 1, never either, (sources,
draws). Only the raw 64-bit words of the generator are used, whose stream is fixed for good.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from socialvalue.extras import need
from socialvalue.numerics import normal
from socialvalue.numerics.arrays import Floats

_STRATIFIED, _PLAIN, _NORMALS = range(3)
"""Each use of a key has a part of its stream to itself: the highest word of the counter."""
_SOBOL_BITS = 32
_LOWER = np.uint64((1 << 32) - 1)
_MOST_DRAWS = 1 << 30


def stratified(seed: int, keys: Sequence[str], draws: int) -> Floats:
    """Return a Latin hypercube, (keys, draws): for each key one number in each of `draws` equal
    strata, in random order.

    seed: 0 to 2⁶⁴−1; draws: 1 or more. ValueError otherwise. McKay, Beckman and Conover (1979), "A
    comparison of three methods for selecting values of input variables", Technometrics 21(2).
    """
    size = _draws(draws)
    # The upper half of a word places a stratum, the lower half the number within it, of few enough
    # bits for an exact sum.
    bits = min(32, 51 - size.bit_length())
    found = np.empty((len(keys), size))
    for row, key in enumerate(keys):
        words = _words(seed, key, _STRATIFIED, size)
        inside = (((words & _LOWER) >> np.uint64(32 - bits)) + 0.5) * 2.0**-bits
        found[row] = (_order(words) + inside) / size
    return found


def plain(seed: int, keys: Sequence[str], draws: int) -> Floats:
    """Return plain Monte Carlo draws, (keys, draws), as `stratified` otherwise."""
    return _uniform(seed, keys, draws, _PLAIN)


def normals(seed: int, keys: Sequence[str], draws: int) -> Floats:
    """Return plain standard normal draws, (keys, draws), unit 1, as `stratified` otherwise; a key
    may serve here and in `stratified` and its draws are independent.
    """
    return normal.quantile(_uniform(seed, keys, draws, _NORMALS))


def sobol(seed: int, keys: Sequence[str], draws: int) -> Floats:
    """Return one scrambled Sobol sequence over all keys together, (keys, draws).

    The dimensions are the distinct keys in sorted order, so that the order of keys is of no
    account, but another key moves the others' draws. draws: a power of two. ValueError otherwise;
    MissingExtra without scipy (extra: stats). Matoušek (1998), "On the L2-discrepancy for anchored
    boxes", Journal of Complexity 14(4).
    """
    size = _draws(draws)
    if size & (size - 1):
        below = 1 << (size.bit_length() - 1)
        raise ValueError(
            f"draws is {size}, and a Sobol sequence is balanced only at a power of two: ask for "
            f"{below} or {2 * below}."
        )
    distinct = sorted(set(keys))
    if not distinct:
        return np.empty((0, size))
    # scipy draws from a child of this stream, and only a seed sequence has children.
    root = np.random.SeedSequence(_key(seed, "sobol").tolist())
    rng = np.random.Generator(np.random.Philox(root))
    sequence = need("scipy.stats.qmc", "stats").Sobol(
        len(distinct), scramble=True, bits=_SOBOL_BITS, seed=rng
    )
    points = np.asarray(sequence.random(size), dtype=np.float64) + 2.0 ** -(_SOBOL_BITS + 1)
    dimension = {key: place for place, key in enumerate(distinct)}
    return np.ascontiguousarray(points[:, [dimension[key] for key in keys]].T)


def _uniform(seed: int, keys: Sequence[str], draws: int, use: int) -> Floats:
    """Uniform numbers of 52 bits and a half, (keys, draws)."""
    size = _draws(draws)
    found = np.empty((len(keys), size))
    for row, key in enumerate(keys):
        found[row] = ((_words(seed, key, use, size) >> np.uint64(12)) + 0.5) * 2.0**-52
    return found


def _words(seed: int, key: str, use: int, number: int) -> NDArray[np.uint64]:
    """The first words of a key's own stream for one use, (number,)."""
    stream = np.random.Philox(key=_key(seed, key), counter=np.array([0, 0, 0, use], np.uint64))
    return np.asarray(stream.random_raw(number), dtype=np.uint64)


def _order(words: NDArray[np.uint64]) -> NDArray[np.intp]:
    """The places (n,) of the words by their upper halves, equals in the order in which they come:
    by 16 bits and then by 16 more, for which numpy counts instead of comparing.
    """
    third, fourth = ((words >> np.uint64(shift)).astype(np.uint16) for shift in (32, 48))
    first = np.argsort(third, kind="stable")
    return np.asarray(first[np.argsort(fourth[first], kind="stable")])


def _key(seed: int, key: str) -> NDArray[np.uint64]:
    """The 128 bits of a stream's key: the seed, and 64 bits of the SHA-256 of the source's key."""
    if not 0 <= seed < 1 << 64:
        raise ValueError(f"seed is {seed}: give a whole number from 0 to 2**64 - 1.")
    digest = sha256(key.encode("utf-8")).digest()
    return np.array([seed, int.from_bytes(digest[:8], "big")], dtype=np.uint64)


def _draws(draws: int) -> int:
    """The number of draws, if it is one."""
    if not 1 <= draws <= _MOST_DRAWS:
        raise ValueError(f"draws is {draws}: give a whole number from 1 to {_MOST_DRAWS}.")
    return int(draws)
