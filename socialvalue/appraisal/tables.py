"""Tidy tables of an appraisal: dicts of columns of one length, one fact a row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from socialvalue.appraisal.account import Account
from socialvalue.appraisal.books import Book
from socialvalue.appraisal.exchange import NO_RULE
from socialvalue.appraisal.scope import RATIOS
from socialvalue.framework import Member
from socialvalue.numerics.ratios import cost_per_outcome as costs_per_outcome
from socialvalue.scorecard import tables
from socialvalue.scorecard.tables import Table
from socialvalue.valuation import rate

COUNTED = ("amount", "change")
"""Measures whose units add up, so that there is a cost of one."""

WHOLE_COST = "the whole cost of the submission, not shared out among its measures"
BACKWARDS = "its outcome went backwards"
NO_OUTCOME = "no unit of it came about"
TOO_FEW = "too few units of it came about for a cost of one"
NEVER = "not paid back within the years counted"


def values(account: Account) -> Table:
    """One row a submission and ledger: present values, ratios, payback, promises and scope."""
    return _stacked([_values(account, book) for book in account.books])


def _values(account: Account, book: Book) -> Table:
    balance, spent = book.present("balance"), account.spent.present
    table: Table = {
        "submission": tables.names(account.card),
        "ledger": np.full(len(account), book.ledger, dtype=object),
        "benefits": book.present("benefits"),
        "harms": book.present("harms"),
        "balance": balance,
        "costs": spent,
        "net_present_value": account.net(book),
    }
    table.update({name: account.values(book, name) for name in RATIOS})
    table["equivalent_annual_value"] = account.annual(book)
    table["annual_years"] = account.span(book)
    table["payback"] = account.back(book, discounted=False)
    table["payback_discounted"] = account.back(book, discounted=True)
    for name, shares in zip(("low", "central", "high"), account.records, strict=True):
        table[f"record_{name}"] = shares
    low, central, high = account.expected(book)
    table.update({"expected_low": low, "expected": central, "expected_high": high})
    table["why"] = np.array(_why(account, book, table), dtype=object)
    table["costs_remark"] = np.array(account.remarks, dtype=object)
    table.update(_scope(account, book.ledger))
    return table


def _why(account: Account, book: Book, table: Table) -> list[str]:
    """Why there is no ratio, or no payback; "" where there are both."""
    found = account.why(book)
    for place, words in enumerate(found):
        if not words and np.isnan(table["payback"][place]):
            found[place] = NEVER
        elif not words and np.isnan(table["payback_discounted"][place]):
            found[place] = f"{NEVER}, discounted"
    return found


def _scope(account: Account, of: str) -> Table:
    """The parts of the scope of each row, but for those that have columns already."""
    places = range(len(account))
    silent = account.unlooked.get(of, ["none" for _ in places])
    return {
        **{name: _same(part, account) for name, part in account.rule(of).items()},
        **{name: _same(part, account) for name, part in account.shared.items()},
        "cost_years": np.array([account.spent.fell_in(place) for place in places], dtype=object),
        "harms_not_looked_for": np.array(silent, dtype=object),
    }


def flows(account: Account) -> Table:
    """One row a submission, ledger and year: benefits and harms, real and discounted."""
    return _stacked([_flows(account, book) for book in account.books])


def _flows(account: Account, book: Book) -> Table:
    count, years = len(account), book.years
    table: Table = {
        "submission": np.repeat(tables.names(account.card), years),
        "ledger": np.full(count * years, book.ledger, dtype=object),
        "year": np.tile(account.card.basis.start + np.arange(years), count),
    }
    for kind, ending in enumerate(("", "_discounted")):
        for side in ("benefits", "harms", "balance"):
            table[f"{side}{ending}"] = book.yearly(side)[kind].T.ravel() + 0.0
    table["price_year"] = np.full(count * years, account.card.basis.price_year)
    for name, part in account.rule(book.ledger).items():
        table[name] = np.full(count * years, part, dtype=object)
    return table


def costs(account: Account) -> Table:
    """One row a submission and year: costs, real and discounted, with the optimism bias in them;
    NaN where a submission gave none, or left blank a year that others fill.
    """
    spent, years = account.spent, account.spent.pounds.shape[1]
    table: Table = {
        "submission": np.repeat(tables.names(account.card), years),
        "year": np.tile(account.card.basis.start + np.arange(years), len(account)),
    }
    for kind, name in enumerate(("costs", "costs_discounted")):
        table[name] = spent.pounds[kind].T.ravel()
    count = len(table["year"])
    table["price_year"] = np.full(count, account.card.basis.price_year)
    table["optimism"] = np.full(count, spent.optimism.words, dtype=object)
    return table


def cost_per_outcome(account: Account) -> Table:
    """One row a submission and benefit measure whose units add up: pounds for one unit."""
    members = enumerate(account.card.plan.members)
    return _stacked(
        [
            _outcome(account, row, member)
            for row, member in members
            if member.measure.reports in COUNTED and not member.measure.harm
        ]
    )


def _outcome(account: Account, row: int, member: Member) -> Table:
    """What a unit of one measure costs, if the whole cost is set against it."""
    amount, spent = account.card.amounts[row], account.spent.present
    units = np.full(len(account), np.nan)
    if amount is not None:
        rows = slice(None) if amount.rows is None else amount.rows
        units[rows] = rate.attributable(account.card.plan, row, amount)
    statuses = tables.statuses(account.card, row)
    why = [
        _no_price(
            str(statuses[place]), float(units[place]), float(spent[place]), account.spent.why(place)
        )
        for place in range(len(account))
    ]
    sound = np.array([not words for words in why], dtype=bool)
    each = costs_per_outcome(np.where(sound, spent, 0.0), np.where(sound, units, 0.0))
    table: Table = {
        "submission": tables.names(account.card),
        "measure": _same(member.code, account),
        "title": _same(member.measure.title, account),
        "unit": _same(member.measure.unit, account),
        "attributable": units,
        "costs": spent,
        "cost_per_unit": np.where(sound, each, np.nan),
        "counts": _same(WHOLE_COST, account),
        "why": np.array(why, dtype=object),
    }
    parts = _scope(account, member.code)
    unasked = (*NO_RULE, "harms_not_looked_for")
    return {**table, **{name: part for name, part in parts.items() if name not in unasked}}


def _no_price(status: str, units: float, spent: float, unpaid: str) -> str:
    """Why a unit of an outcome has no cost; "" where it has one."""
    if status != tables.STATUSES[0]:
        return status
    if unpaid:
        return unpaid
    if units == 0:
        return NO_OUTCOME
    if units < 0:
        return BACKWARDS
    return TOO_FEW if math.isinf(spent / units) else ""


def _same(value: Any, account: Account) -> Any:
    """One value in every row."""
    return np.full(len(account), value, dtype=object)


def _stacked(parts: Sequence[Table]) -> Table:
    """Tables of the same columns, one under the other."""
    if not parts:
        return {}
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
