"""Polars: the batches of a lazy frame through the kernel.

In comes a lazy frame of wide rows, of any origin; out come a lazy frame of results, and the total.
For Parquet files on disk `stream` does more: it can be taken up again, and writes refusals.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from socialvalue.basis import Basis
from socialvalue.errors import ClaimErrors
from socialvalue.extras import need
from socialvalue.framework import Framework
from socialvalue.streams import identity, kernel
from socialvalue.streams.chunk import columns
from socialvalue.streams.partial import Partial
from socialvalue.streams.refusing import Refusal
from socialvalue.streams.run import frame_of

BATCH = 65_536


def results(lazy: Any, framework: Framework, basis: Basis | None = None) -> Any:
    """A lazy frame of the results, a row a submission that is scored; nothing is computed yet."""
    pl = need("polars", "stream")
    kernel.fitting(lazy.collect_schema().names(), framework)
    kind = lazy.collect_schema()["id"]
    names = kernel.columns_of(framework, basis)
    schema = {"id": kind} | dict.fromkeys(names, pl.Float64)

    def scored(frame: Any) -> Any:
        return frame_of(kernel.work(frame, framework, basis).results).cast({"id": kind})

    return lazy.map_batches(scored, schema=schema, streamable=True)


def total(
    lazy: Any, framework: Framework, basis: Basis | None = None, *, batch: int = BATCH
) -> tuple[Partial, tuple[Refusal, ...]]:
    """The total of a lazy frame, and who was refused, a batch at a time.

    Raises `ClaimErrors` where an id stands twice: 8 bytes a submission are held for that.
    """
    kernel.fitting(lazy.collect_schema().names(), framework)
    partial = kernel.nothing(framework, basis)
    refused: list[Refusal] = []
    looks: list[identity.Looks] = []
    for first, frame in _batches(lazy, batch):
        part = kernel.work(frame, framework, basis, first=first)
        partial = partial.merge(part.partial)
        refused += part.refused
        looks.append(part.looks)
    numbers = identity.again([identity.sorted_together(looks)])[: identity.MOST]
    if numbers.size:
        told = [
            (f"row {first + row}", one)
            for first, frame in _batches(lazy.select("id"), batch)
            for row, one in identity.suspects(columns(frame)["id"], numbers)
        ]
        if faults := list(identity.faults(told)):
            raise ClaimErrors(faults)
    return partial, tuple(refused)


def _batches(lazy: Any, batch: int) -> Iterator[tuple[int, Any]]:
    first = 0
    for frame in lazy.collect_batches(chunk_size=batch, maintain_order=True):
        yield first, frame
        first += len(frame)
