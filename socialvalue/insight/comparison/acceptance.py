"""`Acceptance`: how often each submission takes each rank, whatever the weights; text and JSON.

It is made by `sv.acceptability`.
"""

from __future__ import annotations

import html
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.scorecard.tables import Table
from socialvalue.scorecard.words import clean, columns, share, short, wrapped

Floats = np.ndarray[Any, np.dtype[np.float64]]

SHOWN = 6
"""Ranks on a page; the table has all."""


@frozen(eq=False, repr=False)
class Acceptance:
    """`ranks` (submissions, ranks) are shares of `draws`, `errors` their standard errors; `weights`
    (submissions, themes) the mean weights under which each wins, NaN for one that never does.
    `values` says whether the figures in doubt were drawn too.
    """

    submissions: tuple[str, ...]
    themes: tuple[str, ...]
    ranks: Floats
    errors: Floats
    weights: Floats
    bounds: dict[str, tuple[float, float]]
    draws: int
    values: bool

    @property
    def order(self) -> list[int]:
        """Places by how often each wins, most often first; then by the ranks that follow."""
        return sorted(range(len(self.submissions)), key=lambda at: (-self.ranks[at]).tolist())

    def table(self) -> Table:
        """One row a submission: the share of each rank, the error of the first, and the weight of
        each theme under which it wins.
        """
        names = np.array(self.submissions, dtype=object)
        found: Table = {"submission": names}
        for rank in range(self.ranks.shape[1]):
            found[f"rank {rank + 1}"] = self.ranks[:, rank]
        found["error"] = self.errors[:, 0]
        for at, code in enumerate(self.themes):
            found[code] = self.weights[:, at]
        return found

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types; a weight that is not there is null."""
        return {
            "draws": self.draws,
            "values_drawn": self.values,
            "bounds": {code: list(both) for code, both in self.bounds.items()},
            "submissions": [
                {
                    "submission": name,
                    "ranks": self.ranks[at].tolist(),
                    "error": float(self.errors[at, 0]),
                    "central_weights": None if np.isnan(self.weights[at]).any() else dict(
                        zip(self.themes, self.weights[at].tolist(), strict=True)
                    ),
                }
                for at, name in enumerate(self.submissions)
            ],
        }  # fmt: skip

    @property
    def heading(self) -> str:
        """What was drawn, in a sentence."""
        bound = [
            f"{code} {low:g} to {high:g}"
            for code, (low, high) in self.bounds.items()
            if (low, high) != (0.0, 1.0)
        ]
        within = f" within {', '.join(bound)}" if bound else ""
        values = "figures in doubt drawn with them" if self.values else "figures at their centre"
        return (
            f"How often each comes first, second, …, over {self.draws:,} weights of the themes, "
            f"all alike admissible{within}; {values}"
        )

    def _rows(self) -> tuple[list[str], list[list[str]]]:
        ranks = range(min(SHOWN, self.ranks.shape[1]))
        heads = ["", *(f"rank {rank + 1}" for rank in ranks)]
        heads += [f"{code} if first" for code in self.themes]
        rows = []
        for at in self.order:
            own = [share(round(float(self.ranks[at, rank]), 3)) for rank in ranks]
            mean = ["-" if np.isnan(one) else f"{one:.2f}" for one in self.weights[at]]
            rows.append([short(self.submissions[at], 28), *own, *mean])
        return heads, rows

    def __str__(self) -> str:
        heads, rows = self._rows()
        ranks = 1 + min(SHOWN, self.ranks.shape[1])
        first = columns(heads[:ranks], [row[:ranks] for row in rows])
        heads = ["", *self.themes]
        second = columns(heads, [[row[0], *row[ranks:]] for row in rows])
        mean = "The mean of the weights under which each wins; - where it never does."
        return "\n".join([*wrapped(f"{self.heading}."), *first, "", *wrapped(mean), *second])

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        heads, rows = self._rows()
        top = "".join(f'<th scope="col">{html.escape(head)}</th>' for head in heads)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
            for row in rows
        )
        caption = html.escape(clean(self.heading))
        return f"<table><caption>{caption}</caption><tr>{top}</tr>{body}</table>"
