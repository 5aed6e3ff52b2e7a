"""One measure of one submission, computed again from its claims, line by line.

In come a scorecard, a place and a measure's code; out comes a `Replay`: the cells in which claims
stand together, what was taken off each, and what was left. Plain numbers, in the order of the sum.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from attrs import field, frozen

from socialvalue.basis import STAGES
from socialvalue.claims.batch import UNDATED, Batch
from socialvalue.proxy import ADJUSTMENTS, Factor, Share, left
from socialvalue.scorecard import Scorecard
from socialvalue.valuation import combine, lines
from socialvalue.valuation.attribute import COMPARATOR, at_stage
from socialvalue.valuation.prices import COMPARED

BASELINE = 0


@frozen
class Taken:
    """A share or multiplier: its value, whether the claim brought it, and the measure's own."""

    name: str
    value: float
    own: bool
    default: Share | Factor | None


@frozen
class Cell:
    """Claims that share a period and a line: `combined` by the measure's rule, less `baseline`.

    `claims` are their places in the batch; `held` says whether there is an answer; `taken` are the
    shares that come off a gain; `reference` are those that come off a baseline that brings shares
    of its own, and is None where they are the same as these.
    """

    claims: tuple[int, ...]
    period: int
    combined: float
    held: bool
    baseline: float | None = None
    taken: tuple[Taken, ...] = ()
    reference: tuple[Taken, ...] | None = None
    harm: bool = False

    @property
    def quantity(self) -> float:
        """What stands before shares are taken off."""
        return (self.combined - (self.baseline or 0.0)) if self.held else 0.0

    @property
    def gain(self) -> float:
        """What the shares that are still to come off come off: after a reference case, the net."""
        if self.reference is None or self.net >= 0 or self.harm:
            return self.net
        return self.net / min(max(self.compared, _left(self.reference)), 1.0)

    @property
    def net(self) -> float:
        """The difference, of both sides as they are attributed where there is a reference case."""
        if self.reference is None:
            return self.quantity
        return self.combined * self.compared - (self.baseline or 0.0) * _left(self.reference)

    @property
    def compared(self) -> float:
        """What its own shares, without deadweight, leave before a reference case is taken off."""
        return _left(self.sides)

    @property
    def sides(self) -> tuple[Taken, ...]:
        """Its own shares, without deadweight, which the reference case takes the place of."""
        return tuple(one for one in self.taken if one.name != "deadweight")

    @property
    def kept(self) -> float:
        """What is left of the gain: a loss is never made smaller, but of a harm all is shared."""
        rest = [one for one in self.taken if self.reference is None or one.name == "deadweight"]
        remains = _left(rest)
        return remains if self.gain > 0 or self.harm else max(remains, 1.0)

    @property
    def attributable(self) -> float:
        """What can be attributed."""
        return self.gain * self.kept


@frozen
class Replay:
    """A measure of one submission: its claims at the rated stage, at the baseline, and its cells.

    `divisor` is the number of periods that are averaged (1 where they add); `gross` says that the
    baseline is a comparator, so that deadweight is not taken again.
    """

    rated: Batch
    baseline: Batch | None
    cells: tuple[Cell, ...]
    before: tuple[Cell, ...] = field(default=())
    divisor: int = 1
    gross: bool = False

    @property
    def held(self) -> bool:
        """Whether there is an answer: some cell has one and, where less is better, every cell."""
        answers = [cell.held for cell in self.cells]
        return all(answers) if answers and combine.strict(self.rated.measure) else any(answers)

    @property
    def quantity(self) -> float:
        """The quantity before shares, over all periods."""
        return sum(cell.quantity for cell in self.cells) / self.divisor

    @property
    def attributable(self) -> float:
        """The attributable quantity, over all periods."""
        return sum(cell.attributable for cell in self.cells) / self.divisor


def replay(card: Scorecard, place: int, code: str) -> Replay | None:
    """The replay of one measure for one submission; None if it claims nothing of it."""
    batch = card.claims.batches.get(code)
    if batch is None:
        return None
    mine = batch.at(np.flatnonzero(batch.places() == place)).shown().of_all_years()
    if not mine.size:
        return None
    measure = mine.measure
    rated = at_stage(mine, STAGES.index(card.basis.stage))
    baseline = at_stage(mine, BASELINE) if measure.reports == "change" else None
    before = _cells(baseline) if baseline is not None else ()
    comparator = baseline is not None and _comparator(baseline)
    cells = []
    for cell in _cells(rated):
        against = _baseline(before, cell.period)
        held = cell.held and (baseline is None or against is not None)
        reference = None
        if baseline is not None and against is not None:
            reference = _reference(baseline, against, rated, cell)
        cells.append(
            Cell(
                cell.claims,
                cell.period,
                cell.combined,
                held,
                against.combined if against is not None else None,
                _taken(rated, cell.claims[0], gross=comparator),
                reference,
                measure.harm,
            )
        )
    periods = len({cell.period for cell in cells if cell.held})
    divisor = max(periods, 1) if measure.periods == "average" else 1
    return Replay(rated, baseline, tuple(cells), before, divisor, comparator)


def _comparator(baseline: Batch) -> bool:
    """Whether the baseline is itself a comparator, from C2 on."""
    grades = baseline.counterfactual
    return grades is not None and bool(grades.size) and int(grades.min()) >= COMPARATOR


def _cells(batch: Batch) -> tuple[Cell, ...]:
    """The claims of a batch of one submission, joined within period and line."""
    if not batch.size:
        return ()
    period = np.full(batch.size, UNDATED) if batch.period is None else batch.period
    group, first = lines.distinct([lines.coded(period), lines.of(batch)])
    quantity, held = combine.cells(batch, group, first.size)
    return tuple(
        Cell(
            tuple(np.flatnonzero(group == place).tolist()),
            int(period[claim]),
            float(quantity[place]),
            bool(held[place]),
        )
        for place, claim in enumerate(first)
    )


def _baseline(before: tuple[Cell, ...], period: int) -> Cell | None:
    """The baseline of a period, or the undated one; None where there is none with an answer."""
    found = {cell.period: cell for cell in before}
    cell = found.get(period, found.get(UNDATED))
    return cell if cell is not None and cell.held else None


def _reference(
    baseline: Batch, against: Cell, rated: Batch, cell: Cell
) -> tuple[Taken, ...] | None:
    """The shares of a baseline, where they leave something else than the cell's; else None."""
    claim = against.claims[0]
    own = (shares[claim] for name, shares in baseline.own.items() if name in COMPARED)
    if all(np.isnan(value) for value in own):
        return None
    theirs = _taken(baseline, claim, gross=True)
    ours = _taken(rated, cell.claims[0], gross=True)
    return theirs if _left(theirs) != _left(ours) else None


def _left(taken: Iterable[Taken]) -> float:
    """What several shares and multipliers leave of 1."""
    remains = 1.0
    for one in taken:
        remains *= left(one.name, one.value)
    return remains


def _taken(batch: Batch, claim: int, *, gross: bool) -> tuple[Taken, ...]:
    """The shares that come off one line, in the order in which they are declared."""
    defaults = batch.measure.adjust.named()
    found = []
    for name in ADJUSTMENTS:
        if gross and name == "deadweight":
            continue
        default = defaults.get(name)
        shares = batch.own.get(name)
        own = shares is not None and not np.isnan(shares[claim])
        if shares is not None and own:
            found.append(Taken(name, float(shares[claim]), True, default))
        elif default is not None:
            found.append(Taken(name, default.value, False, default))
    return tuple(found)
