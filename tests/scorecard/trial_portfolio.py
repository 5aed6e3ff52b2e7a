"""A portfolio made up for the tests of what people see: every status, stage and kind of claim."""

import random

import socialvalue as sv

FRAMEWORK = """
code = "trial"
name = "Trial"
edition = "1"
note = "made up"
aggregator = "WeightedMean"
harm_aggregator = { kind = "PowerMean", p = 2 }
lambda = 0.5

[caps]
theme = 25
overall = 50
reason = "a harm past its limit is not made good by a gain"

[[theme]]
code = "EQ"
name = "Equity"
weight = 40
aggregator = { kind = "PowerMean", p = 0 }
lambda = 2

[[theme.outcome]]
code = "EQ-1"
name = "Surplus"
weight = 70
measure = [
    { code = "EQ1", weight = 60, shadow = "CV8" },
    { code = "EQ2", weight = 40, shadow = "CV8", not_applicable = ["no capital"] },
]

[[theme.outcome]]
code = "EQ-2"
name = "Decisions"
weight = 30
measure = [
    { code = "PA1", weight = 50, shadow = "PA9" },
    { code = "PA3", weight = 50, shadow = "PA9" },
    { code = "PA9", weight = 100, not_applicable = ["nobody is affected"] },
]

[[theme]]
code = "CV"
name = "Community"
weight = 60
aggregator = { kind = "PowerMean", p = 0.5 }

[[theme.outcome]]
code = "CV-1"
name = "Money"
weight = 50
measure = [
    { code = "CV1", weight = 50, shadow = "CV8" },
    { code = "CV2", weight = 50, shadow = "none", shadow_reason = "it is in the measure" },
    { code = "CV8", weight = 100 },
]

[[theme.outcome]]
code = "CV-2"
name = "Lives"
weight = 50
aggregator = { kind = "PowerMean", p = -1 }
measure = [
    { code = "WB1", weight = 100, shadow = "WB8" },
    { code = "WB8", weight = 100 },
]
"""


def framework():
    """Nine measures under aggregators of every kind."""
    return sv.Framework.from_toml(FRAMEWORK, "trial")


def submissions(count, **more):
    """Submissions of many sizes; `more` sets texts."""
    draw = random.Random(3)  # noqa: S311 (a portfolio, not a secret)
    return [
        {
            "id": f"s{i}",
            "name": f"Bidder {i:02d}",
            "contract_value": draw.choice([2e5, 1e6, 3e7]),
            "eligible": draw.choice([40, 200, 5000]),
            **more,
        }
        for i in range(count)
    ]


def claims(count, seed=1):
    """Claims of every measure, with gaps, splits, periods, own shares, losses and reasons."""
    draw = random.Random(seed)  # noqa: S311 (as above)
    found = []
    for i in range(count):
        for code in ("EQ1", "EQ2", "PA1", "PA3", "PA9", "CV1", "CV2", "CV8", "WB1", "WB8"):
            kind = draw.random()
            if kind < 0.2:
                continue
            head = {"submission": f"s{i}", "measure": code}
            if kind < 0.3 and code in ("EQ2", "PA9"):
                reason = "no capital" if code == "EQ2" else "nobody is affected"
                found.append({**head, "not_applicable": reason})
                continue
            found += [{**head, **one} for one in _MAKERS[code](draw)]
    return found


def _surplus(draw):
    people = [draw.choice([0, 10, 500]) for _ in range(draw.randint(1, 3))]
    return [{"recipients": {"amount": people}}]


def _capital(draw):
    return [{"accounts": {"change": [draw.randint(-90, 900), 5]}, "locked": draw.randint(0, 9000)}]


def _decisions(draw):
    def rights(n):
        return {
            "rights": {"weight": [1], "right": ["vote"], "turnout": [0.5], "count": [n]},
            "people": n,
        }

    found = [{**rights(draw.randint(8, 30)), "period": "2027"}]
    if draw.random() < 0.8:
        found.append({**rights(draw.randint(0, 12)), "stage": "baseline", "counterfactual": "C1"})
    return found


def _community(draw):
    return [
        {
            "attended": 1,
            "contributed": draw.randint(0, 9),
            "organised": 1,
            "decided": 2,
            "claim": str(n),
            "source": "register",
            "evidence": f"E{draw.randint(0, 4)}",
            **draw.choice([{}, {"deadweight": 0.35}, {"leakage": 0.1}]),
        }
        for n in range(draw.randint(1, 3))
    ]


def _voiceless(draw):
    return [{"affected": {"right": ["none", "vote"], "count": [draw.randint(0, 9), 5]}}]


def _respend(draw):
    received = draw.choice([0, 1000, 50000])
    return [{"received": received, "local": [{"spend": received * 0.4, "respent": 0.5}]}]


def _investment(draw):
    return [
        {"shares": draw.randint(0, 90000), "assets": 0, "retained": 100, "disinvested": loss}
        for loss in (draw.choice([0, 500000]), 7)
    ]


def _extraction(draw):
    return [
        {
            "dividends": draw.choice([0, 900, 70000]),
            "interest_above_benchmark": 0,
            "rent": 0.25,
            "fees": 3,
            "period": draw.choice(["2026", "2028"]),
        }
    ]


def _satisfaction(draw):
    people = (
        {"before": [5, 6], "after": [draw.randint(4, 9), 7]} if draw.random() < 0.8 else _NOBODY
    )
    return [{"people": people, "represented": 30, "comparator": 0.25, "years": 2}]


_NOBODY = {"before": [], "after": []}


def _emissions(draw):
    return [
        {"tonnes": draw.choice([0, 3.5, 400]), "year": year, "period": year}
        for year in ("2026", "2027")
    ]


_MAKERS = {
    "EQ1": _surplus,
    "EQ2": _capital,
    "PA1": _decisions,
    "PA3": _community,
    "PA9": _voiceless,
    "CV1": _respend,
    "CV2": _investment,
    "CV8": _extraction,
    "WB1": _satisfaction,
    "WB8": _emissions,
}


def card(count, seed=1, **basis):
    """The scorecard of a portfolio of `count` submissions."""
    chosen = framework()
    read = sv.Claims.from_records(claims(count, seed), chosen, submissions(count))
    return sv.score(read, chosen, sv.Basis(**basis))
