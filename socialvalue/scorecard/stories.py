"""In people's own words: stories beside the measure or the outcome that they belong to.

In comes a scorecard; out come rows, and sentences for a page. A story is no number: it moves no
score and no pound, and a measure without a price has one more way to be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from socialvalue.claims.stories import Story
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import clean, short

MOST = 12
"""Stories that a page shows."""

SIGNS = 700
"""Signs of a story that a page shows; of a longer one, where the rest is."""


def ordered(card: Scores) -> list[Story]:
    """The stories in the order of the framework, then as they came."""
    codes: list[str] = []
    for outcome in card.framework.outcomes:
        codes += [outcome.code, *(member.code for member in outcome.members)]
    return sorted(card.claims.stories.told, key=lambda one: codes.index(one.code))


def table(card: Scores) -> dict[str, Any]:
    """One row a story."""
    found = ordered(card)
    columns: dict[str, list[Any]] = {
        "id": [one.id for one in found],
        "submission": [card.submissions.name(one.place) for one in found],
        "code": [one.code for one in found],
        "title": [title(card, one.code) for one in found],
        "priced": [priced(card, one.code) for one in found],
        "kind": [one.kind for one in found],
        "words": [one.words for one in found],
        "who": [one.who for one in found],
        "chosen_by": [one.chosen_by for one in found],
        "date": [one.told for one in found],
    }
    return {
        name: np.array(values, dtype=bool if name == "priced" else object)
        for name, values in columns.items()
    }


def title(card: Scores, code: str) -> str:
    """The title of a measure, or the name of an outcome."""
    if code in card.framework.members:
        return card.framework.measure(code).title
    return next(one.name for one in card.framework.outcomes if one.code == code)


def priced(card: Scores, code: str) -> bool:
    """Whether any of what a story belongs to has a price."""
    if code in card.framework.members:
        return bool(card.framework.measure(code).proxies)
    outcome = next(one for one in card.framework.outcomes if one.code == code)
    return any(member.measure.proxies for member in outcome.members)


def lines(card: Scores, places: Sequence[int]) -> list[str]:
    """A paragraph a story of the submissions shown, and how many were left out."""
    found = [one for one in ordered(card) if one.place in set(places)]
    told = [line(card, one) for one in found[:MOST]]
    if len(found) > MOST:
        told.append(f"and {len(found) - MOST} more: card.stories() has them.")
    if refused := len({one.at.partition(".")[0] for one in card.claims.stories.refused}):
        some = "one story was" if refused == 1 else f"{refused} stories were"
        told.append(f"{some} left out, for want of consent or of what a story needs.")
    return told


def line(card: Scores, one: Story) -> str:
    """A story with what it belongs to, who told it, and who chose it."""
    name = clean(card.submissions.name(one.place))
    price = "" if priced(card, one.code) else " (it has no price, and here it is told)"
    chosen = f"; chosen by {clean(one.chosen_by)}" if one.chosen_by else ""
    said = short(one.words, SIGNS)
    rest = " [the rest: card.stories()]" if said != clean(one.words) else ""
    return (
        f"{name}, {one.code} {clean(title(card, one.code))}{price}: \u201c{said}\u201d{rest} "
        f"({one.kind}, {clean(one.who)}, {one.told}{chosen})"
    )
