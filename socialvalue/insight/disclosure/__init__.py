"""Disclosure: what small numbers of people stand behind, held back before anything is published.

In come cells and what everybody knows of them; out comes which to hide, so that no small count can
be worked out from what is left.
"""

from socialvalue.insight.disclosure.cell import Cell, Tie, adds_up, difference, mean_of, money
from socialvalue.insight.disclosure.hiding import DisclosureError, Hidden, hide, ranges

__all__ = [
    "Cell",
    "DisclosureError",
    "Hidden",
    "Tie",
    "adds_up",
    "difference",
    "hide",
    "mean_of",
    "money",
    "ranges",
]
