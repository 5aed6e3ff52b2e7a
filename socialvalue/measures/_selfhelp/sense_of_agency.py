"""SE6, sense of agency. In come people's scores on a scale before and after, and how others fared
meanwhile; out comes the gain, in people who would have crossed the whole scale.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures.answers import LEAST_ANSWERS
from socialvalue.ramp import Ramp
from socialvalue.source import source
from socialvalue.survey import Answers
from socialvalue.themes.selfhelp import AGENCY


class SenseOfAgency(Measure):
    """Gain in the year, on one short validated scale of agency, by the people who were asked, above
    the gain of people not reached, as shares of the scale added up over people.

    The scale is one that others have tested, such as of general self-efficacy or of capability, and
    the same before and after; it is not in this library, whose user holds its licence. Each
    person's gain, less the gain of the comparator, is divided by the length of the scale, so that
    one is one person moved from its bottom to its top.

    Whoever was asked and did not answer counts as neither gained nor lost: the answers of some do
    not stand for others. Of fewer answers than row `survey-least-answers` asks for there is no
    figure.

    It does not say that people have more power, only that they feel it: see PA1 for the first. The
    change is felt once, so what WB1 prices may hold it already.
    """

    code = "SE6"
    title = "Sense of agency"
    outcome = AGENCY
    unit = "person"
    combine = Pool
    periods = "average"

    answers = SampleGroup(
        "person",
        "one entry for each person who answered both times (or for each number alike)",
        population="asked",
        before=Sample("point", "score before, higher being more agency"),
        after=Sample("point", "score after"),
    )
    asked = Column("person", "everybody reached, all of whom are to be asked", within="eligible")
    bottom = Column("point", "lowest score that the scale allows", pool="same")
    top = Column("point", "highest score that the scale allows", pool="same")
    comparator = Column("point", "mean change of people not reached", low=-np.inf, pool="same")
    deviation = Column(
        "point",
        "standard deviation of the changes, where only means are at hand; else 0",
        default=0,
        pool="same",
    )
    least = LEAST_ANSWERS
    reliability = Answers(
        *("answers", "after", "before", "asked", "deviation"), comparator="comparator"
    )

    unpriced_reason = "no open value is published for a scale of agency, and WB1 may hold the gain"
    rating = Ramp(
        floor=0,
        target=0.05,
        per="eligible",
        reason="the target is a small step on the scale for everybody eligible, or a long one for "
        "a few of them: a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = (
        "too few answered both times, or an answer or the comparator lies outside the scale given"
    )
    cautions = (
        "Name the scale before asking, and take its ends from its manual, not from the answers.",
        "People who come at a low point rise by themselves: the comparator must have begun as low.",
        "Those who did not answer may have lost: look at the share who did before believing it.",
        "Of fewer than row survey-answers-minimum people a mean moves with one or two of them.",
        "Check the scale's licence: many are free for research and not for selling.",
    )
    evidence = Evidence(
        record="the scale's name, the answers before and after, and how many were asked",
        document="the answers without names, the scale's manual and licence, and the comparator",
        third_party="an evaluator who chose the scale and the comparator, and holds the answers",
        people="those who answered say whether they can now do what they could not do before",
    )
    contexts = ("commissioning", "grants", "business support")
    examples = [
        Example(
            answers={"before": [20, 25], "after": [26, 28], "count": [10, 10]},
            asked=30,
            bottom=10,
            top=40,
            comparator=1.5,
            quantity=2,
            note="twenty gained three points more than others did, on a scale of thirty",
        ),
        Example(
            answers={"before": [6], "after": [6], "count": [12]},
            asked=12,
            bottom=0,
            top=10,
            comparator=0.5,
            quantity=-0.6,
            note="others gained meanwhile: below zero",
        ),
        Example(
            answers={"before": [5], "after": [7], "count": [20]},
            asked=20,
            bottom=5,
            top=6,
            comparator=0,
            undefined=True,
            note="the scale was made shorter than the answers",
        ),
        Example(
            answers={"before": [1], "after": [9], "count": [9]},
            asked=9,
            bottom=0,
            top=10,
            comparator=0,
            undefined=True,
            note="nine answers are too few",
        ),
    ]

    def quantity(self, answers: Any, bottom: Any, top: Any, comparator: Any) -> Any:
        return ((answers.after - answers.before - comparator) / (top - bottom)).sum()

    def defined(self, answers: Any, bottom: Any, top: Any, comparator: Any, least: Any) -> Any:
        told = (answers.count() >= least) & (np.abs(comparator) <= top - bottom)
        below = (answers.before < bottom) | (answers.after < bottom)
        above = (answers.before > top) | (answers.after > top)
        return told & (top > bottom) & ((below | above).sum() <= 0)
