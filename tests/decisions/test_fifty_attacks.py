"""What bidders might try: each attack is refused, flagged or without effect, or is owned up to."""

from pathlib import Path

import pytest
from attacked import HONEST, gains, seen
from attacks import ATTACKS, UNSEEN

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "decide.md").read_text("utf-8")


@pytest.mark.parametrize("attack", ATTACKS, ids=[one.what for one in ATTACKS])
def test_an_attack_is_seen_or_gains_nothing(attack):
    assert attack.flag in seen(attack)


@pytest.mark.parametrize("attack", UNSEEN, ids=[one.what for one in UNSEEN])
def test_an_attack_that_nobody_sees_gains_and_stands_on_the_page(attack):
    assert seen(attack) == set()
    assert gains(attack.run())
    assert attack.what in PAGE


def test_there_are_fifty_attacks_and_forty_five_of_fifty_are_seen():
    assert len({one.what for one in (*ATTACKS, *UNSEEN)}) == len(ATTACKS) + len(UNSEEN) >= 50
    assert len(ATTACKS) / (len(ATTACKS) + len(UNSEEN)) >= 0.9
    assert f"{len(ATTACKS)} of {len(ATTACKS) + len(UNSEEN)}" in PAGE


def test_an_honest_bid_gains_nothing_over_itself():
    assert not gains(HONEST)
