"""Reports: a scorecard as something to hand on, a page, a summary or a file.

In come scorecards; out come texts and files. What needs an extra imports it when it is asked.
"""

from socialvalue.report.books.marked import marked
from socialvalue.report.books.writing import workbook
from socialvalue.report.committee import committee_summary
from socialvalue.report.page import resident_page

__all__ = ["committee_summary", "marked", "resident_page", "workbook"]
