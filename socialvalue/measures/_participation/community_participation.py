"""PA3, community participation. In come different people by the most that each of them did; out
come those who did more than attend.
"""

from typing import Any

from socialvalue.column import Column, Example, Sum
from socialvalue.evidence import CONTEXTS, Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Adjustments, Share
from socialvalue.ramp import Ramp
from socialvalue.source import figure
from socialvalue.themes.participation import COMMUNITY

VOLUNTEERING = figure("formal-volunteering-england-2021-22")


class CommunityParticipants(Measure):
    """Different people of the place who contributed to, organised or decided an activity in the
    year.

    Each person stands in one band only, the highest that they reached: attended, contributed (did
    a task), organised (ran something) or decided (held a say over it). Those who only attended are
    stated, so that a reader sees the depth of the participation, and are not counted.

    It does not say how long or how willingly people took part, nor whether newcomers came.

    It is the second of the four measures that the 2022 report names; the definition is ours.
    """

    code = "PA3"
    title = "Community participation"
    outcome = COMMUNITY
    unit = "person"
    combine = Sum
    periods = "average"

    attended = Column("person", "people who attended and did no more: shown, never counted")
    contributed = Column("person", "people whose most was to do a task", within="eligible")
    organised = Column("person", "people whose most was to run something", within="eligible")
    decided = Column("person", "people who held a say over what is done", within="eligible")

    adjust = Adjustments(deadweight=Share.of(figure("assumed-deadweight")))
    unpriced_reason = "an hour given freely is not paid for, and its wellbeing belongs to WB1"
    rating = Ramp(
        floor=0,
        target=VOLUNTEERING.value,
        per="eligible",
        reason="the target is met when as large a share of the eligible takes part as volunteers "
        "formally in the country (row formal-volunteering-england-2021-22)",
        source=VOLUNTEERING.source,
    )
    cautions = (
        "Count people once, in their highest band: sign-ins are not people.",
        "People already active before are deadweight; give your own share where you know it.",
        "Two claims must not count the same person: an overlap is declared, not added.",
        "A few people who do everything may be close to giving up; look at hours too.",
    )
    evidence = Evidence(
        record="sign-in records with a key that finds people who come twice, kept with consent",
        document="the records without names, with the band of each person and how it was reached",
        third_party="somebody from outside who checks a sample of people against what they did",
        people="people in the sample say themselves that they took part, and how",
    )
    contexts = tuple(CONTEXTS)
    examples = [
        Example(
            attended=55,
            contributed=26,
            organised=11,
            decided=4,
            quantity=41,
            note="96 different people, 41 of whom did more than attend",
        ),
        Example(attended=0, contributed=0, organised=0, decided=12, quantity=12),
        Example(
            attended=300,
            contributed=0,
            organised=0,
            decided=0,
            quantity=0,
            note="a full hall in which nobody does anything is an audience",
        ),
    ]

    def quantity(self, contributed: Any, organised: Any, decided: Any) -> Any:
        return contributed + organised + decided
