"""`Account`: what became of every row that was read, and how its file was read."""

from __future__ import annotations

from attrs import evolve, frozen


@frozen
class Account:
    """Every row, accounted for: rows in = rows scored + rows refused.

    `rows_blank` of those scored belong to claims that say nothing at all. `read_as` says of each
    file how it was read, where that is not plain UTF-8 with commas.
    """

    rows_in: int
    rows_scored: int
    rows_refused: int = 0
    read_as: tuple[str, ...] = ()
    rows_blank: int = 0

    @staticmethod
    def of(rows: int, blank: int) -> Account:
        """The account of rows of which so many are blank, and none refused."""
        return Account(rows, rows, rows_blank=blank)

    def refusing(self, rows: int) -> Account:
        """The account with more rows, which were refused."""
        return evolve(self, rows_in=self.rows_in + rows, rows_refused=self.rows_refused + rows)

    @property
    def rows(self) -> str:
        """`rows in 9 = scored 8 (2 of them blank) + refused 1`."""
        blank = f" ({self.rows_blank:,} of them blank)" if self.rows_blank else ""
        parts = f"scored {self.rows_scored:,}{blank} + refused {self.rows_refused:,}"
        return f"rows in {self.rows_in:,} = {parts}"

    def __str__(self) -> str:
        return "; ".join((self.rows, *self.read_as))
