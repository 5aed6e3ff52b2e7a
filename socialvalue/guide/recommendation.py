"""`Recommendation`: measures and methods, what to be careful of, and when not to score.

It is made by `sv.recommend`, and prints as a page: text in a terminal, HTML in a notebook.
"""

from __future__ import annotations

from attrs import frozen

from socialvalue.guide import html, text
from socialvalue.guide.guidance import Guidance


@frozen(repr=False)
class Recommendation(Guidance):
    """What the guide recommends for a situation; `as_dict()` has all of it."""

    def __repr__(self) -> str:
        return text.page(self)

    def _repr_html_(self) -> str:
        return html.page(self)
