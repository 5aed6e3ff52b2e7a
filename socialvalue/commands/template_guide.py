"""The first and the last sheet of a template: how it is filled in, and the words of drop-downs.

In comes a framework; out come two sheets on which nothing is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from socialvalue.commands.scoring import in_shell
from socialvalue.framework import Framework
from socialvalue.report.books.layout import column
from socialvalue.report.books.paper import Paper

GUIDE = "Read me"
STEPS = (
    (
        "On the sheet submissions, replace the id yours by a short name of your own, and give the "
        "sizes, as they were fixed before anybody bid."
    ),
    (
        "On the sheet of each theme, use that id; rows that stay blank may keep yours. One row is "
        "one number: write it in the yellow cell, in the unit beside it. Point at a cell to see "
        "what it asks for."
    ),
    (
        "Leave blank what you do not show. A blank is no zero: a zero says: we looked, and there "
        "was none. A blank harm counts as one that nobody looked for, past its limit."
    ),
    "Say how sure it is (evidence, E0 to E4) and where to look it up (source).",
    (
        "A list has an item on its rows: copy them, and give each person or thing its own item. "
        "Where you looked and there was none, write the count 0 and leave its other rows blank."
    ),
    "For several bids, copy the rows and give them other ids.",
    "Rows in italics above a header, and the sheet Examples, are examples: nobody reads them.",
)
CHECK = (
    "socialvalue check FILE.xlsx --framework {called} lists every cell that cannot be read and "
    "how to mend it; with --marked MEND.xlsx it writes a copy in which each is marked."
)


def guide(paper: Paper, framework: Framework, called: str) -> None:
    """The first sheet: steps, then what each measure counts and what to show.

    `called` is the framework as the command line names it.
    """
    page = paper.sheet(GUIDE, (10, 40, 10, 80, 70))
    page.opening(
        f"{framework.name}: what to fill in",
        f"Framework {framework.code}, edition {framework.edition}.",
        5,
    )
    at = 3
    steps = (*STEPS, CHECK.format(called=in_shell(called)))
    for number, step in enumerate(steps, 1):
        page.raw.merge_range(at, 1, at, 4, "", paper.style("wrapped"))
        page.number(at, 0, number, "whole")
        page.text(at, 1, step, "wrapped")
        at += 1
    at += 1
    for place, head in enumerate(("code", "title", "kind", "what it counts", "what to show")):
        page.text(at, place, head, "head")
    for row, member in enumerate(framework.members.values(), at + 1):
        measure = member.measure
        shown = [f"{grade}: {words}" for grade, words in measure.evidence.by_grade() if words]
        page.text(row, 0, measure.code, "strong")
        page.text(row, 1, measure.title, "wrapped")
        page.text(row, 2, "harm" if measure.harm else "benefit")
        apart = "; ".join(member.not_applicable)
        more = " Where it does not apply, write one row with the input not_applicable and as its "
        more = f"{more}value one of: {apart}." if apart else ""
        told = f"{' '.join(measure.description().split())}{more}"
        page.text(row, 3, told, "wrapped")
        page.text(row, 4, "\n".join(shown), "wrapped")
        lines = max(1 + len(told) // 100, sum(1 + len(one) // 88 for one in shown))
        page.raw.set_row(row, 15.5 * max(1, min(lines, 26)))


class Lists:
    """Words that drop-downs offer, a column each; each list is written once."""

    NAME: ClassVar[str] = "Lists"

    def __init__(self) -> None:
        self._lists: list[tuple[str, ...]] = []

    def of(self, words: Sequence[str]) -> str:
        """Where a list of words stands, as the source of a drop-down."""
        own = tuple(words)
        if own not in self._lists:
            self._lists.append(own)
        name = column_name(self._lists.index(own))
        return f"='{self.NAME}'!${name}$4:${name}${3 + len(own)}"

    def sheet(self, paper: Paper) -> None:
        """The last sheet, with all the words."""
        page = paper.sheet(self.NAME, tuple(24 for _ in self._lists), "#8A8A8A")
        page.opening("Words that the lists offer", "Nothing on this sheet is read.", 4)
        for place, words in enumerate(self._lists):
            for row, word in enumerate(words, 3):
                page.text(row, place, word)


def column_name(place: int) -> str:
    """The letters of a column, counted from 0: Z, then AA."""
    before, last = divmod(place, 26)
    return (column(before - 1) if before else "") + column(last)
