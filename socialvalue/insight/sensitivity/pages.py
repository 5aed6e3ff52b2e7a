"""What a number hangs on, as text, HTML and plain JSON types.

In comes a sensitivity; out come pages of at most 98 columns. Bars are drawn in signs: nothing is
said by colour.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterator, Sequence
from typing import Any

from socialvalue.insight.sensitivity import undrawn_pages
from socialvalue.scorecard.tables import Table
from socialvalue.scorecard.words import (
    clean,
    columns,
    listed,
    points,
    pounds,
    share,
    short,
    wrapped,
)

KEY, FEW = 36, 20
"""Columns that a key may take, and rows of a table that a page shows."""
WHOLE, LEAST = "overall", 0.005
"""The node that is the whole, and the share of a variance below which a sentence is silent."""
BAR = 15
"""Signs of the longer half of a bar."""


def sensitivity(found: Any) -> str:
    """The page of one sensitivity: the sentence, the figures, the tornado, what is not drawn."""
    lines = wrapped(headline(found))
    if len(found.who) > 1:
        one, other = map(clean, found.who)
        lines += wrapped(f"Above 0 it is higher for {one}, below 0 for {other}.")
    lines += wrapped(f"How: {found.how}; {found.why}.")
    lines += ["", "WHAT IT HANGS ON (share of the variance)", *_figures(found)]
    if found.swings:
        middle = told(found, found.central)
        heading = "EACH FIGURE AT ITS 5TH (L) AND 95TH (H) PERCENTILE, ALL OTHERS CENTRAL"
        lines += ["", f"{heading} (| is {middle})", *_bars(found)]
    lines += ["", "NOT DRAWN", *undrawn_pages.lines(found.undrawn)]
    lines += ["", "MEASURES", *_measures(found)]
    return "\n".join(lines)


def headline(found: Any) -> str:
    """One sentence: the number, how far it may be off, and what that hangs on most."""
    first, *others = map(clean, found.who)
    whose = first + "".join(f" less that of {name}" for name in others)
    where = "" if found.node == WHOLE else f" at {clean(found.node)}"
    where += f" in the {clean(found.ledger)} ledger" if found.ledger else ""
    whole = "overall " if found.node == WHOLE else ""
    what = f"The {whole}{found.of}{where} of {whose} is"
    value = told(found, found.central)
    live = [one for one in found.influences if one.total >= LEAST]
    if not live:
        return f"{what} {value}; nothing that is in doubt moves it."
    most = [f"{clean(one.name)} ({share(min(round(one.total, 2), 1.0))})" for one in live[:3]]
    give = f"give or take {told(found, found.deviation)} (one standard deviation)"
    return f"{what} {value}, {give}; that hangs on {listed(most)}."


def told(found: Any, value: float) -> str:
    """A number in points or pounds."""
    return pounds(value) if found.ledger else points(value)


def _figures(found: Any) -> list[str]:
    rows = [one for one in found.influences if one.total != 0]
    if not rows:
        return ["  Nothing is in doubt."]
    idle = len(found.influences) - len(rows)
    heads = ["figure", "used by", "by itself", "in all"]
    cells = [
        [
            short(one.brief, KEY),
            short(", ".join(one.measures), 20),
            _index(one.first, one.first_error),
            _index(one.total, one.total_error),
        ]
        for one in rows[:FEW]
    ]
    lines = columns(heads, cells, 2) + _more(len(rows))
    if idle:
        told = "1 other figure is in doubt and does not touch this number."
        if idle > 1:
            told = f"{idle:,} other figures are in doubt and do not touch this number."
        lines += wrapped(told, "  ")
    briefs = {one.key: one.brief for one in found.influences}
    for group in dict.fromkeys(tuple(sorted((one.key, *one.together))) for one in rows):
        if len(group) > 1:
            those = listed(clean(briefs[key]) for key in group)
            told = f"{those} are correlated: one group, one pair of indices."
            lines += wrapped(f"{told} The bars below move each of them alone.", "  ")
    return lines


def _index(value: float, error: float) -> str:
    if math.isnan(value):
        return "-"
    off = f" ± {100 * error:.1f}" if error else ""
    return f"{100 * value:.1f}{off} %"


def _bars(found: Any) -> Iterator[str]:
    rows = [one for one in found.swings if one.swing > 0][:FEW]
    briefs = {one.key: one.brief for one in found.influences}
    near = 10.0 ** -(0 if found.ledger else 1) / 2
    reach = max((abs(end - found.central) for one in rows for end in _ends(one)), default=0.0)
    cells = [
        [
            short(briefs[one.key], KEY),
            told(found, one.at_low),
            bar(one.at_low - found.central, one.at_high - found.central, reach),
            told(found, one.at_high),
        ]
        for one in rows
    ]
    yield from columns(["figure", "at L", "", "at H"], cells, 1)
    yield from _more(sum(one.swing > 0 for one in found.swings))
    for one in rows:
        if one.turns and min(abs(end - found.central) for end in _ends(one)) >= near:
            side = "above" if one.at_low > found.central else "below"
            middle = told(found, found.central)
            said = f"At both ends of {clean(briefs[one.key])} the number is {side} {middle}"
            yield from wrapped(f"{said}: in between it turns.", "  ")


def _ends(one: Any) -> tuple[float, float]:
    return one.at_low, one.at_high


def bar(low: float, high: float, reach: float) -> str:
    """A bar around a middle: L where the figure's low end leads, H where its high end does, B where
    both do.

    `low` and `high` are distances from the middle, `reach` the longest of a drawing.
    """
    signs = ["."] * (2 * BAR + 1)
    signs[BAR] = "|"
    steps = [round(BAR * end / reach) if reach else 0 for end in (low, high)]
    for some in steps:
        for at in range(1, abs(some) + 1):
            signs[BAR + (at if some > 0 else -at)] = "="
    for some, sign in zip(steps, "LH", strict=True):
        if some:
            signs[BAR + some] = sign if steps[0] != steps[1] else "B"
    return "".join(signs)


def _measures(found: Any) -> list[str]:
    """The title of every measure that the page names by its code."""
    some = [code for one in found.influences if one.total != 0 for code in one.measures]
    some += [one.measure for one in found.undrawn if one.measure]
    told = [f"{code} {found.titles[code]}" for code in found.titles if code in some]
    return wrapped("; ".join(told) or "None.", "  ")


def _more(count: int, where: str = "table()") -> list[str]:
    return [f"  ... and {count - FEW:,} more; {where} has them all"] if count > FEW else []


def as_html(text: str) -> str:
    """A page of text, inert, for a notebook."""
    return f'<pre style="color:inherit;background:transparent">{html.escape(text)}</pre>'


def rows(table: Table) -> list[dict[str, Any]]:
    """A tidy table as records of plain JSON types: a number that is not there is null."""
    named: Sequence[str] = list(table)
    return [
        {name: plain(value) for name, value in zip(named, row, strict=True)}
        for row in zip(*table.values(), strict=True)
    ]


def plain(value: Any) -> Any:
    """A value as plain JSON types."""
    bare = value.item() if hasattr(value, "item") else value
    return None if isinstance(bare, float) and not math.isfinite(bare) else bare
