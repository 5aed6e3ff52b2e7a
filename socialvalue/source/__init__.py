"""Where figures come from: `Source`, `Figure`, `Series`, and the ledger that holds them.

In goes a key such as `"wellby-value"`; out comes the figure with its publisher, edition, price
year, licence and status. `standing` says of any of them what an auditor would hold against it on a
given day. Code never repeats a figure, it names the row that holds it.
"""

from socialvalue.source.publication import STATUSES, Source, Status
from socialvalue.source.row import Figure
from socialvalue.source.shelf import (
    figure,
    figures,
    series,
    series_keys,
    source,
    sources,
    vintages,
)
from socialvalue.source.validity import standing
from socialvalue.source.yearly import Series, Years

__all__ = [
    "STATUSES",
    "Figure",
    "Series",
    "Source",
    "Status",
    "Years",
    "figure",
    "figures",
    "series",
    "series_keys",
    "source",
    "sources",
    "standing",
    "vintages",
]
