"""How ratings join, as a formula of a spreadsheet: the same arithmetic as the aggregators'.

In come an aggregator and where its values (points of 100) and weights stand; out comes a formula,
or None for a way of joining that has none here.
"""

from __future__ import annotations

from collections.abc import Mapping

from socialvalue.aggregation import Aggregator, Choquet, Held, PowerMean, WeightedMean
from socialvalue.aggregation.held import TOLERANCE

Cells = Mapping[str, tuple[str, str]]
"""The cells of the value and of the weight of each child, by its code."""


def power(aggregator: Aggregator) -> float | None:
    """The p of a power mean, 1 for the weighted mean; None for another kind."""
    if isinstance(aggregator, Held):
        return power(aggregator.by)
    if isinstance(aggregator, PowerMean):
        return aggregator.p
    plain = isinstance(aggregator, WeightedMean)
    return 1.0 if plain or (isinstance(aggregator, Choquet) and not aggregator.pairs) else None


def joined(
    aggregator: Aggregator, values: str, weights: str, p: str, cells: Cells, *, whole: bool = True
) -> str | None:
    """The formula of one node's value in one tree; `p` is the cell that holds the power.

    `whole` says that all children apply; a Choquet integral has a formula only then.
    """
    if isinstance(aggregator, Held):
        found = joined(aggregator.by, values, weights, p, cells, whole=whole)
        holds = [_hold(aggregator, place, cells) for place in range(len(aggregator.holds))]
        return None if found is None else f"MIN({','.join([found, *filter(None, holds)])})"
    if isinstance(aggregator, Choquet) and aggregator.pairs:
        return _integral(aggregator, values, weights, cells) if whole else None
    if power(aggregator) is None:
        return None
    total = f"SUM({weights})"
    safe = f"{values}/100+({weights}=0)"
    return (
        f"IF({total}=0,0,IF({p}=1,SUMPRODUCT({weights},{values})/{total},"
        f"IF({p}>0,100*(SUMPRODUCT({weights},({values}/100)^{p})/{total})^(1/{p}),"
        f"IF(SUMPRODUCT(({weights}>0)*({values}<=0))>0,0,"
        f"IF({p}=0,100*EXP(SUMPRODUCT({weights},LN({safe}))/{total}),"
        f"100*(SUMPRODUCT({weights},({safe})^{p})/{total})^(1/{p}))))))"
    )


def _hold(held: Held, place: int, cells: Cells) -> str:
    hold = held.holds[place]
    if hold.of not in cells or hold.of not in held.codes:
        return ""
    value, weight = cells[hold.of]
    mark = f"{hold.below!r}*(1-{TOLERANCE!r})"
    return f"IF(AND({weight}>0,{value}<{mark}),MAX({value},{hold.to!r}),100)"


def _integral(choquet: Choquet, values: str, weights: str, cells: Cells) -> str | None:
    parts = []
    for one, other, much in choquet.pairs:
        ends = [choquet.codes[place] for place in (one, other)]
        if any(code not in cells for code in ends):
            return None
        first, second = (cells[code][0] for code in ends)
        parts.append(f"({float(much)!r})*ABS({first}-{second})")
    mean = f"SUMPRODUCT({weights},{values})/SUM({weights})"
    return f"MAX(0,MIN(100,{mean}-({'+'.join(parts)})/2))"
