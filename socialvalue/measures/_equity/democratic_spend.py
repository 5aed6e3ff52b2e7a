"""EQ8, spend with the democratic and social economy. In comes what was paid to such enterprises;
out comes what stayed with them, in pounds.
"""

from typing import Any

from socialvalue.column import Column, Example, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import figure
from socialvalue.themes.equity import TRADE

USUAL, HIGHEST = figure("council-spend-social-2022"), figure("council-spend-social-highest-2022")


class DemocraticSpend(Measure):
    """Invoices of the year for the activity that were paid to co-operatives, mutuals, community
    businesses, employee-owned firms, charities and social enterprises, less what they handed on or
    back.

    An enterprise counts that stands in a public register as one of these. What it passed on to
    firms of another kind to do the work is taken off, for a front earns nothing; so is what came
    back to whoever paid, by invoice, loan or dividend, for money sent round in a circle is no
    trade. An enterprise that the buyer owns or controls is not counted at all.

    The rating sets it against the value of the contract, of which it is a part: what a large buyer
    spends on its other business is not counted, so that size earns nothing.

    It does not say what the money did: it is an input, and never worth pounds. What it sets going
    is in SE7 and CV1, and whether it was paid in time in EQ9. A bidder that is itself a
    co-operative earns nothing here for being one.
    """

    code = "EQ8"
    title = "Spend with the democratic and social economy"
    outcome = TRADE
    unit = "GBP_2025"
    combine = Sum

    paid = Column(
        "GBP_2025",
        "invoices for the activity, paid to enterprises that stand in such a register",
        within="contract_value",
    )
    passed_on = Column(
        "GBP_2025", "of it, what they passed on to firms of other kinds", within="paid"
    )
    returned = Column("GBP_2025", "of it, what came back to whoever paid", within="paid")

    unpriced_reason = "money spent is an input; what it buys for people is told by other measures"
    rating = Ramp(
        floor=USUAL.value,
        target=HIGHEST.value,
        per="contract_value",
        reason="nothing is earned by the share that councils spend so already (row "
        "council-spend-social-2022), and everything by that of the council where it is highest "
        "(row council-spend-social-highest-2022)",
        source=HIGHEST.source,
    )
    cautions = (
        "Match names with the mutuals, charity and community interest company registers.",
        "Ask who did the work: a registered name on the invoice may have passed all of it on.",
        "The law on buying limits how far a public body may prefer one kind of firm.",
        "The same invoices may be local spending (CV1): two readings, and not two sums of money.",
        "The yardsticks are of councils' spending, as one firm counted it.",
    )
    evidence = Evidence(
        record="the purchase ledger, with the register number of each enterprise",
        document="the entries in the registers, and the subcontracts of the largest of them",
        third_party="an auditor who matched ledger and registers and followed a sample down",
        people="the enterprises confirm what they did and kept, and that nothing was owed back",
    )
    contexts = ("procurement", "commissioning", "economic development")
    examples = [
        Example(
            paid=150_000,
            passed_on=30_000,
            returned=0,
            quantity=120_000,
            note="a community business that hired a firm for part of the work",
        ),
        Example(
            paid=80_000, passed_on=80_000, returned=0, quantity=0, note="a front for another firm"
        ),
        Example(
            paid=50_000,
            passed_on=0,
            returned=50_000,
            quantity=0,
            note="an invoice that came back in a circle",
        ),
        Example(paid=0, passed_on=0, returned=0, quantity=0, note="none was bought from"),
    ]

    def quantity(self, paid: Any, passed_on: Any, returned: Any) -> Any:
        return paid - passed_on - returned
