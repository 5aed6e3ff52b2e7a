"""Headers: whether the first row of a sheet is one, and how much of it a fault may tell.

A sheet that was saved without its header shows somebody's row in its place. Nothing of such a row
is quoted, nor is a cell that looks like a value in a row that is a header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from socialvalue.claims.numbers import quoted
from socialvalue.errors import Fault

ALIKE = 0.8
"""How alike a cell and a column are, at the least, for the cell to be a slip of its name."""

ENOUGH = 2
"""Known columns that make a header where none of those is there that every sheet needs."""

NONE = "its first row does not look like a header"
MAPPED = ", or read the sheet through a column map"
_HEAD = re.compile(r"\[[^\[\]]*\]?\s*$")
# What opens with a figure, or holds an @ or as many digits as a telephone number; a postcode.
_VALUE = re.compile(r"^[\W_]*\d|@|\d{5}|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def told(header: str) -> str:
    """A cell of a header as far as it may be told: cut short, and only counted if it looks like a
    value.
    """
    if is_value(header):
        return f"a cell of {len(header)} signs" if header else "an empty cell"
    return quoted(header)


def is_value(header: str) -> bool:
    """Whether a cell of a header looks like a value rather than like a title."""
    word = _HEAD.sub("", header)
    return bool(_VALUE.search(word)) or not any(map(str.isalpha, word))


def is_header(row: Sequence[str], needed: Iterable[str], known: Iterable[str]) -> bool:
    """Whether a first row is a header: it has, by and large, one of the `needed` columns, or some
    of the `known`.
    """
    words = [_HEAD.sub("", cell).strip().casefold() for cell in row]
    wanted = list(needed)
    if any(get_close_matches(word, wanted, 1, ALIKE) for word in words):
        return True
    return len(set(words) & {one.casefold() for one in known}) >= ENOUGH


def missing(name: str, columns: str, more: str = MAPPED) -> Fault:
    """The fault of a sheet without a header; `columns` says what a header would hold, and `more`
    what else may be done.
    """
    return Fault(f"{name} header", NONE, f"put a header above the rows ({columns}){more}")
