"""One portfolio, cut and shuffled in two hundred ways: one SHA-256."""

from __future__ import annotations

import itertools
from functools import reduce
from typing import Any

import numpy as np
import wide_portfolios

from socialvalue.streams import Partial, chunk, work

COUNT, WAYS = 400, 200


def _spoilt() -> dict[str, Any]:
    """A portfolio in which every fortieth submission has a fault of its own."""
    rows = wide_portfolios.rows(COUNT, seed=11)
    rows["STC.people"][::40] = -3.0
    return rows


def _cuts(rng: np.random.Generator) -> list[Any]:
    """The places of all rows, shuffled, and cut into one to twelve chunks, empty ones too."""
    edges = np.sort(rng.integers(0, COUNT + 1, rng.integers(0, 12)))
    return np.split(rng.permutation(COUNT), edges)


def test_two_hundred_partitions_have_one_digest() -> None:
    rows = chunk.columns(_spoilt())
    framework, rng = wide_portfolios.framework(), np.random.default_rng(19)
    whole = work(rows, framework).partial
    assert (whole.submissions, whole.refused) == (COUNT - 10, 10)
    digests = set()
    for _ in range(WAYS):
        parts = [work(chunk.rows_of(rows, cut), framework).partial for cut in _cuts(rng)]
        digests.add(reduce(Partial.merge, rng.permutation(np.array(parts, object))).digest)
    assert digests == {whole.digest}


def test_a_row_has_the_same_results_in_any_chunk() -> None:
    rows = chunk.columns(wide_portfolios.rows(60, seed=3))
    framework = wide_portfolios.framework()
    whole = work(rows, framework).results
    for start, stop in itertools.pairwise([0, 1, 2, 9, 17, 18, 41, 60]):
        part = work(chunk.rows_of(rows, slice(start, stop)), framework).results
        for name, column in part.items():
            assert column.tolist() == whole[name][start:stop].tolist(), name
