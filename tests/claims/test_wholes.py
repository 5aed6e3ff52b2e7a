"""Nobody counts more people than there are: in one claim, in claims that join, in every door."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue import probe, readers
from socialvalue.claims import joins
from socialvalue.claims.batch import Batch
from socialvalue.claims.submissions import Submissions
from socialvalue.testing import strategies

THEME = sv.Theme("TW", "Trial")
OUTCOME = sv.Outcome("TW-a", "A trial", THEME)
ONE = Submissions(("acme",), {"eligible": np.array([240.0])})
BANDS = ("contributed", "organised", "decided")
ANSWERS = {"before": [], "after": []}
WHO = [{"id": "acme", "name": "Acme", "contract_value": 9.0, "eligible": 240}]


class Turnout(sv.Measure):
    """Share of the members in a year who voted, of all who might have joined."""

    code, outcome, unit, combine = "TW1", OUTCOME, "1", sv.Pool
    reports = "ratio"
    voted = sv.Column("person", within="members")
    members = sv.Column("person", within="eligible")
    officers = sv.Column("person", within="members", pool="same")
    unrated_reason = "made up"

    def quantity(self, voted: Any, members: Any) -> Any:
        return voted / members


def _people(**bands: Any) -> dict[str, Any]:
    blank = dict.fromkeys(("attended", *BANDS), 0)
    return {"submission": "acme", "measure": "PA3", **blank, **bands}


def _turnout(voted: list[float], members: list[float], officers: list[float]) -> list[str]:
    columns = {"voted": voted, "members": members, "officers": officers}
    arrays = {name: np.array(values) for name, values in columns.items()}
    batch = Batch(Turnout, len(voted), arrays, np.zeros(len(voted), dtype=np.int64))
    return [f"{fault.at}: {fault.fault}" for fault in joins.faults(batch, ONE)]


def test_more_contributors_than_eligible_people_are_refused(take: Any, refused: Any) -> None:
    assert refused([_people(contributed=5000)], WHO) == [
        {
            "at": "claims[0].contributed",
            "fault": "5000 counted in contributed, organised, decided: more than eligible (240)",
            "fix": "count none of them twice, or mend eligible",
        }
    ]
    assert len(take([_people(contributed=240)], WHO)) == 1


def test_people_in_several_bands_are_counted_together(refused: Any) -> None:
    (fault,) = refused([_people(contributed=100, organised=100, decided=41)], WHO)
    assert fault["fault"].startswith("241 counted")


def test_who_only_attends_may_come_from_elsewhere(take: Any) -> None:
    assert len(take([_people(attended=5000)], WHO)) == 1


def test_people_are_counted_over_claims_that_join(take: Any, refused: Any) -> None:
    first, second = _people(contributed=200, claim="a"), _people(contributed=41, claim="b")
    (fault,) = refused([first, second], WHO)
    assert fault["at"] == "claims[0].contributed"
    assert fault["fault"].startswith("241 counted")
    assert "2 claims that join" in fault["fault"]
    dated = [{**first, "period": 2026}, {**second, "period": 2027}]
    assert len(take(dated, WHO)) == 2
    assert len(take([first, {**second, "stage": "baseline"}], WHO)) == 2


def test_people_without_a_year_are_counted_in_every_year(take: Any, refused: Any) -> None:
    undated, dated = _people(contributed=200), _people(contributed=41, period=2026)
    (fault,) = refused([undated, dated, _people(contributed=40, period=2027)], WHO)
    assert fault["at"] == "claims[1].contributed"
    assert fault["fault"].startswith("241 counted")
    assert "2 claims that join" in fault["fault"]
    assert len(take([undated, {**dated, "stage": "delivered"}], WHO)) == 2


@given(st.lists(st.tuples(st.sampled_from([None, 2026, 2027]), st.integers(0, 200)), max_size=6))
def test_no_date_lets_more_people_be_counted_than_there_are(said: list[Any]) -> None:
    years = {when for when, _ in said}
    most = [sum(many for when, many in said if when in (None, year)) for year in years]
    records = [
        _people(contributed=many, claim=str(i), **({"period": when} if when else {}))
        for i, (when, many) in enumerate(said)
    ]
    framework = sv.Framework.load("ccin")
    try:
        sv.Claims.from_records(records, framework, WHO)
    except sv.ClaimErrors:
        assert max(most) > 240
    else:
        assert all(many <= 240 for many in most)


@pytest.mark.parametrize(
    ("code", "name", "rest"),
    [
        ("PA1", "people", {"rights": {"weight": [], "right": [], "turnout": []}}),
        (
            "WB1",
            "represented",
            {"people": {"before": [], "after": []}, "comparator": 0, "years": 1},
        ),
    ],
)
def test_people_rated_against_the_eligible_are_among_them(
    refused: Any, code: str, name: str, rest: dict[str, Any]
) -> None:
    claim = {"submission": "acme", "measure": code, name: 241, **rest}
    (fault,) = refused([claim], WHO)
    assert fault["at"] == f"claims[0].{name}"


def test_a_sheet_names_the_line(tmp_path: Path, framework: sv.Framework) -> None:
    rows = ["submission,measure,input,value", "acme,PA3,attended,1"]
    rows += [f"acme,PA3,{band},100" for band in BANDS]
    (tmp_path / "claims.csv").write_text("\n".join(rows))
    (tmp_path / "submissions.csv").write_text("id,eligible\nacme,240\n")
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(tmp_path, framework)
    (fault,) = caught.value.faults
    assert fault.at == "claims.csv line 3 (PA3 contributed)"
    assert fault.fault.startswith("300 counted")


def test_columns_name_the_claim_and_a_blank_one_counts_nobody(framework: sv.Framework) -> None:
    table = {"id": ["a", "b", "c"], "eligible": np.array([10.0, np.nan, 10.0])}
    given = {name: np.array([10.0, np.nan, 0.0]) for name in ("attended", *BANDS[1:])}
    given["contributed"] = np.array([0.0, np.nan, 11.0])
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.Claims.from_columns({"PA3": given}, framework, table)
    assert [fault.at for fault in caught.value.faults] == [
        "PA3.contributed[0]",
        "PA3.contributed[2]",
    ]


def test_a_whole_that_adds_up_is_added_before_it_is_compared() -> None:
    assert _turnout([6, 2], [5, 5], [1, 1]) == []
    (fault,) = _turnout([6, 6], [5, 5], [1, 1])
    assert "12 counted in voted of 2 claims that join: more than members (10)" in fault


def test_what_is_the_same_in_every_claim_is_not_added() -> None:
    assert _turnout([0, 0], [120, 120], [119, 119]) == []
    (fault,) = _turnout([0, 0], [120, 121], [1, 1])
    assert "241 counted in members of 2 claims that join: more than eligible (240)" in fault


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(*[st.integers(0, 90)] * 3), min_size=1, max_size=5))
def test_claims_are_refused_where_all_their_people_together_are_too_many(
    take: Any, bands: list[tuple[int, ...]]
) -> None:
    records = [
        _people(claim=str(place), **dict(zip(BANDS, people, strict=True)))
        for place, people in enumerate(bands)
    ]
    counted = sum(sum(people) for people in bands)
    try:
        take(records, WHO)
    except sv.ClaimErrors as errors:
        told = len(errors.faults)
    else:
        told = 0
    assert told == (counted > 240)


@settings(max_examples=25, deadline=None)
@given(strategies.columns(Turnout, 4))
def test_what_is_drawn_for_a_measure_fits_its_wholes(drawn: dict[str, Any]) -> None:
    for columns in (drawn, probe.random_columns(Turnout, 4)):
        held = columns["voted"] + columns["officers"]
        assert (held <= columns["members"] * (1 + 1e-9) + 1e-300).all()
    readers.bare(Turnout, drawn, 4)


@pytest.mark.parametrize(
    ("within", "said"),
    [("nobody", "no column 'nobody'"), ("voted", "no column 'voted'"), ("fte", "is in fte")],
)
def test_a_whole_that_cannot_be_is_refused_where_it_is_declared(within: str, said: str) -> None:
    changed = {"__doc__": Turnout.__doc__, "voted": sv.Column("person", within=within)}
    with pytest.raises(sv.MeasureError, match=said):
        type("Changed", (Turnout,), changed)
