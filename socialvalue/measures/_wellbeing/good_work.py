"""WB5, good work with a voice. In come the answers of those who work, on seven dimensions; out
comes a mean score that is never better than the voice they have.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Parameter, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures.answers import LEAST_ANSWERS
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.survey import Answers
from socialvalue.themes.wellbeing import WORK

SEVEN = figure("job-quality-dimensions")
ENOUGH = figure("survey-low-response")


def _dimension(text: str) -> Sample:
    return Sample("point", f"{text}: 0 if all answers are the worst, 100 if the best", high=100)


class GoodWork(Measure):
    """How good work is, from 0 to 100, in the answers of those who do it, over seven dimensions and
    never better than their voice, in the year.

    The dimensions are those of row `job-quality-dimensions`: terms, pay, health and safety, design,
    support, voice, and balance with life. Each person's answers in a dimension are set between the
    worst possible (0) and the best (100). A person's score is the mean of the seven or, where it is
    less, the voice alone: good pay does not stand in for being heard. The mean is over persons, so
    the voice of a few does not stand in for that of the others.

    Answers are anonymous and asked of everybody who works on it, whoever employs them. Where fewer
    answered than row `survey-least-answers` asks for, or a smaller share than row
    `survey-low-response`, there is no figure. A form that a manager filled in is no answer.

    It does not say whether the work is fairly paid (EQ4, EQ5), nor whether it hurts anybody (WB7).
    Scores of different questionnaires do not compare.
    """

    code = "WB5"
    title = "Good work with a voice"
    outcome = WORK
    unit = "point"
    reports = "state"
    combine = Pool

    answers = SampleGroup(
        "person",
        "one entry for each person who answered in all seven dimensions",
        population="workers",
        terms=_dimension("terms of employment"),
        pay=_dimension("pay and benefits"),
        health=_dimension("health, safety and strain"),
        design=_dimension("design and meaning of the work"),
        support=_dimension("support of colleagues and superiors"),
        voice=_dimension("voice and representation"),
        balance=_dimension("balance of work and life"),
    )
    workers = Column("person", "everybody who works on it, whoever employs them, asked or not")
    dimensions = Parameter(
        SEVEN.value, SEVEN.unit, help="the dimensions of good work", source=SEVEN.source
    )
    enough = Parameter(
        ENOUGH.value, ENOUGH.unit, help="the share who must answer", source=ENOUGH.source
    )

    least = LEAST_ANSWERS
    reliability = (Answers("answers", after="voice", asked="workers"),)

    unpriced_reason = "good work is owed to those who do it; its wellbeing is in WB1"
    rating = Ramp(
        floor=50,
        target=80,
        reason="a mean needs no size. Nothing is earned where the score lies half-way between the "
        "worst answers and the best; the target leaves room for a bad day. A judgement: no "
        "open yardstick of one questionnaire is to be had",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "too few of those who work there answered to speak for them"
    cautions = (
        "Anonymous, collected by somebody else, never filled in by a manager for others.",
        "Agency workers and subcontractors are workers: leaving them out is leaving out the worst.",
        "Fix the questionnaire beforehand; an easier question raises the score and nothing else.",
        "Read all seven dimensions, and the spread: one mean of many people hides the worst off.",
        "Its voice item overlaps with PA1, which counts rights where this asks how it feels.",
    )
    evidence = Evidence(
        record="an anonymous survey, with its questions and the number of all who work there",
        document="the answers without names, and pay records that show how many work there",
        third_party="a union or an institute that asked and holds the answers",
        people="a meeting of those who work there has seen the result and agrees",
    )
    contexts = ("procurement", "commissioning", "business support")
    examples = [
        Example(
            answers={
                "terms": [80, 60],
                "pay": [80, 100],
                "health": [80, 60],
                "design": [80, 60],
                "support": [80, 60],
                "voice": [80, 25],
                "balance": [80, 60],
                "count": [15, 15],
            },
            workers=40,
            quantity=52.5,
            note="80 for half of them; the other half are paid well and not heard: 25",
        ),
        Example(
            answers={
                "terms": [50],
                "pay": [15],
                "health": [50],
                "design": [50],
                "support": [50],
                "voice": [99],
                "balance": [50],
                "count": [10],
            },
            workers=10,
            quantity=52,
            note="nor does a full voice stand in for pay: the mean of seven holds",
        ),
        Example(
            answers={
                "terms": [0],
                "pay": [0],
                "health": [0],
                "design": [0],
                "support": [0],
                "voice": [0],
                "balance": [0],
                "count": [12],
            },
            workers=12,
            quantity=0,
            note="all answers are the worst",
        ),
        Example(
            answers={
                "terms": [95],
                "pay": [95],
                "health": [95],
                "design": [95],
                "support": [95],
                "voice": [95],
                "balance": [95],
                "count": [20],
            },
            workers=60,
            undefined=True,
            note="a third of the workers answered: the others may have had a reason",
        ),
    ]

    def quantity(self, answers: Any, dimensions: Any) -> Any:
        security = answers.terms + answers.pay + answers.health
        substance = answers.design + answers.support + answers.balance
        mean = (security + substance + answers.voice) / dimensions
        return np.minimum(mean, answers.voice).mean()

    def defined(self, answers: Any, workers: Any, enough: Any, least: Any) -> Any:
        return (answers.count() >= least) & (answers.count() >= workers * enough)
