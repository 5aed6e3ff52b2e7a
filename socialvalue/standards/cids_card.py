"""The results of a scorecard as nodes: scores, measures and worth of each submission.

The Common Impact Data Standard has no place for a score, so these are terms of our own: a table's
row is kept as it is, and what has no number is left out. Nobody reads a score back: it is worked
out again from the claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.tables import rows_of
from socialvalue.standards.cids_nodes import Drawing, Node


def nodes(drawing: Drawing, card: Scorecard) -> Iterator[Node]:
    """One node a row of the tables overall, themes, outcomes, measures and worth by ledger; and
    what made them.
    """
    ids = {card.submissions.name(place): str(one) for place, one in enumerate(card.submissions.ids)}
    tables = {
        "overall": card.overall(),
        "theme": card.themes(),
        "outcome": card.outcomes(),
        "measure": card.measures(),
        "worth": card.worth(),
    }
    for kind, table in tables.items():
        for row in rows_of(table):
            identity = ids[row.pop("submission")]
            key = row.get("code") or row.get("measure") or row.get("ledger")
            yield {
                "@id": drawing.at("result", kind, identity, str(key)),
                "@type": "sv:Result",
                "forOrganization": drawing.at("organization", identity),
                "svResult": {"table": kind, **told(row)},
            }
    yield {
        "@id": drawing.at("scoring"),
        "@type": "sv:Scoring",
        "hasName": f"A scoring by {card.framework.name}",
        "svStamp": stamp(card),
    }


def stamp(card: Scorecard) -> dict[str, Any]:
    """What made a card, without what depends on the day on which somebody looks."""
    days = {"warnings"} if card.basis.as_of else {"warnings", "as_of"}
    return {name: value for name, value in card.stamp().items() if name not in days}


def told(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says: no number that is none, and no empty word."""
    return {
        name: value
        for name, value in row.items()
        if value != "" and not (isinstance(value, float) and not isfinite(value))
    }
