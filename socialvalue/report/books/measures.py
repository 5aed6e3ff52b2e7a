"""The sheet of measures: quantity, what is attributable, and the rating, a row a submission and
measure.

In come a layout and paper; what is in the row of a measure follows from its quantity by formulas.
"""

from __future__ import annotations

import math
from typing import Any

from socialvalue.report.books.layout import FIRST, MEASURES, RATED, Layout, column
from socialvalue.report.books.paper import Page, Paper
from socialvalue.report.books.weights import PERS, kind
from socialvalue.scorecard import tables

LEAD = (
    "From what was claimed to a rating: quantity × left = attributable; attributable / size, on "
    "the way from floor to target, is the rating 0-100 (for a harm: exposure). Quantities stand "
    "as numbers: formulas of measures, surveys and samples were worked out before. What was not "
    "assessed counts as 0, and a harm nobody looked for as 100."
)
HEADS = {
    "title": "measure",
    "kept": "left",
    "size": "size it is per",
    "raw": "rating before it is held",
    "ceiling": "most that the evidence earns",
    "counted": "counts as",
    "best": "at its best",
    "weight": "weight here",
    "flag": "limit: 1 nobody looked, 2 past it",
    "shown": "assessed",
}
WIDTHS = (22, 8, 16, 8, 34, 9, 14, 13, 14, 8, 13, 15, 10, 11, 13, 13, 9, 11, 16, 11, 56)
SPLIT = "several claims, or years, or numbers of a claim's own: worked out before"


def sheet(paper: Paper, layout: Layout) -> None:
    """Write the sheet."""
    page = paper.sheet(MEASURES, WIDTHS, "#2E7D6B", large=True)
    page.opening("Measures, from quantity to rating", LEAD, 16)
    last = FIRST + layout.count * len(layout.card.plan.members) - 1
    page.heads(FIRST - 1, [HEADS.get(key, key) for key in RATED], frozen=5, filtered=last)
    for row in range(len(layout.card.plan.members)):
        for who in range(layout.count):
            _Row(page, layout, who, row).write()


class _Row:
    """One measure of one submission."""

    def __init__(self, page: Page, layout: Layout, who: int, row: int) -> None:
        self.page, self.layout, self.who, self.row = page, layout, who, row
        self.read = read = layout.read(who, row)
        self.member = layout.card.plan.members[row]
        self.measure = self.member.measure
        self.at = layout.rated_row(who, row)
        self.seen = read["status"] == "assessed"

    def write(self) -> None:
        """Write the cells of the row."""
        theme, outcome = self.layout.card.framework.homes[self.member.code]
        texts = (
            *(self.read["submission"], theme.code, outcome.code, self.member.code),
            *(self.measure.title, kind(harm=self.measure.harm), self.read["status"]),
        )
        for place, text in enumerate(texts):
            self.page.text(self.at, place, text)
        self.page.number(self.at, RATED.index("quantity"), float(self.read["quantity"]))
        self.page.text(self.at, RATED.index("unit"), self.measure.unit)
        self._attributable()
        self._rating()
        self._counted()

    def _formula(self, key: str, formula: str, value: Any, style: str = "points") -> None:
        self.page.formula(self.at, RATED.index(key), formula, value, style)

    def _if_seen(self, key: str, formula: str, value: float, style: str = "points") -> None:
        shown: Any = value if self.seen else ""
        self._formula(key, f'IF({self._of("status")}="assessed",{formula},"")', shown, style)

    def _of(self, key: str) -> str:
        """A cell of this row."""
        return f"${column(RATED.index(key))}{self.at + 1}"

    def _attributable(self) -> None:
        amount = self.layout.card.amounts[self.row]
        gross, own = float(self.read["quantity"]), float(self.read["attributable"])
        if not self.seen or amount is None or amount.simple:
            kept = float(self.layout.card.plan.kept[self.row, 0, 0])
            self._formula("kept", self.layout.measure("kept", self.row), kept, "amount")
        elif gross and math.isclose(gross * (own / gross), own, rel_tol=1e-12):
            self.page.number(self.at, RATED.index("kept"), own / gross)
            if not math.isclose(own, gross * self.layout.card.plan.kept[self.row, 0, 0]):
                self.page.text(self.at, RATED.index("note"), f"left: {SPLIT}")
        else:
            self.page.number(self.at, RATED.index("attributable"), own)
            self.page.text(self.at, RATED.index("note"), f"attributable: {SPLIT}")
            return
        product = f"{self._of('quantity')}*{self._of('kept')}"
        self._if_seen("attributable", product, own, "amount")

    def _rating(self) -> None:
        ramp = self.measure.rating
        size = 1.0
        if ramp is not None and ramp.per:
            size = float(self.layout.card.submissions.columns[ramp.per][self.who])
            if self.seen and not self.page_note():
                self.page.text(self.at, RATED.index("note"), f"size: {PERS[ramp.per]}", "text")
        self.page.number(self.at, RATED.index("size"), size)
        floor, target = (self.layout.measure(end, self.row) for end in ("floor", "target"))
        raw = math.nan
        if ramp is not None and self.seen:
            own = float(self.read["attributable"]) / size
            raw = 100 * (own - ramp.floor) / (ramp.target - ramp.floor)
        way = f"({self._of('attributable')}/{self._of('size')}-{floor})/({target}-{floor})*100"
        self._if_seen("raw", way, raw)
        most = float(self.read["ceiling"])
        self.page.number(self.at, RATED.index("ceiling"), 100.0 if math.isnan(most) else most)
        held = f"MAX(0,MIN(100,{self._of('raw')}))"
        ceiling = self._of("ceiling")
        held = f"MAX({held},100-{ceiling})" if self.measure.harm else f"MIN({held},{ceiling})"
        self._if_seen("rating", held, float(self.read["rating"]))

    def page_note(self) -> bool:
        """Whether the row has a note already."""
        amount = self.layout.card.amounts[self.row]
        return amount is not None and not amount.simple

    def _counted(self) -> None:
        harm, seen = self.measure.harm, f'{self._of("status")}="assessed"'
        rating = float(self.read["rating"])
        for key, gap in (("counted", 100 if harm else 0), ("best", 0 if harm else 100)):
            self._formula(
                key, f"IF({seen},{self._of('rating')},{gap})", rating if self.seen else gap
            )
        apart = self.read["status"] in tables.APART
        status = self._of("status")
        each = (f'{status}="{one}"' for one in tables.APART)
        out = f"OR({','.join(each)})"
        if apart:
            why = self.layout.card.claims.not_applicable[self.member.code][self.who]
            self.page.text(self.at, RATED.index("note"), why, "text")
        weight = self.layout.measure("weight", self.row)
        own = 0.0 if apart else self.member.weight
        self._formula("weight", f"IF({out},0,{weight})", own)
        self._formula("shown", f"IF({seen},1,0)", int(self.seen), "whole")
        if harm:
            floor, target = (self.layout.measure(end, self.row) for end in ("floor", "target"))
            over = f"1+0.000000001*ABS({target}/({target}-{floor}))"
            past = f"IF({seen},IF({self._of('raw')}/100>{over},2,0),1)"
            flag = 0 if apart else 2 if self.read["past_limit"] else 0 if self.seen else 1
            self._formula("flag", f"IF({out},0,{past})", flag, "whole")
