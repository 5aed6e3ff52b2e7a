"""What the numbers stand on: pounds by ledger, what is assumed, and how the score was made.

In comes a scorecard; out come lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from socialvalue import deflation
from socialvalue.column import SampleGroup
from socialvalue.measure import Measure
from socialvalue.proxy import ADJUSTMENTS
from socialvalue.scorecard import kinds, objections, plain
from socialvalue.scorecard.reading import unpriced
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import (
    clean,
    columns,
    listed,
    number,
    pounds,
    share,
    short,
    wrapped,
)
from socialvalue.source import Source
from socialvalue.valuation.prices import UNITS

Money = list[tuple[int, str, float, float]]
"""Place of a submission, ledger, benefit and harm in pounds."""


def ledgers(card: Scores, shown: Sequence[int]) -> Money:
    """Benefit and harm in pounds, one row a submission shown and ledger; exact sums of parts."""
    found: Money = []
    names = list(dict.fromkeys(ledger for ledger, _, _ in card.results.worth))
    for place in shown:
        for name in names:
            sums = [0.0, 0.0]
            for (ledger, harm, _), units in card.results.worth.items():
                if ledger == name:
                    sums[harm] += float(units[place, 0])
            if any(sums):
                found.append((place, name, sums[0] / UNITS, -sums[1] / UNITS + 0.0))
    return found


def money(card: Scores, shown: Sequence[int]) -> list[str]:
    """Pounds by ledger, and what has no price."""
    rows = [
        [short(card.submissions.name(place), 34), ledger, *map(pounds, (good, bad, good - bad))]
        for place, ledger, good, bad in ledgers(card, shown)
    ]
    lines = ["  No pounds: nothing that was shown has a price."]
    if rows:
        lines = columns(["submission", "ledger", "benefit", "harm", "balance"], rows, 2)
        year = card.basis.price_year
        note = (
            f"Pounds of {year}, benefit - harm = balance. Ledgers are never added to one another: "
            "a wage or a local pound is a flow, not welfare."
        )
        lines += wrapped(note, "  ")
    lines += [line for text in _by_kind(card, shown) for line in wrapped(text, "  ")]
    without = without_price(card)
    return lines + (wrapped(without, "  ") if without else [])


def _by_kind(card: Scores, shown: Sequence[int]) -> Iterator[str]:
    """How much of the pounds is the service itself, and how much was offered on top."""
    if all(batch.kind is None for batch in card.claims.batches.values()):
        yield "No claim says whether its value is embedded in the service or additional to it."
        return
    told: dict[int, list[str]] = {}
    sums: dict[tuple[str, str], Any] = {}
    for ledger, kind, _, units in kinds.worth(card):
        sums[ledger, kind] = sums.get((ledger, kind), 0.0) + units
    for (ledger, kind), units in sums.items():
        for place in shown:
            if units[place]:
                much = pounds(float(units[place]) / UNITS)
                told.setdefault(place, []).append(f"{ledger} {kind} {much}")
    for place in (place for place in shown if place in told):
        yield f"{clean(card.submissions.name(place))}, balance by kind: {', '.join(told[place])}."


def without_price(card: Scores) -> str:
    """What was shown and has no price, in a sentence; "" where everything has one."""
    found = ", ".join(f"{member.code} {clean(member.measure.title)}" for member in unpriced(card))
    return (
        f"Shown and without a price: {found}. Unpriced is not worthless: it is rated."
        if found
        else ""
    )


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
        told.append(f"no default {', '.join(ADJUSTMENTS)} is taken off: {', '.join(bare)}")
    return [*told, "weights, shadows and caps are the framework's: a choice, not a fact"]


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
    rows = f"scored {account.rows_scored:,} + refused {account.rows_refused:,}"
    facts = [
        f"framework {name}; {digests}",
        *([clean(framework.note)] if framework.note else []),
        f"stage rated: {basis.stage}; {value}",
        f"deflator {table.key}: {table.source.cite()}",
        f"rows in {account.rows_in:,} = {rows}",
    ]
    made = [
        f"{unit} to {declared} x {number(factor)}"
        for (unit, declared), factor in card.claims.conversions.items()
    ]
    facts.append(f"unit conversions: {listed(made, 8) if made else 'none'}")
    if not warned(card):
        facts.append(f"on {card.day} nothing stood against any source: none stale or superseded")
    return facts
