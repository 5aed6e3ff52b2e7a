"""Leaves in doubt: the ratings of one outcome's benefits or harms, joined, draw by draw.

In comes a tile of submissions; out go its drawn values into a node, and which harms are past their
limit in which draws. Ratings that no draw brings to their bounds are joined by one product of
matrices; only those that cross a bound are worked out one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import define

from socialvalue.aggregation import Aggregator, PowerMean, WeightedMean
from socialvalue.doubt import tiles
from socialvalue.doubt.coefficients import Coefficient
from socialvalue.doubt.drawn import Drawn
from socialvalue.doubt.noise import Noise
from socialvalue.valuation.plan import Leaf, Plan

Floats = np.ndarray[Any, np.dtype[np.float64]]
Singles = np.ndarray[Any, np.dtype[np.float32]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

DIGITS = 7
"""Of a rating in single precision."""

CLOSE = 1e-6
"""A drawn exposure this little above its limit, as a share of it, is a rounding of its draw."""


@define(frozen=True, eq=False)
class Row:
    """One measure as its ratings are drawn: columns and noises in its unit, and what bounds them.

    `absent` and `ceiling` (submissions,) say who has no answer, and the most that evidence lets a
    rating earn; `scale` (submissions,) turns a quantity into a rating.
    """

    columns: Sequence[Coefficient]
    noises: Sequence[Noise]
    absent: Bools
    ceiling: Floats
    applicable: Bools
    scale: Floats


class Branch:
    """One leaf: its rows, and the draws of all their patterns."""

    leaf: Leaf
    rows: Sequence[Row]
    columns: list[Coefficient]
    owner: Ints
    patterns: Singles
    product: tiles.Product
    least: Floats
    most: Floats
    offset: Floats
    past: Floats
    applicable: Bools
    absent: Bools
    ceiling: Floats
    sure: Bools

    def __init__(self, leaf: Leaf, rows: Sequence[Row], plan: Plan, drawn: Drawn) -> None:
        self.leaf, self.rows = leaf, rows
        self.columns = [column for row in rows for column in row.columns]
        self.owner = np.repeat(np.arange(len(rows)), [len(row.columns) for row in rows])
        self.patterns = drawn.patterns([column.pattern for column in self.columns])
        self.product = tiles.Product(self.patterns)
        self.least = self.patterns.min(axis=1, initial=np.inf).astype(np.float64)[:, None]
        self.most = self.patterns.max(axis=1, initial=-np.inf).astype(np.float64)[:, None]
        some = slice(leaf.rows.start, leaf.rows.stop)
        self.offset = plan.offset[some, 0]
        self.past = plan.past[some, 0] + CLOSE
        self.applicable = np.stack([row.applicable for row in rows])
        self.absent = np.stack([row.absent for row in rows])
        self.ceiling = np.stack([row.ceiling for row in rows])
        self.sure = np.array(
            [not row.noises and all(not c.pattern for c in row.columns) for row in rows]
        )

    def laid(self, start: int, stop: int) -> Floats:
        """Ratings per unit of draw, before their offset, (columns, submissions)."""
        found = tiles.laid(self.columns, start, stop)
        for at, owner in enumerate(self.owner.tolist()):
            scale = self.rows[owner].scale[start:stop]
            # who claims nothing need not say how large it is
            np.multiply(found[at], scale, out=found[at], where=found[at] != 0)
        return found

    @property
    def out(self) -> Singles:
        """The drawn values of the leaf, (rows, draws): `work` fills its first rows."""
        return self.product.out[:, : self.product.draws]

    def work(self, laid: Floats, start: int) -> dict[int, Bools]:
        """Fill `out` for the submissions from `start` on; returns for each harm that may pass its
        limit, by place among the leaf's rows, in which draws it does.
        """
        out = self.out[: laid.shape[1]]
        stop = start + len(out)
        applicable, ceiling = self.applicable[:, start:stop], self.ceiling[:, start:stop]
        absent = self.absent[:, start:stop] & applicable
        bounds = self._bounds(laid)
        for place, row in enumerate(self.rows):
            if row.noises:
                bounds[0][place], bounds[1][place] = -np.inf, np.inf
        weights = np.ascontiguousarray(self.leaf.join.weights[:, :, 0] * applicable)
        if len(self.rows) == 1 or type(self.leaf.join.aggregator) is WeightedMean:
            self._mean(laid, start, weights, (absent, ceiling), bounds, out)
        else:
            values = np.stack([self.rating(laid, start, at) for at in range(len(self.rows))])
            self._hold(values, absent, ceiling)
            out[...] = joined(self.leaf.join.aggregator, values, weights[:, :, None])
        if not applicable.all():
            out[~applicable.any(axis=0)] = 0.0
        return self._past(laid, start, bounds, applicable & ~absent) if self.leaf.harm else {}

    def _bounds(self, laid: Floats) -> tuple[Floats, Floats]:
        """The least and the most that each row is rated in any draw, (rows, submissions)."""
        low, high = np.repeat(self.offset, laid.shape[1], axis=1), None
        high = low.copy()
        falls = laid < 0
        np.add.at(low, self.owner, laid * np.where(falls, self.most, self.least))
        np.add.at(high, self.owner, laid * np.where(falls, self.least, self.most))
        return low, high

    def rating(self, laid: Floats, start: int, place: int, some: Any = slice(None)) -> Singles:
        """The drawn ratings of one row before they are held, (submissions, draws)."""
        width = np.arange(laid.shape[1])[some].size
        offset = np.float32(self.offset[place, 0])
        columns = np.flatnonzero(self.owner == place).tolist()
        found: Singles = np.full((0 if columns else width, self.product.draws), offset)
        for at, column in enumerate(columns):
            part = laid[column, some].astype(np.float32)[:, None] * self.patterns[column]
            if at == 0 and offset:
                part += offset
            found = part if at == 0 else np.add(found, part, out=found)
        for noise in self.rows[place].noises:
            whole = np.zeros((laid.shape[1], self.product.draws), dtype=np.float32)
            noise.added(whole, start, self.rows[place].scale)
            found += whole[some]
        return found

    def held(self, laid: Floats, start: int, place: int) -> Singles:
        """The drawn ratings of one row, held within 0 and 1 and what evidence lets them earn."""
        here = slice(start, start + laid.shape[1])
        row = self.rows[place]
        values = self.rating(laid, start, place)[None]
        self._hold(values, row.absent[None, here], row.ceiling[None, here])
        return np.asarray(values[0])

    def _hold(self, values: Singles, absent: Bools, ceiling: Floats) -> None:
        """Ratings (rows, submissions, draws) within 0 and 1 and what evidence lets them earn."""
        np.clip(values, 0.0, 1.0, out=values)
        most = ceiling[:, :, None].astype(np.float32)
        if self.leaf.harm:
            np.maximum(values, 1 - most, out=values)
        else:
            np.minimum(values, most, out=values)
        values[absent] = 1.0 if self.leaf.harm else 0.0

    def _mean(
        self,
        laid: Floats,
        start: int,
        weights: Floats,
        held: tuple[Bools, Floats],
        bounds: tuple[Floats, Floats],
        out: Singles,
    ) -> None:
        """A weighted mean: what is straight by one product, the rest one by one."""
        absent, ceiling = held
        total = weights.sum(axis=0)
        shares = weights / np.where(total > 0, total, 1.0)
        floor = 1.0 - ceiling if self.leaf.harm else np.zeros_like(ceiling)
        top = np.ones_like(ceiling) if self.leaf.harm else ceiling
        low, high = bounds
        flat = absent | (high <= floor) | (low >= top)
        level = np.where(low >= top, top, floor)
        level = np.where(absent, 1.0 if self.leaf.harm else 0.0, level)
        straight = ~flat & (low >= floor) & (high <= top)
        fixed = shares * np.where(flat, level, np.where(straight, self.offset, 0.0))
        self.product.of(laid * (shares * straight)[self.owner])
        level = fixed.sum(axis=0)[:, None].astype(np.float32)
        if level.any():
            np.add(out, level, out=out)
        for place in np.flatnonzero((~flat & ~straight).any(axis=1)).tolist():
            some = np.flatnonzero(~flat[place] & ~straight[place])
            values = self.rating(laid, start, place, some)
            np.clip(
                values,
                floor[place, some, None].astype(np.float32),
                top[place, some, None].astype(np.float32),
                out=values,
            )
            values *= shares[place, some, None].astype(np.float32)
            out[some] += values

    def _past(
        self, laid: Floats, start: int, bounds: tuple[Floats, Floats], shown: Bools
    ) -> dict[int, Bools]:
        """In which draws each harm in doubt is past its limit, (submissions, draws)."""
        found: dict[int, Bools] = {}
        able = shown & (bounds[1] > self.past) & ~self.sure[:, None]
        for place in np.flatnonzero(able.any(axis=1)).tolist():
            some = np.flatnonzero(able[place])
            flags = np.zeros((laid.shape[1], self.product.draws), dtype=bool)
            flags[some] = self.rating(laid, start, place, some) > self.past[place, 0]
            found[place] = flags
        return found


def joined(aggregator: Aggregator, values: Singles, weights: Floats) -> Singles:
    """Drawn values (children, rows, draws) joined by weights (children, 1 or rows, 1).

    Kinds with steps see them in double precision, rounded to what a single holds, so that a child
    at its mark is not taken to be below it.
    """
    total = weights.sum(axis=0, keepdims=True)
    full = np.where(total > 0, weights, 1.0)
    if type(aggregator) in (WeightedMean, PowerMean):
        narrow: Any = np.ascontiguousarray(
            full if full.shape[1] == 1 else np.broadcast_to(full, values.shape), dtype=np.float32
        )
        single: Any = values
        return np.asarray(aggregator.combine(single, narrow), dtype=np.float32)
    wide = np.round(values.astype(np.float64), DIGITS)
    if full.shape[1] > 1:
        full = np.ascontiguousarray(np.broadcast_to(full, wide.shape))
    found: Any = aggregator.combine(wide, full)  # type: ignore[arg-type]
    return np.asarray(found, dtype=np.float32)


def scales(plan: Plan, sizes: Mapping[str, Floats], row: int, count: int) -> Floats:
    """What turns a quantity of a measure into a rating, (count,): its slope, per its size."""
    slope = float(plan.slope[row, 0, 0])
    ramp = plan.members[row].measure.rating
    if ramp is None or ramp.per is None:
        return np.full(count, slope)
    return slope * (1.0 / sizes[ramp.per])
