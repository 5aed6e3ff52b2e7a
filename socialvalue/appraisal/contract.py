"""The contract value beside the costs: what a slip of the pen would look like.

In comes a submissions table; out come sentences, one a submission, "" where nothing is to be
remarked on. A remark moves no number: the costs may be right and the contract value wrong.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.claims import Submissions
from socialvalue.claims.submissions import COST_UNIT
from socialvalue.scorecard.words import amount

Bools = np.ndarray[Any, np.dtype[np.bool_]]

FAR = 0.1
"""Costs that are further than this share of the contract value from it are remarked on: a council
has small costs of its own beside a contract, and a slip is seldom so small.
"""


def remarks(submissions: Submissions, known: Bools) -> list[str]:
    """Whose `known` costs, added over all years, are far from the contract value.

    Both are as given, in the pounds of the table, before optimism and discounting.
    """
    count = len(submissions)
    spent = np.zeros(count) + sum(map(np.nan_to_num, submissions.costs.values()))
    value = submissions.columns.get("contract_value", np.full(count, np.nan))
    far = known & (np.abs(spent - value) > FAR * value)
    return [
        f"its costs come to {_told(spent[place])} over all years, and its contract value is "
        f"{_told(value[place])}"
        if far[place]
        else ""
        for place in range(count)
    ]


def _told(pounds: float) -> str:
    return amount(float(pounds), COST_UNIT)
