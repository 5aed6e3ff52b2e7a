"""Whole columns at the door: NaN says nothing, half a claim is refused, nothing is copied."""

import door_measures
import numpy as np
import pytest

import socialvalue as sv

NAN = float("nan")
FRAMEWORK = door_measures.FRAMEWORK
TABLE = {"id": ["a", "b", "c", "d"], "eligible": np.array([100.0, 200.0, 50.0, 400.0])}
DENSE = {
    "D1": {"people": [10.0, NAN, 0.0, 7.0], "hours": [3.0, NAN, 5.0, 0.3]},
    "D2": {"planted": [NAN, 700.0, 20.0, NAN]},
    "D3": {"spilled": [0.0, NAN, 130.0, 0.1]},
    "D4": {"hired": [NAN, NAN, NAN, 11.0]},
    "D5": {"received": [0.0, 10.0, NAN, NAN], "nearby": [3.0, 7.0, NAN, NAN]},
    "D6": {"waited": [NAN, NAN, NAN, NAN]},
}


def columns(given):
    return {
        code: {name: np.array(values) for name, values in inputs.items()}
        for code, inputs in given.items()
    }


def sparse(given, ids=("a", "b", "c", "d")):
    """The same claims, without those that are NaN, each with the id of its submission."""
    found = {}
    for code, inputs in columns(given).items():
        shown = np.flatnonzero(~np.isnan(next(iter(inputs.values()))))
        if shown.size:
            found[code] = {name: values[shown] for name, values in inputs.items()}
            found[code]["submission"] = np.array(ids)[shown]
    return found


def scored(given):
    claims = sv.Claims.from_columns(given, FRAMEWORK, TABLE)
    return sv.score(claims, FRAMEWORK, sv.Basis(price_year=2025, start=2026))


def faults(given, table=TABLE):
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.Claims.from_columns(given, FRAMEWORK, table)
    return [(fault.at, fault.fault) for fault in caught.value.faults]


def told(card):
    """Every number and word that a card tells of its submissions, to the last bit."""
    tables = (
        card.ranking(), card.overall(), card.themes(), card.outcomes(), card.measures(),
        card.worth("measure"), card.worth("theme"), card.worth(), card.harms(), card.not_assessed(),
    )  # fmt: skip
    return [repr(sv.scorecard.tables.rows_of(table)) for table in tables]


def test_dense_columns_with_gaps_score_as_the_same_claims_given_sparsely():
    dense, few = scored(columns(DENSE)), scored(sparse(DENSE))
    for ours, theirs in zip(told(dense), told(few), strict=True):
        assert ours == theirs
    for code in ("overall", "DR", "DR-1"):
        for name in ("benefit", "harm", "score", "headroom", "coverage"):
            one, other = (getattr(card, name)(code) for card in (dense, few))
            assert one.tobytes() == other.tobytes()


def test_the_records_of_the_same_claims_score_the_same():
    records = [
        {"submission": who, "measure": code}
        | {name: values[place] for name, values in inputs.items()}
        for code, inputs in DENSE.items()
        for place, who in enumerate(TABLE["id"])
        if not np.isnan(next(iter(inputs.values()))[place])
    ]
    rows = [{"id": who, "eligible": TABLE["eligible"][i]} for i, who in enumerate(TABLE["id"])]
    claims = sv.Claims.from_records(records, FRAMEWORK, rows)
    card = sv.score(claims, FRAMEWORK, sv.Basis(price_year=2025, start=2026))
    for ours, theirs in zip(told(card), told(scored(columns(DENSE))), strict=True):
        assert ours == theirs


def test_a_blank_claim_is_not_a_zero():
    silent = columns({"D3": {"spilled": [NAN, NAN, 130.0, 0.1]}})
    explicit = columns({"D3": {"spilled": [0.0, NAN, 130.0, 0.1]}})
    quiet, said = (scored(given) for given in (silent, explicit))
    assert quiet.harm()[0] == 100
    assert said.harm()[0] == 0
    assert quiet.coverage()[0] < said.coverage()[0]
    assert (quiet.harm()[1:] == said.harm()[1:]).all()


def test_a_column_without_a_gap_marks_no_claim_blank():
    claims = sv.Claims.from_columns(
        {"D3": {"spilled": np.array([0.0, 1.0, 2.0, 3.0])}}, FRAMEWORK, TABLE
    )
    assert claims.batches["D3"].blank is None


def test_half_a_claim_is_refused_and_the_first_such_place_is_named():
    given = columns({"D1": {"people": [1.0, NAN, NAN, 1.0], "hours": [1.0, NAN, 2.0, 2.0]}})
    assert [at for at, _ in faults(given)] == ["D1.people[2]"]


def test_a_default_stands_in_only_where_the_rest_of_the_claim_is_said():
    given = {"D2": {"planted": [10.0, NAN, 10.0, 0.0], "rooted": [NAN, NAN, 1.0, 0.1]}}
    claims = sv.Claims.from_columns(columns(given), FRAMEWORK, TABLE)
    batch = claims.batches["D2"]
    assert batch.blank.tolist() == [False, True, False, False]
    assert batch.shown().columns["rooted"].tolist() == [0.5, 1.0, 0.1]
    half = {"D2": {"planted": [NAN, 1.0, 1.0, 1.0], "rooted": [1.0, 1.0, 1.0, 1.0]}}
    assert faults(columns(half))[0][0] == "D2.planted[0]"


def test_a_measure_with_a_code_takes_no_blanks():
    rooms = np.array(["board", "panel", "board", "board"])
    given = {"D7": {"given": np.array([1.0, NAN, 1.0, 1.0]), "room": rooms}}
    assert faults(given)[0][0] == "D7.given[1]"
    rooms = np.array(["board", "", "board", "board"])
    given = {"D7": {"given": np.array([1.0, NAN, 1.0, 1.0]), "room": rooms}}
    assert {at for at, _ in faults(given)} == {"D7.given[1]", "D7.room[1]"}


@pytest.mark.parametrize("value", [np.inf, -np.inf, -1.0])
def test_infinity_and_what_is_out_of_bounds_are_refused_beside_blanks(value):
    given = columns({"D3": {"spilled": [NAN, value, 1.0, NAN]}})
    assert [at for at, _ in faults(given)] == ["D3.spilled[1]"]


def test_minus_infinity_is_refused_where_no_number_is_too_low():
    groups = {
        "offsets": np.array([0, 1]),
        **{
            name: np.ones(1)
            for name, _ in sv.Framework.load("ccin").measure("EQ2").inputs["accounts"].members
        },
    }
    table = {"id": ["a"], "contract_value": np.array([1e6])}
    given = {"EQ2": {"accounts": groups, "locked": np.array([-np.inf])}}
    with pytest.raises(sv.ClaimErrors, match="locked"):
        sv.Claims.from_columns(given, sv.Framework.load("ccin"), table)


@pytest.mark.parametrize(
    "given",
    [
        np.array(["1", "2", "3", "4"]),
        np.array([True, False, True, True]),
        np.array([1j, 2, 3, 4]),
        np.ones((4, 1)),
        np.ones(3),
        [[1.0], [1.0, 2.0], [3.0], [4.0]],
        ["1,234", "£5", "5%", "１２"],
        [10**400, 1, 1, 1],
        object(),
        "four",
        7.0,
    ],
)
def test_what_is_no_column_of_numbers_is_refused_not_raised(given):
    assert all(at.startswith("D3") for at, _ in faults({"D3": {"spilled": given}}))


def test_a_masked_value_is_blank_and_never_its_hidden_number():
    masked = np.ma.MaskedArray([5.0, 6.0, 7.0, 8.0], mask=[False, True, False, False])
    claims = sv.Claims.from_columns({"D3": {"spilled": masked}}, FRAMEWORK, TABLE)
    assert claims.batches["D3"].blank.tolist() == [False, True, False, False]


def test_every_fault_of_every_column_is_told_at_once():
    given = {
        "D1": {"people": np.full(4, -1.0), "hours": np.full(4, np.inf), "extra": np.ones(4)},
        "D3": {"spilled": np.ones(4), "stage": np.array(["promised"] * 4)},
        "D4": {"hired": np.ones(2), "submission": np.array(["a", "nobody"])},
        "D9": {"any": np.ones(4)},
    }
    table = {"id": ["a", "b", "b", "d"], "eligible": np.array([1.0, 0.0, 2.0, np.inf])}
    places = " ".join(at for at, _ in faults(given, table))
    for part in ("people", "hours", "extra", "stage", "D4.submission", "D9", "submissions.id"):
        assert part in places
    assert "submissions.eligible" in places


def test_columns_are_used_as_they_are_and_never_written_to():
    spilled = np.array([0.0, NAN, 2.0, 3.0])
    spilled.setflags(write=False)
    claims = sv.Claims.from_columns({"D3": {"spilled": spilled}}, FRAMEWORK, TABLE)
    assert claims.batches["D3"].columns["spilled"] is spilled
    sv.score(claims)


@pytest.mark.parametrize(("code", "name"), [("D4", "deadweight"), ("D6", "leakage")])
def test_a_share_that_a_measure_does_not_take_is_refused_in_columns(code, name):
    inputs = {"D4": "hired", "D6": "waited"}
    given = {code: {inputs[code]: np.ones(4), name: np.array([NAN, 0.1, NAN, NAN])}}
    assert [at for at, _ in faults(given)] == [f"{code}.{name}"]


def test_a_share_that_the_price_does_not_hold_is_taken():
    given = {"D4": {"hired": np.ones(4), "displacement": np.array([NAN, 0.1, NAN, NAN])}}
    assert sv.Claims.from_columns(given, FRAMEWORK, TABLE).batches["D4"].own
