"""EQ1, broadly distributed surplus. In comes what each person received; out comes the sum that
would be as good if all the eligible had received alike, in pounds.
"""

from typing import Any

from socialvalue.column import Column, Example, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Proxy
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.equity import SURPLUS


class DistributedSurplus(Measure):
    """Surplus of the activity paid out to the eligible people in the year, times one minus the
    Gini coefficient of what each of them received.

    The eligible are everybody among whom the surplus could have been shared: workers, members,
    users or residents, fixed beforehand. Those who received nothing count as zeros. What is left
    is Sen's equally distributed equivalent (row `sen-1976`): all of it if all received alike,
    nothing if one person had everything. The Gini coefficient is multiplied by n/(n-1), so that
    this holds in small groups too.

    It does not say what a pound is worth to a poor or a rich person, and it leaves out what is kept
    back (EQ2) and what goes to anybody else (CV8).

    It is half of the third measure that the 2022 report names; the definition is ours.
    """

    code = "EQ1"
    title = "Broadly distributed surplus"
    outcome = SURPLUS
    unit = "GBP_2025"
    combine = Pool

    recipients = SampleGroup(
        "person",
        "one entry for each eligible person who received something (or for each number alike)",
        population="eligible",
        amount=Sample("GBP_2025/person", "dividend, refund, bonus or share of a fund"),
    )
    eligible = Column(
        "person", "everybody among whom it could be shared", pool="same", scope="submission"
    )

    proxies = (Proxy.of(figure("pound-for-pound"), "transfer"),)
    rating = Ramp(
        floor=0,
        target=0.05,
        per="contract_value",
        reason="the target is the share of the contract's value at which CV8 reaches its limit: "
        "a pound shared evenly is rated as a pound taken away is; a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = (
        "no surplus reached anybody eligible, or there are not two people to share it: there is no "
        "distribution to measure"
    )
    cautions = (
        "Fix who is eligible before seeing any result; EQ1 and EQ2 use the same people.",
        "Management pay called a profit share is pay.",
        "What a large body makes and shares elsewhere is no surplus of this activity.",
        "A fund counts as spread evenly over those whom it may serve, which flatters it.",
        "It is a transfer: a pound gained here was a pound elsewhere.",
        "Leave out pounds that were already counted in EQ2 when they were kept back.",
    )
    evidence = Evidence(
        record="the register of distributions and the roll of the eligible",
        document="both, without names, added up against the audited accounts",
        third_party="an auditor who has matched the register with the accounts and the roll",
        people="the eligible, or a meeting of them, have seen who was counted and what was paid",
    )
    contexts = (
        *("procurement", "commissioning", "asset transfer"),
        *("economic development", "business support"),
    )
    examples = [
        Example(
            recipients={"amount": [900, 75], "count": [40, 160]},
            eligible=200,
            quantity=48_000 * (1 - 0.55 * 200 / 199),
            note="members receive a dividend each and residents the use of a fund",
        ),
        Example(recipients={"amount": [60, 60, 60]}, eligible=3, quantity=180, note="all alike"),
        Example(
            recipients={"amount": [500]},
            eligible=100,
            quantity=0,
            note="one person has everything: none of it is broadly shared",
        ),
        Example(
            recipients={"amount": [0, 0]}, eligible=10, undefined=True, note="no surplus, not zero"
        ),
    ]

    def quantity(self, recipients: Any, eligible: Any) -> Any:
        spread = recipients.amount.gini(population=eligible, correct=True)
        return recipients.amount.sum() * (1 - spread)

    def defined(self, recipients: Any, eligible: Any) -> Any:
        return (recipients.amount.sum() > 0) & (eligible > 1)
