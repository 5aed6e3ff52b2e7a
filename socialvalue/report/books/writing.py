"""A scorecard as a workbook with live formulas: weights in, scores out, on sheets one can print.

In comes a scorecard; out comes an .xlsx file, written whole or not at all.
"""

from __future__ import annotations

from pathlib import Path

from socialvalue import arguments
from socialvalue.insight.disclosure.withholding import Withheld
from socialvalue.report.books import beside, measures, nodes, pounds, summary, weights
from socialvalue.report.books.layout import Layout
from socialvalue.report.books.paper import Paper
from socialvalue.report.page.ends import ranges
from socialvalue.report.told import told
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.standing import standing
from socialvalue.whole_files import write


def workbook(
    card: Scorecard | Withheld, path: str | Path, *, title: str = "", replace: bool = False
) -> Path:
    """Write a scorecard as an .xlsx workbook whose formulas recompute it; returns its path.

    Sheets: Summary, Weights (the yellow cells may be changed), Themes and outcomes, Measures, worth
    by ledger, harms, what nobody looked at, how sure it is, sources and assumptions. Quantities,
    results of surveys and pounds for one unit stand as numbers, and the sheets say so. No text is
    a formula. Give `sv.withhold(card)` for a workbook that goes out: it tells on no few people.
    Raises `ArgumentError` where a file is there and `replace` is not asked for, for no scorecard
    and for one too large, `MissingExtra` without the extra `excel`.
    """
    where = arguments.path("path", path, "give the path of an .xlsx file")
    arguments.text("title", title, "give a title, or leave it out")
    write({where: book(card, title)}, replace=replace)
    return where


def book(card: Scorecard | Withheld, title: str = "") -> bytes:
    """The file of a workbook, as bytes; see `workbook`."""
    named = title or "Social value scorecard"
    found, of_few, bounds = told(card)
    layout, paper = Layout(found), Paper(named)
    of_few = [*of_few, *ranges(bounds, standing(found).order)]
    summary.sheet(paper, layout, named, of_few)
    weights.sheet(paper, layout)
    nodes.sheet(paper, layout)
    measures.sheet(paper, layout)
    pounds.sheets(paper, layout)
    beside.harms(paper, layout)
    beside.gaps(paper, layout)
    beside.sure(paper, layout)
    beside.sources(paper, layout)
    beside.assumptions(paper, layout)
    return paper.done()
