"""Numbers for made-up claims that are the same on every machine and under every version of numpy.

In comes a name and whose each claim is; out come columns. Only the raw integers of Philox are
used, whose stream is fixed: the methods of numpy's generators may change what they make of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

import numpy as np

Column = np.ndarray[Any, Any]
Columns = dict[str, Any]


class Dice:
    """Columns for the claims of one measure: one number a claim, `who` says whose, (claims,).

    Another name gives other numbers, so that a measure that is added moves none that were there.
    """

    def __init__(self, name: str, who: Column) -> None:
        self.name, self.who, self.thrown = name, who, 0

    def _raw(self, many: int) -> Column:
        """The next whole numbers, (many,), uint64."""
        self.thrown += 1
        key = sha256(f"{self.name} {self.thrown}".encode()).digest()[:16]
        raw = np.random.Philox(key=int.from_bytes(key, "big")).random_raw(many)
        return np.asarray(raw, dtype=np.uint64)

    def _within(self, low: int, high: int, many: int) -> Column:
        span = np.uint64(high - low + 1)
        told: Column = (self._raw(many) % span).astype(np.int64) + low
        return told

    def place(self, many: int) -> Column:
        """A place among `many` for each claim, int64."""
        return self._within(0, many - 1, len(self.who))

    def whole(self, low: int, high: int) -> Column:
        """A whole number for each claim, both ends allowed."""
        told: Column = self._within(low, high, len(self.who)).astype(np.float64)
        return told

    def same(self, low: int, high: int) -> Column:
        """A whole number for each submission, the same in all of its claims."""
        many = int(self.who.max(initial=-1)) + 1
        told: Column = self._within(low, high, many).astype(np.float64)[self.who]
        return told

    def rarely(self, low: int, high: int) -> Column:
        """Mostly nothing: in one claim of four a whole number."""
        told: Column = self.whole(low, high) * (self.place(4) == 0)
        return told

    def share(self) -> Column:
        """A share in whole twentieths for each claim, 0 and 1 among them."""
        return self.whole(0, 20) / 20

    def word(self, words: Sequence[str]) -> Column:
        """One of some words for each claim."""
        told: Column = np.array(words)[self.place(len(words))]
        return told

    def part(self, whole: Column) -> Column:
        """A whole number no larger than that of each claim."""
        told: Column = np.floor(whole * self.share())
        return told

    def group(self, least: int, most: int, members: Callable[[Dice], Columns]) -> Columns:
        """Samples: `least` to `most` members a claim, whose columns `members` throws."""
        lengths = self.whole(least, most).astype(np.int64)
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        self.thrown += 1
        inner = Dice(f"{self.name} {self.thrown} members", np.arange(offsets[-1]))
        return {"offsets": offsets, **members(inner)}


def total(group: Columns, of: str = "count") -> Column:
    """The sum of a member of a group, (claims,)."""
    running = np.concatenate([[0.0], np.cumsum(group[of])])
    ends: Column = group["offsets"]
    told: Column = np.diff(running[ends])
    return told
