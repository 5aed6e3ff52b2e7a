"""Composites: a published one to its last digit, means of scaled columns, and their laws."""

import csv
from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue.numerics import composites as files
from socialvalue.numerics import minmax_scaled, power_mean, weighted_mean
from socialvalue.numerics.composites import composite

CALM = settings(deadline=None)
"""A busy machine is no fault of a law."""
PILLARS = ("Environ", "Social", "SusEcFin")


def published():
    """Directions, data and the four published scores of 51 countries, each (rows, columns)."""
    lines = (Path(__file__).parent / "asem_2018.csv").read_text("utf-8").splitlines()
    rows = list(csv.reader(line for line in lines if not line.startswith("#")))[1:]
    data = np.array([row[1:-4] for row in rows[1:]], dtype=float)
    return [float(one) for one in rows[0][1:-4]], data, np.array([row[-4:] for row in rows[1:]])


def test_the_sustainability_of_asia_and_europe_joint_research_centre_2018():
    """Nineteen columns in three pillars of 5, 9 and 5, all of equal weight, to two decimals."""
    directions, data, printed = published()
    pillars, whole = composite(data, directions, [[[1] * 5, [1] * 9, [1] * 5], [[1] * 3]])
    found = 100 * np.hstack([pillars, whole])
    assert found == pytest.approx(printed.astype(float), abs=0.00501)


def test_human_development_undp_2022():
    """Fixed goalposts as the worst and the best of all: schooling joined first, then a geometric
    mean of health, schooling and income.
    """
    goalposts = [[20, 0, 0, log(100)], [85, 18, 15, log(75000)]]
    countries = [
        [82.156, 17.6342907, 13.4061203, log(46623.90269)],
        [67.744, 12.58370972, 6.570700169, log(6950.526798)],
        [63.72, 7.935313345, 2.776825958, log(1105.763435)],
    ]
    levels = [[[1], [1, 1], [1]], [[1, 1, 1]]]
    _, index = composite([*goalposts, *countries], [1] * 4, levels, powers=(1, 0))
    assert index[2:, 0] == pytest.approx([0.940, 0.644, 0.424], abs=5e-4)
    assert index[:2, 0].tolist() == [0, 1]


@st.composite
def cases(draw):
    """A matrix of unlike columns, directions, levels that fit, and a power a level."""
    rows, columns = draw(st.integers(2, 30)), draw(st.integers(1, 7))
    seed = draw(st.integers(0, 999))
    scale = np.geomspace(1e-3, 1e6, columns)
    matrix = np.random.default_rng(seed).normal(size=(rows, columns)) * scale
    levels, below = [], columns
    for _ in range(draw(st.integers(1, 3))):
        cut = sorted(draw(st.sets(st.integers(1, below), max_size=2)) | {below})
        sizes = np.diff([0, *cut]).tolist()
        levels.append([draw(st.lists(st.integers(1, 9), min_size=n, max_size=n)) for n in sizes])
        below = len(sizes)
    powers = [draw(st.sampled_from([1, 0, -1, 2, 0.5, 3])) for _ in levels]
    return (
        matrix,
        draw(st.lists(st.sampled_from([1, -1]), min_size=columns, max_size=columns)),
        levels,
        powers,
    )


@CALM
@given(cases())
def test_it_is_the_mean_of_means_of_scaled_columns(case):
    matrix, directions, levels, powers = case
    below = minmax_scaled(matrix, directions)
    for level, power, found in zip(levels, powers, composite(*case), strict=True):
        ends = np.cumsum([len(weights) for weights in level])
        groups = zip(np.split(below, ends[:-1], axis=1), level, strict=True)
        below = np.column_stack([power_mean(own, w, power, axis=1) for own, w in groups])
        assert found == pytest.approx(below, abs=1e-9)


@CALM
@given(cases(), st.randoms(use_true_random=False))
def test_bits_do_not_depend_on_the_order_of_submissions(case, chance):
    matrix, *rest = case
    order = chance.sample(range(len(matrix)), len(matrix))
    plain, moved = composite(matrix, *rest), composite(matrix[order], *rest)
    assert all(np.array_equal(one[order], other) for one, other in zip(plain, moved, strict=True))


@pytest.mark.parametrize("powers", [None, (0.3, 1)])
def test_bits_do_not_depend_on_how_many_are_worked_on_at_a_time(monkeypatch, powers):
    matrix = np.random.default_rng(1).random((1001, 6))
    rest = ([1, -1, 1, 1, -1, 1], [[[1, 2, 3], [4, 5, 6]], [[2, 1]]], powers)
    whole = composite(matrix, *rest)
    for room in (6, 300, 2000):
        monkeypatch.setattr(files, "ROOM", room)
        found = composite(np.asfortranarray(matrix), *rest)
        assert all(np.array_equal(one, other) for one, other in zip(whole, found, strict=True))


@CALM
@given(cases())
def test_the_best_of_all_in_everything_has_one_and_the_worst_none(case):
    matrix, directions, levels, powers = case
    turned = matrix * directions
    edges = np.array([turned.max(axis=0) + 1, turned.min(axis=0) - 1]) * directions
    for level in composite(np.vstack([matrix, edges]), directions, levels, powers):
        assert level[-2] == pytest.approx(1, abs=1e-12)
        assert (level[-1] == 0).all()
        assert ((level >= 0) & (level <= 1)).all()


def test_columns_too_near_to_divide_a_weight_by_are_scaled_first():
    matrix = [[0, 1], [2e-309, 3], [1e-309, 2]]
    assert composite(matrix, [1, 1], [[[1, 1]]])[0][:, 0] == pytest.approx([0, 1, 0.5])


def test_nothing_that_came_in_is_written_to():
    matrix, levels = np.arange(12.0).reshape(4, 3), [[np.array([1.0, 1.0, 2.0])]]
    composite(matrix, [1, -1, 1], levels)
    assert np.array_equal(matrix, np.arange(12.0).reshape(4, 3))
    assert levels[0][0].tolist() == [1, 1, 2]


@pytest.mark.parametrize("shape", [(2, 3), (700, 3), (1024, 7), (5000, 40), (3, 1500), (40, 1)])
def test_scaling_gives_what_its_formula_gives_for_any_shape_and_layout(shape):
    matrix = np.random.default_rng(3).normal(size=shape)
    directions = np.resize([1, -1, -1], shape[1])
    turned = matrix * directions
    low, high = turned.min(axis=0), turned.max(axis=0)
    wanted = (turned - low) / (high - low)
    for given_ in (matrix, np.asfortranarray(matrix), matrix[::-1][::-1]):
        found = minmax_scaled(given_, directions)
        assert np.array_equal(found, wanted)
        assert not np.signbit(found).any()


def test_one_level_of_equal_weights_is_the_mean_of_scaled_columns():
    matrix = np.random.default_rng(2).random((50, 4))
    (whole,) = composite(matrix, [1, 1, -1, -1], [[[1, 1, 1, 1]]])
    scaled = minmax_scaled(matrix, [1, 1, -1, -1])
    assert whole[:, 0] == pytest.approx(weighted_mean(scaled, [1] * 4, axis=1))


GOOD = [[1.0, 2.0], [2.0, 1.0]]


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ((GOOD, [1, 1], []), "levels is empty"),
        ((GOOD, [1, 1], [[[1]]]), r"levels\[0\] joins 1 and there are 2 below"),
        ((GOOD, [1, 1], [[[1], [1]], [[1, 1, 1]]]), r"levels\[1\] joins 3 and there are 2"),
        ((GOOD, [1, 1], [[[0, 0]]]), r"levels\[0\]\[0\] has no weight above 0"),
        ((GOOD, [1, 1], [[[1, -1]]]), "finite numbers of 0 or more"),
        ((GOOD, [1, 1], [[[1, 1]]], (1, 0)), "powers has 2 and there are 1"),
        ((GOOD, [1, 1], [[[1, 1]]], (float("nan"),)), "no mean that keeps its digits"),
        ((GOOD, [1, 1], [[[1, 1]]], (1e-9,)), "no mean that keeps its digits"),
        ((GOOD, [1, 2], [[[1, 1]]]), "directions do not fit"),
        (([[1.0, 2.0], [2.0, float("nan")]], [1, 1], [[[1, 1]]]), "without blanks"),
        (([[1.0, 2.0], [2.0, float("inf")]], [1, 1], [[[1, 1]]]), "without blanks"),
        (([[1.0, 2.0], [1.0, 3.0]], [1, 1], [[[1, 1]]]), "Column 0 is the same for all"),
        (([[-1e308, 2.0], [1e308, 3.0]], [1, 1], [[[1, 1]]]), "Column 0 is too wide"),
        ((np.zeros((0, 2)), [1, 1], [[[1, 1]]]), "two submissions or more"),
    ],
)
def test_what_has_no_composite_is_refused(given_, words):
    with pytest.raises(ValueError, match=words):
        composite(*given_)
