"""Small counts in tables, attacked by linear programming: what is hidden stays hidden."""

import numpy as np
import pytest

from socialvalue.errors import ArgumentError
from socialvalue.insight.disclosure import (
    Cell,
    DisclosureError,
    Tie,
    adds_up,
    difference,
    hide,
    mean_of,
    money,
    ranges,
)

TOTALS = 5.0
PRICE = 310.25


def table(random, cells, ties):
    """Counts of a table with its totals, some told in pounds as well."""
    rows, columns = random.integers(2, 5, 2).tolist()
    counts = np.round(random.gamma(0.8, 40, (rows, columns)))
    for row in range(rows):
        for column in range(columns):
            much = float(counts[row, column])
            cells.append(Cell(f"{row} {column}", much, much))
            if random.random() < 0.2:
                pounds = Cell(f"£ {row} {column}", PRICE * much, much, width=10 * PRICE)
                cells.append(pounds)
                ties.append(money(pounds.key, f"{row} {column}", PRICE))
    for name, sums, parts in (
        ("row", counts.sum(axis=1), lambda at: [f"{at} {column}" for column in range(columns)]),
        ("column", counts.sum(axis=0), lambda at: [f"{row} {at}" for row in range(rows)]),
    ):
        for at, much in enumerate(sums.tolist()):
            cells.append(Cell(f"{name} {at}", much, much, cost=TOTALS))
            ties.append(adds_up(f"{name} {at}", parts(at)))
    cells.append(Cell("all", float(counts.sum()), float(counts.sum()), cost=10 * TOTALS))
    ties.append(adds_up("all", [f"row {row}" for row in range(rows)]))


def means(random, cells, ties):
    """Mean answers of groups and of everybody; how many answered is known."""
    people = random.integers(3, 60, 4).astype(float).tolist()
    answers = random.uniform(2, 9, 4).tolist()
    for at, (count, answer) in enumerate(zip(people, answers, strict=True)):
        cells.append(Cell(f"mean {at}", answer, count, width=0.5, high=10.0))
    whole = float(np.dot(people, answers) / sum(people))
    cells.append(Cell("mean", whole, sum(people), width=0.5, high=10.0, cost=TOTALS))
    parts = [(f"mean {at}", count) for at, count in enumerate(people)]
    ties.append(mean_of("mean", parts))


def ratios(cells):
    """A share of each row's total: nobody may divide one out of the other."""
    totals = {cell.key: cell.value for cell in cells}
    for key in [key for key in totals if key.startswith("row") and totals[key] > 0]:
        part = f"{key.split()[1]} 0"
        value = totals[part] / totals[key]
        cells.append(Cell(f"{part} of {key}", value, None, 0.1, needs=(part, key)))


def releases(random, cells, ties):
    """An earlier release of some counts: whoever came since must not be found among few."""
    for cell in [one for one in cells if one.people == one.value and random.random() < 0.15]:
        before = max(0.0, cell.value + int(random.integers(-4, 5)))
        if before >= 10 and before != cell.value:
            change, tie = difference(f"change of {cell.key}", cell, before)
            cells.append(change)
            ties.append(tie)


@pytest.mark.parametrize("seed", range(20))
def test_fifty_tables_attacked_by_linear_programming_give_no_small_count_away(seed):
    random = np.random.default_rng(seed)
    for _ in range(50):
        cells, ties = [], []
        table(random, cells, ties)
        means(random, cells, ties)
        ratios(cells)
        releases(random, cells, ties)
        hidden = hide(cells, ties)
        unseen = {cell.key for cell in cells if not cell.shown}
        few = [cell.key for cell in cells if cell.people is not None and 0 < cell.people < 10]
        known = ranges(cells, ties, hidden.keys | unseen, few)
        for cell in cells:
            if cell.people is not None and 0 < cell.people < 10:
                assert cell.key in hidden.primary or not cell.shown
                low, high = known[cell.key]
                assert high - low >= (10 if cell.width is None else cell.width) * (1 - 1e-6)
                assert low - 1e-6 <= cell.value <= high + 1e-6


def test_a_small_count_in_a_row_takes_another_of_the_row_with_it():
    cells = [Cell("a", 5, 5), Cell("b", 40, 40), Cell("c", 60, 60), Cell("all", 105, 105, cost=9)]
    found = hide(cells, [adds_up("all", ["a", "b", "c"])])
    assert found.primary == {"a"}
    assert len(found.secondary) == 1
    assert found.secondary < {"b", "c"}


def test_two_small_counts_alone_take_a_third_for_their_sum_is_small_too():
    cells = [Cell("a", 3, 3), Cell("b", 4, 4), Cell("c", 60, 60), Cell("all", 67, 67, cost=9)]
    assert hide(cells, [adds_up("all", ["a", "b", "c"])]).keys == {"a", "b", "c"}


def test_pounds_at_a_public_price_are_hidden_with_the_count():
    cells = [Cell("people", 5, 5), Cell("pounds", 1551.25)]
    assert hide(cells, [money("pounds", "people", PRICE)]).keys == {"people", "pounds"}


def test_a_ratio_of_a_hidden_count_is_hidden():
    cells = [Cell("yes", 5, 5), Cell("asked", 200, 200), Cell("share", 0.025, needs=("yes",))]
    assert hide(cells, []).keys == {"yes", "share"}


def test_a_change_of_few_since_an_earlier_release_hides_the_new_number():
    now = Cell("people", 104, 104)
    change, tie = difference("change", now, 100)
    assert hide([now, change], [tie]).keys == {"people"}


def test_nobody_is_no_small_count_and_the_threshold_is_not_below_itself():
    assert not hide([Cell("none", 0, 0), Cell("ten", 10, 10)], []).keys
    assert hide([Cell("nine", 9, 9)], []).primary == {"nine"}


def test_rounding_keeps_a_total_that_would_have_to_be_hidden():
    cells = [Cell("a", 5, 5), Cell("all", 1005, 1005, cost=9, to=100), Cell("rest", 1000, 1000)]
    tie = adds_up("all", ["a", "rest"])
    assert hide(cells, [tie]).keys == {"a"}
    low, high = ranges(cells, [tie], frozenset({"a"}))["a"]
    assert high - low >= 10


def test_what_is_known_already_cannot_be_kept_back_and_is_named():
    cells = [Cell("a", 5, 5), Cell("b", 40, 40, known=True), Cell("all", 45, 45, known=True)]
    with pytest.raises(DisclosureError, match="a: what is known already"):
        hide(cells, [adds_up("all", ["a", "b"])])


def test_cells_and_ties_that_do_not_fit_are_refused_all_at_once():
    cells = [Cell("a", 5, 5), Cell("a", float("nan"))]
    with pytest.raises(ArgumentError) as refused:
        hide(cells, [Tie((("b", 1.0),)), Tie((("a", 1.0),), 9.0)], threshold=0)
    assert len(refused.value.faults) >= 4
