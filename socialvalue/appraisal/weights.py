"""Weights: what the present values of a ledger are to people of other incomes.

In come an account, the incomes of those who gain, a reference income and an elasticity; out comes a
table with the weighted value always beside the plain one, at the elasticity chosen and at two more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from socialvalue.appraisal import objections
from socialvalue.appraisal.account import Account
from socialvalue.errors import AppraisalError, Fault
from socialvalue.numerics.distribution import distributional_totals, distributional_weight
from socialvalue.proxy import Share
from socialvalue.scorecard.tables import Table
from socialvalue.source import Figure

Income = float | Mapping[str, tuple[float, float]]
"""One income, or group: (share of the benefit, income)."""

Power = tuple[float, str, str, str]

WEIGHED = ("welfare", "transfer")
"""The ledgers that hold what people gain or lose themselves."""

OTHERS = 2
"""How many other elasticities are shown."""

NO_INCOMES = "no incomes were given"
CLOSE = 1e-9


def weighted(
    account: Account,
    incomes: Mapping[str, Income],
    reference: float,
    elasticity: Figure | Share,
    others: Sequence[float],
    ledgers: Sequence[str] | None,
) -> Table:
    """One row a submission, ledger and elasticity; see `Appraisal.weighted`."""
    known = [book.ledger for book in account.books]
    chosen = [name for name in known if name in WEIGHED] if ledgers is None else list(ledgers)
    groups: dict[int, Mapping[str, tuple[float, float]]] = {}
    faults = [*_ledger_faults(chosen, known), *_number_faults(reference, elasticity, others)]
    for who, income in incomes.items():
        place = account.card.submissions.find(str(who))
        if place is None:
            fix = "use an id or a name of the submissions table"
            faults.append(Fault(f"incomes[{who}]", "there is no such submission", fix))
            continue
        groups[place] = income if isinstance(income, Mapping) else {"all": (1.0, income)}
        faults += _income_faults(f"incomes[{who}]", groups[place])
    if faults:
        raise AppraisalError(faults)
    used = [("distributional elasticity", elasticity.source)]
    if account.card.basis.strict:
        objections.refuse(used, account.card.day)
    against = " ".join(one.said for one in objections.against(used, account.card.day))
    rows = [
        _row(account, ledger, place, groups.get(place), reference, power)
        for ledger in chosen
        for place in range(len(account))
        for power in _powers(elasticity, others, against)
    ]
    return {name: _column([row[name] for row in rows]) for name in rows[0]} if rows else {}


def _powers(elasticity: Figure | Share, others: Sequence[float], against: str) -> list[Power]:
    """Each elasticity, what it is for, who says so, and what stands `against` them."""
    source = elasticity.source.cite() if elasticity.source else "assumed"
    plain = [(float(one), "sensitivity", "chosen by the caller", "") for one in others]
    return [(elasticity.value, "chosen", source, against), *plain]


def _row(
    account: Account,
    ledger: str,
    place: int,
    groups: Mapping[str, tuple[float, float]] | None,
    reference: float,
    power: Power,
) -> dict[str, Any]:
    """Benefits and harms of one submission in one ledger, plain and weighted."""
    book = account.book(ledger)
    row: dict[str, Any] = {
        "submission": account.card.submissions.name(place),
        "ledger": ledger,
        "elasticity": power[0],
        "use": power[1],
        "elasticity_source": power[2],
        "elasticity_warning": power[3],
        "reference_income": float(reference),
        "incomes": _told(groups) if groups else "",
        "price_year": account.card.basis.price_year,
        "why": "" if groups else NO_INCOMES,
    }
    for side in ("benefits", "harms", "balance"):
        plain = float(book.present(side)[place])
        row[f"{side}_unweighted"] = plain
        row[f"{side}_weighted"] = _weigh(plain, groups, reference, power[0]) if groups else math.nan
    return row


def _weigh(
    plain: float, groups: Mapping[str, tuple[float, float]], reference: float, power: float
) -> float:
    shares, incomes = (np.array(column, float) for column in zip(*groups.values(), strict=True))
    weights = distributional_weight(incomes, reference, power)
    return float(distributional_totals(plain * shares, weights).weighted)


def _told(groups: Mapping[str, tuple[float, float]]) -> str:
    return ", ".join(
        f"{name}: {share:.6g} of it at {income:,.10g}" for name, (share, income) in groups.items()
    )


def _column(values: list[Any]) -> Any:
    return np.array(values, dtype=object if isinstance(values[0], str) else None)


def _ledger_faults(chosen: Sequence[str], known: Sequence[str]) -> Iterable[Fault]:
    for name in chosen:
        if name not in WEIGHED:
            fault = "its pounds are no gain of people with an income of their own"
            yield Fault(f"ledgers[{name}]", fault, f"weigh only {' and '.join(WEIGHED)}")
        elif name not in known:
            fix = f"use the ledgers that have prices here: {', '.join(known) or 'none'}"
            yield Fault(f"ledgers[{name}]", "nothing in this framework has a price in it", fix)
    if not chosen:
        fault = "no ledger of this framework can be weighted"
        yield Fault("ledgers", fault, f"only {' and '.join(WEIGHED)} can be")


def _number_faults(
    reference: float, elasticity: Figure | Share, others: Sequence[float]
) -> Iterable[Fault]:
    if not _positive(reference):
        yield Fault("reference", f"{reference!r} is no income", "give an income above 0")
    if not isinstance(elasticity, Figure | Share):
        fix = 'give sv.source.figure("distributional-elasticity"), or a Share with a source'
        yield Fault("elasticity", f"{elasticity!r} has no source", fix)
    elif not (elasticity.value >= 0 and math.isfinite(elasticity.value)):
        yield Fault("elasticity", f"{elasticity.value} is below 0", "give 0 or more")
    sound = [one for one in others if _positive(one) or one == 0]
    if len(others) != OTHERS or len(sound) != OTHERS:
        fix = "give two more elasticities of 0 or more, so that a reader sees what hangs on it"
        yield Fault("others", f"{tuple(others)!r} are not two elasticities", fix)


def _income_faults(at: str, groups: Mapping[str, Any]) -> Iterable[Fault]:
    total = 0.0
    for name, pair in groups.items():
        if not (isinstance(pair, tuple | list) and len(pair) == 2):
            yield Fault(f"{at}.{name}", f"{pair!r} is no group", "give (share, income)")
            return
        share, income = pair
        if not (isinstance(share, int | float) and 0 <= share <= 1):
            yield Fault(f"{at}.{name}", f"{share!r} is no share", "give a share from 0 to 1")
            return
        if not _positive(income):
            yield Fault(f"{at}.{name}", f"{income!r} is no income", "give an income above 0")
        total += share
    if abs(total - 1) > CLOSE:
        fix = "give every group's share of the benefit, so that they add up to 1"
        yield Fault(at, f"the shares add up to {total:g}", fix)


def _positive(value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and math.isfinite(value) and value > 0
