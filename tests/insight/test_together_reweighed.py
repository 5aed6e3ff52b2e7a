"""Other people's weights over declared interactions: checked anew, and scored as written."""

from __future__ import annotations

import pytest
from joined_parts import PAIRS, framework, scored

import socialvalue as sv

WORKED = {"J1": 80, "J2": 40, "J3": 60, "J9": 0}


def test_weights_that_cannot_bear_the_interactions_are_refused_by_name() -> None:
    with pytest.raises(sv.FrameworkError, match=r"the importance of J2 is 0\.1, and its"):
        framework(PAIRS).weighted("T-o", {"J1": 70, "J2": 10, "J3": 20}, whose="the ward")


def test_weights_of_one_group_over_pairs_score_as_a_framework_written_with_them() -> None:
    theirs = framework(PAIRS).weighted("T-o", {"J1": 40, "J2": 40, "J3": 20}, whose="the ward")
    card = scored(theirs, acme=WORKED)
    assert card.benefit("T-o")[0] == pytest.approx(32 + 16 + 12 - 0.2 * 40 + 0.1 * 20)
