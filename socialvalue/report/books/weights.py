"""The sheet of weights: what a reader may change, node by node and measure by measure.

In come a layout and paper; the yellow cells hold weights, powers, λ, caps, floors, targets and what
adjustments leave. Every other sheet is worked out from them.
"""

from __future__ import annotations

from socialvalue.aggregation import Aggregator
from socialvalue.ramp import Ramp
from socialvalue.report.books import joins
from socialvalue.report.books.layout import FIRST, MEASURE, NODE, WEIGHTS, Layout
from socialvalue.report.books.paper import Page, Paper

LEAD = (
    "Change a yellow cell and every score follows. Weights need not add up to 100: only their "
    "proportions count. Power 1 is the weighted mean; below 1 the lowest rating drags more, above "
    "it the highest weighs more (for harm, the worst). λ is how much harm takes off benefit."
)
_NODES = {
    "level": "level",
    "code": "code",
    "name": "name",
    "weight": "weight",
    "p_benefit": "power, benefit",
    "p_harm": "power, harm",
    "penalty": "λ",
    "cap": "most, while a harm is past its limit",
}
_MEASURES = {
    "theme": "theme",
    "outcome": "outcome",
    "code": "code",
    "title": "measure",
    "kind": "kind",
    "weight": "weight among its like",
    "floor": "rated 0 at",
    "target": "rated 100 at (harm: its limit)",
    "unit": "unit",
    "per": "for each",
    "kept": "left after adjustments",
}
PERS = {"contract_value": "£ of contract", "eligible": "eligible person", "fte": "full-time job"}


def sheet(paper: Paper, layout: Layout) -> None:
    """Write the sheet."""
    page = paper.sheet(WEIGHTS, (10, 17, 11, 48, 11, 14, 14, 15, 14, 20, 14), "#E0B400")
    page.opening("Weights, ramps and caps", LEAD, len(MEASURE))
    page.heads(FIRST - 1, [_NODES.get(key, "") for key in NODE])
    for place in range(len(layout.card.plan.nodes)):
        _node(page, layout, place)
    top = layout.measures_at - 1
    page.text(top - 1, 0, "Measures", "section")
    for column, key in enumerate(MEASURE):
        page.text(top, column, _MEASURES[key], "head")
    page.raw.set_row(top, 48)
    for row in range(len(layout.card.plan.members)):
        _measure(page, layout, row)


def level(layout: Layout, place: int) -> str:
    """Whether a node is the whole, a theme or an outcome."""
    node = layout.card.plan.nodes[place]
    if node is layout.card.framework.root:
        return "whole"
    return "theme" if node in layout.card.framework.themes else "outcome"


def _node(page: Page, layout: Layout, place: int) -> None:
    node, row, here = layout.card.plan.nodes[place], FIRST + place, level(layout, place)
    page.text(row, 0, here)
    page.text(row, 1, node.code)
    page.text(row, NODE.index("name"), node.name, "strong" if here != "outcome" else "text")
    page.number(row, NODE.index("weight"), node.weight, "given" if here != "whole" else "amount")
    for column, by in ((6, node.joining(harm=False)), (7, node.joining(harm=True))):
        _power(page, row, column, by)
    page.number(row, NODE.index("penalty"), node.penalty, "given")
    if here != "outcome":
        page.number(row, NODE.index("cap"), layout.card.cap(node.code), "given")


def _power(page: Page, row: int, column: int, by: Aggregator) -> None:
    """The power, or the name of a way of joining that has none."""
    p = joins.power(by)
    if p is None:
        page.text(row, column, by.code)
    else:
        page.number(row, column, p, "given")


def _measure(page: Page, layout: Layout, row: int) -> None:
    plan, at = layout.card.plan, layout.measures_at + row
    member = plan.members[row]
    measure, ramp = member.measure, member.measure.rating or Ramp(0, 1)
    theme, outcome = layout.card.framework.homes[member.code]
    texts = (theme.code, outcome.code, member.code, measure.title, kind(harm=measure.harm))
    for column, text in enumerate(texts):
        page.text(at, column, text)
    page.number(at, MEASURE.index("weight"), member.weight, "given")
    page.number(at, MEASURE.index("floor"), ramp.floor, "given")
    page.number(at, MEASURE.index("target"), ramp.target, "given")
    page.text(at, MEASURE.index("unit"), measure.unit)
    page.text(at, MEASURE.index("per"), PERS.get(ramp.per or "", ""))
    page.number(at, MEASURE.index("kept"), float(plan.kept[row, 0, 0]), "given")


def kind(*, harm: bool) -> str:
    """The word for the side on which a measure counts."""
    return "harm" if harm else "benefit"
