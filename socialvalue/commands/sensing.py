"""The command `sensitivity`: what one number hangs on, or the same claims by other methods.

In come the options of the command line; out comes an answer.
"""

from __future__ import annotations

from argparse import Namespace

import numpy as np

from socialvalue.basis import FEWEST
from socialvalue.commands.answer import Answer
from socialvalue.commands.names import spelt
from socialvalue.commands.scoring import Misuse, card_of, option
from socialvalue.errors import ArgumentError, BasisError, Fault, MeasureError, UnknownName
from socialvalue.insight.sensitivity import methods, what_if
from socialvalue.insight.sensitivity import sensitivity as found
from socialvalue.scorecard import Scorecard


def sensitivity(options: Namespace) -> Answer:
    """Which figures a number hangs on; with `methods`, whether other methods change any rank; with
    `what_if`, what would be if figures were others. Of these, WHO and OTHER are told alone.
    """
    if options.what_if or options.methods:
        _unasked(options)
        return _supposed(options) if options.what_if else _tried(options)
    if options.draws == 1:
        fix = f"leave --draws out, or give {FEWEST} or more; {options.usual('draws'):,} is usual"
        raise Misuse(Fault("--draws", "one draw alone says nothing of doubt", fix))
    other = _other(options)
    card = card_of(options)
    who = _spelt(card, options.who) if options.who else _first(card)
    against = None if other is None else _spelt(card, other)
    told = option(
        lambda: found(card, who, options.of, options.node, options.ledger, against),
        UnknownName,
        BasisError,
        ArgumentError,
    )
    return Answer(repr(told), told.as_dict())


def _other(options: Namespace) -> str | None:
    """Who is taken off, named in either way."""
    if options.other is not None and options.against is not None:
        fix = "name it once, after WHO or after --against"
        raise Misuse(Fault("--against", "two others are named", fix))
    named: str | None = options.against if options.other is None else options.other
    return named


def _unasked(options: Namespace) -> None:
    """Raises for what says nothing beside the scores and pounds of every method or supposition."""
    word = "--what-if" if options.what_if else "--methods"
    beside = {
        "--methods": bool(options.what_if and options.methods),
        "--of": options.of != "score",
        "--node": options.node != "overall",
        "--ledger": bool(options.ledger),
    }
    for name, given in beside.items():
        if given:
            fault = f"it says nothing beside {word}, which tells the whole score and all pounds"
            raise Misuse(Fault(name, fault, f"leave out {name} or {word}"))


def _tried(options: Namespace) -> Answer:
    other, card = _other(options), card_of(options)
    who = _those(card, options.who, other)
    tried = option(lambda: methods(card, who=who), UnknownName)
    return Answer(repr(tried), tried.as_dict())


def _supposed(options: Namespace) -> Answer:
    figures = dict(_figure(words) for words in options.what_if)
    other, card = _other(options), card_of(options)
    who = _those(card, options.who, other)
    told = option(lambda: what_if(card, figures, who), UnknownName, ArgumentError, MeasureError)
    return Answer(repr(told), told.as_dict())


def _those(card: Scorecard, who: str, other: str | None) -> list[str] | None:
    """Who is told: all, or those who are named; OTHER alone is beside whoever is first."""
    if not who and other is None:
        return None
    first = _spelt(card, who) if who else _first(card)
    return [first] if other is None else [first, _spelt(card, other)]


def _figure(words: str) -> tuple[str, float]:
    name, _, value = words.rpartition("=")
    try:
        return name.strip(), float(value)
    except ValueError:
        fix = 'write it as NAME=NUMBER, such as "deadweight of EQ1=0.4"'
        raise Misuse(Fault("--what-if", f"{words[:80]!r} gives no number", fix)) from None


def _spelt(card: Scorecard, who: str) -> str:
    bids = card.submissions
    return spelt(who, [*map(str, bids.ids), *map(bids.name, range(len(bids)))])


def _first(card: Scorecard) -> str:
    """The id of whoever is first; the first in the table of those who tie."""
    if not len(card.submissions):
        raise Misuse(Fault("who", "nobody was scored", "give claims of one submission or more"))
    return str(card.submissions.ids[int(np.argmax(card.score()))])
