"""The sheets beside the scores: harms, what nobody looked at, how sure it is, sources, assumptions.

In come a layout and paper. They stand as numbers and words, but for exposures, which follow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from socialvalue.report.books.layout import ASSUMPTIONS, FIRST, GAPS, HARMS, SOURCES, SURE, Layout
from socialvalue.report.books.paper import Page, Paper
from socialvalue.scorecard import Scorecard, grounds, plain, tables, used
from socialvalue.scorecard.reading import set_apart_since

SAID = ("title", "publisher", "edition", "licence", "status", "checked_on", "valid_until", "note")


def harms(paper: Paper, layout: Layout) -> None:
    """Every harm of every submission, with its exposure as it counts."""
    page = paper.sheet(HARMS, (26, 9, 44, 14, 16, 14, 12, 26), "#B5482A")
    page.opening(
        "Harms",
        "Exposure is 0 for none and 100 at the limit or beyond. A harm that nobody looked for "
        "counts as 100, past its limit: silence is never better than an answer.",
        8,
    )
    card = layout.card
    rows = range(card.plan.benefits, len(card.plan.members))
    heads = ("submission", "code", "harm", "status", "quantity", "unit", "exposure", "limit")
    count = layout.count * len(rows)
    page.heads(FIRST - 1, heads, frozen=3, filtered=FIRST + count - 1)
    at = FIRST
    for who in range(layout.count):
        for row in rows:
            _harm(page, layout, at, who, row)
            at += 1


def _harm(page: Page, layout: Layout, at: int, who: int, row: int) -> None:
    card = layout.card
    measure = card.plan.members[row].measure
    read = layout.read(who, row)
    texts = (read["submission"], measure.code, measure.title, read["status"])
    for place, text in enumerate(texts):
        page.text(at, place, text)
    page.number(at, 4, float(read["quantity"]))
    page.text(at, 5, measure.unit)
    if read["status"] in tables.APART:
        page.text(at, 7, set_apart_since(card.claims.not_applicable[measure.code][who]))
        return
    seen = read["status"] == "assessed"
    counted = float(read["rating"]) if seen else 100.0
    page.formula(at, 6, layout.rated("counted", who, row), counted)
    flag = layout.rated("flag", who, row)
    past = "past its limit" if read["past_limit"] else "within it" if seen else "nobody looked"
    words = f'IF({flag}=2,"past its limit",IF({flag}=1,"nobody looked","within it"))'
    page.formula(at, 7, words, past, "text")


def gaps(paper: Paper, layout: Layout) -> None:
    """What was not assessed, what has no answer, and what is left out of the weight, with why."""
    page = paper.sheet(GAPS, (26, 9, 18, 10, 46, 9, 16, 60), "#B5482A")
    lead = "Here nothing is known. A benefit earns nothing and a harm counts as past its limit."
    page.opening(GAPS, lead, 8)
    keys = ("submission", "theme", "outcome", "measure", "title", "harm", "status", "why")
    gone, apart = _gaps(layout.card, apart=False), _gaps(layout.card, apart=True)
    _table(page, gone, keys, "Every measure was looked at, of every submission.")
    if apart["measure"]:
        at = FIRST + max(1, len(gone["measure"])) + 1
        page.text(at, 0, "Left out of the weight", "section")
        _table(page, apart, keys, "", at + 1, fixed=False)


def _gaps(card: Scorecard, *, apart: bool) -> dict[str, list[Any]]:
    """Rows of measures that nobody rated, or of those that leave the weight, with the reason where
    there is one.
    """
    reasons = [*plain.undefined(card), *plain.not_applicable(card)]
    why = {(one["submission"], str(one["measure"])): one["why"] for one in reasons}
    rows = [
        row
        for row in tables.rows_of(card.measures())
        if row["status"] != "assessed" and (row["status"] in tables.APART) == apart
    ]
    found = {name: [row[name] for row in rows] for name in card.measures()}
    pairs = zip(found["submission"], map(str, found["measure"]), strict=True)
    return {**found, "why": [why.get(pair, "") for pair in pairs]}


def sure(paper: Paper, layout: Layout) -> None:
    """How sure the scores are, where the basis has draws."""
    if layout.card.basis.draws == 1:
        return
    page = paper.sheet(SURE, (26, 10, 14, 26, 11, 11, 11, 11, 11, 11), "#8A8A8A")
    page.opening(
        "How sure",
        f"From {layout.card.basis.draws:,} draws of every figure in doubt. These are numbers, "
        "not formulas: they hold for the weights with which they were drawn.",
        10,
    )
    found = layout.card.intervals("score", by=["overall", "theme"])
    keys = [key for key in found if key != "how"]
    _table(page, found, keys, "")


def sources(paper: Paper, layout: Layout) -> None:
    """Who says so: every source, and what it is used for."""
    page = paper.sheet(SOURCES, (26, 44, 26, 26, 12, 12, 12, 12, 40, 60), "#8A8A8A")
    page.opening("Sources", "Every figure, and who says so.", 8)
    found = used.sources(layout.card.plan, layout.card.claims.deflator)
    heads = [name.replace("_", " ") for name in SAID]
    page.heads(FIRST - 1, ("key", *heads, "used for"), frozen=1, filtered=FIRST + len(found) - 1)
    for at, (source, uses) in enumerate(found.items(), FIRST):
        page.text(at, 0, source.key)
        for place, name in enumerate(SAID, 1):
            page.text(at, place, getattr(source, name), "wrapped")
        told = "; ".join(uses)
        page.text(at, len(SAID) + 1, told, "wrapped")
        texts = ((source.title, 38), (source.publisher, 22), (source.edition, 22))
        lines = (len(one) // width for one, width in (*texts, (source.note, 34), (told, 52)))
        page.raw.set_row(at, 15.5 * (1 + max(lines)))


def assumptions(paper: Paper, layout: Layout) -> None:
    """What is assumed, what claims brought of their own, and figures with their ranges."""
    page = paper.sheet(ASSUMPTIONS, (22, 26, 14, 14, 14, 24, 14, 16, 80), "#8A8A8A")
    page.opening("Assumptions", "What these scores take for granted, and whose word it is.", 9)
    at = FIRST
    page.text(at - 1, 0, "What is assumed", "section")
    for line in [*grounds.assumptions(layout.card), *grounds.warned(layout.card)]:
        page.raw.merge_range(at, 0, at, 8, "", page.paper.style("wrapped"))
        page.text(at, 0, line, "wrapped")
        page.raw.set_row(at, 15.5 * (1 + len(line) // 150))
        at += 1
    own = layout.card.own()
    page.text(at + 1, 0, "Numbers that claims brought of their own", "section")
    _table(page, own, list(own), "No claim brought a number of its own.", at + 2, fixed=False)
    at += 5 + len(own["submission"])
    page.text(at, 0, "Figures of the priced measures", "section")
    figures = layout.card.provenance()
    keys = ("measure", "use", "value", "low", "high", "unit", "ledger", "status", "title")
    _table(page, figures, keys, "No measure that was claimed has a price.", at + 1, fixed=False)


def _table(
    page: Page,
    table: Mapping[str, Any],
    keys: Sequence[str],
    none: str,
    at: int = FIRST - 1,
    *,
    fixed: bool = True,
) -> None:
    """A tidy table below its headings, or a sentence where it is empty."""
    rows = tables.rows_of({key: table[key] for key in keys})
    heads = [key.replace("_", " ") for key in keys]
    if fixed:
        page.heads(at, heads, frozen=1, filtered=at + len(rows))
    else:
        for place, name in enumerate(heads):
            page.text(at, place, name, "head")
    if not rows:
        page.text(at + 1, 0, none)
    for row, values in enumerate(rows, at + 1):
        for place, value in enumerate(values.values()):
            page.value(row, place, value)
