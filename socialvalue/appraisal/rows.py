"""The rows of a ledger on a page: one submission a line, in pounds of one size.

In come an account and the places to show; out come lines for each book. All numbers of a page are
whole pounds, or all are millions where whole pounds would not fit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from socialvalue.appraisal.account import Account
from socialvalue.appraisal.books import Book
from socialvalue.scorecard.words import NOBODY_LOOKED, WIDTH, columns, pounds, short

NAME = 20
HEADS = ("submission", "costs", "benefits", "harms", "net value", "gross", "net", "payback")
LEAST = 5_000.0
"""Pounds: less than this rounds to no hundredth of a million."""

Floats = np.ndarray[Any, np.dtype[np.float64]]
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
    """One line a submission; a star stands where a harm with a price was not looked for."""
    silent = [account.unlooked[book.ledger][place] != "none" for place in places]
    stars = ["*" if true else " " for true in silent] if any(silent) else ["" for _ in places]
    pad = " " if any(silent) else ""
    benefits, harms = (
        [spelt(much[place]) if looked[place] else NOBODY_LOOKED for place in places]
        for much, looked in zip(map(book.present, ("benefits", "harms")), book.looked, strict=True)
    )
    gross, net = (
        _ratios(account.values(book, name), places, stars) for name in ("sroi_gross", "sroi_net")
    )
    told = (
        [short(account.card.submissions.name(place), NAME) for place in places],
        _told(account.spent.present, places, spelt),
        benefits,
        [word + star for word, star in zip(harms, stars, strict=True)],
        _told(account.net(book), places, spelt),
        gross,
        net,
        _back(account, book, places),
    )
    heads = [head + pad * (head in ("harms", "gross", "net")) for head in HEADS]
    return columns(heads, list(zip(*told, strict=True)), 1)


def _told(values: Floats, places: Sequence[int], spelt: Spelling) -> list[str]:
    """Numbers in words, with a sign where there is none."""
    some = values[list(places)]
    return [NOBODY_LOOKED if math.isnan(value) else spelt(value) for value in some]


def _ratios(values: Floats, places: Sequence[int], stars: Sequence[str]) -> list[str]:
    """Two decimals and the star; a ratio that is not there needs none."""
    told = zip(_told(values, places, "{:.2f}".format), stars, strict=True)
    return [word + (" " * len(star) if word == NOBODY_LOOKED else star) for word, star in told]


def _back(account: Account, book: Book, places: Sequence[int]) -> list[str]:
    """Payback; "none" where it does not come in the years counted."""
    back, known = account.back(book, discounted=True), account.answered(book)
    return [_years(back[place]) if known[place] else NOBODY_LOOKED for place in places]


def _years(value: float) -> str:
    if math.isnan(value):
        return "none"
    return "year 1" if value == 0 else f"{value:.1f} yrs"
