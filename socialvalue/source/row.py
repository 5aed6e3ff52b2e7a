"""`Figure`: one sourced number of the ledger."""

from __future__ import annotations

from attrs import frozen

from socialvalue import units
from socialvalue.source.publication import Source, Status


@frozen
class Figure:
    """One sourced number: `value` in `unit`, with `low` and `high` where the source gives them.

    `source` is the source as it stands for this figure: where the row has a status or a
    valid-until of its own, they are the source's here. `kind` says what sort of price or overrun
    it is, blank for neither; `topic` is the file that holds the row; `code` and `per` are the
    publisher's own code and the words for one unit, where it has them.
    """

    key: str
    value: float
    unit: str
    source: Source
    low: float | None = None
    high: float | None = None
    note: str = ""
    kind: str = ""
    topic: str = ""
    code: str = ""
    per: str = ""

    @property
    def status(self) -> Status:
        """How far the figure was checked, or what is against it; see `Source`."""
        return self.source.status

    @property
    def valid_until(self) -> str:
        """The last day on which the figure is to be used, an ISO date; "" where not known."""
        return self.source.valid_until

    @property
    def price_year(self) -> str:
        """The pounds it is in, such as "GBP_2019" or "GBP_FY2010"; "" where it is no money."""
        return next(iter(units.money_years(self.unit)), "")
