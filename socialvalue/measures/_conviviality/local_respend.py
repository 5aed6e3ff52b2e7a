"""CV1, local re-spend. In come money received and the local people and firms it was spent with; out
comes the local multiplier LM3: local income made by each pound received, that pound included.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import source
from socialvalue.themes.conviviality import CIRCULATION


class LocalRespend(Measure):
    """Local income that each pound received made over three rounds of spending in the year: the
    pound itself, what of it was spent locally, and what of that was spent locally again.

    Round one is the money received, round two the part of it spent with people and firms of the
    place, and round three the part of that which they spent in the place. The sum of the three over
    the first is the multiplier of Sacks (row `sacks-2002`). It lies between 1 (nothing was spent
    locally) and 3 (everything was, twice).

    What counts as the place decides most of it. A larger place keeps more, for whoever is paid just
    beyond a narrow boundary is inside a wider one: a county's figure stands above its city's on the
    very same invoices. So the boundary is drawn by whoever asks, once, before anybody answers, and
    figures of two boundaries are never compared.

    It does not say what was added, and is no gain to the country: a pound kept here is a pound less
    elsewhere.
    It is one half of the fourth measure that the 2022 report names; the definition is ours.
    """

    code = "CV1"
    title = "Local re-spend (LM3)"
    outcome = CIRCULATION
    unit = "1"
    reports = "ratio"
    combine = Pool
    periods = "pool"

    received = Column("GBP_2025", "round one: money received for the activity")
    local = SampleGroup(
        "count",
        "one entry for each person or firm of the place that was paid (or for each number alike)",
        spend=Sample("GBP_2025/count", "round two: what each was paid"),
        respent=Sample("1", "round three: the share of it that they spent in the place", high=1),
    )

    unpriced_reason = "a ratio: its pounds are the same pounds going round"
    rating = Ramp(
        floor=1,
        target=2,
        reason="a ratio needs no size: the floor is money that leaves at once, and the target one "
        "more pound of local income for each pound received; a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = (
        "nothing was received, or more is said to have been spent locally than was received"
    )
    cautions = (
        "The boundary of 'local' drives the result: fix it, and keep it the same for everybody.",
        "A larger place keeps more of the same money: compare no city with a county.",
        "What a place has little of is bought elsewhere: see which trades it lacks.",
        "Two firms of the place that pay one another in a circle spend nothing: count what left.",
        "A head office's postcode says nothing about where the money goes.",
        "Ask those paid for the third round; a guess for all of them is a guess.",
        "What is bought nearby may be taken from neighbours: see who loses.",
    )
    evidence = Evidence(
        record="the purchase ledger and payroll, by where people live and firms work",
        document="a sample of invoices and payslips against places of work, not head offices",
        third_party="a survey of those paid, run by somebody else, for the third round",
        people="suppliers and staff of the place confirm what they spent in it",
    )
    contexts = ("procurement", "commissioning", "economic development", "business support")
    examples = [
        Example(
            received=100_000,
            local={"spend": [60_000], "respent": [0.45]},
            quantity=1.87,
            note="60 per cent is spent locally, of which 45 per cent is again",
        ),
        Example(
            received=100_000,
            local={"spend": [30_000, 20_000], "respent": [0.4, 0.25]},
            quantity=1.67,
            note="local staff and local suppliers",
        ),
        Example(
            received=500,
            local={"spend": [], "respent": []},
            quantity=1,
            note="nothing was spent locally",
        ),
        Example(
            received=0,
            local={"spend": [], "respent": []},
            undefined=True,
            note="nothing was received",
        ),
        Example(
            received=100,
            local={"spend": [150], "respent": [0]},
            undefined=True,
            note="more was spent than received",
        ),
    ]

    def quantity(self, received: Any, local: Any) -> Any:
        second = local.spend.sum()
        third = (local.spend * local.respent).sum()
        return (received + second + third) / received

    def defined(self, received: Any, local: Any) -> Any:
        second = local.spend.sum()
        # Pennies rounded on many invoices may carry their sum a hair above what was received.
        return (received > 0) & ((second <= received) | np.isclose(second, received))
