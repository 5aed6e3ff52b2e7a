"""The header of a table of submissions: what it names, in what unit, and what nobody knows.

In come the rows of a sheet; out come a fault for each column that cannot be read, and what is to be
said of pounds whose header leaves out their year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from socialvalue.claims.doors import headers, sheets, wide
from socialvalue.claims.doors.cells import Cells
from socialvalue.claims.doors.pages import size_unit
from socialvalue.claims.doors.thousands import in_thousands, unscaled
from socialvalue.claims.numbers import is_blank
from socialvalue.claims.submissions import COST_UNIT, TEXTS, column_fix, is_known, nearest
from socialvalue.errors import Fault
from socialvalue.ramp import PER_UNITS

ID, WHOSE = "id", "submission"
NEEDED = "id, name, contract_value …"
"""What a header of the table holds, in words."""

RENAMED = ", or write these titles in the place of its own"
"""What else may be done with a table whose columns are called otherwise: no map reads it."""

NO_ID = "'id' is missing"
"""The fault of a table whose rows nobody can tell apart."""


def records(given: Any, faults: list[Fault]) -> Any:
    """A table that a program holds, one mapping a submission; columns by name are made rows.

    Columns of different lengths are a fault. What is neither is given back as it is.
    """
    if not isinstance(given, Mapping):
        return given
    columns = {name: _values(column) for name, column in given.items()}
    sizes = {len(column) for column in columns.values()}
    if len(sizes) > 1:
        fix = "give one value a submission in each column"
        faults.append(Fault("submissions", "its columns are of different lengths", fix))
        return []
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _values(column: Any) -> list[Any]:
    """The values of a column; one that is no number, as in an array of them, is blank."""
    if isinstance(column, str) or not hasattr(column, "__iter__"):
        return [column]
    listed = column.tolist() if hasattr(column, "tolist") else list(column)
    return [None if isinstance(one, float) and one != one else one for one in listed]  # noqa: PLR0124


def is_header(row: list[str]) -> bool:
    """Whether a first row has a column of the table, by and large."""
    known = (ID, "ids", WHOSE, *TEXTS, *PER_UNITS, "cost_2026")
    return headers.is_header(row, known, ())


def header_faults(name: str, rows: list[sheets.Row], cells: Cells) -> list[tuple[str, Fault]]:
    """Each fault of a header with the column that cannot be read for it; `id` if it has none.

    The nearest known column of an unknown one counts as told as well, if it does not stand there.
    """
    heads = _heads(rows)
    return [] if not heads else list(_faults(f"{name} header", heads, cells))


def _faults(at: str, heads: list[wide.Head], cells: Cells) -> Iterator[tuple[str, Fault]]:
    names = [head.name for head in heads]
    near = {one: nearest(one) for one in names if not is_known(one)}
    for one in sorted(one for one, times in Counter(names).items() if times > 1):
        yield one, Fault(at, f"{headers.told(one)} stands twice", "keep one such column")
    for one, like in near.items():
        unknown = Fault(at, f"{headers.told(one)} is not known", column_fix(one))
        fault = unscaled(at, one) if in_thousands(one) else unknown
        yield one, fault
        if like is not None and like not in names:
            yield like, fault
    if ID not in names and WHOSE not in names and ID not in near.values():
        fix = "give a column that names each submission by one word"
        yield ID, Fault(at, NO_ID, fix)
    for head in heads:
        if head.unit and (declared := size_unit(head.name)):
            for fault in wide.unit_faults(at, head, declared, cells):
                yield head.name, fault


def undated_pounds(rows: list[sheets.Row]) -> str:
    """What is said of columns of pounds whose header names no year; "" if there is none."""
    names = [
        head.name
        for head in _heads(rows)
        if not head.unit
        and size_unit(head.name) == COST_UNIT
        and not all(is_blank(row[head.header]) for _, row in rows)
    ]
    if not names:
        return ""
    told = f"{', '.join(names[:-1])} and {names[-1]} are" if len(names) > 1 else f"{names[0]} is"
    year = COST_UNIT.removeprefix("GBP_")
    return f"{told} read as pounds of {year}: write [{COST_UNIT}] to say so"


def _heads(rows: list[sheets.Row]) -> list[wide.Head]:
    return [wide.Head.of(one) for one in (rows[0][1] if rows else ())]
