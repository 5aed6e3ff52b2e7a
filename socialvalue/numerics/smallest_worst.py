"""The weights whose worst row is as small as it can be: a matrix game, solved in exact fractions.

In come rows of fractions; out come the least of the largest Σ row × weight over weights of 0 or
more that add up to 1, and how far each weight may go without making it larger. The method is the
simplex method with Bland's rule (1977), which cannot run in a circle.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

Row = list[Fraction]


class Game:
    """A game solved once: `value` is the least worst, `ranges` the weights that reach it."""

    def __init__(self, rows: Sequence[Sequence[Fraction]]) -> None:
        self.columns = len(rows[0])
        # With every number above 0, weights over their worst row are what adds up to the most.
        lift = 1 - min(number for row in rows for number in row)
        self.table: list[Row] = [
            [*(number + lift for number in row), *_unit(len(rows), place), Fraction(1)]
            for place, row in enumerate(rows)
        ]
        self.basis = [self.columns + place for place in range(len(rows))]
        self.size = self.columns + len(rows)
        reduced = self._improve([Fraction(one < self.columns) for one in range(self.size)])
        self.total = sum(self._weights(), Fraction(0))
        self.value = 1 / self.total - lift
        # Only what costs nothing may change without making the worst row larger.
        self.free = [place for place in range(self.size) if reduced[place] == 0]

    def ranges(self) -> tuple[Row, Row]:
        """The least and the most of each weight, (columns,), among all that reach the value."""
        low: Row = []
        high: Row = []
        for column in range(self.columns):
            for ends, sign in ((low, -1), (high, 1)):
                goal = [Fraction(sign * (one == column)) for one in range(self.size)]
                self._improve(goal, self.free.__contains__)
                ends.append(self._weights()[column] / self.total)
        return low, high

    def _weights(self) -> Row:
        found = [Fraction(0)] * self.columns
        for row, place in zip(self.table, self.basis, strict=True):
            if place < self.columns:
                found[place] = row[-1]
        return found

    def _improve(self, goal: Row, may_enter: Callable[[int], bool] = lambda _: True) -> Row:
        """Make Σ goal × number as large as it can be; what each column could still add, (size,)."""
        while True:
            prices = [goal[place] for place in self.basis]
            reduced = [
                goal[place] - sum(p * row[place] for p, row in zip(prices, self.table, strict=True))
                for place in range(self.size)
            ]
            enters = next((at for at, gain in enumerate(reduced) if gain > 0 and may_enter(at)), -1)
            if enters < 0:
                return reduced
            self._pivot(enters)

    def _pivot(self, enters: int) -> None:
        """Bring one column in, for the row that is the first to be used up."""
        leaves = min(
            (row[-1] / row[enters], self.basis[place], place)
            for place, row in enumerate(self.table)
            if row[enters] > 0
        )[2]
        self.basis[leaves] = enters
        whole = self.table[leaves][enters]
        self.table[leaves] = [number / whole for number in self.table[leaves]]
        for place, row in enumerate(self.table):
            if place != leaves and row[enters] != 0:
                by = row[enters]
                self.table[place] = [
                    mine - by * other for mine, other in zip(row, self.table[leaves], strict=True)
                ]


def _unit(size: int, place: int) -> Row:
    return [Fraction(one == place) for one in range(size)]
