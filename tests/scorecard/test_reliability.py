"""What a survey can bear stands beside its figure: response, interval, agreement, flags."""

from __future__ import annotations

from math import isnan, sqrt

import numpy as np
import pytest
from asked import Mood, framework
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue import numerics
from socialvalue.scorecard import reliability
from socialvalue.scorecard.tables import rows_of

FRAMEWORK = framework()


def card(*rows: dict) -> sv.Scorecard:
    """A card of one submission's claims."""
    told = [{"submission": "a", **row} for row in rows]
    return sv.score(sv.Claims.from_records(told, FRAMEWORK), FRAMEWORK)


def bearing(row: dict) -> dict:
    """The only row of the table."""
    (one,) = rows_of(card(row).reliability())
    return one


def mood(before: list, after: list, **more: object) -> dict:
    """A claim of a mean change, by answers; `count` is how many gave each."""
    people = {"before": before, "after": after, "count": more.pop("count", [1] * len(before))}
    return {"measure": "AS-mood", "people": people, **more}


def belonging(yes: int, answered: int, before: int, answered_before: int, **more: object) -> dict:
    """A claim of a share after and before."""
    counts = {"yes": yes, "answered": answered, "yes_before": before}
    return {"measure": "AS-share", **counts, "answered_before": answered_before, **more}


def test_a_mean_change_has_its_error_and_its_interval() -> None:
    before, after = [5, 6, 7, 8] * 10, [6, 6, 8, 9] * 10
    one = bearing(mood(before, after, asked=50))
    change = np.array(after) - np.array(before)
    error = change.std(ddof=1) / sqrt(40)
    assert one["estimate"] == pytest.approx(change.mean())
    assert one["standard_error"] == pytest.approx(error)
    reach = numerics.student_quantile(39) * error
    assert (one["low"], one["high"]) == pytest.approx((0.75 - reach, 0.75 + reach))
    assert (one["answered"], one["asked"], one["response"]) == (40, 50, 0.8)


def test_a_summary_of_means_has_no_error_unless_its_spread_is_told() -> None:
    told = mood([8], [9], count=[40], asked=40)
    assert isnan(bearing(told)["standard_error"])
    assert reliability.NO_ERROR in bearing(told)["flags"]
    spread = bearing(told | {"deviation": 2})
    assert spread["standard_error"] == pytest.approx(2 / sqrt(40))
    assert reliability.NO_ERROR not in spread["flags"]


def test_of_nine_people_nothing_is_told() -> None:
    one = bearing(mood([5, 6], [9, 9], count=[4, 5], asked=9))
    assert isnan(one["estimate"])
    assert isnan(one["low"])
    assert one["flags"] == reliability.TOO_FEW


def test_few_answers_many_silent_and_a_bad_start_are_flagged() -> None:
    one = bearing(mood([4, 5], [6, 6], count=[10, 10], asked=80))
    for flag in (reliability.FEW, reliability.LOW_RESPONSE, reliability.BACK):
        assert flag in one["flags"]


def test_a_group_matched_to_others_is_not_flagged_for_its_start() -> None:
    told = mood([4, 5], [6, 6], count=[20, 20], asked=50)
    assert reliability.BACK in bearing(told)["flags"]
    assert reliability.BACK not in bearing(told | {"counterfactual": "C3"})["flags"]
    assert reliability.BACK in bearing(told | {"counterfactual": "C2"})["flags"]


def test_nobody_says_how_many_were_asked() -> None:
    assert reliability.UNASKED in bearing(mood([8, 8], [9, 8], count=[20, 20]))["flags"]


def test_a_change_that_may_be_none_says_so() -> None:
    assert reliability.LEVEL in bearing(mood([8, 8], [9, 7], count=[20, 20]))["flags"]


def test_shares_newcombe1998() -> None:
    one = bearing(belonging(56, 70, 48, 80, asked=100))
    assert one["estimate"] == pytest.approx(0.2)
    assert (one["low"], one["high"]) == pytest.approx((0.0524, 0.3339), abs=6e-5)
    assert one["flags"] == ""
    assert reliability.LEVEL in bearing(belonging(30, 70, 30, 70, asked=70))["flags"]
    assert reliability.TOO_FEW in bearing(belonging(3, 70, 2, 9, asked=70))["flags"]


def test_two_raters_who_read_the_rubric_apart_are_flagged() -> None:
    items = {"first": [1, 1, 0, 0, 1], "second": [1, 0, 1, 0, 0]}
    one = bearing({"measure": "AS-rubric", "items": items})
    assert one["estimate"] == pytest.approx(numerics.kappa(*items.values()))
    assert one["flags"] == reliability.APART
    same = bearing({"measure": "AS-rubric", "items": items | {"second": items["first"]}})
    assert (same["estimate"], same["flags"]) == (1, "")


def test_the_page_and_the_json_say_it() -> None:
    told = card(mood([4, 5], [6, 6], count=[10, 10], asked=80))
    page = str(told)
    assert "WHAT THE SURVEYS CAN BEAR" in page
    assert "a, AS-mood: 20 answered of 80 asked (25%)" in page
    assert "surveys can bear" in told._repr_html_()
    (row,) = told.as_dict()["reliability"]
    assert row["kind"] == "change"


def test_a_card_without_surveys_at_its_stage_says_nothing_of_them() -> None:
    items = {"measure": "AS-rubric", "items": {"first": [1], "second": [1]}}
    assert "SURVEYS" in str(card(items))
    later = sv.Basis(stage="delivered")
    rows = [{"submission": "a", **items}]
    other = sv.score(sv.Claims.from_records(rows, FRAMEWORK), FRAMEWORK, later)
    assert "SURVEYS" not in str(other)


def test_another_stage_is_not_mixed_in() -> None:
    rows = (mood([5] * 20, [6] * 20), mood([5] * 20, [9] * 20, stage="delivered"))
    (one,) = rows_of(card(*rows).reliability())
    assert one["estimate"] == 1


ANSWERS = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=12, max_size=40)


@given(ANSWERS, st.data())
def test_splitting_a_survey_changes_nothing_that_it_bears(answers, data) -> None:
    cut = data.draw(st.integers(1, len(answers) - 1))
    before, after = (list(side) for side in zip(*answers, strict=True))
    whole = rows_of(card(mood(before, after)).reliability())[0]
    parts = [mood(before[:cut], after[:cut]), mood(before[cut:], after[cut:], claim="rest")]
    split = rows_of(card(*parts).reliability())[0]
    for name in ("estimate", "standard_error", "low", "high", "answered"):
        assert split[name] == pytest.approx(whole[name], nan_ok=True)


BROKEN = {
    "it is a str": {"reliability": "asked"},
    "there is no input 'asked_twice'": {
        "reliability": sv.Answers("people", "after", asked="asked_twice")
    },
    "has no numbers 'later'": {"reliability": sv.Answers("people", "later")},
    "'asked' is not of the right kind": {"reliability": sv.Raters("asked", "before", "after")},
    "'dancing' is not known": {"contexts": ("dancing",)},
    "it can be changed in place": {"contexts": ["grants"]},
    "it is a tuple": {"evidence": ("a note",)},
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_a_measure_says_of_its_answers_is_checked_when_it_is_defined(fault) -> None:
    with pytest.raises(sv.MeasureError, match=fault):
        type("Broken", (Mood,), {"__doc__": "A measure.", "code": "AS-broken", **BROKEN[fault]})
