"""`Explanation`: one number of a scorecard, told step by step so that anybody can recompute it.

It is made by `sv.explain`. In a terminal it prints as numbered steps, in a notebook as a list, and
`as_dict()` gives plain JSON types.
"""

from __future__ import annotations

import html
import math
from typing import Any

from attrs import asdict, field, frozen

from socialvalue.scorecard.words import clean, wrapped


@frozen
class Step:
    """One step: its `name`, what was done in `words`, and the `value` in `unit` that came out.

    `sources` are citations; `assumed` says that nobody published a figure used here.
    """

    name: str
    words: str
    value: float | None = None
    unit: str = ""
    sources: tuple[str, ...] = ()
    assumed: bool = False

    def lines(self) -> list[str]:
        """What the step says, its sources and whether it is assumed, a text each."""
        doubt = ("assumed: nobody published this",) if self.assumed else ()
        return [self.words, *(f"source: {source}" for source in self.sources), *doubt]


@frozen(repr=False)
class Explanation:
    """How one number came about: `steps` in order, and the `numbers` they end in, by name."""

    code: str
    title: str
    submission: str
    status: str
    steps: tuple[Step, ...]
    numbers: dict[str, float] = field(factory=dict, hash=False)

    @property
    def heading(self) -> str:
        """What is explained, and for whom."""
        return clean(f"{self.code} {self.title}, {self.submission}: {self.status}")

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types; a number that is not there is null."""
        steps = [{**asdict(step), "sources": list(step.sources)} for step in self.steps]
        for step in steps:
            step["value"] = _plain(step["value"])
        return {
            "code": self.code,
            "title": self.title,
            "submission": self.submission,
            "status": self.status,
            "numbers": {name: _plain(value) for name, value in self.numbers.items()},
            "steps": steps,
        }

    def __str__(self) -> str:
        lines = wrapped(self.heading)
        for count, step in enumerate(self.steps, 1):
            lines += wrapped(f"{step.name.upper()}: {step.lines()[0]}", f"{count:>3}. ", "     ")
            for more in step.lines()[1:]:
                lines += wrapped(more, "       ", "         ")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        items = []
        for step in self.steps:
            first, *more = map(_escaped, step.lines())
            rest = "".join(f"<br><small>{text}</small>" for text in more)
            items.append(f"<li><b>{_escaped(step.name)}</b>: {first}{rest}</li>")
        return f"<div><p><b>{_escaped(self.heading)}</b></p><ol>{''.join(items)}</ol></div>"


def _escaped(text: str) -> str:
    return html.escape(clean(text))


def _plain(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else value
