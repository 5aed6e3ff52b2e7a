"""How far a submission has shown each link of a theory of change, and which is the furthest.

In comes a scorecard; out come words a measure, a tidy table, and the chains with the words in them.
Evidenced is a number whose every claim is of grade E2 or better: a document that somebody checked.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.errors import Fault, UnknownName
from socialvalue.relations import Chains
from socialvalue.scorecard import tables
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import Table

EVIDENCED, CLAIMED, ASSERTED, UNSEEN = "evidenced", "claimed", "asserted only", "not looked at"
FROM = "E2"
"""The grade from which on a number is evidenced."""

_OTHERS = {"undefined": "no answer", "not applicable": "not applicable", "not assessed": UNSEEN}
COLUMNS = ("submission", "measure", "title", "standing", "evidence", "furthest", "leads_to")


def standing(card: Scores, code: str) -> Any:
    """How far each submission has shown one measure, in words, (submissions,)."""
    row = card.plan.row[code]
    grades = tables.grades(card, row, "evidence", "E")
    statuses = tables.statuses(card, row)
    return np.array([_words(*told) for told in zip(statuses, grades, strict=True)], object)


def _words(status: str, grade: str) -> str:
    if status in _OTHERS:
        return _OTHERS[status]
    if grade >= FROM:
        return EVIDENCED
    return CLAIMED if grade > "E0" else ASSERTED


def chains(card: Scores, place: int) -> Chains:
    """The chains of the framework, with how far one submission has shown each link."""
    plain = card.framework.chains()
    told = {link.code: str(standing(card, link.code)[place]) for link in plain.links}
    return plain.told(told, EVIDENCED)


def place_of(card: Scores, who: str) -> int:
    """The place of a submission, by id or name; raises `UnknownName`."""
    place = card.submissions.find(str(who))
    if place is None:
        names = [card.submissions.name(at) for at in range(min(len(card.submissions), 12))]
        fix = f"use an id, or a name that is nobody else's: {', '.join(names)}"
        raise UnknownName(Fault(str(who)[:80], "no one submission has this id or name", fix))
    return place


def table(card: Scores) -> Table:
    """One row a link and submission: its standing, its grade, and whether it is the furthest
    evidenced one of its chain.
    """
    plain, names = card.framework.chains(), tables.names(card)
    told = {link.code: standing(card, link.code) for link in plain.links}
    last = [
        plain.furthest(code for code, words in told.items() if words[place] == EVIDENCED)
        for place in range(len(names))
    ]
    parts: list[list[Any]] = [[] for _ in COLUMNS]
    for link in plain.links:
        nexts = ", ".join(one.second for one in plain.steps if one.first == link.code)
        grades = tables.grades(card, card.plan.row[link.code], "evidence", "E")
        for place, name in enumerate(names):
            row = (name, link.code, link.title, told[link.code][place], grades[place])
            for part, value in zip(parts, (*row, link.code in last[place], nexts), strict=True):
                part.append(value)
    return {name: _column(name, part) for name, part in zip(COLUMNS, parts, strict=True)}


def _column(name: str, values: list[Any]) -> Any:
    return np.array(values, bool if name == "furthest" else object)
