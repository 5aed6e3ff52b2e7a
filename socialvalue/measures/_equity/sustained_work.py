"""EQ7, sustained work for people facing barriers. In come those who started on a route into work
and how long they worked; out come those who stayed, above those who would have anyway.
"""

from typing import Any

from socialvalue.column import Code, Column, Example, Parameter, Sample, SampleGroup, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import ProxyTable
from socialvalue.ramp import Ramp
from socialvalue.source import Figure, figure, source
from socialvalue.themes.equity import CHANCES

WEEKS, HOURS = figure("sustained-work-weeks"), figure("sustained-work-hours")
YEAR = figure("weeks-in-year")
JOBSEEKER, SUPPORT = figure("ucd-ee1.0-fiscal"), figure("ucd-ee2.0-fiscal")


def _while_shown(saving: Figure) -> float:
    """A year's saving for the weeks of work that have to be shown, and for none beyond."""
    return saving.value * WEEKS.value / YEAR.value


class SustainedWork(Measure):
    """People from a group that faces barriers to work, named beforehand, who came into work in the
    year by a route made for them and stayed in it, above those who would have done so anyway.

    A person has stayed who worked at least the weeks, at the hours a week, that the country's own
    scheme asks for (rows `sustained-work-weeks` and `sustained-work-hours`). Everybody who started
    on the route counts beneath: from those who stayed, the share of all who started that would
    have found and kept work without it is taken off. That share is the counterfactual, from data
    on people of the same group, so no default deadweight is taken; there is no honest default.

    Each person counts once, under one barrier, in the year in which the weeks are complete. What
    the exchequer saves is worked out for the weeks that are shown and for no longer (rows
    `ucd-ee1.0-fiscal` and `ucd-ee2.0-fiscal`, an old edition and an older system of benefits).

    It does not say that life is better: that is WB1's to ask, and WB1's alone to price. A wage is a
    flow and no welfare, and is priced nowhere here. Nor does it see who was passed over: a local
    candidate who lost the post is `substitution`, which a claim brings of its own.
    """

    code = "EQ7"
    title = "Sustained work for people facing barriers"
    outcome = CHANCES
    unit = "person"
    combine = Sum

    started = Column("person", "people of the group who started on the route", within="eligible")
    workers = SampleGroup(
        "person",
        "one entry for each of them who came into work (or for each number alike)",
        population="started",
        weeks=Sample("week", "weeks in work, within the time over which it is counted"),
        hours=Sample("hour/week", "hours a week, as usually worked"),
    )
    anyway = Column(
        "1",
        "share of people like them, of all who start, who stay in work without the route",
        high=1,
    )
    benefit = Code(
        ["jobseeker", "employment and support", "other or none"],
        help="the benefit that they lived on before; other or none has no saving here",
    )
    least_weeks = Parameter(WEEKS.value, WEEKS.unit, help=WEEKS.note, source=WEEKS.source)
    least_hours = Parameter(HOURS.value, HOURS.unit, help=HOURS.note, source=HOURS.source)

    proxies = (
        ProxyTable(
            "benefit",
            (
                ("jobseeker", _while_shown(JOBSEEKER)),
                ("employment and support", _while_shown(SUPPORT)),
                ("other or none", 0),
            ),
            unit="GBP_FY2012/person",
            ledger="fiscal",
            source=JOBSEEKER.source,
        ),
    )
    rating = Ramp(
        floor=0,
        target=1 / 200_000,
        per="contract_value",
        reason="the target asks for about one in five of the jobs that a contract would hold if "
        "all of it were full-time median pay (row pay-median-annual-full-time-2025): a judgement",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "A share of 0 that stayed anyway says that nobody like them finds work: show it.",
        "Choosing those who were nearest to work raises both shares: use data on people like them.",
        "Those who started and dropped out stay in the count of those who started.",
        "Give your own substitution where others of the place would have had the post.",
        "Skills used at work (SE4) may be the same people: an overlap, never priced twice.",
        "Part of a benefit is kept in part-time work: the saving is at the most what is shown.",
    )
    evidence = Evidence(
        record="who started, under which barrier, with start dates and weeks in work",
        document="payslips at the start and at the last week counted, and the referral letters",
        third_party="the referring partner's or the tax office's record of those who stayed",
        people="those who stayed, and some who did not, say what the route did for them",
    )
    contexts = ("procurement", "commissioning", "grants", "planning", "economic development")
    examples = [
        Example(
            started=12,
            workers={"weeks": [30, 26, 26, 10], "hours": [16, 37, 15, 40], "count": [4, 1, 2, 3]},
            anyway=0.25,
            benefit="jobseeker",
            quantity=2,
            note="five of twelve stayed, of whom three would have anyway",
        ),
        Example(
            started=20,
            workers={"weeks": [26], "hours": [16], "count": [3]},
            anyway=0.25,
            benefit="other or none",
            quantity=-2,
            note="fewer stayed than would have without it",
        ),
        Example(
            started=8,
            workers={"weeks": [25.5], "hours": [40], "count": [8]},
            anyway=0,
            benefit="jobseeker",
            quantity=0,
            note="all left a few days too early",
        ),
    ]

    def quantity(
        self, started: Any, workers: Any, anyway: Any, least_weeks: Any, least_hours: Any
    ) -> Any:
        stayed = ((workers.weeks >= least_weeks) * (workers.hours >= least_hours)).sum()
        return stayed - started * anyway
