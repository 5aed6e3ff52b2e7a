"""PA7, responsiveness. In come recommendations and what became of each; out comes the share of them
that was answered with reasons in time.
"""

from typing import Any

from socialvalue.column import Code, Column, Example, Parameter, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.participation import ANSWERS

STEPS = ("none", "logged", "acknowledged", "answered", "reasoned", "accepted")
IN_TIME = figure("response-days")
REASONED = figure("response-reasoned")


class Responsiveness(Measure):
    """The share of the recommendations made to those who decide, by the people affected, and due
    for an answer in the year, that was answered with reasons in time.

    Each recommendation stands at the highest step that it reached: none (nobody wrote it down),
    logged, acknowledged to those who made it, answered, answered with reasons, or accepted (more
    than half of those who made it, asked by themselves, accept the reasons). One with reasons or
    above counts, if the answer came within the days of row response-days; a yes without reasons
    counts no more than a no without them. The steps are not averaged: two letters that
    acknowledge are not one answer.

    `made` is counted by those who recommended, not by those who answer, and what is missing from
    the log is part of it.

    It does not say that the reasons were good or the advice followed. How many were adopted is
    shown beside it and not counted: trivial requests are the easiest to adopt.
    """

    code = "PA7"
    title = "Responsiveness"
    outcome = ANSWERS
    unit = "1"
    reports = "ratio"
    combine = Pool
    periods = "pool"

    recommendations = SampleGroup(
        "count",
        "one entry for each recommendation in the log (or for each number alike)",
        population="made",
        step=Code(
            {step: figure(f"response-{step}").value for step in STEPS},
            help="the highest step that it reached: none, logged, acknowledged, answered, reasoned "
            "or accepted (rows response-none to response-accepted)",
            source=REASONED.source,
        ),
        days=Sample("day", "days from the recommendation to the answer; 0 where there is none"),
    )
    made = Column("count", "recommendations that fell due, as those who made them count them")
    adopted = Column(
        "count", "those of them that were adopted: shown, not in the figure", within="made"
    )
    reasoned = Parameter(
        REASONED.value,
        REASONED.unit,
        help="the lowest step that is an answer with reasons",
        source=REASONED.source,
    )
    in_time = Parameter(
        IN_TIME.value,
        IN_TIME.unit,
        help="days within which an answer is in time",
        source=IN_TIME.source,
    )

    unpriced_reason = "an answer is owed to whoever asks, and is not sold"
    rating = Ramp(
        floor=0,
        target=1,
        reason="a share needs no size: an answer with reasons is owed to everybody, and none of "
        "them is less; a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "nobody recommended anything: nobody may have been asked, or dared"
    cautions = (
        "Many small requests that are quickly answered hide a large one that is not: read the log.",
        "Adoption alone says little; ask those who made them which mattered most to them.",
        "The same recommendation by the same people counts once, however often it is sent.",
        "Reasons speak of what was asked; a form of words that fits every request is none.",
        "Ask who feels that they have a say (row influence-local-decisions-england-2019-20).",
    )
    evidence = Evidence(
        record="a log of recommendations with the dates on which they came and were answered",
        document="the answers themselves, against the minutes of those who recommended",
        third_party="a scrutiny committee or an auditor who draws a sample of both",
        people="those who recommended count what they made, and say which reasons they accept",
    )
    contexts = ("commissioning", "planning", "grants", "economic development")
    examples = [
        Example(
            recommendations={
                "step": ["accepted", "reasoned", "reasoned", "answered", "none"],
                "days": [20, 60, 61, 10, 0],
                "count": [4, 2, 1, 2, 1],
            },
            made=12,
            adopted=5,
            quantity=0.5,
            note="six of twelve; one was a day late, two had no reasons, two are not in the log",
        ),
        Example(
            recommendations={"step": ["logged"], "days": [0], "count": [9]},
            made=9,
            adopted=0,
            quantity=0,
            note="zero: all were written down, and none was answered",
        ),
        Example(
            recommendations={"step": ["accepted"], "days": [0], "count": [3]},
            made=3,
            adopted=0,
            quantity=1,
            note="at the bound: all were refused on the day, with reasons that were accepted",
        ),
        Example(
            recommendations={"step": [], "days": []},
            made=0,
            adopted=0,
            undefined=True,
            note="nobody recommended anything",
        ),
    ]

    def quantity(self, recommendations: Any, made: Any, reasoned: Any, in_time: Any) -> Any:
        answered = recommendations.step >= reasoned
        return (answered * (recommendations.days <= in_time)).sum() / made

    def defined(self, made: Any) -> Any:
        return made > 0
