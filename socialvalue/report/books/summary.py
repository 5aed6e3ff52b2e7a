"""The first sheet: who is ahead, from which parts, and how the workbook is read.

In come a layout and paper. Submissions stand in the order in which they were scored best; ranks
and numbers follow the weights as they are changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from socialvalue.counted import counted
from socialvalue.report.books.layout import NODES, POINT, SUMMARY, Layout, cell, column
from socialvalue.report.books.paper import Page, Paper
from socialvalue.scorecard import grounds
from socialvalue.scorecard.standing import standing
from socialvalue.scorecard.words import NOBODY_LOOKED

HEADS = ("rank", "submission", "score", "benefit", "harm", "assessed", "headroom", "id")
TOP = 5
BAR: dict[str, Any] = {
    "type": "data_bar",
    "bar_solid": True,
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 100,
}
GUIDE = (
    "Rank, scores and pounds are live: change a yellow cell on the sheet Weights and they follow.",
    "Score = benefit - λ × harm. Benefit is 0-100; harm is 0 for none and 100 at its limit.",
    (
        "Silence is no zero: a benefit not shown earns nothing, and a harm that nobody looked for "
        "counts as past its limit. Headroom is the score had every gap been at its best."
    ),
    "Assessed is the share of weight that somebody looked at. A score never stands without it.",
    (
        "What a claim came to, results of surveys and samples, and the pounds for one unit "
        "stand as numbers; the notes on the sheet Measures say where. So do themes and outcomes "
        "named below the table of their sheet, if any are."
    ),
)


def sheet(paper: Paper, layout: Layout, title: str, of_few: Sequence[str] = ()) -> None:
    """Write the sheet; `of_few` says what is to be known of small counts."""
    themes = layout.card.framework.themes
    widths = (7, 34, *(17 for _ in range(max(len(themes), 6))))
    page = paper.sheet(SUMMARY, widths)
    framework, basis = layout.card.framework, layout.card.basis
    lead = (
        f"{framework.name}, edition {framework.edition}. {basis.stage.capitalize()} claims of "
        f"{counted(layout.count, 'submission')}; pounds of {basis.price_year}."
    )
    page.opening(title, lead, 8)
    page.text(3, 0, "Who is ahead", "section")
    _ranking(page, layout)
    at = TOP + layout.count + 2
    at = _themes(page, layout, at)
    if of_few:
        at = _listed(page, at, "What stands on few people", of_few)
    at = _listed(page, at, "How to read this", GUIDE)
    at = _listed(page, at, "As it was scored", _held(layout))
    _listed(page, at, "How this was made", grounds.making(layout.card))
    page.raw.freeze_panes(TOP, 2)
    page.raw.fit_to_pages(1, 1)
    page.raw.activate()


def _ranking(page: Page, layout: Layout) -> None:
    card, order = layout.card, standing(layout.card)
    overall = card.overall()
    for place, name in enumerate(HEADS):
        page.text(TOP - 1, place, name, "head")
    last = TOP + layout.count
    scores = f"$C${TOP + 1}:$C${last}"
    for place, (who, rank) in enumerate(zip(order.order, order.ranks, strict=True)):
        at = TOP + place
        ahead = f"SUMPRODUCT(--(ROUND({scores},9)>ROUND($C{at + 1},9)))+1"
        page.formula(at, 0, ahead, rank, "whole")
        page.text(at, 1, card.submissions.name(who), "strong")
        keys = ("score", "benefit", "harm", "coverage", "headroom")
        for offset, key in enumerate(keys):
            style = {"score": "score", "coverage": "share"}.get(key, "points")
            value = float(overall[key][who])
            page.formula(at, 2 + offset, layout.point(key, who, 0), value, style)
        page.text(at, 7, card.submissions.ids[who])
    for place, colour in ((3, "#6FA8A0"), (4, "#D98E73")):
        page.raw.conditional_format(TOP, place, last - 1, place, {**BAR, "bar_color": colour})


def _themes(page: Page, layout: Layout, at: int) -> int:
    """Every submission's score at every theme; returns the row to go on from."""
    card = layout.card
    page.text(at, 0, f"Score by theme ({NOBODY_LOOKED} nothing was assessed)", "section")
    page.text(at + 1, 0, "", "head")
    page.text(at + 1, 1, "submission", "head")
    themes = card.framework.themes
    for place, theme in enumerate(themes):
        page.text(at + 1, 2 + place, theme.name, "head")
    page.raw.set_row(at + 1, 48)
    scores = [card.score(theme.code) for theme in themes]
    for row, who in enumerate(standing(card).order):
        page.text(at + 2 + row, 1, card.submissions.name(who))
        for place, theme in enumerate(themes):
            line = layout.point_row(who, card.places[theme.code])
            score, seen = (cell(NODES, POINT.index(one), line) for one in ("score", "coverage"))
            looked = card.coverage(theme.code)[who] > 0
            value = float(scores[place][who]) if looked else NOBODY_LOOKED
            told = f'IF({seen}=0,"{NOBODY_LOOKED}",{score})'
            page.formula(at + 2 + row, 2 + place, told, value)
    first, end = f"C{at + 3}", f"{column(1 + len(themes))}{at + 2 + layout.count}"
    page.raw.conditional_format(
        f"{first}:{end}",
        {"type": "cell", "criteria": "<", "value": 0, "format": page.paper.style("below")},
    )
    return at + 3 + layout.count


def _held(layout: Layout) -> list[str]:
    """What capped whom, in words, as scored."""
    overall = layout.card.overall()
    pairs = zip(overall["submission"], overall["capped_by"], strict=True)
    return [f"{name}: {words}" for name, words in pairs if words] or ["No cap held any score down."]


def _listed(page: Page, at: int, title: str, items: Sequence[str]) -> int:
    page.text(at, 0, title, "section")
    for place, item in enumerate(items, 1):
        row = at + place
        page.raw.merge_range(row, 0, row, 7, "", page.paper.style("wrapped"))
        page.text(row, 0, item, "wrapped")
        page.raw.set_row(row, 15.5 * (1 + len(item) // 140))
    return at + len(items) + 2
