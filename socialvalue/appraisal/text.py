"""An appraisal as text: one screen for a councillor.

In comes an account; out comes a page that says, per submission and ledger, what it costs, what it
brings, the ratios in words with what they cover, when it is paid back, and what is not in it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from socialvalue.appraisal import promises, tables
from socialvalue.appraisal.account import NO_COSTS, Account
from socialvalue.appraisal.books import Book
from socialvalue.scorecard.grounds import without_price
from socialvalue.scorecard.words import (
    STAGE_WORDS,
    clean,
    columns,
    listed,
    pounds,
    share,
    short,
    wrapped,
)

SHOWN = 6
"""How many submissions a page shows."""
NAME = 20
MILLIONS = 1e7
"""From here on pounds are told in millions."""
HEADS = ("submission", "costs", "benefits", "harms", "net value", "gross", "net", "payback")
NEVER_ADDED = {
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
    for book in account.books:
        lines += ["", *wrapped(_heading(book), "  "), *_table(account, book, places)]
    if not account.books:
        lines += wrapped("No measure of this framework has a price.", "  ")
    if count > SHOWN:
        lines.append(f"  ... and {count - SHOWN:,} more; .table() has them all.")
    lines += ["", "WHAT THE RATIOS SAY", *_items(_ratios(account))]
    lines += ["", "WHAT TO COUNT ON", *_items(_expected(account, places))]
    lines += ["", "WHAT IS NOT IN IT", *_items(_missing(account))]
    return "\n".join(lines)


def _items(texts: Iterator[str]) -> list[str]:
    return [line for text in texts for line in wrapped(text, "  - ", "    ")]


def _heading(book: Book) -> str:
    if book.exchange is None:
        note = NEVER_ADDED.get(book.ledger, "")
        return f"{book.ledger} ledger" + (f": {note}" if note else "")
    return (
        f"{clean(book.ledger)}, added by rule ({book.exchange.words}), "
        f"because {clean(book.exchange.reason)}"
    )


def _table(account: Account, book: Book, places: Sequence[int]) -> list[str]:
    sides = [account.spent.present, book.present("benefits"), book.present("harms")]
    sides.append(account.net(book))
    ratios = [account.values(book, name) for name in ("sroi_gross", "sroi_net")]
    back = account.back(book, discounted=True)
    rows = [
        [
            short(account.card.submissions.name(place), NAME),
            *(_pounds(side[place]) for side in sides),
            *(_ratio(one[place], account.unlooked[book.ledger][place]) for one in ratios),
            _back(back[place], known=bool(account.answered(book)[place])),
        ]
        for place in places
    ]
    return columns(HEADS, rows, 1)


def _pounds(value: float) -> str:
    if math.isnan(value):
        return "-"
    if abs(value) < MILLIONS:
        return pounds(value)
    return f"{'-' if value < 0 else ''}£{abs(value) / 1e6:,.2f}m"


def _ratio(value: float, silent: str) -> str:
    """Two decimals, with a star where a priced harm was not looked for."""
    return "-" if math.isnan(value) else f"{value:.2f}{' ' if silent == 'none' else '*'}"


def _back(value: float, *, known: bool) -> str:
    if math.isnan(value):
        return "never" if known else "-"
    return "year 1" if value == 0 else f"{value:.1f} yrs"


def _ratios(account: Account) -> Iterator[str]:
    """What gross and net are, and what every ratio covers."""
    yield (
        "gross: benefits less harms for each pound of cost, that pound included (the benefit-cost "
        "ratio and the gross social return are this); net: what is left beyond that pound, gross "
        "less one. A ratio has no size: read it beside net value, the net present value."
    )
    yield (
        "payback: years from the start, of discounted pounds; never where it does not come in the "
        "years counted."
    )
    calendars = {years: place for place, years in enumerate(account.spent.calendar)}
    for place in [calendars[years] for years in sorted(calendars)][:2]:
        words = account.scope("", place, "").words
        yield f"they cover: {clean(words.partition('; harms')[0])}."
    if len(calendars) > 1:
        yield "costs of different years stand here: they are not to be ranked."
    for harms, names in _silent(account).items():
        yield (
            f"* {listed(names)} said nothing of {clean(harms)}: that harm is in no pound, so the "
            "ratio looks better for it, and is not to be ranked with those that looked."
        )


def _silent(account: Account) -> dict[str, list[str]]:
    """Who looked for none of which priced harms."""
    found: dict[str, list[str]] = {}
    for place in range(len(account)):
        told = [account.unlooked[book.ledger][place] for book in account.books]
        codes = dict.fromkeys(code for text in told for code in text.split(", ") if code != "none")
        if codes:
            name = clean(account.card.submissions.name(place))
            found.setdefault(", ".join(codes), []).append(name)
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
        record = (
            f"it delivered {share(central)} of earlier promises ({share(low)} to {share(high)})"
        )
        told = [_span(account, book, place) for book in account.books if book.assessed[place]]
        yield f"{name}: {record}" + (f": {'; '.join(told)}." if told else ".")
    if unknown:
        yield (
            f"{listed(unknown)}: no record of delivery is known, so anything from nothing to all "
            "of the benefits may come."
        )


def _span(account: Account, book: Book, place: int) -> str:
    low, central, high = account.expected(book)[:, place]
    return f"{clean(book.ledger)} {pounds(central)} ({pounds(low)} to {pounds(high)})"


def _missing(account: Account) -> Iterator[str]:
    """What no number on the page holds."""
    unpriced = without_price(account.card)
    if unpriced:
        yield unpriced
    without = [account.card.submissions.name(place) for place in _without_costs(account)]
    if without:
        yield f"without ratios, for {NO_COSTS}: {listed(map(clean, without))}."
    if account.exchange is None:
        yield "ledgers are not added to one another: no rule of exchange was named."
    if not account.spent.optimism.source:
        yield "costs are as given: nothing is added for optimism."
    yield (
        "distributional weights (see .weighted), and the cost of a unit of outcome "
        f"(see .cost_per_outcome: {tables.WHOLE_COST})."
    )


def _without_costs(account: Account) -> Any:
    return [place for place in range(len(account)) if not account.spent.given[place]]
