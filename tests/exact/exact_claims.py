"""Claims made up from a seed: years, splits, losses, baselines, shares, times, grades and kinds.

In come a `random.Random`, a measure, a basis and a submission; out come records.
"""

import random
from collections.abc import Callable
from typing import Any

import socialvalue as sv

STEADY = ("XA2", "XA5", "XA6", "XA8", "XH3", "CV1")
"""What takes no shares off: ratios, states and falling ramps."""

TOGETHER = ("XA2", "XA4", "XA6", "XA7", "XA8", "XA9", "XH3", "XT2", "XT3", "PA1", "EQ1", "CV1")
"""What stands on one line: claims that are pooled or averaged, or told against a baseline."""

SHARES = ["deadweight", "displacement", "attribution", "leakage", "substitution"]

Draw = random.Random
Record = dict[str, Any]


def claims(draw: Draw, measure: type[sv.Measure], ground: sv.Basis, row: Record) -> list[Record]:
    """One measure's claims: one, or several over years and lines, with a baseline where asked."""
    code = measure.code
    simple = draw.random() < 0.4
    years = [None] if simple or draw.random() < 0.5 else draw.sample([2023, 2026, 2027, 2060], 2)
    found = []
    shares: Record = {}
    for year in years:
        if measure.periods != "pool" or year == years[0]:
            shares = {} if simple else _own(draw, measure)
        several = 1 if simple or code == "XA5" else draw.randint(1, 3)
        for which in range(several):
            own = shares if code in TOGETHER or simple else _own(draw, measure)
            given = {**MAKERS[code](draw, row), **_graded(draw), **own}
            found.append({**given, **_when(draw, ground, year, which)})
    if code == "XT3" and found:
        # what is joined shares the key of its price
        found = [{**one, "plant": found[0]["plant"]} for one in found]
    if measure.reports == "change" and draw.random() < 0.85:
        found += _baseline(draw, measure, row, years)
    return found


def _when(draw: Draw, ground: sv.Basis, year: int | None, which: int) -> Record:
    """Stage, year and label; now and then a claim is at a stage that is not rated."""
    stage = ground.stage if draw.random() < 0.93 else "forecast"
    named = {} if stage == "committed" and draw.random() < 0.5 else {"stage": stage}
    dated = {} if year is None else {"period": str(year)}
    return {**named, **dated, **({"claim": str(which)} if which else {})}


def _own(draw: Draw, measure: type[sv.Measure]) -> Record:
    """What a claim says of its own: shares, a multiplier, times, and the kind of its value."""
    kind = {"kind": draw.choice(["embedded", "additional"])} if draw.random() < 0.4 else {}
    return {**_shares(draw, measure), **_times(draw, measure), **kind}


def _shares(draw: Draw, measure: type[sv.Measure]) -> Record:
    if measure.code in STEADY or measure.own_shares == () or draw.random() < 0.5:
        return {}
    shares = {name: draw.choice([0, 0.1, 0.35, 1]) for name in draw.sample(SHARES, 2)}
    return shares | ({"multiplier": draw.choice([0, 0.7, 1, 1.4])} if draw.random() < 0.4 else {})


def _times(draw: Draw, measure: type[sv.Measure]) -> Record:
    if not measure.proxies or draw.random() < 0.4:
        return {}
    found = {"delivery": draw.choice([0.01, 0.5, 1, 2, 2.75])} if draw.random() < 0.6 else {}
    if measure.persistence is not None and draw.random() < 0.7:
        found |= {"persistence": draw.choice([0, 0.4, 1, 3.25, 11])}
    if measure.persistence is not None and draw.random() < 0.7:
        found |= {"drop_off": draw.choice([0, 0.1, 0.35, 1])}
    return found


def _graded(draw: Draw) -> Record:
    """Grades, in half of all claims."""
    found = {"evidence": f"E{draw.randint(0, 4)}"} if draw.random() < 0.5 else {}
    return found | ({"counterfactual": f"C{draw.randint(0, 4)}"} if draw.random() < 0.5 else {})


def _baseline(
    draw: Draw, measure: type[sv.Measure], row: Record, years: list[int | None]
) -> list[Record]:
    """What was there before: undated or by year, and now and then with shares of its own."""
    found = []
    for year in [None] if draw.random() < 0.5 else years:
        shares = _shares(draw, measure) if draw.random() < 0.4 else {}
        for which in range(draw.randint(1, 2)):
            grade = draw.choice([{}, {"counterfactual": "C1"}, *[{"counterfactual": "C3"}] * 3])
            dated = {} if year is None else {"period": str(year)}
            head = {"stage": "baseline", "claim": f"before {which}"}
            given = {**MAKERS[measure.code](draw, row), **_graded(draw), **grade}
            found.append({**given, **dated, **head, **shares})
    return found


def _few(draw: Draw, **samples: list[Any]) -> list[Record]:
    """Members of a sample, each with a count now and then."""
    return [
        {name: draw.choice(values) for name, values in samples.items()}
        | ({"count": draw.choice([1, 2, 7])} if draw.random() < 0.7 else {"count": 1})
        for _ in range(draw.randint(0, 4))
    ]


def _limit(row: Record, name: str, share: float) -> list[float]:
    """Amounts around a limit that is per the size of the submission."""
    return [0, row[name] * share * 0.3, row[name] * share, row[name] * share * 1.7]


MAKERS: dict[str, Callable[[Draw, Record], Record]] = {
    "XA0": lambda draw, _: {"rooms": draw.choice([0, 1, 2.5]), "hours": draw.choice([0.2, 0.9])},
    "XA1": lambda draw, _: {"members": draw.randint(0, 90), "each": draw.choice([0, 1.7, 30])},
    "XA2": lambda draw, _: {"cast": draw.randint(0, 60), "allowed": draw.choice([0, 0, 80, 121])},
    "XA3": lambda draw, _: {"came": draw.choice([0, 1234.56, 8e4]), "left": draw.choice([0, 5e3])},
    "XA4": lambda draw, _: {"people": draw.randint(0, 30), "share": draw.choice([0.3, 0.75, 1])},
    "XA5": lambda draw, _: {"highest": draw.choice([3e4, 9e4]), "lowest": draw.choice([0, 2.1e4])},
    "XA6": lambda draw, _: {"mean": draw.choice([2, 6.4, 7.7, 10]), "asked": draw.randint(0, 99)},
    "XA7": lambda draw, _: {"people": _few(draw, gift=[0, 12.5, 901.01, 30])},
    "XA8": lambda draw, _: {"people": _few(draw, pay=[0, 12.5, 901.01, 30])},
    "XA9": lambda draw, _: {"held": draw.choice([0, 1.5, 4, 9.25])},
    "XH1": lambda draw, row: {
        "tonnes": draw.choice(_limit(row, "fte", 2.1)) * draw.choice([1, 0.5]),
        "fuel": draw.choice(["diesel", "gas", "wood"]),
    },
    "XH2": lambda draw, row: {"injured": draw.choice(_limit(row, "eligible", 0.125))},
    "XH3": lambda draw, _: {"made": draw.randint(0, 60), "served": draw.choice([0, 100, 160, 900])},
    "XT1": lambda draw, _: {"people": draw.choice([0, 3, 41.5, 300])},
    "XT2": lambda draw, _: {"people": draw.choice([0, 8, 25, 26.5])},
    "XT3": lambda draw, _: {
        "beds": _few(draw, area=[0.5, 12, 80.25]),
        "plant": draw.choice(["tree", "hedge"]),
    },
    "XT4": lambda draw, row: {
        "people": draw.choice(_limit(row, "eligible", 0.2)),
        "how": draw.choice(["noise", "damp"]),
    },
    "PA1": lambda draw, _: {
        "rights": _few(
            draw,
            weight=[0.1, 0.25],
            right=["none", "informed", "joint", "vote"],
            turnout=[0, 0.5, 1],
        ),
        "people": draw.randint(0, 12),
    },
    "EQ1": lambda draw, _: {"recipients": _few(draw, amount=[0, 700, 12000.5])[:2]},
    "CV1": lambda draw, _: {
        "received": draw.choice([0, 1e3, 6e4]),
        "local": _few(draw, spend=[10, 250.5], respent=[0, 0.45, 1]),
    },
    "CV8": lambda draw, row: {
        "dividends": draw.choice(_limit(row, "contract_value", 0.05)) / draw.choice([1, 2]),
        "interest_above_benchmark": draw.choice([0, 9.99]),
        "rent": 0,
        "fees": draw.choice([0, 0, 250]),
    },
    "WB8": lambda draw, row: {
        "tonnes": draw.choice(_limit(row, "contract_value", 0.00015)) / draw.choice([1, 2]),
        "year": draw.choice(["2026", "2031", "2050"]),
    },
}
