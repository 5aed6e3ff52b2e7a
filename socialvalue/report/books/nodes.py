"""The sheet of themes and outcomes: benefit, harm and score of every node, from its own parts.

In come a layout and paper; benefit and harm climb in two trees, and the score of a node is made of
its own two numbers, never of its children's scores.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.report.books import joins
from socialvalue.report.books.layout import FIRST, NODES, POINT, Layout, column
from socialvalue.report.books.paper import Page, Paper
from socialvalue.report.books.weights import level
from socialvalue.scorecard import tables
from socialvalue.valuation.plan import Join

LEAD = (
    "Score = benefit - λ × harm, at each node from its own two numbers. A harm past its limit, or "
    "that nobody looked for, holds the score of its theme and of the whole to a cap. Headroom is "
    "the score had every gap been at its best. The columns to the right show the way there."
)
FIXED = (
    "These stand as numbers and do not follow when a weight is changed, since the way in which "
    "their parts join has no formula here"
)
HEADS = {
    "benefit_weight": "weight, benefit",
    "harm_weight": "weight, harm",
    "benefit_shown": "assessed, benefit",
    "harm_shown": "assessed, harm",
    "best_benefit": "benefit at its best",
    "best_harm": "harm at its best",
    "flags": "harms past their limit or not looked for",
    "past": "harms past their limit",
}
WIDTHS = (22, 10, 16, 46, 10, 10, 10, 11, 12, 11, 11, 10, 10, 11, 11, 15, 12)
SIDES = {False: "benefit", True: "harm"}


@frozen(eq=False)
class Side:
    """One tree: what joins at each node, and for each node what is live and shown, (nodes, n)."""

    harm: bool
    joins: Mapping[int, Join]
    leaves: frozenset[int]
    weight: Any
    shown: Any


def sheet(paper: Paper, layout: Layout) -> None:
    """Write the sheet."""
    page = paper.sheet(NODES, WIDTHS, "#2E7D6B", large=True)
    page.opening("Themes and outcomes", LEAD, 11)
    nodes = layout.card.plan.nodes
    last = FIRST + layout.count * len(nodes) - 1
    page.heads(FIRST - 1, [HEADS.get(key, key) for key in POINT], frozen=4, filtered=last)
    sides = [side(layout, harm=harm) for harm in (False, True)]
    points = {node.code: tables.of_nodes(layout.card, [node]) for node in nodes}
    fixed: dict[str, None] = {}
    for who in range(layout.count):
        for place, node in enumerate(nodes):
            row = _Row(page, layout, who, place, points, sides)
            row.write()
            if row.fixed:
                fixed[f"{node.code} ({', '.join(sorted(row.fixed))})"] = None
    if fixed:
        page.text(last + 2, 0, f"{FIXED}: {'; '.join(fixed)}.")


def side(layout: Layout, *, harm: bool) -> Side:
    """One tree of the plan, with weights and what was shown worked out node by node."""
    card = layout.card
    tree = card.plan.harm if harm else card.plan.benefit
    words = [tables.statuses(card, row) for row in range(len(card.plan.members))]
    at = {leaf.join.node: leaf.join for leaf in tree.leaves}
    shape = (len(card.plan.nodes), layout.count)
    weight, shown = np.zeros(shape), np.zeros(shape)
    for place, join in at.items():
        own = [words[row] for row in join.places]
        here = join.weights.ravel()[:, None] * np.array([one != "not applicable" for one in own])
        _fill(place, here, np.array([one == "assessed" for one in own]), card, weight, shown)
    for join in tree.inner:
        below = list(join.places)
        _fill(join.node, weight[below], shown[below], card, weight, shown)
    inner = {join.node: join for join in tree.inner}
    return Side(harm, {**at, **inner}, frozenset(at), weight, shown)


def _fill(place: int, here: Any, seen: Any, card: Any, weight: Any, shown: Any) -> None:
    """The weight of a node where anything below it applies, and the share of it that is shown."""
    total = here.sum(axis=0)
    weight[place] = np.where(total > 0, card.plan.nodes[place].weight, 0.0)
    shown[place] = (here * seen).sum(axis=0) / np.where(total > 0, total, 1.0)


class _Row:
    """One node of one submission."""

    def __init__(
        self,
        page: Page,
        layout: Layout,
        who: int,
        place: int,
        points: Mapping[str, Any],
        sides: list[Side],
    ) -> None:
        self.page, self.layout, self.who, self.place = page, layout, who, place
        self.node, self.sides = layout.card.plan.nodes[place], sides
        self.read = {name: values[who] for name, values in points[self.node.code].items()}
        self.at = layout.point_row(who, place)
        self.fixed: set[str] = set()

    def write(self) -> None:
        """Write the cells of the row."""
        here = level(self.layout, self.place)
        texts = (self.read["submission"], here, self.node.code, self.node.name)
        for place, text in enumerate(texts):
            self.page.text(self.at, place, text, "strong" if here == "whole" else "text")
        for one in self.sides:
            self._joined(one, "", "counted")
            self._joined(one, "best_", "best")
            self._weighed(one)
        self._limits(here)
        self._scores(here)

    def _formula(self, key: str, formula: str, value: Any, style: str = "points") -> None:
        self.page.formula(self.at, POINT.index(key), formula, value, style)

    def _of(self, key: str) -> str:
        return f"${column(POINT.index(key))}{self.at + 1}"

    def _below(self, one: Side, key: str, measure_key: str) -> tuple[str, dict[str, str]]:
        """The cells of a node's parts in one tree, as a range and by code."""
        join, card, who = one.joins[self.place], self.layout.card, self.who
        if self.place in one.leaves:
            rows = join.places
            own = {
                card.plan.members[row].code: self.layout.rated(measure_key, who, row)
                for row in rows
            }
            return self.layout.rated(measure_key, who, rows[0], rows[-1]), own
        places = [self.layout.card.places[child.code] for child in self.node.children]
        own = {card.plan.nodes[at].code: self.layout.point(key, who, at) for at in places}
        return self.layout.point(key, who, places[0], places[-1]), own

    def _joined(self, one: Side, best: str, measure_key: str) -> None:
        """Benefit or harm, with every gap at its worst, or at its best."""
        key, card = f"{best}{SIDES[one.harm]}", self.layout.card
        results = card.results
        heights = {
            "benefit": results.benefit,
            "harm": results.harm,
            "best_benefit": results.best_benefit,
            "best_harm": results.best_harm,
        }[key]
        value = float(heights[self.place][self.who, 0]) * 100
        formula = self._formula_of(one, key, measure_key)
        if formula is None:
            if self.place in one.joins:
                self.fixed.add(one.joins[self.place].aggregator.code)
            self.page.number(self.at, POINT.index(key), value, "points")
        else:
            self._formula(key, formula, value)

    def _formula_of(self, one: Side, key: str, measure_key: str) -> str | None:
        join = one.joins.get(self.place)
        if join is None:
            return None
        values, named = self._below(one, key, measure_key)
        weights, weighed = self._below(one, f"{SIDES[one.harm]}_weight", "weight")
        if len(join.places) == 1:
            return f"SUMPRODUCT({values},--({weights}>0))"
        cells = {code: (named[code], weighed[code]) for code in named}
        p = self.layout.node(f"p_{SIDES[one.harm]}", self.place)
        whole = self._all_apply(one)
        return joins.joined(join.aggregator, values, weights, p, cells, whole=whole)

    def _all_apply(self, one: Side) -> bool:
        """Whether every part of this node applies to this submission."""
        join, card = one.joins[self.place], self.layout.card
        if self.place in one.leaves:
            apart = card.claims.not_applicable
            codes = [card.plan.members[row].code for row in join.places]
            return all(self.who not in apart.get(code, {}) for code in codes)
        return bool((one.weight[list(join.places), self.who] > 0).all())

    def _weighed(self, one: Side) -> None:
        """The node's weight in a tree, where anything applies, and how much of it is assessed."""
        name = SIDES[one.harm]
        weight, shown = f"{name}_weight", f"{name}_shown"
        if self.place not in one.joins:
            self.page.number(self.at, POINT.index(weight), 0.0, "points")
            self.page.number(self.at, POINT.index(shown), 0.0, "share")
            return
        below, _ = self._below(one, weight, "weight")
        seen, _ = self._below(one, shown, "shown")
        own = self.layout.node("weight", self.place)
        value = float(one.weight[self.place, self.who])
        self._formula(weight, f"IF(SUM({below})>0,{own},0)", value)
        share = f"IF(SUM({below})>0,SUMPRODUCT({below},{seen})/SUM({below}),0)"
        self._formula(shown, share, float(one.shown[self.place, self.who]), "share")

    def _live(self, one: Side) -> str:
        """Whether anything of one tree applies below this node: its own weight may be 0."""
        if self.place not in one.joins:
            return "0"
        below, _ = self._below(one, f"{SIDES[one.harm]}_weight", "weight")
        return f"(SUM({below})>0)"

    def _limits(self, here: str) -> None:
        """How many harms hold this node down."""
        card = self.layout.card
        rows = np.flatnonzero(card.counted(self.node.code)) + card.plan.benefits
        if here == "outcome" or not rows.size:
            return
        cells = self.layout.rated("flag", self.who, int(rows[0]), int(rows[-1]))
        flags = card.results.past[rows - card.plan.benefits, self.who]
        self._formula("flags", f'COUNTIF({cells},">0")', int((flags > 0).sum()), "whole")
        self._formula("past", f"COUNTIF({cells},2)", int((flags == 2).sum()), "whole")

    def _scores(self, here: str) -> None:
        penalty, cap = (self.layout.node(key, self.place) for key in ("penalty", "cap"))
        capped = here != "outcome"
        for key, best, flag in (("score", "", "flags"), ("headroom", "best_", "past")):
            plain = f"{self._of(f'{best}benefit')}-{penalty}*{self._of(f'{best}harm')}"
            held = f"IF({self._of(flag)}>0,MIN({plain},{cap}),{plain})" if capped else plain
            style = "score" if key == "score" else "points"
            self._formula(key, held, float(self.read[key]), style)
        gain, loss = (self._live(one) for one in self.sides)
        take = f"{loss}*IF({gain},{penalty},1)"
        seen = f"{self._of('benefit_shown')}*{gain}+{self._of('harm_shown')}*{take}"
        total = f"({gain}+{take})"
        share = f"IF({total}=0,1,({seen})/MAX({total},1E-300))"
        self._formula("coverage", share, float(self.read["coverage"]), "share")
