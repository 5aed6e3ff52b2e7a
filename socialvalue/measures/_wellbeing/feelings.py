"""WB2, worthwhile, happy and anxious. In come people's answers to three questions before and after,
and how others fared meanwhile; out comes the smallest of the three gains, for all whom the survey
stands for.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures.answers import LEAST_ANSWERS
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.survey import Answers
from socialvalue.themes.wellbeing import FEELINGS


def _answer(question: str) -> Sample:
    return Sample("point", f"{question}, 0 to 10", high=10)


def _elsewhere(question: str) -> Column:
    text = f"mean change of people not reached: {question}"
    return Column("point", text, low=-10, high=10, pool="same")


def _spread(question: str) -> Column:
    text = f"standard deviation of the changes, where only means are at hand: {question}; else 0"
    return Column("point", text, high=10, default=0, pool="same")


class DailyFeelings(Measure):
    """The smallest of three mean gains of the people reached, above the gain of people not reached,
    in how worthwhile life is, how happy and how little anxious yesterday was, in the time between
    the two askings.

    The questions are the ONS ones, each from 0 to 10; a fall in anxiety is a gain. Each change is
    told by itself, less that of the comparator, and they are never averaged into one: the three
    are different things, and an average would let calm pay for emptiness. The smallest of them is
    what is rated, so a gain in one never hides a loss in another.

    Whoever was asked and did not answer both times counts as unchanged; so do, in proportion, the
    others reached for whom those asked stand, if those were drawn by lot. Of fewer answers than
    row `survey-least-answers` asks for there is no figure.

    It does not say what a point is worth: WB1 is priced, and this is another look at the same
    lives. It does not add up the three, and where answers are few the smallest of three is low by
    chance alone: the intervals of all three stand on the scorecard.
    """

    code = "WB2"
    title = "Worthwhile, happy, anxious"
    outcome = FEELINGS
    unit = "point*person"
    combine = Pool

    people = SampleGroup(
        "person",
        "one entry for each person who answered all three questions both times",
        population="asked",
        worthwhile_before=_answer("how worthwhile, before"),
        worthwhile_after=_answer("how worthwhile, after"),
        happy_before=_answer("how happy yesterday, before"),
        happy_after=_answer("how happy yesterday, after"),
        anxious_before=_answer("how anxious yesterday, before"),
        anxious_after=_answer("how anxious yesterday, after"),
    )
    asked = Column(
        "person",
        "people reached whom you asked, whether they answered or not",
        within="represented",
    )
    represented = Column("person", "people reached, for whom those asked stand", within="eligible")
    worthwhile_elsewhere = _elsewhere("worthwhile")
    happy_elsewhere = _elsewhere("happy")
    anxious_elsewhere = _elsewhere("anxious")
    worthwhile_deviation = _spread("worthwhile")
    happy_deviation = _spread("happy")
    anxious_deviation = _spread("anxious")

    least = LEAST_ANSWERS
    reliability = (
        Answers(
            *("people", "worthwhile_after", "worthwhile_before", "asked", "worthwhile_deviation"),
            usual=figure("worthwhile-uk-2022-23"),
            comparator="worthwhile_elsewhere",
        ),
        Answers(
            *("people", "happy_after", "happy_before", "asked", "happy_deviation"),
            usual=figure("happy-yesterday-uk-2022-23"),
            comparator="happy_elsewhere",
        ),
        Answers(
            *("people", "anxious_after", "anxious_before", "asked", "anxious_deviation"),
            usual=figure("anxious-yesterday-uk-2022-23"),
            better=False,
            comparator="anxious_elsewhere",
        ),
    )

    unpriced_reason = "nobody prices these points openly, and WB1 already holds the same change"
    rating = Ramp(
        floor=0,
        target=0.1,
        per="eligible",
        reason="the target is a gain for everybody eligible about as large as the mean of the "
        "country moved in a year in the one question that moved most (rows "
        "anxious-yesterday-uk-2021-22 and anxious-yesterday-uk-2022-23): a judgement, and the "
        "same as that of WB1",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "too few answered all three questions before and after to tell of a change"
    cautions = (
        "Ask all three questions of the same people; one that is left out cannot be shown.",
        "Read the three changes one by one: the smallest is rated, the others are no less true.",
        "It overlaps with WB1: price nothing here, and do not add it to WB1 in words either.",
        "How anxious yesterday was depends on the day: ask on the same weekday both times.",
        "People who come at their worst would feel better later anyway: mind the comparator.",
    )
    evidence = Evidence(
        record="the three harmonised questions, asked before and after, with how many were asked",
        document="the answers without names, and the source of the three comparators",
        third_party="an evaluator who holds the answers and chose the comparators",
        people="those who answered have seen all three results and say what they leave out",
    )
    contexts = ("commissioning", "grants")
    examples = [
        Example(
            people={
                "worthwhile_before": [6],
                "worthwhile_after": [7],
                "happy_before": [6],
                "happy_after": [6.5],
                "anxious_before": [5],
                "anxious_after": [3],
                "count": [20],
            },
            asked=40,
            represented=80,
            worthwhile_elsewhere=0.25,
            happy_elsewhere=0.25,
            anxious_elsewhere=0,
            quantity=10,
            note="0.75, 0.25 and 2 points for the half who answered: happiness gained least",
        ),
        Example(
            people={
                "worthwhile_before": [5],
                "worthwhile_after": [8],
                "happy_before": [5],
                "happy_after": [8],
                "anxious_before": [2],
                "anxious_after": [3],
                "count": [30],
            },
            asked=30,
            represented=30,
            worthwhile_elsewhere=0,
            happy_elsewhere=0,
            anxious_elsewhere=0,
            quantity=-30,
            note="busier, prouder and more anxious: the loss is not hidden",
        ),
        Example(
            people={
                "worthwhile_before": [5],
                "worthwhile_after": [9],
                "happy_before": [5],
                "happy_after": [9],
                "anxious_before": [5],
                "anxious_after": [1],
                "count": [9],
            },
            asked=9,
            represented=9,
            worthwhile_elsewhere=0,
            happy_elsewhere=0,
            anxious_elsewhere=0,
            undefined=True,
            note="nine answers are too few",
        ),
    ]

    def quantity(
        self,
        people: Any,
        asked: Any,
        represented: Any,
        worthwhile_elsewhere: Any,
        happy_elsewhere: Any,
        anxious_elsewhere: Any,
    ) -> Any:
        worthwhile = (people.worthwhile_after - people.worthwhile_before).mean()
        happy = (people.happy_after - people.happy_before).mean()
        anxious = (people.anxious_after - people.anxious_before).mean()
        livelier = np.minimum(worthwhile - worthwhile_elsewhere, happy - happy_elsewhere)
        smallest = np.minimum(livelier, anxious_elsewhere - anxious)
        return smallest * people.count() / asked * represented

    def defined(self, people: Any, asked: Any, least: Any) -> Any:
        return (people.count() >= least) & (people.count() <= asked)
