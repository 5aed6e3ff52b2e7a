"""Claims from dicts: what is taken, what is refused, and where the fault is said to be."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import socialvalue as sv

SPENT = {"submission": "acme", "measure": "CV1", "received": 100, "local": []}
RIGHTS = {"weight": [1], "right": ["vote"], "turnout": [0.5]}
VOTES = {"submission": "acme", "measure": "PA1", "people": 52, "rights": RIGHTS}
GAS = {"submission": "acme", "measure": "WB8", "tonnes": 3.5, "year": "2027"}


def test_a_claim_is_taken_in_its_declared_unit(take: Any, claim: Any) -> None:
    claims = take([claim])
    assert claims.batches["PA3"].columns["contributed"].tolist() == [20]
    assert (claims.account.rows_in, claims.account.rows_scored, claims.account.rows_refused) == (
        1,
        1,
        0,
    )


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_claim_is_not_a_zero(take: Any, claim: Any, blank: Any) -> None:
    inputs = ("attended", "contributed", "organised", "decided")
    claims = take([{**claim, **dict.fromkeys(inputs, blank)}])
    assert claims.batches == {}
    assert claims.account.rows_in == 1


def test_a_claim_that_is_blank_in_part_is_a_fault(refused: Any, claim: Any) -> None:
    found = refused([{**claim, "decided": None}])
    assert [one["at"] for one in found] == ["claims[0].decided"]


@pytest.mark.parametrize(
    "value",
    [
        *(float("nan"), float("inf"), -float("inf"), 10**400, -1, True, np.bool_(1)),
        *(
            "1",
            "nan",
            "1e400",
            "1_000",
            "１２",
            "1,234",
            "£5",
            "5%",
            b"5",
            1 + 2j,
            [1],
            {},
            (),
            {1},
        ),
        *(np.array([1, 2]), object(), float, np.float64("nan")),
    ],
)
def test_what_is_not_a_number_within_bounds_is_refused(
    refused: Any, claim: Any, value: Any
) -> None:
    found = refused([{**claim, "attended": value}])
    assert [one["at"] for one in found] == ["claims[0].attended"]


@pytest.mark.parametrize("value", [np.int64(3), np.float32(3), np.float64(3), 3, 3.0])
def test_any_plain_number_is_taken(take: Any, claim: Any, value: Any) -> None:
    assert take([{**claim, "attended": value}]).batches["PA3"].columns["attended"].tolist() == [3]


def test_a_percentage_is_told_from_a_share(refused: Any) -> None:
    found = refused([{**VOTES, "rights": {**RIGHTS, "turnout": [50]}}])
    assert found == [
        {
            "at": "claims[0].rights[0].turnout",
            "fault": "50 is above 1",
            "fix": "give a share, not a percentage",
        }
    ]


@pytest.mark.parametrize("who", [["acme"], None, {}, 5, "", float("nan"), "Z" * 900, ("acme",)])
def test_an_unknown_submission_is_refused(refused: Any, claim: Any, who: Any) -> None:
    found = refused([{**claim, "submission": who}])
    assert [one["at"] for one in found] == ["claims[0].submission"]


@pytest.mark.parametrize("code", [["PA3"], None, {}, 5, "", "PA99"])
def test_an_unknown_measure_is_refused(refused: Any, claim: Any, code: Any) -> None:
    assert [one["at"] for one in refused([{**claim, "measure": code}])] == ["claims[0].measure"]


@pytest.mark.parametrize("record", [None, 5, "claim", [], [1], {5: 6}, {}])
def test_what_is_no_claim_is_refused(refused: Any, claim: Any, record: Any) -> None:
    assert {one["at"].split(".")[0] for one in refused([claim, record])} == {"claims[1]"}


@pytest.mark.parametrize("records", [None, 5, "PA3", {"submission": "acme"}])
def test_what_is_no_list_of_claims_is_refused(refused: Any, records: Any) -> None:
    assert [one["at"] for one in refused(records)] == ["claims"]


def test_an_unknown_input_is_refused_and_the_known_ones_are_named(refused: Any, claim: Any) -> None:
    found = refused([{**claim, "atended": 5}])
    assert found[0]["at"] == "claims[0].atended"
    assert "attended" in found[0]["fix"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("stage", value) for value in ("soon", 5, ["committed"], float("nan"))),
        *(
            ("period", value)
            for value in ("26", "2026-", "2026-99", "99999", [1], True, -5, 2026.5)
        ),
        *(("evidence", value) for value in ("E9", "C1", ["E1"], 3)),
        ("counterfactual", "E1"),
        *(("deadweight", value) for value in (2, -0.1, "0.2", True, float("nan"), [1])),
        *(("claim", value) for value in (["x"], float("nan"), {})),
        *(("source", value) for value in ({}, ["x"])),
        ("not_applicable", "we would rather not"),
        ("not_applicable", ["x"]),
    ],
)
def test_what_stands_beside_a_claim_is_checked_too(
    refused: Any, claim: Any, name: str, value: Any
) -> None:
    found = refused([{**claim, name: value}])
    assert {one["at"] for one in found} == {f"claims[0].{name}"}


@pytest.mark.parametrize("period", [2026, "2026", "2026-27", "2026/27", "2026-2027", 2026.0])
def test_a_period_is_the_year_in_which_it_begins(take: Any, claim: Any, period: Any) -> None:
    assert take([{**claim, "period": period}]).batches["PA3"].period.tolist() == [2026]


def test_the_same_claim_twice_is_a_fault(refused: Any, claim: Any) -> None:
    assert [one["at"] for one in refused([claim, dict(claim)])] == ["claims[1].claim"]


def test_the_same_claim_twice_is_two_if_each_has_a_label(take: Any, claim: Any) -> None:
    assert len(take([{**claim, "claim": "first"}, {**claim, "claim": "second"}])) == 2


def test_a_label_stands_once(refused: Any, claim: Any) -> None:
    found = refused([{**claim, "claim": "a"}, {**claim, "claim": "a", "attended": 11}])
    assert [one["at"] for one in found] == ["claims[1].claim"]


@pytest.mark.parametrize("name", ["deadweight", "displacement", "attribution", "leakage"])
def test_a_ratio_takes_no_own_share(refused: Any, name: str) -> None:
    assert [one["at"] for one in refused([{**SPENT, name: 0.2}])] == [f"claims[0].{name}"]


def test_an_amount_takes_an_own_share(take: Any) -> None:
    told = {"submission": "acme", "measure": "SE1", "started": 2, "living": 1, "deadweight": 0.5}
    assert take([told]).batches["SE1"].own["deadweight"].tolist() == [0.5]


def test_a_harm_whose_measure_says_so_takes_no_own_share(refused: Any) -> None:
    (fault,) = refused([{**GAS, "deadweight": 0.5}])
    assert fault["fault"] == "of WB8 no claim takes shares off by its own word"


def test_what_the_price_already_contains_is_not_taken_off_again() -> None:
    theme = sv.Theme("TC", "Trial")
    study = sv.Source("trial", "nobody", "made up", "1", "MIT", "assumed")

    class TrialPlaces(sv.Measure):
        """Places counted for a test, of anybody, in a year."""

        code, unit = "TC1", "person"
        outcome = sv.Outcome("TC-a", "A trial", theme)
        places = sv.Column("person")
        unrated_reason = "made up"
        proxies = (
            sv.Proxy(
                5, unit="GBP_2025/person", ledger="welfare", source=study, contains=("deadweight",)
            ),
        )

        def quantity(self, places: Any) -> Any:
            return places

    from socialvalue.claims.batch import refuses

    assert "already contains the deadweight" in refuses(TrialPlaces, "deadweight")
    assert refuses(TrialPlaces, "leakage") == ""


def test_codes_of_pooled_claims_must_agree_on_own_shares(refused: Any) -> None:
    first = {**VOTES, "claim": "a", "deadweight": 0.1, "people": 20}
    found = refused([first, {**first, "claim": "b", "deadweight": 0.2}])
    assert [(one["at"], one["fault"]) for one in found] == [
        ("Acme Co-op, PA1", "deadweight differs between claims that are joined")
    ]


def test_nobody_counts_more_people_than_there_are(refused: Any) -> None:
    gap = {
        "submission": "acme",
        "measure": "PA1",
        "people": 52,
        "rights": {**RIGHTS, "count": [-4]},
    }
    assert [one["at"] for one in refused([gap])] == ["claims[0].rights[0].count"]


@pytest.mark.parametrize(
    "rights",
    [
        *({}, "x", 5, [5], [None], {5: [1]}, {"weight": 5, "right": "vote", "turnout": 1}),
        *({**RIGHTS, "right": ["veto"]}, {**RIGHTS, "right": [["vote"]]}),
        *({**RIGHTS, "count": 5}, {**RIGHTS, "count": [1, 2]}, {**RIGHTS, "weight": [1, 2]}),
        *({**RIGHTS, "weight": [None]}, {**RIGHTS, "colour": ["red"]}),
        [{"weight": 1, "right": "vote"}],
    ],
)
def test_samples_that_do_not_line_up_are_refused(refused: Any, rights: Any) -> None:
    assert all(
        one["at"].startswith("claims[0].rights") for one in refused([{**VOTES, "rights": rights}])
    )


def test_a_group_reads_alike_by_column_and_by_member(take: Any) -> None:
    rows = [{"weight": 1, "right": "vote", "turnout": 0.5}]
    by_column = take([VOTES]).batches["PA1"].columns["rights"]
    by_member = take([{**VOTES, "rights": rows}]).batches["PA1"].columns["rights"]
    for name in ("weight", "right", "turnout"):
        assert by_column.members[name].values.tolist() == by_member.members[name].values.tolist()


def test_every_fault_is_told_at_once(refused: Any, claim: Any) -> None:
    records = [
        {**claim, "attended": "ten", "stage": "soon", "colour": "red"},
        {**claim, "submission": "nobody"},
        {**claim, "measure": "PA99"},
        {**SPENT, "deadweight": 0.1},
    ]
    assert {one["at"] for one in refused(records)} == {
        *("claims[0].attended", "claims[0].stage", "claims[0].colour"),
        *("claims[1].submission", "claims[2].measure", "claims[3].deadweight"),
    }


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)
KEYS = st.sampled_from(
    [
        *("submission", "measure", "attended", "rights", "people", "stage", "period", "claim"),
        *("evidence", "deadweight", "not_applicable", "note", "local", "year", "tonnes", "odd"),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.builds(
            lambda base, more: {**base, **more},
            st.sampled_from([{}, VOTES, SPENT, GAS]),
            st.dictionaries(KEYS, ODD, max_size=3),
        )
        | ODD,
        max_size=4,
    )
)
def test_whatever_comes_is_taken_or_refused_with_faults(take: Any, records: Any) -> None:
    try:
        claims = take(records)
    except sv.ClaimErrors:
        return
    account = claims.account
    assert account.rows_in == len(records) == account.rows_scored + account.rows_refused
    for batch in claims.batches.values():
        for values in batch.columns.values():
            assert not isinstance(values, np.ndarray) or np.isfinite(values).all()


def test_many_claims_take_time_in_proportion(take: Any) -> None:
    def seconds(count: int) -> float:
        records = [{**GAS, "tonnes": float(tonnes)} for tonnes in range(count)]
        started = time.perf_counter()
        take(records)
        return time.perf_counter() - started

    seconds(1000)
    # Ten times the claims of one submission: a hundred times the time if all met all.
    assert seconds(20_000) < 40 * max(seconds(2000), 0.005)
