"""A theory of change as a drawing: SVG that stands alone and can be read aloud.

In come links and steps; out comes one document without scripts, styles or anything fetched. Every
text from outside is escaped. What a border tells is told in words too; no colour means anything.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from unicodedata import east_asian_width

from socialvalue.relations.chain_layout import Layout, laid_out
from socialvalue.relations.chain_words import NOTHING, Link, plain
from socialvalue.relations.relation import Relation

BOX, SIGNS = 208, 24
"""How wide a box is, and how many small letters a line in it has room for."""

BETWEEN, BELOW, MARGIN, LINE = 96, 26, 24, 17
"""Between two layers, between two boxes of a layer, around the whole, and from line to line."""

TITLE_LINES, OUTCOME_LINES = 3, 3
BORDERS = {
    "evidenced": 'stroke-width="2.5"',
    "claimed": 'stroke-width="1.2"',
    "asserted only": 'stroke-width="1.2" stroke-dasharray="8 4"',
    "not looked at": 'stroke-width="1.2" stroke-dasharray="2 4"',
}
"""How the border of a box goes with how far it is shown; the words stand in the box."""

_HOW = 'aria-labelledby="title-{mark} desc-{mark}" font-family="sans-serif" font-size="13"'
_CENTRED = 'text-anchor="middle" font-size="11"'
_TIP = (
    'viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" orient="auto">'
    '<path d="M0 0L10 5L0 10z"/>'
)

ALONG = (0.28, 0.5, 0.72)
"""How far along the first bend of its line a number stands."""

Words = list[tuple[str, str]]
"""The lines of a box: how each is set, and what it says."""


def svg(name: str, links: Sequence[Link], steps: Sequence[Relation], told: str) -> str:
    """The drawing; `told` is the whole in words, for whoever does not see it."""
    layout = laid_out([link.code for link in links], [(one.first, one.second) for one in steps])
    words = {link.code: _words(link) for link in links}
    tall = LINE * max((len(one) for one in words.values()), default=1) + 18
    row = tall + BELOW
    width = max(2 * MARGIN + layout.layers * (BOX + BETWEEN) - BETWEEN, 480)
    notes = list(_notes(steps, width - 2 * MARGIN)) or [NOTHING]
    head = _wrapped(f"Theory of change: {plain(name)}", (width - 2 * MARGIN) // 9)
    top = MARGIN + 22 * len(head) + 10
    below = top + round(layout.height * row) + 12
    height = below + LINE * len(notes) + MARGIN
    mark = sha256(f"{name}{told}".encode("utf-8", "replace")).hexdigest()[:12]
    size = f'width="{width}" height="{height}"'
    how = f'viewBox="0 0 {width} {height}" {_HOW.format(mark=mark)}'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} {how}>',
        f'<title id="title-{mark}">Theory of change: {_escaped(name)}</title>',
        f'<desc id="desc-{mark}">{_escaped(told)}</desc>',
        f'<defs><marker id="tip-{mark}" {_TIP}</marker></defs><rect {size} fill="white"/>',
        *(_text(MARGIN, MARGIN + 14 + 22 * at, line, 'font-size="17" font-weight="bold"')
          for at, line in enumerate(head)),
        *_lines(layout, steps, top, row, f"tip-{mark}"),
        *(_box(link, words[link.code], layout.boxes[link.code], top, row, tall) for link in links),
        *(_text(MARGIN, below + LINE * at + 10, line) for at, line in enumerate(notes)),
        "</svg>",
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _escaped(text: object) -> str:
    return html.escape(plain(text))


def _text(x: float, y: float, line: str, more: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}"{" " if more else ""}{more}>{_escaped(line)}</text>'


def _room(sign: str) -> float:
    """The room that a sign takes, in a wide typeface, as a part of that of a small letter."""
    if east_asian_width(sign) in "WF":
        return 2.0
    if sign in "MW@%mw":
        return 1.7 if sign in "MW@%" else 1.35
    return 0.6 if sign in "Ifijlrt.,:;|'()[] " else 1.2 if sign.isupper() else 1.0


def _wrapped(text: str, room: float, most: int = 99) -> list[str]:
    """A text in lines of so much room, broken within a word where it must be; dots where some of
    it is left out.
    """
    lines, left = [""], room
    for word in text.split():
        taken = sum(map(_room, word))
        if lines[-1] and taken + _room(" ") <= left:
            lines[-1] += f" {word}"
            left -= taken + _room(" ")
            continue
        lines += [""] if lines[-1] else []
        left = room
        for sign in word:
            if _room(sign) > left:
                lines.append("")
                left = room
            lines[-1] += sign
            left -= _room(sign)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][:-2].rstrip()} …"]
    return [line for line in lines if line]


def _words(link: Link) -> Words:
    """What stands in a box: its code and how far it is shown, its title, and its outcome."""
    found = [('font-weight="bold"', line) for line in _wrapped(plain(link.code), SIGNS - 4, 2)]
    found += [("", line) for line in _wrapped(plain(link.title), SIGNS, TITLE_LINES)]
    outcome = _wrapped(plain(link.outcome), SIGNS, OUTCOME_LINES)
    found += [('font-style="italic"', line) for line in outcome]
    said = _wrapped(plain(link.said).upper(), SIGNS, 2)
    return found + [('font-size="11.5" font-weight="bold"', line) for line in said]


def _box(link: Link, words: Words, at: tuple[int, float], top: int, row: int, tall: int) -> str:
    layer, middle = at
    x, y = MARGIN + layer * (BOX + BETWEEN), top + middle * row - tall / 2
    border = BORDERS.get(link.standing, 'stroke-width="1.2"')
    frame = f'x="{x:g}" y="{y:g}" width="{BOX}" height="{tall}" rx="5"'
    told = ". ".join(one for one in (link.code, link.title, link.outcome, link.said) if one)
    inner = [
        f"<g><title>{_escaped(told)}</title>",
        f'<rect {frame} fill="white" stroke="black" {border}/>',
    ]
    if link.furthest:
        inner.append(
            f'<rect x="{x + 5:g}" y="{y + 5:g}" width="{BOX - 10}" height="{tall - 10}" rx="3" '
            'fill="none" stroke="black"/>'
        )
    inner += [
        _text(x + 12, y + 22 + LINE * place, line, how) for place, (how, line) in enumerate(words)
    ]
    return "".join([*inner, "</g>"])


def _lines(
    layout: Layout, steps: Sequence[Relation], top: int, row: int, tip: str
) -> Iterator[str]:
    """A line a step, with the number under which its reason stands below the drawing."""
    begun: Counter[str] = Counter()
    for number, (one, points) in enumerate(zip(steps, layout.lines, strict=True), 1):
        spots = [(MARGIN + layer * (BOX + BETWEEN), top + y * row) for layer, y in points]
        path = f"M{spots[0][0] + BOX:g} {spots[0][1]:g}"
        for (x, y), (further, height) in pairwise(spots):
            start, half = x + BOX, BETWEEN / 2
            path += f"C{start + half:g} {y:g} {further - half:g} {height:g} {further:g} {height:g}"
            path += "" if (further, height) == spots[-1] else f"H{further + BOX:g}"
        said = _escaped(f"{number}: {one.first} leads to {one.second}: {one.reason}")
        (x, y), (_, height) = spots[:2]
        # Numbers of lines that begin in one box stand one after another, each on its own line.
        part = ALONG[begun[one.first] % len(ALONG)]
        begun[one.first] += 1
        along = x + BOX + BETWEEN * (1.5 * part * (1 - part) + part**3)
        down = y + (height - y) * (3 - 2 * part) * part**2
        yield (
            f'<g><title>{said}</title><path d="{path}" fill="none" stroke="black" '
            f'stroke-width="1.4" marker-end="url(#{tip})"/>'
            f'<circle cx="{along:g}" cy="{down:g}" r="9" fill="white" stroke="black"/>'
            f"{_text(along, down + 4, str(number), _CENTRED)}</g>"
        )


def _notes(steps: Sequence[Relation], width: int) -> Iterator[str]:
    """Why each step is there and who says so, numbered as in the drawing."""
    for number, one in enumerate(steps, 1):
        told = f"{number}. {one.first} → {one.second}: {one.reason} ({one.author})"
        yield from _wrapped(plain(told), width // 7)
