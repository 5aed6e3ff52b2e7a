"""`Decision`: how bids stand under a declared scoring, and what that answer hangs on.

Its methods are tidy tables: dicts of equal-length columns. In a terminal it prints as a scoring
sheet that may be published, in a notebook as a table.
"""

from __future__ import annotations

from typing import Any

from attrs import define

from socialvalue.decisions import cautions, html, plain, sheet, text
from socialvalue.decisions.feedback import Feedback
from socialvalue.decisions.outcome import Outcome
from socialvalue.scorecard.tables import Table


@define(frozen=True, slots=False, eq=False, repr=False)
class Decision(Outcome):
    """Bids scored as declared; made by `sv.decide`.

    Wherever `publish` is asked for, it lets bidders' own figures (prices, promised quantities) be
    told; without it they are left out.
    """

    def sheet(self, *, publish: bool = False) -> Table:
        """The scoring sheet: one row a bid and criterion, in the order of rank.

        rank, submission, criterion, name, part, method, weight and points (of 100), share (0-1),
        number (what was offered: the unit of the criterion, NaN where it is the bidder's own) and
        words (of a band). Points are not rounded: only totals are, once.
        """
        return sheet.points(self, publish=publish)

    def ranking(self) -> Table:
        """One row a bid, best first: rank, total (points of 100, rounded once), award_value (points
        again, or pounds under an award that goes by them), tied_with, tie_broken.
        """
        return sheet.ranking(self)

    def moderation(self) -> Table:
        """One row a mark of a band: every evaluator's own, and what was agreed, by whom and why."""
        return sheet.moderation(self)

    def willingness(self) -> Table:
        """What the weights would pay: one row a bid and number of points more, in pounds and as a
        share of its price; empty where price is not marked.
        """
        return sheet.willingness(self)

    def warnings(self) -> Table:
        """Everything to read the answer with: kind, submission, criterion, words."""
        return cautions.table(cautions.cautions(self))

    def feedback(self, who: str, *, publish: bool = False) -> Feedback:
        """To one bidder: how every point was won or lost; raises `UnknownName`.

        Other bidders' figures stand in it only with `publish`.
        """
        return Feedback(self, self.find(who), publish)

    def text(self, *, publish: bool = False) -> str:
        """The scoring sheet as a page of text."""
        return text.page(self, publish=publish)

    def html(self, *, publish: bool = False) -> str:
        """The scoring sheet as HTML, inert."""
        return html.page(self, publish=publish)

    def as_dict(self, *, publish: bool = False) -> dict[str, Any]:
        """Everything that may be told, as plain JSON types."""
        return plain.as_dict(self, publish=publish)

    def __repr__(self) -> str:
        return text.page(self)

    def _repr_html_(self) -> str:
        return html.page(self)
