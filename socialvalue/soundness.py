"""Whether a stranger's measure may be used: its unit, its numbers, and what it does to claims.

In goes a measure's class; out come its faults. It is a small part of the conformance kit, quick
enough for whenever a measure is registered, or a stranger's is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from socialvalue import probe, proof, readers
from socialvalue.column import Example
from socialvalue.errors import Fault, SocialValueError
from socialvalue.measure import Measure
from socialvalue.sample import Ragged, RaggedGroup

ROWS = 32
ALONE = 8
"""Claims of the rows that are tried by themselves."""


def faults(measure: type[Measure]) -> tuple[Fault, ...]:
    """What stands against using a measure; nothing where it is sound."""
    try:
        # A formula that writes would spoil the proof itself.
        written = tuple(_of_writing(measure))
        return written or tuple(
            proof.faults(measure) or [*_of_answers(measure), *_of_cases(measure)]
        )
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


def _of_cases(measure: type[Measure]) -> Iterator[Fault]:
    """Each claim is answered as if it stood alone, and each worked example as its author says."""
    given = probe.random_columns(measure, ROWS)
    together = readers.bare(measure, given, ROWS).copy()
    mask = readers.defined(measure, given, ROWS)
    for row in range(0, ROWS, ROWS // ALONE):
        alone = {name: _at(values, row) for name, values in given.items()}
        told = readers.bare(measure, alone, 1)[0]
        if (mask is None or mask[row]) and not np.isclose(told, together[row], rtol=1e-12):
            fault = "a claim's answer depends on the other claims beside it"
            fix = "work element by element; join the members of a sample with .sum() or .mean()"
            yield Fault(f"{measure.code}.quantity", fault, fix)
            return
    for number, example in enumerate(measure.examples):
        yield from _of_example(measure, example, f"{measure.code}.examples[{number}]")


def _of_example(measure: type[Measure], example: Example, at: str) -> Iterator[Fault]:
    columns = probe.example_columns(measure, [example])
    mask = readers.defined(measure, columns, 1)
    held, quantity = mask is None or bool(mask[0]), float(readers.bare(measure, columns, 1)[0])
    wanted = example.quantity
    if held != (wanted is not None) or (
        wanted is not None and not np.isclose(quantity, wanted, rtol=1e-9, atol=1e-9)
    ):
        says = "undefined" if wanted is None else f"{wanted:.12g}"
        found = f"{quantity:.12g}" if held else "undefined"
        fix = "work it by hand again, then mend the example or the formula"
        yield Fault(at, f"it says {says}, and the formula says {found}", fix)


def _at(values: Any, row: int) -> Any:
    """One claim of a column, or of samples."""
    if isinstance(values, Ragged | RaggedGroup):
        own = slice(int(values.offsets[row]), int(values.offsets[row + 1]))
        offsets = np.array([0, own.stop - own.start], dtype=np.int64)
        counts = None if values.counts is None else values.counts[own]
        if isinstance(values, Ragged):
            return Ragged(values.values[own], offsets, counts, values.of)
        members = {name: one.values[own] for name, one in values.members.items()}
        return RaggedGroup(members, offsets, counts, values.of)
    return values[[row]]


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
