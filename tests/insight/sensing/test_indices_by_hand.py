"""Indices in closed form: published cases, products by hand, and laws of additive models."""

import json
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import card, deadweight, framework, measure, normal, price, rows

import socialvalue as sv

COEFFICIENTS, DEVIATIONS = (2.0, 1.0, 0.5), (1.0, 2.0, 4.0)


def linear() -> sv.Scorecard:
    made = [
        measure(f"SN{at}", proxies=normal(20.0, one, key=f"x{at}"))
        for at, one in enumerate(DEVIATIONS)
    ]
    people = {f"SN{at}": one for at, one in enumerate(COEFFICIENTS)}
    return card(framework(made), {"a": people})


def test_the_linear_model_has_equal_shares_and_a_variance_of_twelve() -> None:
    found = sv.sensitivity(linear(), "a", "worth", ledger="welfare")
    assert found.how == "closed form"
    assert found.deviation**2 == pytest.approx(12.0, rel=1e-9)
    table = found.table()
    assert table["first"] == pytest.approx([1 / 3] * 3, rel=1e-9)
    assert table["total"] == pytest.approx([1 / 3] * 3, rel=1e-9)
    assert not table["first_error"].any()


def test_a_product_of_two_has_what_they_do_together_in_both_totals() -> None:
    # pounds = 10 people × price × (1 - deadweight), both independent
    one = measure("SN1", proxies=normal(20.0, 2.0, key="price"), adjust=deadweight(0.1, 0.5))
    found = sv.sensitivity(
        card(framework([one]), {"a": {"SN1": 10}}), "a", "worth", ledger="welfare"
    )
    left, price_part = 0.7, 4.0 * 0.7**2
    share_part, both = 20.0**2 * 0.16 / 12, 4.0 * 0.16 / 12
    whole = price_part + share_part + both
    told = rows(found.table())
    assert found.deviation == pytest.approx(10 * sqrt(whole), rel=1e-9)
    assert found.central == pytest.approx(10 * 20.0 * left)
    assert told["price"]["first"] == pytest.approx(price_part / whole)
    assert told["price"]["total"] == pytest.approx((price_part + both) / whole)
    other = told["deadweight of SN1"]
    assert other["first"] == pytest.approx(share_part / whole)
    assert other["total"] == pytest.approx((share_part + both) / whole)


def test_one_wage_behind_two_prices_is_one_row() -> None:
    wage = sv.CommonFactor("wage", 15.0, 10.0, 20.0)
    made = [measure(f"SN{at}", proxies=price(12.0, common=(wage,))) for at in (1, 2)]
    scored = card(framework(made), {"a": {"SN1": 3, "SN2": 4}})
    found = sv.sensitivity(scored, "a", "worth", ledger="welfare")
    (row,) = rows(found.table()).values()
    assert (row["key"], row["measures"], row["first"], row["total"]) == ("wage", "SN1, SN2", 1, 1)
    # a triangle of 10, 15, 20 has a variance of 25 / 6; seven people at 12 pounds
    assert found.deviation == pytest.approx(7 * 12 / 15 * sqrt(25 / 6))


def test_of_a_difference_only_what_differs_counts() -> None:
    made = [measure("SN1", proxies=normal(20.0, 2.0, key="x")),
            measure("SN2", proxies=normal(20.0, 3.0, key="y"))]  # fmt: skip
    people = {"a": {"SN1": 5, "SN2": 4}, "b": {"SN1": 5, "SN2": 1}}
    scored = card(framework(made), people)
    found = sv.sensitivity(scored, "a", "worth", ledger="welfare", against="b")
    told = rows(found.table())
    assert (told["y"]["first"], told["x"]["first"]) == (1.0, 0.0)
    assert (found.central, found.deviation) == (pytest.approx(60.0), pytest.approx(9.0))
    assert found.who == ("a", "b")


def test_a_straight_score_is_told_in_closed_form() -> None:
    made = [
        measure("SN1", adjust=deadweight(0.1, 0.5)),
        measure("SN2", adjust=deadweight(0.2, 0.4)),
    ]
    scored = card(framework(made, {"SN1": 75, "SN2": 25}), {"a": {"SN1": 40, "SN2": 80}})
    found = sv.sensitivity(scored, "a")
    # weights × ratings: 0.75 × 40 × (1 - d1) + 0.25 × 80 × (1 - d2)
    one, two = (30 * 0.4) ** 2 / 12, (20 * 0.2) ** 2 / 12
    assert found.how == "closed form"
    told = rows(found.table())
    assert told["deadweight of SN1"]["first"] == pytest.approx(one / (one + two))
    assert told["deadweight of SN2"]["total"] == pytest.approx(two / (one + two))
    assert found.deviation == pytest.approx(sqrt(one + two))


def test_a_straight_harm_is_taken_off_with_its_penalty() -> None:
    share = deadweight(0.1, 0.5, key="good"), deadweight(0.1, 0.5, key="bad")
    made = [measure("SN1", adjust=share[0]), measure("SN2", harm=True, adjust=share[1])]
    scored = card(framework(made, penalty=2.0), {"a": {"SN1": 40, "SN2": 40}})
    told = rows(sv.sensitivity(scored, "a").table())
    assert told["good"]["first"] == pytest.approx(1 / 5)
    assert told["bad"]["first"] == pytest.approx(4 / 5)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0.1, 1e4), st.floats(0.01, 50.0)), min_size=1, max_size=6))
def test_shares_of_an_additive_number_sum_to_one(parts: list[tuple[float, float]]) -> None:
    made = [measure(f"SN{at}", proxies=normal(200.0, one, key=f"x{at}"))
            for at, (_, one) in enumerate(parts)]  # fmt: skip
    people = {f"SN{at}": many for at, (many, _) in enumerate(parts)}
    found = sv.sensitivity(
        card(framework(made), {"a": people}, 100), "a", "worth", ledger="welfare"
    )
    table = found.table()
    assert table["first"].sum() == pytest.approx(1.0)
    assert table["total"] == pytest.approx(table["first"], abs=1e-9)
    assert list(table["total"]) == sorted(table["total"], reverse=True)


def test_where_nothing_is_in_doubt_there_is_no_share_to_tell() -> None:
    scored = card(framework([measure("SN1", proxies=price())]), {"a": {"SN1": 40}})
    found = sv.sensitivity(scored, "a", "worth", ledger="welfare")
    assert (found.how, found.deviation, len(found.table()["key"])) == ("no doubt", 0.0, 0)
    assert "nothing that is in doubt moves it" in repr(found)


def test_a_figure_that_does_not_touch_the_number_has_a_row_of_noughts() -> None:
    made = [measure("SN1", proxies=normal(20.0, 2.0, key="x")),
            measure("SN2", proxies=normal(20.0, 3.0, key="y"))]  # fmt: skip
    scored = card(framework(made), {"a": {"SN1": 5}, "b": {"SN1": 1, "SN2": 5}})
    told = rows(sv.sensitivity(scored, "a", "worth", ledger="welfare").table())
    assert (told["x"]["total"], told["y"]["total"]) == (1.0, 0.0)


def test_the_answers_of_a_survey_are_a_row_of_their_own() -> None:
    root = Path(__file__).resolve().parents[3]
    claims = sv.read(root / "examples/parks", sv.Framework.load("ccin"))
    scored = sv.score(claims, basis=sv.Basis(draws=500))
    found = sv.sensitivity(scored, "greenhand", "worth", "WB1", "welfare")
    told = rows(found.table())
    (survey,) = (one for key, one in told.items() if key.startswith("survey WB1"))
    summed = scored.intervals("worth", "measure")
    at = (summed["code"] == "WB1") & (summed["submission"] == "Greenhand Co-op")
    assert found.deviation == pytest.approx(float(summed["deviation"][at][0]))
    # with the value of a point held at its mean, all that is left is the survey's
    assert survey["total"] == pytest.approx(1 - told["wellby-value"]["first"])


@pytest.mark.parametrize("of", ["benefit", "worth of benefits", "worth of harms"])
def test_a_part_hangs_on_its_own_side_alone(of: str) -> None:
    good, bad = (deadweight(0.1, 0.3, key=key) for key in ("good", "bad"))
    made = [
        measure("SN1", adjust=good, proxies=price()),
        measure("SN2", harm=True, adjust=bad, proxies=price()),
    ]
    scored = card(framework(made), {"a": {"SN1": 40, "SN2": 40}})
    ledger = "welfare" if of.startswith("worth") else ""
    told = rows(sv.sensitivity(scored, "a", of, ledger=ledger).table())
    own, other = ("bad", "good") if of == "worth of harms" else ("good", "bad")
    assert (told[own]["total"], told[other]["total"]) == (1.0, 0.0)


def test_names_that_are_not_there_are_told_with_those_that_are() -> None:
    scored = linear()
    for arguments, said in (
        (("nobody",), "use an id, or a name"),
        (("a", "fame"), "score"),
        (("a", "score", "ZZ"), "SN-1"),
        (("a", "worth", "overall", "gold"), "welfare"),
    ):
        with pytest.raises(sv.UnknownName, match=said):
            sv.sensitivity(scored, *arguments)


def test_a_scorecard_without_draws_is_refused_with_the_way_to_draw() -> None:
    made = framework([measure("SN1", proxies=normal(20.0, 2.0, key="x"))])
    with pytest.raises(sv.BasisError, match="score with draws"):
        sv.sensitivity(card(made, {"a": {"SN1": 1}}, 1), "a")
    with pytest.raises(sv.ArgumentError, match="score claims first"):
        sv.sensitivity(None, "a")


def test_it_is_plain_json() -> None:
    told = json.loads(json.dumps(sv.sensitivity(linear(), "a").as_dict(), allow_nan=False))
    assert told["how"] == "no doubt"
    assert all(one["first"] is None for one in told["figures"])
