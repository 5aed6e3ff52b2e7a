"""WB1, life satisfaction. In come people's answers before and after, and how others fared
meanwhile; out come wellbeing-adjusted life years (WELLBYs).
"""

from typing import Any

from socialvalue.column import Column, Example, Parameter, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures.answers import LEAST_ANSWERS
from socialvalue.proxy import Growth, Proxy
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.survey import Answers
from socialvalue.themes.wellbeing import SATISFACTION

PER_POINT = figure("wellby-per-point-year")


class LifeSatisfaction(Measure):
    """Points of life satisfaction gained by the people reached, above the gain of people not
    reached, over the years for which the gain lasts.

    The question is the ONS one: "Overall, how satisfied are you with your life nowadays?", from 0
    to 10. The mean gain of those who answered both times, less the gain of the comparator (a
    matched group, or the trend of the area), is taken for all the people whom the survey stands
    for, times the years. One point for one person for one year is one WELLBY, by definition; the
    Treasury's guidance gives its worth, which rises with real income where whoever scores
    brings that series.

    Of fewer answers than row `survey-least-answers` asks for there is no figure: they would say
    little, and might show who said what.

    It does not say who gained: a mean hides those who are worse off, and it is what people say of
    their own lives. It holds the effect of everything the activity did, so nothing else may be
    priced for the same change in the same people.
    """

    code = "WB1"
    title = "Life satisfaction (WELLBY)"
    outcome = SATISFACTION
    unit = "wellby"
    combine = Pool

    people = SampleGroup(
        "person",
        "one entry for each person who answered both times (or for each number alike)",
        population="represented",
        before=Sample("point", "life satisfaction before, 0 to 10", high=10),
        after=Sample("point", "life satisfaction after, 0 to 10", high=10),
    )
    asked = Column("person", "people asked both times; 0 where nobody says", default=0)
    deviation = Column(
        "point",
        "standard deviation of the changes, where only means are at hand; else 0",
        high=10,
        default=0,
        pool="same",
    )
    represented = Column("person", "people reached, for whom the survey stands", within="eligible")
    comparator = Column("point", "mean change of people not reached", low=-10, high=10, pool="same")
    years = Column("year", "years for which the gain is shown to last", high=10, pool="same")
    wellby_per_point = Parameter(
        PER_POINT.value, PER_POINT.unit, help="what a WELLBY is", source=PER_POINT.source
    )

    least = LEAST_ANSWERS
    reliability = Answers(
        "people",
        after="after",
        before="before",
        asked="asked",
        deviation="deviation",
        comparator="comparator",
        usual=figure("life-satisfaction-uk-2022-23"),
    )

    proxies = (
        Proxy.of(
            figure("wellby-value"),
            "welfare",
            growth=Growth.of(figure("wellby-income-elasticity")),
        ),
    )
    rating = Ramp(
        floor=0,
        target=0.1,
        per="eligible",
        reason="the target is a gain for everybody eligible about as large as the mean of the "
        "country moved in a year (rows life-satisfaction-uk-2021-22 and "
        "life-satisfaction-uk-2022-23): a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "too few answered both before and after, or more than are said to be asked"
    cautions = (
        "The comparator is the counterfactual; a change without one is before and after, no more.",
        "Those who did not answer may have fared worse: count them in only if you can defend it.",
        "If some were more likely to be asked, let counts weigh them, and add up to the answers.",
        "Show how long it lasts; years that nobody followed up are a hope.",
        "Look at the people who lost, not only at the mean; no group should be made worse off.",
        "Price nothing else for the same change: loneliness and confidence are in it.",
    )
    evidence = Evidence(
        record="the harmonised question, asked before and after, with how many were asked",
        document="the answers without names, and the source of the comparator",
        third_party="an evaluator who holds the answers and chose the comparator",
        people="those who answered have seen the result and say what it leaves out",
    )
    contexts = ("commissioning", "grants", "planning")
    examples = [
        Example(
            people={"before": [6, 7], "after": [7, 7.5], "count": [10, 10]},
            represented=100,
            comparator=0.25,
            years=1,
            quantity=50,
            note="a mean gain of three quarters of a point, a third of which came to others too",
        ),
        Example(
            people={"before": [7], "after": [7], "count": [20]},
            represented=40,
            comparator=0.1,
            years=2,
            quantity=-8,
            note="others fared better meanwhile: a loss",
        ),
        Example(
            people={"before": [5], "after": [8], "count": [30]},
            represented=30,
            comparator=0,
            years=0,
            quantity=0,
            note="a gain that does not last counts for nothing",
        ),
        Example(
            people={"before": [4], "after": [9], "count": [9]},
            represented=100,
            comparator=0,
            years=1,
            undefined=True,
            note="nine answers are too few to tell of a hundred",
        ),
    ]

    def quantity(
        self, people: Any, represented: Any, comparator: Any, years: Any, wellby_per_point: Any
    ) -> Any:
        gain = (people.after - people.before).mean() - comparator
        return gain * represented * years * wellby_per_point

    def defined(self, people: Any, asked: Any, least: Any) -> Any:
        answered = people.count()
        return (answered >= least) & ((asked <= 0) | (answered <= asked))
