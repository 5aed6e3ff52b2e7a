"""A made-up framework of all kinds, in doubt, and four submissions that meet all of them.

Nothing comes in; out come a framework, records and submissions: joins of every rule, changes with
comparators, losses, own shares by row, own years, drop-off, tables by year, common factors,
multipliers, harms past their limit in some draws, caps, silent harms, ceilings, holds.
"""

from typing import Any

from doubt_portfolios import RENT, WAGE
from doubt_trees import remade
from exact_measures import BOOK

import socialvalue as sv

REASON = "not here"
LONE = '{{ code = "{}", weight = 100, shadow = "none", shadow_reason = "none is looked for" }}'
PAIR = (
    '{{ code = "{}", weight = {}, shadow = "none", shadow_reason = "none is looked for", '
    'not_applicable = ["not here"] }}'
)
HARM = '{{ code = "{}", weight = 100, not_applicable = ["not here"] }}'
TEXT = f"""
code = "made-up"
name = "Made up"
edition = "1"
aggregator = {{ kind = "PowerMean", p = 0.5 }}
lambda = 0.5
[caps]
theme = -30
overall = -20
reason = "a harm past its limit is not made good by a gain"
[credit]
evidence = {{ E0 = 55, E1 = 80 }}
reason = "what nobody can check earns less"
[[theme]]
code = "T0"
name = "Joined and held"
weight = 40
[[theme.outcome]]
code = "T0-0"
name = "Means of powers"
weight = 50
aggregator = {{ kind = "PowerMean", p = -1 }}
measure = [{PAIR.format("XA1", 60)}, {PAIR.format("XA3", 40)}, {HARM.format("XH2")}]
[[theme.outcome]]
code = "T0-1"
name = "Plain means"
weight = 50
measure = [{PAIR.format("XA2", 30)}, {PAIR.format("XA4", 70)}]
[[theme]]
code = "T1"
name = "Together"
weight = 35
aggregator = {{ kind = "Choquet" }}
lambda = 1
[[theme.outcome]]
code = "T1-0"
name = "States and jobs"
weight = 45
aggregator = {{ kind = "Choquet" }}
measure = [{PAIR.format("XA5", 20)}, {PAIR.format("XA6", 20)}, {PAIR.format("XA9", 60)},
  {HARM.format("XH1")}]
[[theme.outcome]]
code = "T1-1"
name = "What lasts"
weight = 55
measure = [{PAIR.format("XT1", 50)}, {PAIR.format("XA7", 50)}, {HARM.format("XH3")}]
[[theme]]
code = "T2"
name = "By table"
weight = 25
[[theme.outcome]]
code = "T2-0"
name = "Shade and scars"
weight = 100
measure = [{PAIR.format("XT3", 40)}, {PAIR.format("XT2", 60)}, {HARM.format("XT4")}]
[[interaction]]
of = ["T1-0", "T1-1"]
value = 0.4
author = "a test"
reason = "made up"
[[interaction]]
of = ["XA5", "XA9"]
value = -0.3
author = "a test"
reason = "made up"
[[hold]]
of = "T0-1"
below = 54
to = 40
author = "a test"
reason = "made up"
"""

WIDE = sv.Share(0.2, 0.0, 0.45, source=BOOK, key="assumed")
DECLARED: dict[str, dict[str, Any]] = {
    "XA1": {
        "adjust": sv.Adjustments(
            deadweight=WIDE, leakage=sv.Share(0.1, 0, 0.3, spread=sv.Spread("beta", coverage=0.9))
        ),
        "proxies": (
            sv.Proxy(14.37, 9, 24, unit="GBP_2019/hour", ledger="welfare", source=BOOK,
                     common=(WAGE,), spread=sv.Spread("lognormal", coverage=0.9)),
            sv.Proxy(3.3, unit="GBP_2023/hour", ledger="fiscal", source=BOOK, common=(WAGE, RENT)),
        ),
    },
    "XA3": {
        "adjust": sv.Adjustments(displacement=sv.Share(0.4, 0.1, 0.8)),
        "proxies": (
            sv.Proxy(1, 0.9, 1.3, unit="GBP_2025/GBP_2025", ledger="local", source=BOOK),
        ),
    },
    "XA4": {"adjust": sv.Adjustments(deadweight=WIDE)},
    "XA7": {"adjust": sv.Adjustments(attribution=sv.Share(0.15, 0.1, 0.9))},
    "XA9": {
        "adjust": sv.Adjustments(deadweight=WIDE, displacement=sv.Share(0.05, 0, 0.5)),
        "proxies": (
            sv.Proxy(4_321.09, unit="GBP_2022/fte", ledger="fiscal", source=BOOK, common=(WAGE,)),
        ),
    },
    "XH1": {
        "adjust": sv.Adjustments(attribution=sv.Share(0.5, 0.1, 0.9)),
        "proxies": (
            sv.ProxyTable(
                "fuel", (("diesel", 260.5), ("gas", 251.25), ("wood", 99.01)), "GBP_2022/tCO2e",
                "welfare", BOOK,
                low=(("diesel", 130.0), ("gas", 120.0)), high=(("diesel", 400.0), ("gas", 251.25)),
            ),
        ),
    },
    "XH2": {"adjust": sv.Adjustments(attribution=sv.Share(0.5, 0.2, 0.8))},
    "XT1": {
        "adjust": sv.Adjustments(
            deadweight=WIDE,
            substitution=sv.Share(0.1, 0, 0.2, spread=sv.Spread("empirical", values=(0, 0.1, 0.2))),
            multiplier=sv.Factor(1.25, 0.7, 1.6, spread=sv.Spread("pert")),
        ),
        "persistence": sv.Persistence(3.5, sv.Share(0.15, 0.05, 0.6), BOOK),
    },
    "XT2": {
        "adjust": sv.Adjustments(leakage=sv.Share(0.05, 0, 0.4), multiplier=sv.Factor(0.8)),
    },
}  # fmt: skip

SUBMISSIONS = [
    {"id": "oak", "contract_value": 1e6, "eligible": 200, "fte": 20},
    {"id": "elm", "contract_value": 2e5, "eligible": 40, "fte": 3.5},
    {"id": "ash", "contract_value": 3.3e7, "eligible": 5000, "fte": 410},
    {"id": "yew", "contract_value": 1e6, "eligible": 200, "fte": 20},
]


def framework() -> sv.Framework:
    """The framework, with its figures in doubt; its measures must be registered."""
    return remade(sv.Framework.from_toml(TEXT), lambda one: DECLARED.get(one.code))
