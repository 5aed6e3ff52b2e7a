"""A made-up framework of four benefits and a harm, priced in two ledgers, for counting once."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import socialvalue as sv

_OURS = 'publisher = "A made-up council"\nsource_title = "Prices"\nedition = "2026"\n'
_HOME = 'theme = "T"\ntheme_name = "A theme"\noutcome = "T-o"\noutcome_name = "A change"\n'
PRICES = {"K1": 1, "K2": 2, "K3": 4, "K4": 1, "K9": 2}
"""Pounds for each, by measure; K4 is in a ledger of its own."""

TABLE = "".join(
    f"""
[[measure]]
code = "{code}"
name = "Days {code}"
description = "Days {code} of people in the year."
{_HOME}unit = "{"person" if code in ("K1", "K2") else "count"}"
direction = "{"harm" if code == "K9" else "benefit"}"
floor = 0
target = {"0.5" if code in ("K1", "K2") else "10"}
{'per = "eligible"' if code in ("K1", "K2") else 'reason = "made up"'}
ledger = "{"local" if code == "K4" else "welfare"}"
value = {price}
price_year = "2025"
licence = "CC0-1.0"
status = "secondary"
{_OURS}"""
    for code, price in PRICES.items()
)
TREE = """
code = "made-up"
name = "A made-up council"
edition = "1"

[caps]
theme = 0
overall = 0
reason = "made up"

[[theme]]
code = "T"
name = "A theme"
weight = 100

[[theme.outcome]]
code = "T-o"
name = "A change"
weight = 100
measure = [
    { code = "K1", weight = 25, shadow = "K9" },
    { code = "K2", weight = 25, shadow = "K9" },
    { code = "K3", weight = 25, shadow = "K9" },
    { code = "K4", weight = 25, shadow = "K9" },
    { code = "K9", weight = 100 },
]
"""
CHAIN = ("leads_to K1 K2", "leads_to K2 K3")
"""K1 leads to K2, which leads to K3."""

APART = tuple(f"complements {one} {other}" for one, other in combinations(sorted(PRICES), 2))
"""Nothing may be counted twice, not even in one ledger: each two are sides of one thing."""


def framework(*relations: str) -> sv.Framework:
    """The made-up framework; a relation is "kind first second"."""
    told = [one.split() for one in relations]
    rows = "".join(
        f'\n[[relation]]\nkind = "{kind}"\nof = ["{one}", "{other}"]\non = "person"\n'
        'reason = "the same people"\nauthor = "somebody"\n'
        for kind, one, other in told
    )
    table = sv.load_measures(TABLE, name="mine.toml")
    return sv.Framework.from_toml(TREE + rows, tables=[table])


def claim(code: str, amount: float, **beside: Any) -> dict[str, Any]:
    """A claim of so much of one measure, all of it attributable."""
    return {"submission": "a", "measure": code, "amount": amount, **beside}


def scored(chosen: sv.Framework, *rows: dict[str, Any], **sizes: Any) -> sv.Scorecard:
    """The scorecard of some claims."""
    who = {"id": "a", "name": "Greenhand", "contract_value": 1e5, "eligible": 500, **sizes}
    return sv.score(sv.Claims.from_records([*rows], chosen, [who]), basis=sv.Basis())


def ledger(table: Any, name: str = "welfare") -> dict[str, Any]:
    """The row of one ledger."""
    at = list(table["ledger"]).index(name)
    return {column: values[at] for column, values in table.items()}
