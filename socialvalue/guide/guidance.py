"""`Guidance`: what the guide found for a situation, and its JSON form.

It holds measures, methods, cautions, what not to score and what was left out, each with whoever
says so; `Recommendation` prints it.
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

from socialvalue.framework import Framework
from socialvalue.framework.said import Saying, Unmeasured
from socialvalue.guide.aims import Aim
from socialvalue.guide.burden import Hours
from socialvalue.guide.rule import Rule
from socialvalue.guide.situation import Situation
from socialvalue.source import Figure, Source
from socialvalue.theme import Outcome

SCHEMA = 1
"""The revision of the JSON form; it rises when a key changes its meaning or goes."""


@frozen
class Advised:
    """A measure that is recommended: why, the harm to read beside it, what would have to be shown.

    `minimum` says whether it belongs to the minimum honest set, `records` from what it is read,
    `hours` what reading it takes by itself, `weeks` how long until it can be read at all.
    """

    code: str
    title: str
    outcome: Outcome
    unit: str
    harm: bool
    minimum: bool
    why: tuple[str, ...]
    shadow: str
    shadow_why: str
    show: tuple[tuple[str, str], ...]
    records: tuple[str, ...]
    hours: Hours
    weeks: float

    def plain(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "code": self.code,
            "title": self.title,
            "outcome": self.outcome.code,
            "outcome_name": self.outcome.name,
            "unit": self.unit,
            "harm": self.harm,
            "minimum": self.minimum,
            "why": list(self.why),
            "shadow": self.shadow,
            "shadow_why": self.shadow_why,
            "show": [{"grade": grade, "words": words} for grade, words in self.show],
            "records": list(self.records),
            "burden": self.hours.plain(),
            "weeks": self.weeks,
        }


@frozen
class Caution:
    """Something to be careful of: `of` is the measure or the rule that says so."""

    of: str
    text: str
    date: str = ""


@frozen
class Ask:
    """A rule by which something is not to be scored, and what that is: `about`."""

    rule: Rule
    about: str


@frozen
class Law:
    """A legal note as it was read: the text, and the source with its status. Never advice."""

    code: str
    text: str
    source: Source
    date: str


@frozen(repr=False)
class Guidance:
    """What the guide found for a situation; `edition` and `date` are those of its data."""

    situation: Situation
    framework: Framework
    aims: tuple[Aim, ...]
    measures: tuple[Advised, ...]
    methods: tuple[Rule, ...]
    cautions: tuple[Caution, ...]
    ask_them: tuple[Ask, ...]
    laws: tuple[Law, ...]
    left_out: tuple[tuple[str, str], ...]
    said: dict[str, tuple[Saying, ...]]
    unmeasured: tuple[Unmeasured, ...]
    not_understood: tuple[str, ...]
    holder_hours: Hours
    people_hours: Hours | None
    hours_there_are: float | None
    figures: tuple[Figure, ...]
    edition: str
    date: str

    @property
    def score_it(self) -> bool:
        """Whether anything may be scored at all."""
        return all(ask.rule.stops != "everything" for ask in self.ask_them)

    @property
    def minimum(self) -> tuple[str, ...]:
        """The codes of the minimum honest set that can be asked for here."""
        return tuple(one.code for one in self.measures if one.minimum)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain JSON types; its JSON Schema is `data/recommendation.schema.json`."""
        asked = self.people_hours
        return {
            "schema": SCHEMA,
            "edition": self.edition,
            "date": self.date,
            "situation": self.situation.plain(),
            "score_it": self.score_it,
            "ask_them": [
                {"about": ask.about, "stops": ask.rule.stops, **ask.rule.plain()}
                for ask in self.ask_them
            ],
            "aims": [_aim(aim) for aim in self.aims],
            "measures": [one.plain() for one in self.measures],
            "methods": [{"kind": rule.kind, **rule.plain()} for rule in self.methods],
            "cautions": [{"of": one.of, "text": one.text} for one in self.cautions],
            "law": [_law(law) for law in self.laws],
            "left_out": [{"code": code, "why": why} for code, why in self.left_out],
            "unmeasured": [one.plain() for one in self.unmeasured],
            "not_understood": list(self.not_understood),
            "burden": {
                "holder": self.holder_hours.plain(),
                "people": None if asked is None else asked.plain(),
                "hours_there_are": self.hours_there_are,
                "rows": [
                    {"key": row.key, "value": row.value, "unit": row.unit, "status": row.status}
                    for row in self.figures
                ],
            },
        }


def _aim(aim: Aim) -> dict[str, Any]:
    said = aim.saying.plain()
    return {
        **said,
        "read_as": aim.kind,
        "outcomes": list(aim.outcomes),
        "measures": list(aim.measures),
        "because": aim.because,
    }


def _law(law: Law) -> dict[str, str]:
    said = {"code": law.code, "text": law.text, "date": law.date}
    return {**said, "source": law.source.cite(), "checked_on": law.source.checked_on}
