"""WB6, time in new public green. In come hours spent there, and those that replace hours in
other green places; out come hours that people would not have had.
"""

from typing import Any

from socialvalue.column import Column, Example, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import source
from socialvalue.themes.wellbeing import NATURE


class GreenTime(Measure):
    """Hours that the eligible people spent in new public green places in the year, beyond what they
    would have spent in others, less the hours lost where green places were taken.

    Count visits by a counter or by watching on sampled days, and ask a sample of visitors how long
    they stay, whether they are of the eligible, and whether they would else have gone to another
    green place: visits times the mean stay are the hours. New means opened to the public, or made
    fit for use, by the activity. What was closed or built over for it counts against it, with the
    hours that people spent there before.

    People who live within a walk of it (row `green-space-walk`) and its size stand beside the
    figure and are never counted in it: a park nobody enters gives nobody an hour.

    It does not say what an hour is worth. The open tool ORVal values a place by its own model; a
    council that has run it brings the value in a measure table. Nor does it say who can still
    afford to live nearby once it is green.
    """

    code = "WB6"
    title = "Time in new public green"
    outcome = NATURE
    unit = "person*hour"
    combine = Sum
    periods = "average"

    hours = Column("person*hour", "hours that eligible people spent there in the year")
    moved = Column(
        "person*hour",
        "those of them that would else have been spent in other green places",
        within="hours",
    )
    lost = Column("person*hour", "hours a year spent before in green places that were taken for it")
    neighbours = Column(
        "person",
        "eligible people who live within a walk of it: shown, never counted",
        within="eligible",
    )
    area = Column("m2", "public green area, new or made fit for use: shown, never counted")

    unpriced_reason = (
        "no open price of an hour is in the ledger; a council brings the value of its own place"
    )
    rating = Ramp(
        floor=0,
        target=12,
        per="eligible",
        reason="the target is an hour a month more for everybody eligible: a judgement",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "Read it with the homes lost (CV9): a new park can raise rents around it.",
        "A visit that replaces one to another park is no gain; ask, do not assume.",
        "Visitors from outside the eligible people are welcome, and not counted.",
        "How many live further than a walk from green: row green-space-beyond-walk-england-2023.",
        "It overlaps with WB1 and WB3: the wellbeing of the hours is in what people answer there.",
    )
    evidence = Evidence(
        record="counts by counter or on sampled days, with dates, weather and hours",
        document="a map of what is new and of what was taken, and the answers of visitors",
        third_party="a count by somebody else, on days that the claimant did not choose",
        people="those who live nearby say whether they go, and who no longer can",
    )
    contexts = ("planning", "asset transfer", "commissioning")
    examples = [
        Example(
            hours=3_000,
            moved=1_500,
            lost=300,
            neighbours=900,
            area=6_000,
            quantity=1_200,
            note="half of the visitors came from another park, and a meadow was lost",
        ),
        Example(
            hours=0,
            moved=0,
            lost=0,
            neighbours=2_000,
            area=20_000,
            quantity=0,
            note="a large park near many homes that nobody enters",
        ),
        Example(
            hours=100,
            moved=100,
            lost=500,
            neighbours=50,
            area=400,
            quantity=-500,
            note="everybody moved over from the wood that it replaced",
        ),
    ]

    def quantity(self, hours: Any, moved: Any, lost: Any) -> Any:
        return hours - moved - lost
