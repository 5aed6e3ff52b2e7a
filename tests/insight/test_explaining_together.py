"""An explanation writes out a Choquet integral with its pairs, and names every hold."""

from __future__ import annotations

import re

import pytest
from joined_parts import HOLD, PAIRS, framework, scored

import socialvalue as sv

WORKED = {"J1": 80, "J2": 40, "J3": 60, "J9": 0}
"""64 less ½ 0.4 x 40, and ½ 0.2 x 20 more: 58."""
FREE = WORKED | {"J2": 46}
LOW = {"J1": 30, "J2": 10, "J3": 20, "J9": 0}


def _steps(card: sv.Scorecard, who: str, name: str) -> list[str]:
    return [step.words for step in sv.explain(card, who, "T-o").steps if step.name == name]


def test_the_sum_is_written_with_its_pairs_and_comes_out_when_worked_by_hand() -> None:
    card = scored(framework(PAIRS), acme=WORKED)
    (words,) = _steps(card, "acme", "benefit")
    kind, total, result = re.split(r": | = ", words)
    assert kind == "Choquet"
    assert total == (
        "0.5 x 80 + 0.3 x 40 + 0.2 x 60 - 0.5 x 0.4 x |80 - 40| + 0.5 x 0.2 x |80 - 60|"
    )
    worked = 0.0
    for sign, term in re.findall(r"([+-]?) ?((?:[\d.]+ x )+(?:\|.*?\||[\d.]+))", total):
        product = 1.0
        for factor in term.split(" x "):
            if factor.startswith("|"):
                one, two = factor.strip("|").split(" - ")
                product *= abs(float(one) - float(two))
            else:
                product *= float(factor)
        worked += -product if sign == "-" else product
    assert float(result) == pytest.approx(worked) == pytest.approx(card.benefit("T-o")[0])
    assert worked == pytest.approx(58)


def test_importance_veto_favour_and_each_interaction_are_told_with_who_says_so() -> None:
    card = scored(framework(PAIRS), acme=WORKED)
    first, *_ = importances = _steps(card, "acme", "importance")
    assert len(importances) == 3
    assert first.startswith("J1 has 0.5 of the importance (Shapley)")
    # by hand, from the worths 0, .4, .1, .9, .3, .5, .4, 1: veto of J1 = 1 - (0 + (.1+.3)/2 + .4)/2
    assert "by 0.7 of what is possible (veto)" in first
    # favour of J1 = (.4 + (.9+.5)/2 + 1 - 1)/2
    assert "by 0.55 (favour)" in first
    both, either = _steps(card, "acme", "interaction")
    assert "J1 and J2: 0.4, both are asked for" in both
    assert "the panel: calm without gladness is hollow" in both
    assert "J1 and J3: -0.2, either will do" in either


def test_what_does_not_apply_leaves_with_its_interactions_and_the_sum_still_comes_out() -> None:
    card = scored(framework(PAIRS), acme=WORKED | {"J3": None}, bolt=WORKED | {"J2": None})
    # J3 leaves: half of -0.2 goes to J1, 0.6 and 0.3 of 0.9
    (words,) = _steps(card, "acme", "benefit")
    assert "0.666667 x 80 + 0.333333 x 40 - 0.5 x 0.4 x |80 - 40|" in words
    assert card.benefit("T-o")[0] == pytest.approx(80 * 2 / 3 + 40 / 3 - 8)
    told = _steps(card, "acme", "interaction")
    assert "left with J3, which is not applicable, and half of it went to the other" in told[1]
    # J2 leaves: what was asked of both is asked of nobody
    assert card.benefit("T-o")[1] == pytest.approx((50 * 80 + 20 * 60) / 70 + 0.1 * 20)
    assert "half of it" not in _steps(card, "bolt", "interaction")[0]


def test_a_hold_is_named_with_its_effect_its_author_and_its_reason() -> None:
    card = scored(framework(PAIRS, HOLD), acme=WORKED, bolt=FREE, crow=LOW)
    assert card.benefit("T-o")[0] == 50
    assert card.benefit("T-o")[1] > 58
    (held,), (free,) = (_steps(card, who, "hold") for who in ("acme", "bolt"))
    assert held == (
        "J2 is 40, below 45: the benefit is held to 50.0 at most (the ward: nobody is left joyless)"
    )
    assert "J2 is 46, not below 45: it holds nothing" in free
    assert "at most 50 by the hold of J2" in _steps(card, "acme", "benefit")[0]
    assert card.outcomes()["capped_by"] == [
        "J2 below 45: benefit held to 50.0",
        "",
        "J2 below 45: benefit already below 50.0",
    ]
    assert "J2 below 45" in str(card.as_dict()["outcomes"])


def test_a_gap_is_held_and_its_best_is_not() -> None:
    given = {code: value for code, value in WORKED.items() if code != "J2"}
    card = scored(framework(HOLD), acme=given)
    assert card.benefit("T-o")[0] == 50
    assert card.headroom("T-o")[0] > 50
    assert "with its gaps at their best it would hold nothing" in _steps(card, "acme", "hold")[0]


def test_a_part_that_does_not_apply_holds_nothing() -> None:
    card = scored(framework(HOLD), acme=WORKED | {"J2": None})
    assert card.benefit("T-o")[0] > 70
    assert card.outcomes()["capped_by"] == [""]
    assert "J2 is not applicable: it holds nothing" in _steps(card, "acme", "hold")[0]


def test_a_veto_leaves_no_more_than_the_parts_own_rating() -> None:
    card = scored(framework(HOLD.replace("to = 50", "to = 0")), acme=WORKED)
    assert card.benefit("T-o")[0] == pytest.approx(40)


def test_the_page_says_what_a_framework_declares_and_nothing_where_it_declares_nothing() -> None:
    page = " ".join(str(scored(framework(PAIRS, HOLD), acme=WORKED)).split())
    assert "interaction of J1 and J2 in T-o: 0.4, both are asked for (the panel: calm" in page
    assert "hold: J2 below 45 holds T-o to 50 at most (the ward: nobody is left" in page
    plain = str(scored(framework(), acme=WORKED))
    assert "interaction of" not in plain
    assert "hold:" not in plain


def test_a_hold_of_the_whole_stands_in_the_column_of_caps() -> None:
    row = HOLD.replace("J2", "T").replace("45", "60").replace("to = 50", "to = 55")
    card = scored(framework(PAIRS, row), acme=WORKED)
    assert card.overall()["capped_by"] == ["T below 60: benefit held to 58.0"]
    assert "T below 60" in str(card)


def test_the_view_of_imbalance_stands_beside_the_benefit_and_changes_no_score() -> None:
    card = scored(framework(), acme=WORKED, even={"J1": 64, "J2": 64, "J3": 64, "J9": 0})
    table = sv.imbalance(card, "T-o")
    assert table["benefit"] == pytest.approx([64, 64])
    assert table["index"][1] == pytest.approx(64)
    # variance: .5 x 16² + .3 x 24² + .2 x 4² = 304; 304 / 64 = 4.75
    assert table["penalty"][0] == pytest.approx(4.75)
    assert (table["lowest"][0], table["highest"][0]) == ("J2", "J1")
    assert len(sv.imbalance(card)["index"]) == 2
    with pytest.raises(sv.UnknownName, match="not a node"):
        sv.imbalance(card, "J1")
