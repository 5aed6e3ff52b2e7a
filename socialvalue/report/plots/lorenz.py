"""The Lorenz curve: which share of all goes to the least well provided."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.report.plots.axes import BLUE, GREY, axes, titled


def lorenz_curve(values: ArrayLike, counts: ArrayLike | None = None, ax: Any = None) -> Any:
    """The curve of what each has, (people,), 0 or more, with how many have as much, (people,).

    From (0, 0) to (1, 1): x is the share of people, the least provided first, y their share of the
    whole; even shares are the straight line. ValueError where a value or count is below zero or
    not finite, or where the whole is nothing. Lorenz (1905), "Methods of measuring the
    concentration of wealth", Publications of the American Statistical Association 9(70).
    """
    much = np.asarray(values, dtype=np.float64)
    many = np.ones_like(much) if counts is None else np.asarray(counts, dtype=np.float64)
    if much.ndim != 1 or much.shape != many.shape:
        raise ValueError("values and counts must be of one length: give one count a value")
    for name, one in (("values", much), ("counts", many)):
        if not (np.isfinite(one) & (one >= 0)).all():
            raise ValueError(f"{name} must be 0 or more and finite: leave out what is not known")
    if not (much * many).sum() > 0:
        raise ValueError("the whole is nothing: there is no share of it to draw")
    order = np.argsort(much, kind="stable")
    people = np.concatenate([[0.0], np.cumsum(many[order])])
    whole = np.concatenate([[0.0], np.cumsum((much * many)[order])])
    ax = axes(ax, 4.5, 4.2)
    ax.plot(people / people[-1], whole / whole[-1], color=BLUE, marker="o", markersize=3,
            label="shares as they are")  # fmt: skip
    ax.plot([0, 1], [0, 1], color=GREY, linestyle="--", label="even shares")
    ax.set_aspect("equal")
    titled(ax, "Lorenz curve", "share of people, the least first", "share of the whole")
    ax.legend(fontsize=8, frameon=False)
    return ax
