"""Scores as marks: each theme with its interval, and benefit beside harm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from socialvalue.errors import Fault, UnknownName
from socialvalue.report.plots.axes import BLUE, COLOURS, ORANGE, axes, beside, titled, words
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.links import place_of
from socialvalue.scorecard.words import points

MARKERS = "osD^vP*X"
MOST = 8
"""Submissions of one plot; more cannot be told apart."""


def _some(card: Scorecard, who: str | Sequence[str] | None) -> list[int]:
    """Places of ids or names, or of one; without them, the first by rank. Raises `UnknownName`."""
    if who is not None:
        return [place_of(card, one) for one in ([who] if isinstance(who, str) else who)]
    order = np.argsort(-card.score(), kind="stable")
    return [int(place) for place in order[:MOST]]


def theme_profile(card: Scorecard, who: str | Sequence[str] | None = None, ax: Any = None) -> Any:
    """The cautious score of each theme, in points, one mark a submission; Axes back.

    A line from the 5th to the 95th percentile where the basis has draws. `who` is an id, a name, or
    several, by default the first eight by rank. Raises `UnknownName` for one that is not there.
    """
    themes, places = card.framework.themes, _some(card, who)
    ax = axes(ax, 8, 1.5 + 0.28 * len(themes) * max(1, len(places)))
    drawn = card.basis.draws > 1
    spread = card.intervals("score", "theme") if drawn else {}
    names, step = card.who, 0.8 / max(1, len(places))
    for at, place in enumerate(places):
        heights = np.arange(len(themes)) + (at - (len(places) - 1) / 2) * step
        scores = np.array([card.score(theme.code)[place] for theme in themes])
        colour = COLOURS[at % len(COLOURS)]
        if drawn:
            rows = [np.flatnonzero(spread["code"] == theme.code)[place] for theme in themes]
            low, high = spread["p5"][rows], spread["p95"][rows]
            ax.hlines(heights, low, high, colors=colour, linewidth=1.5)
        ax.plot(
            scores, heights, MARKERS[at % len(MARKERS)], color=colour, label=words(names[place])
        )
        for x, y in zip(scores, heights, strict=True):
            beside(ax, x, y, points(float(x)), color=colour, xytext=(0, 5), ha="center")
    ax.set_yticks(range(len(themes)), [words(theme.name) for theme in themes])
    ax.invert_yaxis()
    ax.axvline(0, color="black", linewidth=0.8)
    told = ", lines from the 5th to the 95th percentile" if drawn else ""
    titled(ax, f"Score by theme{told}", "points, -100 to 100", "")
    ax.legend(fontsize=8, frameon=False)
    return ax


def benefit_beside_harm(card: Scorecard, node: str = "overall", ax: Any = None) -> Any:
    """Benefit to the right and harm to the left of each submission, in points; Axes back.

    `node` is the code of the whole, a theme or an outcome; raises `UnknownName` for another.
    """
    if node not in card.places:
        fix = f"use one of {', '.join(card.places)}"
        raise UnknownName(Fault("node", f"{str(node)[:40]!r} is no node of the framework", fix))
    places = _some(card, None)
    ax = axes(ax, 7, 1.4 + 0.6 * len(places))
    rows = np.arange(len(places))
    benefit, harm = card.benefit(node)[places], card.harm(node)[places]
    ax.barh(rows, benefit, color=BLUE, label="benefit")
    ax.barh(rows, -harm, color=ORANGE, hatch="//", edgecolor="white", label="harm")
    for row, (good, bad) in enumerate(zip(benefit, harm, strict=True)):
        beside(ax, good, row, points(float(good)), va="center")
        beside(ax, -bad, row, points(float(bad)), xytext=(-4, 0), ha="right", va="center")
    ax.set_yticks(rows, [words(card.who[place]) for place in places])
    ax.invert_yaxis()
    ax.axvline(0, color="black", linewidth=0.8)
    ax.margins(x=0.12)
    ax.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    titled(ax, f"Harm beside benefit, {node}", "harm   ←   points of 100   →   benefit", "")
    ax.legend(fontsize=8, frameon=False)
    return ax
