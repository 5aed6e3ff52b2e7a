"""Small tables for notebooks: every text inert, no scripts, no colours of their own.

In come a title, heads and rows; out comes HTML that takes the colours of the page it stands on, so
that it reads in light and dark.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from socialvalue.counted import counted

MOST = 30
"""Rows shown; the others are counted."""

LONGEST = 300
"""Signs of a cell that are shown."""

_RULE = "border-bottom:1px solid currentColor;padding:0.2em 0.6em;text-align:"


def inert(text: object, longest: int = LONGEST) -> str:
    """A text as HTML that does nothing: signs that do not print are spaces, the rest escaped."""
    told = "".join(sign if sign.isprintable() else " " for sign in str(text))
    told = told if len(told) <= longest else f"{told[: longest - 1]}…"
    return html.escape(told)


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table under its title; numbers stand to the right, texts to the left."""
    listed = list(rows)
    top = "".join(f'<th scope="col" style="{_RULE}left">{inert(head)}</th>' for head in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in listed[:MOST])
    more = len(listed) - MOST
    rest = f"<p>… and {counted(more, 'more row')}, not shown.</p>" if more > 0 else ""
    return (
        '<div style="color:inherit;background:transparent">'
        '<table style="border-collapse:collapse;color:inherit;background:transparent">'
        f'<caption style="text-align:left">{inert(title)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>{rest}</div>"
    )


def _cell(value: object) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    told = "" if value is None or value != value else f"{value:,.6g}" if number else value  # noqa: PLR0124
    return f'<td style="{_RULE}{"right" if number else "left"}">{inert(told)}</td>'
