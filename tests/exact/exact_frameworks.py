"""Frameworks made up from a seed: trees, weights, means, penalties, caps, ceilings, schedules.

In comes a `random.Random`; out comes a framework over the measures that are read twice.
"""

import random
from itertools import combinations

from exact_lasting import LASTING
from exact_measures import MEASURES

import socialvalue as sv

CATALOGUE = ("PA1", "EQ1", "CV1", "CV8", "WB8")
MADE = (*MEASURES, *LASTING)
CODES = (*(measure.code for measure in MADE), *CATALOGUE)
HARMS = ("XH1", "XH2", "XH3", "XT4", "CV8", "WB8")
REASON = "not here"

Draw = random.Random


def framework(draw: Draw, *, together: bool = False) -> sv.Framework:
    """A tree of two to four themes with measures spread over it, every node its own aggregators;
    or, `together`, every node a Choquet integral whose parts interact.
    """
    codes = [*CODES]
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
        *_credit(draw),
    ]
    for place, (theme, weight) in enumerate(zip(themes, points(draw, len(themes)), strict=True)):
        text += ["[[theme]]", *_head(f"T{place}", weight), *_choices(draw)]
        for which, (outcome, share) in enumerate(zip(theme, points(draw, len(theme)), strict=True)):
            text += ["[[theme.outcome]]", *_head(f"T{place}-{which}", share), *_choices(draw)]
            text.append(f"measure = [{_members(draw, outcome)}]")
    if together:
        text = [line for line in text if not line.startswith("aggregator")]
        rows = _pairs(draw, sv.Framework.from_toml("\n".join(text)))
        text = ['aggregator = "Choquet"', *text, *rows]
    return sv.Framework.from_toml("\n".join(text))


def _pairs(draw: Draw, plain: sv.Framework) -> list[str]:
    """Interactions between the benefits of every node, each as strong as its parts may bear."""
    rows = []
    for node in plain.root.walk():
        parts = [part for part in node.members if not part.measure.harm]
        parts += [c for c in node.children if any(not m.measure.harm for m in c.leaves())]
        whole = sum(part.weight for part in parts)
        for one, two in combinations(parts, 2):
            bound = 2 * min(one.weight, two.weight) / whole / (len(parts) - 1)
            value = round(min(bound, 1) * draw.choice([-0.99, -0.5, 0, 0.5, 0.99]), 6)
            rows.append(f'[[interaction]]\nof = ["{one.code}", "{two.code}"]\nvalue = {value}')
            rows.append('author = "a seed"\nreason = "made up"')
    return rows


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


def _credit(draw: Draw) -> list[str]:
    """Ceilings by grade, in every other framework."""
    if draw.random() < 0.5:
        return []
    ceilings = sorted(draw.sample([0, 20, 33.3, 50, 70, 85.5, 99, 100], 4))
    grades = {
        "evidence": f"E0 = {ceilings[1]}, E1 = {ceilings[2]}, E2 = {ceilings[3]}",
        "counterfactual": f"C0 = {ceilings[0]}, C1 = {ceilings[2]}",
    }
    chosen = [f"{name} = {{ {held} }}" for name, held in grades.items() if draw.random() < 0.7]
    return ["[credit]", *chosen, 'reason = "what nobody can check earns less"']


def _members(draw: Draw, codes: list[str]) -> str:
    rows = []
    for harm in (False, True):
        some = [code for code in codes if (code in HARMS) == harm]
        shadow = "" if harm else ', shadow = "none", shadow_reason = "none is looked for"'
        rows += [
            f'{{ code = "{code}", weight = {weight}{shadow}{_schedule(draw)}, '
            f'not_applicable = ["{REASON}"] }}'
            for code, weight in zip(some, points(draw, len(some)) if some else [], strict=True)
        ]
    return ", ".join(rows)


def _schedule(draw: Draw) -> str:
    """Now and then a measure's worth is health, or is said to be discounted as all else is."""
    if draw.random() < 0.75:
        return ""
    chosen = draw.choice(["health", "health", "standard"])
    return f', discounting = "{chosen}", discounting_reason = "its worth is health"'
