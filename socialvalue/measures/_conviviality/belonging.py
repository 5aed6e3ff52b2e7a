"""CV7, belonging and neighbour trust. In come how many agreed, before and after, and the trend of
the area; out comes the change in percentage points of all the eligible.
"""

from typing import Any

from socialvalue.column import Code, Column, Example, Parameter, Pool
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures.answers import LEAST_ANSWERS
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.survey import Shares
from socialvalue.themes.conviviality import NEIGHBOURS

WHOLE = figure("percentage-points-whole")


class Belonging(Measure):
    """The change, over the activity, in the share of the eligible who agree that they belong to
    their neighbourhood, or that their neighbours can be trusted, above the trend of the area.

    The question is one of the harmonised ones, in the same words both times, and the one that was
    named before anybody was asked: belonging (rows `belonging-strong-england-2023-24` and
    `belonging-strong-england-2024-25` are its yardsticks) or trust (row
    `trust-most-people-gb-2022` is near it, in other words). Two questions do not join.

    The change is that of the people for whom the survey stands; all the other eligible are taken to
    be as they were. So a few dozen participants who feel at home are not a neighbourhood that does.

    It does not say why, nor who feels left out; a share may rise because somebody moved away. Of
    fewer answers than row `survey-least-answers` asks for, at either time, there is no figure, and
    of many more than that the interval is still wide.
    """

    code = "CV7"
    title = "Belonging and neighbour trust"
    outcome = NEIGHBOURS
    unit = "percentage_point"
    reports = "ratio"
    combine = Pool

    question = Code(["belonging", "trust in neighbours"], help="the one that was asked")
    agreed = Column("person", "people who agreed, after", within="answered")
    answered = Column("person", "people who answered, after")
    agreed_before = Column("person", "people who agreed, before", within="answered_before")
    answered_before = Column("person", "people who answered, before")
    asked = Column("person", "people asked, after; 0 where nobody says", default=0)
    trend = Column(
        "percentage_point",
        "change of the same share in the wider area meanwhile",
        low=-100,
        high=100,
        pool="same",
    )
    represented = Column("person", "people for whom the survey stands", within="eligible")
    eligible = Column(
        "person", "everybody of the place who was meant", pool="same", scope="submission"
    )

    least = LEAST_ANSWERS
    whole = Parameter(WHOLE.value, WHOLE.unit, help="all of it, in points", source=WHOLE.source)
    reliability = Shares("agreed", "answered", "agreed_before", "answered_before", asked="asked")

    unpriced_reason = "what belonging is worth to people is in WB1, where it may be priced"
    rating = Ramp(
        floor=0,
        target=5,
        reason="a share needs no size: the target is some times what the country moved in a year "
        "(rows belonging-strong-england-2023-24 and belonging-strong-england-2024-25); a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "too few answered before or after, or nobody is eligible"
    cautions = (
        "Name the question beforehand; the better of two is chosen by its result.",
        "Read the interval beside it: of a hundred answers, a few points are chance.",
        "A fall earns no less than nothing, so chance alone earns points, most where few answered.",
        "The trend is the counterfactual: take it from the same survey and the same years.",
        "An extra sample of the wider area makes a better trend than the whole country does.",
        "Draw from all the eligible: a group left out is taken to be as it was, and may not be.",
        "Ask people who left, or say that you could not.",
        "It is the same change that WB1 feels: price nothing for it here.",
    )
    evidence = Evidence(
        record="counts of yes and of answers, before and after, and the words of the question",
        document="the answers without names, how people were drawn, and the source of the trend",
        third_party="a survey house or the national survey's own boost for the area",
        people="neighbours of different groups have seen the result and say whom it leaves out",
    )
    contexts = ("commissioning", "grants", "planning")
    examples = (
        Example(
            question="belonging",
            agreed=140,
            answered=200,
            agreed_before=120,
            answered_before=200,
            trend=1,
            represented=4_000,
            eligible=4_000,
            quantity=9,
            note="ten points more than before, one of which came to the whole area",
        ),
        Example(
            question="belonging",
            agreed=40,
            answered=40,
            agreed_before=20,
            answered_before=40,
            trend=0,
            represented=40,
            eligible=4_000,
            quantity=0.5,
            note="everybody who took part, who are one in a hundred of the place",
        ),
        Example(
            question="trust in neighbours",
            agreed=50,
            answered=100,
            agreed_before=50,
            answered_before=100,
            trend=2,
            represented=900,
            eligible=900,
            quantity=-2,
            note="standing still while the area rose",
        ),
        Example(
            question="belonging",
            agreed=9,
            answered=9,
            agreed_before=90,
            answered_before=200,
            trend=0,
            represented=900,
            eligible=900,
            undefined=True,
            note="nine answers after are too few",
        ),
    )

    def quantity(
        self,
        agreed: Any,
        answered: Any,
        agreed_before: Any,
        answered_before: Any,
        trend: Any,
        represented: Any,
        eligible: Any,
        whole: Any,
    ) -> Any:
        change = (agreed / answered - agreed_before / answered_before) * whole - trend
        return change * represented / eligible

    def defined(self, answered: Any, answered_before: Any, eligible: Any, least: Any) -> Any:
        return (answered >= least) & (answered_before >= least) & (eligible > 0)
