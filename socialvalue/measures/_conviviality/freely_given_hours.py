"""CV5, volunteering and mutual aid. In come people and the hours that each gave freely; out come
those hours, priced as what the same time would cost to hire.
"""

from typing import Any

from socialvalue.column import Column, Example, Sample, SampleGroup, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Adjustments, Proxy, Share
from socialvalue.ramp import Ramp
from socialvalue.source import figure
from socialvalue.themes.conviviality import MUTUAL_AID

MONTHLY = figure("formal-volunteering-monthly-england-2023-24")
EACH = figure("volunteer-hours-month")


class FreelyGivenHours(Measure):
    """Hours that people gave freely in the year, in their own time, to a group, a neighbour or the
    place.

    Freely means unpaid, and theirs to refuse. Hours in an employer's time, hours that a benefit, a
    course or a court asks for, and hours for which something more than expenses was paid are stated
    beside the others and never counted: somebody else paid for them.

    The price is the median pay of an hour (row `pay-median-hourly-2025`), whatever the task: what
    the time would cost to hire. It stands in the ledger of inputs, because time given is a cost
    that somebody bore and no outcome; what came of it is in other measures, and the two are never
    added.

    It does not say what the hours achieved, nor how giving them felt: a volunteer's wellbeing is
    WB1's, and only WB1's. More hours from the same few people may be a warning and no success.
    """

    code = "CV5"
    title = "Volunteering and mutual aid"
    outcome = MUTUAL_AID
    unit = "hour"
    combine = Sum

    givers = SampleGroup(
        "person",
        "one entry for each person who gave time (or for each number of people alike)",
        hours=Sample("hour/person", "hours that each gave freely in the year", high=3_000),
    )
    employer_time = Column(
        "hour", "hours given in an employer's time: shown, never counted", default=0
    )
    not_free = Column(
        "hour", "hours asked for by a benefit, course or court: shown, never counted", default=0
    )

    adjust = Adjustments(deadweight=Share.of(figure("assumed-deadweight")))
    proxies = (Proxy.of(figure("pay-median-hourly-2025"), "input"),)
    rating = Ramp(
        floor=0,
        target=MONTHLY.value * EACH.value * 12,
        per="eligible",
        reason="the target is met when the hours come to as many for each eligible person as "
        "formal volunteers give a year for each adult of the country (the share who volunteer each "
        "month, row formal-volunteering-monthly-england-2023-24, times their hours, row "
        "volunteer-hours-month)",
        source=EACH.source,
    )
    cautions = (
        "Those who volunteered before are deadweight; give your own share where you know it.",
        "Years add up, as pounds do: for several of them a council sets a target of its own.",
        "An hour that stands in for paid work is SE9's harm and is not claimed here.",
        "An hour is an input: never add it to what it achieved, nor to a volunteer's wellbeing.",
        "Look at how many gave the hours: a few people who do everything may soon give up.",
        "Mutual aid is seldom logged; a diary week of a few households tells more than a guess.",
    )
    evidence = Evidence(
        record="timesheets or a sample diary, by person and without names",
        document="the timesheets against rotas, and the rules that say what is paid",
        third_party="somebody outside draws a sample of the givers and asks them",
        people="the givers confirm that the hours were theirs to refuse, and that none was a job",
    )
    contexts = (
        "procurement",
        "commissioning",
        "grants",
        "asset transfer",
        "economic development",
        "business support",
    )
    examples = (
        Example(
            givers={"hours": [24, 90], "count": [40, 3]},
            employer_time=120,
            quantity=1_230,
            note="forty people with two hours a month and three who do much; a firm's day is shown",
        ),
        Example(
            givers={"hours": []},
            employer_time=700,
            not_free=50,
            quantity=0,
            note="an employer's days are the employer's gift",
        ),
        Example(givers={"hours": [0], "count": [12]}, quantity=0, note="twelve names, no hours"),
    )

    def quantity(self, givers: Any) -> Any:
        return givers.hours.sum()
