"""The tests of explanations share the portfolio of the tests of scorecards."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "scorecard"))
