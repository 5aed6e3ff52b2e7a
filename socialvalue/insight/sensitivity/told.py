"""Told: of which submissions a page or table of others' numbers tells, ranks being among all.

In come a scorecard and ids or names; out come places, and the sentence that says who is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from socialvalue import arguments
from socialvalue.errors import ArgumentError, Fault
from socialvalue.scorecard.card import Scorecard
from socialvalue.scorecard.links import place_of
from socialvalue.scorecard.words import clean, listed, wrapped

Who = str | Iterable[str] | None

FIX = 'give ids or names, as who=["a", "b"], or leave who out to tell of all'


def places(card: Scorecard, who: Who) -> tuple[int, ...]:
    """The places of some submissions, by id or name, each once; of all where nobody is named.

    Raises `UnknownName` for one that is not there, `ArgumentError` for what is no list of them and
    for a list of none.
    """
    if who is None:
        return tuple(range(len(card.submissions)))
    given: Any = who
    if isinstance(given, bytes) or not isinstance(given, Iterable):
        fault = f"{arguments.named(given)} is no list of ids or names"
        raise ArgumentError(Fault("who", fault, FIX))
    some = [given] if isinstance(given, str) else list(given)
    if not some:
        raise ArgumentError(Fault("who", "it names nobody", FIX))
    return tuple(dict.fromkeys(place_of(card, one) for one in some))


def lines(told: Sequence[int], names: Sequence[str]) -> list[str]:
    """What a page says where it does not tell of all."""
    if len(told) == len(names):
        return []
    those = listed([clean(names[place]) for place in told], 6)
    return wrapped(f"Of {len(names):,} submissions these are told: {those}. Ranks are among all.")
