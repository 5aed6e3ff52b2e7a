"""SE8, insecure hours. In come all who worked, with the hours that they are sure of and the notice
that they are given; out come the hours worked without either.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Parameter, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import figure
from socialvalue.themes.selfhelp import SECURITY

GUARANTEED = figure("living-hours-week")
NOTICE = figure("living-hours-notice")
SHARE = figure("zero-hours-people-uk-2017")
WEEK = figure("zero-hours-week-uk-2017")
WEEKS = figure("weeks-in-year")


class InsecureHours(Measure):
    """Hours worked in the year by people whose contract guarantees too few hours a week, or whose
    shifts are given at too short notice, unless the worker chose it.

    Too few and too short are what the standard for living hours says (rows `living-hours-week` and
    `living-hours-notice`). Everybody who worked for the activity stands in the list, by whomever
    they were employed: agency staff, subcontractors' staff, members and those called self-employed.
    An hour that is insecure in both ways is counted once.

    What a worker chose is what they said themselves, alone and in writing, and may take back; an
    employer cannot say it for them.

    It does not say how hard insecurity is to live with, nor what was paid (see EQ5). None counted
    means that every contract and rota was looked at.
    """

    code = "SE8"
    title = "Insecure hours"
    outcome = SECURITY
    unit = "hour"
    combine = Pool
    periods = "average"
    harm = True
    own_shares = ()

    workers = SampleGroup(
        "person",
        "one entry for each person who worked (or for each number alike)",
        population="people",
        hours=Sample("hour/person", "hours that each worked in the year"),
        guaranteed=Sample("hour/week", "hours a week that the contract guarantees"),
        notice=Sample("week", "notice at which shifts are usually given"),
        chosen=Sample("1", "1 if the worker says that they chose it, else 0", high=1),
    )
    people = Column("person", "everybody who worked for the activity, by whomever employed")
    least_guaranteed = Parameter(
        GUARANTEED.value, GUARANTEED.unit, help="hours to be sure of", source=GUARANTEED.source
    )
    least_notice = Parameter(
        NOTICE.value, NOTICE.unit, help="notice of shifts", source=NOTICE.source
    )

    unpriced_reason = "no open figure says what an hour without security costs those who work it"
    rating = Ramp(
        floor=0,
        target=SHARE.value * WEEK.value * WEEKS.value,
        per="fte",
        reason="the limit is what the country worked without any guarantee, for each person in "
        "work (rows zero-hours-people-uk-2017, zero-hours-week-uk-2017 and weeks-in-year); it is "
        "strict, for short guarantees and short notice count here as well",
        source=SHARE.source,
    )
    undefined_reason = "not everybody who worked stands in the list"
    cautions = (
        "A contract that guarantees an hour a week is not secure: how many it guarantees counts.",
        "Hours moved to an agency or a subcontractor are still hours of the activity.",
        "Ask workers themselves, without their manager, whether they chose it.",
        "Members of a worker co-operative may vote for insecurity: it is insecure all the same.",
        "Where nobody knows a subcontractor's contracts, enter its people with nothing guaranteed.",
        "It is averaged over the years claimed: one in which hardly anybody worked makes it small.",
    )
    evidence = Evidence(
        record="contracts and rotas by worker, with hours worked and each choice in writing",
        document="a sample of contracts and rotas set against payroll, agency bills included",
        third_party="an accreditor of living hours, or a union, that saw contracts and rotas",
        people="workers, asked without their manager, confirm their hours, notice and choice",
    )
    contexts = ("procurement", "commissioning", "economic development", "business support")
    examples = [
        Example(
            workers={
                "hours": [1_600, 600, 500, 400],
                "guaranteed": [35, 8, 20, 0],
                "notice": [4, 4, 1, 0],
                "chosen": [0, 0, 0, 1],
                "count": [20, 2, 1, 3],
            },
            people=26,
            quantity=1_700,
            note="two are sure of too few hours, one is told too late, three chose it themselves",
        ),
        Example(
            workers={"hours": [1_600], "guaranteed": [16], "notice": [4], "chosen": [0]},
            people=1,
            quantity=0,
            note="just at the standard",
        ),
        Example(
            workers={"hours": [1_600], "guaranteed": [35], "notice": [4], "chosen": [0]},
            people=12,
            undefined=True,
            note="eleven of twelve are left out",
        ),
        Example(
            workers={"hours": [], "guaranteed": [], "notice": [], "chosen": []},
            people=0,
            quantity=0,
            note="nobody was paid to work",
        ),
    ]

    def quantity(self, workers: Any, least_guaranteed: Any, least_notice: Any) -> Any:
        unsure = (workers.guaranteed < least_guaranteed) | (workers.notice < least_notice)
        return (workers.hours * unsure * (1 - workers.chosen)).sum()

    def defined(self, workers: Any, people: Any) -> Any:
        listed = workers.count()
        return (listed >= people) | np.isclose(listed, people)
