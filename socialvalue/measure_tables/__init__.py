"""Measure tables: simple measures (quantity × proxy) as rows of a CSV or TOML file.

In goes a table that a council wrote, or exported from values it holds a licence for; out come
measures, checked and proved like those written in code, or every fault of the table at once.
"""

from socialvalue.measure_tables.headings import HEADINGS
from socialvalue.measure_tables.table import MeasureTable, load_measures

__all__ = ["HEADINGS", "MeasureTable", "load_measures"]
