"""Comparisons in doubt: a gain against a reference case with shares of its own, in its two parts.

In come the cells of a change; out come cells in which each such gain stands twice: what was
promised by its own shares, and what is taken off by the shares of its baseline. So the doubt of a
share is felt on the side that takes it. A comparison is told as the gain or the loss that it is at
its central figures; one that is a loss stays whole, and its shares at their central values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import define, evolve, field

from socialvalue.basis import STAGES, Basis
from socialvalue.claims.batch import Batch
from socialvalue.valuation import attribute, prices
from socialvalue.valuation.attribute import Cells

Floats = np.ndarray[Any, np.dtype[np.float64]]


@define(frozen=True, eq=False)
class Parts:
    """Cells, the baselines' parts after all others, and what answers leave open of each, (cells,).

    `theirs` are the own shares of the baselines' parts, by name (parts,), NaN where they are
    silent.
    """

    cells: Cells
    variance: Floats | None
    theirs: Mapping[str, Floats] = field(factory=dict)

    def own(self, name: str) -> Floats | None:
        """The own shares of one name, (cells,), NaN where a cell is silent; None where all are."""
        cells, theirs = self.cells, self.theirs.get(name)
        given = cells.batch.own.get(name)
        if theirs is None:
            return None if given is None else np.asarray(given[cells.claim])
        found = np.full(cells.claim.size, np.nan) if given is None else given[cells.claim]
        found[-theirs.size :] = theirs
        return np.asarray(found)


def parted(batch: Batch, basis: Basis, cells: Cells, variance: Floats | None) -> Parts:
    """The parts of cells (cells,), of which answers leave a `variance` open; the cells themselves
    where no baseline has shares of its own.
    """
    if batch.measure.reports != "change" or not cells.gross.size:
        return Parts(cells, variance)
    shown = batch.shown().of_all_years()
    before = attribute.by_line(attribute.at_stage(shown, 0))
    promised = attribute.by_line(attribute.at_stage(shown, STAGES.index(basis.stage)))
    _, reference = attribute.less_baseline(promised, before)
    own = {
        name: shares[before.claim][reference]
        for name, shares in before.batch.own.items()
        if name in prices.COMPARED
    }
    told = np.any([~np.isnan(shares) for shares in own.values()], axis=0)
    told = told & cells.held & (reference != attribute.NONE)
    told &= np.isin(cells.taken, (attribute.DEADWEIGHT, attribute.NONE_OF_THEM))
    if not batch.measure.harm:
        told &= cells.quantity > 0
    parts = np.flatnonzero(told)
    if not parts.size:
        return Parts(cells, variance)
    whole = np.where(told, promised.quantity, cells.quantity)
    deadweight = cells.taken == attribute.DEADWEIGHT
    both = np.where(deadweight, attribute.ALL_OF_THEM, attribute.COMPARED)
    order = np.concatenate([np.arange(told.size), parts])
    found = evolve(
        cells,
        claim=cells.claim[order],
        submission=cells.submission[order],
        period=cells.period[order],
        quantity=np.concatenate([whole, -before.quantity[reference[parts]]]),
        held=cells.held[order],
        share=cells.share[order],
        taken=np.where(told, both, cells.taken)[order],
    )
    nothing = np.full(parts.size, np.nan)
    theirs = {name: own[name][parts] if name in own else nothing for name in prices.COMPARED}
    return Parts(found, None if variance is None else np.pad(variance, (0, parts.size)), theirs)
