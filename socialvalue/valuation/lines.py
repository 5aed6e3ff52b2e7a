"""Lines: claims that share a circumstance share one share and one price.

A line is a distinct combination of a row's own adjustments, its table key (such as the year of
emission), its kind (embedded or additional) and its period. Codes are packed into one integer and
made distinct once, so that a million claims collapse to a few thousand lines.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.claims.batch import Batch
from socialvalue.proxy import ProxyTable

Ints = np.ndarray[Any, np.dtype[np.int64]]

DENSE = 8
"""Up to so many times as many codes as rows, counting is quicker than sorting."""


def coded(values: Any) -> Ints:
    """Values as small integers, equal where the values are; NaN is a value of its own."""
    if values.size and (values == values[0]).all():
        return np.zeros(values.size, dtype=np.int64)
    if few(values):
        return np.asarray(_ranks(values)[values])
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def few(values: Any) -> bool:
    """Whether values are whole numbers from 0 on, and none so large that counting does not pay."""
    if values.dtype.kind not in "iu" or not values.size:
        return False
    return bool(values.min() >= 0 and values.max() < DENSE * values.size)


def _ranks(codes: Ints) -> Ints:
    """The rank of every number up to the largest among those that are there."""
    return np.cumsum(np.bincount(codes) > 0) - 1


def packed(columns: list[Ints]) -> Ints:
    """Several columns of codes as one column, equal where all are."""
    joint = columns[0]
    for column in columns[1:]:
        most = int(column.max(initial=0))
        if most:
            joint = coded(joint) * (most + 1) + column
    return joint


def distinct(columns: list[Ints]) -> tuple[Ints, Ints]:
    """The group of each row, numbered in rising order, and each group's first row."""
    joint = packed(columns)
    if few(joint):
        group = _ranks(joint)[joint]
        first = np.zeros(int(group.max()) + 1, dtype=np.int64)
        first[group[::-1]] = np.arange(joint.size)[::-1]
        return group, first
    _, first, group = np.unique(joint, return_index=True, return_inverse=True)
    return group.astype(np.int64), first.astype(np.int64)


def of(batch: Batch) -> Ints:
    """The circumstance of each claim, (claims,), as one code: kind, shares, times, table keys."""
    tables = [proxy for proxy in batch.measure.proxies if isinstance(proxy, ProxyTable)]
    columns = [coded(shares) for shares in batch.shares().values()]
    columns += [batch.columns[proxy.key].astype(np.int64) for proxy in tables]
    columns += [coded(many) for many in batch.lasting().values()]
    if batch.kind is not None:
        columns.append(coded(batch.kind))
    return packed(columns) if columns else np.zeros(batch.size, dtype=np.int64)
