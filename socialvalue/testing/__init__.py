"""The conformance kit: the promises that every measure makes, as plain checks.

In goes a measure's class; `check_measure` raises one `MeasureError` with every promise that it
breaks, and `checks` gives the promises one by one, for a test suite. `strategies` makes claims of a
measure for hypothesis (extra: testing); nothing else here needs more than the library itself.
"""

from socialvalue.testing import strategies
from socialvalue.testing.promises import PROMISES, check_measure, checks

__all__ = ["PROMISES", "check_measure", "checks", "strategies"]
