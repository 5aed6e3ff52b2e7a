"""Ballots from a CSV file or from records: in come rows, out come ballots, or all their faults.

One row a person, with a column for each code (points, swings, ranks); or one row an answer, with
the columns what, than and answer, which any method can take.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from socialvalue import arguments
from socialvalue.claims.doors import sheets
from socialvalue.errors import BallotErrors, Fault
from socialvalue.framework import Framework, reweighing
from socialvalue.voices.ballot import IN_PAIRS, METHODS, Ballot, faults

HEAD = ("person", "group", "method")
LONG = ("what", "than", "answer")
_FIX = "give the path of a CSV file, or a list of records"

Row = tuple[str, Mapping[str, Any]]


def read_ballots(
    source: str | Path | Iterable[Mapping[str, Any]],
    framework: Framework,
    node: str = "overall",
    *,
    encoding: str | None = None,
) -> tuple[Ballot, ...]:
    """What people answered about the children of a `node` (themes, by default), a ballot each.

    Raises `BallotErrors` with every fault, `UnknownName` for the node and `ArgumentError`. No fault
    repeats what anybody wrote.
    """
    arguments.of_kind("framework", framework, Framework, "load one: sv.Framework.load")
    codes = [one.code for one in reweighing.children(reweighing.found(framework.root, node))]
    found: list[Fault] = []
    rows = _rows(source, encoding, found)
    if found:
        raise BallotErrors(found)
    made = _long(rows, found) if _is_long(rows) else _wide(rows, codes, found)
    checked(made, codes, found)
    return tuple(ballot for _, ballot in made)


def checked(made: Sequence[tuple[str, Ballot]], codes: Sequence[str], found: list[Fault]) -> None:
    """Raise `BallotErrors` where ballots, each with its place, have faults or share a key."""
    told = {fault.at for fault in found}
    seen: set[str] = set()
    for at, ballot in made:
        found += [one for one in faults(ballot, codes, at) if one.at not in told]
        if ballot.id in seen:
            fix = "one person has one ballot: read a second method in a file of its own"
            found.append(Fault(at, "its key stands twice", fix))
        seen.add(ballot.id)
    if not made and not found:
        found.append(Fault("ballots", "there are none", "give at least one"))
    if found:
        raise BallotErrors(found)


def _rows(source: Any, encoding: str | None, found: list[Fault]) -> list[Row]:
    if isinstance(source, str | Path):
        file = arguments.path("source", source, _FIX)
        rows = sheets.rows(file, found, encoding=encoding)
        return [(f"{file.name} line {line}", row) for line, row in rows]
    listed: list[Any] = arguments.several("source", source, Mapping, _FIX)
    return [(f"record {place}", row) for place, row in enumerate(listed, 1)]


def _is_long(rows: Sequence[Row]) -> bool:
    return any("what" in row or "answer" in row for _, row in rows)


def _of_columns(rows: Sequence[Row], known: Iterable[str], found: list[Fault]) -> None:
    """Columns that are missing or not known, each once; a name is not repeated, only its place."""
    columns = [*HEAD, *known]
    names = {name: (at, place) for at, row in rows[::-1] for place, name in enumerate(row, 1)}
    for name in HEAD:
        if rows and name not in names:
            fix = f"give the columns {', '.join(columns)}"
            found.append(Fault(rows[0][0], f"there is no column {name}", fix))
    for name, (at, place) in names.items():
        if name not in columns:
            fix = f"use {', '.join(columns)}; names of people are not kept here"
            found.append(Fault(at, f"its column {place} is not known", fix))
    if found:
        raise BallotErrors(found)


def _head(row: Mapping[str, Any]) -> Ballot:
    words = [str(row.get(name) or "").strip() for name in HEAD]
    return Ballot(words[0], words[1], words[2].lower(), {})


def _wide(
    rows: Sequence[Row], codes: Sequence[str], found: list[Fault]
) -> list[tuple[str, Ballot]]:
    """One row a person."""
    _of_columns(rows, codes, found)
    made = []
    for at, row in rows:
        head = _head(row)
        if head.method in IN_PAIRS:
            fix = f"give a row an answer, with the columns {', '.join((*HEAD, *LONG))}"
            found.append(Fault(at, f"{METHODS[head.method]} has no room in one row", fix))
            continue
        answers = {code: _value(row[code]) for code in codes if not _blank(row.get(code))}
        made.append((at, Ballot(head.id, head.group, head.method, answers)))
    return made


def _long(rows: Sequence[Row], found: list[Fault]) -> list[tuple[str, Ballot]]:
    """One row an answer; the rows of a person stand anywhere."""
    _of_columns(rows, LONG, found)
    made: dict[str, tuple[str, Ballot]] = {}
    for at, row in rows:
        head = _head(row)
        first, ballot = made.setdefault(head.id, (at, head))
        if (head.group, head.method) != (ballot.group, ballot.method):
            fix = "one person has one group and one method: write them alike on each row"
            found.append(Fault(at, f"its group or method is not that of {first}", fix))
            continue
        what, than = (str(row.get(name) or "").strip() for name in LONG[:2])
        key: Any = (what, than) if head.method in IN_PAIRS else what
        if than and head.method not in IN_PAIRS:
            fix = "leave the column than empty, or give the method as pairwise or best-worst"
            found.append(Fault(at, f"{head.method or 'this method'} compares no pairs", fix))
        elif key in ballot.answers:
            found.append(Fault(at, "this was answered before", "keep one answer"))
        elif not _blank(row.get("answer")):
            ballot.answers[key] = _value(row["answer"])  # type: ignore[index]
    return list(made.values())


def _blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _value(cell: Any) -> Any:
    """A number, also one written as 1/3; anything else is given back, to be refused in place."""
    if not isinstance(cell, str):
        return cell
    try:
        return float(Fraction(cell.replace(" ", "")))
    except (ValueError, ZeroDivisionError, OverflowError):
        return cell
