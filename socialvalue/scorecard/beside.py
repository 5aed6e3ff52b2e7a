"""What stands beside the numbers, section by section: limits, who loses, evenness, own words.

In comes a scorecard and the submissions shown; out come titles with their sentences, and the same
as plain JSON types. A section that nobody uses is not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any

from socialvalue.scorecard import equity, evenness, falls, limits, losers, stories, tables
from socialvalue.scorecard.scores import Scores

GAPS = ("not assessed", "undefined")
"""What nobody looked at, or what has no answer."""


def sections(card: Scores, shown: Sequence[int]) -> list[tuple[str, list[str]]]:
    """Titles and sentences, those alone that have any."""
    every = [
        ("Who loses, and where", losers.lines(card, shown)),
        ("How evenly it is shared", evenness.lines(card, shown)),
        ("In people's own words", stories.lines(card, shown)),
        ("Limits that the framework set", limits.lines(card)),
    ]
    return [(title, lines) for title, lines in every if lines]


def as_dict(card: Scores) -> dict[str, Any]:
    """The same as plain JSON types, and what nobody looked at."""
    return {
        "not_assessed": gaps(card),
        "limits": limits.rows(card),
        "groups": _rows(falls.table(card, "group")),
        "places": _rows(falls.table(card, "place")),
        "equity": _rows(equity.table(card)) if equity.grouped(card) else [],
        "stories": _rows(stories.table(card)),
    }


def gaps(card: Scores) -> list[dict[str, Any]]:
    """Each measure that was not looked at or has no answer: whose, and whether it is a harm."""
    found = []
    for row, member in enumerate(card.plan.members):
        for place, status in enumerate(tables.statuses(card, row)):
            if status in GAPS:
                name = card.submissions.name(place)
                told = {"submission": name, "measure": member.code, "status": status}
                found.append({**told, "harm": member.measure.harm})
    return found


def _rows(table: tables.Table) -> list[dict[str, Any]]:
    return [{name: _plain(value) for name, value in row.items()} for row in tables.rows_of(table)]


def _plain(value: Any) -> Any:
    """A number that is not there is null: JSON has no NaN."""
    return None if isinstance(value, float) and not isfinite(value) else value
