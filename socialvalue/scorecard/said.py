"""What a place said it wants, beside the outcome that it asked for: in its words, by its groups.

In comes a scorecard; out come sentences for its page, and a table. No word is ever scored.
"""

from __future__ import annotations

from collections.abc import Sequence

from socialvalue.framework.node import Node
from socialvalue.framework.said import Saying
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import Table
from socialvalue.scorecard.words import NOBODY_LOOKED, clean, points, short

SHOWN = 4
"""Submissions whose score stands beside a saying; more are counted."""

NAME = 24


def lines(card: Scores, shown: Sequence[int]) -> list[str]:
    """One sentence an outcome that somebody asked for, with the scores there; then what no
    measure holds.
    """
    told = [
        f"{clean(node.name)} ({node.code}). {_quoted(node.said)} {_scores(card, node, shown)}"
        for node in _asked(card)
    ]
    return told + [
        f"{_quoted(one.said)} No measure holds this: {clean(one.reason)}."
        + (f" Ask instead: {clean(one.instead)}." if one.instead else "")
        for one in card.framework.unmeasured
    ]


def table(card: Scores) -> Table:
    """One row a saying: the outcome ("" where no measure holds it), its name, words and authors."""
    held = [(node.code, node.name, one, "") for node in _asked(card) for one in node.said]
    kept = [
        ("", one.name, say, one.reason) for one in card.framework.unmeasured for say in one.said
    ]
    told = [(code, name, say.words, say.by, why) for code, name, say, why in (*held, *kept)]
    heads = ("outcome", "name", "words", "by", "not_measured")
    return {head: [row[at] for row in told] for at, head in enumerate(heads)}


def _asked(card: Scores) -> list[Node]:
    return [node for node in card.framework.root.walk() if node.said]


def _quoted(said: Sequence[Saying]) -> str:
    return " ".join(f'"{clean(one.words)}" said {clean(one.by)}.' for one in said)


def _scores(card: Scores, node: Node, shown: Sequence[int]) -> str:
    """The score of each submission at the outcome, of the first few."""
    scores, seen = card.score(node.code), card.coverage(node.code) > 0
    told = [
        f"{short(card.submissions.name(place), NAME)} "
        f"{points(scores[place]) if seen[place] else NOBODY_LOOKED}"
        for place in shown[:SHOWN]
    ]
    more = len(shown) - SHOWN
    return f"Scores there: {'; '.join(told)}{f'; and {more} more' if more > 0 else ''}."
