"""The tests of explanations share the portfolios of the tests of scorecards and of exact scores."""

import sys
from pathlib import Path

for room in ("scorecard", "exact"):
    sys.path.insert(0, str(Path(__file__).parents[1] / room))
