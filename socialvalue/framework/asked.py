"""Who was asked about the weights of a framework, and what is said where nobody was.

In comes the table `[asked]` of a framework's TOML; out come `Asked` and a sentence that stands on
every page: a reader is to know whose weights these are before any score is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import asdict, evolve, frozen

from socialvalue.framework.reading import Reader

ALONE = "set by experts alone: nobody affected was asked"
_KEYS = {"who", "how", "people", "when", "at"}


@frozen
class Asked:
    """`people` of `who` were asked in one way (`how`), in the year or month `when`.

    `at` are the nodes whose children they weighed; where none is named, they set all weights. With
    no people, `who` states weights without naming anybody that was asked.
    """

    who: str
    how: str
    people: int
    when: str
    at: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.people:
            return f"stated by {self.who}: nobody affected is named as asked"
        many = f"{self.people:,} {'person' if self.people == 1 else 'people'} asked"
        return f"set by {self.who} ({', '.join(filter(None, (many, self.how, self.when)))})"


def read(table: Mapping[str, Any], reader: Reader, nodes: Iterable[str]) -> tuple[Asked, ...]:
    """What `[asked]` says, or each `[[asked]]`; faults go to the reader. `nodes` are the codes that
    may stand in `at`.
    """
    given = table.get("asked", [])
    rows = [given] if isinstance(given, Mapping) else reader.tables(table, "asked", "framework")
    known = set(nodes)
    return tuple(_one(row, reader, known) for row in rows)


def _one(row: Mapping[str, Any], reader: Reader, nodes: set[str]) -> Asked:
    reader.known(row, _KEYS, "asked")
    people = row.get("people")
    if isinstance(people, bool) or not isinstance(people, int) or people < 1:
        fix = "write how many were asked, as people = 120; if nobody was, leave out [asked]"
        reader.add("asked.people", "it is missing, or no whole number above 0", fix)
        people = 1
    at = row.get("at", [])
    if not isinstance(at, list) or not all(isinstance(one, str) for one in at):
        reader.add("asked.at", "it is not a list of codes", 'write at = ["overall"]')
        at = []
    for code in at:
        if code not in nodes:
            fix = f"use one of {', '.join(sorted(nodes))}"
            reader.add("asked.at", f"{code!r} is no theme, no outcome and not overall", fix)
    words = [reader.text(row, key, "asked") for key in ("who", "how", "when")]
    return Asked(words[0], words[1], people, words[2], tuple(at))


def without(asked: Sequence[Asked], node: str, nodes: Iterable[str]) -> tuple[Asked, ...]:
    """What still holds once somebody else has set the weights of one node."""
    left = []
    for one in asked:
        at = tuple(code for code in one.at or tuple(nodes) if code != node)
        if at:
            left.append(evolve(one, at=at))
    return tuple(left)


def said(asked: Sequence[Asked], *, shipped: bool = False) -> str:
    """Whose weights these are, in a sentence without its full stop."""
    alone = ALONE.replace("alone", "alone (by this library)") if shipped else ALONE
    if not asked:
        return f"weights {alone}"
    told = [
        f"weights of {', '.join(one.at)} {one}" if one.at else f"weights {one}" for one in asked
    ]
    if all(one.at for one in asked):
        told.append(f"all other weights {alone}")
    return "; ".join(told)


def plain(asked: Sequence[Asked], *, shipped: bool = False) -> dict[str, Any]:
    """The same as plain JSON types: whether experts alone set all weights, and who was asked."""
    return {
        "said": said(asked, shipped=shipped),
        "experts_alone": not any(one.people for one in asked),
        "asked": [{**asdict(one), "at": list(one.at)} for one in asked],
    }
