"""Claims: what was promised or delivered, checked cell by cell, and everything that reads it."""

from socialvalue.claims.claims import Claims
from socialvalue.claims.files import read
from socialvalue.claims.submissions import Submissions

__all__ = ["Claims", "Submissions", "read"]
