"""What the numbers stand on: what is assumed, and how the score was made.

In comes a scorecard; out come lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator

from socialvalue import deflation
from socialvalue.column import SampleGroup
from socialvalue.measure import Measure
from socialvalue.proxy import ADJUSTMENTS
from socialvalue.scorecard import objections, plain, together, used
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import clean, listed, number, share
from socialvalue.source import Source
from socialvalue.source.validity import checked_later


def assumptions(card: Scores) -> list[str]:
    """Each thing that nobody published: shares, prices, numbers of a scale, targets, weights."""
    measures = [member.measure for member in card.plan.members]
    found: dict[str, list[str]] = {}
    for measure in measures:
        for words in _assumed(measure):
            found.setdefault(words, []).append(measure.code)
    told = [f"{words}: {', '.join(dict.fromkeys(codes))}" for words, codes in found.items()]
    bare = [measure.code for measure in measures if not measure.adjust.named()]
    if bare:
        *some, last = ADJUSTMENTS
        told.append(f"no default {', '.join(some)} or {last} is taken off: {', '.join(bare)}")
    told += together.declared(card)
    return [*told, "weights, shadows and caps are the framework's: a choice, not a fact"]


def whose(card: Scores) -> str:
    """Whose weights these are, in a sentence without its full stop."""
    told = card.framework.weights_said
    return clean(told[0].upper() + told[1:])


def _assumed(measure: type[Measure]) -> Iterator[str]:
    """What one measure assumes, with the source that says so."""
    for name, one in measure.adjust.named().items():
        if one.assumed:
            key = one.source.key if one.source else "no source"
            yield f"{name} of {share(one.value)} unless a claim brings its own ({key})"
    for proxy in measure.proxies:
        if proxy.source.status == "assumed":
            yield f"a price ({proxy.source.key})"
    for name, declaration in measure.inputs.items():
        members = declaration.members if isinstance(declaration, SampleGroup) else ()
        for key, one_of in ((name, declaration), *members):
            source: Source | None = getattr(one_of, "source", None)
            if source is not None and source.status == "assumed":
                yield f"the numbers of {key} ({source.key})"
    ramp = measure.rating
    if ramp is not None and (ramp.source is None or ramp.source.status == "assumed"):
        yield "floors, targets and limits, which are judgements"


def warned(card: Scores) -> list[str]:
    """What stands against the sources on the card's day, and by which editions pounds moved."""
    told = objections.lines(objections.of(card), card.day)
    moved = card.claims.deflator
    if moved is not None and deflation.index(moved) != card.basis.index:
        told.append(
            f"TWO EDITIONS: claims were brought to the pounds of their measures by "
            f"{deflation.index(moved).key}, prices to those of the basis by {card.basis.index.key}."
        )
    return told


def making(card: Scores) -> list[str]:
    """Framework, basis, rows and conversions, a fact a line."""
    framework, basis, account = card.framework, card.basis, card.claims.account
    table = basis.index
    discounting = "not discounted"
    if basis.discounting == "standard":
        discounting = f"discounted by the Green Book's standard schedule ({basis.timing} of year)"
    name = f"{clean(framework.name)} ({framework.code}), edition {clean(framework.edition)}"
    digests = f"digest {framework.digest[:15]}, basis {plain.basis_digest(card)[:15]}"
    value = f"pounds of {basis.price_year}, present value at {basis.start}, {discounting}"
    facts = [
        f"framework {name}; {digests}",
        *([clean(framework.note)] if framework.note else []),
        f"stage rated: {basis.stage}; {value}",
        f"deflator {table.key}: {table.source.cite()}",
        account.rows,
        *([f"read as: {clean('; '.join(account.read_as))}"] if account.read_as else []),
    ]
    made = [
        f"{unit} to {declared} x {number(factor)}"
        for (unit, declared), factor in card.claims.conversions.items()
    ]
    facts.append(f"unit conversions: {listed(made, 8) if made else 'none'}")
    return [*facts, *_day(card)]


def _day(card: Scores) -> Iterator[str]:
    """What was known of the sources on the card's day, on which some were not yet checked."""
    every = used.sources(card.plan, card.claims.deflator)
    later = [source for source in every if checked_later(source, card.day)]
    if later:
        last = max(source.checked_on for source in later)
        yield (
            f"on {card.day} {len(later)} of {len(every)} sources had not been checked yet (the "
            f"last was on {last}): nobody can tell what stood against them on that day"
        )
    elif not warned(card):
        yield f"on {card.day} nothing stood against any source: none stale or superseded"
