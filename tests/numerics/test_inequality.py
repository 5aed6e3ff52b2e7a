"""One list of values: published examples, closed forms, and the axioms an index of inequality must
keep.
"""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ragged_arrays import lists, positive_lists

from socialvalue import numerics as nx

FEW = settings(max_examples=40, deadline=None)
INDICES = {
    "gini": nx.gini,
    "theil_t": nx.theil_t,
    "theil_l": nx.theil_l,
    "atkinson_half": lambda x, **k: nx.atkinson(x, 0.5, **k),
    "atkinson_one": lambda x, **k: nx.atkinson(x, 1, **k),
    "atkinson_two": lambda x, **k: nx.atkinson(x, 2, **k),
}
CONCENTRATIONS = {"herfindahl": nx.herfindahl, "rosenbluth": nx.rosenbluth}
ALL = INDICES | CONCENTRATIONS

X = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
Y = [841, 2063, 2445, 3438, 4437, 5401, 6392, 8304, 11304, 21961]


def test_ineq_vector_of_the_r_package():
    assert nx.gini(X) == pytest.approx(0.4620911, abs=5e-8)
    assert nx.atkinson(X, 0.5) == pytest.approx(0.1796591, abs=5e-8)
    assert nx.herfindahl(X) == pytest.approx(0.1840812, abs=5e-8)
    assert nx.rosenbluth(X) == pytest.approx(0.1859051, abs=5e-8)


@pytest.mark.parametrize("name", ALL)
def test_a_vector_that_is_majorised_is_less_unequal(name):
    assert ALL[name](Y) < ALL[name](X)


@pytest.mark.parametrize(("sigma", "gini"), [(0.25, 0.140316), (0.5, 0.276326), (1.0, 0.5205)])
def test_a_lognormal_has_its_closed_forms(sigma, gini):
    """Slices of equal standard score, each weighted by its normal probability."""
    normal = NormalDist()
    edges = np.linspace(-9, 9, 8001)
    chance = np.diff([normal.cdf(edge) for edge in edges])
    values = np.exp(sigma * (edges[1:] + edges[:-1]) / 2)
    assert 2 * normal.cdf(sigma / np.sqrt(2)) - 1 == pytest.approx(gini, abs=5e-6)
    assert nx.gini(values, counts=chance) == pytest.approx(gini, abs=5e-6)
    assert nx.theil_t(values, counts=chance) == pytest.approx(sigma**2 / 2, rel=1e-5)
    assert nx.theil_l(values, counts=chance) == pytest.approx(sigma**2 / 2, rel=1e-5)
    for eps in (0.5, 1, 2):
        expected = 1 - np.exp(-eps * sigma**2 / 2)
        assert nx.atkinson(values, eps, counts=chance) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(
    ("values", "counts", "figures"),
    [
        ([70, 20, 10], None, (0.982, 0.826, 1.9, 1.8)),
        ([1], [100], (0, 0, 100, 100)),
        ([2, 20], [40, 1], (0.662, 0.251, 17.9, 33.8)),
    ],
    ids=["investor", "equal", "mixed"],
)
def test_a_hundred_pounds_among_a_hundred_people(values, counts, figures):
    gini, theil, holders, welfare = figures
    among = {"counts": counts, "population": 100}
    assert nx.gini(values, **among) == pytest.approx(gini, abs=5e-4)
    assert nx.theil_t(values, **among) / np.log(100) == pytest.approx(theil, abs=5e-4)
    assert nx.effective_number(values, **among) == pytest.approx(holders, abs=0.05)
    assert 100 * nx.equally_distributed(values, **among) == pytest.approx(welfare, abs=0.05)


@pytest.mark.parametrize("name", ALL)
def test_counts_say_the_same_as_repeats(name):
    assert ALL[name]([1, 5], counts=[3, 2]) == pytest.approx(ALL[name]([1, 1, 1, 5, 5]), rel=1e-14)


def test_the_gini_of_counts_is_the_gini_of_repeats_to_the_last_bit():
    assert nx.gini([1, 5], counts=[3, 2]) == nx.gini([1, 1, 1, 5, 5])


@pytest.mark.parametrize("name", ALL)
@FEW
@given(values=positive_lists, scale=st.sampled_from([1e-12, 0.01, 3, 1e15]))
def test_the_currency_does_not_matter(name, values, scale):
    assert ALL[name](np.array(values) * scale) == pytest.approx(
        ALL[name](values), rel=1e-9, abs=1e-12
    )


@pytest.mark.parametrize("name", INDICES)
@FEW
@given(values=lists, copies=st.integers(2, 5))
def test_copying_everybody_changes_no_inequality(name, values, copies):
    assume(any(values))
    assert INDICES[name](values * copies) == pytest.approx(
        INDICES[name](values), rel=1e-9, abs=1e-12
    )


@pytest.mark.parametrize("name", ALL)
@FEW
@given(values=st.lists(st.floats(1, 1e6), min_size=2, max_size=30), share=st.floats(0.01, 0.5))
def test_a_transfer_from_richer_to_poorer_never_raises_inequality(name, values, share):
    before = np.sort(values)
    after = before.copy()
    moved = share * (before[-1] - before[0])
    after[0] += moved
    after[-1] -= moved
    assert ALL[name](after) <= ALL[name](before) + 1e-12


@pytest.mark.parametrize("name", INDICES)
@FEW
@given(values=lists, missing=st.integers(0, 20))
def test_people_who_received_nothing_are_zeros(name, values, missing):
    assume(any(values))
    spelled = INDICES[name](values + [0.0] * missing)
    assert INDICES[name](values, population=len(values) + missing) == pytest.approx(
        spelled, rel=1e-12, abs=1e-12
    )


@FEW
@given(values=lists)
def test_the_gini_is_half_the_mean_difference_over_the_mean(values):
    assume(any(values))
    x = np.array(values)
    expected = np.abs(x[:, None] - x).sum() / (2 * x.size * x.sum())
    assert nx.gini(x) == pytest.approx(expected, rel=1e-12, abs=1e-15)
    assert nx.rosenbluth(x) == pytest.approx(1 / (x.size * (1 - nx.gini(x))), rel=1e-9)


@given(value=st.floats(1e-300, 1e300), size=st.integers(1, 40))
@FEW
def test_equal_shares_are_exactly_equal(value, size):
    assert nx.gini([value] * size) == 0
    for index in INDICES.values():
        assert index([value] * size) == pytest.approx(0, abs=1e-15)
    assert nx.effective_number([value] * size) == pytest.approx(size)


def test_one_who_takes_all_scores_one_when_corrected():
    assert nx.gini([0, 0, 0, 8]) == 0.75
    assert nx.gini([0, 0, 0, 8], correct=True) == 1
    assert nx.gini([8], population=4, correct=True) == 1
    assert np.isnan(nx.gini([8], correct=True))


@pytest.mark.parametrize("name", ALL)
def test_nothing_to_share_has_no_inequality_to_speak_of(name):
    assert np.isnan(ALL[name]([0, 0]))
    assert np.isnan(ALL[name]([], population=3))
    assert nx.equally_distributed([0, 0]) == 0


def test_a_single_zero_is_ruinous_where_the_index_says_so():
    assert nx.theil_l([0, 1]) == np.inf
    assert nx.atkinson([0, 1], 1) == nx.atkinson([0, 1], 2) == 1
    assert nx.theil_t([0, 1]) == pytest.approx(np.log(2))


def test_values_far_apart_neither_overflow_nor_vanish():
    assert nx.gini([1e-300, 1e300]) == pytest.approx(0.5)
    assert nx.atkinson([1e-300, 1e300], 2) == pytest.approx(1)
    assert nx.effective_number([1e300, 1e300, 5e-324]) == pytest.approx(2)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("values", "more", "words"),
    [
        ([1, -2], {}, "-2.0 at position 1"),
        ([np.nan], {}, "nan at position 0"),
        ([[1, 2]], {}, "dimensions"),
        ([1, 2], {"counts": [1]}, "one count for each value"),
        ([1, 2], {"counts": [1, -1]}, "0 or more"),
        ([1, 2], {"population": 1}, "2 people are counted"),
        ([], {}, "nobody"),
        ([1], {"counts": [0]}, "nobody"),
        (["many"], {}, "plain numbers"),
    ],
)
def test_bad_input_is_refused_with_a_remedy(name, values, more, words):
    with pytest.raises(ValueError, match=words):
        ALL[name](values, **more)


@pytest.mark.parametrize("eps", [-1, np.inf, np.nan, 1 + 1e-9])
def test_an_aversion_without_meaning_is_refused(eps):
    with pytest.raises(ValueError, match="eps is"):
        nx.atkinson([1, 2], eps)
