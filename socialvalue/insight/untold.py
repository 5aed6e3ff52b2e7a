"""What an explanation does not repeat: answers of so few people that they show who said what, and
where it goes out, entries of so few that they could be found.

In comes one claim; out come the names of its inputs that are not told.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from socialvalue import readers, units
from socialvalue.claims.batch import Batch
from socialvalue.sample import Ragged, RaggedGroup
from socialvalue.source import figure
from socialvalue.survey import Answers, Reliability, Shares

ANSWERS, ENTRIES = "too few answered", "fewer people than may be told stand behind an entry"
"""Why an input is not told."""


def untold(claim: Batch) -> dict[str, str]:
    """The inputs of one claim that are not repeated, each with why."""
    answers = dict.fromkeys(of_few_answers(claim), ANSWERS)
    return {**dict.fromkeys(_of_few_entries(claim), ENTRIES), **answers}


def _of_few_entries(claim: Batch) -> Iterator[str]:
    """Samples of people, or of numbers of them, with an entry that stands on too few to be told."""
    for name, values in claim.columns.items():
        of = getattr(claim.measure.inputs[name], "of", "1")
        of_people = units.of_people(of) or (claim.measure.harm and of == "count")
        if isinstance(values, Ragged | RaggedGroup) and of_people:
            counts = np.ones(values.offsets[-1]) if values.counts is None else values.counts
            if counts.size and counts.min() < claim.told_from:
                yield name


def of_few_answers(claim: Batch) -> frozenset[str]:
    """The inputs of one claim that hold the answers of fewer people than row `survey-least-answers`
    asks for, where the measure has no figure of them either.

    What a measure counts from a register of three people, and rates, is told; see the measure.
    """
    said = claim.measure.reliability
    questions = said if isinstance(said, tuple) else (said,)
    least = figure("survey-least-answers").value
    found = {
        name
        for one in questions
        if one is not None
        for name, answered in _answered(claim, one)
        if answered < least
    }
    defined = readers.defined(claim.measure, claim.columns, claim.size) if found else None
    return frozenset() if defined is None or bool(defined[0]) else frozenset(found)


def _answered(claim: Batch, one: Reliability) -> Iterator[tuple[str, float]]:
    """Each input that holds answers, and how many people gave them."""
    if isinstance(one, Answers):
        yield one.group, float(claim.columns[one.group].count()[0])
    elif isinstance(one, Shares):
        yield one.agreed, float(claim.columns[one.answered][0])
        if one.answered_before:
            yield one.agreed_before, float(claim.columns[one.answered_before][0])
