"""Frameworks and portfolios made up from a seed, to be scored twice.

In comes a `random.Random`; out come a framework's text, a basis, and records and submissions, with
gaps, blanks, splits, years, baselines, losses, own shares, reasons and harms at their limit.
"""

import random
from collections.abc import Callable
from typing import Any

from exact_measures import MEASURES

import socialvalue as sv

CATALOGUE = ("PA1", "EQ1", "CV1", "CV8", "WB8")
HARMS = ("XH1", "XH2", "XH3", "CV8", "WB8")
REASON = "not here"
STEADY = ("XA2", "XA5", "XA6", "XA8", "XH3", "CV1")
"""What takes no shares off: ratios, states and falling ramps."""

Draw = random.Random
Record = dict[str, Any]


def framework(draw: Draw) -> sv.Framework:
    """A tree of two to four themes with measures spread over it, every node its own aggregators."""
    codes = [*(measure.code for measure in MEASURES), *CATALOGUE]
    chosen = draw.sample(codes, draw.randint(4, len(codes)))
    themes: list[list[list[str]]] = [[] for _ in range(draw.randint(2, 4))]
    while chosen:
        outcome, chosen = chosen[: (some := draw.randint(1, 4))], chosen[some:]
        draw.choice(themes).append(outcome)
    themes = [theme for theme in themes if theme]
    text = [
        'code = "made-up"',
        'name = "Made up"',
        'edition = "1"',
        *_choices(draw),
        "[caps]",
        f"theme = {draw.choice([0, 25, -10, 100])}",
        f"overall = {draw.choice([0, 40, -20.5, 100])}",
        'reason = "a harm past its limit is not made good by a gain"',
    ]
    for place, (theme, weight) in enumerate(zip(themes, points(draw, len(themes)), strict=True)):
        text += ["[[theme]]", *_head(f"T{place}", weight), *_choices(draw)]
        for which, (outcome, share) in enumerate(zip(theme, points(draw, len(theme)), strict=True)):
            text += ["[[theme.outcome]]", *_head(f"T{place}-{which}", share), *_choices(draw)]
            text.append(f"measure = [{_members(draw, outcome)}]")
    return sv.Framework.from_toml("\n".join(text))


def points(draw: Draw, count: int) -> list[float]:
    """Weights that share out 100 points, some of them far apart."""
    cuts = sorted(draw.sample(range(1, 1000), count - 1))
    return [(b - a) / 10 for a, b in zip([0, *cuts], [*cuts, 1000], strict=True)]


def _head(code: str, weight: float) -> list[str]:
    return [f'code = "{code}"', f'name = "{code}"', f"weight = {weight}"]


def _choices(draw: Draw) -> list[str]:
    found = []
    if draw.random() < 0.7:
        p = draw.choice([1, 0, -1, 2, 0.5])
        kind = f'{{ kind = "PowerMean", p = {p} }}'
        found.append("aggregator = " + draw.choice([kind, kind, '"WeightedMean"']))
    if draw.random() < 0.5:
        found.append(f'harm_aggregator = {{ kind = "PowerMean", p = {draw.choice([1, 2, 4])} }}')
    if draw.random() < 0.5:
        found.append(f"lambda = {draw.choice([0, 0.25, 0.5, 1, 2])}")
    return found


def _members(draw: Draw, codes: list[str]) -> str:
    rows = []
    for harm in (False, True):
        some = [code for code in codes if (code in HARMS) == harm]
        shadow = "" if harm else ', shadow = "none", shadow_reason = "none is looked for"'
        rows += [
            f'{{ code = "{code}", weight = {weight}{shadow}, not_applicable = ["{REASON}"] }}'
            for code, weight in zip(some, points(draw, len(some)) if some else [], strict=True)
        ]
    return ", ".join(rows)


def basis(draw: Draw) -> sv.Basis:
    """Any pounds, start, stage and schedule."""
    return sv.Basis(
        price_year=draw.randint(2019, 2025),
        start=draw.choice([2024, 2026]),
        stage=draw.choice(["committed", "committed", "delivered"]),
        discounting=draw.choice(["standard", "standard", "none"]),
        timing=draw.choice(["start", "mid", "end"]),
    )


def submissions(draw: Draw) -> list[Record]:
    """A few submissions of many sizes."""
    return [
        {
            "id": f"s{place}",
            "contract_value": draw.choice([2e5, 1e6, 3.3e7]),
            "eligible": draw.choice([40, 200, 5000]),
            "fte": draw.choice([3.5, 20, 410]),
        }
        for place in range(draw.randint(1, 5))
    ]


def records(draw: Draw, chosen: sv.Framework, ground: sv.Basis, rows: list[Record]) -> list[Record]:
    """Claims of the submissions on the framework's measures, in no order."""
    found: list[Record] = []
    gaps = draw.choice([0, 0.15, 0.5])
    for row in rows:
        for code in chosen.members:
            head = {"submission": row["id"], "measure": code}
            if draw.random() < gaps:
                if draw.random() < 0.3:
                    found.append({**head, "not_applicable": REASON})
                continue
            found += [{**head, **one} for one in _claims(draw, code, ground, row)]
    draw.shuffle(found)
    return found


def _claims(draw: Draw, code: str, ground: sv.Basis, row: Record) -> list[Record]:
    """One measure's claims: one, or several over years and lines, with a baseline where asked."""
    simple = draw.random() < 0.4
    years = [None] if simple or draw.random() < 0.5 else draw.sample([2023, 2026, 2027, 2060], 2)
    found = []
    for year in years:
        pooled = code in ("XA2", "XA4", "XA7", "XA8", "XH3", *CATALOGUE[:3], "XA9")
        shares = {} if simple else _shares(draw, code)
        several = 1 if simple or code == "XA5" else draw.randint(1, 3)
        for which in range(several):
            own = shares if pooled or simple else _shares(draw, code)
            found.append({**MAKERS[code](draw, row), **own, **_when(draw, ground, year, which)})
    if code in ("XA4", "XA9", "PA1") and draw.random() < 0.85:
        found += _baseline(draw, code, row, years)
    return found


def _when(draw: Draw, ground: sv.Basis, year: int | None, which: int) -> Record:
    """Stage, year and label; now and then a claim is at a stage that is not rated."""
    stage = ground.stage if draw.random() < 0.93 else "forecast"
    named = {} if stage == "committed" and draw.random() < 0.5 else {"stage": stage}
    dated = {} if year is None else {"period": str(year)}
    return {**named, **dated, **({"claim": str(which)} if which else {})}


def _shares(draw: Draw, code: str) -> Record:
    if code in STEADY or draw.random() < 0.5:
        return {}
    names = draw.sample(["deadweight", "displacement", "attribution", "leakage"], 2)
    return {name: draw.choice([0, 0.1, 0.35, 1]) for name in names}


def _baseline(draw: Draw, code: str, row: Record, years: list[int | None]) -> list[Record]:
    found = []
    for year in [None] if draw.random() < 0.5 else years:
        for which in range(draw.randint(1, 2)):
            grade = draw.choice([{}, {"counterfactual": "C1"}, *[{"counterfactual": "C3"}] * 3])
            dated = {} if year is None else {"period": str(year)}
            head = {"stage": "baseline", "claim": f"before {which}"}
            found.append({**MAKERS[code](draw, row), **dated, **head, **grade})
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
    "PA1": lambda draw, _: {
        "rights": _few(
            draw, weight=[0.1, 0.25], right=["none", "joint", "vote"], turnout=[0, 0.5, 1]
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
