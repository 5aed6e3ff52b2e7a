"""Weights: what the present values of a ledger are to people of other incomes.

In come an account, the incomes of those who gain, a reference income and an elasticity; out comes a
table with the weighted value always beside the plain one, at the elasticity chosen and at two more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from socialvalue.appraisal import bidders, objections
from socialvalue.appraisal.account import Account
from socialvalue.appraisal.size import LEAST, MOST
from socialvalue.claims.numbers import quoted, real
from socialvalue.errors import AppraisalError, Fault
from socialvalue.numerics.distribution import distributional_totals, distributional_weight
from socialvalue.proxy import Share
from socialvalue.scorecard.tables import Table
from socialvalue.source import Figure, Source

Income = float | Mapping[str, tuple[float, float]]
"""One income, or group: (share of the benefit, income)."""

Power = tuple[float, str, str, str]

WEIGHED = ("welfare", "transfer")
"""The ledgers that hold what people gain or lose themselves."""

OTHERS = 2
"""How many other elasticities are shown."""

NO_INCOMES = "no incomes were given"
INCOME = "give an income above 0, in pounds a year"
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
    chosen = [name for name in known if name in WEIGHED] if ledgers is None else ledgers
    faults = [
        *_ledger_faults(chosen, known),
        *_number_faults(reference, elasticity),
        *_other_faults(others),
    ]
    named, strange = bidders.of("incomes", incomes, account.card.submissions)
    groups = {place: _grouped(income) for place, income in named.items()}
    at = {place: f"incomes[{account.card.submissions.ids[place]}]" for place in groups}
    faults += strange
    faults += [fault for place, one in groups.items() for fault in _income_faults(at[place], one)]
    if not faults:
        powers = (elasticity.value, *map(float, others))
        for place, one in groups.items():
            faults += _weight_faults(at[place], one, reference, powers)
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


def _grouped(income: Any) -> Mapping[str, Any]:
    return income if isinstance(income, Mapping) else {"all": (1.0, income)}


def _ledger_faults(chosen: Any, known: Sequence[str]) -> Iterable[Fault]:
    if isinstance(chosen, str) or not isinstance(chosen, Sequence):
        fault, fix = f"{quoted(chosen)} is no list of ledgers", "give a list, as ['welfare']"
        yield Fault("ledgers", fault, fix)
        return
    for place, name in enumerate(chosen):
        if name not in WEIGHED:
            fault = "its pounds are no gain of people with an income of their own"
            yield Fault(f"ledgers[{name}]", fault, f"weigh only {' and '.join(WEIGHED)}")
        elif name not in known:
            fix = f"use the ledgers that have prices here: {', '.join(known) or 'none'}"
            yield Fault(f"ledgers[{name}]", "nothing in this framework has a price in it", fix)
        elif name in chosen[:place]:
            yield Fault(f"ledgers[{name}]", "it is named twice", "name each ledger once")
    if not chosen:
        fault = "no ledger of this framework can be weighted"
        yield Fault("ledgers", fault, f"only {' and '.join(WEIGHED)} can be")


def _number_faults(reference: Any, elasticity: Any) -> Iterable[Fault]:
    if not _income(reference):
        yield Fault("reference", f"{quoted(reference)} is no income", INCOME)
    fix = 'give sv.source.figure("distributional-elasticity"), or a Share with a source'
    if not isinstance(elasticity, Figure | Share):
        yield Fault("elasticity", f"{quoted(elasticity)} has no source", fix)
    elif not isinstance(elasticity.source, Source | None):
        yield Fault("elasticity", f"{quoted(elasticity.source)} is no source", fix)
    elif isinstance(elasticity, Figure) and (elasticity.unit != "1" or elasticity.kind):
        yield Fault("elasticity", f"{elasticity.key} is no elasticity", fix)
    elif not _power(elasticity.value):
        yield Fault("elasticity", f"{quoted(elasticity.value)} is none", "give 0 or more")


def _other_faults(others: Any) -> Iterable[Fault]:
    several = isinstance(others, tuple | list) or (isinstance(others, np.ndarray) and others.ndim)
    given = list(others) if several else []
    if len(given) != OTHERS or not all(map(_power, given)):
        fix = "give two more elasticities of 0 or more, so that a reader sees what hangs on it"
        yield Fault("others", "these are not two elasticities", fix)


def _income_faults(at: str, groups: Mapping[str, Any]) -> Iterable[Fault]:
    total = 0.0
    for name, pair in groups.items():
        if not (isinstance(pair, tuple | list) and len(pair) == 2):
            yield Fault(f"{at}.{name}", f"{quoted(pair)} is no group", "give (share, income)")
            return
        share, income = real(pair[0]), pair[1]
        if share is None or not 0 <= share <= 1:
            fix = "give a share from 0 to 1"
            yield Fault(f"{at}.{name}", f"{quoted(pair[0])} is no share", fix)
            return
        if not _income(income):
            yield Fault(f"{at}.{name}", f"{quoted(income)} is no income", INCOME)
            return
        total += share
    if abs(total - 1) > CLOSE:
        fix = "give every group's share of the benefit, so that they add up to 1"
        yield Fault(at, f"the shares add up to {total:g}", fix)


def _weight_faults(
    at: str, groups: Mapping[str, Any], reference: float, powers: Sequence[float]
) -> Iterable[Fault]:
    """Groups whose pounds would weigh more than can be told, by the first elasticity that does."""
    for name, (_, income) in groups.items():
        times = math.log(reference) - math.log(income)
        heavy = [power for power in powers if times * power > math.log(MOST)]
        if heavy:
            fault = f"its pounds would weigh too much to be told at an elasticity of {heavy[0]:g}"
            fix = "check the income and the elasticity; is a unit off by a factor?"
            yield Fault(f"{at}.{name}", fault, fix)


def _income(value: Any) -> bool:
    """Whether it is an income that can be told in pounds."""
    size = real(value)
    return size is not None and LEAST <= size <= MOST


def _power(value: Any) -> bool:
    """Whether it is an elasticity: finite, of 0 or more."""
    size = real(value)
    return size is not None and 0 <= size < math.inf
