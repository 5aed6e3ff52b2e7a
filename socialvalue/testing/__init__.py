"""The conformance kit: the promises that every measure makes, as plain checks.

In goes a measure's class; `check_measure` raises one `MeasureError` with every promise that it
breaks, and `checks` gives the promises one by one, for a test suite. For hypothesis (extra:
testing), `claims_of` draws claims of a measure, on which `quantities` runs its formula, and
`payloads_of` draws what a service would be sent; nothing else here needs more than the library.
"""

from socialvalue.testing import strategies
from socialvalue.testing.promises import PROMISES, check_measure, checks
from socialvalue.testing.strategies import columns as claims_of
from socialvalue.testing.strategies import payloads as payloads_of
from socialvalue.testing.trial import quantities

__all__ = ["PROMISES", "check_measure", "checks", "claims_of", "payloads_of", "quantities"]
__all__ += ["strategies"]
