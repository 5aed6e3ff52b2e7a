"""`sensitivity`: which figures in doubt a number hangs on, and by how much.

In come a scorecard with draws and the number that is asked about; out comes a `Sensitivity`. Where
the number is a sum of products of independent figures its indices are exact; elsewhere they are
estimated, with standard errors.
"""

from __future__ import annotations

from math import nan
from typing import Any

import numpy as np

from socialvalue import arguments
from socialvalue.errors import BasisError, Fault
from socialvalue.insight import figure_names
from socialvalue.insight.sensitivity import (
    estimated,
    straight,
    terms,
    together,
    tornado,
    undrawn,
)
from socialvalue.insight.sensitivity.influences import Influence, Sensitivity
from socialvalue.insight.sensitivity.question import Question
from socialvalue.insight.sensitivity.terms import Terms
from socialvalue.scorecard import intervals
from socialvalue.scorecard.card import Scorecard
from socialvalue.valuation.prices import UNITS

EXACT, ESTIMATES, SURE = "closed form", "estimates", "no doubt"
WHY = {
    "sure": "nothing that is in doubt moves this number",
    "worth": "pounds are a sum of products of independent figures: the indices are exact",
    "straight": (
        "no draw meets a bound, a cap or a curved mean, so that the number is a sum of products of "
        "independent figures: the indices are exact"
    ),
    "one": "one doubt alone moves this number: it is all of its variance",
    "bent": (
        "a bound, a cap or a curved mean bends the number in some draws: the indices are estimated"
    ),
    "together": "correlated figures count as one group: the indices are estimated",
}
"""How indices were found, in words."""


def sensitivity(
    card: Scorecard,
    who: str,
    of: str = "score",
    node: str = "overall",
    ledger: str = "",
    against: str | None = None,
) -> Sensitivity:
    """Which figures in doubt one number of a submission hangs on: first- and total-order indices
    (shares of its variance), a tornado, and what is not drawn at all.

    `who` and `against` are ids or names; with `against` the number is the difference of the two.
    `of` is score, benefit or harm (points, of a node), or worth, worth of benefits or worth of
    harms (pounds of one `ledger`, of a node or a measure; the only one with prices, if unsaid).
    Figures of one key are one doubt; correlated ones are one group. Raises `BasisError` where the
    basis has no draws, `UnknownName` for a name that is not there, `ArgumentError` for what is no
    scorecard, for a submission against itself, and for the ledger of a score.
    """
    arguments.of_kind("card", card, Scorecard, "score claims first: sv.score(claims)")
    question = Question.asked(card, who, of, node, ledger, against)
    sums = _pounds(question) if question.money else _points(question)
    keys = _keys(question) if sums is None else terms.keys(sums)
    groups = together.groups(keys, card.basis)
    exact = sums is not None and all(len(some) == 1 for some in groups)
    found: list[Influence] = []
    deviation = float(np.std(question.drawn(card.in_doubt))) if keys else 0.0
    if deviation == 0.0:
        how, why, keys = SURE, "sure", []
    elif sums is not None and exact:
        how, why = EXACT, "worth" if question.money else "straight"
        found, deviation = _exact(question, sums)
    elif len(groups) == 1:
        how, why = EXACT, "one"
        found = _grouped(question, groups, [(1.0, 0.0, 1.0, 0.0)])
    else:
        how, why = ESTIMATES, "bent" if len(groups) == len(keys) else "together"
        found = _estimated(question, keys)
    none = [nan if how == SURE else 0.0] * 4
    idle = [_influence(question, key, *none) for key in card.in_doubt.drawn.keys if key not in keys]
    return Sensitivity(
        question.names(),
        of,
        node,
        question.ledger,
        how,
        WHY[why],
        question.central(),
        deviation,
        (*sorted(found, key=lambda one: (-one.total, -one.first, one.key)), *idle),
        tuple(tornado.swings(question, keys, sums)),
        undrawn.of(question),
        {one.code: one.measure.title for one in card.plan.members},
    )


def _pounds(question: Question) -> Terms:
    """The terms of the pounds, or of the difference of two."""
    doubts = question.card.in_doubt
    prices = doubts.prices(question.node, question.ledger, harm=intervals.WORTH[question.of])
    pounds, found = doubts.pounds(prices), Terms()
    turned = -1.0 if question.of == "worth of harms" else 1.0
    for place, sign in question.signs:
        terms.added(found, terms.of_pounds(pounds, place), sign * turned / UNITS)
    return _kept(found)


def _points(question: Question) -> Terms | None:
    """The terms of points, or of the difference of two; None where something bends them."""
    ratings, found = question.card.in_doubt.ratings(), Terms()
    for place, sign in question.signs:
        part = straight.of_node(question.card, ratings, place, question.of, question.node)
        if part is None:
            return None
        terms.added(found, part, sign)
    return _kept(found)


def _kept(found: Terms) -> Terms:
    """The terms without those that two submissions share to the last bit."""
    return {product: size for product, size in found.items() if size != 0.0}


def _keys(question: Question) -> list[str]:
    """What a bent number hangs on."""
    ratings, inside = question.card.in_doubt.ratings(), question.inside()
    found = {key for at in question.places for key in straight.touched(ratings, at, inside)}
    return sorted(found)


def _exact(question: Question, sums: Terms) -> tuple[list[Influence], float]:
    found = terms.indices(sums)
    rows = [
        _influence(question, key, found.first[key], 0.0, found.total[key], 0.0)
        for key in found.first
    ]
    return rows, found.deviation


def _estimated(question: Question, keys: list[str]) -> list[Influence]:
    try:
        found = estimated.indices(question, keys)
    except ValueError as error:
        fix = "ask for more draws, or for sampling='latin'"
        raise BasisError(Fault("draws", str(error).rstrip("."), fix)) from None
    return _grouped(question, found.groups, list(zip(*found[1:], strict=True)))


def _grouped(
    question: Question, groups: list[list[str]], numbers: list[tuple[float, ...]]
) -> list[Influence]:
    """One row a key, with what its whole group brings: first, its error, total, its error."""
    return [
        _influence(question, key, *told, tuple(one for one in group if one != key))
        for group, told in zip(groups, numbers, strict=True)
        for key in group
    ]


def _influence(question: Question, key: str, *given: Any) -> Influence:
    """A figure with its names and the measures that use it; the rest as `Influence` takes it."""
    survey, role = question.surveys.get(key), question.roles.get(key, key)
    words, brief = figure_names.named(key, role), key
    if survey is not None:
        words, brief = survey.words, survey.brief
    return Influence(key, words, brief, _measures(question, key), *given)


def _measures(question: Question, key: str) -> tuple[str, ...]:
    card, doubts = question.card, question.card.in_doubt
    used = dict.fromkeys(use.measure for use in doubts.model.uses() if use.figure.key == key)
    surveys = [one.code for one in card.plan.members if key.startswith(f"survey {one.code} ")]
    return (*used, *surveys)
