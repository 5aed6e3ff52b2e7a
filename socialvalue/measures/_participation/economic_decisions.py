"""PA1, people in economic decision-making. In come rights over decisions about money, one entry a
person and decision; out come full-decision equivalents, in persons.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Pool, Sample, SampleGroup
from socialvalue.evidence import CONTEXTS, Evidence
from socialvalue.measure import Measure
from socialvalue.measures._participation.ladder import LADDER, VOICE
from socialvalue.ramp import Ramp
from socialvalue.source import source
from socialvalue.themes.participation import DECISIONS


class PeopleInEconomicDecisions(Measure):
    """People who used a right to decide on pay, prices, budgets or surplus in the year, as
    full-decision equivalents, above the number who did so before.

    List the decisions about money first and weigh each by its share of the money, so that the
    weights of the decisions add up to 1. Then give every person's right over every decision: the
    product of weight, right (the ladder) and turnout, summed, is the number of people who would
    decide as much if each held an equal binding vote over everything. It is never more than the
    number of different people. Whoever was only informed decides nothing, and counts for nothing: a
    letter to everybody is no vote. The measure reports a change: the stage less its baseline.

    It does not say that decisions were good, or that those who decide mirror those affected (see
    PA4 and PA9). The ladder's numbers are a perspective.

    It is the first of the four measures that the 2022 report names; the definition is ours.
    """

    code = "PA1"
    title = "People in economic decision-making"
    outcome = DECISIONS
    unit = "person"
    reports = "change"
    combine = Pool
    periods = "average"

    rights = SampleGroup(
        "person",
        "one entry for each person and decision (or for each number of people alike)",
        weight=Sample("1", "the decision's share of the money in scope", high=1),
        right=LADDER,
        turnout=Sample("1", "share of the occasions on which the right was used", high=1),
    )
    people = Column("person", "different people who hold any of these rights", within="eligible")
    voice = VOICE

    unpriced_reason = "a say in a decision has no price: control is not a welfare gain in pounds"
    rating = Ramp(
        floor=0,
        target=0.5,
        per="eligible",
        reason="the target lies far above a board and well below everybody deciding everything, "
        "which no organisation reaches: a judgement",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "Agree the list of decisions and their weights before anybody is scored; they add up to 1.",
        "Count people, not attendances: somebody on two panels is one person with two entries.",
        "A baseline of nobody says that nobody decided before: ask who did, and see it shown.",
        "A consultation adds far less than a vote: read the rungs before saying 'deciders'.",
        "Votes by capital are not equal votes: enter those outvoted for what they can decide.",
    )
    evidence = Evidence(
        record="the agreed list of decisions, with the people, right and turnout for each",
        document="rules or articles, the member register, minutes and records of votes",
        third_party="an auditor or returning officer who draws decisions and finds who took them",
        people="those listed as deciding say that they did, and over what",
    )
    contexts = tuple(CONTEXTS)
    examples = [
        Example(
            rights={
                "weight": [0.7, 0.3],
                "right": ["vote", "joint"],
                "turnout": [1, 1],
                "count": [40, 12],
            },
            people=52,
            quantity=30.7,
            note="40 members vote on most of the money, 12 residents decide the rest jointly",
        ),
        Example(
            rights={"weight": [1], "right": ["vote"], "turnout": [1], "count": [3]},
            people=3,
            quantity=3,
            note="three directors with equal votes on everything",
        ),
        Example(
            rights={"weight": [1, 1], "right": ["vote", "vote"], "turnout": [1, 1]},
            people=1,
            quantity=1,
            note="one person entered twice with full weight still counts as one",
        ),
        Example(
            rights={"weight": [], "right": [], "turnout": []},
            people=0,
            quantity=0,
            note="nobody decides",
        ),
    ]

    def quantity(self, rights: Any, people: Any, voice: Any) -> Any:
        heard = rights.right * (rights.right >= voice)
        return np.minimum((rights.weight * heard * rights.turnout).sum(), people)
