"""Where the boxes of a theory of change stand: in layers from left to right.

In come codes, earlier ones first, and steps between them; out comes a place for every box and a
line of points for every step. A measure stands one layer after the last that leads to it; a step
over several layers passes through a gap of its own in each, so that no line runs through a box.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import frozen

SWEEPS = 8
"""How often the order within layers is looked over again, so that fewer lines cross."""

Step = tuple[str, str]
Spot = str | tuple[int, int]
"""A box by its code, or the gap that a step (by its place) leaves in a layer."""


@frozen
class Layout:
    """`boxes`: the layer and the height of the middle of each code; `lines`: for each step the
    layers and heights that it passes through, ends included. Heights are in rows of one box.
    """

    boxes: Mapping[str, tuple[int, float]]
    lines: tuple[tuple[tuple[int, float], ...], ...]
    layers: int
    height: float


GAP = 0.35
"""The height of a gap, as a part of the height of a box."""


def laid_out(codes: Sequence[str], steps: Sequence[Step]) -> Layout:
    """Places for boxes and lines; `codes` come in an order in which every step leads onward."""
    layer = dict.fromkeys(codes, 0)
    for code in codes:
        for first, second in steps:
            if first == code:
                layer[second] = max(layer[second], layer[code] + 1)
    routes = [_route(place, step, layer) for place, step in enumerate(steps)]
    rows: list[list[Spot]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    for code in codes:
        rows[layer[code]].append(code)
    for (first, _), route in zip(steps, routes, strict=True):
        for further, spot in enumerate(route[1:-1], layer[first] + 1):
            rows[further].append(spot)
    rows = _untangled(rows, routes)
    return _placed(rows, steps, routes, layer)


def _route(place: int, step: Step, layer: Mapping[str, int]) -> list[Spot]:
    """A step's spots: its two boxes, and the gaps between them."""
    first, second = step
    gaps: list[Spot] = [(place, at) for at in range(layer[first] + 1, layer[second])]
    return [first, *gaps, second]


def _untangled(rows: list[list[Spot]], routes: Sequence[Sequence[Spot]]) -> list[list[Spot]]:
    """Rows in which a spot stands near the middle of its neighbours, forth and back again."""
    before: dict[Spot, list[Spot]] = {}
    after: dict[Spot, list[Spot]] = {}
    for route in routes:
        for one, other in pairwise(route):
            after.setdefault(one, []).append(other)
            before.setdefault(other, []).append(one)
    for sweep in range(SWEEPS):
        back = sweep % 2 == 1
        neighbours, step = (after, -1) if back else (before, 1)
        order = range(len(rows))[::step]
        for at in order[1:]:
            beside = {spot: place for place, spot in enumerate(rows[at - step])}
            rows[at] = _nearer(rows[at], neighbours, beside)
    return rows


def _nearer(
    row: list[Spot], neighbours: Mapping[Spot, list[Spot]], beside: Mapping[Spot, int]
) -> list[Spot]:
    def middle(place: int) -> float:
        places = [beside[one] for one in neighbours.get(row[place], [])]
        return sum(places) / len(places) if places else place

    return [row[place] for place in sorted(range(len(row)), key=middle)]


def _placed(
    rows: list[list[Spot]],
    steps: Sequence[Step],
    routes: Sequence[Sequence[Spot]],
    layer: Mapping[str, int],
) -> Layout:
    tall = [sum(_height(spot) for spot in row) for row in rows]
    height = max(tall, default=0.0)
    heights: dict[Spot, float] = {}
    for row, own in zip(rows, tall, strict=True):
        top = (height - own) / 2
        for spot in row:
            heights[spot] = top + _height(spot) / 2
            top += _height(spot)
    lines = tuple(
        tuple((layer[first] + at, heights[spot]) for at, spot in enumerate(route))
        for (first, _), route in zip(steps, routes, strict=True)
    )
    boxes = {code: (layer[code], heights[code]) for code in layer}
    return Layout(boxes, lines, len(rows), height)


def _height(spot: Spot) -> float:
    return 1.0 if isinstance(spot, str) else GAP
