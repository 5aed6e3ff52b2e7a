"""The tests of appraisals borrow the portfolios of the exact scorer, with all that time can do."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "exact"))
