"""Promises: what of them to count on, by each submission's own record of delivered to promised.

In come records by submission; out come three rows of shares, low, central and high. A record that
nobody has is anything from 0 to 1, never 1. What was delivered already needs no record.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from socialvalue.appraisal.objections import Used
from socialvalue.claims import Submissions
from socialvalue.errors import AppraisalError, Fault
from socialvalue.numerics.optimism import delivery_haircut
from socialvalue.proxy import Share

Floats = np.ndarray[Any, np.dtype[np.float64]]

Record = float | tuple[float, float, float] | Share | None
"""A share of what was promised that came: one number, low, central and high, or not known."""

PROMISED = ("committed", "forecast")
"""The stages that are promises."""

FIX = "give a number from 0 to 1, low, central and high, or None where it is not known"


def records(submissions: Submissions, given: Mapping[str, Record] | None, stage: str) -> Floats:
    """The record of each submission, (3, submissions): low, central and high, NaN where unknown.

    `given` has submission ids or names. At a stage that is no promise every record is 1, and a
    record given all the same is refused, as are unknown names and shares outside 0 … 1.
    """
    count, faults = len(submissions), []
    if stage not in PROMISED:
        if given:
            fix = "leave delivery out, or score a stage that is a promise"
            raise AppraisalError(Fault("delivery", f"what is {stage} is no promise", fix))
        return np.ones((3, count))
    found = np.full((3, count), np.nan)
    for who, record in (given or {}).items():
        at, place = f"delivery[{who}]", submissions.find(str(who))
        three = _three(record)
        if place is None:
            faults.append(Fault(at, "there is no such submission", "use an id or a name"))
        elif three is None:
            faults.append(Fault(at, f"{record!r} is no record of delivery", FIX))
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
        central = record.value
        low = central if record.low is None else record.low
        high = central if record.high is None else record.high
        record = (low, central, high)
    try:
        numbers = [float(one) for one in (record if np.iterable(record) else (record,) * 3)]
    except (TypeError, ValueError):
        return None
    if isinstance(record, bool | str) or len(numbers) != 3 or not _rising(numbers):
        return None
    return numbers[0], numbers[1], numbers[2]


def _rising(numbers: list[float]) -> bool:
    low, central, high = numbers
    return 0.0 <= low <= central <= high <= 1.0


def expected(gains: Floats, losses: Floats, record: Floats) -> Floats:
    """Benefits to count on, (3, submissions): `gains` by the record, `losses` (0 or less) whole."""
    counted: Floats = delivery_haircut(gains, record) + losses
    return counted
