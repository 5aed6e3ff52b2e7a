"""Where each pound comes from: the figures behind it, one a row, down to the publication.

In comes a scorecard; out comes a tidy table, so that any pound on its page can be followed to a
publisher, an edition and a licence, and back through the deflator and the discount rates.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from socialvalue import units
from socialvalue.measure import Measure
from socialvalue.proxy import ProxyTable
from socialvalue.scorecard import used
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import Table
from socialvalue.source import Source, figures, series, series_keys

SAID = ("publisher", "title", "edition", "licence", "status", "checked_on", "valid_until")
COLUMNS = (
    *("measure", "ledger", "use", "level", "key", "value", "low", "high", "unit", "price_year"),
    *("source", *SAID),
    *("deflator", "factor", "discount_rates"),
)


def table(card: Scores) -> Table:
    """One row a measure that was claimed, ledger and figure.

    `use` says what the figure does (price, deadweight, persistence …), `level` which code of a
    table of prices it belongs to: only those that claims name are told. `key` is the row of the
    ledger of figures, or the source where the figure is in no row. `factor` turns the price year
    into the basis's by the edition `deflator`. What is no price has no ledger and no factor.
    """
    rows = list(_rows(card))
    return {name: [row[name] for row in rows] for name in COLUMNS}


def _rows(card: Scores) -> Iterator[dict[str, Any]]:
    for member, amount, terms in zip(card.plan.members, card.amounts, card.plan.terms, strict=True):
        if amount is None or not member.measure.proxies:
            continue
        named = _levels(card, member.measure)
        for part in used.parts(member.measure, card.basis):
            if math.isnan(part.value) or (part.level and part.level not in named):
                continue
            deflator, factor, rates = used.figure_terms(terms, part)
            yield {
                "measure": member.code,
                **{name: getattr(part, name) for name in ("ledger", "use", "level", "value")},
                **{name: getattr(part, name) for name in ("low", "high", "unit")},
                "key": key_of(part),
                "price_year": next(iter(units.money_years(part.unit)), ""),
                **_said(part.source),
                "deflator": deflator,
                "factor": factor,
                "discount_rates": rates,
            }


def _levels(card: Scores, measure: type[Measure]) -> set[str]:
    """The levels of its table's code that the claims of a measure name."""
    batch = card.claims.batches.get(measure.code)
    found: set[str] = set()
    for proxy in measure.proxies:
        if isinstance(proxy, ProxyTable) and batch is not None:
            declared: Any = measure.inputs[proxy.key]
            places = np.unique(batch.shown().columns[proxy.key])
            found |= {declared.names[int(place)] for place in places}
    return found


def key_of(part: used.Part) -> str:
    """The row of the ledger that holds a figure; else its source; "" where nobody published it."""
    if part.source is None:
        return ""
    return _figure(part.value, part.unit, part.source) or _series(part) or part.source.key


@lru_cache(maxsize=1024)
def _figure(value: float, unit: str, source: Source) -> str:
    for key, one in figures().items():
        if (one.value, one.unit, one.source) == (value, unit, source):
            return key
    return ""


def _series(part: used.Part) -> str:
    """The series that holds a price of a table for the year that is its level."""
    if not part.level.isdecimal():
        return ""
    for key in series_keys():
        one = series(key)
        if (one.unit, one.source) == (part.unit, part.source):
            return key if one.values.get(int(part.level)) == part.value else ""
    return ""


def _said(source: Source | None) -> dict[str, str]:
    """Who says so; a number without a source is assumed."""
    told = {name: getattr(source, name, "") for name in SAID}
    told["status"] = source.status if source is not None else "assumed"
    return {"source": source.key if source is not None else "", **told}
