"""Shares: which figures in doubt, and whose survey answers, make a difference uncertain.

In comes a pair; out come first- and total-order indices of the variance of the difference between
the two scores, and between their pounds ledger by ledger, group by group: figures of one key are
one doubt, and correlated ones are one group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import numpy as np
from attrs import field, frozen

from socialvalue.doubt.doubts import Doubts
from socialvalue.insight.comparison.pair import WHOLE, Pair
from socialvalue.numerics import latin
from socialvalue.numerics.rank_correlation import correlated, matrix_of
from socialvalue.numerics.variance_estimators import estimates

Floats = np.ndarray[Any, np.dtype[np.float64]]

LEAST, MOST = 1024, 4096
"""Runs on each of the two matrices of uniform numbers."""
OTHER = 1 << 63
"""What parts the seed of the second matrix from that of the first."""
SCORE = "score"


@frozen
class Share:
    """The part that one group of figures has in the variance of a difference (`of` the score, or
    of one ledger): `first` alone, `total` with all its interactions, each with its standard error.
    """

    of: str
    keys: tuple[str, ...]
    name: str
    first: float = field(converter=float)
    total: float = field(converter=float)
    first_error: float = field(converter=float)
    total_error: float = field(converter=float)


def shares(pair: Pair, sure: Collection[str] = ()) -> tuple[Share, ...]:
    """The shares of the score's difference, then of each ledger's, each in falling order of total;
    nothing of those that no draw moves (`sure`, by "score" or ledger).
    """
    keys = [*pair.keys, *pair.surveys]
    if not pair.drawn or not keys:
        return ()
    groups, doubts = _groups(pair, keys), pair.card.in_doubt
    if len(groups) == 1:
        (group,) = groups
        varied = (of for of in (SCORE, *pair.ledgers) if of not in sure)
        return tuple(Share(of, tuple(group), _name(pair, group), 1, 1, 0, 0) for of in varied)
    middle = np.full(1, 0.5)
    rest = [key for key in doubts.drawn.keys if key not in set(keys)]

    def gaps(uniform: Floats) -> Floats:
        given = {key: uniform[:, at] for at, key in enumerate(keys)}
        given |= {key: np.repeat(middle, len(uniform)) for key in rest}
        return np.stack(list(_gaps(pair, doubts.at(given))), axis=1)

    count = min(MOST, max(LEAST, pair.card.basis.draws))
    seed = pair.card.basis.seed
    one, other = (_uniform(pair, keys, at, count) for at in (seed, seed ^ OTHER))
    members = [next(at for at, group in enumerate(groups) if key in group) for key in keys]
    found = estimates(gaps, one, other, np.array(members))
    told = []
    for at, of in enumerate([SCORE, *pair.ledgers]):
        if of in sure:
            continue
        own = [
            Share(of, tuple(group), _name(pair, group), *(float(part[row, at]) for part in found))
            for row, group in enumerate(groups)
        ]
        told += sorted(
            (share for share in own if share.total > 0.0), key=lambda share: -share.total
        )
    return tuple(told)


def _gaps(pair: Pair, doubts: Doubts) -> Iterator[Floats]:
    """The difference of the scores, then of the pounds in each ledger, (draws,)."""
    score = pair.scores(doubts, [WHOLE])[WHOLE]
    yield score[0] - score[1]
    for ledger in pair.ledgers:
        pounds = pair.worth(doubts, ledger)
        yield pounds[0] - pounds[1]


def _groups(pair: Pair, keys: list[str]) -> list[list[str]]:
    """Keys that are correlated, directly or through others, together, and all that one survey
    leaves open; all others alone.
    """
    groups = [[key] for key in keys]
    pairings = [(one.first, one.second) for one in pair.card.basis.correlations]
    first: dict[str, str] = {}
    for key, words in pair.surveys.items():
        pairings.append((first.setdefault(words, key), key))
    for pairing in pairings:
        both = [group for group in groups if set(group) & set(pairing)]
        if len(both) == 2:
            groups = [group for group in groups if group not in both]
            groups.append(sorted(both[0] + both[1]))
    return groups


def _uniform(pair: Pair, keys: list[str], seed: int, count: int) -> Floats:
    """Uniform numbers (draws, keys), correlated as the basis says."""
    found = latin.stratified(seed, keys, count)
    known = {
        (one.first, one.second): one.rank
        for one in pair.card.basis.correlations
        if one.first in keys and one.second in keys
    }
    if known:
        found = correlated(found, keys, matrix_of(keys, known))
    return np.ascontiguousarray(found.T)


def _name(pair: Pair, group: list[str]) -> str:
    names = [pair.surveys.get(key) or pair.named(key) for key in group]
    return " with ".join(dict.fromkeys(names))
