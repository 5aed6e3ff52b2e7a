"""What a run found, as drawings: SVG that reads in light and in dark, and needs no colour.

In comes a run as `run.py` writes it; out come a drawing of times, one panel a workload, and one of
growth. The library is a filled square with its name in bold, a peer an open circle.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterator, Sequence
from typing import Any

from found import multiple, spelt

ROW, HEAD, PAD = 20, 46, 16
NAMES, WIDE, TOLD = 360, 360, 170
"""Where names end, how wide the axis is, and the room for words at its right."""

INK = """
  text { font: 13px system-ui, sans-serif; fill: #1a1a1a }
  .own { font-weight: 700 } .head { font-weight: 700; font-size: 14px } .small { font-size: 11px }
  .paper { fill: #ffffff } .line { stroke: #8a8a8a; stroke-width: 1 }
  .mark { stroke: #1a1a1a; stroke-width: 1.6 } .open { fill: #ffffff } .full { fill: #1a1a1a }
  .path { stroke: #1a1a1a; stroke-width: 1.6; fill: none }
  @media (prefers-color-scheme: dark) {
    text, .full { fill: #ececec } .paper, .open { fill: #16181c }
    .line { stroke: #777777 } .mark, .path { stroke: #ececec }
  }
"""
DASHES = ("none", "7 4", "2 4")


def times(run: dict[str, Any]) -> str:
    """Seconds on a scale of tens, the largest size of each workload."""
    panels = shown(run)
    height = PAD
    parts: list[str] = []
    for panel in panels:
        parts += _panel(panel, height)
        height += HEAD + ROW * len(panel["seconds"]) + PAD
    words = "Times of the library and its peers by workload; the table says the same in numbers."
    return _document(NAMES + WIDE + TOLD, height, words, parts)


def shown(run: dict[str, Any]) -> list[dict[str, Any]]:
    """The tables that are drawn: one size a workload, and no growth."""
    return [
        one
        for one in run["workloads"]
        if one["shown"] and one["seconds"] and one["workload"] != "scaling"
    ]


def _panel(panel: dict[str, Any], top: float) -> Iterator[str]:
    seconds = panel["seconds"]
    low = math.floor(math.log10(min(seconds.values())))
    high = max(math.ceil(math.log10(max(seconds.values()))), low + 1)
    base = seconds.get(panel["base"])

    def across(much: float) -> float:
        return NAMES + 10 + (WIDE - 20) * (math.log10(much) - low) / (high - low)

    yield _text(PAD, top + 14, f"{panel['workload']}: {panel['title']}", "head")
    bottom = top + HEAD + ROW * len(seconds) - 6
    for power in range(low, high + 1):
        at = across(10.0**power)
        yield f'<path class="line" d="M{at:.1f} {top + 36}V{bottom:.1f}" stroke-dasharray="1 3"/>'
        yield _text(at, top + 32, spelt(10.0**power), "small", "middle")
    for place, (name, taken) in enumerate(sorted(seconds.items(), key=lambda one: one[1])):
        at, down = across(taken), top + HEAD + ROW * place + 6
        own = name in panel["ours"]
        yield _text(NAMES, down + 4, name, "own" if own else "", "end")
        yield f'<path class="line" d="M{NAMES + 10} {down}H{at:.1f}"/>'
        yield _mark(at, down, 1 if own else 0)
        ratio = f" · {multiple(taken, base)}×" if base else ""
        yield _text(at + 10, down + 4, f"{spelt(taken)}{ratio}", "own" if own else "")


def growth(run: dict[str, Any]) -> str:
    """Seconds against size, both on scales of tens, a line a kind of growth, and what is linear."""
    kinds = [one for one in run["workloads"] if one["workload"] == "scaling" and one["seconds"]]
    lines = [[(_size(name), taken) for name, taken in one["seconds"].items()] for one in kinds]
    every = [math.log10(one) for line in lines for point in line for one in point[:1]]
    spans = [math.log10(taken) for line in lines for _, taken in line]
    left, right = math.floor(min(every)), math.ceil(max(every))
    low, high = math.floor(min(spans)), math.ceil(max(spans))
    wide, tall, start, top = 520.0, 330.0, 80.0, 40.0

    def at(size: float, taken: float) -> tuple[float, float]:
        across = start + wide * (math.log10(size) - left) / (right - left)
        return across, top + tall * (high - math.log10(taken)) / (high - low)

    parts = [_text(PAD, 20, "Time by size; both scales go by tens", "head")]
    for power in range(left, right + 1):
        x, y = at(10.0**power, 10.0**low)
        parts.append(f'<path class="line" d="M{x:.1f} {top}V{y:.1f}" stroke-dasharray="1 3"/>')
        parts.append(_text(x, y + 18, f"{10**power:,}", "small", "middle"))
    for power in range(low, high + 1):
        x, y = at(10.0**left, 10.0**power)
        parts.append(f'<path class="line" d="M{x} {y:.1f}H{x + wide}" stroke-dasharray="1 3"/>')
        parts.append(_text(x - 8, y + 4, spelt(10.0**power), "small", "end"))
    for place, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        points = [at(*point) for point in line]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        dashes = DASHES[place % len(DASHES)]
        parts.append(f'<polyline class="path" stroke-dasharray="{dashes}" points="{path}"/>')
        parts += [_mark(x, y, place) for x, y in points]
        key = top + tall + 44 + ROW * place
        parts.append(
            f'<path class="path" stroke-dasharray="{dashes}" d="M{start} {key}H{start + 50}"/>'
        )
        parts += [_mark(start + 25, key, place), _text(start + 60, key + 4, kind["title"])]
    words = "Time against the number of claims and of draws; a straight line of slope 1 is linear."
    return _document(start + wide + 60, top + tall + 50 + ROW * len(kinds), words, parts)


def _size(name: str) -> float:
    """The number that a row of growth names: `socialvalue, 40,000 claims`."""
    return float("".join(one for one in name if one.isdigit()))


def _mark(x: float, y: float, kind: int) -> str:
    """An open circle, a filled square or an open diamond."""
    shapes = (
        f'<circle class="mark open" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>',
        f'<rect class="mark full" x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9"/>',
        f'<path class="mark open" d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z"/>',
    )
    return shapes[kind % len(shapes)]


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    named = f' class="{kind}"' if kind else ""
    said = html.escape(words)
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{named}>{said}</text>'


def _document(wide: float, tall: float, words: str, parts: Sequence[str]) -> str:
    inside = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {tall:g}" role="img" '
        f'width="{wide:g}" height="{tall:g}" aria-label="{html.escape(words)}">\n'
        f"<title>{html.escape(words)}</title>\n<style>{INK}</style>\n"
        f'<rect class="paper" width="{wide:g}" height="{tall:g}"/>\n{inside}\n</svg>\n'
    )
