"""SE5, groups that stand alone. In comes every group that was helped to start, with how long it
went on meeting; out come those that outlived the help.
"""

from typing import Any

from socialvalue.column import Example, Parameter, Sample, SampleGroup, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Adjustments, Share
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.selfhelp import AGENCY

MONTHS = figure("group-alone-months")
PEOPLE = figure("group-people-least")


class GroupsStandingAlone(Measure):
    """Groups of people, helped to start, that still met on their own when the months of row
    `group-alone-months` had passed since their last facilitated meeting.

    A group runs itself when its own people call and lead its meetings, and nobody is paid to. Give
    every group that was helped and whose months are up in the year, those that ended included, with
    the months for which it went on and the people at its last meeting. Help that comes back starts
    the months again.

    A gathering smaller than row `group-people-least` is not counted as a group.

    It does not say what a group does, nor how many people are in all of them (see PA3). Groups that
    ended may have done what they came for: the number does not blame them.
    """

    code = "SE5"
    title = "Groups that stand alone"
    outcome = AGENCY
    unit = "count"
    combine = Sum

    groups = SampleGroup(
        "count",
        "one entry for each group helped whose months are up (or for each number alike)",
        alone=Sample("month", "months for which it met on its own; 0 if it never did"),
        people=Sample("person", "people of its own at its last meeting"),
    )
    least_months = Parameter(
        MONTHS.value, MONTHS.unit, help="months that a group must last", source=MONTHS.source
    )
    least_people = Parameter(
        PEOPLE.value, PEOPLE.unit, help="people who make a group", source=PEOPLE.source
    )

    adjust = Adjustments(deadweight=Share.of(figure("assumed-deadweight")))
    unpriced_reason = "what a group is worth to those in it stands in PA3, CV5 and CV6"
    rating = Ramp(
        floor=0,
        target=1 / 500,
        per="eligible",
        reason="the target is one lasting group among as many people as know one another by sight: "
        "a judgement",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "Ask for the list of all groups helped: survivors alone tell nothing of the method.",
        "One group under three names is one group: look at who comes.",
        "A group is counted once, in the year in which its months are up, and never again.",
        "A group that had a paid organiser by another name has not stood alone.",
        "What a group took over from paid staff is SE9's harm: read the two together.",
    )
    evidence = Evidence(
        record="a list of all groups helped, the day of the last facilitated meeting, and whether "
        "each still meets",
        document="a trace of each group's own: minutes, a notice, a bank account, a booking",
        third_party="a council for voluntary service, or a landlord, who sees the groups meet",
        people="somebody of each group says that it meets, and who calls the meetings",
    )
    contexts = ("grants", "commissioning", "asset transfer")
    examples = [
        Example(
            groups={"alone": [14, 12, 5, 0], "people": [9, 4, 11, 6], "count": [2, 1, 3, 4]},
            quantity=3,
            note="three of ten groups helped still met when their months were up",
        ),
        Example(
            groups={"alone": [30, 30], "people": [2, 1]},
            quantity=0,
            note="one or two people are no group, however long they go on",
        ),
        Example(groups={"alone": [], "people": []}, quantity=0, note="no group was helped"),
    ]

    def quantity(self, groups: Any, least_months: Any, least_people: Any) -> Any:
        return ((groups.alone >= least_months) & (groups.people >= least_people)).sum()
