"""Wide rows: one submission a row, one column an input, `PA3.attended` beside `contract_value`.

In comes a chunk of columns; out come the claims by measure and the submissions table that
`Claims.from_columns` takes, or every fault of the columns themselves. A blank cell says nothing:
where every input of a measure is blank in a row, that submission makes no claim on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from socialvalue.basis import STAGES
from socialvalue.claims import Claims
from socialvalue.claims.arrays import ASIDE
from socialvalue.claims.batch import COMMITTED, asked
from socialvalue.claims.numbers import quoted
from socialvalue.claims.submissions import COST, TEXTS
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.ramp import PER_UNITS
from socialvalue.streams.chunk import Bools, Columns, Ints, Lists, rows_of

TABLE = ("id", *PER_UNITS)
ASIDES = tuple(name for name in ASIDE if name not in ("submission", "shared"))
SHARED = "whether shares of an outcome add up to more than all of it shows in the whole table alone"
_NAME = re.compile(r"([^.]+)\.([^.]+)(?:\.([^.]+))?")


def names(framework: Framework) -> list[str]:
    """Every input column that a framework can read, in the order of its tree."""
    return [
        f"{code}.{name}"
        for code, member in framework.members.items()
        for one, declaration in asked(member.measure).items()
        for name in ([one] if not isinstance(declaration, SampleGroup) else
                     [f"{one}.{part}" for part, _ in declaration.members])
    ]  # fmt: skip


def faults(columns: Iterable[str], framework: Framework) -> list[Fault]:
    """What is wrong with the names of columns, whatever their rows hold."""
    found = []
    given = list(columns)
    if other := _laid_otherwise(given, framework):
        return [other]
    if "id" not in given:
        found.append(
            Fault("id", "this column is missing", "give each row the id of its submission")
        )
    for name in given:
        if name not in (*TABLE, *TEXTS) and not COST.fullmatch(name):
            found += _of_input(name, framework)
    return found


def _laid_otherwise(given: Iterable[str], framework: Framework) -> Fault | None:
    """The one fault of rows that are no submissions: an input each, or a claim each."""
    titles = {name.strip().casefold() for name in given}
    if "id" in titles or "submission" not in titles:
        return None
    kind = "tidy, one input a row" if {"input", "value"} <= titles else "one claim a row"
    fault = f"they are laid out as {kind}, and a stream reads one submission a row"
    example = next(iter(names(framework)), "PA3.attended")
    fix = f"read them with sv.read, or give a column id and a column an input, as {example}"
    return Fault("columns", fault, fix)


def _of_input(name: str, framework: Framework) -> list[Fault]:
    """What is wrong with the name of one column that is none of the submissions table's."""
    parts, at = _NAME.fullmatch(name), quoted(name)
    code = parts[1] if parts else ""
    if parts is None or code not in framework.members:
        fix = "name it CODE.input, or a size of the table; leave out or ignore what is neither"
        return [Fault(at, f"{framework.code} has no input or size of this name", fix)]
    measure = framework.members[code].measure
    if parts[2] == "shared":
        return [Fault(at, SHARED, "read the whole table with sv.Claims.from_columns")]
    inner = _inner(measure, parts[2])
    if parts[2] in ASIDES and parts[3] is None:
        return []
    if inner is None or (parts[3] is not None and parts[3] not in inner):
        known = [one for one in names(framework) if one.startswith(f"{code}.")]
        return [Fault(at, f"{code} has no such input", f"use {', '.join(known)}")]
    if parts[3] is None and inner and "values" not in inner:
        return [Fault(at, "this is a group of lists", f"name one of {', '.join(inner)} after it")]
    return []


def _inner(measure: type[Measure], name: str) -> tuple[str, ...] | None:
    """The lists that an input is made of, none for a plain one; None where it is not known."""
    one = asked(measure).get(name)
    if isinstance(one, SampleGroup):
        return (*(part for part, _ in one.members), "count")
    if isinstance(one, Sample):
        return ("values", "count")
    return None if one is None else ()


def read(chunk: Columns, framework: Framework, ids: Any = None) -> Claims:
    """Claims of a chunk; raises `ClaimErrors`. `ids` (rows,) stand in faults, else row numbers.

    Whether ids are unique is not looked at here: it shows in the whole table alone.
    """
    count = len(next(iter(chunk.values()))) if chunk else 0
    table: dict[str, Any] = {
        name: column for name, column in chunk.items() if name in PER_UNITS or COST.fullmatch(name)
    }
    table["id"] = range(count) if ids is None else ids
    claims = {
        code: _claims(framework.members[code].measure, columns, count)
        for code, columns in by_code(chunk).items()
    }
    return Claims.from_columns({c: one for c, one in claims.items() if one}, framework, table)


def nobodys(chunk: Columns, framework: Framework) -> None:
    """Raise `ClaimErrors` where the columns themselves are wrong, rows or none."""
    if found := faults(chunk, framework):
        raise ClaimErrors(found)
    none = rows_of(chunk, slice(0, 0))
    for code, columns in by_code(none).items():
        measure = framework.members[code].measure
        found += [
            Fault(f"{code}.{name}", "this column is missing", "give it beside the others")
            for name, one in asked(measure).items()
            if getattr(one, "default", None) is None and not _has(columns, name)
        ]
        found += [
            Fault(f"{code}.{name}", fault, fix)
            for name, column in columns.items()
            for fault, fix in _of_kind(measure, name, column)
        ]
    found += [
        Fault(name, f"it holds {_kind(column)}, not numbers", "give a column of numbers")
        for name, column in none.items()
        if (name in PER_UNITS or COST.fullmatch(name)) and not _numbers(column)
    ]
    if found:
        raise ClaimErrors(found)


def _has(columns: Mapping[str, Any], name: str) -> bool:
    return any(one == name or one.startswith(f"{name}.") for one in columns)


def _of_kind(measure: type[Measure], name: str, column: Any) -> list[tuple[str, str]]:
    """What is wrong with the kind of a column: lists where numbers are wanted, or words."""
    one = asked(measure).get(name.partition(".")[0])
    if one is None:
        return []
    if isinstance(one, Sample | SampleGroup):
        wrong = not isinstance(column, Lists) and column.dtype.kind != "O"
        return [("it holds no lists", "give a list of numbers a row")] if wrong else []
    if isinstance(column, Lists):
        return [("it holds lists", "give one value a row")]
    if isinstance(one, Column) and not _numbers(column):
        return [(f"it holds {_kind(column)}, not numbers", "give a column of numbers")]
    return []


def _numbers(column: Any) -> bool:
    """Whether a column may hold numbers; objects are judged row by row."""
    return not isinstance(column, Lists) and column.dtype.kind in "iufO"


def _kind(column: Any) -> str:
    return "lists" if isinstance(column, Lists) else str(column.dtype.name)


def by_code(chunk: Columns) -> dict[str, dict[str, Any]]:
    """The columns of each measure, by the rest of their names."""
    found: dict[str, dict[str, Any]] = {}
    for name, column in chunk.items():
        code, dot, rest = name.partition(".")
        if dot:
            found.setdefault(code, {})[rest] = column
    return found


def _claims(measure: type[Measure], columns: dict[str, Any], count: int) -> dict[str, Any]:
    """The columns of one measure as `Claims.from_columns` takes them; {} where nobody claims it."""
    wanted = asked(measure)
    if "stage" in columns:
        columns["stage"] = _staged(columns["stage"])
    if all(isinstance(one, Column) for one in wanted.values()):
        return columns
    inputs = [one for name, one in columns.items() if name.partition(".")[0] in wanted]
    rows = np.flatnonzero(np.logical_or.reduce([said(one) for one in inputs]))
    if not rows.size:
        return {}
    _refuse_gaps(measure.code, columns, rows)
    if rows.size < count:
        columns = {**rows_of(columns, rows), "submission": rows}
    return {
        **{name: one for name, one in columns.items() if name.partition(".")[0] not in wanted},
        **{name: _input(one, columns, name) for name, one in wanted.items() if _has(columns, name)},
    }


def _refuse_gaps(code: str, columns: Mapping[str, Any], rows: Ints) -> None:
    """Raise `ClaimErrors` where a list is blank in a row that claims: it is no list of nobody."""
    fix = "give it, or leave the whole claim blank; a list of nobody is empty"
    found = [
        Fault(f"{code}.{name}[{row}]", "it is blank, where others of the claim are not", fix)
        for name, column in columns.items()
        if isinstance(column, Lists)
        for row in rows[~column.said[rows]][:1].tolist()
    ]
    if found:
        raise ClaimErrors(found)


def _staged(words: Any) -> Any:
    """Stages, committed where nothing was said."""
    found = np.array([*words.tolist(), None], dtype=object)[:-1]
    found[[one is None or not str(one).strip() for one in found]] = STAGES[COMMITTED]
    return found


def said(column: Any) -> Bools:
    """Where a column says something, (rows,)."""
    if isinstance(column, Lists):
        return column.said
    if column.dtype.kind == "f":
        return np.asarray(~np.isnan(column))
    if column.dtype.kind == "O":
        blank = [one is None or one != one or one == "" for one in column]  # noqa: PLR0124 (NaN)
        return ~np.array(blank, dtype=bool)
    return np.full(column.size, True)


def _input(declaration: Any, columns: Mapping[str, Any], name: str) -> Any:
    """One input: a column as it is, or lists as samples with their offsets."""
    if isinstance(declaration, Column | Code):
        return columns[name]
    parts = {
        one.partition(".")[2] or "values": column
        for one, column in columns.items()
        if one.partition(".")[0] == name and isinstance(column, Lists)
    }
    if not parts:
        return columns.get(name, {})
    return {**{part: one.values for part, one in parts.items()}, "offsets": _cuts(name, parts)}


def _cuts(name: str, parts: Mapping[str, Lists]) -> Ints:
    """The offsets that a group's lists share; `ClaimErrors` where one is of another length."""
    first = next(iter(parts.values())).offsets
    for part, one in parts.items():
        if not np.array_equal(one.offsets, first):
            row = int(np.flatnonzero(np.diff(one.offsets) != np.diff(first))[0])
            fix = "give the lists of one group the same length"
            raise ClaimErrors(Fault(f"{name}.{part}[{row}]", "its list has another length", fix))
    return first
