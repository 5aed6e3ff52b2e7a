"""`Thresholds`: from where on a decision's tests remark on something, each a declared judgement."""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import frozen

from socialvalue.errors import Fault

WHOLE = 100.0
"""All the points there are."""


@frozen
class Thresholds:
    """Thresholds of the tests that every decision goes through: judgements, with a `reason`.

    A bid more than `contender_within` points behind the first is one that cannot win. A price more
    than the share `abnormally_low` under the median of the others is looked at; so is a number more
    than `outlier` times the median of the others. `inflate` multiplies a promise.
    """

    contender_within: float = 10.0
    abnormally_low: float = 0.2
    outlier: float = 3.0
    inflate: float = 2.0
    reason: str = "a judgement of this library: put your own in its place"

    def faults(self) -> Iterator[Fault]:
        """A threshold that is no threshold."""
        sound = {
            "contender_within": 0 < self.contender_within <= WHOLE,
            "abnormally_low": 0 < self.abnormally_low < 1,
            "outlier": 1 < self.outlier < math.inf,
            "inflate": 1 < self.inflate < math.inf,
        }
        fix = "contender_within is points, abnormally_low a share, outlier and inflate above 1"
        for name, fine in sound.items():
            if not fine:
                yield Fault(f"thresholds.{name}", f"{getattr(self, name):g} is no threshold", fix)
        if not self.reason.strip():
            yield Fault("thresholds.reason", "nobody says why", 'write reason = "…"')
