"""The limits that a framework set, with the rule by which each was shared out and whose it is.

In comes a scorecard; out come sentences and rows. A limit without its rule would look like a fact.
"""

from __future__ import annotations

from typing import Any

from socialvalue.framework.limits import Limit
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import amount, clean


def of(card: Scores, code: str) -> Limit | None:
    """The limit that the framework set for a measure, None where it set none."""
    return next((one for one in card.framework.limits if one.measure == code), None)


def lines(card: Scores) -> list[str]:
    """A sentence a limit, in the framework's order, and the boundary; none where it set none."""
    told = [_line(card, one) for one in card.framework.limits]
    around = card.framework.boundary
    if around.inside:
        told.append(
            f"inside is {clean(', '.join(around.inside))}, by the word of {clean(around.author)}: "
            f"{clean(around.reason)}."
        )
    return told


def rows(card: Scores) -> list[dict[str, Any]]:
    """Each limit as plain JSON types."""
    return [one.plain() for one in card.framework.limits]


def shared_out(card: Scores, code: str) -> str:
    """What stands beside a limit of the framework's: " (equal per head, by the word of …)"."""
    one = of(card, code)
    return "" if one is None else f" ({clean(one.words)})"


def _line(card: Scores, one: Limit) -> str:
    measure = card.framework.measure(one.measure)
    kind = f" ({one.kind})" if one.kind else ""
    if one.harm:
        much = f"limit {amount(one.target, measure.unit)}"
    else:
        most = amount(one.target, measure.unit)
        much = f"from {amount(one.floor, measure.unit)} to {most}"
    size = f" for each {_SIZES[one.per]}" if one.per else ""
    return (
        f"{one.measure} {clean(measure.title)}{kind}: {much}{size}, shared out: "
        f"{clean(one.words)}. Why: {clean(one.reason)}."
    )


_SIZES = {
    "contract_value": "pound of contract value",
    "eligible": "eligible person",
    "fte": "full-time job",
}
