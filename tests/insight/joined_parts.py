"""A made-up outcome of three benefits and a harm, whose parts interact and hold one another."""

from __future__ import annotations

from collections.abc import Mapping

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
target = 100
reason = "made up"
unpriced_reason = "made up"
licence = "CC0-1.0"
status = "secondary"
{_OURS}"""
    for code, name, direction in (
        ("J1", "Calm days", "benefit"),
        ("J2", "Glad days", "benefit"),
        ("J3", "Long days", "benefit"),
        ("J9", "Lost days", "harm"),
    )
)
TREE = """
code = "joined"
name = "Joined parts"
edition = "1"
aggregator = "Choquet"

[caps]
theme = 100
overall = 100
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
    { code = "J1", weight = 50, shadow = "J9" },
    { code = "J2", weight = 30, shadow = "J9", not_applicable = ["no nights"] },
    { code = "J3", weight = 20, shadow = "J9", not_applicable = ["no nights"] },
    { code = "J9", weight = 100 },
]
"""
PAIRS = """
[[interaction]]
of = ["J1", "J2"]
value = 0.4
author = "the panel"
reason = "calm without gladness is hollow"

[[interaction]]
of = ["J1", "J3"]
value = -0.2
author = "the panel"
reason = "long days are mostly calm ones"
"""
HOLD = """
[[hold]]
of = "J2"
below = 45
to = 50
author = "the ward"
reason = "nobody is left joyless"
"""


def framework(*rows: str) -> sv.Framework:
    """The made-up framework with these rows."""
    table = sv.load_measures(TABLE, name="joined.toml")
    return sv.Framework.from_toml("".join([TREE, *rows]), tables=[table])


def scored(chosen: sv.Framework, **ratings: Mapping[str, float | None]) -> sv.Scorecard:
    """A scorecard of submissions with these ratings; None is not applicable."""
    records = [
        {"submission": who, "measure": code}
        | ({"count": value} if value is not None else {"not_applicable": "no nights"})
        for who, said in ratings.items()
        for code, value in said.items()
    ]
    (column,) = chosen.measure("J1").inputs
    for record in records:
        if "count" in record:
            record[column] = record.pop("count")
    table = [{"id": who} for who in ratings]
    return sv.score(sv.Claims.from_records(records, chosen, table), chosen)
