"""EQ5, sub-living-wage gap. In come the hours of work down the chain and what they are paid; out
come the pounds by which they fall short of the real Living Wage.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures._equity.living_wage import POUNDS_2026, REAL_2025, REAL_2026
from socialvalue.proxy import Proxy
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.equity import PAY


class SubLivingWageGap(Measure):
    """Pay that is missing to the real Living Wage, over all hours that people worked in the year
    for the activity, down its whole chain.

    List all hours, also those paid enough, with their pay: each falls short by the real Living Wage
    of its own work year and place (rows `real-living-wage-…`) less what it was paid, or by nothing.
    What was paid beyond the wage in one hour makes up for no other. It is harm, done to those who
    cannot live on their work.

    Hours down the chain whose pay nobody has shown leave the whole without a figure, which counts
    as past the limit: not to ask is not to find nothing. Each of them falls short by something
    between nothing and the step from the legal minimum to the wage, and a page may say so.

    It does not say whether a household can live on it: that turns on the hours too (SE8). Nor does
    it say that pay rose, which is EQ4; the two never hold the same pound of an hour.
    """

    code = "EQ5"
    title = "Sub-living-wage gap"
    outcome = PAY
    unit = "GBP_2025"
    combine = Pool
    harm = True
    own_shares = ()

    work_2025 = SampleGroup(
        "hour",
        "all hours of work from April 2025 to March 2026, as counts of hours paid alike; "
        "a count of 0 where there are none",
        paid=Sample("GBP_2025/hour", "pay of the hour, without overtime premium, tips or benefits"),
        place=REAL_2025,
    )
    work_2026 = SampleGroup(
        "hour",
        "all hours of work from April 2026 to March 2027, as counts of hours paid alike; "
        "a count of 0 where there are none",
        paid=Sample("GBP_2026/hour", "pay of the hour, without overtime premium, tips or benefits"),
        place=REAL_2026,
    )
    not_shown = Column("hour", "hours down the chain, known or estimated, whose pay is not shown")
    pounds_2026 = POUNDS_2026

    proxies = (Proxy.of(figure("pound-for-pound"), "transfer"),)
    rating = Ramp(
        floor=0,
        target=0.01,
        per="contract_value",
        reason="the limit is about what is missing where one hour in five of a contract that is "
        "all labour is paid the legal minimum (rows statutory-wage-adult-2026-04 and "
        "real-living-wage-uk-2025): a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = (
        "no hours are listed, or there are hours down the chain whose pay nobody has shown"
    )
    cautions = (
        "Say how far down the chain was asked, and set it beside the hours that the work takes.",
        "Training, travel between visits and sleeping in are hours: unpaid, they lower the pay.",
        "Self-employed people who work as staff do are in the chain; so are agencies.",
        "An employer has until May to pay a new rate; hours of April are read against it already.",
        "Pay headed in pounds of another year is moved by prices: take only pounds of the day.",
    )
    evidence = Evidence(
        record="hours and pay by grade, for the employer and each tier of the chain",
        document="payroll extracts, and a certificate of pay from each subcontractor",
        third_party="accreditation that covers the chain, or an audit of a sample of payslips",
        people="workers of each tier, or their union, confirm the hours and the pay",
    )
    contexts = ("procurement", "commissioning", "business support")
    examples = [
        Example(
            work_2025={
                "paid": [12.21, 12.50, 20],
                "place": ["UK", "London", "UK"],
                "count": [1_000, 100, 300],
            },
            work_2026={"paid": [], "place": []},
            not_shown=0,
            quantity=1_000 * 0.39 + 100 * 1.35,
            note="below the wage outside London and in it; pay above it makes up for nothing",
        ),
        Example(
            work_2025={"paid": [12.60], "place": ["UK"], "count": [2_000]},
            work_2026={"paid": [13.45], "place": ["UK"], "count": [2_000]},
            not_shown=0,
            quantity=0,
            note="each year's wage was paid in its year",
        ),
        Example(
            work_2025={"paid": [15], "place": ["UK"], "count": [900]},
            work_2026={"paid": [], "place": []},
            not_shown=1,
            undefined=True,
            note="an hour whose pay nobody has shown",
        ),
        Example(
            work_2025={"paid": [], "place": []},
            work_2026={"paid": [], "place": []},
            not_shown=0,
            undefined=True,
            note="no work is listed: nothing was looked for",
        ),
    ]

    def quantity(self, work_2025: Any, work_2026: Any, pounds_2026: Any) -> Any:
        missing = np.maximum(work_2025.place - work_2025.paid, 0 * work_2025.paid)
        missing_next = np.maximum(work_2026.place - work_2026.paid, 0 * work_2026.paid)
        return missing.sum() + missing_next.sum() * pounds_2026

    def defined(self, work_2025: Any, work_2026: Any, not_shown: Any) -> Any:
        return (not_shown <= 0) & (work_2025.count() + work_2026.count() > 0)
