"""Hiding: which cells to hold back, so that no small count can be worked out from the rest.

In come cells, ties and a threshold; out come the keys that are hidden. *Primary* cells stand on
fewer people than the threshold. *Secondary* cells are hidden with them, so few and so cheap as can
be found: for each primary cell there must be another table, that agrees with everything printed and
in which the cell is larger by its width. Whoever reads the printed numbers cannot tell the two
apart. Fischetti and Salazar (2000), "Models and algorithms for optimizing cell suppression in
tabular data with linear constraints", Journal of the American Statistical Association 95(451);
here cell by cell, as in their heuristic. Needs scipy (extra: stats).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from attrs import define

from socialvalue.errors import Fault, SocialValueError
from socialvalue.extras import need
from socialvalue.insight.disclosure.cell import THRESHOLD, Cell, Tie, checked

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

_LEAST = 1e-6
"""A move of a cell below this part of its width is a rounding."""
_SLACK = 1.0 + 1e-6


class DisclosureError(SocialValueError, ValueError):
    """A small count cannot be kept back: what is known already gives it away."""

    headline = "Small counts cannot be kept back"


@define(frozen=True, eq=False)
class Hidden:
    """Keys that are not printed: `primary` for themselves, `secondary` for their sake."""

    primary: frozenset[str]
    secondary: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """All that are hidden; a reader is not told which for what reason."""
        return self.primary | self.secondary


def small(cell: Cell, threshold: float) -> bool:
    """Whether a cell stands on fewer people than the threshold, and on somebody."""
    return cell.people is not None and 0 < cell.people < threshold


def hide(cells: Sequence[Cell], ties: Sequence[Tie], threshold: float = THRESHOLD) -> Hidden:
    """Choose what to hide.

    Raises `ArgumentError` for cells and ties that do not fit, `DisclosureError` naming every cell
    that no hiding keeps back, and `MissingExtra` without scipy.
    """
    checked(cells, ties, threshold)
    problem = _Problem(cells, ties, threshold)
    lost = problem.keep_back()
    if lost:
        fix = "leave out the totals that it is known by, or publish nothing of it"
        faults = [Fault(key, "what is known already gives it away", fix) for key in lost]
        raise DisclosureError(faults)
    primary = frozenset(
        cell.key for cell, own in zip(cells, problem.primary, strict=True) if own and cell.shown
    )
    hidden = frozenset(
        cell.key for cell, own in zip(cells, problem.hidden, strict=True) if own and cell.shown
    )
    return Hidden(primary, hidden - primary)


def ranges(
    cells: Sequence[Cell],
    ties: Sequence[Tie],
    hidden: frozenset[str],
    of: Iterable[str] | None = None,
) -> dict[str, tuple[float, float]]:
    """What an attacker can work out of each hidden cell, or of those in `of`: the least and the
    most that it may be.

    The attacker solves two linear programmes a cell, over all tables that agree with what is
    printed. Raises as `hide`.
    """
    checked(cells, ties, THRESHOLD)
    place = {cell.key: at for at, cell in enumerate(cells)}
    matrix = _matrix(ties, place)
    totals = np.array([tie.total for tie in ties])
    bounds = [
        (cell.low, cell.high) if cell.key in hidden or not cell.shown else cell.known_within
        for cell in cells
    ]
    found = {}
    for key in sorted(hidden if of is None else of):
        aim = np.zeros(len(cells))
        aim[place[key]] = 1.0
        ends = [_least(sign * aim, matrix, totals, bounds) for sign in (1.0, -1.0)]
        found[key] = (ends[0], -ends[1])
    return found


class _Problem:
    """The cells as arrays, and what is hidden so far."""

    def __init__(self, cells: Sequence[Cell], ties: Sequence[Tie], threshold: float) -> None:
        self.cells = cells
        self.place = {cell.key: at for at, cell in enumerate(cells)}
        self.matrix = _matrix(ties, self.place)
        self.value, self.low, self.high, self.cost = (
            np.array([getattr(cell, name) for cell in cells], dtype=np.float64)
            for name in ("value", "low", "high", "cost")
        )
        self.width = np.array([threshold if c.width is None else c.width for c in cells])
        # what everybody knows already cannot be kept back
        self.primary = np.array([small(c, threshold) and not c.known for c in cells], dtype=bool)
        self.free = np.array([not cell.shown for cell in cells], dtype=bool)
        self.ends = np.array([cell.known_within for cell in cells]).reshape(-1, 2)
        self.fixed = np.array([cell.known for cell in cells], dtype=bool)
        self.hidden: Bools = (self.primary | self.free) & ~self.fixed
        self.moves: list[Floats] = []

    def keep_back(self) -> list[str]:
        """Hide until every primary cell is kept back; returns the keys of those that cannot be."""
        lost = []
        self._follow()
        order = np.flatnonzero(self.primary & (self.width > 0))
        for at in order[np.argsort(-self.width[order], kind="stable")].tolist():
            if any(abs(move[at]) >= self.width[at] for move in self.moves):
                continue
            move = self._move(at)
            if move is None:
                lost.append(self.cells[at].key)
                continue
            self.moves.append(move)
            self.hidden |= np.abs(move) > _LEAST * self.width
            self._follow()
        return lost

    def _follow(self) -> None:
        """Hide what needs a hidden cell, and what that one is needed by, until nothing changes."""
        again = True
        while again:
            again = False
            for at, cell in enumerate(self.cells):
                needed = [self.place[key] for key in cell.needs]
                if not self.hidden[at] and self.hidden[needed].any():
                    self.hidden[at] = again = True

    def _move(self, at: int) -> Floats | None:
        """The cheapest move (cells,) to another table in which this cell is larger by its width, or
        smaller by it; None where there is none.
        """
        for sign in (1.0, -1.0):
            aim = sign * self.width[at] * _SLACK
            if not self.low[at] <= self.value[at] + aim <= self.high[at]:
                continue
            found = self._cheapest(at, aim)
            if found is not None:
                return found
        return None

    def _cheapest(self, at: int, aim: float) -> Floats | None:
        """How far cells move up or down at the least cost, beyond what rounding leaves open."""
        price = np.where(self.hidden, 1e-6, self.cost) / np.where(self.width > 0, self.width, 1.0)
        up, down = self.high - self.value, self.value - self.low
        up, down = np.where(self.fixed, 0.0, up), np.where(self.fixed, 0.0, down)
        bounds = [(0.0, float(most)) for most in (*up, *down)]
        bounds[at] = (max(aim, 0.0), max(aim, 0.0))
        bounds[len(self.cells) + at] = (max(-aim, 0.0), max(-aim, 0.0))
        open_ends = np.where(self.hidden[:, None], 0.0, self.ends - self.value[:, None])
        open_ends[at] = 0.0
        bounds += [(float(least), float(most)) for least, most in open_ends]
        parts = [self.matrix, -self.matrix, self.matrix]
        found = _solved(
            np.concatenate([price, price, np.zeros_like(price)]),
            need("scipy.sparse", "stats").hstack(parts, format="csr"),
            np.zeros(self.matrix.shape[0]),
            bounds,
        )
        if found.status != 0:
            return None
        rising, falling, _ = np.split(np.asarray(found.x), 3)
        return np.asarray(rising - falling)


def _matrix(ties: Sequence[Tie], place: dict[str, int]) -> Any:
    """The factors of the ties, (ties, cells), sparse."""
    rows = [row for row, tie in enumerate(ties) for _ in tie.terms]
    columns = [place[key] for tie in ties for key, _ in tie.terms]
    factors = [factor for tie in ties for _, factor in tie.terms]
    return need("scipy.sparse", "stats").csr_matrix(
        (factors, (rows, columns)), shape=(len(ties), len(place))
    )


def _least(aim: Floats, matrix: Any, totals: Floats, bounds: Sequence[Any]) -> float:
    """The least of a linear aim over all tables that agree; −∞ where there is none."""
    found = _solved(aim, matrix, totals, bounds)
    return float(found.fun) if found.status == 0 else float("-inf")


def _solved(aim: Floats, matrix: Any, totals: Floats, bounds: Sequence[Any]) -> Any:
    """A linear programme: the least aim under equalities and bounds."""
    some = matrix.shape[0] > 0
    return need("scipy.optimize", "stats").linprog(
        aim,
        A_eq=matrix if some else None,
        b_eq=totals if some else None,
        bounds=bounds,
        method="highs",
    )
