"""Whether two sets of claims are the same, number by number."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import fields

from socialvalue.claims import Claims
from socialvalue.claims.batch import COMMITTED, UNDATED, UNGRADED, UNSAID, Batch
from socialvalue.sample import Ragged, RaggedGroup
from socialvalue.standards import cids_records


def every(claims: Claims) -> list[dict[str, Any]]:
    """Every record of some claims, as they would be written."""
    found = [one for b in claims.batches.values() for one in cids_records.of_batch(claims, b)]
    return found + cids_records.set_apart(claims)


def flat(values: Any) -> list[Any]:
    """Any column, ragged or not, as plain lists."""
    if isinstance(values, RaggedGroup):
        members = {name: many.values.tolist() for name, many in values.members.items()}
        return [values.offsets.tolist(), members, flat(values.counts)]
    if isinstance(values, Ragged):
        return [values.offsets.tolist(), values.values.tolist(), flat(values.counts)]
    return [None] if values is None else np.asarray(values).tolist()


BESIDE = ("notes", "sources", "shared", "about", "group", "place", "labels")
NUMBERED = {"stage": COMMITTED, "period": UNDATED, "kind": UNSAID, "evidence": UNGRADED,
            "counterfactual": UNGRADED}  # fmt: skip
OF_A_PUBLISHER = {"told_from"}
"""What whoever shows claims sets, and no claim says."""

FIELDS = {"measure", "size", "columns", "submission", "own", "times", "blank", "ordered"}


def beside(batch: Batch) -> dict[str, Any]:
    """All that stands beside the inputs, read from the columns themselves, claim by claim."""
    held = {one.name for one in fields(Batch)} - OF_A_PUBLISHER
    assert held == {*FIELDS, *BESIDE, *NUMBERED}
    nobody = [""] * batch.size
    found: dict[str, Any] = {name: list(getattr(batch, name)) or nobody for name in BESIDE}
    for name, usual in NUMBERED.items():
        column = getattr(batch, name)
        found[name] = [usual] * batch.size if column is None else column.tolist()
    for name, many in (*batch.own.items(), *batch.times.items()):
        found[name] = [repr(one) for one in many.tolist()]
    return found


def table(claims: Claims) -> dict[str, Any]:
    """The submissions table: ids, texts, sizes and costs, whatever was never said left out."""
    held = claims.submissions
    found: dict[str, Any] = {name: list(words) for name, words in held.texts.items() if any(words)}
    for name, many in (*held.columns.items(), *held.costs.items()):
        if not np.isnan(many).all():
            found[str(name)] = [repr(one) for one in many.tolist()]
    return {"ids": [str(one) for one in held.ids], **found}


def same(first: Claims, second: Claims) -> None:
    """Every column of every batch, to the last bit, and every field of the claims but the two that
    say how they came: their account, and whose frame it was.
    """
    told = {"account", "library", "framework", "submissions", "batches", "not_applicable"}
    rest = {"conversions", "deflator", "refusals", "stories"}
    assert {one.name for one in fields(Claims)} == told | rest
    assert list(first.batches) == list(second.batches)
    assert first.not_applicable == second.not_applicable
    assert table(first) == table(second)
    for code, one in first.batches.items():
        other = second.batches[code]
        np.testing.assert_array_equal(one.places(), other.places())
        assert {k: flat(v) for k, v in one.columns.items()} == {
            k: flat(v) for k, v in other.columns.items()
        }
        assert beside(one) == beside(other)
