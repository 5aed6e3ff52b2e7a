"""Frameworks that the laws are tried under: three trees, every mean, uniform and mixed penalties.

In go a tree, p, the harms' p, λ and the caps; out comes a framework over the measures of
`law_measures`. Either p may be a stranger's aggregator instead (`law_aggregators`). Each is made
once.
"""

from collections.abc import Iterator
from functools import cache
from itertools import cycle, pairwise
from typing import Any

import law_measures
from law_aggregators import BLEND

import socialvalue as sv

NO_CASE = "there is no such case here"
MIXED = None
"""In place of one p or one λ: another at each node."""

Mean = float | str
TOGETHER, HELD = "together", "held"
"""In place of p: the Choquet integral, its neighbours interacting as strongly as may be, one pair
for both and the next for either; and the mean, held down by its first part and by its last.
"""
MEANS: tuple[Mean, ...] = (1, 0, -1, 2, 0.5, BLEND, TOGETHER, HELD)
HARM_MEANS: tuple[Mean, ...] = (1, 2, 4, BLEND)
PENALTIES = (1, 0.5, 2, 0)
CAPS = ((25, 50), (0, 0), (100, -20), (-50, 100), (100, 100))
"""Of a theme, and of the whole: one of them, both, or neither bites."""

TREES: dict[str, Any] = {
    "wide": [
        (30, [(60, {"LW1": 60, "LW2": 40, "LX1": 100}), (40, {"LW3": 100})]),
        (45, [(25, {"LW4": 50, "LW5": 50, "LX2": 70, "LX3": 30}), (75, {"LW6": 100})]),
        (25, [(100, {"LW7": 60, "LW8": 40})]),
    ],
    "harms apart": [
        (50, [(50, {"LW1": 10, "LW3": 30, "LW5": 60}), (50, {"LX1": 50, "LX2": 50})]),
        (40, [(100, {"LW2": 30, "LW4": 30, "LW6": 20, "LW8": 20})]),
        (10, [(100, {"LX3": 100})]),
    ],
    "one theme": [
        (
            100,
            [(20, {"LW1": 100, "LX1": 100}), (80, {"LW6": 50, "LW5": 30, "LW8": 20, "LX2": 100})],
        ),
    ],
}


@cache
def framework(
    tree: str, p: Mean | None, harm: Mean, penalty: float | None, caps: tuple[float, float]
) -> sv.Framework:
    """A framework; `MIXED` for p or λ gives each node its own."""
    text = [f'code = "laws-{tree.replace(" ", "-")}"', 'name = "Laws"', 'edition = "1"']
    means, penalties = _each(p, MEANS), _each(penalty, PENALTIES)
    text += _joins(mean := next(means), harm, next(penalties))
    rows = _rows(
        mean, {f"T{at}": theme[0] for at, theme in enumerate(TREES[tree]) if _gains(theme)}
    )
    text += ["[caps]", f"theme = {caps[0]}", f"overall = {caps[1]}", 'reason = "to try them"']
    for place, (weight, outcomes) in enumerate(TREES[tree]):
        text += ["[[theme]]", *_head(f"T{place}", weight)]
        text += _joins(mean := next(means), harm, next(penalties))
        shares = {f"T{place}-{at}": one[0] for at, one in enumerate(outcomes) if _good(one[1])}
        rows += _rows(mean, shares)
        for below, (share, members) in enumerate(outcomes):
            text += ["[[theme.outcome]]", *_head(f"T{place}-{below}", share)]
            text += _joins(mean := next(means), harm, next(penalties))
            rows += _rows(mean, _good(members))
            text += ["measure = [", *(_member(*one) for one in members.items()), "]"]
    return sv.Framework.from_toml("\n".join([*text, *rows]))


def _rows(mean: Mean, weights: dict[str, float]) -> list[str]:
    """The interactions or holds of a node among its benefits."""
    codes, total = list(weights), sum(weights.values())
    who = ['author = "the laws"', 'reason = "to try them"']
    text: list[str] = []
    if mean == TOGETHER:
        for place, (one, two) in enumerate(pairwise(codes)):
            value = (-1) ** place * min(weights[one], weights[two]) / total
            text += ["[[interaction]]", f'of = ["{one}", "{two}"]', f"value = {value}", *who]
    elif mean == HELD and codes:
        for code, below, to in ((codes[0], 50, 60), (codes[-1], 70, 0)):
            text += ["[[hold]]", f'of = "{code}"', f"below = {below}", f"to = {to}", *who]
    return text


def _good(members: dict[str, float]) -> dict[str, float]:
    return {code: weight for code, weight in members.items() if not _is_harm(code)}


def _gains(theme: Any) -> bool:
    return any(_good(members) for _, members in theme[1])


def harms(chosen: sv.Framework) -> list[str]:
    """The codes of a framework's harms."""
    return [code for code, member in chosen.members.items() if member.measure.harm]


def nodes(chosen: sv.Framework) -> list[str]:
    """The codes of a framework's nodes: the whole, its themes and their outcomes."""
    return [chosen.root.code, *(node.code for node in (*chosen.themes, *chosen.outcomes))]


def _each(chosen: Any, many: tuple[Any, ...]) -> Iterator[Any]:
    return cycle(many if chosen is MIXED else (chosen,))


def _head(code: str, weight: float) -> list[str]:
    return [f'code = "{code}"', f'name = "{code}"', f"weight = {weight}"]


def _joins(p: Mean, harm: Mean, penalty: float) -> list[str]:
    chosen = {"aggregator": _kind(p, "false"), "harm_aggregator": _kind(harm, "true")}
    return [*(f"{name} = {kind}" for name, kind in chosen.items()), f"lambda = {penalty}"]


def _kind(mean: Mean, harms: str) -> str:
    if mean == BLEND:
        return f'{{ kind = "LawBlend", harms = {harms} }}'
    if mean in (TOGETHER, HELD):
        return '"Choquet"' if mean == TOGETHER else '"WeightedMean"'
    return f'{{ kind = "PowerMean", p = {mean} }}'


def _member(code: str, weight: float) -> str:
    rest = f'code = "{code}", weight = {weight}, not_applicable = ["{NO_CASE}"]'
    shadow = "" if _is_harm(code) else ', shadow = "LX1"'
    health = ', discounting = "health", discounting_reason = "health is lost"'
    return f"    {{ {rest}{shadow}{health if code == 'LX1' else ''} }},"


def _is_harm(code: str) -> bool:
    return any(measure.code == code for measure in law_measures.HARMS)
