"""Likeness: ids that a reader cannot tell apart, and a computer does.

Two ids that differ by an invisible sign, by letters of another alphabet that look the same, by
capitals, spaces or dashes alone are two submissions to a computer: half the claims of one bidder
would be another's. In come ids; out come the pairs that are alike, and what tells them apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from socialvalue.claims.numbers import quoted
from socialvalue.errors import Fault

FIX = "write one id for one submission, and for two of them ids that a reader can tell apart"
MOST = 20
"""Pairs that are told one by one."""

_LOOK = str.maketrans(
    # Cyrillic, then Greek, then a few others: each beside the Latin letter that it looks like
    "АВЕЅІЈКМНОРСТУХԚԜавеѕіјкмнорстухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχօսհıɑɡ",
    "ABESIJKMHOPCTYXQWabesijkmhopctyxhdqwABEZHIKMNOPTYXaikvopuxouhiag",
)
_SPACES = re.compile(r"\s+")


def likeness(word: str) -> str:
    """A word as it looks: two words that a reader cannot tell apart have one likeness."""
    if word.isascii() and word.isprintable() and "  " not in word:
        return word.strip().casefold()
    return _SPACES.sub(" ", _plain(_visible(word).translate(_LOOK))).strip().casefold()


def _visible(word: str) -> str:
    """A word without the signs that nobody sees: formats, joiners, marks of a variant."""
    return "".join(sign for sign in word if not _is_unseen(sign))


def _is_unseen(sign: str) -> bool:
    return (
        (unicodedata.category(sign) in ("Cf", "Cc") and not sign.isspace())
        or sign in "\u034f\u115f\u1160\u3164\uffa0"
        or "\ufe00" <= sign <= "\ufe0f"
    )


def _plain(word: str) -> str:
    """A word in its plainest forms: full-width letters are letters, every dash is one."""
    plain = unicodedata.normalize("NFKC", word)
    return "".join("-" if unicodedata.category(sign) == "Pd" else sign for sign in plain)


def difference(one: str, other: str) -> str:
    """What alone tells two words apart that are alike."""
    if _visible(one) == _visible(other):
        return "an invisible sign"
    if one.casefold() == other.casefold():
        return "capitals"
    if _SPACES.sub("", one).casefold() == _SPACES.sub("", other).casefold():
        return "spaces"
    strange = next((sign for sign in f"{other}{one}" if ord(sign) > 0x7F), "")
    told = unicodedata.name(strange, "").lower()
    return "signs that look alike" + (f" ({told})" if told else "")


def pairs(ids: Iterable[Any]) -> list[tuple[int, int]]:
    """The places of ids that look like an earlier one, each with the place of that one."""
    if isinstance(ids, range) or getattr(getattr(ids, "dtype", None), "kind", "O") in "iufb":
        return []
    words = [one if isinstance(one, str) else str(one) for one in ids]
    looks = [likeness(word) for word in words]
    if len(set(looks)) == len(looks):
        return []
    first: dict[str, int] = {}
    found = [(place, first.setdefault(look, place)) for place, look in enumerate(looks)]
    return [(place, before) for place, before in found if words[place] != words[before]]


def faults(ids: Sequence[Any], where: Callable[[int], str]) -> Iterator[Fault]:
    """A fault for each id that looks like an earlier one, with the places of both."""
    for place, before in pairs(ids)[:MOST]:
        one, other = str(ids[place]), str(ids[before])
        told = f"{quoted(one)} is another submission than {quoted(other)} at {where(before)}"
        yield Fault(where(place), f"{told}, by {difference(one, other)} alone", FIX)


def mistaken(word: str, known: str | None) -> str:
    """What is said of a word that looks like a known one and is another; "" if it does not."""
    if known is None or likeness(word) != likeness(known):
        return ""
    return f", and differs from {quoted(known)} by {difference(word, known)} alone"
