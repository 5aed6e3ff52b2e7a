"""The marked list: every fault by file, in the order of its lines, with its mend.

In come faults; out comes text for whoever has to mend the files, a number before each fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from socialvalue.errors import Fault

_FILE = re.compile(
    r"(.+?\.(?:csv|tsv|txt|jsonl|json|ndjson|toml))(?= |$)[ ]?(.*)", re.IGNORECASE | re.DOTALL
)
_LINE = re.compile(r"(?:line |claims\[|submissions\[)([0-9]{1,15})")
BETWEEN = "between claims"
"""Where faults stand that lie in no one file: what several claims together break."""


def marked(faults: Iterable[Fault]) -> str:
    """Faults by file, each numbered: its place, what is wrong there, and how to mend it."""
    pages: dict[str, list[tuple[str, Fault]]] = {}
    for fault in faults:
        found = _FILE.fullmatch(fault.at)
        name, place = (found[1], found[2]) if found else ("", fault.at)
        pages.setdefault(name, []).append((place, fault))
    lines, number = [], 0
    for name, told in pages.items():
        lines += [name or BETWEEN] if name or len(pages) > 1 else []
        for _, fault in sorted(told, key=lambda one: _line(one[0])):
            number += 1
            lines.append(f"  {number}. {fault}")
    return "\n".join(lines)


def _line(place: str) -> int:
    """The line that a place names; what lies in no line (a header, a whole file) comes first."""
    found = _LINE.match(place)
    return int(found[1]) if found else -1
