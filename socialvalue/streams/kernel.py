"""The kernel of every stream: a chunk of wide rows in, its results and its part of the total out.

It is a pure function: whichever of Polars, Dask, Spark or your own loop moves the chunks, this
computes. Rows are strangers, so that no number depends on how the table was cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue import arguments
from socialvalue.basis import Basis
from socialvalue.errors import ClaimErrors
from socialvalue.framework import Framework
from socialvalue.scorecard import Scorecard
from socialvalue.scoring import score
from socialvalue.streams import identity, refusing, wide
from socialvalue.streams.chunk import Columns, columns
from socialvalue.streams.partial import SIDES, Partial, points_of
from socialvalue.streams.refusing import Refusal
from socialvalue.valuation.prices import UNITS

Floats = np.ndarray[Any, np.dtype[np.float64]]


@frozen(eq=False)
class Part:
    """What one chunk comes to: `results` by column (scored,), who was refused, the partial total,
    and `looks` (rows with an id,), the number of each id, by which repeats are found later.
    """

    results: Columns
    refused: tuple[Refusal, ...]
    partial: Partial
    looks: identity.Looks


def work(given: Any, framework: Framework, basis: Basis | None = None, *, first: int = 0) -> Part:
    """Score a chunk of whole submissions, a row each: any engine's columns, named as in `wide`.

    `first` is the number of its first row in the table. Who has a fault is left out whole:
    rows in = scored + refused. Raises `ClaimErrors` where the columns themselves are wrong, and
    what `score` raises. Ids that stand twice are found by comparing the `looks` of all chunks.
    """
    arguments.of_kind("framework", framework, Framework, "load one: sv.Framework.load")
    chunk = columns(given)
    wide.nobodys(chunk, framework)
    claims, left, refused = refusing.parted(chunk, framework, first)
    card = score(claims, framework, basis or Basis())
    told = [one.row - first for one in refused]
    unfit = identity.unfit(chunk["id"][told]) if told else {}
    named = [row for place, row in enumerate(told) if place not in unfit]
    everyone = np.concatenate([left["id"], chunk["id"][named]]) if named else left["id"]
    points = points_of(card)
    return Part(
        {"id": left["id"], **results(card, points)},
        tuple(refused),
        Partial.of(card, points).refusing(len(refused)),
        identity.looks(everyone),
    )


def results(card: Scorecard, points: Mapping[tuple[str, str], Floats]) -> dict[str, Floats]:
    """The columns of a stream's results (submissions,): points by node, and pounds by ledger."""
    found = {f"{node}.{what}": values for (node, what), values in points.items()}
    sums: dict[str, Floats] = {}
    for (ledger, harm, _), units in card.results.worth.items():
        name = f"worth.{ledger}.{SIDES[harm]}"
        sums[name] = sums[name] + units[:, 0] if name in sums else units[:, 0]
    return found | {name: units / UNITS + 0.0 for name, units in sums.items()}


def fitting(names: Iterable[str], framework: Framework) -> None:
    """Raise `ClaimErrors` where columns of these names do not fit, before any row is moved."""
    if found := wide.faults(names, framework):
        raise ClaimErrors(found)


def columns_of(framework: Framework, basis: Basis | None = None) -> list[str]:
    """The names of the columns of results beside `id`, in order: the same for every chunk."""
    card = score(_nobody(framework), framework, basis or Basis())
    return list(results(card, points_of(card)))


def nothing(framework: Framework, basis: Basis | None = None) -> Partial:
    """The total of nobody: merged with any other, it changes nothing."""
    return Partial.of(score(_nobody(framework), framework, basis or Basis()))


def _nobody(framework: Framework) -> Any:
    return wide.read({"id": np.zeros(0, dtype=np.int64)}, framework)
