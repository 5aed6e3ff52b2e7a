"""Where everything stands in a workbook of a scorecard: the sheets, their rows and their columns.

In comes a scorecard; out come the names of cells, for formulas. Rows are counted from 0 here, and
from 1 in the names, as a spreadsheet program counts them.
"""

from __future__ import annotations

from functools import cached_property
from string import ascii_uppercase
from typing import Any

from attrs import define

from socialvalue.errors import ArgumentError, Fault
from socialvalue.scorecard import Scorecard

SUMMARY, WEIGHTS, MEASURES = "Summary", "Weights", "Measures"
NODES, POUNDS, LINES = "Themes and outcomes", "Worth by ledger", "Worth of measures"
HARMS, GAPS = "Harms", "What nobody looked at"
SOURCES, ASSUMPTIONS, SURE = "Sources", "Assumptions", "How sure"

FIRST = 3
"""The row below the headings of every long sheet."""

MOST = 40_000
"""Rows of measures that a spreadsheet program still opens with ease."""

NODE = ["level", "code", "", "name", "", "weight", "p_benefit", "p_harm", "penalty", "cap"]
MEASURE = [
    "theme",
    "outcome",
    "code",
    "title",
    "kind",
    "weight",
    "floor",
    "target",
    "unit",
    "per",
    "kept",
]
RATED = [
    "submission",
    "theme",
    "outcome",
    "code",
    "title",
    "kind",
    "status",
    "quantity",
    "unit",
    "kept",
    "attributable",
    "size",
    "raw",
    "ceiling",
    "rating",
    "counted",
    "best",
    "weight",
    "flag",
    "shown",
    "note",
]
POINT = [
    "submission",
    "level",
    "code",
    "name",
    "benefit",
    "harm",
    "score",
    "coverage",
    "headroom",
    "best_benefit",
    "best_harm",
    "benefit_weight",
    "harm_weight",
    "benefit_shown",
    "harm_shown",
    "flags",
    "past",
]
LINE = [
    "submission",
    "theme",
    "outcome",
    "code",
    "ledger",
    "side",
    "attributable",
    "unit",
    "price",
    "worth",
]


@define(frozen=True, eq=False, slots=False)
class Layout:
    """The places of one scorecard's numbers in its workbook."""

    card: Scorecard

    def __attrs_post_init__(self) -> None:
        rows = self.count * len(self.card.plan.members)
        if rows > MOST:
            fault = f"{self.count:,} submissions with {len(self.card.plan.members)} measures each"
            fault += f" are {rows:,} rows, and a workbook of live formulas holds {MOST:,} here"
            fix = "score fewer submissions for a workbook, or write the tables of the card as CSV"
            raise ArgumentError(Fault("card", fault, fix))

    @cached_property
    def count(self) -> int:
        """How many submissions there are."""
        return len(self.card.submissions)

    @cached_property
    def _told(self) -> dict[str, list[Any]]:
        table = self.card.measures()
        return {name: values.tolist() for name, values in table.items()}

    def read(self, who: int, row: int) -> dict[str, Any]:
        """What the card tells of one measure of one submission, by column of its table."""
        return {name: values[row * self.count + who] for name, values in self._told.items()}

    @cached_property
    def measures_at(self) -> int:
        """The row of the first measure on the sheet of weights, below the nodes."""
        return FIRST + len(self.card.plan.nodes) + 3

    def node(self, key: str, node: int) -> str:
        """A node's cell on the sheet of weights."""
        return cell(WEIGHTS, NODE.index(key), FIRST + node)

    def measure(self, key: str, row: int) -> str:
        """A measure's cell on the sheet of weights."""
        return cell(WEIGHTS, MEASURE.index(key), self.measures_at + row)

    def rated_row(self, who: int, row: int) -> int:
        """The row of a measure of a submission."""
        return FIRST + who * len(self.card.plan.members) + row

    def rated(self, key: str, who: int, row: int, last: int | None = None) -> str:
        """Its cell, or those of the measures up to and with `last`."""
        end = None if last is None else self.rated_row(who, last)
        return cell(MEASURES, RATED.index(key), self.rated_row(who, row), end)

    def point_row(self, who: int, node: int) -> int:
        """The row of a node of a submission."""
        return FIRST + who * len(self.card.plan.nodes) + node

    def point(self, key: str, who: int, node: int, last: int | None = None) -> str:
        """Its cell, or those of the nodes up to and with `last`."""
        end = None if last is None else self.point_row(who, last)
        return cell(NODES, POINT.index(key), self.point_row(who, node), end)


def column(place: int) -> str:
    """The letter of a column, counted from 0; no sheet here has more than 26."""
    return ascii_uppercase[place]


def cell(sheet: str, place: int, row: int, last: int | None = None) -> str:
    """The name of a cell, or of a column's cells from `row` to `last`, wherever it is used."""
    name = f"'{sheet}'!${column(place)}${row + 1}"
    return name if last is None else f"{name}:${column(place)}${last + 1}"
