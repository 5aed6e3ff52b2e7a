"""Indices by estimate: they agree with the closed form, and stand in where there is none."""

import numpy as np
import pytest
from made_up import card, deadweight, framework, measure, normal, price, rows

import socialvalue as sv
from socialvalue.aggregation import PowerMean
from socialvalue.framework import Caps
from socialvalue.insight.sensitivity import estimated
from socialvalue.insight.sensitivity.question import Question

WAGE = sv.CommonFactor("wage", 15.0, 8.0, 24.0)


def paid(draws: int = 4000, **basis: object) -> sv.Scorecard:
    """A wage behind three prices, each with a doubt of its own, and one assumed deadweight."""
    made = [
        measure(
            f"SN{at}",
            proxies=price(10.0, 6.0, 16.0, common=(WAGE,), key=f"price {at}"),
            adjust=deadweight(0.0, 0.6, key="assumed"),
        )
        for at in range(3)
    ]
    people = {f"SN{at}": many for at, many in enumerate((5, 7, 11))}
    return card(framework(made), {"a": people}, draws, **basis)


@pytest.mark.parametrize("sampling", ["latin", "plain", "sobol"])
def test_they_agree_with_the_closed_form_within_their_error(sampling: str) -> None:
    scored = paid(4096, sampling=sampling)
    exact = sv.sensitivity(scored, "a", "worth", ledger="welfare")
    assert exact.how == "closed form"
    told = rows(exact.table())
    question = Question.asked(scored, "a", "worth", "overall", "welfare", None)
    found = estimated.indices(question, list(told))
    for at, (key,) in enumerate(found.groups):
        assert abs(found.first[at] - told[key]["first"]) < 4 * found.first_errors[at]
        assert abs(found.total[at] - told[key]["total"]) < 4 * found.total_errors[at]
    assert told["wage"]["total"] > 0.2


def test_correlated_figures_are_one_group_and_it_says_so() -> None:
    scored = paid(correlations=(sv.Correlation("price 0", "price 1", 0.8),))
    found = sv.sensitivity(scored, "a", "worth", ledger="welfare")
    told = rows(found.table())
    assert found.how == "estimates"
    assert "correlated figures count as one group" in found.why
    assert told["price 0"]["together"] == "price 1"
    assert told["price 0"]["first"] == told["price 1"]["first"]
    assert told["wage"]["together"] == ""
    assert "one group" in repr(found)


def test_a_correlation_gives_a_group_more_than_its_figures_bring_apart() -> None:
    apart = rows(sv.sensitivity(paid(), "a", "worth", ledger="welfare").table())
    scored = paid(correlations=(sv.Correlation("price 1", "price 2", 0.9),))
    group = rows(sv.sensitivity(scored, "a", "worth", ledger="welfare").table())["price 1"]
    alone = apart["price 1"]["total"] + apart["price 2"]["total"]
    assert group["total"] > alone + 2 * group["total_error"]


def two(**rest: object) -> sv.Framework:
    made = [
        measure("SN1", adjust=deadweight(0.1, 0.5)),
        measure("SN2", adjust=deadweight(0.2, 0.4)),
    ]
    return framework(made, **rest)


def test_a_rating_that_some_draws_hold_at_its_target_is_estimated() -> None:
    straight = sv.sensitivity(card(two(), {"a": {"SN1": 100, "SN2": 80}}), "a")
    held = sv.sensitivity(card(two(), {"a": {"SN1": 150, "SN2": 80}}), "a")
    assert (straight.how, held.how) == ("closed form", "estimates")
    assert "bound" in held.why
    table = held.table()
    assert table["first"].sum() == pytest.approx(1.0, abs=0.1)
    assert (table["first_error"] > 0).all()


def test_a_rating_beyond_its_target_in_every_draw_brings_nothing() -> None:
    found = sv.sensitivity(card(two(), {"a": {"SN1": 900, "SN2": 80}}), "a")
    told = rows(found.table())
    assert found.how == "closed form"
    assert told["deadweight of SN2"]["total"] == 1.0
    assert told["deadweight of SN1"]["total"] == 0.0


def test_a_curved_mean_is_estimated_and_a_mean_of_power_one_is_not() -> None:
    people = {"a": {"SN1": 60, "SN2": 80}}
    curved = sv.sensitivity(card(two(by=PowerMean(0.5)), people), "a")
    plain = sv.sensitivity(card(two(by=PowerMean(1.0)), people), "a")
    assert (curved.how, plain.how) == ("estimates", "closed form")


def harmed(people: float, **rest: object) -> sv.Sensitivity:
    made = [
        measure("SN1", adjust=deadweight(0.1, 0.5)),
        measure("SN2", harm=True, adjust=deadweight(0.0, 0.4, key="bad")),
    ]
    scored = card(framework(made, penalty=0.1, **rest), {"a": {"SN1": 100, "SN2": people}})
    return sv.sensitivity(scored, "a")


def test_a_cap_in_some_draws_is_estimated_and_one_in_all_leaves_no_doubt() -> None:
    some, every = harmed(125), harmed(900)
    assert (some.how, every.how) == ("estimates", "no doubt")
    assert (every.central, every.deviation) == (25.0, 0.0)
    assert np.isnan(every.table()["total"]).all()


def test_a_cap_that_is_above_every_score_does_not_bite() -> None:
    assert harmed(900, caps=Caps(100.0, 100.0, "made up")).how == "closed form"


def test_one_doubt_alone_is_all_of_the_variance() -> None:
    one = measure("SN1", adjust=deadweight(0.1, 0.5))
    found = sv.sensitivity(card(framework([one]), {"a": {"SN1": 150}}), "a")
    assert (found.how, found.table()["first"].tolist()) == ("closed form", [1.0])
    assert "alone" in found.why


def test_the_same_seed_gives_the_same_bits() -> None:
    one, other = (sv.sensitivity(card(two(by=PowerMean(0.5)), {"a": {"SN1": 60, "SN2": 80}}), "a")
                  for _ in range(2))  # fmt: skip
    assert one.as_dict() == other.as_dict()


def test_a_difference_of_two_bent_scores_has_shares_of_its_own() -> None:
    people = {"a": {"SN1": 60, "SN2": 80}, "b": {"SN1": 90, "SN2": 20}}
    scored = card(two(by=PowerMean(0.5)), people)
    found = sv.sensitivity(scored, "a", against="b")
    drawn = scored.draws()
    assert found.how == "estimates"
    assert found.deviation == pytest.approx(float((drawn[0] - drawn[1]).std()), rel=1e-4)


def test_prices_do_not_move_a_score() -> None:
    one = measure("SN1", proxies=normal(20.0, 2.0, key="x"), adjust=deadweight(0.1, 0.5))
    told = rows(sv.sensitivity(card(framework([one]), {"a": {"SN1": 50}}), "a").table())
    assert (told["x"]["total"], told["deadweight of SN1"]["total"]) == (0.0, 1.0)
