"""WB3, mental wellbeing. In come people's raw sums on a scale of seven items before and after, and
how others fared meanwhile; out comes the mean change of their converted scores, for all whom the
survey stands for.
"""

from typing import Any

from socialvalue.column import Code, Column, Example, Pool, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures.answers import LEAST_ANSWERS
from socialvalue.ramp import Ramp
from socialvalue.source import figure, figures, source
from socialvalue.survey import Answers
from socialvalue.themes.wellbeing import FEELINGS

LEAST_CHANGE = figure("swemwbs-change-least")
CONVERSION = {
    one.code: one.value for one in figures().values() if one.topic == "swemwbs-conversion"
}


def _raw_sum(when: str) -> Code:
    return Code(
        CONVERSION,
        help=f"raw sum of the seven items {when}, 7 to 35; it is converted here",
        unit="point",
        source=source("swemwbs-conversion-2009"),
    )


class MentalWellbeing(Measure):
    """The mean change of mental wellbeing (SWEMWBS) of the people reached, above the change of
    people not reached, in the time between the two askings.

    The scale is the short Warwick-Edinburgh one. A claim gives raw sums; each person's is converted
    to the metric score by the published table (rows `swemwbs-metric-…`) and only then averaged,
    because a point at the ends of the scale is a longer way than one in the middle. From the mean
    change that of the comparator is taken off.

    Whoever was asked and did not answer both times counts as unchanged; so do, in proportion, the
    others reached for whom those asked stand, if those were drawn by lot. A person who left one
    item out has no sum, and is among those who did not answer. Of fewer answers than row
    `survey-least-answers` asks for there is no figure.

    It does not say what a point is worth, and no published bridge to pounds is applied. The wording
    of the seven items is the University of Warwick's and needs its licence; it is not in here.
    """

    code = "WB3"
    title = "Mental wellbeing (SWEMWBS)"
    outcome = FEELINGS
    unit = "point*person"
    combine = Pool

    people = SampleGroup(
        "person",
        "one entry for each person who answered all seven items both times",
        population="asked",
        before=_raw_sum("before"),
        after=_raw_sum("after"),
    )
    asked = Column(
        "person",
        "people reached whom you asked, whether they answered or not",
        within="represented",
    )
    represented = Column("person", "people reached, for whom those asked stand", within="eligible")
    comparator = Column(
        "point",
        "mean change of the metric score of people not reached",
        low=-28,
        high=28,
        pool="same",
    )
    deviation = Column(
        "point",
        "standard deviation of the changes, where only means are at hand; else 0",
        high=28,
        default=0,
        pool="same",
    )

    least = LEAST_ANSWERS
    reliability = Answers(
        *("people", "after", "before", "asked", "deviation"),
        usual=figure("swemwbs-mean-women-england-2010-13"),
        comparator="comparator",
    )

    unpriced_reason = (
        "no open and official bridge from these points to pounds is to be had, and WB1 already "
        "holds the same change"
    )
    rating = Ramp(
        floor=0,
        target=LEAST_CHANGE.value,
        per="eligible",
        reason="the target is a mean gain, for everybody eligible, as large as the smallest change "
        "of one person that is more than chance by the mildest standard (row "
        "swemwbs-change-least): a yardstick of size for a mean, not a test of it",
        source=LEAST_CHANGE.source,
    )
    undefined_reason = "too few answered all items before and after to tell of a change"
    cautions = (
        "Enter raw sums: converting twice, or converting a mean, gives another number.",
        "Register with the University of Warwick before using the scale.",
        "It overlaps with WB1 and WB2: one change in the same people is not three.",
        "Those who come at their worst would partly recover anyway: mind the comparator.",
        "Say how many are much worse off (row swemwbs-change-firm); a mean hides them.",
    )
    evidence = Evidence(
        record="the scale, under licence, before and after, with how many were asked",
        document="raw sums without names, and the source of the comparator",
        third_party="an evaluator who holds the answers and chose the comparator",
        people="those who answered have seen the result and say what it leaves out",
    )
    contexts = ("commissioning", "grants")
    examples = [
        Example(
            people={"before": ["14", "28"], "after": ["15", "29"], "count": [10, 10]},
            asked=25,
            represented=125,
            comparator=0.255,
            quantity=50,
            note="one raw point more is half a metric point at 14, and nearly one at 28",
        ),
        Example(
            people={"before": ["35"], "after": ["34"], "count": [10]},
            asked=10,
            represented=10,
            comparator=0,
            quantity=-24.5,
            note="a raw point is dear at the top",
        ),
        Example(
            people={"before": ["21"], "after": ["21"], "count": [12]},
            asked=12,
            represented=12,
            comparator=0,
            quantity=0,
            note="nothing changed",
        ),
        Example(
            people={"before": ["7"], "after": ["35"], "count": [9]},
            asked=50,
            represented=50,
            comparator=0,
            undefined=True,
            note="nine answers are too few",
        ),
    ]

    def quantity(self, people: Any, asked: Any, represented: Any, comparator: Any) -> Any:
        change = (people.after - people.before).mean() - comparator
        return change * people.count() / asked * represented

    def defined(self, people: Any, asked: Any, least: Any) -> Any:
        return (people.count() >= least) & (people.count() <= asked)
