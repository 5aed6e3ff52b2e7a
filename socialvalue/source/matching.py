"""Which texts hold some words: at the start of a word first, inside one only where that finds none.

In come texts and words; out come those of the texts that hold them all. Upper and lower case are
alike; "homeless" finds "Homelessness", and "ONS" does not find "consultations".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

Found = TypeVar("Found")

NOT, INSIDE, BEGINS, WHOLE = range(4)
"""How well a text holds some words, all of them: by the worst of them."""


def fit(text: str, words: Sequence[str]) -> int:
    """How well `text` holds all the words: `WHOLE`, `BEGINS`, `INSIDE` or `NOT`."""
    folded = text.casefold()
    return min((_fit(folded, word.casefold()) for word in words), default=WHOLE)


def _fit(text: str, word: str) -> int:
    if word not in text:
        return NOT
    begins, whole = _patterns(word)
    return WHOLE if whole.search(text) else BEGINS if begins.search(text) else INSIDE


@lru_cache(maxsize=64)
def _patterns(word: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    begins = rf"(?<![^\W_]){re.escape(word)}"
    return re.compile(begins), re.compile(rf"{begins}(?![^\W_])")


def holding(texts: Iterable[tuple[str, Found]], words: Sequence[str]) -> list[Found]:
    """What stands beside the texts that hold all the words, in order; where some hold them at the
    start of a word, those that hold them inside one only are left out.
    """
    fits = [(fit(text, words), one) for text, one in texts]
    least = BEGINS if any(how >= BEGINS for how, _ in fits) else INSIDE
    return [one for how, one in fits if how >= least]
