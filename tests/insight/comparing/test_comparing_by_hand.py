"""Comparisons in closed form: a chance, causes, a threshold and switching values worked by hand."""

import numpy as np
import pytest
from pairs_made_up import card, close, framework, measure, price, uniform

import socialvalue as sv
from socialvalue.errors import BasisError, UnknownName


def test_a_difference_straight_in_one_uniform_figure_has_a_known_probability() -> None:
    """40 (1 - d) beats 30 where d, uniform from 0 to 0.4, is below a quarter."""
    found = sv.compare(close(), "one", "other")
    assert found.probability == pytest.approx(0.625, abs=1e-3)
    whole = found.whole
    assert whole.error == pytest.approx(np.sqrt(0.625 * 0.375 / 2000), rel=1e-2)
    assert (whole.one, whole.other) == pytest.approx((32.0, 30.0))
    spread = (whole.mean, whole.p5, whole.p50, whole.p95)
    assert spread == pytest.approx((2.0, -5.2, 2.0, 9.2), abs=0.01)


def test_a_theme_has_a_chance_of_its_own_and_one_that_is_sure_says_so() -> None:
    found = sv.compare(close(), "one", "other")
    assert found.chance("X") == 1.0
    assert found.chance("Y") == 0.0
    assert [one.sure for one in found.chances] == [False, False, True]


def test_causes_of_a_straight_score_add_up_exactly() -> None:
    causes = sv.compare(close(), "one", "other").causes
    assert causes.exact
    effects = {one.code: one.effect for one in (*causes.measures, *causes.themes)}
    assert effects == pytest.approx({"CMX": 32, "CMY": -30, "X": 32, "Y": -30})
    assert [one.code for one in causes.measures] == ["CMX", "CMY"]


def test_the_only_figure_has_the_whole_variance() -> None:
    (share,) = sv.compare(close(), "one", "other").uncertain
    assert "deadweight of CMX" in share.name
    assert (share.first, share.total) == (1.0, 1.0)


def test_the_weight_that_changes_the_leader_is_that_of_hand_algebra() -> None:
    """Level where w × 64 = (1 - w) × 60 at w = 60/124, and the two weights move by as much."""
    weights = sv.compare(close(), "one", "other").weights
    level = 60 / 124
    levels = {one.code: (one.level, one.side) for one in weights.single}
    assert levels["X"] == (pytest.approx(level), "below")
    assert levels["Y"] == (pytest.approx(1 - level), "above")
    assert weights.exact
    assert weights.points == pytest.approx(0.5 - level)
    assert weights.to == pytest.approx({"X": level, "Y": 1 - level})


def test_switching_values_are_those_of_hand_algebra() -> None:
    """40 (1 - d) = 30 at a quarter; 0.4 x = 30 at 75; 32 = y / 2 at 64."""
    found = sv.compare(close(), "one", "other").switches
    values = {(one.who, one.code if one.who else "d"): one for one in found if one.of == "score"}
    figure = values["", "d"]
    assert figure.value == pytest.approx(0.25, abs=1e-5)
    assert (figure.present, figure.low, figure.high) == (0.2, 0.0, 0.4)
    assert figure.away == pytest.approx(0.05, abs=1e-5)
    assert values["one", "CMX"].value == pytest.approx(75, rel=1e-9)
    assert values["one", "CMX"].away == pytest.approx(-5, rel=1e-9)
    assert values["one", "CMX"].unit == "person"
    assert values["other", "CMY"].value == pytest.approx(64, rel=1e-9)
    assert values["other", "CMX"].value == pytest.approx(5, rel=1e-9)
    assert values["one", "CMY"].value is None


def test_no_switching_value_lies_outside_the_bounds_of_a_figure() -> None:
    made = framework({"X": [measure("CMX", adjust=uniform(0.1, 0.3))], "Y": [measure("CMY")]})
    scored = card(made, {"a": {"CMX": 80, "CMY": 0}, "b": {"CMX": 0, "CMY": 20}})
    (figure,) = [one for one in sv.compare(scored, "a", "b").switches if one.kind == "figure"]
    assert (figure.low, figure.high, figure.value) == (0.1, 0.3, None)


def test_of_one_draw_central_values_are_told_and_no_probability() -> None:
    found = sv.compare(close(draws=1), "one", "other")
    assert (found.whole.one, found.whole.other) == pytest.approx((32.0, 30.0))
    assert found.whole.wins is None
    with pytest.raises(BasisError, match="draws=2000"):
        found.probability  # noqa: B018 (it raises)
    assert "sv.Basis(draws=2000, seed=7)" in str(found)
    assert found.uncertain == ()


def test_two_uniform_figures_share_the_variance_as_their_widths_squared() -> None:
    """64 people less 0 to 0.4, against 96 less 0 to 0.2: (25.6)² to (19.2)², 16 to 9."""
    wide, narrow = uniform(0, 0.4), uniform(0, 0.2)
    made = framework({"X": [measure("CMX", adjust=wide)], "Y": [measure("CMY", adjust=narrow)]})
    scored = card(made, {"a": {"CMX": 64, "CMY": 0}, "b": {"CMX": 0, "CMY": 96}})
    found = sv.compare(scored, "a", "b").uncertain
    assert [one.keys for one in found] == [("deadweight of CMX",), ("deadweight of CMY",)]
    for one, part in zip(found, (16 / 25, 9 / 25), strict=True):
        assert one.total == pytest.approx(part, abs=4 * one.total_error)
        assert one.first == pytest.approx(part, abs=4 * one.first_error)


def test_where_nothing_is_in_doubt_it_says_so() -> None:
    made = framework({"X": [measure("CMX")], "Y": [measure("CMY")]})
    scored = card(made, {"a": {"CMX": 80, "CMY": 0}, "b": {"CMX": 0, "CMY": 60}})
    found = sv.compare(scored, "a", "b")
    assert found.whole.sure
    assert found.probability == 1.0
    assert "Nothing in doubt moves the difference" in str(found)


def test_a_rating_past_its_target_needs_more_than_a_nudge() -> None:
    """At 150 of 100 people a claim is rated in full; level with 60 it is at 60."""
    made = framework({"X": [measure("CMX")], "Y": [measure("CMY")]})
    scored = card(made, {"a": {"CMX": 150, "CMY": 0}, "b": {"CMX": 0, "CMY": 60}})
    values = {(one.who, one.code): one.value for one in sv.compare(scored, "a", "b").switches}
    assert values["a", "CMX"] == pytest.approx(60, rel=1e-9)
    assert values["b", "CMY"] == pytest.approx(100, rel=1e-6) or values["b", "CMY"] is None


def test_pounds_are_compared_ledger_by_ledger_on_the_same_draws() -> None:
    """A price is no doubt about who has more of it, and the whole doubt about how much."""
    priced = measure("CMX", proxies=price(10, 5, 15))
    scored = card(framework({"X": [priced]}), {"a": {"CMX": 80}, "b": {"CMX": 60}})
    found = sv.compare(scored, "a", "b")
    (pounds,) = found.pounds
    assert (pounds.code, pounds.one, pounds.other) == ("welfare", 800.0, 600.0)
    assert pounds.wins == 1.0
    assert (pounds.p5, pounds.p95) == pytest.approx((110, 290), abs=0.5)
    assert found.whole.sure
    (share,) = found.doubts
    assert share.of == "welfare"
    assert (share.first, share.total, share.total_error) == (1.0, 1.0, 0.0)


def test_a_price_switches_the_pounds_of_its_ledger_and_never_the_score() -> None:
    """80 people at 5 to 15 pounds against 100 at 7: level at 8.75."""
    one = measure("CMX", proxies=price(10, 5, 15))
    sure = measure("CMY", proxies=price(7, 7, 7))
    scored = card(framework({"X": [one], "Y": [sure]}), {
        "a": {"CMX": 80, "CMY": 0}, "b": {"CMX": 0, "CMY": 100}
    })  # fmt: skip
    found = [one for one in sv.compare(scored, "a", "b").switches if one.kind == "figure"]
    values = {one.of: (one.value, one.unit) for one in found}
    assert values["score"] == (None, "GBP_2025/person")
    assert values["welfare"] == (pytest.approx(8.75, rel=1e-6), "GBP_2025/person")


def test_a_point_costs_the_money_between_two_by_the_points_between_them() -> None:
    made = framework({"X": [measure("CMX", proxies=price(10, 5, 15))]})
    asked = [{"id": "a", "contract_value": 1000.0}, {"id": "b", "contract_value": 900.0}]
    scored = card(made, {"a": {"CMX": 80}, "b": {"CMX": 60}}, submissions=asked)
    found = sv.compare(scored, "a", "b")
    assert found.price.pounds == pytest.approx(5.0)
    assert [one.each for one in found.behind] == pytest.approx([10.0, 10.0])
    asked[1]["contract_value"] = 2000.0
    dear = sv.compare(card(made, {"a": {"CMX": 80}, "b": {"CMX": 60}}, submissions=asked), "a", "b")
    assert dear.price.pounds is None
    assert "asks for less" in dear.price.why


def test_an_unknown_name_lists_who_is_there() -> None:
    with pytest.raises(UnknownName, match="one, other"):
        sv.compare(close(draws=1), "one", "nobody")
    with pytest.raises(UnknownName, match="X, Y"):
        sv.compare(close(draws=100), "one", "other").chance("Z")
