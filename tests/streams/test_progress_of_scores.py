"""`score` says how far it is, in whole submissions, and takes no more memory for being asked."""

from __future__ import annotations

import numpy as np
import pytest
import wide_portfolios

import socialvalue as sv
from socialvalue.streams import wide
from socialvalue.streams.chunk import columns


def _claims(count: int) -> sv.Claims:
    return wide.read(columns(wide_portfolios.rows(count)), wide_portfolios.framework())


@pytest.mark.parametrize("block", [1, 7, 8, 64, 10_000])
def test_progress_is_told_how_many_were_just_done(block: int) -> None:
    done: list[int] = []
    card = sv.score(_claims(100), block=block, progress=done.append)
    assert sum(done) == 100
    assert min(done) > 0
    assert len(done) == -(-100 // (-(-min(block, 104) // 8) * 8))
    assert np.array_equal(card.score(), sv.score(_claims(100)).score())


def test_nobody_is_no_progress() -> None:
    done: list[int] = []
    sv.score(_claims(0), progress=done.append)
    assert sum(done) == 0


def test_whoever_watches_can_stop_it() -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sv.score(_claims(20), progress=stop)


class Bar:
    """What the bars of tqdm are to a caller: `update(n)` adds to `n`, and may answer anything."""

    n = 0

    def update(self, n: float = 1) -> bool | None:
        self.n += n  # type: ignore[assignment]
        return True


def test_a_progress_bar_fits() -> None:
    bar = Bar()
    sv.score(_claims(90), block=16, progress=bar.update)
    assert bar.n == 90
