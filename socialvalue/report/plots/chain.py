"""A theory of change on Axes: a box a measure, an arrow a step, how far it is shown in words."""

from __future__ import annotations

from itertools import pairwise
from textwrap import fill
from typing import Any

from socialvalue.relations import Chains
from socialvalue.relations.chain_layout import laid_out
from socialvalue.report.plots.axes import axes, titled, words

BORDERS = {"evidenced": "-", "claimed": "-", "asserted only": "--", "not looked at": ":"}
WIDE, LETTERS = 2.6, 20


def theory_of_change(chains: Chains, ax: Any = None) -> Any:
    """Measures from left to right, an arrow for each step that leads on; Axes back.

    `chains` are `card.chains("Acme Co-op")`: then each box says how far it is shown, and its border
    is drawn, dashed or dotted accordingly. For reasons and authors see `chains.svg()`.
    """
    layout = laid_out(
        [link.code for link in chains.links], [(one.first, one.second) for one in chains.steps]
    )
    ax = axes(ax, max(4.0, WIDE * layout.layers), 1.0 + 1.0 * max(1.0, layout.height))
    for step, line in zip(chains.steps, layout.lines, strict=True):
        for (x, y), (further, at) in pairwise(line):
            style = "->" if (further, at) == line[-1] else "-"
            # a box is about half as wide as what lies from layer to layer
            start = x + 0.3 if (x, y) == line[0] else x
            end = further - 0.3 if style == "->" else further
            ax.annotate("", (end, at), (start, y), arrowprops={"arrowstyle": style},
                        gid=f"{step.first}-{step.second}")  # fmt: skip
    for link in chains.links:
        x, y = layout.boxes[link.code]
        told = f"{fill(words(f'{link.code} {link.title}', 60), LETTERS)}\n{link.standing}".strip()
        border = BORDERS.get(link.standing, "-")
        box = {"boxstyle": "round", "facecolor": "white", "linestyle": border}
        ax.text(x, y, told, ha="center", va="center", fontsize=7, bbox=box, gid=link.code)
    ax.set_xlim(-0.6, layout.layers - 0.4)
    ax.set_ylim(layout.height + 0.2, -0.2)
    titled(ax, f"Theory of change: {chains.name}", "", "")
    ax.set_axis_off()
    return ax
