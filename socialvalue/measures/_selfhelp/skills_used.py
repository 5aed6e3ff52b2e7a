"""SE4, skills gained and used. In come people who started, completed and were asked again; out come
those found using the skill months later.
"""

from typing import Any

from socialvalue.column import Column, Example, Parameter, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Adjustments, Share
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.survey import Shares
from socialvalue.themes.selfhelp import LEARNING

MONTHS = figure("skill-used-months")


class SkillsUsed(Measure):
    """People who completed a level of a skill and were found using it in a job, a role or an
    enterprise months later, of all who started.

    The level is named beforehand: a certificate, or a task that somebody else can see done. A
    person is asked again when the months of row `skill-used-months` have passed since they
    completed, and is counted in the year in which that falls, once for each person.

    Everybody who started stands behind the number. Whoever dropped out, failed, was not found again
    or does not use the skill counts as not using it; nobody stands for anybody else.

    It does not say what they earn by it, nor that they would have found no other way. What a wage
    is worth to those who had none is EQ7's.
    """

    code = "SE4"
    title = "Skills gained and used"
    outcome = LEARNING
    unit = "person"
    combine = Sum

    started = Column("person", "different people who began, for whatever level", within="eligible")
    completed = Column("person", "those of them who completed the level", within="started")
    found = Column("person", "those of them who were found and asked again", within="completed")
    using = Column("person", "those of them who use it", within="found")
    after = Column("month", "months from completing to the first asking", pool="same")
    least = Parameter(
        MONTHS.value, MONTHS.unit, help="months that must have passed", source=MONTHS.source
    )

    reliability = Shares(agreed="using", answered="found", asked="started")
    adjust = Adjustments(deadweight=Share.of(figure("assumed-deadweight")))
    unpriced_reason = (
        "open unit costs (such as row ucd-es5.0-fiscal) are of a certificate held for a year, in "
        "pounds of long ago; no open figure is of a skill in use"
    )
    rating = Ramp(
        floor=0,
        target=0.05,
        per="eligible",
        reason="the target is half of what SE3 asks, for a skill in use months later is rarer than "
        "an aim met on the day: a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "people were asked again too soon to tell whether the skill is in use"
    cautions = (
        "Ask for everybody who started; a course that counts its completers hides its leavers.",
        "Row further-education-sustained-2017-18 leaves out who failed or dropped out: no target.",
        "A job that somebody had already is no use of a new skill.",
        "Ask who was turned away: a course may take on only those sure to succeed.",
        "The same person in work is EQ7's too: an overlap, counted once in a total.",
    )
    evidence = Evidence(
        record="a list of all who started, with certificates and what was found months later",
        document="certificates, and a word from an employer, a group or the books of an enterprise",
        third_party="an awarding body and somebody other than the teacher who asked again",
        people="learners, those who left among them, say what the skill was and was not good for",
    )
    contexts = ("procurement", "commissioning", "grants", "business support")
    examples = [
        Example(
            started=40,
            completed=28,
            found=22,
            using=15,
            after=6,
            quantity=15,
            note="twelve dropped out, six were not found: none of them counts",
        ),
        Example(
            started=25,
            completed=25,
            found=25,
            using=0,
            after=9,
            quantity=0,
            note="twenty-five certificates in a drawer",
        ),
        Example(
            started=10,
            completed=10,
            found=10,
            using=10,
            after=2,
            undefined=True,
            note="asked too soon",
        ),
    ]

    def quantity(self, using: Any) -> Any:
        return using

    def defined(self, after: Any, least: Any) -> Any:
        return after >= least
