"""Promises beside deliveries as text: a page that never tells the one as the other.

In come deliveries; out comes a page for a terminal.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from socialvalue.claims.numbers import is_blank
from socialvalue.decisions.commitment import DELIVERED, Commitment
from socialvalue.scorecard.words import NOBODY_LOOKED, clean, columns, number, share, short, wrapped

HEADS = ("submission", "measure", "period", "promised", "delivered", "verified", "kept", "state")
SHOWN = 60
RULE = (
    "Promised, delivered (the bidder's own word) and verified (somebody else found it) are three "
    "things. Kept: from what is verified to what may still be; what nobody reported is anything "
    "from none to all. More of one promise, or in one year, never makes good another."
)


def page(found: Any) -> str:
    """The page of deliveries."""
    until = "" if found.until is None else f" due by the end of {found.until}"
    lines = [
        *wrapped(f"PROMISE AND DELIVERY: promises{until}, one a line"),
        *wrapped(RULE),
        "",
        *columns(HEADS, [_row(found, one) for one in found.due[:SHOWN]], 3),
    ]
    if len(found.due) > SHOWN:
        lines.append(f"  … and {len(found.due) - SHOWN:,} more; .table() has them all.")
    lines += ["", "DELIVERY RATIO", *_items(_whole(found))]
    if told := list(_expected(found)):
        lines += ["", "WHAT TO COUNT ON OF WHAT IS STILL TO COME", *_items(iter(told))]
    return "\n".join(lines)


def _row(found: Any, one: Commitment) -> list[str]:
    amounts = (_told(one.committed), _told(one.delivered), _told(one.verified))
    when = "–" if is_blank(one.when) else one.when
    kept = span(one.low, one.high) if one.promised else NOBODY_LOOKED
    name = short(found.name(one.place), 18)
    state = "not verified" if one.state == DELIVERED else one.state
    return [name, f"{one.member.code} [{one.member.measure.unit}]", when, *amounts, kept, state]


def _told(value: float) -> str:
    return NOBODY_LOOKED if math.isnan(value) else number(value)


def span(low: float, high: float) -> str:
    """A share, or the two ends of it."""
    if math.isnan(low):
        return NOBODY_LOOKED
    ends = [share(round(end, 3)) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def _whole(found: Any) -> Iterator[str]:
    table = found.whole()
    for place, who in enumerate(table["submission"]):
        row = {name: column[place] for name, column in table.items()}
        if not row["due"]:
            yield f"{clean(who)}: nothing that was promised is due."
            continue
        yield (
            f"{clean(who)}: {span(row['low'], row['high'])} of {row['due']} "
            f"promise{'' if row['due'] == 1 else 's'} "
            f"({row['verified']} verified, {row['delivered_not_verified']} by its own word, "
            f"{row['not_reported']} not reported)."
        )


def _expected(found: Any) -> Iterator[str]:
    table = found.expected()
    for place, who in enumerate(table["submission"]):
        row = {name: column[place] for name, column in table.items()}
        ends = f"{number(row['low'])} to {number(row['high'])}"
        known = "its own record" if not math.isnan(row["central"]) else "no record is known"
        yield (
            f"{clean(who)}, {row['measure']} {row['period']}: promised {number(row['committed'])}; "
            f"count on {ends} ({known})."
        )


def _items(texts: Iterator[str]) -> list[str]:
    return [line for text in texts for line in wrapped(text, "  - ", "    ")]
