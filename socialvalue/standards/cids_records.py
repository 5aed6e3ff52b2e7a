"""Claims as the records that made them: what a document must hold for nothing to be lost.

In come claims; out come submissions, claims and stories as plain dicts, which
`Claims.from_records` reads back into the same numbers. Units are the declared ones.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count
from math import isnan
from typing import Any

from socialvalue.basis import STAGES
from socialvalue.claims import Claims
from socialvalue.claims.batch import COMMITTED, KINDS, UNDATED, UNGRADED, UNSAID, Batch, asked
from socialvalue.claims.overlaps import named
from socialvalue.claims.stories import YES
from socialvalue.column import Code, SampleGroup
from socialvalue.sample import Ragged, RaggedGroup

Record = dict[str, Any]

_WORDS = (
    *(("note", "notes"), ("source", "sources"), ("shared", "shared")),
    *(("about", "about"), ("group", "group"), ("place", "place"), ("claim", "labels")),
)


def submissions(claims: Claims) -> list[Record]:
    """One dict a submission, in order: id, and what was given of words, sizes and costs."""
    table, found = claims.submissions, []
    for place, identity in enumerate(table.ids):
        row: Record = {"id": str(identity)}
        row |= {name: words[place] for name, words in table.texts.items() if words[place]}
        sizes = {name: float(many[place]) for name, many in table.columns.items()}
        sizes |= {f"cost_{year}": float(many[place]) for year, many in table.costs.items()}
        found.append(row | {name: much for name, much in sizes.items() if not isnan(much)})
    return found


def of_batch(claims: Claims, batch: Batch) -> list[Record]:
    """One dict a claim of a measure, in order; a blank claim has no inputs.

    Claims that were told apart by nothing but the order of what they stand on are numbered.
    """
    ids, places = claims.submissions.ids, batch.places()
    found = [
        {"submission": str(ids[places[row]]), "measure": batch.measure.code}
        | _inputs(batch, row)
        | dict(_beside(batch, row))
        for row in range(batch.size)
    ]
    if batch.ordered:  # nobody has two claims
        return found
    keys = [_key(record) for record in found]
    several, used = Counter(keys), set(batch.labels)
    free = (str(number) for number in count(1) if str(number) not in used)
    for record, key in zip(found, keys, strict=True):
        if several[key] > 1 and "claim" not in record and not is_empty(record):
            record["claim"] = next(free)
    return found


def set_apart(claims: Claims) -> list[Record]:
    """One dict a measure that a submission says does not apply to it."""
    ids = claims.submissions.ids
    return [
        {"submission": str(ids[place]), "measure": code, "not_applicable": reason}
        for code, reasons in claims.not_applicable.items()
        for place, reason in sorted(reasons.items())
    ]


def stories(claims: Claims) -> list[Record]:
    """One dict a story that may be told."""
    found = []
    for one in claims.stories.told:
        row: Record = {"id": one.id, "submission": str(claims.submissions.ids[one.place])}
        row |= {"measure": one.code, "kind": one.kind, "words": one.words, "who": one.who}
        row |= {"chosen_by": one.chosen_by} if one.chosen_by else {}
        found.append(row | {"consent": YES, "date": one.told})
    return found


def is_blank(batch: Batch, row: int) -> bool:
    """Whether a claim says nothing at all."""
    return batch.blank is not None and bool(batch.blank[row])


def is_empty(record: Mapping[str, Any]) -> bool:
    """Whether a record says whose it is and of what, and no more."""
    return set(record) <= {"submission", "measure"}


def _key(record: Mapping[str, Any]) -> str:
    """All that a record says, as it is compared with others."""
    about = sorted(named(record.get("about", "")))
    return json.dumps({**record, "about": about}, sort_keys=True)


def refusals(claims: Claims) -> Record:
    """Who was left out, and which stories may not be told, each with its faults; none: empty."""
    stories = [fault.as_dict() for fault in claims.stories.refused]
    found = {"submissions": claims.refusals.as_dict(), "stories": stories}
    return {name: many for name, many in found.items() if many}


def _inputs(batch: Batch, row: int) -> Record:
    if is_blank(batch, row):
        return {}
    return {
        name: _input(declaration, batch.columns[name], row)
        for name, declaration in asked(batch.measure).items()
    }


def _input(declaration: Any, values: Any, row: int) -> Any:
    """One input of a claim: a number, a word, a list, or a group of lists with its counts."""
    if not isinstance(values, Ragged | RaggedGroup):
        return _value(declaration, float(values[row]))
    cut = slice(int(values.offsets[row]), int(values.offsets[row + 1]))
    if isinstance(values, Ragged):
        return [float(one) for one in values.values[cut]]
    kinds = dict(declaration.members) if isinstance(declaration, SampleGroup) else {}
    found: Record = {
        name: [_value(kinds[name], float(one)) for one in many.values[cut]]
        for name, many in values.members.items()
    }
    if values.counts is not None:
        found["count"] = [float(one) for one in values.counts[cut]]
    return found


def _value(declaration: Any, number: float) -> Any:
    """A number as it was given: the word of its level, where there are levels."""
    if not isinstance(declaration, Code):
        return number
    place = declaration.values.index(number) if declaration.numeric else int(number)
    return declaration.names[place]


def _beside(batch: Batch, row: int) -> Iterator[tuple[str, Any]]:
    """What stands beside a claim's inputs, where it was said."""
    if batch.stage is not None and batch.stage[row] != COMMITTED:
        yield "stage", STAGES[batch.stage[row]]
    if batch.period is not None and batch.period[row] != UNDATED:
        yield "period", int(batch.period[row])
    if batch.kind is not None and batch.kind[row] != UNSAID:
        yield "kind", KINDS[batch.kind[row]]
    for name, letter in (("evidence", "E"), ("counterfactual", "C")):
        grades = getattr(batch, name)
        if grades is not None and grades[row] != UNGRADED:
            yield name, f"{letter}{grades[row]}"
    for name, many in (*batch.own.items(), *batch.times.items()):
        if not isnan(many[row]):
            yield name, float(many[row])
    for name, column in _WORDS:
        words = getattr(batch, column)
        if words and words[row]:
            yield name, words[row]
