"""Perspectives set side by side: where their orders agree, and the page that says so."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np

from socialvalue import numerics
from socialvalue.counted import counted
from socialvalue.scorecard.words import clean, listed, points, short, wrapped
from socialvalue.voices import pages
from socialvalue.voices.perspective import Perspective
from socialvalue.voices.weighing import HUNDRED

OWN = "the framework"
"""How the weights that the framework has of its own are called beside perspectives."""
FEW = 8
"""Submissions, perspectives, and rows of a table of pairs, that a page shows."""
WIDE = 4
"""Perspectives that stand side by side in a table; of more, the others are told by counts."""


def ranked(scores: Any) -> Any:
    """Ranks of scores (submissions,), 1 the best; equal scores share the better rank."""
    falling = np.sort(-scores)
    return 1 + np.searchsorted(falling, -scores, side="left")


def agreement(some: Sequence[Perspective], ranks: Any) -> dict[str, Any]:
    """One row a pair of perspectives; see `Views`."""
    table: dict[str, Any] = {"one": [], "other": [], "tau": [], "same_first": [], "apart": []}
    for a, b in combinations(range(len(some)), 2):
        table["one"].append(some[a].name)
        table["other"].append(some[b].name)
        table["tau"].append(numerics.kendall_tau(ranks[a], ranks[b]))
        table["same_first"].append(bool(((ranks[a] == 1) == (ranks[b] == 1)).all()))
        table["apart"].append(_apart(some[a], some[b]))
    return table


def _apart(one: Perspective, other: Perspective) -> float:
    """Points of 100 that two perspectives put elsewhere; NaN where they weigh other things."""
    if one.node != other.node or set(one.codes) != set(other.codes):
        return math.nan
    pairs = (abs(one.points[code] - other.points[code]) for code in one.codes)
    return min(HUNDRED, math.fsum(pairs) / 2)


def page(views: Any) -> str:
    """The page of several views: scores, who is first under whom, and who would lose."""
    framework, alone = views.own.framework, len(views.cards) == 1
    many = "ONE PERSPECTIVE" if alone else f"{len(views.cards)} PERSPECTIVES"
    lines = wrapped(f"THE SAME CLAIMS UNDER {many}: {framework.name}")
    told = "" if alone else "No average over groups is taken. "
    lines += wrapped(f"{told}Scores are cautious, and overall.")
    lines += wrapped(f"As the framework has it: {framework.weights_said}.")
    lines += ["", "SCORES (rank)", *_scores(views)]
    lines += ["", "WHO IS FIRST UNDER WHOM", *_first(views)]
    if alone:
        none = ["  Nobody stands lower than by the framework's weights."]
        lines += ["", "WHO WOULD LOSE", *(_moves(views) or none)]
    else:
        lines += ["", "HOW FAR THE PERSPECTIVES AGREE", *_agreement(views)]
        lines += ["", "WHO WOULD LOSE", *_losses(views), *_moves(views)]
    lines += ["", pages.perspectives(views.perspectives[:FEW])]
    if (more := len(views.perspectives) - FEW) > 0:
        lines += ["", f"  ... and {more:,} more perspectives"]
    return "\n".join(lines)


def _scores(views: Any) -> list[str]:
    own = views.own.score()
    order = np.argsort(-own, kind="stable")[:FEW]
    heads = ["submission", "framework", *(short(name, 14) for name in views.names[:WIDE])]
    # One score has no range: 0 would say that everybody agrees.
    spread = views.dispersion()["range"] if len(views.cards) > 1 else None
    heads += [] if spread is None else ["range"]
    ranks, scores, own_ranks = views.ranks, views.scores, ranked(own)
    cells = [
        [
            views.own.submissions.name(int(who)),
            f"{points(own[who])} ({own_ranks[who]})",
            *(
                f"{points(scores[at, who])} ({ranks[at, who]})"
                for at in range(min(WIDE, len(views.cards)))
            ),
            *([] if spread is None else [float(spread[who])]),
        ]
        for who in order
    ]
    more, beside = len(own) - len(order), len(views.cards) - WIDE
    return [
        *pages.table(heads, cells, 1),
        *([f"  ... and {counted(more, 'more submission')}; table() has them all."] if more else []),
        *(
            [f"  ... and {counted(beside, 'more perspective')}; table() has them."]
            if beside > 0
            else []
        ),
    ]


def _first(views: Any) -> list[str]:
    lines: list[str] = []
    table = views.first()
    if len(views.names) > FEW:
        counted = Counter(table["submission"]).most_common(FEW)
        told = [f"{clean(who)} under {times:,} of {len(views.names):,}" for who, times in counted]
        return [line for one in told for line in wrapped(one, "  - ", "    ")]
    pairs = list(zip(table["submission"], table["perspective"], strict=True))
    for name in views.names:
        who = [submission for submission, view in pairs if view == name]
        tie = " (tied)" if len(who) > 1 else ""
        lines += wrapped(f"{clean(name)}: {listed(map(clean, who))}{tie}", "  - ", "    ")
    return lines


def _agreement(views: Any) -> list[str]:
    table = views.agreement()
    whole = views.concordance
    told = "nothing to compare" if math.isnan(whole) else f"{whole:.2f} (1: all rank alike)"
    rows = [
        [one, other, _tau(tau), "yes" if same else "no", points(apart)]
        for one, other, tau, same, apart in zip(*table.values(), strict=True)
    ]
    heads = ["one", "other", "tau", "same first", "points apart"]
    return [f"  Kendall's W {told}", *pages.table(heads, rows[:FEW], 2), *_rest(rows)]


def _rest(rows: Sequence[Any]) -> list[str]:
    return [f"  ... and {len(rows) - FEW:,} more pairs"] if len(rows) > FEW else []


def _tau(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.2f}"


def _losses(views: Any) -> list[str]:
    table = views.losses()
    rows = sorted(
        (row for row in zip(*table.values(), strict=True) if row[3] > 0), key=lambda row: -row[3]
    )
    if not rows:
        return ["  No group: each finds the same submission first."]
    lines: list[str] = []
    for decides, loses, first, loss in rows[:FEW]:
        told = (
            f"by the weights of {clean(decides)}, {clean(first)} is first; by those of "
            f"{clean(loses)} that is {points(loss)} points short of their own first"
        )
        lines += wrapped(told, "  - ", "    ")
    return lines + _rest(rows)


def _moves(views: Any) -> list[str]:
    rows = [row for row in zip(*views.moves().values(), strict=True) if row[1] == OWN]
    lines: list[str] = []
    for decides, _, who, places, lost in sorted(rows, key=lambda row: -row[3])[:FEW]:
        many = "1 place" if places == 1 else f"{places} places"
        told = f"{clean(who)} stands {many} lower by the weights of {clean(decides)} than by the"
        told += " framework's"
        more = f", and has {points(lost)} points less" if lost > 0 else ""
        lines += wrapped(f"{told}{more}", "  - ", "    ")
    return lines + _rest(rows)
