"""The page of methods: one sentence first, then a table, then what could not be run.

In come methods; out comes text of at most 98 columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from socialvalue.counted import counted
from socialvalue.insight.sensitivity import told
from socialvalue.insight.sensitivity.standings import ALIKE, RUN
from socialvalue.scorecard.words import clean, columns, listed, points, pounds, short, wrapped

FEW, WIDE, NAME = 4, 32, 12
"""Submissions side by side, and columns that a method and a submission may take."""
MOST = 24
"""Rows of pounds that a page shows."""


def headline(found: Any) -> str:
    """Who leads under how many methods, and under which not."""
    tried = [one for one in found.run if not one.pounds]
    lost = [one for one in tried if found.changes(one)[0]]
    leader = [clean(found.submissions[place]) for place in found.own.first]
    many = len(tried) + 1
    if not leader:
        return "Nobody was scored."
    who = listed(leader) if len(leader) == 1 else f"{listed(leader)} share the lead, which they"
    verb = "leads" if len(leader) == 1 else "keep"
    if not lost:
        return f"{who} {verb} under all {many} methods of scoring, its own included."
    told = "; ".join(f"{one.name} ({_first(found, one)})" for one in lost[:6])
    more = f"; and {len(lost) - 6} more" if len(lost) > 6 else ""
    return (
        f"{who} {verb} under {many - len(lost)} of {many} methods of scoring; not under "
        f"{told}{more}."
    )


def _first(found: Any, method: Any) -> str:
    """Who is first instead."""
    names = [clean(found.submissions[place]) for place in method.numbers.first]
    return f"{listed(names)} {'lead' if len(names) > 1 else 'leads'}"


def methods(found: Any) -> str:
    """The page: the sentence, scores by method, pounds that move, and what was not run."""
    lines = wrapped(headline(found))
    lines += wrapped(
        "Central values; one change at a time. * changes who is first, + changes another rank, "
        "= is the method of the scorecard itself, or comes to the same numbers."
    )
    lines += told.lines(found.told, found.submissions)
    lines += ["", "SCORES (rank)", *_scores(found)]
    alike = [f"{one.name} ({one.why})" for one in found.rows if one.standing == ALIKE]
    lines += wrapped(f"Counted once: {listed(alike, len(alike))}.", "  ") if alike else []
    moved = list(_pounds(found))
    lines += ["", "POUNDS, WHERE A METHOD MOVES THEM", *(moved or ["  None moves any."])]
    lines += ["", "NOT RUN", *_not_run(found)]
    return "\n".join(lines)


def _scores(found: Any) -> list[str]:
    order = _order(found)
    heads = ["method", "", *(short(found.submissions[place], NAME) for place in order)]
    rows = [["as scored", "=", *_cells(found.own, order)]]
    for one in found.rows:
        if one.numbers is None or one.pounds or one.standing == ALIKE:
            continue
        rows.append([short(one.name, WIDE), _sign(found, one), *_cells(one.numbers, order)])
    more = len(found.told) - len(order)
    return [
        *columns(heads, rows, 2),
        *([f"  ... and {counted(more, 'more submission')}; table() has them all"] if more else []),
    ]


def _order(found: Any) -> list[int]:
    """The first few of those who are told, by rank."""
    some = np.asarray(found.told, dtype=np.int64)
    ranked = np.argsort(-found.own.score[some], kind="stable")
    return [int(place) for place in some[ranked[:FEW]]]


def _sign(found: Any, method: Any) -> str:
    if method.standing != RUN:
        return "="
    winner, ranks = found.changes(method)
    return "*" if winner else "+" if ranks else ""


def _cells(numbers: Any, order: Sequence[int]) -> list[str]:
    ranks = numbers.ranks
    return [f"{points(float(numbers.score[place]))} ({ranks[place]})" for place in order]


def _pounds(found: Any) -> Iterator[str]:
    order = _order(found)
    rows = []
    for ledger in found.ledgers:
        own = found.own.worth[ledger]
        some = list(found.told)
        moved = [one for one in found.run if _differs(one.numbers.worth[ledger][some], own[some])]
        if moved:
            rows.append(["as scored", ledger, *_much(own, order)])
        rows += [
            [short(one.name, WIDE), ledger, *_much(one.numbers.worth[ledger], order)]
            for one in moved
        ]
    if rows:
        heads = ["method", "ledger", *(short(found.submissions[place], NAME) for place in order)]
        yield from columns(heads, rows[:MOST], 2)
    if len(rows) > MOST:
        yield f"  ... and {len(rows) - MOST:,} more; table() has them all"


def _differs(some: Any, own: Any) -> bool:
    return bool((some != own).any())


def _much(worth: Any, order: Sequence[int]) -> list[str]:
    return [pounds(float(worth[place])) for place in order]


def _not_run(found: Any) -> list[str]:
    lines: list[str] = []
    for one in found.rows:
        if one.numbers is None:
            lines += wrapped(f"{one.kind}, {one.name}: {one.why}", "  - ", "    ")
    return lines or ["  Every method was run."]
