"""Spark: the partitions of a frame through the kernel, as Arrow batches.

In comes a Spark frame of wide rows; out come a frame of results that nobody has computed yet, one
of refusals, and the total, merged from every partition in whole numbers. Spark moves the chunks;
the kernel scores.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from socialvalue.basis import Basis
from socialvalue.errors import ClaimErrors
from socialvalue.extras import need
from socialvalue.framework import Framework
from socialvalue.streams import identity, kernel
from socialvalue.streams.chunk import columns
from socialvalue.streams.partial import Partial

TEXT = "found string"
Batches = Iterable[Any]


def results(frame: Any, framework: Framework, basis: Basis | None = None) -> Any:
    """A Spark frame of the results, a row a submission that is scored; nothing is computed yet."""
    need("pyspark", "spark")
    kernel.fitting(frame.columns, framework)
    names = kernel.columns_of(framework, basis)
    kind = dict(frame.dtypes)["id"]
    schema = ", ".join([f"`id` {kind}", *(f"`{name}` double" for name in names)])

    def scored(batches: Batches) -> Iterator[Any]:
        arrow = need("pyarrow", "spark")
        for batch in batches:
            found = kernel.work(_dotted(batch), framework, basis).results
            ids = arrow.array(found.pop("id").tolist(), type=batch.schema.field("id").type)
            yield arrow.RecordBatch.from_arrays(
                [ids, *map(arrow.array, found.values())], names=["id", *found]
            )

    return _slashed(frame).mapInArrow(scored, schema)


def refusals(frame: Any, framework: Framework, basis: Basis | None = None) -> Any:
    """A Spark frame of one text column `found`: a line of JSON a submission that is left out."""

    def refused(batches: Batches) -> Iterator[str]:
        for batch in batches:
            part = kernel.work(_dotted(batch), framework, basis)
            yield from (json.dumps(one.as_dict()) for one in part.refused)

    return _slashed(frame).mapInArrow(_texts(refused), TEXT)


def total(frame: Any, framework: Framework, basis: Basis | None = None) -> Partial:
    """The total of a Spark frame, computed now; raises `ClaimErrors` where an id stands twice.

    Ids are compared by Spark itself, in a pass over their column alone.
    """
    need("pyspark", "spark")

    def told(batches: Batches) -> Iterator[str]:
        partial = kernel.nothing(framework, basis)
        for batch in batches:
            partial = partial.merge(kernel.work(_dotted(batch), framework, basis).partial)
        yield json.dumps(partial.as_dict())

    kernel.fitting(frame.columns, framework)
    _refuse_repeats(frame)
    partial = kernel.nothing(framework, basis)
    for row in _slashed(frame).mapInArrow(_texts(told), TEXT).toLocalIterator():
        partial = partial.merge(Partial.from_dict(json.loads(row["found"])))
    return partial


def _slashed(frame: Any) -> Any:
    """The frame with slashes for the dots in its names, which Spark takes for parts of a column."""
    return frame.toDF(*(name.replace(".", "/") for name in frame.columns))


def _dotted(batch: Any) -> dict[str, Any]:
    """The columns of a batch by the names that they had."""
    names = (name.replace("/", ".") for name in batch.schema.names)
    return dict(zip(names, batch.columns, strict=True))


def _texts(tell: Callable[[Batches], Iterator[str]]) -> Callable[[Batches], Iterator[Any]]:
    """A function of batches that tells texts, as one that gives batches of a text column."""

    def batches(given: Batches) -> Iterator[Any]:
        arrow = need("pyarrow", "spark")
        for text in tell(given):
            yield arrow.RecordBatch.from_arrays([arrow.array([text])], names=["found"])

    return batches


def _refuse_repeats(frame: Any) -> None:
    """Raise `ClaimErrors` where an id of the frame is another's, or looks like it."""

    def looks(batches: Batches) -> Iterator[Any]:
        arrow = need("pyarrow", "spark")
        for batch in batches:
            ids = columns({"id": batch.column("id")})["id"]
            fit = identity.fit(ids)
            words = arrow.array(identity.looks(ids[fit]).view("<i8"))
            told = arrow.array([str(one) for one in ids[fit].tolist()], type=arrow.string())
            yield arrow.RecordBatch.from_arrays([words, told], names=["look", "id"])

    seen = frame.select("id").mapInArrow(looks, "look long, id string")
    again = seen.groupBy("look").count().where("count > 1").limit(identity.MOST)
    numbers = [row["look"] for row in again.collect()]
    if numbers:
        rows = seen.where(seen["look"].isin(numbers)).orderBy("look", "id").limit(10**4).collect()
        told = [(f"id, {place} of those alike", row["id"]) for place, row in enumerate(rows, 1)]
        if faults := list(identity.faults(told)):
            raise ClaimErrors(faults[: identity.MOST])
