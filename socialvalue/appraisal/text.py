"""An appraisal as text: one screen for a councillor.

In comes an account; out comes a page that says, per submission and ledger, what it costs, what it
brings, the ratios in words with what they cover, when it is paid back, and what is not in it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from socialvalue.appraisal import promises, rows, tables
from socialvalue.appraisal.account import Account
from socialvalue.appraisal.books import Book
from socialvalue.appraisal.costs import NO_COSTS
from socialvalue.scorecard import beside, concerns, objections
from socialvalue.scorecard.money import without_price
from socialvalue.scorecard.words import (
    NOBODY_LOOKED,
    STAGE_WORDS,
    clean,
    listed,
    pounds,
    share,
    wrapped,
)

SHOWN = 6
"""How many submissions a page shows."""
WHOLE_PRICE = (
    "Costs are the whole price of each service. The service itself is not among the benefits: only "
    "what it brings beyond that, where it has a price. So a ratio under 1, or a net value "
    "below £0, is no loss by itself. The same costs stand in each ledger: do not add them."
)
LEDGERS = {
    "welfare": "how people's lives are better or worse for it",
    "fiscal": "what public bodies are spared or pay",
    "local": "a local pound is a flow, not welfare",
    "transfer": "a transfer is one person's gain and another's loss",
    "input": "an input is something put in, not a benefit",
}


def page(account: Account) -> str:
    """The page of an appraisal, at most 100 columns wide."""
    card, basis = account.card, account.card.basis
    count = len(account)
    title = f"APPRAISAL: {card.framework.name}, edition {card.framework.edition}"
    who = f"{count:,} submission{'' if count == 1 else 's'}. {STAGE_WORDS[basis.stage]}"
    lines = [*wrapped(title), *wrapped(who), ""]
    places = range(min(count, SHOWN))
    lines.append("WHAT IT COSTS AND WHAT IT BRINGS, BY LEDGER (present values)")
    none = "No measure of this framework has a price."
    lines += wrapped(WHOLE_PRICE if account.books else none, "  ")
    for book, told in zip(account.books, rows.of(account, places), strict=True):
        lines += ["", *wrapped(_heading(book), "  "), *told]
    if count > SHOWN:
        lines.append(f"  ... and {count - SHOWN:,} more; .table() has them all.")
    lines += ["", "WHAT THE RATIOS SAY", *_items(_ratios(account, places))]
    if doubts := _items(_doubts(account)):
        lines += ["", "COSTS TO LOOK AT", *doubts]
    lines += ["", "WHAT TO COUNT ON", *_items(_expected(account, places))]
    lines += ["", "WHAT IS NOT IN IT", *_items(_missing(account))]
    read = concerns.read(card, tuple(places))
    lines += ["", "WHAT NOBODY LOOKED AT", *_items(iter(concerns.gaps(card, read)))]
    for title, told in beside.sections(card, places):
        lines += ["", title.upper(), *_items(iter(told))]
    if account.objections:
        warned = objections.lines(account.objections, card.day)
        lines += ["", "SOURCES TO LOOK AT", *_items(iter(warned))]
    return "\n".join(lines)


def _items(texts: Iterator[str]) -> list[str]:
    return [line for text in texts for line in wrapped(text, "  - ", "    ")]


def _heading(book: Book) -> str:
    if book.exchange is None:
        note = LEDGERS.get(book.ledger, "")
        return f"{book.ledger} ledger" + (f": {note}" if note else "")
    return (
        f"{clean(book.ledger)}, added by rule ({book.exchange.words}), "
        f"because {clean(book.exchange.reason)}"
    )


def _ratios(account: Account, places: Sequence[int]) -> Iterator[str]:
    """What gross and net are, and what every ratio covers."""
    yield (
        "gross: benefits less harms for each pound of cost, that pound included (the benefit-cost "
        "ratio and the gross social return are this); net: what is left beyond that pound, gross "
        "less one. A ratio has no size: read it beside net value, the net present value."
    )
    yield (
        "payback: years from the start, in discounted pounds, until the benefits have made up for "
        "the costs; none where that does not come in the years counted."
    )
    known = [place for place in range(len(account)) if account.spent.given[place]]
    if len(account):
        words = account.scope("", known[0] if known else 0, "").words
        yield f"all numbers: {clean(words.partition('; harms')[0])}."
    looked = [book.looked[:, list(places)].all() for book in account.books]
    if not all([*looked, account.spent.given.all()]):
        yield (
            f"{NOBODY_LOOKED} no number: nothing that was looked at has a price in that ledger, or "
            "the costs are not known."
        )
    for harms, names in _silent(account).items():
        yield (
            f"* {listed(names)} said nothing of {clean(harms)}: that harm is in no pound, so the "
            "ratio looks better for it, and is not to be ranked with those that looked."
        )


def _doubts(account: Account) -> Iterator[str]:
    """Costs with a blank year, and costs far from the contract value, by name."""
    told = [
        f"{clean(account.card.submissions.name(place))}: {words}"
        for place in range(len(account))
        if (words := _blank(account, place) or account.remarks[place])
    ]
    yield from (f"{words}." for words in told[:SHOWN])
    if len(told) > SHOWN:
        yield f"and {len(told) - SHOWN:,} more: see why and costs_remark in .table()."


def _blank(account: Account, place: int) -> str:
    return account.spent.why(place) if account.spent.blank[place] else ""


def _silent(account: Account) -> dict[str, list[str]]:
    """Who looked for none of which priced harms."""
    found: dict[str, list[str]] = {}
    titles = {member.code: member.measure.title for member in account.card.plan.members}
    for place in range(len(account)):
        told = [account.unlooked[book.ledger][place] for book in account.books]
        codes = dict.fromkeys(code for text in told for code in text.split(", ") if code != "none")
        if codes:
            name = clean(account.card.submissions.name(place))
            harms = ", ".join(f"{code} {titles[code]}" for code in codes)
            found.setdefault(harms, []).append(name)
    return found


def _expected(account: Account, places: Sequence[int]) -> Iterator[str]:
    """Benefits by each submission's own record of delivery."""
    if account.card.basis.stage not in promises.PROMISED:
        yield "this is what was delivered, so nothing is taken off for broken promises."
        return
    unknown = []
    for place in places:
        low, central, high = account.records[:, place]
        name = clean(account.card.submissions.name(place))
        if math.isnan(central):
            unknown.append(name)
            continue
        record = f"it delivered {share(central)} of earlier promises{_within(low, high, share)}"
        told = [_span(account, book, place) for book in account.books if book.assessed[place]]
        yield f"{name}: {record}" + (f": {'; '.join(told)}." if told else ".")
    if unknown:
        yield (
            f"{listed(unknown)}: no record of delivery is known, so anything from nothing to all "
            "of the benefits may come."
        )


def _span(account: Account, book: Book, place: int) -> str:
    low, central, high = account.expected(book)[:, place]
    return f"{clean(book.ledger)} {pounds(central)}{_within(low, high, pounds)}"


def _within(low: float, high: float, spelt: Callable[[float], str]) -> str:
    """A range in brackets; nothing where it is a single number."""
    return f" ({spelt(low)} to {spelt(high)})" if low < high else ""


def _missing(account: Account) -> Iterator[str]:
    """What no number on the page holds."""
    unpriced = without_price(account.card)
    if unpriced:
        yield unpriced
    without = [
        account.card.submissions.name(place)
        for place in range(len(account))
        if account.spent.why(place) == NO_COSTS
    ]
    if without:
        yield f"without ratios, for {NO_COSTS}: {listed(map(clean, without))}."
    if account.exchange is None:
        yield "ledgers are not added to one another: no rule of exchange was named."
    if not account.spent.optimism.source:
        yield "costs are as given: nothing is added for optimism."
    yield (
        "who gains: a pound counts the same for rich and poor (in Python, .weighted weighs it); "
        "and what one unit of an outcome costs (in Python, .cost_per_outcome: "
        f"{tables.WHOLE_COST})."
    )
