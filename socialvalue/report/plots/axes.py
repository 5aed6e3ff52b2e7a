"""Axes to draw on, the colours and hatches of marks, and words that matplotlib takes as they are.

In come Axes or none; out come Axes. Colours keep 4.5 to 1 against white, and never stand alone.
"""

from __future__ import annotations

from typing import Any

from socialvalue.extras import need
from socialvalue.scorecard.words import clean

BLUE, ORANGE, GREEN, GREY = "#1f5fa8", "#a34a00", "#1b6e45", "#595959"
COLOURS = (BLUE, ORANGE, GREEN, GREY)
HATCHES = ("", "//", "..", "xx")
SMALL = 8
"""The size of the words beside marks, in points."""

LONGEST = 40
"""Signs of a name beside a mark."""


def axes(given: Any, wide: float = 7, tall: float = 4) -> Any:
    """The Axes that were given, or those of a new Figure (inches), apart from pyplot's state.

    Raises `MissingExtra` where matplotlib is not here.
    """
    if given is not None:
        return given
    figure = need("matplotlib.figure", "plot")
    return figure.Figure(figsize=(wide, tall), layout="constrained").subplots()


def words(text: object, longest: int = LONGEST) -> str:
    """A text from outside as a plain label: no mathematics, nothing that hides it in a legend."""
    told = clean(str(text))
    told = told if len(told) <= longest else f"{told[: longest - 1]}…"
    return (f" {told}" if told.startswith("_") else told).replace("$", r"\$")


def titled(ax: Any, title: str, x: str, y: str) -> None:
    """Set the title and what the two axes are, with their units."""
    ax.set_title(words(title, 90), loc="left", fontsize=10)
    ax.set_xlabel(x)
    ax.set_ylabel(y)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)


def beside(ax: Any, x: float, y: float, text: str, **how: Any) -> None:
    """A word or number beside a mark."""
    ax.annotate(
        text, (x, y), textcoords="offset points", fontsize=SMALL, **{"xytext": (4, 0), **how}
    )


def pounds(value: float) -> str:
    """A quantity in a few signs: `1,200`, `0.25`."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.3g}"
