"""What a bidder might try with SE1 to SE9, and what comes of it: nothing, less, or a refusal."""

import pytest

import socialvalue as sv

FRAMEWORK = sv.Framework.from_toml("""
code = "selfhelp"
name = "Self-help"
edition = "1"
caps = { theme = 0, overall = 25, reason = "a gain does not make good a harm past its limit" }

[[theme]]
code = "SE"
name = "Self-help/empowerment"
weight = 100
outcome = [
    { code = "SE-cooperatives", name = "a", weight = 20, measure = [
        { code = "SE1", weight = 50, shadow = "SE8" },
        { code = "SE7", weight = 50, shadow = "SE8" } ] },
    { code = "SE-ownership", name = "b", weight = 20, measure = [
        { code = "SE2", weight = 100, shadow = "SE8" } ] },
    { code = "SE-learning", name = "c", weight = 20, measure = [
        { code = "SE3", weight = 50, shadow = "SE9" },
        { code = "SE4", weight = 50, shadow = "SE8" } ] },
    { code = "SE-agency", name = "d", weight = 20, measure = [
        { code = "SE5", weight = 50, shadow = "SE9" },
        { code = "SE6", weight = 50, shadow = "SE9" } ] },
    { code = "SE-security", name = "e", weight = 20, measure = [
        { code = "SE8", weight = 50 },
        { code = "SE9", weight = 50 } ] },
]
""")
SIZES = {"id": "acme", "eligible": 200, "fte": 20, "contract_value": 500_000}

OWNERS = {"measure": "SE2", "joined": 15, "left": 3, "automatic": 0}
COURSE = {"measure": "SE3", "enrolled": 30, "answered": 20, "met": 12, "hours": 300}
SKILL = {"measure": "SE4", "started": 20, "completed": 12, "found": 9, "using": 6, "after": 6}
SCALE = {"measure": "SE6", "asked": 40, "bottom": 0, "top": 10, "comparator": 0}
TRADE = {"measure": "SE7", "bought": 9_000, "lent": 0, "given": 0, "back": 1_000}


def _card(*claims, **sizes):
    named = [{"submission": "acme", **claim} for claim in claims]
    return sv.score(sv.Claims.from_records(named, FRAMEWORK, [SIZES | sizes]))


def _rating(code, *claims, **sizes):
    measures = _card(*claims, **sizes).measures()
    return float(measures["rating"][list(measures["measure"]).index(code)])


def _refused(*claims, **sizes):
    with pytest.raises(sv.ClaimErrors) as error:
        _card(*claims, **sizes)
    return " ".join(fault.fault for fault in error.value.faults)


def _status(code, *claims):
    measures = _card(*claims).measures()
    return measures["status"][list(measures["measure"]).index(code)]


def _benefit(*claims):
    return float(_card(*claims).overall()["benefit"][0])


def _scores(*claims):
    return float(_card(*claims).overall()["score"][0])


def _workers(*entries, people=None):
    names = ("hours", "guaranteed", "notice", "chosen")
    listed = {name: [entry[at] for entry in entries] for at, name in enumerate(names)}
    return {"measure": "SE8", "workers": listed, "people": people or len(entries)}


def _posts(**post):
    told = {"paid": 900, "by_employer": 0, "by_workers": 0, "since": 6} | post
    return {"measure": "SE9", "posts": {name: [value] for name, value in told.items()}}


# the population, and counting twice


@pytest.mark.parametrize("claim", [OWNERS, COURSE, SKILL, TRADE])
def test_a_claim_cannot_bring_a_population_of_its_own(claim):
    assert _refused(claim | {"eligible": 10}) == "this input is not known"


@pytest.mark.parametrize(
    ("claim", "more"),
    [
        (OWNERS, {"joined": 120}),
        (COURSE, {"enrolled": 120}),
        (SKILL, {"started": 120}),
        (SCALE, {"asked": 120, "answers": {"before": [4], "after": [6], "count": [12]}}),
    ],
)
def test_the_same_people_claimed_twice_are_more_people_than_there_are(claim, more):
    again = [claim | more | {"claim": "a"}, claim | more | {"claim": "b"}]
    assert "more than eligible" in _refused(*again)


@pytest.mark.parametrize(
    ("claim", "more"),
    [
        (COURSE, {"answered": 31}),
        (COURSE, {"met": 21}),
        (SKILL, {"completed": 21}),
        (SKILL, {"found": 13}),
        (SKILL, {"using": 10}),
    ],
)
def test_no_step_holds_more_people_than_the_step_before(claim, more):
    assert "more than" in _refused(claim | more)


def test_ten_times_the_place_needs_ten_times_the_people_for_the_same_rating():
    large = {name: 10 * value for name, value in OWNERS.items() if name != "measure"}
    assert _rating("SE2", OWNERS | large, eligible=2_000) == pytest.approx(_rating("SE2", OWNERS))


# splitting


def test_a_claim_in_two_parts_rates_as_the_whole():
    joined = [OWNERS | {"joined": 9, "left": 0}, OWNERS | {"joined": 6, "left": 3}]
    parts = [one | {"claim": str(number)} for number, one in enumerate(joined)]
    assert _rating("SE2", *parts) == pytest.approx(_rating("SE2", OWNERS))


def test_leavers_put_into_a_claim_of_their_own_are_still_taken_off():
    joiners, leavers = OWNERS | {"left": 0, "claim": "a"}, OWNERS | {"joined": 0, "claim": "b"}
    assert _rating("SE2", joiners, leavers) == pytest.approx(_rating("SE2", OWNERS))
    apart = joiners | {"deadweight": 0.2}, leavers | {"deadweight": 0.9}
    assert _rating("SE2", *apart) <= _rating("SE2", OWNERS)


def test_a_closed_enterprise_cannot_be_hidden_behind_another():
    sound = {"measure": "SE1", "started": 3, "living": 2, "claim": "a"}
    padded = {"measure": "SE1", "started": 0, "living": 2, "claim": "b"}
    assert _benefit(sound, padded) == 0 < _benefit(sound)
    assert _status("SE1", sound, padded) == "undefined"


def test_a_group_cut_in_pieces_is_no_group(read):
    whole = {"alone": [20], "people": [4]}
    assert read("SE5", groups=whole) == 1
    assert read("SE5", groups={"alone": [20, 20], "people": [2, 2]}) == 0


# choosing whom to count, and whom to ask


def test_dropping_the_leavers_from_the_list_gains_nothing(read):
    """A count of people, not a share: a smaller denominator never raises it."""
    assert _rating("SE4", SKILL | {"started": 12}) == _rating("SE4", SKILL)
    assert _rating("SE3", COURSE | {"enrolled": 20}) == _rating("SE3", COURSE)
    listed = {"alone": [20, 2, 0], "people": [9, 9, 9]}
    assert read("SE5", groups={"alone": [20], "people": [9]}) == read("SE5", groups=listed)


def test_a_few_glowing_answers_do_not_stand_for_the_silent(read):
    """The mean of ten is higher than the mean of thirty, and worth less."""
    ten = {"before": [4], "after": [7], "count": [10]}
    thirty = {"before": [4, 4], "after": [7, 6], "count": [10, 20]}
    few, all_asked = (read("SE6", answers=one, **_scale()) for one in (ten, thirty))
    assert few < all_asked
    assert read("SE6", answers=ten, **_scale(asked=10)) == few


def test_asking_fewer_people_does_not_raise_what_one_place_gained():
    narrow = SCALE | {"asked": 12, "answers": {"before": [4], "after": [6], "count": [12]}}
    wide = SCALE | {"answers": {"before": [4], "after": [6], "count": [40]}}
    assert _rating("SE6", narrow) < _rating("SE6", wide)


def test_leaving_out_those_who_lost_shows_in_the_share_who_answered():
    """It raises the reading by what they lost, which no record can see; the page flags it."""
    claim = SCALE | {"asked": 40, "answers": {"before": [4], "after": [6], "count": [20]}}
    told = _card(claim).reliability()
    assert told["response"].tolist() == [0.5]
    assert "many did not answer" in told["flags"][0]


def test_more_answers_than_people_asked_are_refused():
    claim = SCALE | {"asked": 12, "answers": {"before": [4], "after": [6], "count": [40]}}
    assert "asked" in _refused(claim)


def test_a_scale_made_short_after_the_answers_has_no_answer(read):
    answers = {"before": [4, 5], "after": [6, 6], "count": [10, 10]}
    assert read("SE6", answers=answers, **_scale(bottom=4.5, top=6)) is None
    assert read("SE6", answers=answers, **_scale(bottom=4, top=5.5)) is None


def test_asking_while_the_course_is_fresh_earns_nothing():
    assert _status("SE4", SKILL | {"after": 1}) == "undefined"
    assert _benefit(SKILL | {"after": 1}) == 0 < _benefit(SKILL)


def test_hours_and_free_memberships_are_shown_and_never_earn():
    assert _rating("SE3", COURSE | {"hours": 30_000}) == _rating("SE3", COURSE)
    assert _rating("SE2", OWNERS | {"automatic": 5_000}) == _rating("SE2", OWNERS)


# rings of invoices, and the year's end


def test_invoices_that_go_in_a_ring_come_to_nothing(read):
    around = [{"bought": 50_000, "lent": 0, "given": 0, "back": 50_000} for _ in range(3)]
    assert [read("SE7", **one) for one in around] == [0, 0, 0]


def test_a_partner_cut_in_two_claims_nets_as_one():
    out, back = TRADE | {"back": 0, "claim": "a"}, TRADE | {"bought": 0, "claim": "b"}
    assert _rating("SE7", out, back) == pytest.approx(_rating("SE7", TRADE))


def test_a_loan_that_is_back_within_the_contract_made_no_net_position():
    lent = TRADE | {"bought": 0, "lent": 9_000, "back": 0, "period": 2026}
    repaid = TRADE | {"bought": 0, "back": 9_000, "period": 2027}
    assert _rating("SE7", lent) > 0
    assert _rating("SE7", lent | {"deadweight": 0}, repaid | {"deadweight": 0}) == 0


# insecure hours


def test_a_guarantee_of_one_hour_is_no_security(read):
    none, one = ({"hours": [900], "guaranteed": [h], "notice": [4], "chosen": [0]} for h in (0, 1))
    assert read("SE8", workers=none, people=1) == read("SE8", workers=one, people=1) == 900


def test_people_left_out_of_the_list_leave_the_harm_without_an_answer():
    secure = (1_500, 35, 4, 0)
    assert _status("SE8", _workers(secure, people=9)) == "undefined"
    assert _scores(_workers(secure, people=9)) == _scores()


def test_moving_the_insecure_to_an_agency_leaves_their_hours_and_fewer_jobs_to_hold_them(read):
    listed = _workers((1_500, 35, 4, 0), (300, 0, 0, 0))
    assert read("SE8", workers=listed["workers"], people=2) == 300
    assert 0 < _rating("SE8", listed) < _rating("SE8", listed, fte=10)


def test_half_a_choice_frees_half_the_hours_and_no_more(read):
    half = {"hours": [900], "guaranteed": [0], "notice": [4], "chosen": [0.5]}
    assert read("SE8", workers=half, people=1) == 450


# volunteers in place of staff


def test_the_employer_alone_cannot_make_a_replaced_post_small():
    quiet = _posts(by_employer=0, by_workers=600)
    assert _rating("SE9", quiet) == _rating("SE9", _posts(by_employer=600, by_workers=600))


def test_a_side_that_was_not_heard_leaves_a_blank_and_the_claim_is_refused():
    told = _posts(by_employer=10)
    told["posts"].pop("by_workers")
    assert _refused(told)


NO_POST, NO_HOUR = _posts(), _workers((1_500, 35, 4, 0))


@pytest.mark.parametrize(
    ("other", "small", "large", "beyond"),
    [
        (NO_HOUR, *(_posts(paid=9_000, by_workers=hours) for hours in (100, 900, 9_000))),
        (NO_POST, *(_workers((hours, 0, 4, 0)) for hours in (100, 500, 5_000))),
    ],
)
def test_more_harm_scores_worse_and_silence_no_better_than_the_most(other, small, large, beyond):
    scores = [_scores(OWNERS, other, *more) for more in ([small], [large], [beyond], [])]
    assert scores[0] > scores[1] > scores[2] >= scores[3]


def _scale(**given):
    return {name: one for name, one in SCALE.items() if name != "measure"} | given
