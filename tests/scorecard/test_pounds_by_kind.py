"""Embedded and additional value: both count, and they are never mixed unseen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv

FRAMEWORK = sv.Framework.load("ccin")
WHO = [
    {"id": "a", "name": "A", "contract_value": 1e6, "eligible": 200, "fte": 10},
    {"id": "b", "name": "B", "contract_value": 1e6, "eligible": 200, "fte": 10},
]
KINDS = (None, "embedded", "additional")


def gas(who: str, tonnes: float, kind: str | None, claim: str) -> dict[str, object]:
    aside = {"kind": kind} if kind else {}
    head = {"submission": who, "measure": "WB8", "claim": claim}
    return {**head, "tonnes": tonnes, "year": "2026", **aside}


def card(*records: dict[str, object]) -> sv.Scorecard:
    return sv.score(sv.Claims.from_records(records, FRAMEWORK, WHO))


def pounds(found: sv.Scorecard, by: str) -> dict[tuple[str, str], float]:
    table = found.worth(by)
    keys = zip(table["submission"], table[by], strict=True)
    return {key: much for key, much in zip(keys, table["balance"], strict=True) if much}


def test_pounds_of_each_kind_stand_apart() -> None:
    both = card(
        gas("a", 10, "embedded", "1"), gas("a", 30, "additional", "2"), gas("b", 5, None, "1")
    )
    found = pounds(both, "kind")
    assert set(found) == {("A", "embedded"), ("A", "additional"), ("B", "not said")}
    assert found["A", "additional"] == pytest.approx(3 * found["A", "embedded"], abs=1e-3)
    told = both.measures()
    kinds = told["kind"][told["measure"] == "WB8"]
    assert kinds.tolist() == ["embedded, additional", "not said"]


def test_the_page_says_how_much_is_of_which_kind() -> None:
    page = " ".join(str(card(gas("a", 10, "embedded", "1"), gas("a", 5, None, "2"))).split())
    assert "A, balance by kind: welfare embedded -£" in page
    assert ", welfare not said -£" in page


def test_a_page_on_which_no_claim_says_its_kind_says_so() -> None:
    assert "No claim says whether its value is embedded" in str(card(gas("a", 10, None, "1")))


@given(st.lists(st.tuples(st.floats(0, 1e4), st.sampled_from(KINDS)), min_size=1, max_size=5))
def test_the_kinds_add_up_to_the_whole_and_move_no_rating(claims) -> None:
    said = [gas("a", much, kind, str(at)) for at, (much, kind) in enumerate(claims)]
    mute = [gas("a", much, None, str(at)) for at, (much, _) in enumerate(claims)]
    one, other = card(*said), card(*mute)
    parts = [much for (who, _), much in pounds(one, "kind").items() if who == "A"]
    whole = [much for (who, _), much in pounds(one, "overall").items() if who == "A"]
    units = np.rint(np.array(parts) * 1e4)
    assert units.sum() == np.rint(np.array(whole) * 1e4).sum()
    assert one.score() == pytest.approx(other.score(), abs=1e-9)
    assert sum(whole) == pytest.approx(
        sum(pounds(other, "overall").values()), abs=1.5e-4 * len(claims)
    )
