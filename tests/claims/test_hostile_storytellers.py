"""Whoever told a story is told of as a group: signs of one person are refused, and not quoted."""

import pytest

import socialvalue as sv

FRAMEWORK = sv.Framework.load("ccin")
CLAIM = {"submission": "g", "measure": "PA3"} | {"attended": 0, "contributed": 14}
CLAIM |= {"organised": 3, "decided": 2}
WHO = [{"id": "g", "contract_value": 4e5, "eligible": 900, "fte": 12}]


def told(who):
    story = {"id": "s1", "submission": "g", "measure": "PA3", "kind": "story", "who": who}
    story |= {"words": "It is ours now.", "consent": "yes", "date": "2026-05-31"}
    return sv.Claims.from_records([CLAIM], FRAMEWORK, WHO, stories=[story])


@pytest.mark.parametrize("who", ["Mrs Jane Smith", "jane@example.org", "call 07700 900123"])
def test_a_storyteller_who_looks_like_one_person_is_refused_and_not_quoted(who):
    with pytest.raises(sv.ClaimErrors, match="looks like one person") as refused:
        told(who)
    assert who not in str(refused.value)


def test_a_group_tells_its_story():
    assert len(told("neighbours").stories) == 1
