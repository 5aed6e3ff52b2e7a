"""The tests of appraisals are tried on the portfolios of the laws, too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "laws"))
