"""What is left out, as it bears on scores: the range of each, and who could come first.

In come bounds and the submissions shown; out come sentences. The script of the page says the same
words under other weights: what is changed here is changed in `page.js`.
"""

from __future__ import annotations

from collections.abc import Sequence

from socialvalue.insight.disclosure.bounds import Bounds
from socialvalue.report.page.content import together
from socialvalue.scorecard.words import clean, points


def within(bounds: Bounds | None, place: int) -> str:
    """Between which scores a submission lies, whatever was left out of it; "" if nothing was."""
    if bounds is None or not bounds.unsure[_root(bounds), place]:
        return ""
    least, most = bounds.score()
    return (
        f"Something is left out here. With it, the score lies between {points(least[place])} and "
        f"{points(most[place])}."
    )


def ranges(bounds: Bounds | None, order: Sequence[int]) -> list[str]:
    """Who could come first, then each submission with the range of its score."""
    if bounds is None:
        return []
    first, told = could_be_first(bounds, order), {at: within(bounds, at) for at in order}
    name = bounds.card.submissions.name
    return [
        *filter(None, [first]),
        *(f"{clean(name(at))}: {one}" for at, one in told.items() if one),
    ]


def could_be_first(bounds: Bounds | None, order: Sequence[int]) -> str:
    """Who could come first, whatever was left out; "" if nothing was."""
    if bounds is None or len(order) < 2:
        return ""
    least, most = bounds.score()
    able = [at for at in order if most[at] >= max(least[other] for other in order if other != at)]
    names = [clean(bounds.card.submissions.name(at)) for at in able]
    if len(able) == 1:
        return f"Whatever is left out, {names[0]} comes first."
    return f"With what is left out, any of these could come first: {together(names)}."


def theme_cells(bounds: Bounds, code: str, place: int) -> tuple[str, str, str]:
    """Benefit, harm and score of a theme of which something is left out, each as a range."""
    at = bounds.card.places[code]
    sides = [
        (side.least[at, place], side.most[at, place]) for side in (bounds.benefit, bounds.harm)
    ]
    low, high = bounds.score(code)
    benefit, harm, score = (_range(*ends) for ends in (*sides, (low[place], high[place])))
    return benefit, harm, score


def _range(least: float, most: float) -> str:
    low, high = points(least), points(most)
    return low if low == high else f"{low} to {high}"


def _root(bounds: Bounds) -> int:
    return bounds.card.places[bounds.card.framework.root.code]
