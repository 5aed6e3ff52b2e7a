"""Promises: what of them to count on, by each submission's own record of delivered to promised.

In come records by submission; out come three rows of shares, low, central and high. A record that
nobody has is anything from 0 to 1, never 1. What was delivered already needs no record.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from socialvalue.appraisal import bidders
from socialvalue.appraisal.objections import Used
from socialvalue.claims import Submissions
from socialvalue.claims.numbers import quoted, real
from socialvalue.errors import AppraisalError, Fault
from socialvalue.numerics.optimism import delivery_haircut
from socialvalue.proxy import Share
from socialvalue.source import Source

Floats = np.ndarray[Any, np.dtype[np.float64]]

Record = float | tuple[float, float, float] | Share | None
"""A share of what was promised that came: one number, low, central and high, or not known."""

PROMISED = ("committed", "forecast")
"""The stages that are promises."""

FIX = "give a number from 0 to 1, low, central and high, or None where it is not known"


def records(submissions: Submissions, given: Mapping[str, Record] | None, stage: str) -> Floats:
    """The record of each submission, (3, submissions): low, central and high, NaN where unknown.

    `given` has submission ids or names, each submission once. At a stage that is no promise every
    record is 1, and a record given all the same is refused, as are unknown names and shares
    outside 0 … 1.
    """
    named, faults = bidders.of("delivery", {} if given is None else given, submissions)
    if stage not in PROMISED:
        if named or faults:
            fix = "leave delivery out, or score a stage that is a promise"
            raise AppraisalError(Fault("delivery", f"what is {stage} is no promise", fix))
        return np.ones((3, len(submissions)))
    found = np.full((3, len(submissions)), np.nan)
    for place, record in named.items():
        three = _three(record)
        if three is None:
            at = f"delivery[{submissions.ids[place]}]"
            faults.append(Fault(at, f"{quoted(record)} is no record of delivery", FIX))
        else:
            found[:, place] = three
    if faults:
        raise AppraisalError(faults)
    return found


def origins(given: Mapping[str, Record] | None) -> list[Used]:
    """Who says so of each record that comes as a share, with whose record it is."""
    return [
        (f"record of delivery of {who}", record.source)
        for who, record in (given or {}).items()
        if isinstance(record, Share)
    ]


def _three(record: Any) -> tuple[float, float, float] | None:
    """Low, central and high of one record; None where it is none."""
    if record is None:
        return (np.nan, np.nan, np.nan)
    if isinstance(record, Share):
        if not isinstance(record.source, Source | None):
            return None
        ends = (record.low, record.value, record.high)
        record = [record.value if one is None else one for one in ends]
    several = isinstance(record, tuple | list) or (isinstance(record, np.ndarray) and record.ndim)
    numbers = list(record) if several else [record] * 3
    if len(numbers) != 3:
        return None
    low, central, high = (math.nan if size is None else size for size in map(real, numbers))
    return (low, central, high) if 0 <= low <= central <= high <= 1 else None


def expected(gains: Floats, losses: Floats, record: Floats) -> Floats:
    """Benefits to count on, (3, submissions): `gains` by the record, `losses` (0 or less) whole."""
    counted: Floats = delivery_haircut(gains, record) + losses
    return counted
