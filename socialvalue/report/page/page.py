"""`resident_page`: a scorecard as one HTML file, with everything inside it.

In comes a scorecard, with perspectives if people gave any; out comes the text of the file. Texts
are escaped where they are set in; only our own style and script may run, by their hashes.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from importlib import resources
from typing import Any

from socialvalue import arguments
from socialvalue._version import __version__
from socialvalue.appraisal.text import LEDGERS
from socialvalue.errors import ArgumentError, Fault
from socialvalue.extras import need
from socialvalue.framework import Node
from socialvalue.insight.disclosure.bounds import Bounds
from socialvalue.insight.disclosure.withholding import Withheld
from socialvalue.report.page import content, plainly
from socialvalue.report.page.by_hand import anchor, by_hand
from socialvalue.report.page.ends import could_be_first, theme_cells, within
from socialvalue.report.page.reasons import reasons, whole
from socialvalue.report.page.sums import fixed_because, sums
from socialvalue.report.short import STAGES, few, short
from socialvalue.report.sure import sure
from socialvalue.report.told import told
from socialvalue.scorecard import Scorecard, beside, concerns, grounds, money, own, said
from socialvalue.scorecard.standing import standing
from socialvalue.scorecard.words import (
    NOBODY_LOOKED,
    clean,
    number,
    points,
    share,
)
from socialvalue.voices import Perspective

MOST = 40
"""Submissions on a page, best first: of more, the page says how many are left out."""

HEADINGS = {
    "committed": "What is promised",
    "forecast": "What is forecast",
    "delivered": "What is reported as delivered",
    "verified": "What was delivered, and checked by somebody else",
}

DID = {
    "committed": "promise to do",
    "forecast": "expect to do",
    "delivered": "say they did",
    "verified": "did",
}


def resident_page(
    card: Scorecard | Withheld, *, title: str = "", perspectives: Iterable[Perspective] = ()
) -> str:
    """A scorecard as the text of one HTML file, for councillors and residents.

    Give `sv.withhold(card)` for a page that goes out: it tells on no few people, and says so. Of a
    card with small counts the page says that it is not to be published.
    `title` is its heading; `perspectives` are weights of the themes that a reader can try. Needs
    the extra `report` (`MissingExtra`). Raises `ArgumentError` for what is no scorecard or text,
    and for perspectives of another node or other themes.
    """
    scored, of_few, bounds = told(card)
    arguments.text("title", title, "give the heading of the page")
    views = _views(scored, perspectives)
    jinja: Any = need("jinja2", "report")
    made = jinja.Environment(
        autoescape=True, undefined=jinja.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style, script = _text("page.css"), _text("sums.js") + _text("page.js")
    safe: Any = need("markupsafe", "report").Markup
    found = _parts(scored, title, views, of_few, bounds)
    page: str = made.from_string(_text("page.html.jinja")).render(
        **found,
        data=safe(_inert(found["sums"])),
        style=safe(style),
        script=safe(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    return page


def _views(card: Scorecard, given: Iterable[Perspective]) -> list[Perspective]:
    fix = "read one: sv.read_perspective(path, framework)"
    views = arguments.several("perspectives", given, Perspective, fix)
    root = card.framework.root
    for one in views:
        if one.node != root.code or set(one.codes) != {theme.code for theme in root.children}:
            fault = "its weights are not of the themes"
            raise ArgumentError(Fault(clean(one.name), fault, f"weigh the node {root.code}"))
    return views


def _text(name: str) -> str:
    """A file that lies beside this one."""
    return resources.files("socialvalue.report.page").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _inert(data: Any) -> str:
    """JSON in which nothing can end the element that holds it."""
    text = json.dumps(data, ensure_ascii=True, allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _parts(
    card: Scorecard,
    title: str,
    views: Sequence[Perspective],
    of_few: Sequence[str],
    bounds: Bounds | None,
) -> dict[str, Any]:
    """Everything that the template sets in."""
    found = standing(card)
    order = found.order[:MOST]
    read = concerns.read(card, order)
    certain = sure(card, order)
    count = len(card.submissions)
    plural = "submission" if count == 1 else "submissions"
    return {
        "title": clean(title) or f"{clean(card.framework.name)}: {count:,} {plural} compared",
        "version": __version__,
        "names": content.names(card, order),
        "who": content.together(content.names(card, order)),
        "stage": STAGES[card.basis.stage],
        "promised": HEADINGS[card.basis.stage],
        "short": [*short(card, order, read, certain), *few(of_few)],
        "did": DID[card.basis.stage],
        "whose": grounds.whose(card),
        "penalty": number(card.framework.root.penalty),
        "fixed": fixed_because(card),
        "places": _places(card, order, found.ranks, bounds),
        "could": could_be_first(bounds, order),
        "left_out": count - len(order),
        "sums": sums(card, order, views, bounds),
        "good": content.shown_good(card, read),
        "bad": content.shown_harm(card, read),
        "counted": content.counted(read, harm=False),
        "counted_harm": content.counted(read, harm=True),
        "gaps": content.gaps(card, read),
        "apart": content.set_apart(card, read),
        "sure": certain,
        "draws": card.basis.draws,
        "by_hand": [by_hand(card, at, place) for at, place in enumerate(order)],
        "pounds": [row for _, row in money.rows(card, read)],
        "year": card.basis.price_year,
        "lists": _lists(card, order, read),
    }


def _places(
    card: Scorecard, order: Sequence[int], ranks: Sequence[int], bounds: Bounds | None
) -> list[dict[str, Any]]:
    """One entry a submission: its place, numbers, themes and reason."""
    why = reasons(card, order, bounds)
    root = card.framework.root
    total = sum(theme.weight for theme in root.children)
    return [
        {
            "rank": f"{ranks[at]}{'=' if ranks.count(ranks[at]) > 1 else ''}",
            "name": clean(card.submissions.name(place)),
            "score": points(card.score()[place]),
            "benefit": points(card.benefit()[place]),
            "harm": points(card.harm()[place]),
            "wide": float(card.benefit()[place]),
            "deep": float(card.harm()[place]),
            "headroom": points(card.headroom()[place]),
            "coverage": share(round(float(card.coverage()[place]), 2)),
            "reason": why[at],
            "within": within(bounds, place),
            "anchor": anchor(card, at, root.code),
            "themes": [_theme(card, at, place, node, total, bounds) for node in root.children],
        }
        for at, place in enumerate(order)
    ]


def _theme(
    card: Scorecard, at: int, place: int, node: Node, total: float, bounds: Bounds | None
) -> dict[str, Any]:
    looked = bool(card.coverage(node.code)[place] > 0)
    score = points(card.score(node.code)[place]) if looked else NOBODY_LOOKED
    cells = points(card.benefit(node.code)[place]), points(card.harm(node.code)[place]), score
    if bounds is not None and bounds.unsure[card.places[node.code], place]:
        cells = theme_cells(bounds, node.code, place)
    return {
        "name": clean(node.name),
        "weight": f"{whole(100 * node.weight / total)}%",
        **dict(zip(("benefit", "harm", "score"), cells, strict=True)),
        "anchor": anchor(card, at, node.code),
    }


def _lists(card: Scorecard, order: Sequence[int], read: concerns.Read) -> list[Any]:
    """Titles and sentences of what else must be read, in the words of the scorecard."""
    rows = money.rows(card, read)
    notes = [
        *(f"{one}: {LEDGERS[one]}." for one in dict.fromkeys(row[1] for _, row in rows)),
        *money.notes(card, read, rows),
        *money.counted_once(card, order),
        money.without_price(card),
    ]
    every = [
        ("What people said they want", said.lines(card, order)),
        *beside.sections(card, order),
        ("What may be counted twice", plainly.twice(card, order)),
        ("How the pounds are to be read", [one for one in notes if one]),
        ("What is assumed", [*plainly.assumed(card), *own.sentences(card, order)]),
        ("Sources to look at", grounds.warned(card)),
        ("How this was made", plainly.made(card)),
    ]
    return [(head, [clean(one) for one in lines]) for head, lines in every if lines]
