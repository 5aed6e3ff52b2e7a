"""Plain words, so that two spellings of one thing are one: texts in, roots of words out.

Simple rules for English endings, by hand and on purpose: whoever wonders why two words met can
follow them on paper. Nothing is learned, and the same words always give the same roots.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_TOGETHER = re.compile(r"\bco[- ](?=op)")
_APOSTROPHE = re.compile(r"['’](?:s\b)?")
_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouy]")
SHORTEST = 3
"""Letters that must be left of a word when an ending is taken off."""

GAP = 1
"""Words that may stand between two words of a phrase."""


def root(word: str) -> str:
    """A word without its ending: lorries and lorry, voting and vote have one root."""
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > SHORTEST:
        word = word[:-1]
    for ending in ("ing", "ed"):
        left = word.removesuffix(ending)
        if left != word and len(left) >= SHORTEST and _VOWEL.search(left):
            word = left[:-1] if left[-1] == left[-2] and left[-1] not in "ls" else left
            break
    if word.endswith("e") and len(word) > SHORTEST:
        word = word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > SHORTEST else word


def spelt(text: str, small: frozenset[str] = frozenset()) -> list[str]:
    """A text's words as they are spelt, in small letters, in order, without the `small` ones."""
    plain = _APOSTROPHE.sub("", _TOGETHER.sub("co", text.casefold()))
    return [word for word in _WORD.findall(plain) if word not in small]


def roots(text: str, small: frozenset[str] = frozenset()) -> list[str]:
    """The roots of a text's words, in order, without the `small` ones."""
    return [root(word) for word in spelt(text, small)]


def places(phrase: Sequence[str], text: Sequence[str], taken: set[int]) -> list[int]:
    """Where a phrase stands in a text, as places of its words; empty where it does not.

    Its words stand in order, at most `GAP` others between two of them, none of them `taken`.
    """
    for start in (at for at, word in enumerate(text) if phrase and word == phrase[0]):
        found = _from(phrase, text, start, taken)
        if found:
            return found
    return []


def _from(phrase: Sequence[str], text: Sequence[str], start: int, taken: set[int]) -> list[int]:
    found = [start]
    for word in phrase[1:]:
        near = range(found[-1] + 1, min(found[-1] + 2 + GAP, len(text)))
        following = next((at for at in near if text[at] == word), None)
        if following is None:
            return []
        found.append(following)
    return [] if taken & set(found) else found
