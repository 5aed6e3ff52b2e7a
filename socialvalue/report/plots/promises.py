"""Promise against delivery: what was committed beside what was delivered and what was verified."""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.decisions.deliveries import Deliveries
from socialvalue.report.plots.axes import COLOURS, HATCHES, axes, beside, titled, words

SAID = ("delivered", "verified")


def promise_against_delivery(found: Deliveries, ax: Any = None) -> Any:
    """For each promise that is due the share of what was committed that was delivered by its own
    word, and that was verified; the promise is the line at 1. Axes back.

    `found` is made by `sv.deliveries`. Where nobody reported, the words say so and no bar stands. A
    promise of nothing has no share.
    """
    table = found.table()
    count = len(table["submission"])
    ax = axes(ax, 8, 1.6 + 0.5 * max(1, count))
    committed = np.asarray(table["committed"], dtype=np.float64)
    rows = np.arange(count)
    for at, name in enumerate(SAID):
        much = np.asarray(table[name], dtype=np.float64)
        nothing = np.full(count, np.nan)
        share = np.divide(much, committed, out=nothing, where=committed > 0)
        height = rows + (at - 0.5) * 0.36
        ax.barh(
            height, np.nan_to_num(share), height=0.34, color=COLOURS[at], hatch=HATCHES[at],
            edgecolor="white", label=f"{name}",
        )  # fmt: skip
        for y, one in zip(height.tolist(), share.tolist(), strict=True):
            told = f"not {name if name == 'verified' else 'reported'}"
            beside(ax, 0.0 if np.isnan(one) else one, y, told if np.isnan(one) else f"{one:.0%}",
                   va="center")  # fmt: skip
    ax.axvline(1, color="black", linestyle="--", linewidth=1, label="the promise")
    columns = zip(table["submission"], table["measure"], table["period"], strict=True)
    ax.set_yticks(rows, [words(" ".join(map(str, one)).strip()) for one in columns])
    ax.invert_yaxis()
    ax.margins(x=0.12)
    titled(ax, "Promise against delivery", "share of what was committed", "")
    ax.legend(fontsize=8, frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    return ax
