"""PA5, democratic vitality. In come the seats that fell due for election and the ballots held; out
comes the share of the votes that could have been cast which were cast where there was a choice.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import figure
from socialvalue.themes.participation import VITALITY

COUNCILS = figure("turnout-local-elections-england-2017")
LARGE_MUTUAL = figure("turnout-coventry-building-society-2020")


class DemocraticVitality(Measure):
    """The share of the votes that members could have cast in the year, for the seats that fell due
    for election, which they cast where there was a choice.

    It is turnout, with a seat for which nobody could choose counted as a seat for which nobody
    voted: the votes cast in ballots with more candidates than seats, over those entitled, each
    ballot weighed by its seats. So turnout and contest make one figure of one kind, a vote used or
    not; neither is averaged with the other, and neither makes good the other.

    Seats that fell due under the rules and stand in no ballot count as seats for which nobody
    voted. Those entitled are the people on the roll on the day, or a year before if they were more
    then: to strike members off does not raise turnout. Resolutions, and those of them that members
    moved, stand beside the figure and are not in it: a motion for a new logo is one there, and so
    is a motion on the surplus.

    It does not say that those elected mirror the members (PA4), that they decide anything (PA1), or
    that everybody who could be a member is one.
    """

    code = "PA5"
    title = "Democratic vitality"
    outcome = VITALITY
    unit = "1"
    reports = "ratio"
    combine = Pool
    periods = "pool"

    ballots = SampleGroup(
        "1",
        "one entry for each ballot, whether there was a choice or not",
        seats=Sample("count", "seats to be filled by it"),
        candidates=Sample("count", "candidates who stood"),
        voters=Sample("person", "different people whose vote was valid"),
        roll=Sample("person", "people entitled to vote in it on the day"),
        roll_before=Sample("person", "people who would have been entitled a year before"),
    )
    seats_due = Column("count", "seats that fell due under the rules, a ballot held or not")
    resolutions = Column("count", "resolutions put to general meetings: shown, not in the figure")
    from_members = Column(
        "count", "those that members moved: shown, not in the figure", within="resolutions"
    )

    unpriced_reason = "a vote is a right, and has no price"
    rating = Ramp(
        floor=LARGE_MUTUAL.value,
        target=COUNCILS.value,
        reason="a share needs no size: from the turnout of a mutual too large for most members to "
        "know one another (row turnout-coventry-building-society-2020) to that of the councils "
        "who ask (row turnout-local-elections-england-2017)",
        source=COUNCILS.source,
    )
    undefined_reason = (
        "no seat fell due, more seats were balloted than fell due, or more voted than were entitled"
    )
    cautions = (
        "Compare bodies of about one size: among forty people a few votes move it far.",
        "People made members without asking are slow to vote: ask how people become members.",
        "A candidate who stands so that there is one is no choice: ask what they differed on.",
        "Ask for every year between elections: a year in which no seat is due has no figure.",
        "Where seats are filled by lot it does not apply; read PA4 there.",
        "Turnout is in PA1 as well: do not read two gains in one election.",
    )
    evidence = Evidence(
        record="a return for each ballot: seats, candidates, people on the roll, valid votes",
        document="the roll on both dates, and the rules that say which seats fell due",
        third_party="an independent returning officer, or scrutineers from outside",
        people="members who did not stand say that they could have, and heard of the vote in time",
    )
    contexts = ("commissioning", "asset transfer", "business support")
    examples = [
        Example(
            ballots={
                "seats": [3, 1],
                "candidates": [5, 1],
                "voters": [60, 0],
                "roll": [200, 200],
                "roll_before": [180, 180],
            },
            seats_due=4,
            resolutions=8,
            from_members=2,
            quantity=0.225,
            note="turnout is 0.3 for three of four seats; for the fourth there was no choice",
        ),
        Example(
            ballots={
                "seats": [2],
                "candidates": [3],
                "voters": [40],
                "roll": [50],
                "roll_before": [100],
            },
            seats_due=2,
            resolutions=1,
            from_members=0,
            quantity=0.4,
            note="half of the members were struck off within the year; they still count",
        ),
        Example(
            ballots={
                "seats": [5],
                "candidates": [5],
                "voters": [90],
                "roll": [100],
                "roll_before": [100],
            },
            seats_due=5,
            resolutions=0,
            from_members=0,
            quantity=0,
            note="zero: ninety voted for the only list there was",
        ),
        Example(
            ballots={
                "seats": [1],
                "candidates": [2],
                "voters": [11],
                "roll": [10],
                "roll_before": [10],
            },
            seats_due=1,
            resolutions=0,
            from_members=0,
            undefined=True,
            note="more voted than were entitled: the record cannot be right",
        ),
    ]

    def quantity(self, ballots: Any, seats_due: Any) -> Any:
        entitled = np.maximum(ballots.roll, ballots.roll_before)
        chosen = ballots.voters * (ballots.candidates > ballots.seats)
        possible = (ballots.seats * entitled).sum()
        turnout = np.where(possible > 0, (ballots.seats * chosen).sum() / possible, 0)
        return turnout * ballots.seats.sum() / seats_due

    def defined(self, ballots: Any, seats_due: Any) -> Any:
        fits = (ballots.seats.sum() <= seats_due) & (seats_due > 0)
        return fits & ((ballots.voters > ballots.roll).sum() == 0)
