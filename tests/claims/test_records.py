"""Records at the door: every fault at once, each with its place, and never any other error."""

import time

import door_measures
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv

FRAMEWORK = door_measures.FRAMEWORK
ROWS = [{"id": "a", "eligible": 100.0}, {"id": "b", "eligible": 200.0}]
SPILL = {"submission": "a", "measure": "D3", "spilled": 4}


def claims(*records, rows=ROWS):
    return sv.Claims.from_records(records, FRAMEWORK, rows)


def faults(*records, rows=ROWS):
    with pytest.raises(sv.ClaimErrors) as caught:
        claims(*records, rows=rows)
    return caught.value.faults


def test_a_record_becomes_a_claim_in_columns():
    made = claims(SPILL, SPILL | {"submission": "b", "spilled": 0})
    assert made.batches["D3"].columns["spilled"].tolist() == [4.0, 0.0]
    assert str(made.account) == "rows in 2 = scored 2 + refused 0"


def test_a_blank_claim_is_not_shown():
    silent = {"submission": "a", "measure": "D1", "people": None, "hours": "  "}
    assert list(claims(SPILL, silent).batches) == ["D3"]


def test_half_a_blank_claim_is_a_fault():
    half = {"submission": "a", "measure": "D1", "people": 3, "hours": None}
    assert [fault.at for fault in faults(half)] == ["claims[0].hours"]


@pytest.mark.parametrize(
    "value",
    [
        *(True, False, float("nan"), float("inf"), float("-inf"), 10**400, -1, 1j, [4], {"x": 1}),
        *("4", "1,234", "£5", "5%", "1_000", "１２", "nan", "1e400", object(), np.bool_(True)),
    ],
)
def test_what_is_not_a_plain_number_is_a_fault_at_its_place(value):
    assert [fault.at for fault in faults(SPILL | {"spilled": value})] == ["claims[0].spilled"]


@pytest.mark.parametrize("value", [np.float64(4), np.int64(4), np.float32(4), 4.0])
def test_numbers_of_numpy_are_numbers(value):
    assert claims(SPILL | {"spilled": value}).batches["D3"].columns["spilled"].tolist() == [4.0]


def test_every_fault_is_told_at_once():
    found = faults(
        SPILL | {"spilled": -1, "stage": "promised", "period": "26", "evidence": "E9"},
        {"submission": "z", "measure": "D9"},
        {"submission": "a", "measure": "D7", "given": 1, "room": "attic", "colour": "red"},
        rows=[*ROWS, {"id": "b", "eligible": 0}],
    )
    places = [fault.at for fault in found]
    assert {*places} >= {
        *("claims[0].spilled", "claims[0].stage", "claims[0].period", "claims[0].evidence"),
        *("claims[1].submission", "claims[1].measure", "claims[2].room", "claims[2].colour"),
    }
    assert sum(place.startswith("submissions[2]") for place in places) == 2


def test_a_share_given_as_a_percentage_is_told_so():
    trees = {"submission": "a", "measure": "D2", "planted": 1, "rooted": 60}
    (fault,) = faults(trees)
    assert "percentage" in fault.fix


@pytest.mark.parametrize(
    ("record", "name"),
    [
        ({"measure": "D4", "hired": 1}, "deadweight"),
        ({"measure": "D5", "received": 1, "nearby": 1}, "displacement"),
        ({"measure": "D6", "waited": 1}, "leakage"),
    ],
)
def test_a_share_that_a_measure_does_not_take_is_refused(record, name):
    (fault,) = faults({"submission": "a", name: 0.1} | record)
    assert fault.at == f"claims[0].{name}"


def test_an_own_share_beside_what_the_price_holds_is_taken():
    made = claims({"submission": "a", "measure": "D4", "hired": 1, "displacement": 0.5})
    assert made.batches["D4"].own["displacement"].tolist() == [0.5]


@pytest.mark.parametrize("share", [-0.1, 1.1, "half", True, float("nan"), 10**400])
def test_an_own_share_lies_between_0_and_1(share):
    meeting = {"submission": "a", "measure": "D1", "people": 1, "hours": 1, "deadweight": share}
    assert [fault.at for fault in faults(meeting)] == ["claims[0].deadweight"]


def test_the_same_claim_twice_is_a_fault_and_labels_tell_two_apart():
    assert [fault.at for fault in faults(SPILL, SPILL | {"spilled": 4.0})] == ["claims[1].claim"]
    assert [f.at for f in faults(SPILL | {"claim": 1}, SPILL | {"claim": 1, "spilled": 5})]
    assert len(claims(SPILL | {"claim": "x"}, SPILL | {"claim": "y"})) == 2


def test_a_second_claim_of_a_single_measure_is_a_fault():
    wait = {"submission": "a", "measure": "D6", "waited": 3}
    assert faults(wait, wait | {"waited": 4})
    assert faults(wait | {"claim": "x"}, wait | {"waited": 4, "claim": "y"})
    assert len(claims(wait, wait | {"waited": 4, "stage": "delivered"})) == 2


def test_pooled_claims_that_bring_other_shares_are_refused():
    meeting = {"submission": "a", "measure": "D1", "people": 1, "hours": 1}
    assert len(claims(meeting, meeting | {"hours": 2, "deadweight": 0.5})) == 2


def test_not_applicable_needs_a_reason_that_the_framework_allows():
    none = {"submission": "a", "measure": "D2", "not_applicable": "there is no ground"}
    assert claims(none).not_applicable == {"D2": {0: "there is no ground"}}
    for record in (
        none | {"not_applicable": "we would rather not"},
        none | {"not_applicable": ["there is no ground"]},
        none | {"measure": "D3"},
    ):
        assert [fault.at for fault in faults(record)] == ["claims[0].not_applicable"]


def test_what_is_claimed_cannot_be_said_not_to_apply():
    none = {"submission": "a", "measure": "D2", "not_applicable": "there is no ground"}
    trees = {"submission": "a", "measure": "D2", "planted": 4}
    assert faults(none, trees)
    assert faults(none | trees)


def test_a_size_that_a_target_is_per_must_be_known():
    job = {"submission": "a", "measure": "D4", "hired": 1}
    (fault,) = faults(job, rows=[{"id": "a"}])
    assert "eligible" in fault.fault


def test_more_people_counted_than_there_are_is_a_fault():
    hall = {"submission": "a", "measure": "D8", "seats": [{"turnout": 1, "count": 60}]}
    assert len(claims(hall | {"living_here": 60})) == 1
    (fault,) = faults(hall | {"living_here": 59})
    assert "60 counted" in fault.fault


def test_no_fault_repeats_a_long_answer():
    (fault,) = faults(SPILL | {"spilled": "Mrs Smith of 4 Mill Lane told us " * 9})
    assert len(fault.fault) < 80


@pytest.mark.parametrize("record", [None, 3, "D3", [SPILL], ["submission"], (), {}, {1: 2}])
def test_what_is_no_record_is_a_fault(record):
    assert all(fault.at.startswith("claims[0]") for fault in faults(record))


ODD = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    st.lists(st.one_of(st.integers(), st.none(), st.text(max_size=2)), max_size=3),
    st.lists(st.dictionaries(st.sampled_from(["turnout", "count"]), st.integers()), max_size=3),
    st.dictionaries(
        st.sampled_from(["turnout", "count", "item", 7]),
        st.one_of(st.integers(), st.lists(st.integers(), max_size=2)),
    ),
    st.sampled_from(["a", "D3", "D1", 10**400, np.nan, b"x", 1j, range(3), frozenset()]),
)
NAMES = st.sampled_from(
    [
        *("submission", "measure", "people", "hours", "spilled", "seats", "living_here", "stage"),
        *("period", "claim", "evidence", "deadweight", "not_applicable", "note", "x"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    records=st.lists(
        st.dictionaries(NAMES, ODD, max_size=6).map(lambda d: {"submission": "a", **d}), max_size=4
    ),
    codes=st.lists(st.sampled_from(["D1", "D3", "D7", "D8", None]), min_size=4, max_size=4),
)
def test_odd_records_never_raise_anything_but_claim_errors(records, codes):
    named = [{"measure": code, **one} for one, code in zip(records, codes, strict=False)]
    try:
        made = claims(*named)
    except sv.ClaimErrors as error:
        told = error.faults
    else:
        account = made.account
        assert account.rows_in == len(named) == account.rows_scored + account.rows_refused
        return
    assert told
    assert all(fault.at and fault.fault and fault.fix for fault in told)


def test_a_hundred_thousand_claims_of_one_submission_are_read_in_linear_time():
    def took(size):
        records = [SPILL | {"spilled": place} for place in range(size)]
        start = time.perf_counter()
        claims(*records)
        return time.perf_counter() - start

    took(1000)
    assert took(40_000) < 40 * took(5_000)
