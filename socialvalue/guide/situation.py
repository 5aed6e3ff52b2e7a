"""`Situation`: what somebody tells the guide of a decision, checked.

In come words and numbers as people give them; out comes a frozen situation, in which what is not
known is None. Every fault is gathered before it is raised.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from socialvalue.errors import ArgumentError, Fault, UnknownName
from socialvalue.evidence import CONTEXTS
from socialvalue.framework.said import GROUP, Saying, personal

MOST = 1e100
"""No amount is as large: what is larger is a slip of the hand."""

NOBODY_SAID = "whoever filled in this guide"
"""The author of words that came without one."""

CIRCUMSTANCES = ("decided", "at risk")
"""What may be told of a place, beside its numbers: the decision is taken; people are at risk."""


@frozen
class Situation:
    """A decision to be guided: `context`, `aims` with their authors, and what is known.

    `data` are the records that exist (None: nobody said), `affected` who bears it, `weeks` until
    the decision, `budget` in pounds of the day, `people` the number affected, `can_be_asked`
    whether they can be, `harmed` who may lose by it, in words.
    """

    context: str
    aims: tuple[Saying, ...] = ()
    data: tuple[str, ...] | None = None
    affected: str = ""
    weeks: float | None = None
    budget: float | None = None
    people: float | None = None
    can_be_asked: bool = True
    harmed: tuple[str, ...] = ()
    circumstances: frozenset[str] = frozenset()

    def plain(self) -> dict[str, Any]:
        """The situation as plain JSON types; null is not known."""
        return {
            "context": self.context,
            "aims": [aim.plain() for aim in self.aims],
            "data": None if self.data is None else list(self.data),
            "affected": self.affected,
            "weeks": self.weeks,
            "budget": self.budget,
            "people": self.people,
            "can_be_asked": self.can_be_asked,
            "harmed": list(self.harmed),
            "circumstances": sorted(self.circumstances),
        }


def sayings(given: Any, at: str = "aims") -> tuple[Saying, ...]:
    """Words, or words with their group, as sayings; one text alone is one saying.

    Blank words are left out. Raises `ArgumentError` for what is neither, and for an author who
    looks like one person; the author is never quoted.
    """
    if isinstance(given, str | Saying):
        given = [given]
    if not isinstance(given, Iterable):
        fix = 'give a list: ["participation", ("We want our kids to stay", "tenants of Rose Hill")]'
        raise ArgumentError(Fault(at, "it is not a list of words", fix))
    found, faults = [], []
    for number, one in enumerate(given):
        made = _saying(one)
        if made is None:
            fix = 'write "words", or ("words", "the group that said them")'
            faults.append(Fault(f"{at}[{number}]", "these are no words", fix))
        elif personal(made.by):
            faults.append(Fault(f"{at}[{number}]", "its author looks like one person", GROUP))
        elif made.words:
            found.append(made)
    if faults:
        raise ArgumentError(faults)
    return tuple(found)


def _saying(one: Any) -> Saying | None:
    if isinstance(one, Saying):
        return one
    words, by = (one, NOBODY_SAID) if isinstance(one, str) else _pair(one)
    if not isinstance(words, str) or not isinstance(by, str):
        return None
    return Saying(" ".join(words.split()), " ".join(by.split()) or NOBODY_SAID)


def _pair(one: Any) -> tuple[Any, Any]:
    if isinstance(one, tuple | list) and len(one) == 2:
        return one[0], one[1]
    return None, None


def texts(given: Any, at: str) -> tuple[str, ...]:
    """A list of texts; one text alone is one of them. Raises `ArgumentError`."""
    if isinstance(given, str):
        given = [given]
    if not isinstance(given, Iterable) or not all(isinstance(one, str) for one in (*given,)):
        raise ArgumentError(Fault(at, "it is not a list of words", f'give {at}=["…"]'))
    return tuple(" ".join(one.split()) for one in given if one.strip())


def amount(given: Any, at: str) -> float | None:
    """A number that is 0 or more, or None where it is not known; raises `ArgumentError`."""
    if given is None:
        return None
    fix = f"give {at}=2, or leave it out where nobody knows"
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise ArgumentError(Fault(at, "it is not a number", fix))
    if not 0 <= given < MOST:
        raise ArgumentError(Fault(at, "it is not a number of 0 or more", fix))
    return float(given)


def circumstances(given: Any) -> frozenset[str]:
    """Circumstances, each one of `CIRCUMSTANCES`; raises `UnknownName`."""
    told = texts(given, "circumstances")
    if unknown := [one for one in told if one not in CIRCUMSTANCES]:
        fix = f"use {', '.join(CIRCUMSTANCES)}; say anything else in harmed or aims"
        raise UnknownName(Fault("circumstances", f"{unknown[0]!r} is not known", fix))
    return frozenset(told)


def context_of(words: str, called: dict[str, str]) -> str:
    """A context by its name, or by what people call it; raises `UnknownName` listing them."""
    plain = " ".join(words.casefold().replace("-", " ").replace("_", " ").split())
    if plain in called:
        return called[plain]
    inside = {code for name, code in called.items() if f" {name} " in f" {plain} "}
    if len(inside) == 1:
        return inside.pop()
    fix = f"use one of {', '.join(CONTEXTS)}"
    raise UnknownName(Fault("context", f"{words[:60]!r} is not a decision the guide knows", fix))
