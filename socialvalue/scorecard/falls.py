"""To whom it happens and where: what each group, or each place, gains and loses, as rows.

In comes a scorecard whose claims may carry a `group` and a `place`; out comes one row a submission,
measure and label of the stage rated. The rows of a measure whose claims add up are exact parts of
its whole, pounds to the last unit; of any other measure they say how many claims there are. No
score moves. Of fewer people than row `survey-least-answers` asks for no number is told, and where
one number alone would be left out, another is too, or the first could be worked out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import nan
from typing import Any

import numpy as np
from attrs import evolve, frozen

from socialvalue import arguments
from socialvalue.claims.batch import Batch
from socialvalue.claims.likeness import likeness
from socialvalue.deciles import PlaceTable
from socialvalue.framework.boundary import OUTSIDE, Boundary
from socialvalue.proxy import LEDGERS
from socialvalue.scorecard import dividing
from socialvalue.scorecard.scores import Scores
from socialvalue.source import figure
from socialvalue.valuation.prices import UNITS

INSIDE, UNSAID = "inside", "not said"
GAIN, LOSS, HARM, NOTHING, UNTOLD = "gain", "loss", "harm", "nothing", "not told"
"""What a row is to those it falls on."""

WHOLE = "its claims do not add up, so that what falls on each cannot be told"
APART = "left out, or the number of a small group could be worked out from it"


@frozen
class Part:
    """What one measure comes to for one label of one submission; numbers are NaN where `why` says.

    `row` is the measure's in the plan; `people` those behind it, as far as the claims say; `worth`
    whole units of 1e-4 pounds, by ledger.
    """

    place: int
    row: int
    label: str
    claims: int
    people: float
    quantity: float
    attributable: float
    worth: dict[str, float]
    why: str = ""


def labelled(card: Scores, name: str) -> bool:
    """Whether any claim of the stage rated carries a `group`, or a `place`."""
    if not any(any(getattr(batch, name)) for batch in card.claims.batches.values()):
        return False
    return any(any(getattr(batch, name)) for _, batch in dividing.rated(card))


def parts(card: Scores, name: str, shown: Collection[int] | None = None) -> list[Part]:
    """Every part of the submissions shown (all where it is None), by the labels `group` or `place`,
    those with too few people without numbers; none where no claim rated carries such a label.
    """
    if not labelled(card, name):
        return []
    found = [
        part for row, batch in dividing.rated(card) for part in _of(card, row, batch, (name, shown))
    ]
    return list(_told(card, found))


def _of(
    card: Scores, row: int, batch: Batch, asked: tuple[str, Collection[int] | None]
) -> Iterator[Part]:
    """The parts of one measure, submission by submission, labels in the order of the claims."""
    name, shown = asked
    given = getattr(batch, name) or ("",) * batch.size
    words: dict[str, str] = {}
    keys: dict[tuple[int, str], list[int]] = {}
    for claim, (place, label) in enumerate(zip(batch.places().tolist(), given, strict=True)):
        if shown is not None and place not in shown:
            continue
        look = likeness(label)
        words.setdefault(look, label)
        keys.setdefault((place, look), []).append(claim)
    people, divided = dividing.people(batch), dividing.divided(card, row, batch)
    amount = card.amounts[row]
    for (place, look), some in sorted(keys.items(), key=lambda one: one[0][0]):
        many = dividing.together(batch, people, some)
        part = Part(place, row, words[look] or UNSAID, len(some), many, nan, nan, {}, WHOLE)
        if amount is not None and amount.at(place) is None:
            part = evolve(part, why=amount.why or "no answer")
        elif divided is None and _harmless(card, row, place):
            part = evolve(part, quantity=0.0, attributable=0.0, why="")
        elif divided is not None:
            part = evolve(
                part,
                quantity=float(divided.quantity[some].sum()),
                attributable=float(divided.attributable[some].sum()),
                worth={key: float(units[some].sum()) for key, units in divided.worth.items()},
                why="",
            )
        yield part


def _harmless(card: Scores, row: int, place: int) -> bool:
    """Whether a harm came to nothing for a submission, and so to nothing for every group."""
    amount, harm = card.amounts[row], card.plan.members[row].measure.harm
    at = None if amount is None or not harm else amount.at(place)
    return amount is not None and at is not None and float(amount.gross[at]) == 0


def _told(card: Scores, found: list[Part]) -> Iterator[Part]:
    """The parts, without the numbers of few people."""
    least = figure("survey-least-answers").value
    most: dict[tuple[int, str], float] = {}
    for part in found:
        key = (part.place, likeness(part.label))
        most[key] = float(np.fmax(most.get(key, nan), part.people))
    few = f"fewer than {least:g} people, so no number is told"
    hidden = [
        part.label != UNSAID
        and (0 < most[part.place, likeness(part.label)] < least or 0 < _counted(card, part) < least)
        for part in found
    ]
    beside: dict[tuple[int, int], list[int]] = {}
    for at, part in enumerate(found):
        beside.setdefault((part.place, part.row), []).append(at)
    also = {at for some in beside.values() for at in _second(found, hidden, some)}
    for at, part in enumerate(found):
        if hidden[at]:
            yield evolve(part, people=nan, quantity=nan, attributable=nan, worth={}, why=few)
        elif at in also:
            yield evolve(part, people=nan, quantity=nan, attributable=nan, worth={}, why=APART)
        else:
            yield part


def _counted(card: Scores, part: Part) -> float:
    """How many people a number counts, where it counts people; else those behind it."""
    unit = card.plan.members[part.row].measure.unit
    return part.quantity if unit == "person" and not np.isnan(part.quantity) else part.people


def _second(found: list[Part], hidden: list[bool], some: list[int]) -> list[int]:
    """The part to leave out beside one that is left out alone: the smallest that has a number.

    One of nothing hides nothing, so it is taken only where there is no other.
    """
    open_ones = [at for at in some if not hidden[at] and not np.isnan(found[at].attributable)]
    alone = sum(hidden[at] and not found[at].why for at in some) == 1
    if not alone or not open_ones:
        return []
    much = {at: abs(found[at].attributable) for at in open_ones}
    return [min(open_ones, key=lambda at: (much[at] == 0, much[at], at))]


def effect(card: Scores, part: Part) -> str:
    """What a part is to those it falls on: a gain, a loss, a harm, nothing, or not told."""
    harm, much = card.plan.members[part.row].measure.harm, part.attributable
    if np.isnan(much):
        return HARM if harm else UNTOLD
    if much == 0:
        return NOTHING
    if harm:
        return HARM if much > 0 else GAIN
    return GAIN if much > 0 else LOSS


def side(boundary: Boundary, label: str) -> str:
    """Inside, outside or not said; without a boundary only the word outside lies outside."""
    look = likeness(label)
    if look in ("", UNSAID):
        return UNSAID
    if look == OUTSIDE:
        return OUTSIDE
    if not boundary.inside:
        return UNSAID
    return INSIDE if look in map(likeness, boundary.inside) else OUTSIDE


def table(card: Scores, name: str) -> dict[str, Any]:
    """One row a submission, measure and label; a column a ledger: pounds of the basis, below zero
    for a harm or a loss, NaN without a price.
    """
    found = parts(card, name)
    measures = [card.plan.members[part.row].measure for part in found]
    columns: dict[str, list[Any]] = {
        "submission": [card.submissions.name(part.place) for part in found],
        "measure": [measure.code for measure in measures],
        "title": [measure.title for measure in measures],
        "harm": [measure.harm for measure in measures],
        name: [part.label for part in found],
    }
    if name == "place":
        columns["side"] = [side(card.framework.boundary, part.label) for part in found]
    columns |= {
        "effect": [effect(card, part) for part in found],
        "claims": [part.claims for part in found],
        "unit": [measure.unit for measure in measures],
        "quantity": [part.quantity for part in found],
        "attributable": [part.attributable for part in found],
        "why": [part.why for part in found],
    }
    for ledger in LEDGERS:
        columns[ledger] = [part.worth.get(ledger, nan) / UNITS for part in found]
    return {key: _column(key, values) for key, values in columns.items()}


def placed(card: Scores, places: PlaceTable | None) -> dict[str, Any]:
    """The rows by place, with the decile of each (NaN where nobody knows it) where there is a
    table; `UnknownName` where it holds too few of the places.
    """
    found = table(card, "place")
    if places is not None:
        arguments.of_kind("places", places, PlaceTable, "read a table: sv.places(…)")
        named = [
            label for label in found["place"] if label != UNSAID and likeness(label) != OUTSIDE
        ]
        places.found(named)
        known = [places.decile(label) for label in found["place"]]
        found["decile"] = np.array([nan if one is None else one for one in known], np.float64)
        found["vintage"] = np.full(len(known), places.vintage, dtype=object)
    return found


def _column(name: str, values: list[Any]) -> Any:
    """A column of numbers, of truths, or of words."""
    if name in ("quantity", "attributable", *LEDGERS):
        return np.array(values, dtype=np.float64)
    if name in ("harm", "claims"):
        return np.array(values, dtype=bool if name == "harm" else np.int64)
    return np.array(values, dtype=object)
