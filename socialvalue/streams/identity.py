"""Ids in the whole of a stream: each stands once, and none looks like another.

In come the ids of a chunk; out comes a 64-bit number each, alike for ids that a reader cannot tell
apart, so that 8 bytes a submission tell where to look closer. What has one number is then compared
letter by letter: chance refuses nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from math import isnan
from typing import Any, Protocol

import numpy as np

from socialvalue.claims.likeness import FIX, difference, likeness
from socialvalue.claims.numbers import composed, is_blank, quoted
from socialvalue.errors import Fault

Looks = np.ndarray[Any, np.dtype[np.uint64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Signs = np.ndarray[Any, np.dtype[np.uint32]]

LONGEST = 200
"""Signs of the longest id."""

AT_ONCE = 2**20
"""Numbers that are compared at once: 8 MiB of them."""

MOST = 20
"""Ids that stand twice and are told at once."""

_VECTOR = 64
"""Signs up to which looks are worked out in columns."""

_SEED = np.uint64(0x9E3779B97F4A7C15)
_ONE, _TWO = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def is_number(ids: Any) -> bool:
    """Whether ids are whole numbers."""
    return getattr(getattr(ids, "dtype", None), "kind", "O") in "iu"


def unfit(ids: Any) -> dict[int, Fault]:
    """By row, what is wrong with an id by itself."""
    if is_number(ids):
        return {}
    found: dict[int, Fault] = {}
    listed = ids.tolist()
    if set(map(type, listed)) == {str} and all(map(str.strip, listed)):
        listed = listed if max(map(len, listed)) >= LONGEST else []
    for row, one in enumerate(listed):
        if type(one) is str and 0 < len(one) < LONGEST and not one.isspace():
            continue
        if is_blank(one) or (isinstance(one, float) and isnan(one)):
            found[row] = Fault("id", "it is missing", "give each submission an id")
        elif isinstance(one, bool) or not isinstance(one, str | int):
            found[row] = Fault("id", f"{quoted(one)} is not an id", "use a word or a whole number")
        elif len(str(one)) >= LONGEST:
            found[row] = Fault("id", "it is very long", f"use fewer than {LONGEST} signs")
    return found


def fit(ids: Any) -> Ints:
    """The rows whose id can be told from others', (n,)."""
    return np.delete(np.arange(len(ids)), list(unfit(ids)))


def looks(ids: Any) -> Looks:
    """A number for what each id looks like, (n,), the same in any chunk and on any machine."""
    if not is_number(ids) and all(type(one) is int for one in ids.tolist()):
        ids = np.array(ids.tolist(), dtype=np.int64)  # a blank stood among whole numbers
    if is_number(ids):
        with np.errstate(over="ignore"):
            return _mixed(ids.astype(np.int64).view(np.uint64) + _SEED)
    words = ids.tolist()
    if not words or set(map(type, words)) != {str} or max(map(len, words)) > _VECTOR:
        return _one_by_one(words)
    signs, whole = _signs(words), "".join(words)
    bare = whole.isascii() and whole.isprintable() and " " not in whole
    plain = np.full(len(words), True) if bare else _plain(signs)
    signs += 32 * ((signs >= ord("A")) & (signs <= ord("Z"))).astype(np.uint32)
    found = _hashed(signs)
    odd = np.flatnonzero(~plain)
    found[odd] = _one_by_one([words[row] for row in odd.tolist()])
    return found


def _one_by_one(words: Sequence[Any]) -> Looks:
    """A number for what each id looks like, whatever its signs."""
    seen = [likeness(composed(word)) for word in words]
    found = np.zeros(len(seen), dtype=np.uint64)
    short = np.array([len(one) <= _VECTOR for one in seen], dtype=bool)
    found[short] = _hashed(_signs([one for one in seen if len(one) <= _VECTOR]))
    for row in np.flatnonzero(~short).tolist():
        digest = hashlib.blake2b(seen[row].encode("utf-8", "backslashreplace"), digest_size=8)
        found[row] = int.from_bytes(digest.digest(), "little")
    return found


def _signs(words: Sequence[str]) -> Signs:
    """The signs of words, (n, an even number), 0 past the end of each."""
    if not words:
        return np.zeros((0, 2), dtype=np.uint32)
    width = max(map(len, words))
    table = np.array(words, dtype=f"<U{width + width % 2 or 2}")
    return table.view("<u4").reshape(len(words), -1)


def _plain(signs: Signs) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which words (n,) look as they are written: printable ASCII, each space between two signs."""
    after = np.concatenate([signs[:, 1:], np.zeros((len(signs), 1), np.uint32)], axis=1)
    space = signs == ord(" ")
    odd = (signs > ord("~")) | ((signs < ord(" ")) & (signs != 0)) | (space & (after <= ord(" ")))
    odd |= (signs == 0) & (after != 0)
    return np.asarray(~(odd.any(axis=1) | space[:, 0]))


def _hashed(signs: Signs) -> Looks:
    """A number for each word: its signs, two at a time, mixed into one another."""
    pairs = np.ascontiguousarray(signs).view("<u8")
    found = np.full(len(signs), _SEED)
    for column in pairs.T:
        # past its end a word has nothing to mix in, however wide its neighbours are
        found = np.where(column != 0, _mixed(found ^ column), found)
    return found


def _mixed(numbers: Looks) -> Looks:
    """Whole numbers scattered over 64 bits; no two become one."""
    with np.errstate(over="ignore"):
        numbers = (numbers ^ (numbers >> np.uint64(30))) * _ONE
        numbers = (numbers ^ (numbers >> np.uint64(27))) * _TWO
        mixed: Looks = numbers ^ (numbers >> np.uint64(31))
    return mixed


class Sorted(Protocol):
    """Sorted numbers, (size,), in memory or on disk: a slice of them is an array."""

    @property
    def size(self) -> int:
        """How many there are."""

    def __getitem__(self, some: slice, /) -> Looks:
        """Some of them."""


def again(parts: Sequence[Sorted], at_once: int = AT_ONCE) -> Looks:
    """The numbers that stand more than once in sorted parts.

    A range of numbers is looked at at a time, so that memory does not grow with their count.
    """
    count = sum(part.size for part in parts)
    ranges = max(1, -(-count // at_once))
    edges = [(2**64 * place) // ranges for place in range(1, ranges)]
    cuts = [
        [0, *np.searchsorted(part[:], np.array(edges, dtype=np.uint64)).tolist(), part.size]
        for part in parts
    ]
    found = [np.zeros(0, dtype=np.uint64)]
    for place in range(ranges):
        some = [part[cut[place] : cut[place + 1]] for part, cut in zip(parts, cuts, strict=True)]
        joined = sorted_together(some)
        found.append(np.unique(joined[1:][joined[1:] == joined[:-1]]))
    return np.concatenate(found)


def sorted_together(parts: Sequence[Looks]) -> Looks:
    """The numbers of several chunks as one sorted part."""
    return np.sort(np.concatenate([np.zeros(0, dtype=np.uint64), *parts]))


def suspects(ids: Any, numbers: Looks) -> list[tuple[int, Any]]:
    """The row and id of each that has one of some numbers, in order."""
    rows = fit(ids)
    return [(row, ids[row]) for row in rows[np.isin(looks(ids[rows]), numbers)].tolist()]


def faults(told: Iterable[tuple[str, Any]]) -> Iterator[Fault]:
    """A fault for each id that an earlier one is, or looks like, out of (place, id) in order."""
    first: dict[Any, tuple[str, Any]] = {}
    for place, one in told:
        word = composed(one)
        before = first.setdefault(likeness(word), (place, word))
        if before[0] == place:
            continue
        if before[1] == word:
            what = f"{quoted(word)} stands twice, first at {before[0]}"
            yield Fault(place, what, "give each submission its own id, and one row")
        else:
            what = f"{quoted(word)} is another submission than {quoted(before[1])} at {before[0]}"
            yield Fault(place, f"{what}, by {difference(word, before[1])} alone", FIX)
