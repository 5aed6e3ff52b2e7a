"""Calendar and financial price years: how well they join, and the way there and back."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics as nx

FEW = settings(max_examples=40, deadline=None)
# GDP deflators at market prices, June 2026 edition: calendar years 1990 to 2025 (2025 = 100) and
# financial years 1990-91 to 2025-26 (2025-26 = 100).
CALENDAR = np.array([
    41.2509, 44.0168, 45.4538, 46.8153, 47.6798, 48.9272, 50.9534, 50.9733, 51.6509, 52.3714,
    52.8837, 53.7884, 54.9106, 56.2179, 57.7544, 59.4075, 61.2373, 62.4569, 64.5388, 65.8192,
    66.6922, 68.3442, 69.4011, 70.8967, 72.0284, 72.5121, 73.768, 74.9077, 76.3781, 78.2576,
    82.2184, 82.6257, 87.3194, 92.8675, 96.5146, 100,
])  # fmt: skip
FINANCIAL = np.array([
    41.6689, 44.1751, 45.3861, 46.6776, 47.4519, 48.9537, 50.6097, 50.7408, 51.4538, 52.09,
    52.5543, 53.6079, 54.7102, 56.0523, 57.7233, 59.3089, 61.0914, 62.2864, 64.6079, 65.4436,
    66.5571, 67.9779, 69.1565, 70.5952, 71.5931, 72.0902, 73.5353, 74.4665, 76.1639, 78.1735,
    82.2588, 82.4554, 88.2512, 92.8945, 96.6694, 100,
])  # fmt: skip
JOINED = FINANCIAL[:-1]


def test_the_two_gdp_deflators_of_june_2026_join_within_four_fifths_of_a_percent():
    """The greatest departures are the two pandemic years, on opposite sides; without them no year
    departs by more than 0.52 %, and the typical one by a quarter of a percent.
    """
    departures = nx.link_departures(CALENDAR, JOINED)
    worst = np.argsort(-np.abs(departures))[:2]
    assert set(1990 + worst) == {2020, 2021}
    np.testing.assert_allclose(departures[[30, 31]], [-0.0077, 0.0077], atol=5e-5)
    assert np.abs(np.delete(departures, worst)).max() < 0.0052
    assert np.sqrt(np.mean(departures**2)) == pytest.approx(0.0026, abs=5e-5)


def test_the_link_hardly_depends_on_the_years_it_is_found_from():
    """Either half of the years gives the same link to a tenth of a percent; one year does not."""
    whole = nx.financial_year_link(CALENDAR, JOINED)
    early = nx.financial_year_link(CALENDAR[:18], JOINED[:17])
    late = nx.financial_year_link(CALENDAR[17:], JOINED[17:])
    assert whole == pytest.approx(1.008524, abs=5e-7)
    assert early == pytest.approx(whole, rel=1e-3)
    assert late == pytest.approx(whole, rel=1e-3)
    assert nx.financial_year_link(CALENDAR[30:32], JOINED[30:31]) < whole * (1 - 7e-3)


@FEW
@given(
    value=st.integers(1, 10**7),
    calendar_year=st.integers(0, 35),
    financial_year=st.integers(0, 35),
)
def test_there_and_back_between_the_two_kinds_of_year_is_exact(
    value, calendar_year, financial_year
):
    link = nx.financial_year_link(CALENDAR, JOINED)
    financial = nx.financial_on_calendar_base(FINANCIAL, link)[financial_year]
    calendar = CALENDAR[calendar_year]
    there = nx.rebase(value, financial, calendar)
    assert nx.rebase(there, calendar, financial) == pytest.approx(value, rel=1e-14)


def test_within_each_kind_of_year_the_published_index_is_left_as_it_is():
    """From 2020-21 to 2021-22, the way through calendar 2019 gives what the direct way gives."""
    financial = nx.financial_on_calendar_base(FINANCIAL, nx.financial_year_link(CALENDAR, JOINED))
    direct = nx.rebase(1000, FINANCIAL[30], FINANCIAL[31])
    around = nx.rebase(nx.rebase(1000, financial[30], CALENDAR[29]), CALENDAR[29], financial[31])
    assert around == pytest.approx(float(direct), rel=1e-14)
    assert direct == pytest.approx(1000 * 1.00239002, rel=1e-6)


@FEW
@given(growth=st.floats(-0.02, 0.03), base=st.floats(1, 500))
def test_steady_prices_join_without_any_departure(growth, base):
    """With the same growth every year, all years agree, whatever base the index stands on."""
    calendar = 100 * (1 + growth) ** np.arange(9)
    financial = (0.75 * calendar[:-1] + 0.25 * calendar[1:]) * base / 100
    assert nx.financial_year_link(calendar, financial) == pytest.approx(100 / base, rel=1e-12)
    np.testing.assert_allclose(nx.link_departures(calendar, financial), 0, atol=1e-12)


def test_the_bases_of_the_two_indices_do_not_matter():
    link = nx.financial_year_link(CALENDAR, JOINED)
    assert nx.financial_year_link(CALENDAR * 3, JOINED * 2) == pytest.approx(link * 1.5)
    np.testing.assert_allclose(
        nx.link_departures(CALENDAR * 3, JOINED * 2), nx.link_departures(CALENDAR, JOINED),
        atol=1e-13,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nx.financial_year_link(CALENDAR, FINANCIAL), "one calendar year more"),
        (lambda: nx.financial_year_link([1], []), "one calendar year more"),
        (lambda: nx.financial_year_link([1, 0], [1]), "calendar holds 0"),
        (lambda: nx.link_departures([1, 1], [np.nan]), "financial holds nan"),
        (lambda: nx.financial_on_calendar_base([100], 0), "link holds 0"),
        (lambda: nx.financial_on_calendar_base([-1], 1), "financial holds -1"),
    ],
)
def test_indices_that_do_not_join_are_refused_with_a_remedy(call, words):
    with pytest.raises(ValueError, match=words):
        call()
