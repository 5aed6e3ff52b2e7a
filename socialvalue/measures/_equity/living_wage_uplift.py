"""EQ4, living-wage uplift. In come hours of work, with pay before and after; out come the pounds by
which pay moved between the legal minimum and the real Living Wage, losses taken off.
"""

from typing import Any

import numpy as np

from socialvalue.column import Example, Sample, SampleGroup, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures._equity.living_wage import (
    LEAST_2025,
    LEAST_2026,
    POUNDS_2026,
    REAL_2025,
    REAL_2026,
)
from socialvalue.proxy import Proxy
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.equity import PAY

BEFORE = "pay of the same hour without this: as it was, with the rises already agreed; 0 if new"
AFTER = "pay of the hour now; 0 where the hour was cut or went with somebody let go"


class LivingWageUplift(Measure):
    """Pay that workers down the whole chain gained in the year between the legal minimum and the
    real Living Wage, less what they lost below it through hours cut, jobs gone and pay lowered.

    For each hour, pay after is counted up to the real Living Wage of its work year and place, and
    pay before from the adult minimum in law of the same date up to that wage; the quantity is the
    difference, over all hours. What the law would have brought anyway is therefore no uplift, nor
    is pay beyond a living wage. An hour that is gone is paid nothing after, so that a rise paid for
    with fewer hours comes to what was left of it. Hours of subcontractors and agencies count.

    The rates are those of the hour's own work year (rows `real-living-wage-…` and
    `statutory-wage-adult-…`), in pounds of the day. Pay before holds the rises already agreed, so
    it is the comparator, and no deadweight is taken.

    It does not say who now earns enough: that is EQ5. An hour may have an uplift here and still a
    gap there, and the two are different pounds of it: what was gained, and what is still missing.
    """

    code = "EQ4"
    title = "Living-wage uplift"
    outcome = PAY
    unit = "GBP_2025"
    combine = Sum

    work_2025 = SampleGroup(
        "hour",
        "hours of work from April 2025 to March 2026, as counts of hours paid alike; "
        "a count of 0 where there are none",
        before=Sample("GBP_2025/hour", BEFORE),
        after=Sample("GBP_2025/hour", AFTER),
        place=REAL_2025,
    )
    work_2026 = SampleGroup(
        "hour",
        "hours of work from April 2026 to March 2027, as counts of hours paid alike; "
        "a count of 0 where there are none",
        before=Sample("GBP_2026/hour", BEFORE),
        after=Sample("GBP_2026/hour", AFTER),
        place=REAL_2026,
    )
    least_2025 = LEAST_2025
    least_2026 = LEAST_2026
    pounds_2026 = POUNDS_2026

    proxies = (Proxy.of(figure("pound-for-pound"), "transfer"),)
    rating = Ramp(
        floor=0,
        target=0.01,
        per="contract_value",
        reason="the share of the contract's value at which EQ5 reaches its limit: a pound lifted "
        "is rated as a pound missing is; a judgement",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "Whoever has paid the real Living Wage for years has no uplift here: see it in EQ5.",
        "Hours moved from one post to another are one entry, not a cut and a new hour.",
        "Leave out hours that people asked to give up, and keep what they wrote.",
        "Pay headed in pounds of another year is moved by prices: take only pounds of the day.",
        "Young workers and apprentices are read against the adult minimum, and gained more.",
        "For years to come no rate is known: promise them at the rates of the latest work year.",
        "Part of it returns to the exchequer in tax and benefits: it is a transfer, never welfare.",
    )
    evidence = Evidence(
        record="hours and pay by grade, before and after, for the employer and each subcontractor",
        document="payroll extracts of both dates, and the rises that had been agreed",
        third_party="accreditation as a Living Wage employer, or an auditor's sample of payslips",
        people="workers or their union confirm pay and hours, including those who left",
    )
    contexts = ("procurement", "commissioning", "grants")
    examples = [
        Example(
            work_2025={
                "before": [12.21, 0, 12.40],
                "after": [12.60, 12.50, 15],
                "place": ["UK", "UK", "UK"],
                "count": [1_000, 200, 500],
            },
            work_2026={"before": [], "after": [], "place": []},
            quantity=1_000 * 0.39 + 200 * 0.29 + 500 * 0.20,
            note="lifted to the wage, part of the way from the minimum, and beyond it",
        ),
        Example(
            work_2025={
                "before": [12.21, 12.21],
                "after": [12.60, 0],
                "place": ["UK", "UK"],
                "count": [36, 4],
            },
            work_2026={"before": [], "after": [], "place": []},
            quantity=36 * 0.39 - 4 * 12.21,
            note="the rise was paid for with hours: a loss",
        ),
        Example(
            work_2025={"before": [13], "after": [13.85], "place": ["London"], "count": [100]},
            work_2026={"before": [12], "after": [12.71], "place": ["UK"], "count": [5_000]},
            quantity=85,
            note="in London up to London's wage; what the law brings is no uplift",
        ),
        Example(
            work_2025={"before": [], "after": [], "place": []},
            work_2026={"before": [13.45], "after": [13.45], "place": ["UK"], "count": [900]},
            quantity=0,
            note="it was paid all along",
        ),
    ]

    def quantity(
        self, work_2025: Any, work_2026: Any, least_2025: Any, least_2026: Any, pounds_2026: Any
    ) -> Any:
        paid = np.minimum(work_2025.after, work_2025.place)
        anyway = np.minimum(np.maximum(work_2025.before, least_2025), work_2025.place)
        paid_next = np.minimum(work_2026.after, work_2026.place)
        anyway_next = np.minimum(np.maximum(work_2026.before, least_2026), work_2026.place)
        return (paid - anyway).sum() + (paid_next - anyway_next).sum() * pounds_2026
