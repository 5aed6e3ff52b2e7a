"""The 2-additive integral: by hand, by the general one, and by its laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue.numerics import capacity, pairs, rating_means

CLOSE = 1e-9
CALM = settings(deadline=None)
"""A busy machine is no fault of a law."""
UNIT = st.integers(0, 1000).map(lambda number: number / 1000)
SIGNED = st.integers(-1000, 1000).map(lambda number: number / 1000)


@st.composite
def together(draw, least=1, most=6):
    """Importances and pairs that are monotone, and ratings."""
    size = draw(st.integers(least, most))
    points = draw(st.lists(st.integers(1, 100), min_size=size, max_size=size))
    importances = np.array(points) / sum(points)
    every = [(one, two) for one in range(size) for two in range(one)]
    values = draw(st.lists(SIGNED, min_size=len(every), max_size=len(every)))
    chosen = [(*pair, much) for pair, much in zip(every, values, strict=True)]
    return importances, pairs.softened(importances, chosen), draw(ratings(size))


@st.composite
def ratings(draw, size, count=3):
    rows = st.lists(UNIT, min_size=count, max_size=count)
    return np.array(draw(st.lists(rows, min_size=size, max_size=size)))


def test_a_worked_example():
    """Importances 0.5, 0.3, 0.2; the first asks for the second, and says what the third says.

    Ratings 0.8, 0.4, 0.6: the mean is 0.4 + 0.12 + 0.12 = 0.64. The first two stand 0.4 apart, the
    first and third 0.2: 0.64 - ½ 0.4 x 0.4 + ½ 0.2 x 0.2 = 0.58.
    """
    shares, chosen = np.array([0.5, 0.3, 0.2]), [(0, 1, 0.4), (0, 2, -0.2)]
    found = pairs.choquet(np.array([[0.8], [0.4], [0.6]]), shares, chosen)
    assert found == pytest.approx([0.58])
    worths = capacity.from_moebius(pairs.moebius(shares, chosen))
    # alone: 0.5 - 0.2 + 0.1 = 0.4; 0.3 - 0.2 = 0.1; 0.2 + 0.1 = 0.3
    assert worths == pytest.approx([0, 0.4, 0.1, 0.9, 0.3, 0.5, 0.4, 1])


@CALM
@given(together())
def test_it_is_the_general_integral_of_its_capacity(case):
    shares, chosen, values = case
    worths = capacity.checked(capacity.from_moebius(pairs.moebius(shares, chosen)))
    whole = capacity.choquet(values, worths)
    assert pairs.choquet(values, shares, chosen) == pytest.approx(whole, abs=CLOSE)


@CALM
@given(together())
def test_its_weights_are_the_shapley_importances_and_its_pairs_the_interactions(case):
    shares, chosen, _ = case
    worths = capacity.from_moebius(pairs.moebius(shares, chosen))
    assert capacity.shapley(worths) == pytest.approx(shares)
    found = capacity.interactions(worths)
    assert all(found[one, two] == pytest.approx(much, abs=CLOSE) for one, two, much in chosen)


@CALM
@given(together())
def test_veto_and_favour_in_closed_form_are_those_of_the_capacity(case):
    shares, chosen, _ = case
    worths = capacity.from_moebius(pairs.moebius(shares, chosen))
    assert pairs.veto(shares, chosen) == pytest.approx(capacity.veto(worths), abs=CLOSE)
    assert pairs.favour(shares, chosen) == pytest.approx(capacity.favour(worths), abs=CLOSE)


@CALM
@given(together())
def test_it_lies_between_the_lowest_and_the_highest_rating(case):
    shares, chosen, values = case
    found = pairs.choquet(values, shares, chosen)
    assert (found >= values.min(axis=0) - CLOSE).all()
    assert (found <= values.max(axis=0) + CLOSE).all()


@CALM
@given(together(), st.data())
def test_it_never_falls_as_a_rating_rises(case, data):
    shares, chosen, values = case
    higher = np.maximum(values, data.draw(ratings(len(values))))
    before, after = (pairs.choquet(one, shares, chosen) for one in (values, higher))
    assert (after >= before - CLOSE).all()


@CALM
@given(together(), UNIT)
def test_equal_ratings_join_to_that_rating(case, rating):
    shares, chosen, values = case
    found = pairs.choquet(np.full_like(values, rating), shares, chosen)
    assert found == pytest.approx(np.full(3, rating), abs=CLOSE)


@CALM
@given(together())
def test_without_pairs_it_is_the_weighted_mean_to_the_last_bit(case):
    shares, _, values = case
    alone = pairs.choquet(values, shares / shares.sum(), [])
    assert np.array_equal(alone, rating_means.mean(values, shares))


@CALM
@given(together())
def test_the_order_of_the_criteria_changes_nothing(case):
    shares, chosen, values = case
    last = len(shares) - 1
    turned = [(last - one, last - two, much) for one, two, much in chosen]
    before = pairs.choquet(values, shares, chosen)
    assert pairs.choquet(values[::-1], shares[::-1], turned) == pytest.approx(before, abs=CLOSE)


@CALM
@given(together(least=2), st.data())
def test_what_leaves_never_counts_for_less_than_nothing_shown(case, data):
    shares, chosen, values = case
    gone = np.array(data.draw(st.lists(st.booleans(), min_size=len(shares), max_size=len(shares))))
    gone[data.draw(st.integers(0, len(shares) - 1))] = False
    blank = np.where(gone[:, None], 0.0, values)
    here = np.broadcast_to(np.where(gone, 0.0, shares)[:, None], values.shape)
    left, kept = pairs.remaining(here, shares, chosen)
    assert left.sum(axis=0) == pytest.approx(1)
    apart = pairs.choquet(values, left, kept)
    assert (apart >= pairs.choquet(blank, shares, chosen) - CLOSE).all()
    higher = np.maximum(values, data.draw(ratings(len(values))))
    assert (pairs.choquet(higher, left, kept) >= apart - CLOSE).all()
    strangers = np.where(gone[:, None], data.draw(ratings(len(values))), values)
    assert pairs.choquet(strangers, left, kept) == pytest.approx(apart, abs=CLOSE)


@CALM
@given(together(least=2), st.data())
def test_one_more_that_leaves_never_counts_for_less_either(case, data):
    shares, chosen, values = case
    first, second = data.draw(st.permutations(range(len(shares))))[:2]

    def scored(gone, ratings):
        here = np.array([0.0 if one in gone else much for one, much in enumerate(shares)])[:, None]
        left, kept = pairs.remaining(np.broadcast_to(here, ratings.shape), shares, chosen)
        return pairs.choquet(ratings, left, kept)

    blank = values.copy()
    blank[second] = 0
    if len(shares) > 2:
        assert (scored({first, second}, values) >= scored({first}, blank) - CLOSE).all()


@CALM
@given(together(), st.integers(1, 3))
def test_each_column_depends_on_itself_alone(case, copies):
    shares, chosen, values = case
    many = np.tile(values, (1, copies * 20_000 // values.shape[1]))
    found = pairs.choquet(many, shares, chosen)
    one = pairs.choquet(values, shares, chosen)
    assert np.array_equal(found, np.tile(one, many.shape[1] // values.shape[1]))


def test_who_is_asked_for_too_much_is_told_by_how_much():
    shares, chosen = np.array([0.5, 0.3, 0.2]), [(0, 1, 0.8), (1, 2, -0.1)]
    assert pairs.excess(shares, chosen) == pytest.approx([-0.1, 0.15, -0.15])
    soft = pairs.softened(shares, chosen)
    assert pairs.excess(shares, soft).max() == pytest.approx(0)
    assert [much for *_, much in soft] == pytest.approx([0.8 * 2 / 3, -0.1 * 2 / 3])


@CALM
@given(together())
def test_at_the_bound_it_is_still_monotone_and_past_it_no_longer(case):
    shares, chosen, _ = case
    over = [(one, two, 1.5 * much) for one, two, much in chosen]
    worths = capacity.from_moebius(pairs.moebius(shares, over))
    if pairs.excess(shares, over).max() > 1e-6:
        with pytest.raises(ValueError, match="with"):
            capacity.checked(worths)
    else:
        assert capacity.checked(worths).size == worths.size


@pytest.mark.parametrize("block", [4, 8, 100])
@pytest.mark.parametrize("own", [False, True])
def test_a_columns_bits_do_not_depend_on_how_many_are_worked_on_at_a_time(monkeypatch, block, own):
    """Nine columns: one alone would be left over after two blocks of four, or one of eight."""
    rng = np.random.default_rng(5)
    values, shares = rng.random((4, 9)), np.array([0.4, 0.3, 0.2, 0.1])
    chosen = [(0, 1, 0.2), (1, 2, -0.1), (0, 3, 0.1)]
    if own:  # some columns without their first criterion
        weights = np.where(np.arange(9) % 3, 1.0, 0.0) * np.eye(4)[:1].T + 1 - np.eye(4)[:1].T
        shares, chosen = pairs.remaining(weights * shares[:, None], shares, chosen)
    whole = pairs.choquet(values, shares, chosen)
    monkeypatch.setattr(pairs, "BLOCK", block)
    assert np.array_equal(pairs.choquet(values, shares, chosen), whole)
    assert np.array_equal(
        pairs.choquet(
            values[..., None],
            shares[..., None] if own else shares,
            [(i, j, np.reshape(m, (-1, 1)) if own else m) for i, j, m in chosen],
        )[:, 0],
        whole,
    )
