"""`Scorecard`: the results of one scoring, and nothing else.

Its methods are tidy tables: dicts of equal-length columns that pandas, polars or a CSV writer take
as they are. In a terminal it prints as text, in a notebook as a small table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import define

from socialvalue.deciles import PlaceTable
from socialvalue.relations import Chains
from socialvalue.scorecard import (
    equity,
    falls,
    figures,
    framed,
    html,
    intervals,
    links,
    objections,
    once,
    overlaps,
    own,
    plain,
    provenance,
    reliability,
    said,
    stories,
    tables,
    text,
)
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import Table


@define(frozen=True, slots=False, eq=False, repr=False)
class Scorecard(Scores):
    """Scores of every submission at every node, as tables; made by `sv.score`."""

    def ranking(self) -> Table:
        """Submissions by cautious overall score, best first; equal scores share a rank."""
        return tables.ranking(self)

    def overall(self) -> Table:
        """One row a submission: benefit, harm, score, headroom, coverage, and what capped it."""
        return tables.of_nodes(self, [self.framework.root])

    def themes(self) -> Table:
        """One row a submission and theme."""
        return tables.of_nodes(self, self.framework.themes)

    def outcomes(self) -> Table:
        """One row a submission and outcome."""
        return tables.of_nodes(self, self.framework.outcomes)

    def measures(self) -> Table:
        """One row a submission and measure: status, quantity, rating or exposure, grades."""
        return tables.measures(self)

    def worth(self, by: str = "overall") -> Table:
        """Pounds by ledger: one row a submission, ledger and overall, theme, outcome, measure, or
        kind (embedded in the service, additional to it, not said).

        Ledgers are never added up. `benefit - harm = balance`; parts add up to their total exactly.
        """
        return tables.worth(self, by)

    def harms(self) -> Table:
        """One row a submission and harm: exposure 0-100, and whether it is past its limit."""
        return tables.only(self.measures(), "harm", wanted=(True,))

    def not_assessed(self) -> Table:
        """What nobody looked at: one row a submission and measure."""
        return tables.only(self.measures(), "status", wanted=("not assessed", "undefined"))

    def unpriced(self) -> Table:
        """What was assessed and has no price: one row a submission and measure."""
        return tables.only(self.measures(), "priced", wanted=(False,), status=("assessed",))

    def own(self) -> Table:
        """One row a number that a claim brought of its own: beside the measure's, whether it is
        kinder to the claimant, and the grade and the source behind it.
        """
        return own.table(self)

    def overlaps(self) -> Table:
        """What may be counted twice: one row a submission and pair of measures, how it was found
        (same name, same number, not told apart), and the bounds of the two together.
        """
        return overlaps.table(self)

    def counted_once(self, rule: str = once.USUAL) -> Table:
        """Pounds less what two measures may both hold: one row a submission and ledger, by a rule:
        none, smaller, named, or furthest (along chains). A view beside: no other number moves.

        `benefit - deducted - set_aside = left` exactly. Raises `UnknownName` for another rule.
        """
        return once.table(self, rule)

    def deductions(self, rule: str = once.USUAL) -> Table:
        """What `counted_once` takes off: one row a pair, with how it was found, and why."""
        return once.of_pairs(self, rule)

    def links(self) -> Table:
        """The theory of change as far as it is shown: one row a link and submission: evidenced (E2
        or better), claimed, asserted only or not looked at, and which is the furthest evidenced.
        """
        return links.table(self)

    def chains(self, who: str) -> Chains:
        """The theory of change with what one submission has shown of it; text, DOT or SVG.

        `who` is an id or a name; raises `UnknownName` for one that is not there.
        """
        return links.chains(self, links.place_of(self, who))

    def by_group(self) -> Table:
        """To whom it happens: one row a submission, measure and `group` of its claims, with what
        falls on it (gain, loss, harm), the quantity, and pounds in a column a ledger, below zero
        for a harm. NaN where claims do not add up or people are few; `why` says which.
        """
        return falls.table(self, "group")

    def by_place(self, places: PlaceTable | None = None) -> Table:
        """Where it falls: as `by_group`, by the `place` of the claims, and on which side of the
        framework's boundary; with a table of `sv.places` the decile of each place too. Raises
        `UnknownName`, with the places, where too many are not in that table.
        """
        return falls.placed(self, places)

    def equity(self, places: PlaceTable | None = None, aversion: float | None = None) -> Table:
        """How evenly it is spread where claims say what each person has: one row a submission,
        measure, year and grouping (group, place, decile), with Gini, Theil within and between,
        Atkinson, and effective numbers; NaN with the reason in `why`.

        `aversion` is Atkinson's epsilon, by default row `distributional-elasticity`.
        """
        return equity.table(self, places, aversion)

    def stories(self) -> Table:
        """In people's own words: one row a story, with the measure or outcome it belongs to."""
        return stories.table(self)

    def reliability(self) -> Table:
        """What each survey can bear: one row a submission and survey measure, with answers,
        response, estimate, standard error, a 95 % interval, and flags; of two raters their kappa.
        """
        return reliability.table(self)

    def said(self) -> Table:
        """One row a saying: what people said they want, the group that said it, and the outcome
        that holds it, or why no measure does.
        """
        return said.table(self)

    def warnings(self) -> Table:
        """One row a source that no longer holds on the card's day, or forecast year that is read:
        what is wrong, and what it is used for.
        """
        return objections.table(objections.of(self))

    def intervals(
        self, of: str = "score", by: str | Sequence[str] = "overall", *, guarded: bool = True
    ) -> Table:
        """How sure a number is: one row a submission and node (and ledger, of pounds) with its
        central value, mean, deviation, and 5th, 50th and 95th percentile, and how they were found.

        `of` is score, benefit, harm (points), worth, worth of benefits or worth of harms (pounds);
        `by` one or more of overall, theme, outcome, measure. Mean and deviation of worth are exact;
        its percentiles come from exact cumulants where those are proven safe, and from draws
        otherwise, or always if not `guarded`. Percentiles do not add up. Raises `BasisError` where
        the basis has no draws, `UnknownName` for another word.
        """
        return intervals.table(self, self.in_doubt, of, by, guarded=guarded)

    def draws(
        self,
        who: Sequence[str] | None = None,
        of: str = "score",
        node: str = "overall",
        ledger: str = "",
    ) -> Any:
        """The draws behind an interval, (submissions, draws), float32: points, or pounds of one
        ledger. All submissions meet on the same draws, so that draw by draw they can be compared.

        `who` are ids or names, None for everybody; `of` and errors as for `intervals`.
        """
        everyone = range(len(self.submissions))
        places = everyone if who is None else [links.place_of(self, one) for one in who]
        return intervals.draws(self, self.in_doubt, of, node, ledger, list(places))

    def frame(self, table: str, library: str = "", **how: Any) -> Any:
        """A table by the name of its method ("themes", "intervals" …) as a frame of a `library`:
        pandas, polars, pyarrow or duckdb, by default the one the claims came in as; else a dict of
        columns that streams Arrow. `how` is what the method takes, as `by="theme"`.

        "draws" with "xarray" is the draws as an array (submission, node, draw); `nodes` are codes,
        by default the whole and the themes. Raises `UnknownName` for another table, `ArgumentError`
        for another library, `MissingExtra` where it is not installed.
        """
        if (table, library) == (framed.DRAWS, "xarray"):
            return framed.drawn(self, self.draws, **how)
        return framed.frame(self, lambda name: getattr(self, name), table, library, **how)

    def doubts(self) -> Table:
        """What is in doubt: one row a figure and use, with its range, spread, key and source."""
        return figures.table(self.in_doubt.model)

    def provenance(self) -> Table:
        """One row a priced measure, ledger and figure: value, unit, publisher, edition, licence,
        status, deflator and its factor, and discount rates: any pound, back to who says so.
        """
        return provenance.table(self)

    def stamp(self) -> dict[str, Any]:
        """What made these numbers: framework, digests, basis, sources, conversions, rows."""
        return plain.stamp(self)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain JSON types; its JSON Schema is `data/scorecard.schema.json`."""
        return plain.as_dict(self)

    def __repr__(self) -> str:
        return text.card(self)

    def _repr_html_(self) -> str:
        return html.card(self)
