"""What a number hangs on, and how often each comes first, as bars."""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.insight.comparison.acceptance import Acceptance
from socialvalue.insight.sensitivity import Sensitivity
from socialvalue.report.plots.axes import (
    BLUE,
    COLOURS,
    HATCHES,
    ORANGE,
    axes,
    beside,
    titled,
    words,
)

WIDEST = 10
"""Figures of a tornado; the table has all."""


def tornado(found: Sensitivity, ax: Any = None) -> Any:
    """What a number comes to with one figure at its 5th and at its 95th percentile, the widest
    swing on top; `found` is made by `sv.sensitivity`; Axes back, in points or pounds.
    """
    table = found.tornado()
    count = min(WIDEST, len(table["key"]))
    ax = axes(ax, 8, 1.4 + 0.5 * max(1, count))
    unit = "pounds" if found.ledger else "points"
    for name, colour, hatch, side in (("low", BLUE, "", -1), ("high", ORANGE, "//", 1)):
        ends = table[f"at_{name}"][:count]
        label = f"figure at its {'5th' if name == 'low' else '95th'} percentile"
        ax.barh(
            np.arange(count), ends - found.central, left=found.central, color=colour, hatch=hatch,
            edgecolor="white", height=0.6, label=label,
        )  # fmt: skip
        for row, end in enumerate(ends.tolist()):
            before = end < found.central or (end == found.central and side < 0)
            how = {"xytext": (-4 if before else 4, 0), "ha": "right" if before else "left"}
            beside(ax, end, row, f"{end:,.1f}", va="center", **how)
    ax.axvline(found.central, color="black", linewidth=0.8)
    briefs = {one.key: one.brief for one in found.influences}
    ax.set_yticks(range(count), [words(briefs[key]) for key in table["key"][:count]])
    ax.invert_yaxis()
    ax.margins(x=0.15)
    titled(ax, f"What moves the {found.of} of {' less '.join(found.who)}", unit, "")
    if count:
        ax.legend(fontsize=8, frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    return ax


def rank_acceptability(found: Acceptance, ax: Any = None) -> Any:
    """How often each submission takes each rank, a bar of shares 0-1 each; `found` is made by
    `sv.acceptability`; Axes back.
    """
    order = found.order
    ax = axes(ax, 8, 1.6 + 0.5 * len(order))
    start = np.zeros(len(order))
    for rank in range(found.ranks.shape[1]):
        shares = found.ranks[order, rank]
        ax.barh(
            np.arange(len(order)), shares, left=start, color=COLOURS[rank % len(COLOURS)],
            hatch=HATCHES[rank % len(HATCHES)], edgecolor="white", label=f"rank {rank + 1}",
        )  # fmt: skip
        for row, (share, left) in enumerate(zip(shares.tolist(), start.tolist(), strict=True)):
            if share >= 0.06:
                _number(ax, left + share / 2, row, f"{rank + 1}: {share:.0%}")
        start = start + shares
    ax.set_yticks(range(len(order)), [words(found.submissions[at]) for at in order])
    ax.invert_yaxis()
    ax.set_xlim(0, 1)
    titled(ax, "How often each takes each rank, whatever the weights", "share of the weights", "")
    ax.legend(fontsize=8, frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    return ax


def _number(ax: Any, x: float, y: float, text: str) -> None:
    """A number on a mark, on a ground of its own so that no hatch runs through it."""
    ground = {"facecolor": "white", "edgecolor": "none", "pad": 1.0}
    ax.text(x, y, text, fontsize=8, ha="center", va="center", bbox=ground)
