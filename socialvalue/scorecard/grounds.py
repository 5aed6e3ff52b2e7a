"""What the numbers stand on: pounds by ledger, what is assumed, and how the score was made.

In comes a scorecard; out come lines of text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from socialvalue.proxy import ADJUSTMENTS
from socialvalue.scorecard import plain
from socialvalue.scorecard.reading import unpriced
from socialvalue.scorecard.words import clean, columns, listed, number, pounds, share, short, wrapped
from socialvalue.source import series
from socialvalue.valuation.prices import UNITS

if TYPE_CHECKING:
    from socialvalue.scorecard.card import Scorecard

Money = list[tuple[int, str, float, float]]
"""Place of a submission, ledger, benefit and harm in pounds."""


def ledgers(card: Scorecard, shown: Sequence[int]) -> Money:
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


def money(card: Scorecard, shown: Sequence[int]) -> list[str]:
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
    without = [f"{member.code} {clean(member.measure.title)}" for member in unpriced(card)]
    if without:
        text = f"Shown and without a price: {', '.join(without)}. Unpriced is not worthless: it is rated."
        lines += wrapped(text, "  ")
    return lines


def assumptions(card: Scorecard) -> list[str]:
    """Each thing that nobody published: shares, targets, prices and parameters."""
    found = []
    members = card.plan.members
    for member in members:
        for name, one in member.measure.adjust.named().items():
            if one.assumed:
                key = one.source.key if one.source else "no source"
                found.append(f"{member.code}: {name} of {share(one.value)} unless a claim says otherwise ({key})")
        for proxy in member.measure.proxies:
            if proxy.source.status == "assumed":
                found.append(f"{member.code}: its price ({proxy.source.key})")
        for name, declaration in member.measure.inputs.items():
            source = getattr(declaration, "source", None)
            if source is not None and source.status == "assumed":
                found.append(f"{member.code}: the numbers of {name} ({source.key})")
    targets = [
        member.code
        for member in members
        if member.measure.rating
        and (member.measure.rating.source is None or member.measure.rating.source.status == "assumed")
    ]
    if targets:
        found.append(f"floors, targets and limits of {', '.join(targets)} are judgements")
    bare = [member.code for member in members if not member.measure.adjust.named()]
    if bare:
        found.append(f"no default share ({', '.join(ADJUSTMENTS)}) is taken off {', '.join(bare)}")
    found.append("weights, shadows and caps are the framework's: a choice, not a fact")
    return found


def own_shares(card: Scorecard, shown: Sequence[int]) -> list[str]:
    """Shares that a claim brought itself, instead of the measure's own."""
    found = []
    for code, batch in card.claims.batches.items():
        if not batch.own:
            continue
        places = batch.places()
        for name, shares in batch.own.items():
            brought = np.flatnonzero(np.isin(places, shown) & ~np.isnan(shares))
            found += [
                f"{clean(card.submissions.name(int(places[claim])))} brings its own {name} "
                f"for {code}: {share(float(shares[claim]))}"
                for claim in brought
            ]
    return list(dict.fromkeys(found))


def making(card: Scorecard) -> list[str]:
    """Framework, basis, rows and conversions, a fact a line."""
    framework, basis, account = card.framework, card.basis, card.claims.account
    stamp = f"{framework.digest[:15]}, basis {plain.basis_digest(card)[:15]}"
    table = series(basis.deflator)
    discounting = "not discounted"
    if basis.discounting == "standard":
        discounting = f"discounted by the Green Book's standard schedule ({basis.timing} of year)"
    facts = [
        f"framework {clean(framework.name)} ({framework.code}), edition {clean(framework.edition)}; digest {stamp}",
        *([clean(framework.note)] if framework.note else []),
        f"stage rated: {basis.stage}; pounds of {basis.price_year}, present value at {basis.start}, {discounting}",
        f"deflator {table.key}: {table.source.cite()}",
        f"rows in {account.rows_in:,} = scored {account.rows_scored:,} + refused {account.rows_refused:,}",
    ]
    made = [
        f"{unit} to {declared} x {number(factor)}"
        for (unit, declared), factor in card.claims.conversions.items()
    ]
    facts.append(f"unit conversions: {listed(made, 8) if made else 'none'}")
    return facts
