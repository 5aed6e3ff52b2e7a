"""WB7, work injury and ill health. In come cases of each class and the hours worked; out come
cases, each weighed by how grave it is beside an average injury.
"""

from typing import Any

from socialvalue.column import Column, Example, Parameter, Pool
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Proxy
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.wellbeing import WORK

AVERAGE = figure("work-injury-non-fatal")
USUAL = figure("work-injury-rate-gb-2014-15")


def _beside_average(key: str) -> Parameter:
    """How grave a case of a class is: its cost to society beside that of an average injury."""
    case = figure(key)
    text = f"the cost of {case.note.split(';')[0]}, beside that of an average injury"
    return Parameter(case.value / AVERAGE.value, "1", help=text, source=case.source)


class WorkHarm(Measure):
    """Injuries at work and cases of ill health caused by work, of everybody who works on it, in the
    year, each weighed by how grave it is beside an average injury.

    Cases have four classes: deaths, injuries with seven days or more off work, injuries with fewer,
    and ill health. Each counts as many average injuries as its cost to society is a multiple of
    theirs (rows `work-injury-…` and `work-ill-health`), so a death is not made light of as one case
    among many, and the pounds of each class are those that its own row gives. An injury whose time
    off nobody knows stands among the long ones.

    None found takes work in which it could have been found: without hours worked there is no
    answer. Everybody counts, whoever employs them.

    It does not say what was not reported. The prices are of an old edition and say so; the weights
    lean on them only by how they compare.
    """

    code = "WB7"
    title = "Work injury and ill health"
    outcome = WORK
    unit = "count"
    combine = Pool
    harm = True
    own_shares = ()

    fatal = Column("count", "people killed by the work")
    long = Column("count", "injuries with seven days or more off work, or nobody knows how many")
    short = Column("count", "injuries with up to six days off work")
    ill_health = Column("count", "new cases of illness caused or made worse by the work")
    hours = Column("hour", "hours worked in all, by everybody, whoever employs them")
    fatal_weight = _beside_average("work-injury-fatal")
    long_weight = _beside_average("work-injury-over-seven-days")
    short_weight = _beside_average("work-injury-up-to-six-days")
    ill_health_weight = _beside_average("work-ill-health")

    proxies = (Proxy.of(AVERAGE, "welfare"),)
    rating = Ramp(
        floor=0,
        target=USUAL.value * 5,
        per="fte",
        reason="the limit is a multiple of what workers of the country reported of themselves in a "
        "year (row work-injury-rate-gb-2014-15), so that a fifth of the exposure is work as it is "
        "in general, and one cut finger in a small workplace is not past the limit by chance; how "
        "many times is a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "no hours were worked: nothing could have been found"
    cautions = (
        "Look into a register with no case in many hours: workers report more than employers do.",
        "Set the hours against the full-time jobs told: too few show that not all were looked at.",
        "Subcontractors and agency workers count: what is handed on is still done here.",
        "The limit is of one year: claim a year at a time, or give fte as years of full-time work.",
        "One grave case in a small workplace may be chance: look at several years at once.",
        "Never beside a fiscal price of the same case: parts of these costs fall on the state.",
        "Newer values exist and were not to be had: test how far the result depends on them.",
        "Rewarding few cases can silence those who report: ask workers whether they dare to.",
    )
    evidence = Evidence(
        record="an accident book and sickness records, with hours worked by everybody",
        document="reports made to the regulator, set against the book and against pay records",
        third_party="an inspection, or a survey of workers by somebody else",
        people="safety representatives, or those who work there, confirm that the list is whole",
    )
    contexts = ("procurement", "commissioning")
    examples = [
        Example(
            fatal=0,
            long=2,
            short=5,
            ill_health=1,
            hours=90_000,
            quantity=(2 * 29_200 + 5 * 880 + 18_500) / 8_200,
            note="eight cases, as grave as about ten average injuries",
        ),
        Example(
            fatal=1,
            long=0,
            short=0,
            ill_health=0,
            hours=2_000_000,
            quantity=1_597_000 / 8_200,
            note="a death weighs as much as many injuries",
        ),
        Example(
            fatal=0,
            long=0,
            short=0,
            ill_health=0,
            hours=1_700,
            quantity=0,
            note="looked for in the hours worked, and found none",
        ),
        Example(
            fatal=0,
            long=0,
            short=0,
            ill_health=0,
            hours=0,
            undefined=True,
            note="where nobody worked, none found says nothing",
        ),
    ]

    def quantity(
        self,
        fatal: Any,
        long: Any,
        short: Any,
        ill_health: Any,
        fatal_weight: Any,
        long_weight: Any,
        short_weight: Any,
        ill_health_weight: Any,
    ) -> Any:
        injuries = fatal * fatal_weight + long * long_weight + short * short_weight
        return injuries + ill_health * ill_health_weight

    def defined(self, hours: Any) -> Any:
        return hours > 0
