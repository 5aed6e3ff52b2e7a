"""Counted nouns: a number and its noun as they are said, `1 row`, `2,048 rows`, `0 people`."""

from __future__ import annotations


def counted(number: int, noun: str, several: str = "") -> str:
    """A number and its noun; `several` is the noun for any number but 1 (by default with an s)."""
    return f"{number:,} {noun if number == 1 else several or f'{noun}s'}"
