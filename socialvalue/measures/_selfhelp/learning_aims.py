"""SE3, learning aims met. In come people who enrolled and wrote down an aim, and those who say that
they met it; out come the latter.
"""

from typing import Any

from socialvalue.column import Column, Example, Pool
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures.answers import LEAST_ANSWERS
from socialvalue.proxy import Adjustments, Share
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.survey import Shares
from socialvalue.themes.selfhelp import LEARNING


class LearningAimsMet(Measure):
    """People who, by their own word, met the aims that they had set themselves at the start of
    co-operative or economic learning that ended in the year.

    Everybody who enrols writes down, before the first session, what they want to be able to do.
    Whoever says at the end that they can do it has met their aim; whoever left, or gave no answer,
    has not. A person is counted once, however many courses they took.

    Hours of attendance are stated, so that a reader sees what was put in, and are not counted: an
    hour is a cost to the learner before it is a gain. Of fewer answers than row
    `survey-least-answers` asks for there is no figure, for it might show who said what.

    It does not say how hard the aims were, nor whether what was learned is used (see SE4).
    """

    code = "SE3"
    title = "Learning aims met"
    outcome = LEARNING
    unit = "person"
    combine = Pool

    enrolled = Column(
        "person", "different people who enrolled with an aim, leavers included", within="eligible"
    )
    answered = Column(
        "person", "those of them who said at the end whether they met it", within="enrolled"
    )
    met = Column("person", "those of them who said that they had met it", within="answered")
    hours = Column("person*hour", "hours attended by all of them: shown, never counted")
    least = LEAST_ANSWERS

    reliability = Shares(agreed="met", answered="answered", asked="enrolled")
    adjust = Adjustments(deadweight=Share.of(figure("assumed-deadweight")))
    unpriced_reason = (
        "what is known is pay for an hour at work; a learner's hour is neither sold nor the gain"
    )
    rating = Ramp(
        floor=0,
        target=0.1,
        per="eligible",
        reason="the target is as large a share of the eligible as SE2 asks to become owners, for "
        "owners need to know what they own: a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "too few said whether they met their aims"
    cautions = (
        "An aim written after the course is no aim: ask to see those written before it.",
        "An aim such as 'to attend' is met by attending: read a sample of them, and the hours.",
        "A low share of answers hides those who left: it is flagged, and they count as not met.",
        "People who met their aims here and use a skill in SE4 are one person on two steps.",
    )
    evidence = Evidence(
        record="each learner's aim, dated before the first session, and their word at the end",
        document="enrolment and attendance lists, and the aims and answers without names",
        third_party="somebody other than the teacher asked the learners at the end",
        people="learners have seen the count of aims met and say what it leaves out",
    )
    contexts = ("business support", "grants", "commissioning")
    examples = [
        Example(
            enrolled=48,
            answered=36,
            met=27,
            hours=610,
            quantity=27,
            note="twelve left or gave no answer, and count as not met",
        ),
        Example(
            enrolled=400,
            answered=350,
            met=0,
            hours=5_000,
            quantity=0,
            note="many hours, and nobody learned what they came for",
        ),
        Example(
            enrolled=9,
            answered=9,
            met=9,
            hours=200,
            undefined=True,
            note="nine answers might show who said what",
        ),
    ]

    def quantity(self, met: Any) -> Any:
        return met

    def defined(self, answered: Any, least: Any) -> Any:
        return answered >= least
