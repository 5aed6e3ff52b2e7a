"""A whole social return, several years long, worked in fractions and then by the functions.

A befriending service. It costs 8,000, 2,000 and 1,000 pounds in its three years. It reaches 40
people a year from April of the first year to June of the third; each of them is better off for two
and a half years, a fifth less each year; a year of that is worth 350 pounds. A fifth would have
come about anyway, a tenth moved from elsewhere, a quarter is others' doing. Against it, six
neighbours a year are disturbed for the first two years, at 500 pounds each. Money counts at
mid-year and is discounted at 4.04 % a year, whose square root is exactly 1.02.
"""

from fractions import Fraction
from itertools import zip_longest

import numpy as np
import pytest

from socialvalue import numerics as nx

SCHEDULE = ([1], [50], [0.0404])
# Reached each year: three quarters of a year, a year, half a year.
REACHED = [Fraction(30), Fraction(40), Fraction(20)]
# A person's first year, second year, and half of the third.
LASTING = [Fraction(1), Fraction(4, 5), Fraction(16, 25) / 2]
KEPT = Fraction(4, 5) * Fraction(9, 10) * Fraction(3, 4)
DISTURBED = [Fraction(3000), Fraction(3000)]
COSTS = [Fraction(8000), Fraction(2000), Fraction(1000)]


def _better_off():
    """Unit-years felt in each year, by hand: each year's people in each of their years."""
    years = [Fraction(0)] * (len(REACHED) + len(LASTING) - 1)
    for year, people in enumerate(REACHED):
        for later, part in enumerate(LASTING):
            years[year + later] += people * part
    return years


def _present(flows):
    """Σ flow / 1.0404^(year + ½), exactly."""
    return sum(flow / Fraction(102, 100) ** (2 * year + 1) for year, flow in enumerate(flows))


def _by_the_functions():
    felt = nx.flows(40, 0.25, 2.5, persistence=2.5, drop_off=0.2)
    left = nx.kept(deadweight=0.2, displacement=0.1, attribution=0.25)
    good = felt * 350 * left
    harm = np.append(nx.flows(6, 0, 2) * 500, np.zeros(3))
    return felt, good - harm


def test_the_years_by_hand():
    felt, balance = _by_the_functions()
    assert _better_off() == [30, 64, Fraction(308, 5), Fraction(144, 5), Fraction(32, 5)]
    np.testing.assert_allclose(felt, [float(year) for year in _better_off()], rtol=1e-14)
    np.testing.assert_allclose(balance, [2670, 9096, 11642.4, 5443.2, 1209.6], rtol=1e-13)
    assert Fraction(350) * KEPT == 189


def test_the_present_values_and_both_ratios_by_hand():
    balance = [
        good * 350 * KEPT - harm
        for good, harm in zip_longest(_better_off(), DISTURBED, fillvalue=Fraction(0))
    ]
    worth, inputs = _present(balance), _present(COSTS)
    years, costs = np.arange(5), [8000, 2000, 1000, 0, 0]
    _, found = _by_the_functions()
    present = nx.present_value(SCHEDULE, found, years, "mid")
    spent = nx.present_value(SCHEDULE, costs, years, "mid")
    net = nx.net_present_value(SCHEDULE, found, costs, years, "mid")
    assert present == pytest.approx(float(worth), rel=1e-13)
    assert spent == pytest.approx(float(inputs), rel=1e-13)
    assert net == pytest.approx(float(worth - inputs), rel=1e-12)
    assert nx.sroi_ratio(present, spent) == pytest.approx(float(worth / inputs), rel=1e-13)
    assert nx.net_sroi_ratio(present, spent) == pytest.approx(float(worth / inputs - 1), rel=1e-12)
    assert (
        f"{float(worth):.2f} {float(inputs):.2f} {float(worth / inputs):.4f}"
        == "27484.66 10633.51 2.5847"
    )


def test_the_payback_by_hand():
    """−5,330 after the first year and 1,766 after the second, so 5,330 / 7,096 of a year between
    the two midpoints.
    """
    _, found = _by_the_functions()
    net = found - [8000, 2000, 1000, 0, 0]
    plain = nx.payback(net, np.arange(5), "mid")
    assert plain == pytest.approx(float(Fraction(1, 2) + Fraction(5330, 7096)), rel=1e-12)
    debt, gain = Fraction(5330) / Fraction(102, 100), Fraction(7096) / Fraction(102, 100) ** 3
    discounted = nx.payback(net, np.arange(5), "mid", SCHEDULE)
    assert discounted == pytest.approx(float(Fraction(1, 2) + debt / gain), rel=1e-12)
    assert discounted > plain


def test_the_order_of_deducting_lasting_pricing_and_discounting_does_not_matter():
    left = nx.kept(deadweight=0.2, displacement=0.1, attribution=0.25)
    years = np.arange(5)
    felt = nx.flows(40, 0.25, 2.5, persistence=2.5, drop_off=0.2)
    late = nx.present_value(SCHEDULE, felt, years, "mid") * 350 * left
    early = nx.flows(40 * 350 * left, 0.25, 2.5, persistence=2.5, drop_off=0.2)
    assert nx.present_value(SCHEDULE, early, years, "mid") == pytest.approx(float(late), rel=1e-13)
    moved = nx.present_value(SCHEDULE, nx.rebase(early, 90, 100), years, "mid")
    assert moved == pytest.approx(float(nx.rebase(late, 90, 100)), rel=1e-13)
