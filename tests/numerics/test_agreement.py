"""How far people lie apart, and who weighs alike: closed forms and laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics


def test_two_who_share_nothing_are_a_whole_apart_and_one_alone_is_at_nought() -> None:
    assert numerics.mean_distance([[1, 0], [0, 1]]) == 1
    assert numerics.mean_distance([[0.6, 0.4]]) == 0
    assert numerics.mean_distance([[0.6, 0.4], [0.5, 0.5]]) == pytest.approx(0.1)


def test_kendalls_w_is_one_for_one_order_and_nought_for_two_that_are_turned() -> None:
    assert numerics.kendall_w([[1, 2, 3], [1, 2, 3]]) == 1
    assert numerics.kendall_w([[1, 2, 3], [3, 2, 1]]) == 0
    assert numerics.kendall_w([[1, 1, 3], [1, 1, 3]]) == pytest.approx(1)
    assert np.isnan(numerics.kendall_w([[1, 1], [1, 1]]))
    assert np.isnan(numerics.kendall_w([[1, 2, 3]]))


def test_kendalls_w_by_hand() -> None:
    """Sums of ranks 4, 6, 8 over three judges: 12 × 8 / (9 × 24)."""
    assert numerics.kendall_w([[1, 2, 3], [1, 3, 2], [2, 1, 3]]) == pytest.approx(12 * 8 / 216)


def test_kendalls_tau_counts_pairs() -> None:
    assert numerics.kendall_tau([1, 2, 3], [1, 3, 2]) == pytest.approx(1 / 3)
    assert numerics.kendall_tau([1, 2, 3], [3, 2, 1]) == -1
    assert numerics.kendall_tau([1, 1, 2], [1, 2, 3]) == pytest.approx(2 / np.sqrt(6))
    assert np.isnan(numerics.kendall_tau([1, 1], [1, 2]))


def test_two_camps_are_found_and_the_larger_stands_first() -> None:
    camps = [[0.8, 0.1, 0.1], [0.1, 0.1, 0.8], [0.7, 0.2, 0.1], [0.2, 0.1, 0.7], [0.75, 0.15, 0.1]]
    found = numerics.clusters(camps, 0.5)
    assert found.labels.tolist() == [0, 1, 0, 1, 0]
    assert found.count == 2
    assert found.silhouette > 0.7


def test_a_silhouette_by_hand() -> None:
    """Two pairs: 0.1 apart inside each, and 0.5 to 0.7 apart between them."""
    people = [[0.1, 0.9], [0.2, 0.8], [0.7, 0.3], [0.8, 0.2]]
    by_hand = np.mean([(0.65 - 0.1) / 0.65, (0.55 - 0.1) / 0.55] * 2)
    assert numerics.clusters(people, 0.5, most=2).silhouette == pytest.approx(by_hand)


def test_people_who_do_not_fall_apart_are_one_group() -> None:
    spread = [[step / 10, 1 - step / 10] for step in range(11)]
    assert numerics.clusters(spread, 0.99).count == 1
    assert numerics.clusters([[0.5, 0.5]] * 4, 0.5).count == 1
    assert np.isnan(numerics.clusters([[1, 0], [0, 1]], 0.0).silhouette)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: numerics.mean_distance([[0.5, 0.6]]), "does not add up to 1"),
        (lambda: numerics.mean_distance([0.5, 0.5]), "a row for each person"),
        (lambda: numerics.kendall_tau([1, 2], [1, 2, 3]), "shapes"),
        (
            lambda: numerics.clusters(
                [[place / 2000, 1 - place / 2000] for place in range(1001)], 0.5
            ),
            "1001 different answers",
        ),
    ],
)
def test_what_is_no_set_of_weights_is_refused(call, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


people = st.lists(
    st.lists(st.integers(1, 9), min_size=3, max_size=3).map(lambda row: np.array(row) / sum(row)),
    min_size=3,
    max_size=8,
)


@settings(deadline=None)
@given(people, st.permutations(range(8)))
def test_the_order_of_people_is_irrelevant(rows: list[np.ndarray], turn: list[int]) -> None:
    order = [place for place in turn if place < len(rows)]
    plain = numerics.clusters(rows, 0.0)
    turned = numerics.clusters([rows[place] for place in order], 0.0)
    assert turned.labels.tolist() == plain.labels[order].tolist()
    assert turned.silhouette == plain.silhouette or np.isnan(plain.silhouette)
    assert numerics.mean_distance([rows[p] for p in order]) == numerics.mean_distance(rows)
