"""Gains, losses and harms under shares, and delivery that began before the basis: what a hostile
reader found, held to what is right.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from valued import attributable, card, measure, pounds, price

import socialvalue as sv

CHANGE = measure(10.0, reports="change")
HARM = measure(10.0, reports="change", harm=True)
LASTING = measure(10.0)
SHARES = st.floats(0, 0.9)


def before(people: float, **aside: object) -> dict[str, object]:
    return {"people": people, "stage": "baseline", **aside}


def test_a_promise_with_a_share_of_its_own_beside_a_silent_baseline_is_no_reference_case() -> None:
    found = card(CHANGE, {"people": 110, "displacement": 0.3}, before(100))
    assert attributable(found) == pytest.approx(7)


def test_the_same_share_on_both_sides_is_as_the_share_on_the_promise_alone() -> None:
    both = card(CHANGE, {"people": 110, "displacement": 0.3}, before(100, displacement=0.3))
    assert attributable(both) == pytest.approx(7)


def test_less_harm_is_a_gain_and_shares_come_off_it() -> None:
    more = card(HARM, {"people": 200, "deadweight": 0.5}, before(100))
    less = card(HARM, {"people": 100, "deadweight": 0.5}, before(200))
    assert pounds(more) == -500
    assert pounds(less) == 500


def test_a_multiplier_makes_a_loss_larger_as_it_does_a_gain() -> None:
    gain = card(CHANGE, {"people": 200, "multiplier": 3}, before(100))
    loss = card(CHANGE, {"people": 100, "multiplier": 3}, before(200))
    assert attributable(gain) == 300
    assert attributable(loss) == -300


@given(SHARES, SHARES, st.floats(1, 1000))
def test_a_reference_case_has_no_cliff_where_gain_becomes_loss(ours, theirs, people) -> None:
    """Around the break-even, a little more on one side moves the answer only a little."""
    even = people * (1 - theirs) / (1 - ours)
    shares = {"displacement": ours}, before(people, displacement=theirs)
    low, high = (
        attributable(card(CHANGE, {"people": even * (1 + step), **shares[0]}, shares[1]))
        for step in (-1e-6, 1e-6)
    )
    assert low <= 1e-9
    assert high >= -1e-9
    assert high - low <= 3e-5 * even / (1 - max(ours, theirs))


@given(SHARES, st.floats(1, 1000), st.floats(1, 1000))
def test_a_reference_case_that_hardly_differs_hardly_moves_the_answer(share, people, earlier):
    alike = card(CHANGE, {"people": people, "leakage": share}, before(earlier, leakage=share))
    nearly = card(
        CHANGE, {"people": people, "leakage": share}, before(earlier, leakage=share + 1e-9)
    )
    assert attributable(nearly) == pytest.approx(attributable(alike), abs=1e-4)


def test_delivery_that_began_before_the_start_is_felt_in_its_own_years() -> None:
    """Ten units over ten years from 2020: seven by 2026, and one in each year after."""
    found = card(LASTING, {"people": 10, "period": 2020, "delivery": 10}, start=2026)
    wanted = 10 * (7 + 1 / 1.035 + 1 / 1.035**2 + 1 / 1.035**3)
    assert pounds(found) == pytest.approx(wanted, abs=1e-4)


def test_what_was_felt_wholly_before_the_start_counts_in_its_first_year() -> None:
    found = card(LASTING, {"people": 10, "period": 2010, "delivery": 5}, start=2026)
    assert pounds(found) == 100


def test_an_explanation_says_where_the_earlier_years_went() -> None:
    found = card(LASTING, {"people": 10, "period": 2020, "delivery": 10}, start=2026)
    told = " ".join(str(sv.explain(found, "a", LASTING.code)).split())
    assert "what is felt before 2026 counts as felt in that year" in told
    assert "2026: 0.7, 2027: 0.1" in told


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ({"rating": sv.Ramp(0, float("nan"), per="eligible")}, "is no range"),
        ({"rating": sv.Ramp(0, float("inf"), per="eligible")}, "is no range"),
        ({"rating": 3}, "it is a int"),
        ({"proxies": (price(1.0, contains=("dedweight",)),)}, "'dedweight' is no adjustment"),
        ({"adjust": sv.Adjustments(deadweight=0.5)}, "no source and no range"),
        ({"adjust": {"deadweight": 0.5}}, "it is no sv.Adjustments"),
        ({"persistence": 3.0}, "no source and no range"),
        ({"persistence": sv.Persistence(3, 0.5)}, "no source and no range"),
        ({"people": sv.Column("person", high=1, default=5)}, "5 is out of bounds"),
        (
            {
                "proxies": (
                    sv.ProxyTable("place", (("a", 1), ("b", 2)), "GBP_2025/person", "welfare", 0),
                ),
                "place": sv.Code({"a": 2, "b": 1}),
            },
            "carry numbers, and cannot be a key",
        ),
    ],
)
def test_a_declaration_that_would_score_wrongly_is_refused(declared, told) -> None:
    with pytest.raises(sv.MeasureError, match=told):
        measure(**declared)


@pytest.mark.parametrize(
    "chosen", [{"as_of": 3}, {"seed": "x"}, {"deflator": None}, {"strict": "no"}, {"seed": True}]
)
def test_a_basis_of_the_wrong_kind_is_a_typed_error(chosen) -> None:
    with pytest.raises(sv.BasisError):
        sv.Basis(**chosen)
