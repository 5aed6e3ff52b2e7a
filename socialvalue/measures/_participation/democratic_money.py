"""PA2, money under democratic control. In come the budgets of an activity with the right that those
affected held over each; out come the pounds of the budgets over which that right was control.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures._participation.ladder import CONTROL, LADDER
from socialvalue.ramp import Ramp
from socialvalue.source import source
from socialvalue.themes.participation import DECISIONS


class MoneyUnderDemocraticControl(Measure):
    """Money of the activity in the year, from budgets and the income of assets, over which the
    people affected held joint control or an equal binding vote, and used it.

    Give every budget of the activity with the best right that those affected, together, held over
    it (the ladder that PA1 reads). The pounds of those at the rung of joint decision or above are
    counted whole, all others not at all: to be told, asked or advised with is no control.

    Each pound stands in one budget, the innermost that somebody decides on: a panel's fund within a
    department's budget is taken out of the department's. `money` is all the money of the activity,
    and part of the contract's value; if the budgets hold more than that, some pound stands in two
    of them, and there is no answer.

    It does not say that the money did any good, nor how many decided (PA1) or whom they mirror
    (PA4). Control is no gain in pounds: these pounds are never added to any others.
    """

    code = "PA2"
    title = "Money under democratic control"
    outcome = DECISIONS
    unit = "GBP_2025"
    combine = Pool

    budgets = SampleGroup(
        "count",
        "one entry for each budget, or each asset whose income is decided on",
        money=Sample("GBP_2025/count", "pounds in it that stand in no other entry"),
        right=LADDER,
    )
    money = Column(
        "GBP_2025",
        "all the money of the activity in the year, each pound once",
        within="contract_value",
    )
    control = CONTROL

    unpriced_reason = "control over money is not worth that money to those who hold it"
    rating = Ramp(
        floor=0,
        target=0.5,
        per="contract_value",
        reason="the target is met when nothing passes without those affected over half of the "
        "money: most of the rest is owed before anybody decides; a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = (
        "the budgets hold more money than the activity has: one of them was counted within another"
    )
    cautions = (
        "Ask who those deciding are: a hand-picked panel is not the people affected (read PA4).",
        "A budget whose lines are fixed by contract or by law before the vote was not decided on.",
        "Votes by capital are not equal votes, and a vote that can be overruled is advice.",
        "Turnover outside the activity does not count, however democratic its owner is.",
        "Do not add it to PA1: the same decisions, once in people and once in pounds.",
    )
    evidence = Evidence(
        record="a list of all budgets, with who decided on each and under which rule",
        document="the rules and minutes with the decisions, and accounts of the whole activity",
        third_party="an auditor who finds the decisions carried out in the ledger of payments",
        people="those who held the right say that nothing passed without them",
    )
    contexts = ("commissioning", "grants", "asset transfer", "economic development")
    examples = [
        Example(
            budgets={
                "money": [300_000, 500_000, 200_000],
                "right": ["joint", "vote", "consulted"],
            },
            money=1_000_000,
            quantity=800_000,
            note="a panel of residents and the members decide; about the rest they were asked",
        ),
        Example(
            budgets={"money": [900_000], "right": ["advisory"]},
            money=900_000,
            quantity=0,
            note="at a bound: one rung below control is none",
        ),
        Example(
            budgets={"money": [900_000, 100_000], "right": ["informed", "joint"]},
            money=900_000,
            undefined=True,
            note="the panel's fund stands in the budget around it, too",
        ),
        Example(budgets={"money": [], "right": []}, money=0, quantity=0, note="no money at all"),
    ]

    def quantity(self, budgets: Any, control: Any) -> Any:
        return (budgets.money * (budgets.right >= control)).sum()

    def defined(self, budgets: Any, money: Any) -> Any:
        held = budgets.money.sum()
        # Pennies rounded on many budgets may carry their sum a hair above all the money.
        return (held <= money) | np.isclose(held, money)
