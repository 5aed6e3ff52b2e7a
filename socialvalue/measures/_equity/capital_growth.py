"""EQ2, broadly held capital growth. In come the changes in people's capital accounts and in capital
held in common; out come gains, less the more concentrated they are, and all losses, in pounds.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import source
from socialvalue.themes.equity import WEALTH


class BroadlyHeldCapitalGrowth(Measure):
    """Growth in the year, through the activity, of the capital that eligible people hold, times
    one minus the Gini coefficient of their gains, plus the growth of capital locked in common, less
    all losses.

    Gains are what accounts grew by; those who gained nothing count as zeros among the eligible, as
    in EQ1. Losses are taken in full: a loss is not made smaller by falling on few. Capital locked
    by law belongs to nobody and everybody, and counts whole, whether it grows or shrinks.

    It does not say whether growth is earned or only revalued. Capital of outside owners is left
    out.

    It is the other half of the third measure that the 2022 report names; the definition is ours.
    """

    code = "EQ2"
    title = "Broadly held capital growth"
    outcome = WEALTH
    unit = "GBP_2025"
    combine = Pool

    accounts = SampleGroup(
        "person",
        "one entry for each eligible person whose account changed (or for each number alike)",
        population="eligible",
        change=Sample(
            "GBP_2025/person", "closing less opening, less what was paid in", low=-np.inf
        ),
    )
    locked = Column("GBP_2025", "change of capital under a lock set in law", low=-np.inf)
    eligible = Column(
        "person", "everybody among whom it could be shared", pool="same", scope="submission"
    )

    unpriced_reason = "a stock: EQ1 would count its pounds again when they are paid out"
    rating = Ramp(
        floor=0,
        target=0.05,
        per="contract_value",
        reason="the same share of the contract's value as the target of EQ1, for a pound kept in "
        "many hands is rated as a pound paid into them: a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "there are not two eligible people: broad and narrow would be the same"
    cautions = (
        "Leave out new money paid in and gains that come only from revaluing what was held.",
        "What a large body keeps back from its other business did not grow through the activity.",
        "Only a lock set in law counts as locked: charity, CIC or a prescribed society's lock.",
        "The Gini coefficient is over all the eligible, not over members alone.",
        "Surplus locked here may be CV2's retained surplus: an overlap, counted once in a total.",
    )
    evidence = Evidence(
        record="opening and closing accounts of the eligible, and of what is held in common",
        document="both balance sheets, the share register, and the rules that show the lock",
        third_party="an auditor who told revaluation and money paid in from growth",
        people="the eligible, or a meeting of them, have seen the accounts and agreed them",
    )
    contexts = ("commissioning", "asset transfer", "economic development", "business support")
    examples = [
        Example(
            accounts={"change": [500], "count": [40]},
            locked=25_000,
            eligible=200,
            quantity=20_000 * (1 - 0.8 * 200 / 199) + 25_000,
            note="equal accounts of 40 members among 200 people, and a locked reserve",
        ),
        Example(
            accounts={"change": [100, 100, -300]},
            locked=0,
            eligible=3,
            quantity=200 * (1 - 0.5) - 300,
            note="gains are shared by two of three; the loss of one is taken in full",
        ),
        Example(
            accounts={"change": [-50, -50]},
            locked=-10,
            eligible=10,
            quantity=-110,
            note="nobody gained: losses alone",
        ),
        Example(accounts={"change": [5]}, locked=0, eligible=1, undefined=True, note="one person"),
    ]

    def quantity(self, accounts: Any, locked: Any, eligible: Any) -> Any:
        gains = np.maximum(accounts.change, 0 * accounts.change)
        losses = np.minimum(accounts.change, 0 * accounts.change).sum()
        gained = gains.sum()
        spread = np.where(gained > 0, gains.gini(population=eligible, correct=True), 0)
        return gained * (1 - spread) + losses + locked

    def defined(self, eligible: Any) -> Any:
        return eligible > 1
