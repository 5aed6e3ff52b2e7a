"""How evenly what people received is spread, in sentences; in comes a scorecard."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import Any

from socialvalue.scorecard import equity
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import rows_of
from socialvalue.scorecard.words import clean, number, share

DIGITS = 3


def lines(card: Scores, places: Sequence[int]) -> list[str]:
    """A sentence a submission, measure and grouping; none where no claim carries a label."""
    if not equity.grouped(card):
        return []
    every = rows_of(equity.table(card, shown=frozenset(places)))
    return [_line(row) for row in every if row["by"]]


def _line(row: dict[str, Any]) -> str:
    year = f" in {row['period']}" if row["period"] else ""
    head = f"{clean(row['submission'])}, {row['measure']}{year}"
    got = {name: float(row[name]) for name in equity.NUMBERS}
    if isnan(got["gini"]):
        return f"{head}: {clean(row['why'])}."
    told = (
        f"{head}: Gini {_round(got['gini'])}, Theil {_round(got['theil'])}, Atkinson "
        f"{_round(got['atkinson'])} (aversion {number(got['aversion'])}); as if "
        f"{number(round(got['effective_people'], 1))} of {number(got['people'])} people shared it"
    )
    if isnan(got["between"]):
        return f"{told}. By {row['by']}: {clean(row['why'])}."
    part = got["between"] / got["theil"] if got["theil"] > 0 else 0.0
    return (
        f"{told}. By {row['by']}: {share(round(part, 2))} of the inequality lies between "
        f"{number(got['groups'])} groups, the rest within them; as if "
        f"{number(round(got['effective_groups'], 1))} of them shared it."
    )


def _round(value: float) -> str:
    return number(round(value, DIGITS))
