"""What the page needs to work out scores under other weights, as plain JSON types.

In come a scorecard and the submissions shown; out come the parts of each theme (ratings 0-1), and
how the root joins them. The script of the page holds the same arithmetic as the root of a tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from socialvalue.aggregation import Aggregator, PowerMean, WeightedMean
from socialvalue.insight.disclosure.bounds import Bounds
from socialvalue.insight.node_steps import branch
from socialvalue.report.page.reasons import held_by
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.reading import readings
from socialvalue.scorecard.words import clean
from socialvalue.valuation.results import PAST
from socialvalue.voices import Perspective

Joined = dict[str, float | None]


def fixed_because(card: Scorecard) -> str:
    """Why the weights of a card cannot be moved in a page; "" where they can."""
    root = card.framework.root
    if len(root.children) < 2:
        return "there is one theme alone, so there is nothing to weigh"
    for kind, by in (("benefit", root.aggregator), ("harm", root.harm_aggregator)):
        if _power(by) is None:
            return (
                f"this framework joins the {kind} of its themes by {type(by).__name__}, in which "
                "themes do not simply have a weight each"
            )
    return ""


def sums(
    card: Scorecard,
    shown: Sequence[int],
    views: Iterable[Perspective] = (),
    bounds: Bounds | None = None,
) -> Any:
    """Themes, how they join, submissions with their parts, and the perspectives to choose from."""
    root = card.framework.root
    return {
        "framework": card.framework.code,
        "digest": card.framework.digest,
        "node": root.code,
        "themes": [
            {
                "code": theme.code,
                "name": clean(theme.name),
                "points": theme.weight,
                "benefit": any(not one.measure.harm for one in theme.leaves()),
                "harm": any(one.measure.harm for one in theme.leaves()),
            }
            for theme in root.children
        ],
        "p": _power(root.aggregator),
        "harm_p": _power(root.harm_aggregator),
        "penalty": root.penalty,
        "cap": card.cap(root.code),
        "moves": not fixed_because(card),
        "left_out": bounds is not None,
        "submissions": [_submission(card, place, bounds) for place in shown],
        "perspectives": [
            {"name": clean(one.name), "points": [one.points[theme.code] for theme in root.children]}
            for one in views
        ],
    }


def _power(by: Aggregator) -> float | None:
    """The power in which ratings join by weight; None where they join in another way."""
    if type(by) is WeightedMean:
        return 1.0
    return by.p if type(by) is PowerMean else None


def _submission(card: Scorecard, place: int, bounds: Bounds | None) -> dict[str, Any]:
    """One submission: by theme its parts, which are null where nothing applies, and its caps."""
    cells = {one.member.code: one for one in readings(card, place)}
    themes = [_theme(card, place, code, cells, bounds) for code in _codes(card)]
    root = card.places[card.framework.root.code]
    flags = card.caps()[:, place]
    return {
        "name": clean(card.submissions.name(place)),
        "row": place,
        "themes": themes,
        "over": bool(flags.any()),
        "past": bool((flags & (card.results.past[:, place] == PAST)).any()),
        "risky": bool(bounds is not None and bounds.risky[root, place]),
        "why": held_by(card, place),
    }


def _ends(bounds: Bounds, at: int, place: int) -> Joined:
    """The least and the most of a theme, ratings 0-1; null where nothing of it applies."""
    found: Joined = {"unsure": float(bounds.unsure[at, place])}
    for name, side in (("benefit", bounds.benefit), ("harm", bounds.harm)):
        for end, values in (("least", side.least), ("most", side.most)):
            live = side.live[at, place]
            found[f"{name}_{end}"] = float(values[at, place]) / 100 if live else None
    return found


def _codes(card: Scorecard) -> list[str]:
    return [theme.code for theme in card.framework.root.children]


def _theme(card: Scorecard, place: int, code: str, cells: Any, bounds: Bounds | None) -> Joined:
    at, found = card.places[code], branch(card.plan.nodes[card.places[code]], cells)
    results = card.results

    def part(there: Any, arrays: Any) -> float | None:
        return None if there is None else float(arrays[at][place, 0])

    return {
        "benefit": part(found.benefit, results.benefit),
        "benefit_best": part(found.benefit, results.best_benefit),
        "benefit_seen": found.benefit.covered if found.benefit else None,
        "harm": part(found.harm, results.harm),
        "harm_best": part(found.harm, results.best_harm),
        "harm_seen": found.harm.covered if found.harm else None,
        "score": float(card.score(code)[place]),
        "looked": float(card.coverage(code)[place] > 0),
        **({} if bounds is None else _ends(bounds, at, place)),
    }
