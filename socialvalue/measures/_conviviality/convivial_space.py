"""CV4, convivial space used. In come the sessions that community groups held, who was there and
what they paid; out come the person-hours of those they could afford.
"""

from typing import Any

from socialvalue.column import Example, Parameter, Sample, SampleGroup, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Adjustments, Share
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.conviviality import COMMONS

LIVING_WAGE = figure("real-living-wage-uk-2025")


class ConvivialSpaceUsed(Measure):
    """Hours that people spent together in the year at sessions of community groups, in space that
    was free or affordable to them.

    For each session, the people who were there times the hours they stayed. Space that stands ready
    and is not used counts for nothing, however much of it there is. Years average.

    A space is affordable where an hour of it costs the group no more than one person earns in an
    hour at the real Living Wage (row `real-living-wage-uk-2025`). The rule is the same for
    everybody, so that nobody calls their own price affordable; a session above it is stated and not
    counted.

    It does not say who came, whether they mixed, or what it did for them: those are PA4's, CV6's
    and WB1's to say. Staff meetings, lessons that are sold and private parties are not counted.
    """

    code = "CV4"
    title = "Convivial space used"
    outcome = COMMONS
    unit = "person*hour"
    combine = Sum
    periods = "average"

    sessions = SampleGroup(
        "count",
        "one entry for each session of a community group (or for each number of sessions alike)",
        people=Sample("person/count", "people who were there, counted and not booked"),
        hours=Sample("hour", "how long it lasted, without setting up", high=24),
        charge=Sample("GBP_2025/hour", "what the group paid for an hour of the space, all told"),
    )
    affordable = Parameter(
        LIVING_WAGE.value,
        LIVING_WAGE.unit,
        help="the most that an hour of an affordable space costs a group",
        source=LIVING_WAGE.source,
    )

    adjust = Adjustments(deadweight=Share.of(figure("assumed-deadweight")))
    unpriced_reason = (
        "no open rate of hire is published, a rate would price the room and not the meeting, and "
        "the wellbeing of it belongs to WB1"
    )
    rating = Ramp(
        floor=0,
        target=12,
        per="eligible",
        reason="the target is met when the hours come to one a month for each eligible person: a "
        "judgement, to be set by the council for its own place",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "Count heads in the room: a booking for forty to which nine came is nine.",
        "A group that met elsewhere before has only moved: give that share as displacement.",
        "Look in CV9 at what became of the venue that a group left.",
        "Deposits, compulsory catering and cleaning are part of the charge.",
        "A large hall may cost more than the rule allows and little a head: it is left out here.",
        "Hours given by those who run a session are CV5's too: count them in one of the two.",
    )
    evidence = Evidence(
        record="a booking log with heads counted, hours and what was charged",
        document="the log against invoices, door counts and the published price list",
        third_party="unannounced visits to a sample of the sessions",
        people="the groups confirm their own hours and charges, and say whom the price kept out",
    )
    contexts = ("asset transfer", "planning", "grants")
    examples = (
        Example(
            sessions={"people": [12, 30], "hours": [2, 3], "charge": [0, 8], "count": [40, 4]},
            quantity=1_320,
            note="a weekly table that costs nothing, and four feasts in an affordable hall",
        ),
        Example(
            sessions={"people": [12, 30], "hours": [2, 3], "charge": [0, 60], "count": [40, 4]},
            quantity=960,
            note="the feasts were at a market rate",
        ),
        Example(
            sessions={"people": [0], "hours": [8], "charge": [0], "count": [300]},
            quantity=0,
            note="open all the year, and nobody came",
        ),
        Example(sessions={"people": [], "hours": [], "charge": []}, quantity=0, note="none held"),
    )

    def quantity(self, sessions: Any, affordable: Any) -> Any:
        within_reach = sessions.charge <= affordable
        return (sessions.people * sessions.hours * within_reach).sum()
