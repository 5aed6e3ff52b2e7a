"""The sheets of worth: pounds a line, and their totals by ledger and theme.

In come a layout and paper; ledgers are never added up. What a unit is worth holds its proxy, its
years, inflation and discounting, and stands as a number.
"""

from __future__ import annotations

import math
from itertools import groupby
from typing import Any

from attrs import frozen

from socialvalue.report.books.layout import FIRST, LINE, LINES, POUNDS, Layout, cell, column
from socialvalue.report.books.paper import Page, Paper
from socialvalue.report.books.weights import kind
from socialvalue.scorecard import tables
from socialvalue.valuation.prices import UNITS

TOTALS = ("submission", "theme", "ledger", "benefit", "harm", "balance", "pounds of")


@frozen
class Line:
    """The pounds of one measure of one submission in one ledger; `price` is NaN where no one number
    times the quantity gives them.
    """

    who: int
    row: int
    ledger: str
    attributable: float
    price: float
    worth: float


def lines(layout: Layout) -> list[Line]:
    """Every line of pounds, submission by submission."""
    found = []
    for row, amount in enumerate(layout.card.amounts):
        if amount is None:
            continue
        prices = [
            float(layout.card.plan.price[at, 0, 0]) / UNITS
            for at, price in enumerate(layout.card.plan.price_rows)
            if price.row == row
        ]
        worths = tables.measure_worth(layout.card, row).items()
        for (ledger, units), price in zip(worths, prices, strict=True):
            for who in amount.places().tolist():
                much, worth = (
                    float(layout.read(who, row)["attributable"]),
                    float(units[who]) / UNITS,
                )
                each = price if amount.simple else worth / much if much else math.nan
                each = 0.0 if math.isnan(each) and not worth else each
                found.append(Line(who, row, ledger, much, each, worth))
    return sorted(found, key=lambda line: (line.who, line.row))


def sheets(paper: Paper, layout: Layout) -> None:
    """Write both sheets: totals first, then the lines they are made of."""
    found = lines(layout)
    totals = paper.sheet(POUNDS, (24, 18, 14, 18, 18, 18, 12), "#7A5AA6")
    page = paper.sheet(LINES, (24, 8, 18, 9, 12, 9, 16, 14, 18, 18), "#7A5AA6")
    lead = (
        "Attributable quantity × pounds for one unit, rounded to a hundredth of a penny. Pounds "
        "for one unit are the proxy after its years, inflation and discounting; where several "
        "claims lie behind a line, they are its pounds divided by its quantity. Harms are below 0."
    )
    page.opening("Worth, measure by measure", lead, len(LINE))
    page.heads(FIRST - 1, LINE, frozen=4, filtered=FIRST + len(found) - 1)
    for place, line in enumerate(found):
        _line(page, layout, FIRST + place, line)
    _totals(totals, layout, found)


def _line(page: Page, layout: Layout, at: int, line: Line) -> None:
    member = layout.card.plan.members[line.row]
    theme, outcome = layout.card.framework.homes[member.code]
    who = layout.card.submissions.name(line.who)
    side = kind(harm=member.measure.harm)
    for place, text in enumerate((who, theme.code, outcome.code, member.code, line.ledger, side)):
        page.text(at, place, text)
    source = layout.rated("attributable", line.who, line.row)
    page.formula(at, LINE.index("attributable"), source, line.attributable, "amount")
    page.text(at, LINE.index("unit"), member.measure.unit)
    page.number(at, LINE.index("price"), line.price, "pounds")
    if math.isnan(line.price):
        page.number(at, LINE.index("worth"), line.worth, "pounds")
    else:
        much, price = (f"{column(LINE.index(key))}{at + 1}" for key in ("attributable", "price"))
        page.formula(at, LINE.index("worth"), f"ROUND({much}*{price},4)", line.worth, "pounds")


def _totals(page: Page, layout: Layout, found: list[Line]) -> None:
    page.opening(
        "Worth by ledger",
        "Pounds are kept apart by ledger and never added across them: a wage, a local pound and a "
        "gain in wellbeing are not the same thing. Balance = benefit - harm. What has no price is "
        "not worthless: it counts in the scores.",
        len(TOTALS),
    )
    start, at = FIRST, FIRST
    blocks = {}
    for who, own in groupby(found, key=lambda line: line.who):
        count = len(list(own))
        blocks[who] = (start, start + count - 1)
        start += count
    worth = {by: layout.card.worth(by) for by in ("overall", "theme")}
    rows = [row for by in ("theme", "overall") for row in _rows(worth[by], by)]
    mine: dict[int, list[tuple[int, str, str, str, tuple[float, ...]]]] = {}
    for row in rows:
        mine.setdefault(row[0] % layout.count, []).append(row)
    names = layout.card.who.tolist()
    for who, block in blocks.items():
        for _, by, theme, ledger, values in mine[who]:
            _total(page, at, names[who], theme, ledger, values, by, block)
            page.text(at, TOTALS.index("pounds of"), layout.card.basis.price_year)
            at += 1
    page.heads(FIRST - 1, TOTALS, frozen=1, filtered=at - 1)


def _rows(table: tables.Table, by: str) -> list[tuple[int, str, str, str, tuple[float, ...]]]:
    """Place, what it is told by, its name, its ledger and the three numbers of each row."""
    sides: Any = zip(table["benefit"], table["harm"], table["balance"], strict=True)
    both = enumerate(zip(table[by], table["ledger"], sides, strict=True))
    return [
        (place, by, str(name), str(ledger), tuple(map(float, values)))
        for place, (name, ledger, values) in both
    ]


def _total(
    page: Page,
    at: int,
    who: str,
    theme: str,
    ledger: str,
    values: tuple[float, ...],
    by: str,
    block: tuple[int, int],
) -> None:
    whole = by == "overall"
    style = "strong" if whole else "text"
    for place, text in enumerate((who, "all themes" if whole else theme, ledger)):
        page.text(at, place, text, style)
    own = {key: cell(LINES, LINE.index(key), *block) for key in LINE}
    chosen = f"({own['ledger']}=$C{at + 1})*" + ("" if whole else f"({own['theme']}=$B{at + 1})*")
    for place, (side, sign) in enumerate((("benefit", ""), ("harm", "0-"))):
        total = f'{sign}SUMPRODUCT({chosen}({own["side"]}="{side}")*{own["worth"]})'
        page.formula(at, 3 + place, total, values[place], "pounds")
    page.formula(at, 5, f"D{at + 1}-E{at + 1}", values[2], "pounds")
