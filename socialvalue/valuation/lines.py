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


def coded(values: Any) -> Ints:
    """Values as small integers, equal where the values are; NaN is a value of its own."""
    if values.size and (values == values[0]).all():
        return np.zeros(values.size, dtype=np.int64)
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def packed(columns: list[Ints]) -> Ints:
    """Several columns of codes as one column, equal where all are."""
    joint = columns[0]
    for column in columns[1:]:
        joint = coded(joint) * (int(column.max(initial=0)) + 1) + column
    return joint


def distinct(columns: list[Ints]) -> tuple[Ints, Ints]:
    """The group of each row, numbered in rising order, and each group's first row."""
    _, first, group = np.unique(packed(columns), return_index=True, return_inverse=True)
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
