"""Told: of which submissions a page or table of others' numbers tells, ranks being among all.

In come a scorecard and ids or names; out come places, and the sentence that says who is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from socialvalue.scorecard.card import Scorecard
from socialvalue.scorecard.links import place_of
from socialvalue.scorecard.words import clean, listed, wrapped

Who = str | Iterable[str] | None


def places(card: Scorecard, who: Who) -> tuple[int, ...]:
    """The places of some submissions, by id or name, each once; of all where nobody is named.

    Raises `UnknownName` for one that is not there.
    """
    if who is None:
        return tuple(range(len(card.submissions)))
    named = [who] if isinstance(who, str) else list(who)
    return tuple(dict.fromkeys(place_of(card, one) for one in named))


def lines(told: Sequence[int], names: Sequence[str]) -> list[str]:
    """What a page says where it does not tell of all."""
    if len(told) == len(names):
        return []
    those = listed([clean(names[place]) for place in told], 6)
    return wrapped(f"Of {len(names):,} submissions these are told: {those}. Ranks are among all.")
