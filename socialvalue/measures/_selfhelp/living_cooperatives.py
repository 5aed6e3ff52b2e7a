"""SE1, co-operatives living after two years. In come enterprises started and those of them still
trading; out come the latter.
"""

from typing import Any

from socialvalue.column import Column, Example, Pool
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Adjustments, Share
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.selfhelp import COOPERATIVES


class LivingCooperatives(Measure):
    """Co-operatives and community enterprises, started or converted with support, that still trade
    with three members or more twenty-four months later.

    Count an enterprise in the period in which its twenty-four months are up; `started` are all
    those supported whose time is up in it, the ones that closed included, so that a reader sees how
    many lasted. There cannot be more alive than were started.

    An enterprise that moved its members elsewhere, or was taken over, is alive only if its members
    still own it.

    It does not say how large they are or how their members fare. A promise of it cannot be verified
    for two years.
    """

    code = "SE1"
    title = "Co-operatives living after two years"
    outcome = COOPERATIVES
    unit = "count"
    combine = Pool

    started = Column("count", "enterprises started or converted with support, two years ago")
    living = Column("count", "those of them that still trade, with three members or more")

    adjust = Adjustments(deadweight=Share.of(figure("assumed-deadweight")))
    unpriced_reason = "an enterprise's worth to its members and its place is in other measures"
    rating = Ramp(
        floor=0,
        target=1 / 250_000,
        per="contract_value",
        reason="the target asks a contract large enough to support a start-up to leave one lasting "
        "enterprise behind, and larger contracts more: a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "more enterprises are said to be alive than were started"
    cautions = (
        "A registration that trades with nobody is not a living enterprise.",
        "Some would have started and lasted anyway: give your own deadweight where you know it.",
        "See how many new firms last as long at all: row business-survival-year-2-births-2007.",
    )
    evidence = Evidence(
        record="a list of all enterprises supported, with the day each started and whether it "
        "trades",
        document="the Mutuals Register or Companies House, accounts and the register of members",
        third_party="a registrar's return, or an accountant who has seen two years of trading",
        people="members of each enterprise say that they own it and still trade",
    )
    contexts = ("business support", "economic development", "grants", "asset transfer")
    examples = [
        Example(started=5, living=4, quantity=4, note="one of five has closed"),
        Example(started=3, living=0, quantity=0, note="none has lasted"),
        Example(started=0, living=0, quantity=0, note="none was started"),
        Example(started=2, living=3, undefined=True, note="the record cannot be right"),
    ]

    def quantity(self, living: Any) -> Any:
        return living

    def defined(self, started: Any, living: Any) -> Any:
        return living <= started
