"""`methods`: the same claims scored by other methods, one change at a time.

In comes a scorecard; out come `Methods`. What cannot be scored by a method is a row with the
reason: nothing is skipped silently.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from attrs import evolve

from socialvalue import arguments
from socialvalue.errors import SocialValueError
from socialvalue.insight.sensitivity.rescored import Method, Methods, Numbers
from socialvalue.insight.sensitivity.setting import Setting
from socialvalue.insight.sensitivity.standings import ALIKE, IDLE, NOT_RUN, RUN, SAME
from socialvalue.insight.sensitivity.told import Who, places
from socialvalue.insight.sensitivity.variants import Variant, variants
from socialvalue.scorecard import tables
from socialvalue.scorecard.card import Scorecard
from socialvalue.voices import Perspective

Floats = np.ndarray[Any, np.dtype[np.float64]]


def methods(
    card: Scorecard, *, perspectives: Iterable[Perspective] = (), who: Who = None
) -> Methods:
    """The claims of a scorecard under other methods, one change at a time and at central values:
    aggregators, weights, adjustments, discounting, harms, stages and evidence.

    `perspectives` are groups whose weights are tried too; `who`, ids or names, the submissions that
    are told, all being scored. Raises `ArgumentError` for what is no scorecard or perspective
    and for a `who` of nobody, `UnknownName` for a submission that is not there; what raises while a
    method is tried is that method's reason.
    """
    arguments.of_kind("card", card, Scorecard, "score claims first: sv.score(claims)")
    fix = "make them: sv.weights(ballots, framework).perspectives(centre='mean')"
    seen = arguments.several("perspectives", perspectives, Perspective, fix)
    told = places(card, who)
    start, ledgers = Setting.of(card), ledgers_of(card)
    own = numbers_of(card, ledgers)
    rows: list[Method] = []
    for one in variants(start, seen):
        rows.append(_once(_method(one, start, own, ledgers), own, rows))
    return Methods(tuple(map(str, tables.names(card))), ledgers, own, tuple(rows), told)


def _method(variant: Variant, start: Setting, own: Numbers, ledgers: tuple[str, ...]) -> Method:
    standing, numbers, why = NOT_RUN, None, variant.why
    try:
        setting = variant.make() if variant.make is not None else None
        if setting is not None and setting.same(start):
            standing, numbers = SAME, own
        elif setting is not None:
            standing, numbers = RUN, numbers_of(setting.scored(), ledgers)
    except SocialValueError as error:
        why = str(error)
    return Method(variant.kind, variant.name, standing, numbers, why, variant.pounds)


def _once(method: Method, own: Numbers, before: list[Method]) -> Method:
    """A method that comes to what the scorecard or one of its kind comes to is said to do so."""
    if method.standing != RUN or method.numbers is None:
        return method
    if method.numbers.same(own):
        return evolve(method, standing=IDLE)
    run = (one for one in before if one.standing == RUN and one.kind == method.kind)
    alike = [one.name for one in run if one.numbers and method.numbers.same(one.numbers)]
    return evolve(method, standing=ALIKE, why=f"the same as {alike[0]}") if alike else method


def ledgers_of(card: Scorecard) -> tuple[str, ...]:
    """The ledgers in which measures of the framework have prices."""
    return tuple(dict.fromkeys(price.ledger for price in card.plan.price_rows))


def numbers_of(card: Scorecard, ledgers: tuple[str, ...]) -> Numbers:
    """Central scores with their parts, and the worth in each ledger, benefit less harm."""
    worth, count = tables.worth(card, "overall"), len(card.submissions)
    balance = {
        one: np.asarray(worth["balance"][worth["ledger"] == one], dtype=np.float64)
        for one in ledgers
    }
    pounds = {one: much if much.size else np.zeros(count) for one, much in balance.items()}
    return Numbers(card.score(), card.benefit(), card.harm(), pounds)
