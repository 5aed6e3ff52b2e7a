"""A made-up framework of three measures, two of them priced in one ledger, and relations."""

from __future__ import annotations

import socialvalue as sv

_OURS = 'publisher = "A made-up council"\nsource_title = "Prices"\nedition = "2026"\n'
_HOME = 'theme = "T"\ntheme_name = "A theme"\noutcome = "T-o"\noutcome_name = "A change"\n'

TABLE = "".join(
    f"""
[[measure]]
code = "{code}"
name = "{name}"
description = "{name} of somebody in the year."
{_HOME}unit = "count"
direction = "{direction}"
floor = 0
target = 10
reason = "made up"
ledger = "welfare"
value = {price}
price_year = "2024"
licence = "CC0-1.0"
status = "secondary"
{_OURS}"""
    for code, name, direction, price in (
        ("M1", "Calm days", "benefit", 3),
        ("M2", "Glad days", "benefit", 5),
        ("M9", "Lost days", "harm", 2),
    )
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
    { code = "M1", weight = 50, shadow = "M9" },
    { code = "M2", weight = 50, shadow = "M9" },
    { code = "M9", weight = 100 },
]
"""


def relation(kind: str, first: str = "M1", second: str = "M2", **more: str) -> str:
    """One relation as TOML."""
    told = {"reason": "one mood", "author": "somebody"} | more
    lines = "".join(f'{name} = "{value}"\n' for name, value in told.items())
    return f'\n[[relation]]\nkind = "{kind}"\nof = ["{first}", "{second}"]\n{lines}'


def framework(*relations: str, head: str = "") -> sv.Framework:
    """The made-up framework with these relations."""
    table = sv.load_measures(TABLE, name="mine.toml")
    return sv.Framework.from_toml(head + TREE + "".join(relations), tables=[table])
