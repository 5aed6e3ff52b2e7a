"""SE7, co-operation among co-operatives. In come what was bought from, lent and given to other
co-operatives and what came back; out comes the net position in pounds.
"""

from typing import Any

from socialvalue.column import Column, Example, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Adjustments, Share
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.selfhelp import COOPERATIVES

MUTUAL_FUND = figure("mutual-fund-share-italy")


class CooperationAmongCooperatives(Measure):
    """Money that a co-operative or community enterprise put in the year into others, by buying from
    them, lending to them and giving to funds in common, less what came back from them.

    A partner is another co-operative or community enterprise of which the claimant buys, or to
    which it lends or gives; what belongs to the same group is none. What came back is whatever the
    same partners, or anybody in a ring of firms that invoice one another, paid to the claimant:
    sales to them, loans from them, loans repaid. Invoices that go in a circle come to nothing.

    A pound is claimed by the one who paid it, never by the one who was paid. Who only buys from the
    claimant is no partner, and does not count against it.

    It does not say that trade made anybody better off, and it weighs a purchase as it weighs a
    gift: read the three columns. Below zero, others put more into the claimant.
    """

    code = "SE7"
    title = "Co-operation among co-operatives"
    outcome = COOPERATIVES
    unit = "GBP_2025"
    combine = Sum

    bought = Column("GBP_2025", "goods and services bought from partners")
    lent = Column("GBP_2025", "new loans to partners and shares taken up in them")
    given = Column("GBP_2025", "payments to solidarity and mutual funds, and gifts to partners")
    back = Column("GBP_2025", "what the same partners, or a ring with them in it, paid in return")

    adjust = Adjustments(deadweight=Share.of(figure("assumed-deadweight")))
    unpriced_reason = "the same pounds are spend in EQ8 and income in CV1: a pound has one price"
    rating = Ramp(
        floor=0,
        target=MUTUAL_FUND.value,
        per="contract_value",
        reason="the target is the share that Italian law asks of a co-operative's profit for a "
        "fund in common (row mutual-fund-share-italy), asked here of the contract's value, since "
        "trade and loans count beside gifts: a judgement",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "Invoices in a ring are many purchases and no trade: ask for the partners' books as well.",
        "What is bought from co-operatives is inside EQ8's spend: an overlap, counted once.",
        "A loan repaid within the contract comes to nothing here; what it made possible is CV2's.",
        "A supplier paid late lends to its customer: read EQ9 beside it.",
        "A rate above the market's moves money to a partner and away from the contract.",
    )
    evidence = Evidence(
        record="the ledgers of purchases, loans and gifts by partner, with what each paid back",
        document="the partners' entries on a register of mutuals, CICs or charities, and contracts",
        third_party="an auditor or a federation that matched both sides' ledgers",
        people="partners say what the trade or the loan let them do",
    )
    contexts = ("economic development", "business support", "procurement")
    examples = [
        Example(
            bought=80_000,
            lent=20_000,
            given=3_000,
            back=28_000,
            quantity=75_000,
            note="bought from a food hub, which bought back less",
        ),
        Example(
            bought=100_000,
            lent=0,
            given=0,
            back=100_000,
            quantity=0,
            note="invoices that went in a ring",
        ),
        Example(
            bought=0,
            lent=0,
            given=500,
            back=10_000,
            quantity=-9_500,
            note="a young co-operative that others help",
        ),
    ]

    def quantity(self, bought: Any, lent: Any, given: Any, back: Any) -> Any:
        return bought + lent + given - back
