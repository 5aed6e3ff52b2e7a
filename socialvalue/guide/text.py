"""A recommendation as text, at most a page wide."""

from __future__ import annotations

from socialvalue.guide import page as told
from socialvalue.guide.guidance import Guidance
from socialvalue.scorecard.words import clean, wrapped


def page(made: Guidance) -> str:
    """The page, heading by heading."""
    lines = wrapped(f"GUIDE to {told.title(made)}")
    for heading, items in told.sections(made):
        lines += ["", heading]
        lines += [line for item in items for line in wrapped(clean(item), "  - ", "    ")]
    return "\n".join(lines)
