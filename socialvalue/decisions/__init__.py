"""Decisions: bids scored as councils do it, tested before anyone signs, and told to each bidder.

In come a declared scoring, bids, marks and perhaps a scorecard; out come a scoring sheet, feedback,
and what the answer hangs on. Beside it: what was promised against what was delivered.
"""

from socialvalue.decisions.criterion import Criterion
from socialvalue.decisions.deciding import decide
from socialvalue.decisions.decision import Decision
from socialvalue.decisions.deliveries import Deliveries, deliveries
from socialvalue.decisions.plausible import Bound
from socialvalue.decisions.scoring import Scoring
from socialvalue.decisions.thresholds import Thresholds

__all__ = [
    "Bound",
    "Criterion",
    "Decision",
    "Deliveries",
    "Scoring",
    "Thresholds",
    "decide",
    "deliveries",
]
