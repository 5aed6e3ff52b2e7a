"""The boundary of a decision: which places it is taken for, and so what falls outside of it.

In comes the table `[boundary]` of a framework; out come its places, with who drew it and why. Harm
that falls outside is harm all the same: a boundary is for saying where, and takes nothing off.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from socialvalue.framework.reading import Reader

OUTSIDE = "outside"
"""The word for whatever lies outside, wherever that is."""

_KNOWN = {"inside", "author", "reason"}


@frozen
class Boundary:
    """The places `inside`, whose boundary it is, and why it runs there."""

    inside: tuple[str, ...] = ()
    author: str = ""
    reason: str = ""

    def plain(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {"inside": list(self.inside), "author": self.author, "reason": self.reason}


EVERYWHERE = Boundary()
"""What holds where a framework draws no boundary."""


def read(reader: Reader, table: Mapping[str, Any], at: str) -> Boundary:
    """The boundary that a framework draws, `EVERYWHERE` where it draws none; faults are added."""
    if "boundary" not in table:
        return EVERYWHERE
    given, place = reader.table(table, "boundary", at), f"{at}.boundary"
    reader.known(given, _KNOWN, place)
    names = given.get("inside")
    sound = isinstance(names, list) and names and all(isinstance(one, str) for one in names)
    if not sound or not all(one.strip() for one in names or ()):
        reader.add(f"{place}.inside", "it is not a list of places", 'write inside = ["Oxford"]')
        names = []
    if any(one.strip().casefold() == OUTSIDE for one in names or ()):
        reader.add(f"{place}.inside", "what is outside is not inside", f"leave {OUTSIDE!r} out")
    words = [reader.text(given, name, place) for name in ("author", "reason")]
    return Boundary(tuple(names or ()), *words)
