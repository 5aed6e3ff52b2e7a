"""Other methods, worked out by hand, and reasons for those that cannot be tried."""

from typing import Any

import numpy as np
import pytest
from attrs import evolve
from made_up import card, deadweight, framework, measure, price

import socialvalue as sv
from socialvalue.aggregation import Choquet, Held, Hold, PowerMean, WeightedMean
from socialvalue.framework import Caps, Credit
from socialvalue.insight.sensitivity.rescored import Method
from socialvalue.voices import Perspective

TWO = {"AA": [measure("SN1")], "BB": [measure("SN2")]}


def of(found: sv.Methods, name: str) -> Method:
    (one,) = [one for one in found.rows if one.name == name]
    return one


def scores(found: sv.Methods, name: str) -> list[float]:
    numbers = of(found, name).numbers
    assert numbers is not None
    return numbers.score.tolist()


def two(weights: Any = None, **rest: Any) -> sv.Methods:
    made = framework(TWO, weights or {"AA": 70, "BB": 30}, **rest)
    people = {"a": {"SN1": 90, "SN2": 10}, "b": {"SN1": 50, "SN2": 50}}
    return sv.methods(card(made, people, 1))


def test_from_a_weighted_to_a_geometric_mean_the_even_one_wins() -> None:
    found = two()
    assert found.own.score.tolist() == pytest.approx([66.0, 50.0])
    by_hand = 100 * 0.9**0.7 * 0.1**0.3
    assert scores(found, "geometric mean at every node") == pytest.approx([by_hand, 50.0])
    assert scores(found, "harmonic mean at every node")[0] == pytest.approx(
        100 / (0.7 / 0.9 + 0.3 / 0.1)
    )
    assert found.changes(of(found, "geometric mean at every node")) == (True, True)
    assert of(found, "weighted mean at every node").standing == "as scored"


def test_equal_weights_make_them_level() -> None:
    found = two()
    assert scores(found, "equal themes") == pytest.approx([50.0, 50.0])
    numbers = of(found, "equal themes").numbers
    assert numbers is not None
    assert numbers.ranks.tolist() == [1, 1]
    assert found.changes(of(found, "equal themes")) == (True, True)


def test_ten_points_come_from_the_others_in_proportion() -> None:
    made = framework({**TWO, "CC": [measure("SN3")]}, {"AA": 50, "BB": 30, "CC": 20})
    found = sv.methods(card(made, {"a": {"SN1": 100, "SN2": 0, "SN3": 0}}, 1))
    assert scores(found, "AA +10 points") == pytest.approx([60.0])
    assert scores(found, "BB +10 points") == pytest.approx([50 * 60 / 70])
    assert scores(found, "CC -10 points") == pytest.approx([50 * 90 / 80])


def harmful(**rest: Any) -> sv.Methods:
    made = framework([measure("SN1"), measure("SN2", harm=True), measure("SN3", harm=True)], **rest)
    return sv.methods(card(made, {"a": {"SN1": 80, "SN2": 30, "SN3": 40}}, 1))


def test_lambda_doubled_takes_the_harm_off_twice() -> None:
    found, harm = harmful(), 100 * np.sqrt((0.3**2 + 0.4**2) / 2)
    assert found.own.score.tolist() == pytest.approx([80 - harm])
    assert scores(found, "lambda times 2") == pytest.approx([80 - 2 * harm])
    assert scores(found, "lambda times 0.5") == pytest.approx([80 - harm / 2])
    assert of(found, "lambda times 1").standing == "as scored"
    assert scores(found, "harms joined with p = 1") == pytest.approx([80 - 35])
    assert scores(found, "harms joined with p = 4") == pytest.approx(
        [80 - 100 * ((0.3**4 + 0.4**4) / 2) ** 0.25]
    )


def test_without_caps_a_score_is_what_its_parts_come_to() -> None:
    made = framework([measure("SN1"), measure("SN2", harm=True)], penalty=0.1)
    found = sv.methods(card(made, {"a": {"SN1": 90, "SN2": 900}}, 1))
    assert found.own.score.tolist() == [25.0]
    assert scores(found, "no caps") == pytest.approx([80.0])


def test_without_adjustments_a_claims_own_are_left_out_too() -> None:
    one = measure("SN1", adjust=deadweight(0.1, 0.3), proxies=price(10.0))
    made = framework([one])
    records = [
        {"submission": "a", "measure": "SN1", "people": 40},
        {"submission": "b", "measure": "SN1", "people": 40, "deadweight": 0.5},
        {"submission": "c", "measure": "SN1", "people": 40, "displacement": 0.25},
    ]
    found = sv.methods(sv.score(sv.Claims.from_records(records, made), made))
    assert found.own.score.tolist() == pytest.approx([32, 20, 24])
    assert scores(found, "none taken off") == pytest.approx([40, 40, 40])
    assert scores(found, "without deadweight") == pytest.approx([40, 40, 30])
    assert scores(found, "without displacement") == pytest.approx([32, 20, 32])
    numbers = of(found, "none taken off").numbers
    assert numbers is not None
    assert numbers.worth["welfare"].tolist() == pytest.approx([400, 400, 400])
    assert of(found, "without leakage").why == "no measure and no claim has any leakage"
    assert made.measure("SN1") is one


def test_discounting_moves_pounds_by_the_schedule_and_no_score() -> None:
    made = framework([measure("SN1", proxies=price(100.0))])
    records = [{"submission": "a", "measure": "SN1", "people": 1, "period": 2027}]
    found = sv.methods(sv.score(sv.Claims.from_records(records, made), made))
    none, end = (
        of(found, name).numbers for name in ("no discounting", "benefits at the end of a year")
    )
    assert none is not None
    assert end is not None
    assert found.own.worth["welfare"][0] == pytest.approx(100 / 1.035, abs=1e-4)
    assert none.worth["welfare"][0] == pytest.approx(100)
    assert end.worth["welfare"][0] == pytest.approx(100 / 1.035**2, abs=1e-4)
    assert none.score.tolist() == found.own.score.tolist()
    assert "POUNDS, WHERE A METHOD MOVES THEM" in repr(found)


def test_another_stage_is_rated_where_there_are_claims_of_it() -> None:
    made = framework([measure("SN1")])
    records = [
        {"submission": "a", "measure": "SN1", "people": 40},
        {"submission": "a", "measure": "SN1", "people": 25, "stage": "delivered"},
    ]
    found = sv.methods(sv.score(sv.Claims.from_records(records, made), made))
    assert scores(found, "delivered claims are rated") == pytest.approx([25])
    assert of(found, "verified claims are rated").why == "no claim is verified"


def test_holds_interactions_and_ceilings_are_lifted_where_there_are_any() -> None:
    held = Held(WeightedMean(), (Hold("BB", 20, 5, "made up", "made up"),))
    assert scores(two(whole=held), "no holds") == pytest.approx([66.0, 50.0])
    together = Choquet((sv.aggregation.Interaction("AA", "BB", 0.4, "made up", "made up"),))
    found = two({"AA": 50, "BB": 50}, whole=together)
    assert found.own.score.tolist() == pytest.approx([50 - 0.5 * 0.4 * 80, 50])
    assert scores(found, "no interactions") == pytest.approx([50, 50])
    credit = Credit({"E0": 20.0}, reason="made up")
    assert scores(two(credit=credit), "no ceiling by grade") == pytest.approx([66.0, 50.0])
    assert of(two(), "no holds").why == "the framework declares no hold"


def test_what_raises_is_a_row_with_its_reason() -> None:
    found = two({"AA": 95, "BB": 5})
    row = of(found, "BB -10 points")
    assert (row.standing, row.numbers) == ("not run", None)
    assert "To mend it" in row.why
    assert "-5" in row.why
    table = found.table()
    (at,) = np.flatnonzero(table["method"] == "BB -10 points")
    assert table["submission"][at] == ""
    assert np.isnan(table["score"][at])
    assert row.why.split(":")[0] in repr(found)


def test_a_theme_alone_has_nobody_to_take_points_from() -> None:
    found = sv.methods(card(framework([measure("SN1")]), {"a": {"SN1": 40}}, 1))
    assert "no other theme" in of(found, "SN +10 points").why


def test_perspectives_are_tried_by_name_and_asked_for_where_there_are_none() -> None:
    made = framework(TWO, {"AA": 70, "BB": 30})
    scored = card(made, {"a": {"SN1": 90, "SN2": 10}, "b": {"SN1": 50, "SN2": 50}}, 1)
    view = Perspective.declared("tenants", "overall", {"AA": 10, "BB": 90})
    found = sv.methods(scored, perspectives=[view])
    assert scores(found, "perspective of tenants") == pytest.approx([18.0, 50.0])
    assert "perspectives=" in of(two(), "perspectives").why
    with pytest.raises(sv.ArgumentError, match="perspectives"):
        sv.methods(scored, perspectives=["tenants"])


def test_health_is_discounted_otherwise_where_the_framework_says_so() -> None:
    made = framework([measure("SN1", proxies=price(100.0))])
    outcome = made.outcomes[0]
    healthy = tuple(
        evolve(one, discounting="health", discounting_reason="it is") for one in outcome.members
    )
    theme = evolve(made.themes[0], children=(evolve(outcome, members=healthy),))
    chosen = evolve(made, root=evolve(made.root, children=(theme,)))
    records = [{"submission": "a", "measure": "SN1", "people": 1, "period": 2027}]
    found = sv.methods(sv.score(sv.Claims.from_records(records, chosen), chosen))
    standard = of(found, "standard schedule for health too").numbers
    assert standard is not None
    assert standard.worth["welfare"][0] == pytest.approx(100 / 1.035, abs=1e-4)
    assert found.own.worth["welfare"][0] == pytest.approx(100 / 1.015, abs=1e-4)
    assert of(found, "health schedule where declared").standing == "as scored"


def test_the_sentence_counts_what_can_move_a_score_and_names_who_loses_to_whom() -> None:
    found = two()
    tried = [one for one in found.run if not one.pounds]
    lost = [one for one in tried if found.changes(one)[0]]
    many = len(tried) + 1
    first = repr(found).replace("\n", " ")
    assert first.startswith(f"a leads under {many - len(lost)} of {many} methods of scoring; not")
    assert "geometric mean at every node (b leads)" in first
    assert "equal themes (a, b lead)" in first


def test_the_winner_under_every_method_is_said_to_be() -> None:
    made = framework([measure("SN1")])
    found = sv.methods(card(made, {"a": {"SN1": 90}, "b": {"SN1": 10}}, 1))
    assert "a leads under all" in repr(found)
    assert not found.table()["winner_changes"].any()


def test_draws_are_not_needed_and_change_nothing() -> None:
    made = framework(TWO, by=PowerMean(0.5), caps=Caps(0.0, 25.0, "made up"))
    people = {"a": {"SN1": 90, "SN2": 10}, "b": {"SN1": 50, "SN2": 50}}
    one, other = (sv.methods(card(made, people, draws)) for draws in (1, 500))
    assert one.as_dict() == other.as_dict()
    with pytest.raises(sv.ArgumentError, match="score claims first"):
        sv.methods(made)


def test_methods_that_change_nothing_or_are_the_same_are_told_once() -> None:
    one = measure("SN1", adjust=deadweight(0.1, 0.3), proxies=price(10.0))
    made = framework([one, measure("SN2", harm=True)])
    found = sv.methods(card(made, {"a": {"SN1": 40, "SN2": 20}, "b": {"SN1": 50, "SN2": 30}}, 1))
    assert of(found, "no caps").standing == "changes nothing"
    assert of(found, "none taken off").standing == "run"
    again = of(found, "without deadweight")
    assert (again.standing, again.why) == ("as another", "the same as none taken off")
    assert again not in found.run
    page = " ".join(repr(found).split())
    assert "Counted once: " in page
    assert "without deadweight (the same as none taken off)" in page
    assert page.count("without deadweight") == 1
    assert found.table()["method"].tolist().count("without deadweight") == 2


def test_methods_of_two_kinds_are_not_taken_for_one() -> None:
    found = two()
    assert of(found, "AA +10 points").standing == "run"
    assert all(one.why for one in found.rows if one.standing == "as another")
