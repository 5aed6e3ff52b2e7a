"""Causes: which themes and which measures make the central difference between two scores.

The rule: give the first the other's rating of a measure, and the other the first's; half of what
the two changes come to is the measure's part. Where scores are straight in ratings, the parts add
up to the difference exactly; where they are not, what only several measures make together is told.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.insight.comparison.mixtures import Mixtures

Ints = np.ndarray[Any, np.dtype[np.int64]]

STRAIGHT = 1e-9
"""Points: parts that add up to within this are said to add up exactly."""

RULE = (
    "half of what the two scores change by when each is given the other's rating of it (and its "
    "evidence), all else as it is"
)


@frozen
class Cause:
    """What one theme or measure makes of the difference: `effect` in points of the whole, above 0
    in favour of the first; `one` and `other` are ratings 0-100 of a measure, scores of a theme,
    None where there is none. `statuses` say what became of a measure, of the two.
    """

    code: str
    name: str
    harm: bool
    one: float | None
    other: float | None
    effect: float
    statuses: tuple[str, ...] = ()


@frozen
class Causes:
    """Themes and measures in falling order of effect; `together` (points) is what is left of the
    difference for each kind, which no single one makes.
    """

    themes: tuple[Cause, ...]
    measures: tuple[Cause, ...]
    themes_together: float
    measures_together: float

    @property
    def exact(self) -> bool:
        """Whether the parts of the measures add up to the difference."""
        return abs(self.measures_together) <= STRAIGHT


def causes(mixtures: Mixtures) -> Causes:
    """The causes of the difference between a pair."""
    card, plan = mixtures.pair.card, mixtures.pair.card.plan
    groups = [[row] for row in range(mixtures.measures)]
    groups += [[plan.row[one.code] for one in theme.leaves()] for theme in card.framework.themes]
    effects, whole = _effects(mixtures, groups)
    own, measures, themes = mixtures.own, [], []
    for row, member in enumerate(plan.members):
        title, harm = member.measure.title, member.measure.harm
        one, other = (_held(own, row, at, harm=harm) for at in (0, 1))
        became = tuple(reading.status for reading in mixtures.readings[row])
        measures.append(Cause(member.code, title, harm, one, other, float(effects[row]), became))
    for theme, effect in zip(card.framework.themes, effects[mixtures.measures :], strict=True):
        both = mixtures.pair.central(theme.code)
        themes.append(Cause(theme.code, theme.name, False, *both, float(effect)))
    return Causes(
        _falling(themes),
        _falling(measures),
        float(whole - sum(one.effect for one in themes)),
        float(whole - sum(one.effect for one in measures)),
    )


def _effects(mixtures: Mixtures, groups: list[list[int]]) -> tuple[Any, float]:
    """The effect of each group of measures (groups,), and the whole difference."""
    many = len(groups)
    picked: Ints = np.zeros((mixtures.measures, 2 + 2 * many), dtype=np.int64)
    picked[:, 1] = 1
    picked[:, 2 + many :] = 1
    for at, rows in enumerate(groups):
        picked[rows, 2 + at], picked[rows, 2 + many + at] = 1, 0
    scores = mixtures.scores(mixtures.own.at(picked))
    less, more = scores[2 : 2 + many], scores[2 + many :]
    return ((scores[0] - less) + (more - scores[1])) / 2, float(scores[0] - scores[1])


def _held(own: Any, row: int, at: int, *, harm: bool) -> float | None:
    """A rating as it is shown, 0-100."""
    rating, most = own.rating[row, at], own.ceiling[row, at]
    if np.isnan(rating):
        return None
    held = min(max(rating, 0.0), 1.0)
    return 100 * float(max(held, 1 - most) if harm else min(held, most))


def _falling(some: list[Cause]) -> tuple[Cause, ...]:
    return tuple(sorted(some, key=lambda one: -abs(one.effect)))
