"""A cell: one number that is to be published. A tie: what everybody knows of several of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite

from attrs import frozen

from socialvalue.errors import ArgumentError, Fault

THRESHOLD = 10
"""Fewer people than this are too few to publish, unless somebody says otherwise."""


@frozen
class Cell:
    """One number: its `value`, and how many `people` it stands on (None: on nobody).

    `width` is how closely nobody may work it out where it is hidden, in its own unit (None: the
    threshold, as for a count). It lies within `low` and `high`; `cost` says what hiding it loses.
    Who knows it already (`known`), as from an earlier release, cannot have it hidden; what is not
    printed but could be worked out is not `shown`. Where one of the cells in `needs` is hidden, so
    is it: a ratio of a hidden count, a row of one measure.
    """

    key: str
    value: float
    people: float | None = None
    width: float | None = None
    low: float = 0.0
    high: float = float("inf")
    cost: float = 1.0
    known: bool = False
    shown: bool = True
    needs: tuple[str, ...] = ()
    to: float = 0.0

    @property
    def printed(self) -> float:
        """The number that is printed."""
        return round(self.value / self.to) * self.to if self.to else self.value

    @property
    def known_within(self) -> tuple[float, float]:
        """The least and the most that it may be for who reads what is printed."""
        return self.printed - self.to / 2, self.printed + self.to / 2


@frozen
class Tie:
    """Σ factor × cell = `total`, as everybody knows; `terms` are (key, factor)."""

    terms: tuple[tuple[str, float], ...]
    total: float = 0.0


def adds_up(whole: str, parts: Iterable[str]) -> Tie:
    """The parts of a table add up to its total."""
    return Tie(((whole, -1.0), *((part, 1.0) for part in parts)))


def money(pounds: str, count: str, price: float) -> Tie:
    """Pounds are a count times a public price: whoever has them has the count."""
    return Tie(((pounds, 1.0), (count, -price)))


def mean_of(whole: str, parts: Sequence[tuple[str, float]]) -> Tie:
    """A mean is that of its parts, (key, people): known but for one, that one is known."""
    everybody = sum(people for _, people in parts)
    return Tie(((whole, -everybody), *parts))


def difference(key: str, now: Cell, before: float) -> tuple[Cell, Tie]:
    """What changed since a release that everybody has: a cell that is never printed, and its tie.

    Where few came or went, the new number is what tells on them.
    """
    change = now.value - before
    cell = Cell(key, change, abs(change), now.width, low=float("-inf"), shown=False)
    return cell, Tie(((now.key, 1.0), (key, -1.0)), before)


def checked(cells: Sequence[Cell], ties: Sequence[Tie], threshold: float) -> None:
    """Raise `ArgumentError` with every fault: keys twice or unknown, ties that do not hold."""
    faults = []
    values: dict[str, float] = {}
    for cell in cells:
        if cell.key in values:
            faults.append(Fault(cell.key, "two cells have this key", "give each its own"))
        if not isfinite(cell.value):
            faults.append(Fault(cell.key, "its value is no number", "leave the cell out"))
        values[cell.key] = cell.value
    for place, tie in enumerate(ties):
        strange = sorted({key for key, _ in tie.terms} - values.keys())
        if strange:
            fix = "name cells that were given"
            faults.append(Fault(f"ties[{place}]", f"{', '.join(strange)}: no such cell", fix))
            continue
        parts = [values[key] * factor for key, factor in tie.terms]
        size = max([abs(tie.total), *map(abs, parts)])
        if abs(sum(parts) - tie.total) > 1e-6 * size:
            fault = "it does not hold for the values given"
            faults.append(Fault(f"ties[{place}]", fault, "correct the tie or the values"))
    if not threshold > 0 or not isfinite(threshold):
        faults.append(Fault("threshold", f"{threshold:g} is no number of people", "10 is usual"))
    if faults:
        raise ArgumentError(faults)
