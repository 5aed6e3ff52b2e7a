"""The frameworks of the golden file: all that ship, and one that holds the measures in none of
these, joined in three ways.

Out comes `FRAMEWORKS` by name. To cover a new measure, add a framework here under a new name: a
measure added to one that is here would move its numbers.
"""

from __future__ import annotations

import socialvalue as sv

SHIPPED = (
    "ccin", "asset-transfer", "business-support", "commissioning", "economic-development",
    "grants", "planning", "procurement",
)  # fmt: skip
IN_NONE_OF_THEM = ("CV5", "CV7", "EQ7", "EQ8", "PA6", "SE3", "SE4", "WB2", "WB3")
HARMS = ("CV8", "PA9")
_HEAD = """
code = "rest"
name = "Measures in no framework that ships"
edition = "1"
{joined}
[caps]
theme = 10
overall = 25
reason = "made up for a test"
"""
_MEAN = 'aggregator = "WeightedMean"'
_POWER = """
aggregator = { kind = "PowerMean", p = 0.5 }
harm_aggregator = { kind = "PowerMean", p = 3 }
lambda = 0.5
[credit]
evidence = { E0 = 40, E1 = 70 }
counterfactual = { C0 = 60 }
reason = "made up for a test"
"""
_CHOQUET = 'aggregator = "Choquet"\nlambda = 0.75'
_PAIR = """
[[interaction]]
of = ["EQ", "WB"]
value = 0.15
author = "nobody"
reason = "made up for a test"
[[interaction]]
of = ["CV", "SE"]
value = -0.1
author = "nobody"
reason = "made up for a test"
[[hold]]
of = "PA"
below = 20
to = 60
author = "nobody"
reason = "made up for a test"
"""


def _measures(codes: list[str]) -> str:
    """The measures of one outcome as rows of TOML: benefits weigh the same."""
    gains = [code for code in codes if code not in HARMS]
    rows = [
        f'    {{ code = "{code}", weight = {100 / len(gains)}, shadow = "PA9" }},' for code in gains
    ]
    return "\n".join(rows + [f'    {{ code = "{one}", weight = 100 }},' for one in codes
                             if one in HARMS])  # fmt: skip


def _tree(joined: str, after: str = "") -> str:
    """A framework of five themes that weigh the same, and so do the outcomes in each."""
    themes: dict[sv.Theme, dict[sv.Outcome, list[str]]] = {}
    for code in (*IN_NONE_OF_THEM, *HARMS):
        outcome = sv.registry.measure(code).outcome
        themes.setdefault(outcome.theme, {}).setdefault(outcome, []).append(code)
    text = _HEAD.format(joined=joined)
    for theme, outcomes in themes.items():
        text += f'\n[[theme]]\ncode = "{theme.code}"\nname = "{theme.name}"\nweight = 20\n'
        # An outcome of harms alone has no say in the benefit: its weight is of the harms.
        for outcome, codes in outcomes.items():
            text += f'[[theme.outcome]]\ncode = "{outcome.code}"\nname = "{outcome.name}"\n'
            text += f"weight = {100 / len(outcomes)}\nmeasure = [\n{_measures(codes)}\n]\n"
    return text + after


FRAMEWORKS = {name: sv.Framework.load(name) for name in SHIPPED} | {
    "rest by means": sv.Framework.from_toml(_tree(_MEAN)),
    "rest by power means": sv.Framework.from_toml(_tree(_POWER)),
    "rest by pairs": sv.Framework.from_toml(_tree(_CHOQUET, _PAIR)),
}
