"""The wages against which EQ4 and EQ5 both read pay: the legal minimum, and the real Living Wage.

Nothing comes in; the rates of each work year, which begins in April, go out, all in pounds of the
day. The real Living Wage of a work year is the one announced in the autumn before, since employers
have until the spring to pay it; the minimum is the adult one that the same April brings. Rates are
never carried from one year to another by a price index: a wage meets the rate of its day or not.
"""

from socialvalue.column import Code, Parameter
from socialvalue.source import Figure, figure, series

PRICES = series("gdp-deflator-2026-06")


def _least(row: Figure) -> Parameter:
    """The adult minimum of a work year, in the pounds of that year."""
    return Parameter(row.value, row.unit, help=row.note, source=row.source)


def _real(elsewhere: Figure, london: Figure, unit: str) -> Code:
    """The real Living Wage by place, in `unit`, the pounds of the work year that owes it."""
    return Code(
        {"UK": elsewhere.value, "London": london.value},
        help="where the work is done: UK (outside London) or London",
        unit=unit,
        source=elsewhere.source,
    )


LEAST_2025 = _least(figure("statutory-wage-adult-2025-04"))
LEAST_2026 = _least(figure("statutory-wage-adult-2026-04"))

# The ledger names the pounds of a rate by the year of its announcement; it is owed in the next.
REAL_2025 = _real(
    figure("real-living-wage-uk-2024"), figure("real-living-wage-london-2024"), LEAST_2025.unit
)
REAL_2026 = _real(
    figure("real-living-wage-uk-2025"), figure("real-living-wage-london-2025"), LEAST_2026.unit
)

POUNDS_2026 = Parameter(
    PRICES.at(2025) / PRICES.at(2026),
    "GBP_2025/GBP_2026",
    help="what a pound of 2026 is worth in pounds of 2025, a forecast until the year is over",
    source=PRICES.source,
)
