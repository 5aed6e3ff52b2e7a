"""CV8, value extraction. In come payments that leave to outside owners; out comes their sum in
pounds.
"""

from typing import Any

from socialvalue.column import Column, Example, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Proxy
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.conviviality import CIRCULATION


class ValueExtraction(Measure):
    """Money that left the place in the year to owners outside it and outside the eligible people:
    dividends, interest above a benchmark, rent, and charges above cost.

    The ordinary cost of capital is no extraction: only interest above the benchmark rate counts
    that whoever asks named beforehand, and only charges above what the service cost.

    It is harm done to the place, and this is the one measure that counts it: EQ1 leaves it out and
    CV2 does not subtract it.

    It does not say whether those who received the money needed it. None counted means that accounts
    were opened and nothing was found.
    """

    code = "CV8"
    title = "Value extraction"
    outcome = CIRCULATION
    unit = "GBP_2025"
    combine = Sum
    harm = True
    own_shares = ()

    dividends = Column("GBP_2025", "profit paid to outside owners, and profit-linked loan interest")
    interest_above_benchmark = Column("GBP_2025", "interest beyond the benchmark rate")
    rent = Column("GBP_2025", "rent paid to outside owners")
    fees = Column("GBP_2025", "fees and charges within a group, above cost")

    proxies = (Proxy.of(figure("pound-for-pound"), "local"),)
    rating = Ramp(
        floor=0,
        target=0.05,
        per="contract_value",
        reason="the limit is a small share of the contract's value: beyond it a contract serves "
        "its owners before the place; a judgement, to be set by the council beforehand",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "Charges within a group hide profit: where the share above cost is not known, say so.",
        "Name the benchmark rate of interest before anybody bids.",
        "Rent at a market rate to an outside owner still leaves the place.",
    )
    evidence = Evidence(
        record="a list of what was paid to owners and within the group, and to whom",
        document="group accounts, the register of beneficial owners, loan and lease agreements",
        third_party="an auditor who has traced the charges to what the service cost",
        people="staff and members who have seen the accounts say that nothing is missing",
    )
    contexts = (
        "procurement",
        "commissioning",
        "asset transfer",
        "planning",
        "economic development",
    )
    examples = [
        Example(
            dividends=12_000,
            interest_above_benchmark=0,
            rent=0,
            fees=0,
            quantity=12_000,
            note="a lender's share of the surplus",
        ),
        Example(
            dividends=1_000, interest_above_benchmark=250, rent=4_000, fees=750, quantity=6_000
        ),
        Example(
            dividends=0,
            interest_above_benchmark=0,
            rent=0,
            fees=0,
            quantity=0,
            note="looked for, and found none",
        ),
    ]

    def quantity(self, dividends: Any, interest_above_benchmark: Any, rent: Any, fees: Any) -> Any:
        return dividends + interest_above_benchmark + rent + fees
