"""Which measures: the minimum honest set of the decision, then what the aims ask for, then what may
harm; and what was left out, each with its reason.

The minimum honest set is the framework of the decision. It always stays, however little time there
is: less would hide what the decision does. What is added is held to the time and to a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from attrs import define, field, frozen

from socialvalue import relations
from socialvalue.framework import Framework
from socialvalue.guide import burden
from socialvalue.guide.aims import Aim, Known
from socialvalue.guide.matching import matches
from socialvalue.guide.situation import Situation
from socialvalue.relations import Relation
from socialvalue.source import figure

PERSONS = ("survey", "monitoring", "cases")
"""Records that are made by asking or following persons one by one."""

VOICES = ("PA4", "PA9")
"""Whoever is left out, or has no voice: one of these stands in every honest set."""


@define
class Choice:
    """Chosen measures with why each is there, those of the minimum set, and what was left out.

    `shadows` has for each benefit the harm to read beside it, and why.
    """

    why: dict[str, list[str]] = field(factory=dict)
    minimum: list[str] = field(factory=list)
    shadows: dict[str, tuple[str, str]] = field(factory=dict)
    left_out: dict[str, str] = field(factory=dict)

    @property
    def codes(self) -> tuple[str, ...]:
        """The measures that are chosen, in order."""
        return tuple(self.why)


@frozen
class Terms:
    """What a choice is held to: the situation, the measures there are, and whether persons may be
    asked or counted one by one.
    """

    situation: Situation
    known: Known
    asking: bool


def choose(framework: Framework, aims: tuple[Aim, ...], terms: Terms) -> Choice:
    """The choice of measures: the minimum set, harms that were named, one measure for each aim at
    least where any fits, then more of them while there is time and room.
    """
    made = Choice()
    _minimum(made, framework, terms)
    for code, why in _harms(terms):
        _add(made, code, why, terms, must=True)
    for aim in aims:
        _first(made, aim, terms)
    for code, why in _wanted(aims, terms.known):
        _add(made, code, why, terms)
    _shade(made, framework, terms.known)
    return made


_NOT_ASKED = "it rests on asking or following persons one by one: ask them instead, as said below"


def _minimum(made: Choice, framework: Framework, terms: Terms) -> None:
    for code in framework.members:
        if not terms.asking and _of_persons(code):
            made.left_out[code] = _NOT_ASKED
        else:
            made.why[code] = [f"it belongs to the minimum honest set for {terms.situation.context}"]
            made.minimum.append(code)
    if not set(VOICES) & set(made.why) and "PA9" in terms.known:
        instead = "since nobody can be asked who they are, those without a voice are counted"
        made.why["PA9"] = [instead]
        made.minimum.append("PA9")


def _of_persons(code: str) -> bool:
    return any(record.code in PERSONS for record in burden.reads(code))


def _harms(terms: Terms) -> Iterator[tuple[str, str]]:
    """Harms that the words on who may lose by it call up."""
    for words in terms.situation.harmed:
        wanted = [one.outcome for one in matches(words)]
        for code, measure in terms.known.items():
            if measure.harm and measure.outcome.code in wanted:
                yield code, f'who may be harmed: "{words}"'


def _first(made: Choice, aim: Aim, terms: Terms) -> None:
    """One measure of an aim, the first that fits, unless one is there already."""
    codes = _of(aim, terms.known)
    for code in codes:
        if set(codes) & set(made.why):
            return
        _add(made, code, _asked_for(aim), terms, must=True)


def _wanted(aims: tuple[Aim, ...], known: Known) -> Iterator[tuple[str, str]]:
    """What the aims ask for, one measure of each aim in turn, so that no aim comes last."""
    columns = [[(code, _asked_for(aim)) for code in _of(aim, known)] for aim in aims]
    for row in zip_longest(*columns):
        yield from (one for one in row if one)


def _asked_for(aim: Aim) -> str:
    return f'asked for: "{aim.saying.words}"'


def _of(aim: Aim, known: Known) -> list[str]:
    """The measures of an aim: those it names, or one of each of its outcomes, then the others."""
    if aim.measures:
        return list(aim.measures)
    columns = [[c for c in known if known[c].outcome.code == code] for code in aim.outcomes]
    return [code for row in zip_longest(*columns) for code in row if code]


def _add(made: Choice, code: str, why: str, terms: Terms, *, must: bool = False) -> None:
    """Add a measure with its shadow, or say why not; one that `must` stand heeds no full page."""
    if code in made.why:
        if why not in made.why[code]:
            made.why[code].append(why)
        return
    against = _unfit(code, terms) or _too_long(made, code, terms) or (not must and _too_many(made))
    if against:
        made.left_out.setdefault(code, f"{why}, but {against}")
        return
    made.why[code] = [why]
    made.left_out.pop(code, None)
    harm, reason = shadow_of(code, terms.known)
    if harm and harm not in made.why and not (_unfit(harm, terms) or _too_long(made, harm, terms)):
        made.why[harm] = [f"the harm to read beside {code}: {reason}"]
        made.left_out.pop(harm, None)


def _unfit(code: str, terms: Terms) -> str:
    """What stands against a measure by itself; empty where nothing does."""
    situation, measure, wait = terms.situation, terms.known[code], burden.weeks(code)
    if situation.context not in measure.contexts:
        return f"it is not meant for {situation.context}"
    if measure.rating is None:
        return f"it has no rating ({measure.unrated_reason})"
    if not terms.asking and _of_persons(code):
        return _NOT_ASKED
    if situation.weeks is not None and wait > situation.weeks:
        return f"it can be read only after {wait:g} weeks, and there are {situation.weeks:g}"
    return ""


def _too_many(made: Choice) -> str:
    """Whether the page is full."""
    most = int(figure("guide-measures-most").value)
    return f"{most} measures are as many as a page bears" if len(made.why) >= most else ""


def _too_long(made: Choice, code: str, terms: Terms) -> str:
    """Whether the hours would not do; what stands in records that are read anyway takes none."""
    weeks, data = terms.situation.weeks, terms.situation.data
    if weeks is None:
        return ""
    has = weeks * figure("guide-hours-a-week").value
    needs = burden.of_holder((*made.why, code), data).central
    now = burden.of_holder(made.why, data).central
    if needs <= max(has, now):
        return ""
    return f"all would take {needs:g} hours, and there are {has:g}"


@lru_cache(maxsize=1)
def _relations() -> tuple[Relation, ...]:
    return tuple(one for one in relations.load("cooperative", None, []) if one.kind == "shadows")


def shadow_of(code: str, known: Known) -> tuple[str, str]:
    """The harm to read beside a benefit, as the relations that ship say, and why; or nothing."""
    if known[code].harm:
        return "", ""
    found = [one for one in _relations() if one.second == code and one.first in known]
    return (found[0].first, found[0].reason) if found else ("", "")


def _shade(made: Choice, framework: Framework, known: Known) -> None:
    """A shadow for each chosen benefit: the framework's, the relations', or none and why."""
    told = {(one.first, one.second): one.reason for one in _relations()}
    for code in made.codes:
        if known[code].harm:
            continue
        member = framework.members.get(code)
        named = member.shadow if member else shadow_of(code, known)[0]
        if named in made.why:
            why = told.get((named, code), f"this framework reads {named} beside it")
            made.shadows[code] = (named, why)
            continue
        reason = member.shadow_reason if member and member.shadow_reason else ""
        without = f"{named} is its shadow and was left out" if named not in ("", "none") else ""
        unsaid = "nobody has said yet which harm to read beside it: agree on one"
        made.shadows[code] = ("none", reason or without or unsaid)
