"""CV6, bridging ties. In come people's ties to other groups before and long after, and how others
fared meanwhile; out comes the mean of new ties for each participant who was asked.
"""

from typing import Any

from socialvalue.column import Code, Column, Example, Parameter, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures.answers import LEAST_ANSWERS
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.survey import Answers
from socialvalue.themes.conviviality import NEIGHBOURS

FOLLOW_UP = figure("tie-follow-up-months")


class BridgingTies(Measure):
    """New ties to people of other groups for each participant who was asked, counted before the
    activity and again well after its end, above the ties that people not reached made meanwhile.

    Each person names those of other groups with whom they were in touch twice or more of late (the
    name generator; row `tie-new-months` says how late). The groups are named before anybody is
    asked. A tie counts if it is still there at the follow-up (row `tie-follow-up-months`): sooner
    than that there is no figure, for the warmth of an event cools.

    Those who were asked and did not answer count as having made no ties, because whoever made
    friends is likelier to come back and answer. Where those asked were neither everybody nor drawn
    by lot, all participants who were not asked count so too. Of fewer answers than row
    `survey-least-answers` asks for there is no figure.

    It does not say whether the ties are kind or of use, nor that people who get on well are many:
    that more than most say so of their area (row `get-on-well-england-2017-18`) is an opinion, and
    no count of ties.
    """

    code = "CV6"
    title = "Bridging ties"
    outcome = NEIGHBOURS
    unit = "count/person"
    reports = "ratio"
    combine = Pool

    people = SampleGroup(
        "person",
        "one entry for each person who answered both times (or for each number alike)",
        population="asked",
        before=Sample("count/person", "ties to other groups before", high=20),
        after=Sample("count/person", "ties to other groups at the follow-up", high=20),
    )
    asked = Column("person", "people asked both times, answered or not", within="participants")
    participants = Column("person", "everybody who took part, from the first day on")
    drawn = Code(
        {"everybody or by lot": 1, "chosen": 0},
        help="how those asked were found among the participants",
        source=source("socialvalue-definition"),
    )
    comparator = Column(
        "count/person", "mean change of ties of people not reached", low=-20, high=20, pool="same"
    )
    months = Column("month", "from the end of the activity to the follow-up", pool="same")
    deviation = Column(
        "count/person",
        "standard deviation of the changes, where only means are at hand; else 0",
        high=20,
        default=0,
        pool="same",
    )

    least = LEAST_ANSWERS
    follow_up = Parameter(
        FOLLOW_UP.value, FOLLOW_UP.unit, help="how long a tie must last", source=FOLLOW_UP.source
    )
    reliability = Answers(
        "people", after="after", before="before", asked="asked", deviation="deviation"
    )

    unpriced_reason = "a friend has no price; what ties do for wellbeing is in WB1"
    rating = Ramp(
        floor=0,
        target=1,
        reason="a mean needs no size: the target is one lasting tie to another group for each "
        "participant; a judgement, for no count of ties is published",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "too few answered both times, or the follow-up came too soon after the end"
    cautions = (
        "Name the groups before asking: the finer they are, the more ties cross them.",
        "Ask everybody who took part, or draw by lot; the keenest are no sample.",
        "People like to say that they know others: ask for first names or initials, not a number.",
        "A fall earns no less than nothing, so chance alone earns points, most where few answered.",
        "A few who know everybody carry a mean: look at how many made no tie at all.",
        "A tie is a step on the way to WB4 and WB1: price only the furthest step that is shown.",
    )
    evidence = Evidence(
        record="both rounds of the name generator, with how many took part and were asked",
        document="the answers without names, and the groups as they were named beforehand",
        third_party="an evaluator who drew whom to ask and asked the comparison group too",
        people="participants of each group have seen the result and say whether it rings true",
    )
    contexts = ("commissioning", "grants")
    examples = (
        Example(
            people={"before": [1, 2], "after": [3, 2], "count": [10, 10]},
            asked=25,
            participants=60,
            drawn="everybody or by lot",
            comparator=0.25,
            months=6,
            quantity=0.55,
            note="twenty ties among the twenty-five asked; others made one for each four of them",
        ),
        Example(
            people={"before": [3], "after": [2], "count": [12]},
            asked=12,
            participants=12,
            drawn="everybody or by lot",
            comparator=0,
            months=8,
            quantity=-1,
            note="people grew apart",
        ),
        Example(
            people={"before": [1], "after": [5], "count": [30]},
            asked=30,
            participants=30,
            drawn="everybody or by lot",
            comparator=0,
            months=1,
            undefined=True,
            note="asked while the summer fair was still in the air",
        ),
        Example(
            people={"before": [0], "after": [4], "count": [9]},
            asked=9,
            participants=40,
            drawn="everybody or by lot",
            comparator=0,
            months=6,
            undefined=True,
            note="nine answers are too few",
        ),
    )

    def quantity(
        self, people: Any, asked: Any, participants: Any, drawn: Any, comparator: Any
    ) -> Any:
        spread = drawn * asked + (1 - drawn) * participants
        return (people.after - people.before).sum() / spread - comparator

    def defined(
        self, people: Any, asked: Any, participants: Any, months: Any, least: Any, follow_up: Any
    ) -> Any:
        counted = (people.count() <= asked) & (asked <= participants)
        return (people.count() >= least) & (months >= follow_up) & counted
