"""The lines of a header, held against the columns that a map names: one fault if they are others.

In come a file, a map and the rows that were found through it; out come the rows that would be found
below the header that the map means, so that a slip of one line is told once and not for each
column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

from socialvalue.claims.maps.columns import is_title, named
from socialvalue.claims.maps.grid import Grid, widest
from socialvalue.claims.maps.layout import Layout, headers_of, lay
from socialvalue.claims.maps.parts import Mapped
from socialvalue.errors import Fault
from socialvalue.frames import Frame

FIRST_LINES = 40
"""Lines among which a header is looked for."""

MOST_LINES = 3
"""Lines that a header takes at the most."""

CLEARLY = 2
"""Columns more that other lines must hold, where they do not hold all, to be those meant."""


@frozen
class _Lines:
    """Lines that may be the header, and how many of the columns that the map names they hold."""

    lines: tuple[int, ...]
    holds: int


def righted(file: Path | Frame, given: Mapped, lines: Grid, found: Layout) -> Layout:
    """The rows as they were found; or below the lines that hold the columns which the map names.

    `amiss` then begins with the one fault of those lines. Where no line holds any of the columns,
    the headers are those that the map names, so that none of them is told as missing.
    """
    wanted = named(given)
    held = sum(one in found.headers for one in wanted)
    whole = lines.header or (held == len(wanted) and found.headers)
    if whole or not isinstance(file, Path):
        return found
    wide = widest(file, given.sheet, [])
    best = max(_candidates(wide, wanted), key=lambda one: one.holds, default=_Lines((), 0))
    if best.holds > held and (best.holds == len(wanted) or best.holds - held >= CLEARLY):
        sheet = evolve(given.sheet, header_rows=best.lines, header_words=())
        right = lay(wide, sheet, given.name)
        return evolve(right, amiss=[_elsewhere(given, lines, found, best), *right.amiss])
    if not found.headers:
        return evolve(found, headers=tuple(wanted))
    strange = 2 * held < len(wanted) and not all(map(is_title, found.headers))
    if strange or (held == 0 and len(wanted) > 1):
        return Layout(tuple(wanted), amiss=[_nowhere(given, lines, found, held, len(wanted))])
    return found


def _candidates(lines: Grid, wanted: Sequence[str]) -> Iterator[_Lines]:
    """Every line that may be a header, then every two and three; fewer lines come first."""
    some = lines.lines[:FIRST_LINES]
    for size in range(1, MOST_LINES + 1):
        for first in range(len(some) - size + 1):
            chosen = some[first : first + size]
            headers = set(headers_of([cells for _, cells in chosen]))
            yield _Lines(tuple(line for line, _ in chosen), sum(one in headers for one in wanted))


def _elsewhere(given: Mapped, lines: Grid, found: Layout, best: _Lines) -> Fault:
    """The fault of header lines that are others than those which hold the columns."""
    rows = str(list(best.lines) if len(best.lines) > 1 else best.lines[0])
    these = "the line of the header" if len(best.lines) == 1 else "the lines of the header"
    fix = f"write header_row = {rows}, {these}"
    if given.sheet.header_words:
        fix = f"write header_row = {rows} in the place of header_words"
        fix += ", or copy words of that line" if len(best.lines) == 1 else ""
    does = "does" if len(best.lines) == 1 else "do"
    if not found.headers:
        fault = f"{found.amiss[0].fault}; {_told(best.lines)} {does}"
        if given.sheet.header_words:
            fault = found.amiss[0].fault
        return Fault(_at(given), fault, fix)
    mine = _header(given, lines, found)
    if set(mine) < set(best.lines):
        fault = f"{_told(mine)} is not the whole header: {_told(best.lines)} are"
    else:
        doing = "does" if len(mine) == 1 else "do"
        fault = f"{_told(mine)} {doing} not look like the header; {_told(best.lines)} {does}"
    return Fault(_at(given), f"{fault}, by the columns that the map names", fix)


def _nowhere(given: Mapped, lines: Grid, found: Layout, held: int, wanted: int) -> Fault:
    """The fault of header lines that hold next to nothing, where no others do; nothing of them is
    quoted.
    """
    mine = _header(given, lines, found)
    does = "does" if len(mine) == 1 else "do"
    fault = (
        f"{_told(mine)} {does} not look like the header: of the {wanted} columns that the map "
        f"names, {'none stands' if held == 0 else f'only {held} stand'} there"
    )
    fix = (
        "write the line of the header in header_row, and its titles as they stand there; "
        "if the sheet has no header, put one above its rows"
    )
    return Fault(_at(given), fault, fix)


def _at(given: Mapped) -> str:
    return f"{given.name} sheet.{'header_words' if given.sheet.header_words else 'header_row'}"


def _header(given: Mapped, lines: Grid, found: Layout) -> tuple[int, ...]:
    """The lines that were taken for the header: the first of all, unless the map says otherwise."""
    above = {line for some in found.skipped.values() for line in some}
    below = {line for line, _ in found.rows} | set(found.refused)
    first = (line for line, _ in lines.lines if line not in above | below)
    return given.sheet.header_rows or (next(first),)


def _told(lines: Sequence[int]) -> str:
    """`line 6`, or `lines 4 and 5`."""
    if len(lines) == 1:
        return f"line {lines[0]}"
    return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"
