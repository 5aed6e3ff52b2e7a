"""Deprived in several things at once, and an index held down by pressures: by hand and by law."""

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvalue import numerics

# Four people and four things of equal weight; two are deprived in half of them or more.
FOUR = [[0, 0, 0, 0], [1, 0, 0, 1], [1, 1, 1, 1], [0, 1, 0, 0]]


def test_the_adjusted_headcount_by_hand() -> None:
    found = numerics.alkire_foster(FOUR, [1, 1, 1, 1], 0.5)
    assert found.headcount == 0.5
    assert found.intensity == pytest.approx(0.75)
    assert found.adjusted == pytest.approx(0.375)
    assert found.contributions == pytest.approx((1 / 3, 1 / 6, 1 / 6, 1 / 3))


def test_who_is_below_the_cutoff_is_not_counted_and_their_loss_is_censored() -> None:
    strict = numerics.alkire_foster(FOUR, [1, 1, 1, 1], 1)
    assert (strict.headcount, strict.intensity, strict.adjusted) == (0.25, 1, 0.25)
    none = numerics.alkire_foster([[0, 1]], [1, 1], 1)
    assert (none.headcount, none.adjusted) == (0, 0)
    assert isnan(none.intensity)


def test_three_thirds_reach_a_cutoff_of_one() -> None:
    assert numerics.alkire_foster([[1, 1, 1]], [1 / 3, 1 / 3, 1 / 3], 1).headcount == 1


def test_an_index_is_held_down_by_the_mean_of_its_pressures() -> None:
    """By hand: half of one pressure and a quarter of the other leave five eighths."""
    assert numerics.planetary_pressures(0.8, [35, 25], [70, 100]) == pytest.approx(0.8 * 0.625)
    assert numerics.planetary_pressures(0.8, [0, 0], [70, 100]) == 0.8
    assert numerics.planetary_pressures(0.8, [70, 500], [70, 100]) == 0


PEOPLE = st.lists(st.tuples(*[st.integers(0, 1)] * 3), min_size=1, max_size=12)
WEIGHTS = st.tuples(*[st.integers(1, 9)] * 3)


@given(PEOPLE, WEIGHTS, st.sampled_from([0.1, 1 / 3, 0.5, 1.0]))
def test_m0_is_headcount_times_intensity_and_its_parts_add_up(people, weights, cutoff) -> None:
    found = numerics.alkire_foster(people, weights, cutoff)
    assert 0 <= found.adjusted <= found.headcount <= 1
    if found.headcount:
        assert found.adjusted == pytest.approx(found.headcount * found.intensity)
        assert sum(found.contributions) == pytest.approx(1)
    doubled = numerics.alkire_foster(people, weights, cutoff, [2] * len(people))
    assert doubled.adjusted == pytest.approx(found.adjusted)


@given(PEOPLE, WEIGHTS, st.sampled_from([1 / 3, 0.5, 1.0]), st.data())
def test_one_more_thing_that_somebody_lacks_never_lowers_it(people, weights, cutoff, data) -> None:
    who = data.draw(st.integers(0, len(people) - 1))
    worse = [list(row) for row in people]
    worse[who][data.draw(st.integers(0, 2))] = 1
    before = numerics.alkire_foster(people, weights, cutoff).adjusted
    assert numerics.alkire_foster(worse, weights, cutoff).adjusted >= before - 1e-12


@pytest.mark.parametrize(
    "call",
    [
        lambda: numerics.alkire_foster([[0, 2]], [1, 1], 0.5),
        lambda: numerics.alkire_foster([[0, 1]], [1], 0.5),
        lambda: numerics.alkire_foster([[0, 1]], [0, 0], 0.5),
        lambda: numerics.alkire_foster([[0, 1]], [1, 1], 0),
        lambda: numerics.alkire_foster([[0, 1]], [1, 1], 0.5, [1, 2]),
        lambda: numerics.planetary_pressures(1.2, [1], [2]),
        lambda: numerics.planetary_pressures(0.5, [1], [0]),
        lambda: numerics.planetary_pressures(0.5, [-1], [2]),
        lambda: numerics.planetary_pressures(0.5, [1, 2], [2]),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(call) -> None:
    with pytest.raises(ValueError, match=": "):
        call()


UNDP_2022 = [
    (0.940, 0.846, 5.164383683, 18.6514),
    (0.644, 0.625, 1.899893859, 4.7841),
    (0.424, 0.420, 0.351346981, 1.7087),
    (0.760, 0.702, 2.319857519, 17.0975),
    (0.601, 0.590, 0.461419049, 4.3545),
    (0.950, 0.833, 8.138240833, 19.8636),
    (0.927, 0.740, 14.93248748, 29.3498),
    (0.713, 0.685, 2.249929938, 7.0195),
]
"""HDI, planetary pressures-adjusted HDI, carbon and material a head: Human Development Report
2023-24. What is most of each was not at hand; it is solved from all eight, which two numbers could
not fit if the adjustment had another form.
"""


def test_eight_published_indices_have_this_form_undp2024() -> None:
    pressures = np.array([row[2:] for row in UNDP_2022])
    taken = np.array([2 * (1 - adjusted / index) for index, adjusted, *_ in UNDP_2022])
    most = 1 / np.linalg.lstsq(pressures, taken, rcond=None)[0]
    for (index, adjusted, *_), borne in zip(UNDP_2022, pressures, strict=True):
        found = numerics.planetary_pressures(index, borne, most)
        assert found == pytest.approx(adjusted, abs=6e-4)
