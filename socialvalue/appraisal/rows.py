"""The rows of a ledger on a page: one submission a line, in pounds of one size.

In come an account and the places to show; out come lines for each book. All numbers of a page are
whole pounds, or all are millions where whole pounds would not fit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from socialvalue.appraisal.account import Account
from socialvalue.appraisal.books import Book
from socialvalue.scorecard.words import NOBODY_LOOKED, WIDTH, columns, pounds, short

NAME = 20
HEADS = ("submission", "costs", "benefits", "harms", "net value", "gross", "net", "payback")
LEAST = 5_000.0
"""Pounds: less than this rounds to no hundredth of a million."""

Spelling = Callable[[float], str]


def of(account: Account, places: Sequence[int]) -> list[list[str]]:
    """The lines of each book, in the order of the books."""
    for spelt in (pounds, millions):
        told = [_lines(account, book, places, spelt) for book in account.books]
        if all(len(line) <= WIDTH for lines in told for line in lines):
            break
    return told if account.books else []


def millions(value: float) -> str:
    """Pounds in millions, with two decimals; what is less than a hundredth says so."""
    sign = "-" if value < 0 else ""
    if 0 < abs(value) < LEAST:
        return f"{sign}under £0.01m"
    return f"{sign}£{abs(value) / 1e6:,.2f}m"


def _lines(account: Account, book: Book, places: Sequence[int], spelt: Spelling) -> list[str]:
    silent = [account.unlooked[book.ledger][place] != "none" for place in places]
    pad = " " if any(silent) else ""
    rows = [
        _row(account, book, place, spelt, "*" if star else pad)
        for place, star in zip(places, silent, strict=True)
    ]
    heads = [f"{head}{pad if head in ('harms', 'gross', 'net') else ''}" for head in HEADS]
    return columns(heads, rows, 1)


def _row(account: Account, book: Book, place: int, spelt: Spelling, star: str) -> list[str]:
    """One submission; a star stands where a harm with a price was not looked for."""
    benefits, harms = (
        spelt(book.present(side)[place]) if looked[place] else NOBODY_LOOKED
        for side, looked in zip(("benefits", "harms"), book.looked, strict=True)
    )
    known = bool(account.answered(book)[place])
    return [
        short(account.card.submissions.name(place), NAME),
        _or_none(account.spent.present[place], spelt),
        benefits,
        harms + star,
        _or_none(account.net(book)[place], spelt),
        *(
            _or_none(account.values(book, name)[place], "{:.2f}".format) + star
            for name in ("sroi_gross", "sroi_net")
        ),
        _back(account.back(book, discounted=True)[place], known=known),
    ]


def _or_none(value: float, spelt: Spelling) -> str:
    return NOBODY_LOOKED if math.isnan(value) else spelt(value)


def _back(value: float, *, known: bool) -> str:
    if math.isnan(value):
        return "none" if known else NOBODY_LOOKED
    return "year 1" if value == 0 else f"{value:.1f} yrs"
