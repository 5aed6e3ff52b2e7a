"""`recommend`: a situation in, a `Recommendation` out.

Nothing is scored and nothing is looked up outside the library; the same words give the same
recommendation every time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from socialvalue import arguments
from socialvalue.framework import Framework
from socialvalue.framework.said import Saying, Unmeasured
from socialvalue.guide import aims as reading
from socialvalue.guide import burden, catalogue
from socialvalue.guide import situation as given
from socialvalue.guide.choice import Choice, Terms, choose
from socialvalue.guide.guidance import Advised, Ask, Caution, Law
from socialvalue.guide.matching import records_of, says
from socialvalue.guide.recommendation import Recommendation
from socialvalue.guide.rule import Rule
from socialvalue.guide.shelf import shelf
from socialvalue.guide.situation import Situation
from socialvalue.guide.vision import Vision
from socialvalue.scorecard.words import number
from socialvalue.source import figure, source

_ROW = re.compile(r"\{([a-z0-9-]+)\}")


def recommend(
    context: str,
    aims: Any = (),
    *,
    data: Any = None,
    affected: str = "",
    weeks: float | None = None,
    budget: float | None = None,
    people: float | None = None,
    can_be_asked: bool = True,
    harmed: Any = (),
    circumstances: Any = (),
) -> Recommendation:
    """Measures, methods and cautions for a decision, and what not to score.

    `context` is one of seven decisions ("asset transfer"); `aims` are themes, codes, values and
    principles of co-operatives, or plain words, each alone or with the group that said it, or a
    `Vision`. `data` names the records that exist, `weeks` and `budget` (pounds of the day) what
    there is, `people` how many are affected, `harmed` who may lose by it. What is left out is not
    known, and is never taken for nothing. Raises `ArgumentError` and `UnknownName`.
    """
    held, known = shelf(), catalogue.measures()
    told = arguments.text("context", context, 'name the decision, as "asset transfer"')
    if not isinstance(can_be_asked, bool):
        arguments.of_kind("can_be_asked", can_be_asked, bool, "say True or False")
    records, lost = _records(data)
    situation = Situation(
        context=given.context_of(told, dict(held.called)),
        aims=aims.sayings if isinstance(aims, Vision) else given.sayings(aims),
        data=records,
        affected=arguments.text("affected", affected, 'say who, as affected="tenants"').strip(),
        weeks=given.amount(weeks, "weeks"),
        budget=given.amount(budget, "budget"),
        people=given.amount(people, "people"),
        can_be_asked=can_be_asked,
        harmed=given.texts(harmed, "harmed"),
        circumstances=given.circumstances(circumstances),
    )
    return _made(situation, tuple(reading.read(one, known) for one in situation.aims), lost, known)


def _made(
    situation: Situation, aims: tuple[reading.Aim, ...], lost: tuple[str, ...], known: reading.Known
) -> Recommendation:
    held = shelf()
    stops = tuple(_stops(situation, aims))
    asking = all(ask.rule.stops != "asking" for ask in stops)
    framework = Framework.load(held.contexts[situation.context])
    choice = choose(framework, aims, Terms(situation, known, asking))
    said, unmeasured = _kept(aims, choice, known)
    weeks = situation.weeks
    return Recommendation(
        situation=situation,
        framework=framework,
        aims=aims,
        measures=tuple(_advised(code, choice, situation, known) for code in choice.codes),
        methods=tuple(_methods(situation, choice.codes)),
        cautions=tuple(_cautions(situation, choice.codes, known)),
        ask_them=stops,
        laws=tuple(_laws(situation)),
        left_out=tuple(choice.left_out.items()),
        said=said,
        unmeasured=unmeasured,
        not_understood=lost,
        holder_hours=burden.of_holder(choice.codes, situation.data),
        people_hours=burden.of_people(choice.codes, situation.people),
        hours_there_are=None if weeks is None else weeks * figure("guide-hours-a-week").value,
        figures=burden.rows(choice.codes),
        edition=held.version,
        date=held.date,
    )


def _records(data: Any) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    """The records that words name, and the words that name none."""
    if data is None:
        return None, ()
    words = given.texts(data, "data")
    found = {word: records_of(word) for word in words}
    codes = dict.fromkeys(code for named in found.values() for code in named)
    return tuple(codes), tuple(word for word in words if not found[word])


def _stops(situation: Situation, aims: tuple[reading.Aim, ...]) -> Iterator[Ask]:
    """What is not to be scored: by what is known, by what was said, aim by aim."""
    told = (situation.affected, *situation.harmed, *(one.words for one in situation.aims))
    for rule in shelf().asks:
        if rule.stops == "aim":
            yield from (Ask(rule, f'"{one.saying.words}"') for one in aims if one.ask == rule)
        elif (
            (rule.when and rule.holds(situation))
            or (rule.circumstance and rule.circumstance in situation.circumstances)
            or any(says(rule.words, words) for words in told)
        ):
            every = rule.stops == "everything"
            yield Ask(
                rule, "The whole" if every else "Whatever rests on asking or counting persons"
            )


def _advised(code: str, choice: Choice, situation: Situation, known: reading.Known) -> Advised:
    measure = known[code]
    shadow, why = choice.shadows.get(code, ("", ""))
    return Advised(
        code=code,
        title=measure.title,
        outcome=measure.outcome,
        unit=measure.unit,
        harm=measure.harm,
        minimum=code in choice.minimum,
        why=tuple(choice.why[code]),
        shadow=shadow,
        shadow_why=why,
        show=tuple(measure.evidence.by_grade()),
        records=tuple(one.name for one in burden.reads(code)),
        hours=burden.of_holder([code], situation.data),
        weeks=burden.weeks(code),
    )


def _methods(situation: Situation, codes: tuple[str, ...]) -> Iterator[Rule]:
    """Of each kind the first that holds."""
    rules = shelf().methods
    surveyed = any(one.code == "survey" for code in codes for one in burden.reads(code))
    fit = [rule for rule in rules if rule.holds(situation, codes, surveyed=surveyed)]
    for kind in dict.fromkeys(rule.kind for rule in rules):
        yield next(rule for rule in fit if rule.kind == kind)


def _cautions(
    situation: Situation, codes: tuple[str, ...], known: reading.Known
) -> Iterator[Caution]:
    """Rules that hold, then every caution that the measures bring."""
    for rule in shelf().cautions:
        if rule.holds(situation, codes):
            yield Caution("", rule.text, rule.date)
    for code in codes:
        yield from (Caution(code, text) for text in known[code].cautions)


def _laws(situation: Situation) -> Iterator[Law]:
    for rule in shelf().laws:
        if rule.holds(situation):
            text = _ROW.sub(lambda found: _amount(found[1]), rule.text)
            yield Law(rule.code, text, source(rule.source), rule.date)


def _amount(key: str) -> str:
    """A figure of the ledger in words: "10 %", "£5,000,000", "30 days"."""
    row = figure(key)
    if row.unit == "1":
        return f"{number(100 * row.value)} %"
    if row.price_year:
        return f"£{number(row.value)}"
    plural = "" if row.value == 1 else "s"
    return number(row.value) if row.unit == "count" else f"{number(row.value)} {row.unit}{plural}"


def _kept(
    aims: tuple[reading.Aim, ...], choice: Choice, known: reading.Known
) -> tuple[dict[str, tuple[Saying, ...]], tuple[Unmeasured, ...]]:
    """Whose words stand beside which outcome, and what stays without a measure: nothing is lost."""
    chosen = dict.fromkeys(known[code].outcome.code for code in choice.codes)
    said: dict[str, tuple[Saying, ...]] = {}
    without: dict[str, Unmeasured] = {}
    held_by_nobody = shelf().own
    for aim in aims:
        for code in (held := [one for one in aim.outcomes if one in chosen]):
            said[code] = (*said.get(code, ()), aim.saying)
        if not held:
            words = aim.saying.words
            before = without[words].said if words in without else ()
            instead = aim.instead or held_by_nobody
            reason = _reason(aim, choice)
            without[words] = Unmeasured(words, (*before, aim.saying), reason, instead)
    return said, tuple(without.values())


def _reason(aim: reading.Aim, choice: Choice) -> str:
    """Why no chosen measure holds an aim."""
    if aim.own:
        return aim.because
    against = [
        f"{code} was left out, {why.partition(', but ')[2] or why}"
        for code, why in choice.left_out.items()
        if f'"{aim.saying.words}"' in why
    ]
    return "; ".join(against) or "no measure serves it"
