"""Whether a stranger's measure may be used: its unit, its numbers, and what it does to claims.

In goes a measure's class; out come its faults. It is a small part of the conformance kit, quick
enough for whenever a measure is registered, or a stranger's is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from socialvalue import probe, proof, readers
from socialvalue.errors import Fault, SocialValueError
from socialvalue.measure import Measure
from socialvalue.sample import Ragged, RaggedGroup

ROWS = 32


def faults(measure: type[Measure]) -> tuple[Fault, ...]:
    """What stands against using a measure; nothing where it is sound."""
    try:
        # A formula that writes would spoil the proof itself.
        return tuple(_of_writing(measure)) or tuple(proof.faults(measure) or _of_answers(measure))
    except SocialValueError as error:
        return error.faults
    except (Exception, SystemExit) as error:  # noqa: BLE001 (a formula may raise anything)
        fault = f"its formula raised {type(error).__name__} ({error})"
        fix = "let it give one number for each claim within the bounds of its columns"
        return (Fault(f"{measure.code}.quantity", fault, fix),)


def _of_writing(measure: type[Measure]) -> Iterator[Fault]:
    """Claims are as they were after the formula has run on them."""
    given, kept = probe.random_columns(measure, ROWS), probe.random_columns(measure, ROWS)
    readers.defined(measure, given, ROWS)
    readers.bare(measure, given, ROWS)
    if _arrays(given) != _arrays(kept):
        fix = "make a new array: no out=, no .fill(), no .sort()"
        yield Fault(f"{measure.code}.quantity", "it writes to the claims", fix)


def _of_answers(measure: type[Measure]) -> Iterator[Fault]:
    """Answers are finite, and the same twice."""
    given = probe.random_columns(measure, ROWS)
    mask = readers.defined(measure, given, ROWS)
    first = readers.bare(measure, given, ROWS).copy()
    readers.judge(measure, first, mask)
    held = np.ones(ROWS, bool) if mask is None else mask
    if not np.array_equal(first[held], readers.bare(measure, given, ROWS)[held]):
        fix = "let nothing but the inputs decide: no randomness, no memory"
        fault = "the same claims gave another answer the second time"
        yield Fault(f"{measure.code}.quantity", fault, fix)


def _arrays(columns: dict[str, Any]) -> list[bytes]:
    """Every number of some columns, as bytes."""
    return [array.tobytes() for values in columns.values() for array in _parts(values)]


def _parts(values: Any) -> list[Any]:
    if isinstance(values, RaggedGroup):
        parts = [one.values for one in values.members.values()]
    elif isinstance(values, Ragged):
        parts = [values.values]
    else:
        return [values]
    return [part for part in (*parts, values.offsets, values.counts) if part is not None]
