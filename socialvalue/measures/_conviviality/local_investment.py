"""CV2, net local investment. In comes new capital put to work in a place and capital pulled out of
it; out comes the difference in pounds.
"""

from typing import Any

from socialvalue.column import Column, Example, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Adjustments, Proxy, Share
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.conviviality import INVESTMENT


class NetLocalInvestment(Measure):
    """New capital that the activity put to work in the place in the year, less the capital that it
    withdrew.

    New capital is community shares and local loans taken up, productive assets bought, and surplus
    kept in locally owned reserves. Every pound is counted once, where it came in: an asset paid for
    with community shares is in the shares, and only assets paid for with other new money are in the
    assets. Withdrawn is what was sold, closed or moved away.

    The place is drawn by whoever asks, before anybody answers: of one investment a larger place
    holds more, and capital that only moves within it is neither new nor withdrawn.

    It does not say what owners outside the place take home: dividends, rents and interest are
    CV8's, and CV8's alone. Nor does it hold a rise in the price of land, which is no investment. It
    is the other half of the fourth measure that the 2022 report names; the definition is ours.
    """

    code = "CV2"
    title = "Net local investment"
    outcome = INVESTMENT
    unit = "GBP_2025"
    combine = Sum

    shares = Column("GBP_2025", "new community shares and local loans taken up")
    assets = Column("GBP_2025", "productive assets bought with other new money")
    retained = Column("GBP_2025", "surplus kept in locally owned reserves")
    disinvested = Column("GBP_2025", "capital withdrawn: assets sold, sites closed, shares repaid")

    adjust = Adjustments(deadweight=Share.of(figure("assumed-deadweight")))
    proxies = (Proxy.of(figure("pound-for-pound"), "local"),)
    rating = Ramp(
        floor=0,
        target=0.1,
        per="contract_value",
        reason="the target is a larger share of the contract's value than EQ1 asks for, since "
        "capital is put in once and can be borrowed, and surplus must first be earned: a judgement",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "Retained surplus is also in EQ2 where it is locked: an overlap, counted once in a total.",
        "A grant counts once, where it is finally used.",
        "What a large body invests here for its other business is not the activity's.",
        "Investment that would have come anyway is deadweight; give your own share if you know it.",
        "A figure below zero is a real result: more was withdrawn than put in.",
    )
    evidence = Evidence(
        record="a register of what was put in and taken out, by date, source and use",
        document="share offers, loan agreements, accounts and filings",
        third_party="an auditor's or a registrar's view of both sides, the withdrawals included",
        people="members and lenders of the place confirm what they put in, and that it is there",
    )
    contexts = ("economic development", "asset transfer", "planning", "business support")
    examples = [
        Example(
            shares=40_000,
            assets=0,
            retained=25_000,
            disinvested=0,
            quantity=65_000,
            note="equipment paid for with new community shares, and surplus kept back",
        ),
        Example(
            shares=0,
            assets=10_000,
            retained=0,
            disinvested=35_000,
            quantity=-25_000,
            note="more is withdrawn than put in",
        ),
        Example(
            shares=0, assets=0, retained=0, disinvested=0, quantity=0, note="nothing either way"
        ),
    ]

    def quantity(self, shares: Any, assets: Any, retained: Any, disinvested: Any) -> Any:
        return shares + assets + retained - disinvested
