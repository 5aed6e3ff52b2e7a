"""Pounds by ledger as a page shows them: benefit, harm and balance, and what is in no pound.

In come a scorecard and its readings; out come rows and lines. Ledgers are never added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from socialvalue.scorecard import kinds, once
from socialvalue.scorecard.concerns import Read
from socialvalue.scorecard.reading import Reading, unpriced
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import (
    NOBODY_LOOKED,
    clean,
    columns,
    listed,
    pounds,
    short,
    wrapped,
)
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


def rows(card: Scores, read: Read) -> list[tuple[int, list[str]]]:
    """Place, then name, ledger, benefit, harm and balance in words, of the submissions read.

    "–" stands where nothing with a price in that ledger was assessed; a balance without the pounds
    of a harm that has no number bears a star.
    """
    found = []
    for place, ledger, good, bad in ledgers(card, tuple(read)):
        sides = [
            pounds(much) if much or _priced(read[place], ledger, harm=harm) else NOBODY_LOOKED
            for much, harm in ((good, False), (bad, True))
        ]
        star = "*" if any(_silent(read[place], ledger)) else ""
        name = clean(card.submissions.name(place))
        found.append((place, [name, ledger, *sides, f"{pounds(good - bad)}{star}"]))
    return found


def _of_ledger(cells: Sequence[Reading], ledger: str, *, harm: bool) -> Iterator[Reading]:
    """The measures of one side that have a price in a ledger."""
    for one in cells:
        proxies = one.member.measure.proxies
        if one.member.measure.harm == harm and any(proxy.ledger == ledger for proxy in proxies):
            yield one


def _priced(cells: Sequence[Reading], ledger: str, *, harm: bool) -> bool:
    """Whether anything of one side that has a price in a ledger was assessed."""
    return any(one.assessed for one in _of_ledger(cells, ledger, harm=harm))


def _silent(cells: Sequence[Reading], ledger: str) -> Iterator[tuple[str, str]]:
    """The harms with a price in a ledger that have no number: why, and the code."""
    why = {"not assessed": "said nothing of", "undefined": "has no answer for"}
    for one in _of_ledger(cells, ledger, harm=True):
        if one.status in why:
            yield why[one.status], one.member.code


def notes(card: Scores, read: Read, told: Sequence[tuple[int, list[str]]]) -> list[str]:
    """What the signs in the rows mean, where they stand."""
    found = []
    if any(NOBODY_LOOKED in cells for _, cells in told):
        found.append(f"{NOBODY_LOOKED} nothing that was assessed has a price there.")
    missing: dict[str, dict[str, None]] = {}
    for place, cells in told:
        for why, code in _silent(read[place], cells[1]):
            missing.setdefault(f"{why} {code}", {})[clean(card.submissions.name(place))] = None
    found += [
        f"* {listed(names)} {words}: that harm is in no pound." for words, names in missing.items()
    ]
    return found


def money(card: Scores, read: Read) -> list[str]:
    """Pounds by ledger, and what has no price."""
    told, shown = rows(card, read), tuple(read)
    lines = ["  No pounds: nothing that was shown has a price."]
    if told:
        starred = any(cells[-1].endswith("*") for _, cells in told)
        listing = [
            [short(cells[0], 34), *cells[1:-1], cells[-1] if "*" in cells[-1] else cells[-1] + pad]
            for _, cells in told
            for pad in [" " if starred else ""]
        ]
        heads = ["submission", "ledger", "benefit", "harm", f"balance{' ' if starred else ''}"]
        lines = columns(heads, listing, 2)
        note = (
            f"Pounds of {card.basis.price_year}, benefit - harm = balance. Ledgers are never added "
            "to one another: a wage or a local pound is a flow, not welfare."
        )
        lines += wrapped(" ".join([note, *notes(card, read, told)]), "  ")
    lines += [line for text in _by_kind(card, shown) for line in wrapped(text, "  ")]
    lines += [line for text in counted_once(card, shown) for line in wrapped(text, "  ")]
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


def counted_once(card: Scores, shown: Sequence[int]) -> list[str]:
    """What the pounds come to, counted once; nothing where no two priced measures overlap."""
    told = once.line(card, shown)
    return [told] if told else []


def without_price(card: Scores) -> str:
    """What was shown and has no price, in a sentence; "" where everything has one."""
    found = ", ".join(f"{member.code} {clean(member.measure.title)}" for member in unpriced(card))
    return (
        f"Shown and without a price: {found}. Unpriced is not worthless: it is rated."
        if found
        else ""
    )
