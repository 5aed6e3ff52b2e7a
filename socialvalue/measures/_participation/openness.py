"""PA6, openness. In come the grades of two raters for five items that can be seen or not; out comes
the number of items that both found open.
"""

from typing import Any

import numpy as np

from socialvalue.column import Example, SampleGroup, Single
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures._participation.rubric import GRADE, ITEM, place
from socialvalue.ramp import Ramp
from socialvalue.source import figure
from socialvalue.survey import Raters
from socialvalue.themes.participation import ANSWERS

ALL_OPEN = figure("openness-items")
EVERY = list(ITEM.names)


class Openness(Measure):
    """How many of five things about the activity and its owners two independent raters both found
    open to everybody in the year: costs, results, minutes, owners and a plain account.

    Each item is one step, met or not by what can be seen, with an address and a date (the anchors
    stand with the item). Two raters who work for neither side and do not see each other's grades
    give a yes or a no to each. A step counts where both say yes: what one of two careful readers
    cannot find is not open to a resident.

    All the items are graded, each once; otherwise there is no answer, so that a hard one cannot be
    left out nor an easy one stand twice. How far the raters agree beyond chance (Cohen's kappa) is
    shown beside the figure.

    It does not say that what is published is true, or that anybody reads it; and that the five
    steps are equally far apart is a judgement (row openness-items).
    """

    code = "PA6"
    title = "Openness"
    outcome = ANSWERS
    unit = "1"
    reports = "state"
    combine = Single
    periods = "average"

    items = SampleGroup(
        "1",
        "one entry for each of the five items",
        subject=ITEM,
        first=GRADE,
        second=GRADE,
    )
    costs = place("costs")
    results = place("results")
    minutes = place("minutes")
    owners = place("owners")
    account = place("account")
    reliability = Raters("items", "first", "second")

    unpriced_reason = "openness is owed to those who pay and those affected, and is not sold"
    rating = Ramp(
        floor=0,
        target=ALL_OPEN.value,
        reason="a state of one body needs no size: nothing open earns nothing, and all the items "
        "(row openness-items) the whole; that each counts alike is a judgement",
        source=ALL_OPEN.source,
    )
    undefined_reason = "an item was left out or graded twice"
    cautions = (
        "Choose the raters yourself; a rater whom the bidder pays is the bidder.",
        "With so few items one difference moves kappa far: read where the raters differ.",
        "Where both say the same to everything, kappa cannot be told; that is no fault.",
        "Look for what was published just before the rating, and will be gone after it.",
        "Openness about an activity may name people: personal data stay closed.",
        "A small body can be as open as a large one: a page will do, on a wall if need be.",
    )
    evidence = Evidence(
        record="an address and a date for each item",
        document="copies of what was found there, kept by whoever asked for them",
        third_party="both raters independent of whoever is rated, with their grades apart",
        people="residents try to find each item by themselves, and say what they could not",
    )
    contexts = ("procurement", "commissioning", "grants", "asset transfer", "planning")
    examples = [
        Example(
            items={
                "subject": EVERY,
                "first": ["yes", "yes", "no", "yes", "yes"],
                "second": ["yes", "no", "no", "yes", "yes"],
            },
            quantity=3,
            note="they differ about the results, which therefore do not count",
        ),
        Example(
            items={"subject": EVERY, "first": ["yes"] * len(EVERY), "second": ["yes"] * len(EVERY)},
            quantity=ALL_OPEN.value,
            note="at the bound: all are open",
        ),
        Example(
            items={"subject": EVERY, "first": ["no"] * len(EVERY), "second": ["no"] * len(EVERY)},
            quantity=0,
            note="zero: looked for, and nothing found",
        ),
        Example(
            items={"subject": ["owners", "account"], "first": ["yes"] * 2, "second": ["yes"] * 2},
            undefined=True,
            note="three items were left out",
        ),
    ]

    def quantity(self, items: Any) -> Any:
        return np.minimum(items.first, items.second).sum()

    def defined(
        self, items: Any, costs: Any, results: Any, minutes: Any, owners: Any, account: Any
    ) -> Any:
        books = ((items.subject == costs).sum() == 1) & ((items.subject == results).sum() == 1)
        board = ((items.subject == minutes).sum() == 1) & ((items.subject == owners).sum() == 1)
        return books & board & ((items.subject == account).sum() == 1)
