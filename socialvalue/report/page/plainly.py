"""What a scorecard rests on, told to residents: no codes alone, no words for those who make it.

In come a scorecard and the submissions shown; out come sentences. The terminal tells the same to
authors of frameworks, with what they can mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from socialvalue.claims.overlaps import NOT_TOLD_APART, SAME_NAME, Overlap
from socialvalue.column import SampleGroup
from socialvalue.framework import Member
from socialvalue.measure_tables.headings import WHAT_IT_TAKES
from socialvalue.relations import Relation
from socialvalue.scorecard import Scorecard, grounds, overlaps, together
from socialvalue.scorecard.plain import basis_digest
from socialvalue.scorecard.words import clean, listed, number, share

GRADES = {
    "E1": "by their own records",
    "E2": "a document was checked",
    "E3": "somebody else verified it",
    "E4": "verified, and confirmed by those affected",
}
"""What stands behind an answer, by its grade of evidence."""

MANY = 12


def named(card: Scorecard, code: str) -> str:
    """The title of a measure with its code, by which it is found elsewhere on the page."""
    return f"{clean(card.framework.measure(code).title)} ({code})"


def caps(card: Scorecard, member: Member, place: int) -> str:
    """What a harm past its limit, or not looked for, does to the scores above it."""
    theme, root = card.framework.homes[member.code][0], card.framework.root
    told = [
        f"{name} can score no more than {number(card.cap(node.code))}"
        + ("" if card.lowered(node.code)[place] else " (it is below that already)")
        for name, node in ((clean(theme.name), theme), ("the whole", root))
    ]
    return f"Because of it, {' and '.join(told)}."


def twice(card: Scorecard, order: Sequence[int]) -> list[str]:
    """What may be counted twice, the surest first; what nobody told apart by pairs."""
    found = overlaps.found(card, order)
    unsure: dict[Relation, list[str]] = {}
    told = []
    for one in found:
        name = clean(card.submissions.name(one.place))
        if one.found == NOT_TOLD_APART:
            unsure.setdefault(one.relation, []).append(name)
            continue
        how = "name the same people or pounds" if one.found == SAME_NAME else "give one number"
        told.append(f"COUNTED TWICE: {name}: {_pair(card, one.relation)} {how}. {_why(one)}")
    return told + [
        f"{_pair(card, relation)} may count the same thing twice: {clean(relation.reason)}. Nobody "
        f"said whether they do for {listed(names, MANY)}."
        for relation, names in unsure.items()
    ]


def _pair(card: Scorecard, relation: Relation) -> str:
    return f"{named(card, relation.first)} and {named(card, relation.second)}"


def _why(one: Overlap) -> str:
    why = clean(one.relation.reason)
    return f"{why[:1].upper()}{why[1:]}."


def assumed(card: Scorecard) -> list[str]:
    """What somebody chose or assumed and nobody published, with what it touches."""
    found: dict[str, list[str]] = {}
    codes = [member.code for member in card.plan.members]
    for code in codes:
        for words in _assumed(card, code):
            found.setdefault(words, []).append(code)
    told = [f"{words}: {_which(card, some, codes)}." for words, some in found.items()]
    weights = "Weights, and how far a harm holds a score down, are choices and not facts."
    return [*told, *together.declared(card), weights]


def _assumed(card: Scorecard, code: str) -> Iterator[str]:
    measure = card.framework.measure(code)
    ramp = measure.rating
    if ramp is not None and (ramp.source is None or ramp.source.status == "assumed"):
        yield "Targets and limits are judgements"
    for name, one in measure.adjust.named().items():
        if one.assumed:
            much = number(one.value) if name == "multiplier" else share(one.value)
            yield f"Unless somebody shows otherwise, {WHAT_IT_TAKES[name]} is taken to be {much}"
    if not measure.adjust.named():
        yield "Nothing is taken off for what would have happened anyway, unless somebody says so"
    for proxy in measure.proxies:
        if proxy.source.status == "assumed":
            yield "The price is an assumption"
    if any(_chosen(one) for one in measure.inputs.values()):
        yield "The numbers that stand for answers in words were chosen, not measured"


def _chosen(declaration: object) -> bool:
    """Whether the numbers of an input, or of a part of it, are an assumption."""
    members = declaration.members if isinstance(declaration, SampleGroup) else ()
    for one in (declaration, *(part for _, part in members)):
        source = getattr(one, "source", None)
        if source is not None and source.status == "assumed":
            return True
    return False


def _which(card: Scorecard, some: Iterable[str], every: Sequence[str]) -> str:
    held = list(some)
    return (
        "all that is counted"
        if held == list(every)
        else listed((named(card, code) for code in held), MANY)
    )


def made(card: Scorecard) -> list[str]:
    """Framework, year of the pounds and index of prices: what somebody needs to make it again."""
    framework, basis = card.framework, card.basis
    whose = f"“{clean(framework.name)}”, edition {clean(framework.edition)}"
    marks = f"the framework {framework.digest[:15]}, of the settings {basis_digest(card)[:15]}"
    year = f"Pounds are told in prices of {basis.price_year}; prices of other years were brought to"
    later = "Pounds of later years are worth less today, by the Green Book's standard rates."
    day = f"on {card.day} "
    known = [one for one in grounds.making(card) if one.startswith(day)]
    told = [
        f"The questions, weights and limits are those of {whose}.",
        clean(framework.note),
        f"{year} that year with {basis.index.source.cite()}.",
        later if basis.discounting == "standard" else "",
        f"Fingerprints, by which anybody can check that nothing was changed since: of {marks}.",
        *(f"O{one[1:]}." for one in known),
    ]
    return [one for one in told if one]
