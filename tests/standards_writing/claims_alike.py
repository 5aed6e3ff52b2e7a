"""Whether two sets of claims are the same, number by number."""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.claims import Claims
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


def same(first: Claims, second: Claims) -> None:
    """Every column of every batch, to the last bit."""
    assert list(first.batches) == list(second.batches)
    assert first.not_applicable == second.not_applicable
    for code, one in first.batches.items():
        other = second.batches[code]
        np.testing.assert_array_equal(one.places(), other.places())
        assert {k: flat(v) for k, v in one.columns.items()} == {
            k: flat(v) for k, v in other.columns.items()
        }
        assert cids_records.of_batch(first, one) == cids_records.of_batch(second, other)
    assert cids_records.submissions(first) == cids_records.submissions(second)
