"""A scoring sheet as HTML: a table and what must be read with it.

In comes an outcome; out comes HTML without scripts or colours. Every text from outside is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable

from socialvalue.decisions import text
from socialvalue.decisions.cautions import cautions
from socialvalue.decisions.outcome import Outcome
from socialvalue.decisions.scoring import AWARDS, POINTS
from socialvalue.scorecard.html import escaped

_CELL = "border-bottom:1px solid currentColor;padding:0.2em 0.6em"
_TEXT, _NUMBER = f"{_CELL};text-align:left", f"{_CELL};text-align:right"


def page(outcome: Outcome, *, publish: bool = False) -> str:
    """The sheet; with `publish`, cautions that hold bidders' figures, and pounds, too."""
    scoring = outcome.scoring
    found = [one for one in cautions(outcome) if publish or one.open]
    parts = (
        f"<p><b>{escaped(scoring.name)}</b></p>",
        _table(outcome, publish=publish),
        _listed("How each criterion is marked", text.marked(outcome)),
        _listed("What the weights would pay", text.worth(outcome, publish=publish)),
        _listed("Read it with this", map(text.sentence, found)),
    )
    return f'<div style="color:inherit;background:transparent">{"".join(parts)}</div>'


def _table(outcome: Outcome, *, publish: bool) -> str:
    scoring, stands = outcome.scoring, outcome.stands
    digits, points = scoring.decimals, scoring.award == POINTS or not publish
    tied = {place for group in stands.tied for place in group}
    caption = escaped(
        f"Declared by {scoring.author}. {scoring.reason} The award: {AWARDS[scoring.award]}. "
        f"Rounded once, at the end; = shares its rank."
    )
    heads = ["rank", "submission", *([] if points else ["pounds"]), "points"]
    heads += [f"{one.name} ({one.weight:g})" for one in outcome.criteria]
    rows = []
    for place in stands.order:
        numbers = [] if points else [stands.value[place]]
        numbers += [stands.totals[place], *stands.points[:, place]]
        cells = [_td(f"{stands.rank[place]}{'=' if place in tied else ''}", _NUMBER)]
        cells.append(f'<th scope="row" style="{_TEXT}">{escaped(outcome.name(place))}</th>')
        cells += [_td(text.told(value, digits), _NUMBER) for value in numbers]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    wide = "".join(f'<th scope="col" style="{_TEXT}">{escaped(head)}</th>' for head in heads)
    return (
        '<table style="border-collapse:collapse;color:inherit;background:transparent">'
        f'<caption style="text-align:left">{caption}</caption>'
        f"<thead><tr>{wide}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _td(told: str, style: str) -> str:
    return f'<td style="{style}">{escaped(told)}</td>'


def _listed(title: str, texts: Iterable[str]) -> str:
    items = "".join(f"<li>{escaped(one)}</li>" for one in texts)
    return (
        f"<details><summary>{escaped(title)}</summary><ul>{items}</ul></details>" if items else ""
    )
