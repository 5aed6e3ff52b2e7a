"""Credit: how much of a rating the evidence lets a submission earn.

In come a batch, its amount and a framework's ceilings by grade; out comes one ceiling (n,) beside
each quantity, in 0 … 1. The lowest grade among a submission's claims decides, its baseline's too; a
claim without a grade has the lowest. A ceiling is never a bonus.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.basis import STAGES, Basis
from socialvalue.claims.batch import COMMITTED, Batch
from socialvalue.framework import Credit
from socialvalue.valuation.amount import Amount

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

TOP = 4
"""The best grade."""


def ceiling(batch: Batch, amount: Amount, basis: Basis, credit: Credit) -> Floats | None:
    """The most that each rating may earn, beside `amount.gross`; None where nothing is held."""
    if not credit.holds:
        return None
    batch = batch.shown()
    places = amount.places()
    most = np.ones(places.size)
    for name in ("evidence", "counterfactual"):
        lowest = _lowest(batch, getattr(batch, name), behind(batch, basis, name), places)
        most = np.minimum(most, np.array(getattr(credit, name))[lowest] / 100.0)
    if amount.rows is not None or not amount.sparse:
        return most
    everyone = np.ones(amount.gross.size)
    everyone[places] = most
    return everyone


def behind(batch: Batch, basis: Basis, name: str) -> Any:
    """Which claims' grades of `evidence` or `counterfactual` stand behind a rating, (claims,).

    A change is told against its baseline, whose grade says how good the counterfactual is.
    """
    stage = np.full(batch.size, COMMITTED) if batch.stage is None else batch.stage
    rated, before = stage == STAGES.index(basis.stage), stage == 0
    if batch.measure.reports != "change":
        return rated
    return before if name == "counterfactual" else rated | before


def _lowest(batch: Batch, grades: Ints | None, claims: Any, places: Ints) -> Ints:
    """The lowest grade of some claims of each submission at `places`; silence is the lowest."""
    lowest = np.full(places.size, TOP)
    if grades is None:
        lowest[:] = 0
    if grades is None or not places.size:
        return lowest
    own = batch.places()[claims]
    at = np.searchsorted(places, own)
    known = (at < places.size) & (places[np.minimum(at, places.size - 1)] == own)
    np.minimum.at(lowest, at[known], np.maximum(grades[claims][known], 0))
    return lowest
