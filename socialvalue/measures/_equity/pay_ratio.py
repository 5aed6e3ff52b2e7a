"""EQ6, pay ratio. In come the highest pay and the pay of everybody down the chain; out comes how
many times the pay of the person in the middle the highest is.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Parameter, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import figure
from socialvalue.themes.equity import PAY

LISTED_FIRMS = figure("pay-ratio-ftse350-median-2023-24")
HALF = figure("median-share")


class PayRatio(Measure):
    """The highest pay of the year as a multiple of the median pay of everybody who works for the
    activity, down its whole delivery chain.

    Pay is all that a person gets for the work, bonus, pension and shares with it, at a full-time
    rate, so that a part-time post at either end is read for what it pays. The chain is the staff
    and those of subcontractors and agencies who deliver the activity: low pay that was put out to
    another firm is in it. Less is better; it is a state, not damage done, so it is a benefit
    measure.

    People in the chain whose pay nobody has shown leave it without a figure. The highest pay is the
    one named or the highest in the list, whichever is more.

    It does not say that the lowest pay is enough (EQ5), nor how many people stand at either end. A
    high median may hide a low quarter, so show the lower quartile too.
    """

    code = "EQ6"
    title = "Pay ratio"
    outcome = PAY
    unit = "1"
    reports = "state"
    combine = Pool
    periods = "average"

    highest = Column(
        "GBP_2025/fte", "the highest total pay in the chain, at a full-time rate", pool="same"
    )
    chain = SampleGroup(
        "person",
        "one entry for each person in the chain (or for each number paid alike)",
        pay=Sample("GBP_2025/fte", "total pay of the year, at a full-time rate"),
    )
    not_shown = Column("person", "people in the chain, known or estimated, whose pay is not shown")
    half = Parameter(HALF.value, HALF.unit, help=HALF.note, source=HALF.source)

    unpriced_reason = "a ratio of two wages is no sum of money"
    rating = Ramp(
        floor=LISTED_FIRMS.value,
        target=1,
        reason="a ratio needs no size: nothing is earned where it is as in a large listed firm "
        "(row pay-ratio-ftse350-median-2023-24), and no open norm of co-operatives is to be had, "
        "so the target is nobody above the middle",
        source=LISTED_FIRMS.source,
    )
    undefined_reason = (
        "the person in the middle is paid nothing, nobody is listed, or the pay of people in the "
        "chain is not shown"
    )
    cautions = (
        "Staff put out to another firm still belong to the chain: compare it with last year's.",
        "Owners who are paid in dividends are paid: count it as pay, or the top looks low.",
        "Many people in the middle hide a low quarter: ask for the lower quartile as well.",
        "In a firm of a few people the ratio moves with each of them.",
        "A ratio falls when low posts are cut: read it beside EQ4, which takes lost hours off.",
    )
    evidence = Evidence(
        record="total pay by grade, at a full-time rate, for the staff and each subcontractor",
        document="the remuneration report, payroll totals, and certificates from subcontractors",
        third_party="an auditor who has read the pay of the top and of the chain",
        people="staff representatives confirm who is in the chain and that nobody is left out",
    )
    contexts = ("procurement", "commissioning", "grants", "business support")
    examples = [
        Example(
            highest=90_000,
            chain={"pay": [24_000, 30_000, 45_000, 90_000], "count": [20, 25, 4, 1]},
            not_shown=0,
            quantity=3,
            note="a service with its subcontractor",
        ),
        Example(
            highest=90_000,
            chain={"pay": [24_000, 30_000, 90_000], "count": [40, 25, 1]},
            not_shown=0,
            quantity=3.75,
            note="the cleaners of an outside firm move the middle down",
        ),
        Example(
            highest=28_000,
            chain={"pay": [28_000], "count": [9]},
            not_shown=0,
            quantity=1,
            note="a co-operative in which all are paid alike",
        ),
        Example(
            highest=90_000,
            chain={"pay": [45_000, 90_000]},
            not_shown=60,
            undefined=True,
            note="the pay of the outside firm is not shown",
        ),
    ]

    def quantity(self, highest: Any, chain: Any, half: Any) -> Any:
        return np.maximum(highest, chain.pay.quantile(1)) / chain.pay.quantile(half)

    def defined(self, chain: Any, not_shown: Any, half: Any) -> Any:
        return (chain.pay.quantile(half) > 0) & (not_shown <= 0)
