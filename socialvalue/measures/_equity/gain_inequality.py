"""EQ3, inequality of gains. In comes what each person gained; out comes the Gini coefficient over
everybody eligible, from 0 (all alike) to 1 (one has everything).
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import figure
from socialvalue.themes.equity import EVENNESS

INCOMES = figure("income-gini-uk-2021-22")


class InequalityOfGains(Measure):
    """How unequally the gains of the year from the activity fell among all the eligible people, as
    the Gini coefficient of what each of them gained in money.

    A person's gain is all that the activity brought: share of a surplus, growth of an account,
    bonus, refund. Everybody eligible counts, and those who gained nothing count as zeros; the
    coefficient is multiplied by n/(n-1), so that one person who takes everything scores one in a
    group of any size. Less is better; it is a state, not damage done, so it is a benefit measure.

    The list must reach the total that the accounts give: of a list that falls short there is no
    figure, for the person left out of it may be the one who gained most. Losses have no place in a
    Gini coefficient; they are in EQ2.

    It does not say how much was gained, nor whether those who gained were poor: a gain that goes
    to a few of the poorest reads as unequal here. Theil's and Atkinson's indices, the shares of the
    top and the bottom and the effective number of recipients read the same list
    (`socialvalue.numerics`), and belong beside it.
    """

    code = "EQ3"
    title = "Inequality of gains"
    outcome = EVENNESS
    unit = "1"
    reports = "state"
    combine = Pool
    periods = "average"

    gains = SampleGroup(
        "person",
        "one entry for each eligible person who gained something (or for each number alike)",
        population="eligible",
        amount=Sample("GBP_2025/person", "all that the person gained in the year"),
    )
    shared_out = Column("GBP_2025", "what the accounts say fell to the eligible in the year")
    eligible = Column(
        "person", "everybody among whom it could be shared", pool="same", scope="submission"
    )

    unpriced_reason = "how evenly pounds fall is no pound more"
    rating = Ramp(
        floor=INCOMES.value,
        target=0,
        reason="a coefficient needs no size: gains that fall no more evenly than incomes in the "
        "country (row income-gini-uk-2021-22) earn nothing, and gains alike everything",
        source=INCOMES.source,
    )
    undefined_reason = (
        "nothing was gained, there are not two eligible people, or the list falls short of what "
        "the accounts say was shared out"
    )
    cautions = (
        "EQ1 and EQ2 hold the same coefficient: beside them this one counts evenness twice over.",
        "A gain of next to nothing, alike for all, has the best figure there is: look at its size.",
        "Fix who is eligible before seeing any result, and use the same people in EQ1 and EQ2.",
        "Zeros are kept: print how many of the eligible gained nothing beside the figure.",
        "In a small group one person moves the figure far: print the number of people.",
        "Pay is no gain here, and a bonus to managers that is called a share of the surplus is.",
    )
    evidence = Evidence(
        record="what each person gained, without names, and the roll of the eligible",
        document="the register of distributions, added up against the audited accounts",
        third_party="an auditor who has matched the register with the accounts and the roll",
        people="the eligible have seen the spread, and say that no gain is missing from it",
    )
    contexts = (
        *("procurement", "commissioning", "grants", "asset transfer"),
        *("economic development", "business support"),
    )
    examples = [
        Example(
            gains={"amount": [900, 75], "count": [40, 160]},
            shared_out=48_000,
            eligible=200,
            quantity=0.55 * 200 / 199,
            note="members receive a dividend each and residents the use of a fund",
        ),
        Example(
            gains={"amount": [10, 20, 30, 40]},
            shared_out=100,
            eligible=4,
            quantity=0.25 * 4 / 3,
            note="four people in even steps",
        ),
        Example(
            gains={"amount": [60], "count": [12]},
            shared_out=720,
            eligible=12,
            quantity=0,
            note="all alike",
        ),
        Example(
            gains={"amount": [500]},
            shared_out=500,
            eligible=100,
            quantity=1,
            note="one person has everything",
        ),
        Example(
            gains={"amount": [60, 60]},
            shared_out=900,
            eligible=2,
            undefined=True,
            note="somebody's gain is not on the list",
        ),
    ]

    def quantity(self, gains: Any, eligible: Any) -> Any:
        return gains.amount.gini(population=eligible, correct=True)

    def defined(self, gains: Any, shared_out: Any, eligible: Any) -> Any:
        listed = gains.amount.sum()
        # Pennies rounded on many entries may leave their sum a hair below the accounts.
        complete = (listed >= shared_out) | np.isclose(listed, shared_out)
        return (listed > 0) & (eligible > 1) & complete
