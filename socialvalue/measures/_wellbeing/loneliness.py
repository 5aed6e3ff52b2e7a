"""WB4, loneliness reduced. In come people who were lonely often or always before, after and six
months later, and how others fared meanwhile; out come years free of it.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Pool
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures.answers import LEAST_ANSWERS
from socialvalue.ramp import Ramp
from socialvalue.source import figure
from socialvalue.survey import Shares
from socialvalue.themes.wellbeing import COMPANY

LONELY = figure("lonely-often-england-2024-25")


class LonelinessReduced(Measure):
    """People reached who are no longer lonely often or always, less those who have become so, above
    what happened among people not reached, over the years for which the answers show it.

    The question is the direct one of the ONS guidance; ask the three indirect ones beside it. The
    same people answer three times: before, after, and six months after that. The worse of the last
    two counts, so nobody can choose the day on which to ask. The fall in the share, less that of
    the comparator, is multiplied by the people and the years. Whoever was asked and did not answer
    all three times counts as unchanged; so do, in proportion, the others reached for whom those
    asked stand, if those were drawn by lot.

    It has no price here. Two published costs of a year of severe loneliness conflict, and both hold
    the wellbeing that WB1 prices. A council that decides on a range writes it into a measure table
    as a measure of its own (docs/measure-tables.md, and docs/decisions/0014 for this one).

    It does not say that people have company now, only that they say they are not lonely often. Of
    fewer answers than row `survey-least-answers` asks for there is no figure.
    """

    code = "WB4"
    title = "Loneliness reduced"
    outcome = COMPANY
    unit = "person*year"
    combine = Pool

    answered = Column("person", "people who answered all three times", within="asked")
    lonely_before = Column("person", "those of them lonely often or always before")
    lonely_after = Column("person", "those of them lonely often or always right after")
    lonely_later = Column("person", "those of them lonely often or always six months later")
    asked = Column(
        "person",
        "people reached whom you asked, whether they answered or not",
        within="represented",
    )
    represented = Column("person", "people reached, for whom those asked stand", within="eligible")
    comparator = Column(
        "1", "fall in that share among people not reached", low=-1, high=1, pool="same"
    )
    years = Column("year", "years that the last asking shows, none hoped for", high=10, pool="same")

    least = LEAST_ANSWERS
    reliability = tuple(
        Shares(
            *(still, "answered", "lonely_before", "answered", "asked"), fell_elsewhere="comparator"
        )
        for still in ("lonely_after", "lonely_later")
    )

    unpriced_reason = (
        "the published costs of severe loneliness conflict and name no year of prices (rows "
        "loneliness-severe-written-answer and loneliness-severe-hub), and they hold wellbeing that "
        "WB1 prices"
    )
    rating = Ramp(
        floor=0,
        target=LONELY.value,
        per="eligible",
        reason="the target is met when as many leave loneliness, for a year, as would be lonely "
        "often or always among the eligible if they were like the country (row "
        "lonely-often-england-2024-25)",
        source=LONELY.source,
    )
    undefined_reason = "too few answered all three times, or more are lonely than answered"
    cautions = (
        "Never with WB1 for the same people: the same change would be counted twice.",
        "Lonely people get less lonely by themselves: a comparator of 0 says that they do not.",
        "Those who drop out may be the loneliest: they are among those asked.",
        "Count everybody who answered, also those who were not lonely: some may have become so.",
        "The question hurts some; have somebody to turn to at hand.",
    )
    evidence = Evidence(
        record="the direct question three times, with how many were asked each time",
        document="the answers without names, the indirect questions beside them, the comparator",
        third_party="an evaluator who asked six months later and was not the one who ran it",
        people="people who were lonely say what helped, and whether it lasted",
    )
    contexts = ("commissioning", "grants", "asset transfer")
    examples = [
        Example(
            answered=40,
            lonely_before=20,
            lonely_after=8,
            lonely_later=10,
            asked=50,
            represented=75,
            comparator=0.05,
            years=1,
            quantity=12,
            note="of those who answered a quarter left, a twentieth would have done so anyway",
        ),
        Example(
            answered=20,
            lonely_before=5,
            lonely_after=9,
            lonely_later=5,
            asked=20,
            represented=20,
            comparator=0,
            years=0.5,
            quantity=-2,
            note="a bad ending left some lonelier; the worse of two askings counts",
        ),
        Example(
            answered=30,
            lonely_before=0,
            lonely_after=0,
            lonely_later=0,
            asked=30,
            represented=100,
            comparator=0,
            years=1,
            quantity=0,
            note="nobody was lonely before: there was nothing to leave",
        ),
        Example(
            answered=9,
            lonely_before=9,
            lonely_after=0,
            lonely_later=0,
            asked=9,
            represented=9,
            comparator=0,
            years=1,
            undefined=True,
            note="nine answers are too few",
        ),
    ]

    def quantity(
        self,
        answered: Any,
        lonely_before: Any,
        lonely_after: Any,
        lonely_later: Any,
        asked: Any,
        represented: Any,
        comparator: Any,
        years: Any,
    ) -> Any:
        still = np.maximum(lonely_after, lonely_later)
        left = (lonely_before - still - comparator * answered) / asked
        return left * represented * years

    def defined(
        self,
        answered: Any,
        lonely_before: Any,
        lonely_after: Any,
        lonely_later: Any,
        asked: Any,
        least: Any,
    ) -> Any:
        most = np.maximum(lonely_before, np.maximum(lonely_after, lonely_later))
        return (answered >= least) & (most <= answered) & (answered <= asked)
