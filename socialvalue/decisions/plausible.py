"""`Bound`: the most, or least, of something that is plausible per pound, worker or person.

In come declarations with a source or a judgement; out come faults. What lies outside is flagged
with the arithmetic, never refused: the odd bid may be the good one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import frozen

from socialvalue.errors import Fault
from socialvalue.ramp import PER_UNITS


@frozen
class Bound:
    """`of` is a measure's code (its quantity), or `worth:LEDGER` (its benefits in pounds); `per` is
    contract_value, fte or eligible. `at_least` and `at_most` are in the unit of the one over the
    unit of the other; `reason` says whose judgement, or which source.
    """

    of: str
    per: str
    reason: str
    at_most: float = math.inf
    at_least: float = -math.inf

    @property
    def ledger(self) -> str:
        """The ledger whose pounds it bounds; "" where it bounds a quantity."""
        head, _, tail = self.of.partition(":")
        return tail if head == "worth" else ""

    def faults(self) -> Iterator[Fault]:
        """Whatever does not hold together."""
        at = f"plausible {self.of}"
        if not self.of.strip():
            yield Fault(at, "it says of nothing", 'write of = "CV1", or "worth:local"')
        if self.per not in PER_UNITS:
            yield Fault(at, f"{self.per!r} is no size", f"write one of {', '.join(PER_UNITS)}")
        if math.isnan(self.at_most) or math.isnan(self.at_least):
            yield Fault(at, "its bound is no number", "write at_most = …")
        elif self.at_least > self.at_most:
            yield Fault(at, "at_least is above at_most", "put them the right way round")
        elif math.isinf(self.at_most) and math.isinf(self.at_least):
            yield Fault(at, "it bounds nothing", "write at_most = …, or at_least = …")
        if not self.reason.strip():
            yield Fault(at, "nobody says why", "write a source, or whose judgement: reason = …")
