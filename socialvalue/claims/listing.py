"""The marked list: every fault by file or sheet, in the order of its lines, with its mend.

In come faults; out comes text for whoever has to mend the files, a number before each fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from socialvalue.errors import Fault
from socialvalue.workbooks import cell_of
from socialvalue.workbooks.places import position

_FILE = re.compile(
    r"(.+?\.(?:csv|tsv|txt|jsonl|json|ndjson|toml))(?= |$)[ ]?(.*)", re.IGNORECASE | re.DOTALL
)
_LINE = re.compile(r"(?:line |claims\[|submissions\[)([0-9]{1,15})")
BETWEEN = "between claims"
"""Where faults stand that lie in no one file: what several claims together break."""


def marked(faults: Iterable[Fault]) -> str:
    """Faults by file, or by sheet of a workbook, each numbered: its place, fault and mend."""
    pages: dict[str, list[tuple[tuple[int, int], Fault]]] = {}
    for fault in faults:
        name, place = _placed(fault.at)
        pages.setdefault(name, []).append((place, fault))
    lines, number = [], 0
    for name, told in pages.items():
        lines += [name or BETWEEN] if name or len(pages) > 1 else []
        for _, fault in sorted(told, key=lambda one: one[0]):
            number += 1
            lines.append(f"  {number}. {fault}")
    return "\n".join(lines)


def _placed(at: str) -> tuple[str, tuple[int, int]]:
    """The file or sheet of a fault, "" if it is of none, with its line or its row and column."""
    cell = cell_of(at)
    if cell is not None:
        file = at.partition("!")[0]
        return f"{file}!{cell[0]}", position(cell[1]) or (-1, 0)
    found = _FILE.fullmatch(at)
    return (found[1], (_line(found[2]), 0)) if found else ("", (_line(at), 0))


def _line(place: str) -> int:
    """The line that a place names; what lies in no line (a header, a whole file) comes first."""
    found = _LINE.match(place)
    return int(found[1]) if found else -1
