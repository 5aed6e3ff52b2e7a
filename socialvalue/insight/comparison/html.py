"""A comparison for a notebook: the sentences, then its tables, every text from outside inert."""

from __future__ import annotations

from socialvalue.insight.comparison.findings import Findings
from socialvalue.insight.comparison.sentences import sentences
from socialvalue.insight.comparison.text import parts
from socialvalue.scorecard.html import escaped

_RULE = "border-bottom:1px solid currentColor;padding:0.2em 0.6em"


def page(found: Findings) -> str:
    """The whole page, without scripts or colours."""
    first, *rest = sentences(found)
    told = f"<p><b>{escaped(first)}</b></p>" + "".join(f"<p>{escaped(one)}</p>" for one in rest)
    for title, words, heads, rows, texts, most in parts(found):
        top = "".join(f'<th scope="col">{escaped(head)}</th>' for head in heads)
        body = "".join(_row(row, texts) for row in rows[:most])
        caption = f'<caption style="text-align:left">{escaped(f"{title}. {words}")}</caption>'
        told += f'<table style="color:inherit">{caption}<tr>{top}</tr>{body}</table>'
    return f'<div style="color:inherit;background:transparent">{told}</div>'


def _row(cells: list[str], texts: int) -> str:
    sides = ["left" if at < texts else "right" for at in range(len(cells))]
    inner = "".join(
        f'<td style="{_RULE};text-align:{side}">{escaped(cell)}</td>'
        for side, cell in zip(sides, cells, strict=True)
    )
    return f"<tr>{inner}</tr>"
