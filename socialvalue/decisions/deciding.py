"""`decide`: a scoring, bids, marks and perhaps a scorecard in; a decision out.

Whatever does not hold together is found first, all of it, and raised at once as `DecisionError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from socialvalue import arguments
from socialvalue.claims.doors import sheets
from socialvalue.decisions import bids as bidding
from socialvalue.decisions import marks as marking
from socialvalue.decisions import numbers
from socialvalue.decisions.decision import Decision
from socialvalue.decisions.scoring import POINTS, Scoring
from socialvalue.errors import DecisionError, Fault
from socialvalue.scorecard.scores import Scores

Rows = str | Path | Iterable[Mapping[str, Any]]


def decide(
    scoring: Scoring | str | Path,
    bids: Rows = (),
    *,
    marks: Rows = (),
    card: Scores | None = None,
) -> Decision:
    """Score bids as declared, and test the answer.

    `scoring` is a `Scoring` or the path of one. `bids` are records, or a CSV file: submission,
    name, price in pounds of one year, and a number under the code of each criterion that asks for
    one. `marks` likewise: submission, criterion, evaluator, band, why, and by whom what was agreed
    (evaluator "moderated"). `card` is the scorecard that criteria read; its submissions are the
    bids then. Raises `DecisionError` with every fault.
    """
    chosen = scoring if isinstance(scoring, Scoring) else Scoring.load(scoring)
    if card is not None:
        arguments.of_kind("card", card, Scores, "give what sv.score returns")
    criteria, faults = chosen.counted, list[Fault]()
    rows, given = _rows(bids, "bids", faults), _rows(marks, "marks", faults)
    faults += numbers.faults(criteria, card)
    faults += numbers.bound_faults(chosen.plausible, card)
    priced = chosen.award != POINTS or any(one.priced for one in criteria)
    off = [one.code for one in chosen.left_out]
    reading = bidding.Reading([*numbers.own_codes(criteria), *off], priced=priced)
    table = None if card is None else card.submissions
    made = reading.read(rows if rows or card is None else bidding.of_card(card.submissions), table)
    reader = marking.Reading(criteria, made.places)
    found = reader.read(given, list(made.names))
    if faults := [*faults, *reading.faults, *reader.faults]:
        raise DecisionError(dict.fromkeys(faults))
    made = evolve(made, numbers={k: v for k, v in made.numbers.items() if k not in off})
    return Decision(chosen, made, found, numbers.numbers(criteria, made, found, card), card)


def _rows(given: Any, at: str, faults: list[Fault]) -> list[Any]:
    """Records as a list; the rows of a CSV file."""
    if isinstance(given, str | Path):
        return [row for _, row in sheets.rows(arguments.path(at, given), faults)]
    if isinstance(given, Mapping) or not isinstance(given, Iterable):
        fix = "give a list of dicts, or the path of a CSV file"
        faults.append(Fault(at, "these are no records", fix))
        return []
    return list(given)
