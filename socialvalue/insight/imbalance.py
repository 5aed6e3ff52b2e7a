"""`imbalance`: how evenly the parts of a node stand, beside its benefit, and never in its place.

In come a scorecard and the code of a node; out comes a table. The index of Mazziotta and Pareto can
fall where a rating rises, so it is a view and ranks nobody: see `numerics.imbalance`.
"""

from __future__ import annotations

import numpy as np

from socialvalue import arguments
from socialvalue.errors import Fault, UnknownName
from socialvalue.insight.node_steps import branch
from socialvalue.numerics import imbalance as formulas
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.reading import readings
from socialvalue.scorecard.tables import Table


def imbalance(card: Scorecard, code: str = "overall") -> Table:
    """One row a submission: benefit, mean, spread, penalty and index of a node's benefits, 0-100.

    `lowest` and `highest` name the parts that stand so; what was not shown counts 0, and what does
    not apply is left out. Where nothing applies the numbers are NaN. Raises `UnknownName` for a
    code that is no node.
    """
    arguments.of_kind("card", card, Scorecard, "score claims first: sv.score")
    if code not in card.places:
        fix = f"use one of {', '.join(card.places)}"
        raise UnknownName(Fault(str(code), "it is not a node of this framework", fix))
    node, benefit = card.plan.nodes[card.places[code]], card.benefit(code)
    rows = []
    for place in range(len(card.submissions)):
        cells = {one.member.code: one for one in readings(card, place)}
        parts = branch(node, cells).benefits
        row: list[object] = [card.submissions.name(place), float(benefit[place])]
        if parts:
            values = np.array([100 * part.cautious for part in parts])
            weights = np.array([part.weight for part in parts])
            row += [float((values * weights).sum() / weights.sum())]
            row += [float(formulas.spread(values, weights))]
            row += [float(formulas.penalty(values, weights))]
            row += [float(formulas.mazziotta_pareto(values, weights))]
            row += [parts[int(values.argmin())].code, parts[int(values.argmax())].code]
        else:
            row += [*[float("nan")] * 4, "", ""]
        rows.append(row)
    heads = ("submission", "benefit", "mean", "spread", "penalty", "index", "lowest", "highest")
    return {head: [row[at] for row in rows] for at, head in enumerate(heads)}
