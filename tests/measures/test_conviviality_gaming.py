"""Attempts to gain without doing anything: where the place ends, what an asset is, whose hours they
are (CV1 to CV5), and what becomes of them.
"""

import numpy as np
import pytest
from conviviality_scored import (
    NOBODY,
    assets,
    card,
    fault,
    measured,
    quantity,
    rating,
    sessions,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import registry

FEW = settings(max_examples=80, deadline=None)
GROSS = {"deadweight": 0}


# The boundary of the place (CV1, CV2)

PAYMENTS = st.lists(
    st.tuples(st.floats(1, 1_000), st.floats(0, 50), st.floats(0, 1), st.floats(0, 1)), max_size=12
)


def within(payments, radius):
    """LM3's second and third rounds of the same invoices, for a place of this radius.

    Each payment has an amount, the distance of whoever was paid, the share that they spend within
    ten miles and the share that they spend beyond those but within fifty.
    """
    near = [one for one in payments if one[1] <= radius]
    share = [min(one[2] + (one[3] * (1 - one[2]) if radius >= 50 else 0), 1) for one in near]
    return {"spend": [one[0] for one in near], "respent": share}


@FEW
@given(payments=PAYMENTS)
def test_a_wider_boundary_never_lowers_the_multiplier_of_the_same_invoices(payments):
    received = sum(one[0] for one in payments) + 100
    city, region = (
        quantity("CV1", received=received, local=within(payments, radius)) for radius in (10, 50)
    )
    assert region >= city - 1e-12


def test_so_the_boundary_is_no_input_and_the_page_says_who_draws_it():
    """One set of invoices reads as a weak bid from a city and as a strong one from its county."""
    payments = [(30, 5, 0.3, 0.5), (40, 30, 0.2, 0.5)]
    city, county = (
        quantity("CV1", received=100, local=within(payments, radius)) for radius in (10, 50)
    )
    assert (city, county) == pytest.approx((1.39, 2.135))
    page = " ".join([registry.measure("CV1").__doc__, *registry.measure("CV1").cautions])
    assert "A larger place keeps more" in page
    assert "once, before anybody answers" in " ".join(page.split())
    told = {"received": 100, "local": within(payments, 10), "boundary": "county"}
    assert fault("CV1", told)


def test_invoices_in_a_circle_come_to_no_more_than_all_of_it_twice_and_then_to_nothing():
    """Two firms of one owner bill each other: once is the bound, again is more than came in."""
    assert quantity("CV1", received=100, local={"spend": [100], "respent": [1]}) == 3
    circle = {"spend": [100, 100], "respent": [1, 1]}
    assert quantity("CV1", received=100, local=circle) is None


def test_less_cannot_be_said_to_have_come_in_than_was_spent():
    assert quantity("CV1", received=39, local={"spend": [40], "respent": [0.5]}) is None


def test_an_invoice_cut_in_ten_is_the_same_spending():
    whole = quantity("CV1", received=100, local={"spend": [50], "respent": [0.4]})
    cut = quantity("CV1", received=100, local={"spend": [5], "respent": [0.4], "count": [10]})
    assert cut == pytest.approx(whole)


def test_capital_taken_out_cannot_be_left_unsaid():
    put_in = {"shares": 40_000, "assets": 0, "retained": 0}
    assert "disinvested" in fault("CV2", put_in)
    assert rating("CV2", {**put_in, "disinvested": 50_000}) == 0


def test_money_that_only_moves_within_the_place_is_not_new():
    """Sold at one end of the place and bought at the other: both sides are said."""
    moved = {"shares": 0, "assets": 70_000, "retained": 0, "disinvested": 70_000}
    assert rating("CV2", moved) == 0


# Assets (CV3)


def test_years_to_come_cannot_be_claimed_today():
    assert "above" in fault("CV3", {"assets": assets({"held": 25})})


def test_repairs_cannot_be_left_unsaid():
    silent = assets({})
    del silent["repairs"]
    assert fault("CV3", {"assets": silent})


def test_repairs_put_in_an_entry_of_their_own_are_as_heavy():
    together = assets({"repairs": 900_000})
    apart = assets({}, {"area": 0, "repairs": 900_000})
    assert quantity("CV3", assets=together) == quantity("CV3", assets=apart) == -400


def test_leaving_out_the_year_of_the_transfer_does_not_leave_out_what_is_in_need_of_repair():
    """Each year holds what is still to be mended then, so no one year holds it alone."""
    years = [{"assets": assets({"repairs": 150_000}), "period": year} for year in (2026, 2027)]
    assert measured("CV3", *years)["quantity"] == measured("CV3", years[1])["quantity"] == 100


@FEW
@given(rent=st.floats(0.01, 1e5), repairs=st.floats(0, 1e6))
def test_no_rent_however_high_makes_more_of_an_asset_than_its_area(rent, repairs):
    assert quantity("CV3", assets=assets({"rent": rent, "repairs": repairs})) <= 200


def test_a_rent_of_nothing_is_refused_and_does_not_wipe_out_repairs():
    assert "below" in fault("CV3", {"assets": assets({"rent": 0, "repairs": 9_000})})


def test_a_moor_does_not_outweigh_a_hall_in_use():
    moor = {"kind": "open land", "area": 15_000, "rent": 0.01}
    assert quantity("CV3", assets=assets(moor)) < quantity("CV3", assets=assets({}))


def test_a_low_rent_granted_by_the_council_earns_nothing_by_itself():
    """What the council forgoes is no input: only what the place would let for, against repair."""
    cheap, dear = assets({"rent": 1}), assets({"rent": 100})
    assert quantity("CV3", assets=cheap) == quantity("CV3", assets=dear)


def test_what_was_held_before_may_be_given_as_deadweight_and_earns_nothing():
    assert rating("CV3", {"assets": assets({}), "deadweight": 1}) == 0


# Space and hours (CV4, CV5)


def test_nobody_sets_their_own_rule_of_what_is_affordable():
    dear = {"sessions": sessions(20, 2, 80, 100)}
    assert rating("CV4", dear) == 0
    assert fault("CV4", {**dear, "affordable": 90})


def test_a_session_cut_in_two_is_as_long():
    whole, cut = sessions(10, 2, 5, 30), sessions(10, 1, 5, 60)
    assert quantity("CV4", sessions=whole) == quantity("CV4", sessions=cut)


def test_a_charge_cannot_be_left_unsaid():
    silent = sessions(20, 2, 80)
    del silent["charge"]
    assert fault("CV4", {"sessions": silent})


def test_a_day_has_no_more_hours_than_it_has():
    assert "above" in fault("CV4", {"sessions": sessions(20, 200, 0)})


def test_groups_that_only_moved_house_may_be_taken_off_as_displaced():
    row = {"sessions": sessions(50, 2, 0, 120), **GROSS, "displacement": 1}
    assert rating("CV4", row) == 0


def test_an_employers_days_cannot_be_priced():
    days = {"measure": "CV5", "givers": {"hours": []}, "employer_time": 9_000}
    balances = card(days, {"measure": "CV9", **NOBODY}).worth(by="measure")["balance"]
    assert not np.any(balances)


def test_nobody_gives_more_hours_than_a_year_of_long_weeks():
    assert "above" in fault("CV5", {"givers": {"hours": [8_760]}})


def test_hours_are_never_paid_for_in_the_ledger_of_welfare():
    assert {price.ledger for price in registry.measure("CV5").proxies} == {"input"}
