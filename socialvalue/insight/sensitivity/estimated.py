"""Estimated indices: of a number that bounds, caps or curved means bend, or of correlated figures.

In come a question and the keys that it hangs on; out come indices by group with standard errors,
from two independent sets of draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from socialvalue.insight.sensitivity import together
from socialvalue.insight.sensitivity.question import Question
from socialvalue.numerics import variance_estimators

Floats = np.ndarray[Any, np.dtype[np.float64]]


class Estimated(NamedTuple):
    """Groups of keys, and one number for each: indices and their standard errors."""

    groups: list[list[str]]
    first: list[float]
    first_errors: list[float]
    total: list[float]
    total_errors: list[float]


def indices(question: Question, keys: Sequence[str]) -> Estimated:
    """First- and total-order indices of each group of keys; see `numerics.variance_estimators`.

    Every figure that is not among the keys stands still, since the number does not hang on it.
    """
    card = question.card
    groups = together.groups(keys, card.basis)
    number = {key: at for at, some in enumerate(groups) for key in some}
    mine, theirs = together.two_sets(keys, card.basis)
    still = np.full(len(mine), 0.5)

    def run(uniforms: Floats) -> Floats:
        given = dict.fromkeys(card.in_doubt.drawn.keys, still)
        given |= dict(zip(keys, uniforms.T, strict=True))
        return question.drawn(card.in_doubt.at(given))

    found = variance_estimators.estimates(run, mine, theirs, [number[key] for key in keys])
    return Estimated(groups, *(_column(one) for one in _in_order(found)))


def _in_order(found: variance_estimators.Estimates) -> tuple[Floats, ...]:
    return found.first, found.first_errors, found.total, found.total_errors


def _column(values: Floats) -> list[float]:
    return [float(one) for one in values[:, 0]]
