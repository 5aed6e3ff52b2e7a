"""Claims: what was promised or delivered, checked cell by cell, and everything that reads it."""

from socialvalue.claims.claims import Claims
from socialvalue.claims.files import read
from socialvalue.claims.listing import marked
from socialvalue.claims.refusals import Refusals
from socialvalue.claims.submissions import Submissions

__all__ = ["Claims", "Refusals", "Submissions", "marked", "read"]
