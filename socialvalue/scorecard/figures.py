"""What is in doubt: every figure with a range, and where it enters.

In comes the model of doubt of a framework and a basis; out comes a tidy table. Rows of one key are
one doubt: they are drawn together.
"""

from __future__ import annotations

import numpy as np

from socialvalue.doubt.model import Model
from socialvalue.scorecard.tables import Table

COLUMNS = ("key", "measure", "role", "value", "low", "high", "spread", "coverage", "source")


def table(model: Model) -> Table:
    """One row a figure and use; `coverage` is NaN where low and high are the ends, and `source` is
    "assumed" where nobody published it.
    """
    rows = [
        (
            *(use.figure.key, use.measure, use.role),
            *(use.figure.value, use.figure.low, use.figure.high, use.figure.spread.kind),
            np.nan if use.figure.spread.coverage is None else use.figure.spread.coverage,
            "assumed" if use.source is None else use.source.cite(),
        )
        for use in model.uses()
    ]
    return {name: np.array([row[at] for row in rows]) for at, name in enumerate(COLUMNS)}
