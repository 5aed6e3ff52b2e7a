"""Workbooks: .xlsx files opened safely, as sheets of values that know their places.

Nothing here knows what a claim is; `claims` reads what it needs through these doors.
"""

from socialvalue.workbooks.places import KINDS, cell_of, place
from socialvalue.workbooks.reading import opened
from socialvalue.workbooks.workbook import Sheet, Unread, Value, Workbook, written

__all__ = [
    "KINDS",
    "Sheet",
    "Unread",
    "Value",
    "Workbook",
    "cell_of",
    "opened",
    "place",
    "written",
]
