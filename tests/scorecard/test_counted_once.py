"""Pounds counted once: worked by hand, by law, and never in place of worth or of any score."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from priced_chain import APART, CHAIN, PRICES, claim, framework, ledger, scored

import socialvalue as sv
from socialvalue.scorecard.once import RULES

FEW = settings(max_examples=60, deadline=None)
CHAINED, UNRELATED = framework(*CHAIN), framework(*APART)
amounts = st.fixed_dictionaries({code: st.integers(0, 400) for code in PRICES})
grades = st.fixed_dictionaries({code: st.sampled_from(["E0", "E1", "E2", "E4"]) for code in PRICES})
names = st.fixed_dictionaries(
    {code: st.sampled_from(["", "crew", "club", "crew; club"]) for code in PRICES}
)
rules = st.sampled_from([*RULES])


def _rows(much: dict, grade: dict, about: dict) -> list[dict[str, Any]]:
    told = {code: {"about": who} if who else {} for code, who in about.items()}
    return [claim(code, much[code], evidence=grade[code], **told[code]) for code in PRICES]


def test_the_smaller_of_two_comes_off_and_the_ledgers_stay_apart() -> None:
    card = scored(CHAINED, claim("K1", 100), claim("K2", 30), claim("K4", 7), claim("K9", 2))
    told = ledger(card.counted_once())
    assert [told[name] for name in ("benefit", "deducted", "left", "harm", "balance")] == [
        160, 60, 100, 4, 96,
    ]  # fmt: skip
    assert ledger(card.counted_once(), "local")["deducted"] == 0
    taken = card.deductions()
    assert list(zip(taken["off"], taken["beside"], taken["deducted"], strict=True)) == [
        ("K2", "K1", 60)
    ]


def test_what_is_gone_takes_nothing_else_off() -> None:
    """K1 100, K2 80, K3 40: K2 comes off beside K1, and so K3 stays: it overlaps with K2 alone."""
    lone = framework("overlaps K1 K2", "overlaps K2 K3", "complements K1 K3")
    card = scored(lone, claim("K1", 100), claim("K2", 40), claim("K3", 10))
    assert ledger(card.counted_once())["left"] == 140


def test_a_claim_holds_no_more_of_others_than_it_is_worth() -> None:
    """K2 6 overlaps with K1 5 and with K3 4, which have nothing in common: 9 are there at least."""
    lone = framework("overlaps K1 K2", "overlaps K2 K3", "complements K1 K3")
    card = scored(lone, claim("K1", 5), claim("K2", 3), claim("K3", 1))
    assert ledger(card.counted_once())["left"] == 9


@pytest.mark.parametrize("apart", [APART[:0], APART[:1], APART[1:2], APART[4:5], APART[:2]])
@FEW
@given(much=amounts, silent=st.sampled_from(["K1", "K2", "K3"]))
def test_to_say_more_never_leaves_less(apart, much, silent) -> None:
    chosen = framework(*apart)
    rows = [claim(code, many) for code, many in much.items()]
    fewer = [row for row in rows if row["measure"] != silent]
    tables = [scored(chosen, *some).counted_once() for some in (fewer, rows)]
    left = [dict(zip(one["ledger"], one["left"], strict=True)) for one in tables]
    assert left[0].get("welfare", 0) <= left[1].get("welfare", 0)


def test_three_that_may_all_be_the_same_leave_the_largest() -> None:
    card = scored(CHAINED, claim("K1", 100), claim("K2", 40), claim("K3", 10))
    assert ledger(card.counted_once())["left"] == 100


def test_of_equals_the_later_in_the_framework_comes_off() -> None:
    card = scored(CHAINED, claim("K2", 50), claim("K1", 100))
    assert list(card.deductions()["off"]) == ["K2"]


def test_the_rule_named_wants_a_name_in_both() -> None:
    rows = (claim("K1", 100, about="crew"), claim("K2", 30))
    assert ledger(scored(CHAINED, *rows).counted_once("named"))["deducted"] == 0
    both = (rows[0], claim("K2", 30, about="Crew"))
    card = scored(CHAINED, *both)
    assert ledger(card.counted_once("named"))["deducted"] == 60
    assert list(card.deductions("named")["found"]) == ["same name"]


def test_of_people_named_one_by_one_only_the_shared_ones_come_off() -> None:
    """Four and three people, two of them in both: two of K2 at 2 pounds, or of K1 at 1 pound."""
    card = scored(
        CHAINED, claim("K1", 4, about="a;b;c;d"), claim("K2", 3, about="c; D; e")
    )  # fmt: skip
    assert ledger(card.counted_once())["deducted"] == 2
    assert ledger(card.counted_once("named"))["left"] == 8


def test_only_the_years_that_meet_are_counted_twice() -> None:
    card = scored(
        CHAINED,
        *(claim("K1", much, period=year) for much, year in ((10, 2026), (100, 2027))),
        claim("K2", 50, period=2026),
    )
    prices = card.worth(by="measure")
    whole = dict(zip(prices["measure"], prices["benefit"], strict=True))
    assert whole["K2"] > 10
    assert ledger(card.counted_once())["deducted"] == pytest.approx(10, rel=0.01)


def test_along_a_chain_only_the_furthest_evidenced_link_keeps_its_price() -> None:
    rows = (claim("K1", 100, evidence="E3"), claim("K2", 30, evidence="E2"), claim("K3", 5))
    card = scored(CHAINED, *rows)
    told = ledger(card.counted_once("furthest"))
    assert (told["benefit"], told["deducted"], told["set_aside"], told["left"]) == (180, 80, 40, 60)
    links = card.links()
    assert list(links["standing"]) == ["evidenced", "evidenced", "asserted only"]
    assert list(links["furthest"]) == [False, True, False]


def test_a_link_two_steps_away_is_on_the_same_chain() -> None:
    rows = (claim("K1", 100, evidence="E2"), claim("K3", 5, evidence="E2"))
    card = scored(CHAINED, *rows)
    assert ledger(card.counted_once("furthest"))["left"] == 20
    assert "by way of K2" in card.deductions("furthest")["reason"][0]


def test_where_nothing_of_a_chain_is_evidenced_the_smaller_comes_off() -> None:
    card = scored(CHAINED, claim("K1", 100, evidence="E1"), claim("K2", 30))
    assert ledger(card.counted_once("furthest")) | {"rule": ""} == (
        ledger(card.counted_once("smaller")) | {"rule": ""}
    )


def test_people_told_apart_by_name_keep_both_prices_along_a_chain() -> None:
    rows = (claim("K1", 9, about="x", evidence="E2"), claim("K2", 9, about="y", evidence="E2"))
    card = scored(CHAINED, *rows)
    for rule in RULES:
        assert ledger(card.counted_once(rule))["left"] == 27


@FEW
@given(amounts, grades, names, rules)
def test_no_deduction_exceeds_the_smaller_claim_nor_leaves_less_than_nothing(
    much, grade, about, rule
) -> None:
    card = scored(CHAINED, *_rows(much, grade, about))
    worth = card.worth(by="measure")
    whole = {
        (book, code): pounds
        for book, code, pounds in zip(
            worth["ledger"], worth["measure"], worth["benefit"], strict=True
        )
    }
    taken = card.deductions(rule)
    for book, off, beside, pounds, aside in zip(
        *(taken[name] for name in ("ledger", "off", "beside", "deducted", "set_aside")), strict=True
    ):
        assert 0 <= pounds <= min(whole[book, off], whole[book, beside])
        assert 0 <= aside <= whole[book, off] - pounds
        assert rule == "furthest" or aside == 0
        assert "K9" not in (off, beside)
    table = card.counted_once(rule)
    assert (table["left"] >= 0).all()
    parts = table["benefit"] - table["deducted"] - table["set_aside"] - table["left"]
    assert parts == pytest.approx(0, abs=1e-9)
    assert table["deducted"].sum() == pytest.approx(np.sum(taken["deducted"]))


@FEW
@given(amounts, grades, names)
def test_the_rule_smaller_leaves_at_least_the_largest_claim(much, grade, about) -> None:
    table = scored(CHAINED, *_rows(much, grade, about)).counted_once()
    most = max(much[code] * PRICES[code] for code in ("K1", "K2", "K3"))
    if most:
        assert ledger(table)["left"] >= most


@FEW
@given(amounts, grades, names, rules, st.randoms())
def test_the_order_of_claims_changes_nothing(much, grade, about, rule, draw) -> None:
    rows = _rows(much, grade, about)
    mixed = draw.sample(rows, len(rows))
    one, other = (scored(CHAINED, *some).deductions(rule) for some in (rows, mixed))
    assert {name: list(values) for name, values in one.items()} == {
        name: list(values) for name, values in other.items()
    }


@FEW
@given(amounts, grades, rules)
def test_where_nothing_overlaps_nothing_is_deducted(much, grade, rule) -> None:
    card = scored(UNRELATED, *_rows(much, grade, dict.fromkeys(PRICES, "")))
    assert len(card.deductions(rule)["off"]) == 0
    table = card.counted_once(rule)
    assert (table["left"] == table["benefit"]).all()
    assert "counted once" not in str(card)


@FEW
@given(amounts, grades, names)
def test_more_is_taken_off_the_more_a_rule_looks_for(much, grade, about) -> None:
    card = scored(CHAINED, *_rows(much, grade, about))
    totals = [card.counted_once(rule)["deducted"].sum() for rule in ("none", "named", "smaller")]
    assert totals[0] == 0 <= totals[1] <= totals[2] + 1e-9


def test_no_score_and_no_worth_moves_whatever_is_asked() -> None:
    card = scored(CHAINED, claim("K1", 100, evidence="E2"), claim("K2", 30, evidence="E2"))
    before = json.dumps(card.as_dict(), sort_keys=True)
    for rule in RULES:
        card.counted_once(rule)
    assert json.dumps(card.as_dict(), sort_keys=True) == before
    assert card.score() == scored(UNRELATED, claim("K1", 100), claim("K2", 30)).score()


def test_the_page_says_it_in_one_line_and_the_json_in_full() -> None:
    card = scored(CHAINED, claim("K1", 100), claim("K2", 30))
    line = 'Benefits counted once by the rule "smaller": Greenhand, welfare, £100 of £160.'
    assert line in " ".join(str(card).split())
    assert "Greenhand, welfare, £100 of £160" in card._repr_html_()
    told = card.as_dict()["counted_once"]
    assert [row["left"] for row in told["ledgers"] if row["ledger"] == "welfare"] == [100]
    assert [(row["off"], row["beside"]) for row in told["deductions"]] == [("K2", "K1")]


def test_another_rule_is_refused_by_name() -> None:
    with pytest.raises(sv.UnknownName, match="use none, smaller, named, furthest"):
        scored(CHAINED, claim("K1", 1)).counted_once("largest")


def test_chains_of_one_submission_are_found_by_its_name() -> None:
    card = scored(CHAINED, claim("K1", 9, evidence="E2"), claim("K2", 9, evidence="E1"))
    assert str(card.chains("a")) == str(card.chains("Greenhand"))
    assert "K2 Days K2 (outcome: A change): CLAIMED" in card.chains("a").text()
    assert "NOT LOOKED AT" in card.chains("a").svg()
    with pytest.raises(sv.UnknownName, match="Greenhand"):
        card.chains("nobody")
