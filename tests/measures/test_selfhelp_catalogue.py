"""SE2 to SE9 at their edges: what each counts, what it leaves out and where it has no answer."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue import registry
from socialvalue.source import figure

BENEFITS = ("SE1", "SE2", "SE3", "SE4", "SE5", "SE6", "SE7")
HARMS = ("SE8", "SE9")
FACTS = {"joined": 30, "left": 4, "automatic": 0}
COURSE = {"enrolled": 40, "answered": 30, "met": 20, "hours": 500}
SKILL = {"started": 40, "completed": 30, "found": 25, "using": 20, "after": 6}
SCALE = {"asked": 40, "bottom": 10, "top": 40, "comparator": 0}
TRADE = {"bought": 900, "lent": 300, "given": 50, "back": 200}


def _worker(hours=1_000.0, guaranteed=35.0, notice=4.0, chosen=0.0, count=1):
    named = {"hours": hours, "guaranteed": guaranteed, "notice": notice, "chosen": chosen}
    return {name: [value] for name, value in (named | {"count": count}).items()}


def _post(paid=800.0, employer=0.0, workers=0.0, since=6.0):
    named = {"paid": paid, "by_employer": employer, "by_workers": workers, "since": since}
    return {name: [value] for name, value in named.items()}


@pytest.mark.parametrize("code", [*BENEFITS, *HARMS])
def test_it_keeps_its_promises(the, code):
    sv.testing.check_measure(the(code))


def test_harms_are_the_two_that_fall_on_people_who_work(the):
    assert [code for code in (*BENEFITS, *HARMS) if the(code).harm] == list(HARMS)


@pytest.mark.parametrize("code", [*BENEFITS, *HARMS])
def test_each_grade_of_evidence_has_its_words_and_each_measure_its_decisions(the, code):
    assert [grade for grade, _ in the(code).evidence.by_grade()] == ["E1", "E2", "E3", "E4"]
    assert the(code).contexts


def test_only_hours_taken_from_paid_work_have_a_price_and_it_is_an_input(the):
    assert [code for code in (*BENEFITS, *HARMS) if the(code).proxies] == ["SE9"]
    (price,) = the("SE9").proxies
    assert (price.ledger, price.value) == ("input", figure("pay-median-hourly-2025").value)


# SE2


def test_opening_plus_new_owners_is_closing(read):
    opening, closing = 120, 151
    assert opening + read("SE2", joined=40, left=9, automatic=0) == closing


def test_nobody_is_an_owner_by_being_put_on_a_list(read):
    assert read("SE2", **FACTS | {"automatic": 10_000}) == read("SE2", **FACTS) == 26


def test_a_share_that_changes_hands_makes_no_new_owner(read):
    assert read("SE2", **FACTS | {"joined": 31, "left": 5}) == read("SE2", **FACTS)


# SE3


def test_hours_sat_through_are_no_result(read):
    assert read("SE3", **COURSE | {"hours": 90_000}) == read("SE3", **COURSE) == 20


def test_nine_learners_tell_nothing_and_ten_do(read):
    few = {"enrolled": 20, "answered": 9, "met": 9, "hours": 90}
    assert read("SE3", **few) is None
    assert read("SE3", **few | {"answered": 10}) == 9


# SE4


@pytest.mark.parametrize(("after", "reading"), [(0, None), (5.9, None), (6, 20), (11, 20)])
def test_a_skill_is_in_use_only_when_the_months_have_passed(read, after, reading):
    assert figure("skill-used-months").value == 6
    assert read("SE4", **SKILL | {"after": after}) == reading


def test_whoever_dropped_out_is_not_carried_by_those_who_stayed(read):
    """Intention to treat: 20 of 40 use it, and nobody stands for the ten who left."""
    assert read("SE4", **SKILL) == 20
    assert read("SE4", **SKILL | {"completed": 25, "found": 20}) == 20


# SE5


@pytest.mark.parametrize(
    ("alone", "people", "reading"), [(12, 3, 1), (11.9, 3, 0), (12, 2, 0), (600, 900, 1), (0, 9, 0)]
)
def test_a_group_stands_alone_when_it_has_lasted_and_is_a_group(read, alone, people, reading):
    assert figure("group-alone-months").value == 12
    assert figure("group-people-least").value == 3
    assert read("SE5", groups={"alone": [alone], "people": [people]}) == reading


def test_groups_that_ended_stay_in_the_list_and_add_nothing(read):
    alive = {"alone": [15, 20], "people": [5, 8]}
    all_helped = {"alone": [15, 20, 3, 0], "people": [5, 8, 7, 12]}
    assert read("SE5", groups=alive) == read("SE5", groups=all_helped) == 2


# SE6


def test_one_person_who_crosses_the_whole_scale_is_one(read):
    crossed = {"before": [10, 25], "after": [40, 25], "count": [1, 9]}
    assert read("SE6", answers=crossed, **SCALE) == pytest.approx(1)


@given(st.floats(0.1, 100), st.floats(0, 50))
def test_a_scale_with_other_points_reads_the_same(stretch, shift):
    measure = registry.measure("SE6")
    before, after = np.array([2.0, 3, 4]), np.array([3.0, 3, 2.5])
    columns = {"bottom": 1.0, "top": 5.0, "comparator": -0.25}

    def reading(times, plus):
        moved = {
            "before": (before * times + plus).tolist(),
            "after": (after * times + plus).tolist(),
            "count": [10, 10, 10],
        }
        ends = {name: columns[name] * times + plus for name in ("bottom", "top")}
        given = {"answers": moved, "asked": 30, "comparator": columns["comparator"] * times, **ends}
        return _read(measure, given)

    assert reading(stretch, shift) == pytest.approx(reading(1, 0))


def _read(measure, given):
    columns = sv.probe.example_columns(measure, [sv.Example(quantity=0, **given)])
    return float(sv.readers.bare(measure, columns, 1)[0])


def test_what_others_gained_too_is_taken_off(read):
    ten_up = {"before": [20], "after": [23], "count": [10]}
    assert read("SE6", answers=ten_up, **SCALE) == pytest.approx(1)
    assert read("SE6", answers=ten_up, **SCALE | {"comparator": 3}) == 0
    assert read("SE6", answers=ten_up, **SCALE | {"comparator": 6}) == pytest.approx(-1)


@pytest.mark.parametrize("ends", [{"bottom": 40, "top": 40}, {"bottom": 40, "top": 10}])
def test_a_scale_without_length_has_no_answer(read, ends):
    level = {"before": [40], "after": [40], "count": [10]}
    assert read("SE6", answers=level, **SCALE | ends) is None


def test_nine_answers_say_nothing_of_anybody_s_agency(read):
    up = {"before": [20], "after": [30], "count": [9]}
    assert read("SE6", answers=up, **SCALE) is None
    assert read("SE6", answers=up | {"count": [10]}, **SCALE) is not None


# SE7


def test_what_came_back_is_taken_off_and_may_be_more(read):
    assert read("SE7", **TRADE) == 1_050
    assert read("SE7", **TRADE | {"back": 2_000}) == -750


def test_two_co_operatives_that_deal_with_each_other_cancel_out(read):
    """A pound stands with the one who paid: what one put in, the other got."""
    one = read("SE7", bought=100, lent=20, given=0, back=70)
    other = read("SE7", bought=70, lent=0, given=0, back=120)
    assert one == -other == 50


def test_the_target_of_trade_is_the_share_of_the_italian_fund(the):
    assert the("SE7").rating.target == figure("mutual-fund-share-italy").value == 0.03


# SE8


@pytest.mark.parametrize(
    ("worker", "insecure"),
    [
        ({"guaranteed": 16, "notice": 4}, False),
        ({"guaranteed": 15.9, "notice": 4}, True),
        ({"guaranteed": 16, "notice": 3.9}, True),
        ({"guaranteed": 0, "notice": 0}, True),
        ({"guaranteed": 0, "notice": 0, "chosen": 1}, False),
    ],
)
def test_an_hour_is_insecure_without_hours_to_be_sure_of_or_without_notice(read, worker, insecure):
    assert figure("living-hours-week").value == 16
    assert figure("living-hours-notice").value == 4
    assert read("SE8", workers=_worker(**worker), people=1) == (1_000 if insecure else 0)


def test_an_hour_that_is_insecure_twice_over_is_counted_once(read):
    once = read("SE8", workers=_worker(guaranteed=0), people=1)
    assert read("SE8", workers=_worker(guaranteed=0, notice=0), people=1) == once == 1_000


def test_the_limit_for_insecure_hours_is_what_the_country_had_ons2018(the):
    """2.8 % of people in work, 25.2 hours a week, for 52 weeks."""
    assert the("SE8").rating.target == pytest.approx(0.028 * 25.2 * 52)
    assert the("SE8").rating.per == "fte"


# SE9


@pytest.mark.parametrize(
    ("employer", "workers", "hours"), [(0, 0, 0), (300, 0, 300), (0, 300, 300), (900, 300, 800)]
)
def test_of_two_tellings_the_larger_is_taken_up_to_the_hours_of_the_post(
    read, employer, workers, hours
):
    assert read("SE9", posts=_post(employer=employer, workers=workers)) == hours


@pytest.mark.parametrize(("since", "hours"), [(0, 50), (24, 50), (24.1, 0)])
def test_a_post_cut_long_ago_is_not_looked_at(read, since, hours):
    assert figure("substitution-months").value == 24
    assert read("SE9", posts=_post(workers=50, since=since)) == hours


def test_the_limit_for_unpaid_posts_is_that_of_extraction(the):
    worth = the("SE9").rating.target * figure("pay-median-hourly-2025").value
    assert worth == pytest.approx(the("CV8").rating.target)
