"""The columns that a map names beside those of a sheet: which are not there, which nobody reads.

In come a map and the headers of a sheet; out come faults. A title is quoted only where it looks
like one: in a sheet without a header, somebody's row stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from socialvalue.claims.doors.headers import is_value
from socialvalue.claims.maps.parts import Mapped, Rule, Sheet, nearest
from socialvalue.claims.numbers import quoted
from socialvalue.errors import Fault

TOLD = 40
"""Columns that one fault names: more than most sheets have."""

SOME = 12
"""Columns that one mend names."""

# A year, a financial year, or a question with its number: titles, though they begin with a figure.
_TITLE = re.compile(r"(19|20)\d\d([/-]\d\d(\d\d)?)?|\d{1,2}[a-z]?[.)] ?[^\W\d].*", re.DOTALL)


def told(header: str, headers: Sequence[str]) -> str:
    """A title as it may be told: quoted; by the letter of its column if it looks like a value."""
    if is_title(header) or header not in headers:
        return repr(header)
    return f"the title of column {letters(list(headers).index(header))}"


def is_title(header: str) -> bool:
    """Whether a cell looks like the title of a column, rather than like a value in it."""
    return bool(_TITLE.fullmatch(header)) or not is_value(header)


def letters(column: int) -> str:
    """The name that a spreadsheet gives a column, counted from 0: A, B … Z, AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def named(given: Mapped) -> list[str]:
    """Every column that a map names, once, in the order of the map."""
    return list(dict.fromkeys(filter(None, _named(given))))


def _named(given: Mapped) -> Iterator[str]:
    yield from (rule.header for _, rule in rules(given.sheet))
    for cell in given.submission.values():
        yield from cell.headers
    for claim in given.claims:
        yield claim.when.header if claim.when else ""
        for _, cell in (*claim.beside.items(), *claim.cells()):
            yield from cell.headers
    yield from given.sheet.ignore


def rules(sheet: Sheet) -> Iterator[tuple[str, Rule]]:
    """The rules of a sheet that look at a column, each with its place in the map."""
    for word, given in (("skip", sheet.skip), ("expect", sheet.expect)):
        yield from (
            (f"sheet.{word}[{place}]", rule) for place, rule in enumerate(given) if rule.header
        )


def unread(sheet: Sheet, headers: tuple[str, ...], used: set[str], origin: str) -> Iterator[Fault]:
    """Columns that nobody reads, and ignored ones that are not there or are read all the same."""
    left = [one for one in headers if one not in used and one not in sheet.ignore]
    if left:
        it, column = ("it", "column") if len(left) == 1 else ("each", "columns")
        fix = f"read {it} in a claim or in [submission], or name it in ignore"
        more = f" and {len(left) - TOLD} more" if len(left) > TOLD else ""
        some = ", ".join(told(one, headers) for one in left[:TOLD])
        yield Fault(f"{origin} sheet.ignore", f"nothing reads the {column} {some}{more}", fix)
    for header in sheet.ignore:
        at = f"{origin} sheet.ignore"
        if header in used:
            yield Fault(at, f"{quoted(header)} is read elsewhere in the map", "keep one of the two")
        elif header not in headers:
            yield Fault(at, f"the sheet has no column {quoted(header)}", meant(header, headers))


def meant(header: str, headers: Iterable[str]) -> str:
    """How to mend a header that is not there: the nearest title, or all of them."""
    titles = list(filter(is_title, headers))
    if near := nearest(header, titles):
        return f"write {near!r}"
    if not titles:
        return "copy the title from the sheet"
    some = ", ".join(map(repr, titles[:SOME])) + (" …" if len(titles) > SOME else "")
    return f"use one of {some}"
