"""`Ballot`: what one person answered when asked what matters, kept as it was given.

In comes one person's answers; out come faults, if they are none. A ballot has a key and no name:
whoever keeps the list of names keeps it elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from socialvalue.errors import Fault

METHODS = {
    "budget": "budget allocation",
    "swing": "swing",
    "ranking": "ranking",
    "pairwise": "pairwise comparison",
    "best-worst": "best and worst",
}
"""How people may be asked, and how that is called on a page."""
IN_PAIRS = ("pairwise", "best-worst")
MOST = 1e100
"""No answer is as large: what is larger is a slip of the hand."""

Answers = Mapping[str, float] | Mapping[tuple[str, str], float]

_KEY = re.compile(r"(?=\D*\d)[A-Za-z0-9_.-]{1,24}")


@frozen
class Ballot:
    """One person's answers about the children of one node.

    `id` is a key such as r07, never a name. `answers` hold a number for each code (points, swings
    or ranks), or for each pair of codes: how many times as important the first is as the second.
    """

    id: str
    group: str
    method: str
    answers: Mapping[Any, float] = field(converter=dict)


def faults(ballot: Ballot, codes: Sequence[str], at: str) -> list[Fault]:
    """Everything that is wrong with a ballot about these codes; no answer is quoted."""
    found = []
    if not _KEY.fullmatch(ballot.id):
        fix = "give each person a key with a digit, such as r07, and keep names elsewhere"
        found.append(Fault(at, "its key may be a name: no name is kept here", fix))
    if not ballot.group.strip():
        fix = "write which group this person speaks from, or everybody"
        found.append(Fault(at, "it has no group", fix))
    if ballot.method not in METHODS:
        fix = f"use one of {', '.join(METHODS)}"
        return [*found, Fault(at, "its method is not known", fix)]
    return [*found, *(_pairs if ballot.method in IN_PAIRS else _each)(ballot, codes, at)]


def _each(ballot: Ballot, codes: Sequence[str], at: str) -> Iterator[Fault]:
    """Points, swings or ranks: one for every code."""
    for key in ballot.answers:
        if key not in codes:
            yield Fault(at, "an answer is about something else", f"use {', '.join(codes)}")
    for code in codes:
        if code not in ballot.answers:
            fix = "write 0 if nothing was given to it: a blank is not a zero"
            rank = "write its place, 1 the most important"
            told = rank if ballot.method == "ranking" else fix
            yield Fault(f"{at}, {code}", "it was not answered", told)
            continue
        value: Any = ballot.answers[code]
        if not _number(value) or value < 0:
            yield Fault(f"{at}, {code}", "it is no number of 0 or more", "write plain digits")
        elif ballot.method == "ranking" and (value < 1 or value != int(value)):
            yield Fault(f"{at}, {code}", "it is no place in an order", "write 1, 2, 3 …")
    given = [ballot.answers.get(code, 1) for code in codes]
    if ballot.method != "ranking" and all(_number(one) and one == 0 for one in given):
        yield Fault(at, "nothing was given to anything", "ask again, or leave the ballot out")


def _pairs(ballot: Ballot, codes: Sequence[str], at: str) -> Iterator[Fault]:
    """Comparisons: of two different codes, above 0, each pair once, linking them all."""
    seen: set[frozenset[str]] = set()
    for key, value in ballot.answers.items():
        if not isinstance(key, tuple) or len(key) != 2 or set(key) - set(codes) or key[0] == key[1]:
            fix = f"compare two different ones of {', '.join(codes)}"
            yield Fault(at, "an answer is no comparison", fix)
            continue
        place = f"{at}, {key[0]} and {key[1]}"
        if not _number(value) or value < 1 / MOST:
            fix = "write how many times as important the first is: 3, 1 or 1/3"
            yield Fault(place, "it is no number above 0", fix)
        if frozenset(key) in seen:
            yield Fault(place, "this pair was answered twice", "keep one answer")
        seen.add(frozenset(key))
    if ballot.method == "pairwise":
        yield from _linking(seen, codes, at)
    else:
        yield from _ends(ballot, codes, at)


def _linking(seen: set[frozenset[str]], codes: Sequence[str], at: str) -> Iterator[Fault]:
    reached = {codes[0]}
    for _ in codes:
        reached |= {code for pair in seen if pair & reached for code in pair}
    if lost := [code for code in codes if code not in reached]:
        fix = f"ask one more pair that links {lost[0]} to {codes[0]}"
        yield Fault(at, f"nothing links {', '.join(lost)} to {codes[0]}", fix)


def ends(ballot: Ballot, codes: Sequence[str]) -> tuple[str, str] | None:
    """The best and the worst of a best-worst ballot: what stands first, and second, in all pairs.

    None where the answers do not say.
    """
    pairs = set(ballot.answers)
    best = [a for a in codes if all((a, b) in pairs for b in codes if b != a)]
    worst = [b for b in codes if all((a, b) in pairs for a in codes if a != b)]
    return (best[0], worst[0]) if len(best) == 1 and len(worst) == 1 else None


def _ends(ballot: Ballot, codes: Sequence[str], at: str) -> Iterator[Fault]:
    needed = 2 * len(codes) - 3
    if ends(ballot, codes) is None or len(ballot.answers) != needed:
        fix = (
            f"compare the best with each other one, and each other one with the worst: {needed} in "
            "all"
        )
        yield Fault(at, "its answers do not name one best and one worst", fix)
    elif any(_number(value) and 0 < value < 1 for value in ballot.answers.values()):
        fix = "write 1 or more, or choose another best or worst"
        yield Fault(at, "something is more important than the best, or less than the worst", fix)


def _number(value: Any) -> bool:
    return not isinstance(value, bool) and isinstance(value, int | float) and abs(value) < MOST
