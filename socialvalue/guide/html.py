"""A recommendation for a notebook: HTML without scripts or colours, every text escaped."""

from __future__ import annotations

import html

from socialvalue.guide import page as told
from socialvalue.guide.guidance import Guidance
from socialvalue.scorecard.words import clean


def page(made: Guidance) -> str:
    """The page, heading by heading; what is not to be scored stands open, the rest unfolds."""
    parts = [f"<p><b>{_safe(told.title(made))}</b></p>"]
    for number, (heading, items) in enumerate(told.sections(made)):
        listed = "".join(f"<li>{_safe(item)}</li>" for item in items)
        unfolded = " open" if number == 0 else ""
        summary = f"<summary>{_safe(heading)}</summary>"
        parts.append(f"<details{unfolded}>{summary}<ul>{listed}</ul></details>")
    inner = "".join(parts)
    return f'<div style="color:inherit;background:transparent">{inner}</div>'


def _safe(text: object) -> str:
    return html.escape(clean(text))
