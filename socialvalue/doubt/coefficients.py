"""Coefficients: what claims contribute, apart from the figures that are in doubt.

In come the claims of a measure; out come columns of numbers, one for each product of doubtful
figures (a pattern) that its quantity or its pounds are multiplied by:

    attributable = Σ coefficient × Π doubtful shares      worth = Σ coefficient × Π all of them

At the central figures both are what the scorecard shows, but for the rounding of pounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import define, field

from socialvalue.claims.batch import UNDATED, Batch
from socialvalue.doubt import compared, surveys
from socialvalue.doubt.compared import Parts
from socialvalue.doubt.doubtful import Doubtful
from socialvalue.doubt.model import Model
from socialvalue.proxy import ADJUSTMENTS, ProxyTable, left, neutral
from socialvalue.valuation import attribute, lines, prices, years
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.attribute import AS_IT_IS, TAKEN, Cells

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]
Pattern = tuple[Doubtful, ...]
"""Doubtful figures that are multiplied; () is no doubt."""

SPARSE = 8
"""Submissions a cell, above which cells are sorted and not counted."""


@define(frozen=True, eq=False)
class Coefficient:
    """Numbers that one pattern multiplies: `values` at `places` (rising), None for everybody."""

    pattern: Pattern
    places: Ints | None
    values: Floats

    def added(self, total: Floats, by: Any = 1.0) -> None:
        """Add it to a total (submissions,), multiplied `by` a number or one a submission."""
        where = slice(None) if self.places is None else self.places
        total[where] += self.values * (by[where] if isinstance(by, np.ndarray) else by)

    def of(self, chosen: Sequence[int]) -> Coefficient:
        """The numbers of some submissions, in the order asked; 0 where there are none."""
        wanted = np.asarray(chosen, dtype=np.int64)
        if self.places is None:
            return Coefficient(self.pattern, None, self.values[wanted])
        found = np.zeros(wanted.size)
        if self.places.size:
            at = np.minimum(np.searchsorted(self.places, wanted), self.places.size - 1)
            known = self.places[at] == wanted
            found[known] = self.values[at[known]]
        return Coefficient(self.pattern, None, found)

    def squared(self) -> Coefficient:
        """The squares of its numbers, beside the same pattern."""
        return Coefficient(self.pattern, self.places, np.square(self.values))


@define(frozen=True, eq=False)
class Contribution:
    """What the claims of one measure contribute: to its quantity, and to each of its prices.

    Where they stand on answers, `open` and `open_worth` hold one standard deviation of each.
    """

    quantity: list[Coefficient] = field(factory=list)
    worth: dict[int, list[Coefficient]] = field(factory=dict)
    open: list[Coefficient] = field(factory=list)
    open_worth: dict[int, list[Coefficient]] = field(factory=dict)


def of_measure(model: Model, row: int, batch: Batch | None, amount: Amount | None) -> Contribution:
    """The contributions of one measure, for whom it has an answer."""
    if batch is None or amount is None:
        return Contribution()
    places = [at for at, price in enumerate(model.plan.price_rows) if price.row == row]
    if amount.simple and batch.measure.reliability is None:
        return _simple(model, row, amount, places)
    cells = attribute.attributed(batch, model.plan.basis)
    parts = compared.parted(batch, model.plan.basis, cells, surveys.of_cells(batch, cells))
    shared = _Shared.of(model, row, parts, amount)
    priced = {place: _priced(model, shared, place) for place in places}
    return Contribution(
        shared.joined(shared.sure, shared.masks, shared.patterns),
        {place: shared.joined(*found) for place, found in priced.items()},
        shared.left_open(shared.sure, shared.masks, shared.patterns),
        {place: shared.left_open(*found) for place, found in priced.items()},
    )


def _simple(model: Model, row: int, amount: Amount, places: list[int]) -> Contribution:
    """One claim a submission, with the measure's own shares: one pattern for all."""
    plan, figures = model.plan, model.shares[row]
    kept = 1.0
    for name, share in plan.members[row].measure.adjust.named().items():
        kept *= 1.0 if name in figures else left(name, share.value)
    gross = np.nan_to_num(amount.gross) if amount.sparse else amount.gross
    pattern = _ordered(tuple(figures.values()))
    worth = {}
    for place in places:
        price, felt = plan.price_rows[place], _undated(model, place)
        proxy = plan.members[row].measure.proxies[price.which]
        sure = float(plan.price[place, 0, 0])
        if model.prices[place] or felt is not None:
            sure = prices.sign(proxy_measure(model, row)) * prices.UNITS
            sure *= plan.terms[row].deflator(proxy)
            sure *= 1.0 if _own(model, place) else float(getattr(proxy, "value", 0.0))
            sure *= 1.0 if felt is not None else _factor(model, row, proxy)
        extra = (*model.prices[place], *((felt,) if felt is not None else ()))
        both = _ordered((*pattern, *extra))
        worth[place] = [Coefficient(both, amount.rows, gross * (kept * sure))]
    return Contribution([Coefficient(pattern, amount.rows, gross * kept)], worth)


def proxy_measure(model: Model, row: int) -> Any:
    """The measure of a row."""
    return model.plan.members[row].measure


def _factor(model: Model, row: int, proxy: Any) -> float:
    return years.undated(proxy_measure(model, row), proxy, model.plan.terms[row])


def _undated(model: Model, place: int) -> Doubtful | None:
    usual = proxy_measure(model, model.plan.price_rows[place].row).times()
    return model.felt(place, UNDATED, usual["delivery"], usual["persistence"])


def _own(model: Model, place: int) -> bool:
    """Whether the price itself is in doubt, and not only what stands behind it."""
    return any(one.form == "value" for one in model.prices[place])


def _ordered(pattern: Pattern) -> Pattern:
    return tuple(sorted(pattern, key=lambda one: (one.key, one.form, one.value)))


@define(frozen=True, eq=False)
class _Shared:
    """Cells of one measure, with the part of their shares that is sure, and which are not.

    `variance` (cells,) is what answers leave open of each quantity, None where it stands on none.
    """

    cells: Cells
    sure: Floats
    variance: Floats | None
    masks: Ints
    patterns: Mapping[int, Pattern]
    held: Bools
    divisor: Floats

    @classmethod
    def of(cls, model: Model, row: int, parts: Parts, amount: Amount) -> _Shared:
        """Each cell's quantity after its sure shares, and a mask of the doubtful ones (cells,)."""
        cells, batch, figures = parts.cells, parts.cells.batch, model.shares[row]
        usual = batch.measure.adjust.named()
        sure, masks = np.ones(cells.claim.size), np.zeros(cells.claim.size, dtype=np.int64)
        for bit, name in enumerate(ADJUSTMENTS):
            told = np.array([name in names for names in (*TAKEN, ())])[cells.taken]
            own = parts.own(name)
            silent = np.ones(sure.size, bool) if own is None else np.isnan(own)
            doubtful = told & silent & (name in figures)
            default = usual[name].value if name in usual else neutral(name)
            value = default if own is None else np.where(silent, default, own)
            sure *= np.where(told & ~doubtful, left(name, value), 1.0)
            masks |= doubtful.astype(np.int64) << bit
        sure = np.where(cells.taken == AS_IT_IS, cells.share, sure)
        patterns = {
            int(mask): _ordered(
                tuple(figures[n] for bit, n in enumerate(ADJUSTMENTS) if int(mask) >> bit & 1)
            )
            for mask in np.unique(masks)
        }
        divisor = attribute.divisors(cells)
        answered = np.zeros(int(cells.submission.max(initial=0)) + 1, dtype=bool)
        places = amount.places()
        answered[places[places < answered.size]] = True
        held = answered[cells.submission]
        return cls(cells, sure, parts.variance, masks, patterns, held, divisor)

    def joined(
        self, factor: Floats, codes: Ints, patterns: Mapping[int, Pattern]
    ) -> list[Coefficient]:
        """Quantities × factor (cells,) added up by submission, one coefficient a pattern."""
        return list(self._sums(self.cells.quantity * factor / self.divisor, codes, patterns))

    def left_open(
        self, factor: Floats, codes: Ints, patterns: Mapping[int, Pattern]
    ) -> list[Coefficient]:
        """Standard deviations of the same sums: cells stand on answers of different people."""
        if self.variance is None:
            return []
        squares = self.variance * np.square(factor / self.divisor)
        return [
            Coefficient(one.pattern, one.places, np.sqrt(one.values))
            for one in self._sums(squares, codes, patterns)
        ]

    def _sums(
        self, values: Floats, codes: Ints, patterns: Mapping[int, Pattern]
    ) -> Iterator[Coefficient]:
        alike: dict[Pattern, list[int]] = {}
        for code in np.unique(codes[self.held]).tolist():
            alike.setdefault(patterns[code], []).append(code)
        for pattern, some_codes in alike.items():
            some = self.held & np.isin(codes, some_codes)
            yield Coefficient(pattern, *_joined(self.cells.submission[some], values[some]))


def _joined(submission: Ints, values: Floats) -> tuple[Ints, Floats]:
    """Values (n,) added up by submission: the places that have any, rising, and their sums."""
    most = int(submission.max(initial=-1)) + 1
    if most > SPARSE * submission.size:
        who, at = np.unique(submission, return_inverse=True)
        return who, np.bincount(at, weights=values, minlength=who.size).astype(np.float64)
    who = np.flatnonzero(np.bincount(submission, minlength=most))
    return who, np.bincount(submission, weights=values, minlength=most)[who].astype(np.float64)


def _priced(model: Model, shared: _Shared, place: int) -> tuple[Floats, Ints, dict[int, Pattern]]:
    """What each cell is multiplied by to be pounds, but for what is in doubt, (cells,); a code for
    the pattern of each, and the patterns by code.
    """
    cells, row = shared.cells, model.plan.price_rows[place].row
    measure, terms = cells.batch.measure, model.plan.terms[row]
    proxy = measure.proxies[model.plan.price_rows[place].which]
    scale = prices.sign(measure) * terms.deflator(proxy) * prices.UNITS
    times = {name: many[cells.claim] for name, many in cells.batch.lasting().items()}
    level = np.zeros(cells.claim.size, dtype=np.int64)
    if isinstance(proxy, ProxyTable):
        level = cells.batch.columns[proxy.key][cells.claim].astype(np.int64)
        names: tuple[str, ...] = measure.inputs[proxy.key].names  # type: ignore[union-attr]
        table = dict(proxy.values)
        value = np.array([1.0 if n in model.levels[place] else table[n] for n in names])[level]
    else:
        names, value = ("",), 1.0 if _own(model, place) else proxy.value
    timing, felt = _timings(model, place, cells, times)
    factor = years.factor(measure, proxy, cells.period, times, terms)
    doubtful = np.array([one is not None for one in felt])[timing]
    pounds = shared.sure * (scale * value) * np.where(doubtful, 1.0, factor)
    group, first = lines.distinct([shared.masks, level, timing])
    patterns = {
        code: _ordered(
            (
                *shared.patterns[int(shared.masks[cell])],
                *model.prices[place],
                *_some(model.levels[place].get(names[int(level[cell])] if names else "")),
                *_some(felt[int(timing[cell])]),
            )
        )
        for code, cell in enumerate(first.tolist())
    }
    return pounds, group, patterns


def _some(one: Doubtful | None) -> Pattern:
    return () if one is None else (one,)


def _timings(
    model: Model, place: int, cells: Cells, times: Mapping[str, Floats]
) -> tuple[Ints, list[Doubtful | None]]:
    """The timing of each cell, (cells,), and how each is felt: None where that is sure."""
    row = model.plan.price_rows[place].row
    if model.lost[row] is None or not cells.claim.size:
        return np.zeros(cells.claim.size, dtype=np.int64), [None]
    usual, own = cells.batch.measure.times(), cells.batch.times.get("drop_off")
    silent = np.ones(cells.claim.size, bool) if own is None else np.isnan(own[cells.claim])
    lasting = [times.get(n, np.full(silent.size, usual[n])) for n in ("delivery", "persistence")]
    group, first = lines.distinct(
        [lines.coded(cells.period), lines.coded(silent), *map(lines.coded, lasting)]
    )
    felt = [
        model.felt(place, int(cells.period[at]), *(float(many[at]) for many in lasting))
        if silent[at]
        else None
        for at in first.tolist()
    ]
    return group, felt
