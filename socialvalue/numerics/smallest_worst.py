"""The weights whose worst row is as small as it can be: a matrix game, solved in exact fractions.

In come rows of fractions; out come weights of 0 or more that add up to 1, and the largest
Σ row × weight under them. The method is the simplex method with Bland's rule (1977), which cannot
run in a circle.
"""

from collections.abc import Sequence
from fractions import Fraction

Row = list[Fraction]


def smallest_worst(rows: Sequence[Sequence[Fraction]]) -> tuple[Row, Fraction]:
    """Return weights (columns,) for which the largest Σ row × weight is least, and that largest.

    Von Neumann and Morgenstern (1944), "Theory of Games and Economic Behavior"; the programme is
    Dantzig's (1951).
    """
    columns = len(rows[0])
    # With every number above 0, weights over their worst row are what adds up to the most.
    lift = 1 - min(number for row in rows for number in row)
    table = [
        [*(number + lift for number in row), *_unit(len(rows), place), Fraction(1)]
        for place, row in enumerate(rows)
    ]
    basis = [columns + place for place in range(len(rows))]
    gains = [*(Fraction(place < columns) for place in range(columns + len(rows))), Fraction(0)]
    while (enters := next((at for at, gain in enumerate(gains[:-1]) if gain > 0), -1)) >= 0:
        leaves = min(
            (row[-1] / row[enters], basis[place], place)
            for place, row in enumerate(table)
            if row[enters] > 0
        )[2]
        basis[leaves] = enters
        table[leaves] = [number / table[leaves][enters] for number in table[leaves]]
        for row in (*(one for at, one in enumerate(table) if at != leaves), gains):
            _clear(row, table[leaves], enters)
    found = [Fraction(0)] * columns
    for row, place in zip(table, basis, strict=True):
        if place < columns:
            found[place] = row[-1]
    total = sum(found, Fraction(0))
    return [one / total for one in found], 1 / total - lift


def _clear(row: Row, by: Row, place: int) -> None:
    """Take as much of one row off another as leaves nothing at a place."""
    if times := row[place]:
        row[:] = [mine - times * other for mine, other in zip(row, by, strict=True)]


def _unit(size: int, place: int) -> Row:
    return [Fraction(one == place) for one in range(size)]
