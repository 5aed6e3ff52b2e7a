"""What was promised beside what was delivered: a promise is never told as a delivery."""

import json
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of

FRAMEWORK = sv.Framework.load("ccin")
SIZES = {"contract_value": 1_000_000, "eligible": 500, "fte": 10}
POUNDS = {"assets": 0, "retained": 0, "disinvested": 0}
NO_OWNERS = {"dividends": 0, "interest_above_benchmark": 0, "rent": 0}


def shares(stage, period, pounds, who="acme"):
    said = {"submission": who, "measure": "CV2", "stage": stage, "shares": pounds, **POUNDS}
    return said if period is None else {**said, "period": period}


def fees(stage, pounds, period=2026):
    told = {"submission": "acme", "measure": "CV8", "stage": stage, "period": period}
    return {**told, "fees": pounds, **NO_OWNERS}


def ratio(stage, respent, period=2026):
    told = {"submission": "acme", "measure": "CV1", "stage": stage, "period": period}
    return {**told, "received": 100_000, "local": {"spend": [60_000], "respent": [respent]}}


def read(*rows, who=("acme",)):
    table = [{"id": one, **SIZES} for one in who]
    return sv.Claims.from_records(rows, FRAMEWORK, table)


def only(table):
    (row,) = rows_of(table)
    return row


def test_a_promise_that_nobody_reported_is_anything_from_nothing_to_all():
    found = sv.deliveries(read(shares("committed", 2026, 100)))
    row = only(found.table())
    assert (row["state"], row["low"], row["high"]) == ("not reported", 0, 1)
    assert isnan(row["delivered"])
    assert isnan(row["as_reported"])
    whole = only(found.whole())
    assert (whole["low"], whole["high"], whole["not_reported"]) == (0, 1, 1)
    assert found.records() == {"acme": None}


def test_delivered_by_its_own_word_is_not_verified():
    found = sv.deliveries(read(shares("committed", 2026, 100), shares("delivered", 2026, 60)))
    row = only(found.table())
    assert (row["state"], row["low"], row["high"]) == ("delivered, not verified", 0, 0.6)
    assert (row["as_reported"], isnan(row["as_verified"])) == (0.6, True)


def test_verified_is_a_state_of_its_own_and_settles_it():
    rows = [("committed", 100), ("delivered", 80), ("verified", 50)]
    found = sv.deliveries(read(*(shares(stage, 2026, much) for stage, much in rows)))
    row = only(found.table())
    assert (row["committed"], row["delivered"], row["verified"]) == (100, 80, 50)
    assert (row["state"], row["low"], row["high"]) == ("verified", 0.5, 0.5)
    assert found.records() == {"acme": (0.5, 0.5, 0.5)}


def test_a_forecast_is_no_delivery():
    found = sv.deliveries(read(shares("committed", 2026, 100), shares("forecast", 2026, 100)))
    row = only(found.table())
    assert (row["forecast"], row["state"], row["low"]) == (100, "not reported", 0)


def test_more_in_one_year_makes_no_other_year_good():
    rows = [shares("committed", 2026, 100), shares("committed", 2027, 100)]
    rows += [shares("verified", 2026, 0), shares("verified", 2027, 200)]
    whole = only(sv.deliveries(read(*rows)).whole())
    assert (whole["low"], whole["high"]) == (0.5, 0.5)


def test_a_promise_without_a_year_is_set_against_all_years_together():
    rows = [shares("committed", None, 100), shares("delivered", 2026, 30)]
    rows += [shares("delivered", 2027, 40)]
    row = only(sv.deliveries(read(*rows)).table())
    assert (row["period"], row["delivered"], row["as_reported"]) == ("", 70, 0.7)


def test_what_is_not_due_yet_is_not_counted_and_expected_by_the_record():
    rows = [shares("committed", 2026, 100), shares("verified", 2026, 40)]
    rows += [shares("committed", 2028, 200)]
    found = sv.deliveries(read(*rows), until=2026)
    assert only(found.whole())["due"] == 1
    later = only(found.expected())
    assert [later[name] for name in ("committed", "low", "central", "high")] == [200, 80, 80, 80]


def test_without_a_record_nothing_central_can_be_expected():
    rows = [shares("committed", 2026, 100), shares("committed", 2028, 200)]
    later = only(sv.deliveries(read(*rows), until=2026).expected())
    assert (later["low"], later["high"], isnan(later["central"])) == (0, 200, True)


def test_a_promise_to_stay_below_a_harm_is_kept_or_not():
    for told, kept in ((900, 1), (1_000, 1), (1_001, 0)):
        row = only(sv.deliveries(read(fees("committed", 1_000), fees("verified", told))).table())
        assert (row["harm"], row["low"], row["high"]) == (True, kept, kept)


def test_a_promised_ratio_is_reached_or_not():
    for respent, kept in ((0.45, 1), (0.5, 1), (0.3, 0)):
        found = sv.deliveries(read(ratio("committed", 0.45), ratio("verified", respent)))
        assert only(found.table())["low"] == kept


def test_what_was_never_promised_makes_nothing_good():
    rows = [shares("committed", 2026, 100), shares("verified", 2026, 10)]
    rows += [ratio("verified", 0.9)]
    found = sv.deliveries(read(*rows))
    assert_allclose(only(found.whole())["low"], 0.1)
    extra = [row for row in rows_of(found.table()) if row["measure"] == "CV1"]
    assert (isnan(extra[0]["committed"]), isnan(extra[0]["low"])) == (True, True)


def test_weights_say_which_promise_matters_more():
    rows = [shares("committed", 2026, 100), shares("verified", 2026, 0)]
    rows += [ratio("committed", 0.45), ratio("verified", 0.45)]
    even = only(sv.deliveries(read(*rows)).whole())["low"]
    heavy = only(sv.deliveries(read(*rows), weights={"CV2": 3}).whole())["low"]
    assert (even, heavy) == (0.5, 0.25)


@pytest.mark.parametrize("weights", [{"CV2": -1}, {"XX1": 1}, {"CV2": float("nan")}])
def test_what_is_no_weight_is_refused(weights):
    with pytest.raises(sv.DecisionError, match="no weight"):
        sv.deliveries(read(shares("committed", 2026, 100)), weights=weights)


def test_the_record_is_what_an_appraisal_takes():
    rows = [shares("committed", 2026, 100), shares("verified", 2026, 40)]
    rows += [shares("committed", 2026, 100, "beta")]
    claims = read(*rows, who=("acme", "beta"))
    found = sv.appraise(sv.score(claims), delivery=sv.deliveries(claims).records())
    assert_allclose(found.records[:, 0], 0.4)
    assert all(map(isnan, found.records[:, 1]))


AMOUNTS = st.none() | st.integers(0, 300)


@given(st.lists(st.tuples(st.integers(1, 200), AMOUNTS, AMOUNTS), min_size=1, max_size=4))
def test_the_ratio_lies_between_its_ends_and_silence_never_counts_as_kept(promises):
    rows, low, high = [], 0.0, 0.0
    whole = sum(promised for promised, _, _ in promises)
    for year, (promised, delivered, verified) in enumerate(promises, 2026):
        rows.append(shares("committed", year, promised))
        for stage, much in (("delivered", delivered), ("verified", verified)):
            if much is not None:
                rows.append(shares(stage, year, much))
        known = verified if verified is not None else delivered
        low += min(promised, verified or 0)
        high += promised if known is None else min(promised, known)
    row = only(sv.deliveries(read(*rows)).whole())
    assert_allclose((row["low"], row["high"]), (low / whole, high / whole), atol=1e-12)
    assert 0 <= row["low"] <= row["high"] <= 1 + 1e-12


def test_the_page_keeps_the_three_apart_and_the_json_has_no_nan():
    rows = [shares("committed", 2026, 100), shares("delivered", 2026, 80)]
    rows += [shares("committed", 2027, 50), shares("committed", 2029, 70)]
    found = sv.deliveries(read(*rows), until=2027)
    told = repr(found)
    assert "promised  delivered  verified" in told
    assert "0% to 86.7% of 2 promises (0 verified, 1 by its own word, 1 not reported)" in told
    assert "count on 0 to 60.66667 (its own record)" in told
    assert max(map(len, told.splitlines())) <= 98
    back = json.loads(json.dumps(found.as_dict(), allow_nan=False))
    assert back["promises"][1]["delivered"] is None


def test_a_framework_without_claims_has_no_promises():
    found = sv.deliveries(read())
    assert len(found.table()["submission"]) == 0
    assert "nothing that was promised is due" in repr(found)
