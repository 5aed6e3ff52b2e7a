"""Names of what is in doubt: figures by their key and what they enter, surveys by whose answers.

In come a scorecard and places of submissions; out come words, the same in every report.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from socialvalue.scorecard import Scorecard


class Survey(NamedTuple):
    """Who asked, in a name, and the `code` and `title` of the measure that was asked about."""

    who: str
    code: str
    title: str

    @property
    def words(self) -> str:
        """Whose answers they are, and to what."""
        return f"{self.who}'s answers to {titled(self.title, self.code)}"

    @property
    def brief(self) -> str:
        """The same in a cell of a table."""
        return f"answers to {self.code} of {self.who}"


def surveys(card: Scorecard, places: Iterable[int]) -> dict[str, Survey]:
    """What surveys leave open of some submissions, by key."""
    doubts, found = card.in_doubt, {}
    for place in places:
        name, identity = card.submissions.name(place), doubts.ids[place]
        for key in doubts.surveyed(place):
            words = key.removeprefix("survey ").removesuffix(f" of {identity}")
            found[key] = Survey(name, *_asked(card, words))
    return found


def _asked(card: Scorecard, words: str) -> tuple[str, str]:
    """Code and title of the measure that words begin with the code of."""
    found = [one for one in card.plan.members if f"{words} ".startswith(f"{one.code} ")]
    one = max(found, key=lambda member: len(member.code))
    return one.code, one.measure.title


def roles(card: Scorecard) -> dict[str, str]:
    """Words for each figure in doubt, by key: as what it enters, and where."""
    uses: dict[str, dict[str, list[str]]] = {}
    for use in card.in_doubt.model.uses():
        role = use.role.split(",")[0].replace("_", "-")
        codes = uses.setdefault(use.figure.key, {}).setdefault(role, [])
        codes += [use.measure] if use.measure not in codes else []
    return {
        key: "; ".join(f"{role} of {', '.join(codes)}" for role, codes in found.items())
        for key, found in uses.items()
    }


def named(key: str, role: str) -> str:
    """A figure by its key, and as what it enters where the key does not say so itself."""
    return key if role == key else f"{key} ({role})"


def titled(title: str, code: str) -> str:
    """A measure by its title and its code."""
    return f"{title[:-1]}; {code})" if title.endswith(")") else f"{title} ({code})"
