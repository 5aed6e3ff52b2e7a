"""What a recommendation says, heading by heading: the same words for text, HTML and Markdown.

In comes a recommendation; out come headings with their items.
"""

from __future__ import annotations

from collections.abc import Iterator

from socialvalue.evidence import CONTEXTS
from socialvalue.guide.burden import Hours
from socialvalue.guide.guidance import Advised, Guidance
from socialvalue.scorecard.words import clean, number

Section = tuple[str, list[str]]

METHOD_WORDS = {
    "weights": "Weights",
    "aggregation": "Joining the numbers",
    "survey": "Asking people",
    "counterfactual": "What would have happened anyway",
    "decision": "Deciding",
}
"""The kinds of method, in words."""

SHOWN_GRADES = 2
"""Grades of evidence that a page says of each measure; JSON has all."""

GRADES = "E1 is a record of one's own; E2 is a document that somebody else has checked."
"""What these grades mean, once for all measures."""


def title(made: Guidance) -> str:
    """The first line: the decision, and for whom."""
    told = f"{made.situation.context}: {CONTEXTS[made.situation.context]}"
    return (
        f"{told}. Affected: {clean(made.situation.affected)}" if made.situation.affected else told
    )


def sections(made: Guidance) -> Iterator[Section]:
    """Every heading that has something below it, in order."""
    told = (
        ("IN SHORT", [short(made)]),
        (_ask_heading(made), asked(made)),
        ("WHAT YOU SAID, AND HOW IT WAS READ", aims(made)),
        ("NOT SAID, AND SO NOT TAKEN INTO ACCOUNT", unsaid(made)),
        (_measure_heading(made), _measures(made)),
        ("HOW TO GO ABOUT IT", methods(made)),
        ("WHAT IT COSTS TO ANSWER", burden(made)),
        ("WHAT WAS LEFT OUT, AND WHY", left_out(made)),
        ("BE CAREFUL", cautions(made)),
        ("LAW, AS FAR AS IT WAS READ (no advice)", law(made)),
        ("WHO SAYS SO", [whose(made)]),
    )
    return ((heading, items) for heading, items in told if items)


def short(made: Guidance) -> str:
    """The answer in a few sentences, for whoever reads no further."""
    asking = next(rule.name for rule in made.methods if rule.kind == "weights")
    deciding = next(rule.name for rule in made.methods if rule.kind == "decision")
    if not made.score_it:
        return (
            f"Do not score this. {made.ask_them[0].rule.why.capitalize()}. How to ask stands below."
        )
    every = len(made.minimum) == len(made.measures)
    told = (
        f"Score it by {len(made.measures)} measures, {'all' if every else len(made.minimum)} of "
        "which any decision of this kind must answer. "
        f"Before that: {_small(asking)}. Then: {_small(deciding)}."
    )
    kept = len({ask.about for ask in made.ask_them})
    if kept:
        told += f" Not to be scored: {'one thing' if kept == 1 else f'{kept} things'}, named next."
    words = {ask.about for ask in made.ask_them}
    lost = [one.name for one in made.unmeasured if f'"{one.name}"' not in words]
    if lost:
        told += f" Kept in words, without a measure: {len(lost)} of what was said."
    return f"{told} {span(made.holder_hours).capitalize()} of work with records."


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _ask_heading(made: Guidance) -> str:
    return "DO NOT SCORE THIS: ASK THEM" if not made.score_it else "DO NOT SCORE THESE: ASK THEM"


def _measure_heading(made: Guidance) -> str:
    if made.score_it:
        minimum = f"{len(made.minimum)} are the minimum honest set"
        return f"MEASURES ({len(made.measures)}, of which {minimum})"
    return f"IF IT MUST BE SCORED ALL THE SAME, NOT WITH LESS THAN THIS ({len(made.measures)})"


def asked(made: Guidance) -> list[str]:
    """What is not to be scored, why, and how to ask instead."""
    return [
        f"{ask.about}. {ask.rule.name}: {ask.rule.why}. Instead: {ask.rule.text}"
        for ask in made.ask_them
    ]


def aims(made: Guidance) -> list[str]:
    """Each saying with its authors, and what became of it."""
    lost = {say.words: one.reason for one in made.unmeasured for say in one.said}
    items = []
    for aim in made.aims:
        words = clean(aim.saying.words)
        read = f"read as {', '.join(aim.outcomes)}: {aim.because}" if aim.outcomes else aim.because
        items.append(f'"{words}" ({clean(aim.saying.by)}): {clean(read)}.')
        if aim.saying.words in lost:
            items[-1] += " It is kept as an outcome of your own, without a measure"
            reason = lost[aim.saying.words]
            items[-1] += "." if reason in aim.because else f": {clean(reason)}."
    items += [_harm(made, words) for words in made.situation.harmed]
    return items + [f'"{clean(one)}": not understood, and not used.' for one in made.not_understood]


def _harm(made: Guidance, words: str) -> str:
    """Which harms somebody's fear called up; where none, it goes on the list of those affected."""
    called = [one.code for one in made.measures if f'who may be harmed: "{words}"' in one.why]
    if called:
        return f'"{clean(words)}" (who may lose by it): looked for in {", ".join(called)}.'
    return (
        f'"{clean(words)}" (who may lose by it): no harm of the catalogue was called up by these '
        "words. Put whoever it is on the list of those affected, and ask them."
    )


def unsaid(made: Guidance) -> list[str]:
    """What nobody said of the situation; it is never taken for none."""
    told = made.situation
    asked = {
        "what matters to anybody": not told.aims,
        "who is affected": not told.affected,
        "how many people are affected": told.people is None,
        "how many weeks there are": told.weeks is None,
        "what money there is": told.budget is None,
        "which records exist": told.data is None,
        "who could lose by it": not told.harmed,
    }
    missing = [words for words, unknown in asked.items() if unknown]
    return [f"{'; '.join(missing)}. Say it, and this page may change."] if missing else []


def _measures(made: Guidance) -> list[str]:
    told = [measure(one) for one in made.measures]
    return [*told, GRADES] if told else []


def measure(one: Advised) -> str:
    """A measure in a few sentences."""
    kind = "harm" if one.harm else "benefit"
    beside = ""
    if not one.harm:
        named = "no harm of this set" if one.shadow == "none" else one.shadow
        beside = f" Read beside {named}: {one.shadow_why}."
    shown = "; ".join(f"{words} ({grade})" for grade, words in one.show[:SHOWN_GRADES])
    wait = (
        f" It can be read only after {number(one.weeks)} weeks: take its starting value now."
        if one.weeks
        else ""
    )
    return (
        f"{one.code} {one.title} ({kind}): {one.outcome.name}. Why: {clean('; '.join(one.why))}."
        f"{beside} To be shown: {shown}. {_takes(one)}{wait}"
    )


def _takes(one: Advised) -> str:
    records = " and ".join(one.records) or "records of its own"
    return f"Read from {records}: {span(one.hours)}."


def span(hours: Hours) -> str:
    """Hours in words: "about 2 hours (1 to 4)"."""
    several = "hour" if hours.central == 1 else "hours"
    return f"about {number(hours.central)} {several} ({number(hours.low)} to {number(hours.high)})"


def methods(made: Guidance) -> list[str]:
    """One method of each kind."""
    return [
        f"{METHOD_WORDS.get(rule.kind, rule.kind)}: {rule.name}. {rule.text} Why: {rule.why}."
        for rule in made.methods
    ]


def burden(made: Guidance) -> list[str]:
    """Hours of whoever holds the records, of the people asked, and the time there is."""
    items = [f"Whoever holds the records: {span(made.holder_hours)} in all, each record read once."]
    if made.hours_there_are is not None:
        enough = made.holder_hours.central <= made.hours_there_are
        items[0] += (
            f" One person can give {number(made.hours_there_are)} hours in the weeks there are "
        )
        items[0] += "(row guide-hours-a-week)"
        items[0] += "." if enough else ": not enough. Take longer, share the work, or do not score."
    if made.situation.data is not None:
        items.append("A record that was not named takes its high hours: it must first be made.")
    people = made.people_hours
    if people is None:
        items.append("The people asked: their number was not said, so their hours are not known.")
    elif people.high:
        items.append(f"The people asked: {span(people)} of their time together, unpaid.")
    keys = ", ".join(row.key for row in made.figures)
    items.append(f"These hours are assumed, and published by nobody (rows {keys}): time your own.")
    return items


def left_out(made: Guidance) -> list[str]:
    """What was not recommended, and why."""
    return [f"{code}: {clean(why)}." for code, why in made.left_out]


def cautions(made: Guidance) -> list[str]:
    """What to be careful of: rules first, then each measure's first own."""
    rules = [one.text for one in made.cautions if not one.of]
    first = {one.of: one.text for one in reversed(made.cautions) if one.of}
    own = [f"{one.code}: {first[one.code]}" for one in made.measures if one.code in first]
    more = len(made.cautions) - len(rules) - len(own)
    if more:
        own.append(f"The measures bring {more} more: `socialvalue measures CODE` has them.")
    return rules + own


def law(made: Guidance) -> list[str]:
    """Legal notes, each with its source, its status and the day it was read."""
    return [f"{one.text} [{one.source.cite()}; read {one.source.checked_on}]" for one in made.laws]


def whose(made: Guidance) -> str:
    """Edition of the guide's data, and what it is not."""
    return (
        f"The guide's data, edition {made.edition} of {made.date}; its rules are judgements of "
        "their authors (socialvalue where none is named), and no finding."
    )
