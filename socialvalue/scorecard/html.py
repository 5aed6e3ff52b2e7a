"""A scorecard as a small table for a notebook.

In comes a scorecard; out comes HTML without scripts, colours or fixed backgrounds, so that it reads
in light and dark. Every text from outside is escaped; nothing is said by colour alone.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from socialvalue.scorecard import (
    beside,
    concerns,
    grounds,
    money,
    overlaps,
    own,
    reliability,
    said,
    sizes,
    sureness,
)
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.standing import headline, standing, why
from socialvalue.scorecard.words import NOBODY_LOOKED, STAGE_WORDS, clean, points, share

MOST = 20
"""Submissions shown; the others are counted."""

_RULE = "border-bottom:1px solid currentColor;padding:0.2em 0.6em"
_TEXT = f"{_RULE};text-align:left"
_NUMBER = f"{_RULE};text-align:right"


def escaped(text: object) -> str:
    """A text from outside, inert."""
    return html.escape(clean(text))


def card(card: Scores) -> str:
    """The table of a scorecard, and what must be read with it."""
    found = standing(card)
    shown = found.order[:MOST]
    read = concerns.read(card, shown)
    more = len(found.order) - len(shown)
    parts = [
        f"<p><b>{escaped(headline(card))}</b></p>",
        f"<p>{escaped(grounds.whose(card))}.</p>",
        _scores(card, shown, found.ranks),
        f"<p>… and {more:,} more, not shown; card.ranking() has them all.</p>" if more else "",
        _listed("Why", why(card, shown)),
        _listed("How sure this is", sureness.lines(card, shown)),
        _listed("What people said they want", said.lines(card, shown)),
        _listed("What is harmful", concerns.harms(card, read)),
        _listed("What nobody looked at", concerns.gaps(card, read)),
        _listed("Each benefit beside its shadow", concerns.shadows(card, read)),
        _listed("What may be counted twice", overlaps.lines(card, shown)),
        _listed("What the surveys can bear", reliability.lines(card, shown)),
        *(_listed(title, told) for title, told in beside.sections(card, shown)),
        _pounds(card, read),
        _listed("What is assumed", [*grounds.assumptions(card), *own.sentences(card, shown)]),
        _listed("Sources to look at", grounds.warned(card)),
        _listed("How this was made", grounds.making(card)),
    ]
    inner = "".join(parts)
    return f'<div style="color:inherit;background:transparent">{inner}</div>'


def _scores(card: Scores, shown: Sequence[int], ranks: Sequence[int]) -> str:
    """The whole and the themes, one row a submission, best first."""
    themes = card.framework.themes
    caption = f"{escaped(card.framework.name)}, edition {escaped(card.framework.edition)}. "
    caption += f"{STAGE_WORDS[card.basis.stage]} Scores are cautious; * is lowered by a cap."
    caption += f" {NOBODY_LOOKED} is nothing assessed. "
    caption += escaped(" ".join([sizes.line(card, shown), *sizes.differing(card, shown)]))
    heads = ["rank", "submission", "score", "benefit", "harm", "headroom", "coverage"]
    wide = [_head(head, "col", number=head != "submission") for head in heads]
    wide += [_head(theme.code, "col", number=True, title=theme.name) for theme in themes]
    columns = [getattr(card, name)() for name in ("score", "benefit", "harm", "headroom")]
    columns += [card.score(theme.code) for theme in themes]
    nodes = [card.framework.root.code, *(theme.code for theme in themes)]
    held = {node: card.lowered(node).tolist() for node in nodes}
    seen = {node: card.coverage(node) > 0 for node in nodes}
    covered, rows = card.coverage(), []
    for at, place in enumerate(shown):
        tie = "=" if ranks.count(ranks[at]) > 1 else ""
        told = [points(column[place]) for column in columns]
        told[0] += "*" if held[nodes[0]][place] else ""
        for which, node in enumerate(nodes[1:], 4):
            told[which] = told[which] if seen[node][place] else NOBODY_LOOKED
            told[which] += "*" if held[node][place] else ""
        told.insert(4, share(round(float(covered[place]), 2)))
        name = _head(card.submissions.name(place), "row", number=False)
        cells = "".join(_cell(value) for value in told)
        rows.append(f"<tr>{_cell(f'{ranks[at]}{tie}')}{name}{cells}</tr>")
    return _table(caption, wide, rows)


def _pounds(card: Scores, read: concerns.Read) -> str:
    """Benefit, harm and balance by ledger, which are never added up."""
    year = card.basis.price_year
    caption = f"Pounds of {year} by ledger; ledgers are never added to one another."
    heads = ["submission", "ledger", "benefit", "harm", "balance"]
    wide = [_head(head, "col", number=at > 1) for at, head in enumerate(heads)]
    found = money.rows(card, read)
    rows = [
        f"<tr>{_head(name, 'row', number=False)}"
        f'<td style="{_TEXT}">{escaped(ledger)}</td>'
        f"{''.join(map(_cell, much))}</tr>"
        for _, (name, ledger, *much) in found
    ]
    below = [*money.notes(card, read, found), *money.counted_once(card, tuple(read))]
    below += [money.without_price(card)]
    told = "".join(f"<p>{escaped(text)}</p>" for text in below if text)
    return (_table(caption, wide, rows) if rows else "") + told


def _table(caption: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    return (
        '<table style="border-collapse:collapse;color:inherit;background:transparent">'
        f'<caption style="text-align:left">{caption}</caption>'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _head(text: str, scope: str, *, number: bool, title: str = "") -> str:
    more = f' title="{escaped(title)}"' if title else ""
    return f'<th scope="{scope}" style="{_NUMBER if number else _TEXT}"{more}>{escaped(text)}</th>'


def _cell(text: str) -> str:
    return f'<td style="{_NUMBER}">{html.escape(text)}</td>'


def _listed(title: str, texts: Sequence[str]) -> str:
    if not texts:
        return ""
    items = "".join(f"<li>{escaped(text)}</li>" for text in texts)
    return f"<details><summary>{escaped(title)}</summary><ul>{items}</ul></details>"
