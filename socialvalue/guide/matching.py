"""Free text matched to outcomes: a sentence in, outcomes and the words that led to them out.

Each phrase of an outcome that stands in the text counts as many times as it has words. The outcome
that explains most comes first; another follows only where it explains a word that those before it
do not, or the very same words as well. What nothing explains matches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from socialvalue.guide.shelf import Phrase, shelf
from socialvalue.guide.words import places, root, roots, spelt

MOST = 4
"""Outcomes that one sentence may ask for."""


@frozen
class Match:
    """An outcome that a sentence asks for, and which of its words say so."""

    outcome: str
    words: tuple[str, ...]


def matches(text: str) -> tuple[Match, ...]:
    """The outcomes that a text asks for, the best first; none where nothing fits."""
    held = shelf()
    told = spelt(text, held.small)
    words = [root(word) for word in told]
    dark = _places(held.not_meant, words)
    found = [(code, _places(phrases, words, dark)) for code, phrases in held.outcomes.items()]
    ranked = sorted((one for one in found if one[1]), key=lambda one: -len(one[1]))
    kept: list[Match] = []
    explained: set[int] = set()
    for code, where in ranked:
        if where - explained or (kept and where == _best(ranked)):
            kept.append(Match(code, tuple(told[at] for at in sorted(where))))
            explained |= where
    return tuple(kept[:MOST])


def says(phrases: Iterable[str], text: str) -> bool:
    """Whether one of the phrases stands in a text."""
    small = shelf().small
    words = roots(text, small)
    return any(places(roots(one, small), words, set()) for one in phrases)


def records_of(text: str) -> list[str]:
    """The records that a word names: "invoices" are the ledger; none where it names none."""
    held = shelf()
    words = roots(text, held.small)
    return [code for code, one in held.records.items() if _places(one.phrases, words)]


def _best(ranked: Sequence[tuple[str, set[int]]]) -> set[int]:
    return ranked[0][1]


def _places(
    phrases: Sequence[Phrase], words: Sequence[str], taken: set[int] | None = None
) -> set[int]:
    """Where phrases stand in the words, each word used once, the longest phrases first."""
    dark = set(taken or ())
    found: set[int] = set()
    for phrase in phrases:
        while here := places(phrase, words, dark | found):
            found |= set(here)
    return found
