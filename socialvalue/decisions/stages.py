"""What was promised, forecast, delivered and verified, period by period.

In come claims; out come quantities (submissions,) of one measure at one stage in one period, in the
measure's unit, before adjustments. NaN is where nobody said anything, or where there is no answer.
"""

from __future__ import annotations

from typing import Any, cast

import numpy as np

from socialvalue.basis import STAGES, Basis
from socialvalue.claims import Claims
from socialvalue.claims.batch import COMMITTED, UNDATED, Batch
from socialvalue.framework import Member
from socialvalue.valuation import quantify
from socialvalue.valuation.terms import Terms

Floats = np.ndarray[Any, np.dtype[np.float64]]

TOLD = STAGES[1:]
"""The stages that are compared: all but the baseline."""


def periods(batch: Batch, stage: str) -> list[int]:
    """The periods for which somebody says something at a stage; `UNDATED` where none is named."""
    shown = batch.shown()
    here = _stages(shown) == STAGES.index(stage)
    return sorted({int(one) for one in _periods(shown)[here]})


def quantity(
    claims: Claims, member: Member, stage: str, period: int | None, *, until: int | None = None
) -> Floats:
    """The quantity of a measure at a stage in a period, (submissions,); `None` is all periods, up
    to `until` where that is given. Baselines without a period serve every one.
    """
    found = np.full(len(claims.submissions), np.nan)
    batch = claims.batches.get(member.code)
    if batch is None:
        return found
    shown = batch.shown()
    when, baseline = _periods(shown), _stages(shown) == 0
    some = np.ones(shown.size, dtype=bool)
    if period is not None:
        some = (when == period) | (baseline & (when == UNDATED))
    elif until is not None:
        some = when <= until
    if not (some & (_stages(shown) == STAGES.index(stage))).any():
        return found
    part = shown.at(np.flatnonzero(some))
    # the stage is one of `TOLD`, which a basis takes
    basis = Basis(stage=cast(Any, stage))
    amount = quantify.amount(part, Terms.of(basis, member))
    places = amount.places()
    found[places] = amount.gross if amount.rows is not None else amount.gross[places]
    return found


def _stages(batch: Batch) -> Any:
    return np.full(batch.size, COMMITTED) if batch.stage is None else batch.stage


def _periods(batch: Batch) -> Any:
    return np.full(batch.size, UNDATED) if batch.period is None else batch.period
