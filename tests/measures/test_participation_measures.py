"""PA1, PA3, PA4 and PA9 at their edges: people are counted once, and being told is not a voice."""

import pytest


def _rights(right, weight=1.0, turnout=1.0, count=1):
    return {"weight": [weight], "right": [right], "turnout": [turnout], "count": [count]}


def test_deciding_people_are_never_more_than_the_people_there_are(read):
    twice = {"weight": [1, 1], "right": ["vote", "vote"], "turnout": [1, 1]}
    assert read("PA1", rights=twice, people=1) == 1


def test_a_right_that_nobody_uses_counts_for_nothing(read):
    assert read("PA1", rights=_rights("vote", turnout=0, count=50), people=50) == 0


def test_each_rung_that_is_a_voice_counts_for_more_than_the_one_below(read, the):
    names = [name for name, _ in dict(the("PA1").rights.members)["right"].levels]
    readings = [read("PA1", rights=_rights(name), people=1) for name in names]
    assert names[:2] == ["none", "informed"]
    assert readings[:2] == [0, 0]
    assert readings[1:] == sorted(set(readings[1:]))
    assert readings[-1] == 1


def test_pa1_and_pa9_read_one_ladder(the):
    ladder = dict(the("PA1").rights.members)["right"]
    assert dict(the("PA9").affected.members)["right"] is ladder
    assert ladder.source.status == the("PA9").voice.source.status == "assumed"


def test_being_told_is_not_a_voice_and_being_asked_is(read):
    for right, harmed in {"none": 9, "informed": 9, "consulted": 0, "vote": 0}.items():
        assert read("PA9", affected={"right": [right], "count": [9]}) == harmed


def test_nobody_affected_is_a_zero_that_somebody_looked_for(read):
    assert read("PA9", affected={"right": []}) == 0


def test_attending_adds_nobody(read):
    quiet = read("PA3", attended=0, contributed=3, organised=2, decided=1)
    assert read("PA3", attended=900, contributed=3, organised=2, decided=1) == quiet == 6


def test_a_gap_is_undefined_with_nobody_there(read):
    assert read("PA4", groups={"participants": [0, 0], "affected": [4, 6]}) is None
    assert read("PA4", groups={"participants": [4, 6], "affected": [0, 0]}) is None
    assert read("PA4", groups={"participants": [], "affected": []}) is None


def test_a_gap_does_not_depend_on_size(read):
    small = read("PA4", groups={"participants": [3, 1], "affected": [40, 60]})
    large = read("PA4", groups={"participants": [300, 100], "affected": [4, 6]})
    assert small == pytest.approx(large) == pytest.approx(0.35)


def test_finer_groups_never_make_a_gap_smaller(read):
    coarse = read("PA4", groups={"participants": [30, 20], "affected": [84, 116]})
    fine = read("PA4", groups={"participants": [30, 12, 8], "affected": [84, 78, 38]})
    finer = read("PA4", groups={"participants": [30, 0, 12, 8], "affected": [60, 24, 78, 38]})
    assert coarse <= fine + 1e-12 <= finer
