"""Claims as the records that made them: what a document must hold for nothing to be lost.

In come claims; out come submissions, claims and stories as plain dicts, which
`Claims.from_records` reads back into the same numbers. Units are the declared ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import isnan
from typing import Any

from socialvalue.basis import STAGES
from socialvalue.claims import Claims
from socialvalue.claims.batch import COMMITTED, KINDS, UNDATED, UNGRADED, UNSAID, Batch, asked
from socialvalue.claims.stories import YES
from socialvalue.column import Code, SampleGroup
from socialvalue.sample import Ragged, RaggedGroup

Record = dict[str, Any]

_WORDS = (
    *(("note", "notes"), ("source", "sources"), ("shared", "shared")),
    *(("about", "about"), ("group", "group"), ("place", "place")),
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

    Claims do not keep their labels, so those of one submission, stage and year are numbered.
    """
    ids, places = claims.submissions.ids, batch.places()
    found = [
        {"submission": str(ids[places[row]]), "measure": batch.measure.code}
        | _inputs(batch, row)
        | dict(_beside(batch, row))
        for row in range(batch.size)
    ]
    keys = [_key(record) for record in found]
    several, met = Counter(keys), Counter[tuple[Any, ...]]()
    for record, key in zip(found, keys, strict=True):
        met[key] += 1
        if several[key] > 1:
            record["claim"] = str(met[key])
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


def _key(record: Mapping[str, Any]) -> tuple[Any, ...]:
    return record["submission"], record.get("stage"), record.get("period")


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
