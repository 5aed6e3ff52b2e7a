"""Names as they are typed at a terminal, in whatever case, and as they are known."""

from __future__ import annotations

from collections.abc import Iterable


def spelt(word: str, known: Iterable[str]) -> str:
    """A name as it is known, whatever case it was typed in; the word itself where none is alike,
    or several are.
    """
    names = list(dict.fromkeys(known))
    alike = [name for name in names if name.casefold() == word.casefold()]
    return alike[0] if len(alike) == 1 and word not in names else word
