"""Dask: the partitions of a frame through the kernel, on any cluster.

In comes a Dask frame of wide rows; out come a frame of results that nobody has computed yet, and
the total, merged from every partition in whole numbers. Dask moves the chunks; the kernel scores.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.basis import Basis
from socialvalue.errors import ClaimErrors
from socialvalue.extras import need
from socialvalue.framework import Framework
from socialvalue.streams import identity, kernel
from socialvalue.streams.chunk import columns
from socialvalue.streams.partial import Partial
from socialvalue.streams.refusing import Refusal


def results(frame: Any, framework: Framework, basis: Basis | None = None) -> Any:
    """A Dask frame of the results, a row a submission that is scored; nothing is computed yet."""
    need("dask", "dask")
    pandas, frames = need("pandas", "dask"), need("dask.dataframe", "dask")
    kernel.fitting(frame.columns, framework)
    numbers = dict.fromkeys(kernel.columns_of(framework, basis), np.float64())
    ids = frame["id"].dtype
    meta = pandas.DataFrame({"id": pandas.Series([], dtype=ids)} | {
        name: pandas.Series([], dtype=np.float64) for name in numbers
    })  # fmt: skip

    def scored(some: Any) -> Any:
        found = kernel.work(some, framework, basis).results
        table = pandas.DataFrame(found)
        return table.astype({"id": ids})

    return frames.map_partitions(scored, frame, meta=meta)


def total(
    frame: Any, framework: Framework, basis: Basis | None = None
) -> tuple[Partial, tuple[Refusal, ...]]:
    """The total of a Dask frame, and who was refused; computed by the cluster in use.

    Raises `ClaimErrors` where an id stands twice in the whole of it: 8 bytes a submission come
    back for that. The rows of refusals are numbered within their partition.
    """
    delayed = need("dask", "dask").delayed
    kernel.fitting(frame.columns, framework)
    parts = [delayed(_told)(some, framework, basis) for some in frame.to_delayed()]
    while len(parts) > 1:
        pairs = zip(parts[::2], parts[1::2], strict=False)
        parts = [*(delayed(_both)(*two) for two in pairs), *parts[len(parts) // 2 * 2 :]]
    partial, refused, looks = parts[0].compute()
    numbers = identity.again([looks])
    if numbers.size:
        some = numbers[: identity.MOST]
        rows = [delayed(_suspects)(one, some) for one in frame[["id"]].to_delayed()]
        found = need("dask", "dask").compute(*rows)
        told = [
            (f"partition {place}, row {row}", one)
            for place, part in enumerate(found)
            for row, one in part
        ]
        if faults := list(identity.faults(told)):
            raise ClaimErrors(faults)
    return partial, refused


Told = tuple[Partial, tuple[Refusal, ...], identity.Looks]


def _told(some: Any, framework: Framework, basis: Basis | None) -> Told:
    part = kernel.work(some, framework, basis)
    return part.partial, part.refused, np.sort(part.looks)


def _both(one: Told, other: Told) -> Told:
    looks = np.sort(np.concatenate([one[2], other[2]]), kind="stable")
    return one[0].merge(other[0]), (*one[1], *other[1]), looks


def _suspects(some: Any, numbers: identity.Looks) -> list[tuple[int, Any]]:
    return identity.suspects(columns(some)["id"], numbers)
