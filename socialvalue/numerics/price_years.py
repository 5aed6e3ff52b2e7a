"""Price years of two kinds: calendar years, January to December, and financial years, April to
March.

Their indices are published with a base of 100 each, and 100 in one is not 100 in the other. In
come both, (n+1,) and (n,): the calendar index in consecutive years, and the index of the financial
years that start in each of the first n of them (2024-25 starts in 2024). Out comes the one number
that joins them. Within each kind the published index is left as it is, so there and back is exact.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_floats, steadily
from socialvalue.numerics.checks import as_positive


def _ratios(calendar: ArrayLike, financial: ArrayLike) -> Floats:
    """Return what each financial year would be on the calendar base, over what it is (n,): three
    quarters of it lie in the first calendar year and one in the next.
    """
    whole, split = as_floats("calendar", calendar, 1), as_floats("financial", financial, 1)
    if split.size == 0 or whole.size != split.size + 1:
        raise ValueError(
            f"calendar has {whole.size} years and financial {split.size}: give one calendar year "
            f"more, since the last financial year ends in it."
        )
    whole, split = as_positive("calendar", whole), as_positive("financial", split)
    return np.asarray((0.75 * whole[:-1] + 0.25 * whole[1:]) / split)


def financial_year_link(calendar: ArrayLike, financial: ArrayLike) -> float:
    """Return the number by which a financial-year index is multiplied to stand on the base of the
    calendar-year index, unit 1.

    calendar (n+1,), financial (n,), see the file. Each year that both cover gives one estimate,
    (¾ calendar + ¼ next calendar) / financial; the link is their geometric mean, which has the
    same answer from either side. A year of sudden inflation is off by what happened within it, and
    the years even out. ValueError for numbers of years that do not fit and an index not above 0.
    The indices are HM Treasury's, "GDP deflators at market prices, and money GDP"; the rule that
    joins them is ours.
    """
    return float(np.exp(steadily(np.log, _ratios(calendar, financial)).mean()))


def link_departures(calendar: ArrayLike, financial: ArrayLike) -> Floats:
    """Return by what share each year's own estimate departs from the link (n,), unit 1: 0.01 is
    1 % above it.

    Arguments, errors and source as in `financial_year_link`. The greatest is the most that
    crossing from one kind of year to the other could be wrong by, if that one year were right.
    """
    return np.asarray(_ratios(calendar, financial) / financial_year_link(calendar, financial) - 1.0)


@np.errstate(under="ignore")
def financial_on_calendar_base(financial: ArrayLike, link: float) -> Floats:
    """Return financial × link, the financial-year index on the base of the calendar-year index,
    shape of financial.

    financial: index numbers of any financial years, the latest included; link: from
    `financial_year_link`. Hand one of the answers and one of the calendar index to `rebase` to
    move an amount from one kind of price year to the other, and the same two back to undo it.
    ValueError for numbers not above 0. Source as in `financial_year_link`.
    """
    return np.asarray(as_positive("financial", financial) * as_positive("link", link))
