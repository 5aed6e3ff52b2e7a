"""PA4, the representation gap. In come participants and people affected, group by group; out comes
the share of the places that would have to change hands for the two to match.
"""

from typing import Any

import numpy as np

from socialvalue.column import Example, Sample, SampleGroup, Single
from socialvalue.evidence import CONTEXTS, Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import source
from socialvalue.themes.participation import VOICE


class RepresentationGap(Measure):
    """The share of the participants' places in the year that would have to pass to other groups
    for the participants to mirror the people affected.

    It is half the sum, over groups, of the gap between a group's share of the participants and its
    share of the people affected (the index of dissimilarity of Duncan and Duncan 1955): 0 where
    they match, near 1 where those affected are hardly there at all. Less is better; it is a state,
    not damage done, so it is a benefit measure.

    The groups are those that the affected people are counted in, and are named before the count;
    those who would not say are a group of their own.

    It does not say who speaks or is heard, and it cannot see a gap between groups that the form
    does not name.
    """

    code = "PA4"
    title = "Representation gap"
    outcome = VOICE
    unit = "1"
    reports = "state"
    combine = Single
    periods = "average"

    groups = SampleGroup(
        "1",
        "one entry for each group; every person stands in exactly one",
        participants=Sample("person", "participants (or deciders) of the group"),
        affected=Sample("person", "people of the group among those affected"),
    )

    unpriced_reason = "fairness of representation is owed, not bought"
    rating = Ramp(
        floor=0.5,
        target=0,
        reason="a share needs no size: a mirror of those affected is the target, and nothing is "
        "earned where the wrong groups hold as many of the places as the right ones; a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = (
        "nobody took part, nobody is named as affected, or all stand in one group: there is "
        "nothing to match"
    )
    cautions = (
        "Name the groups before the count; more and finer groups never make the gap smaller.",
        "Two groups are the fewest there can be; ask which others stand hidden in them.",
        "Enter people who would not say as a group of their own, on both sides if need be.",
        "Publish no group of fewer than five people.",
        "A small panel cannot mirror a large place exactly: some gap is arithmetic.",
    )
    evidence = Evidence(
        record="a monitoring form that participants filled in themselves, or would not",
        document="Census or ONS counts of the same groups for the place named, and its totals",
        third_party="somebody from outside who chose the groups, or checked them against the harm",
        people="groups that are affected say that they were named, and who is missing",
    )
    contexts = tuple(CONTEXTS)
    examples = [
        Example(
            groups={"participants": [30, 12, 8], "affected": [84, 78, 38]},
            quantity=0.18,
            note="the first of three groups holds places that the other two should have",
        ),
        Example(
            groups={"participants": [5, 5], "affected": [100, 100]},
            quantity=0,
            note="a mirror of those affected",
        ),
        Example(
            groups={"participants": [8, 0], "affected": [0, 50]},
            quantity=1,
            note="none of those who take part is affected",
        ),
        Example(
            groups={"participants": [0, 0], "affected": [100, 100]},
            undefined=True,
            note="nobody took part",
        ),
        Example(
            groups={"participants": [12], "affected": [200]},
            undefined=True,
            note="one group of everybody mirrors itself",
        ),
    ]

    def quantity(self, groups: Any) -> Any:
        present = groups.participants / groups.participants.sum()
        expected = groups.affected / groups.affected.sum()
        return np.abs(present - expected).sum() / 2

    def defined(self, groups: Any) -> Any:
        told = (groups.participants + groups.affected > 0).sum() > 1
        return told & (groups.participants.sum() > 0) & (groups.affected.sum() > 0)
