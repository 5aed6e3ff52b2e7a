"""`Commitment`: one promise of one bidder in one period, and what is known of it since.

In come four quantities; out come the share kept as reported and as verified, and an interval for
what may turn out. What nobody reported is anything from nothing to all; it is never the whole.
"""

from __future__ import annotations

import math

from attrs import frozen

from socialvalue.claims.batch import UNDATED
from socialvalue.framework import Member

VERIFIED, DELIVERED, SILENT = "verified", "delivered, not verified", "not reported"

NAN = float("nan")


@frozen
class Commitment:
    """Quantities of a measure in its unit, NaN where nobody said; `period` -1 is no single one.

    `kept` shares run from 0 to 1: of amounts that add up, as far as the promise was reached and no
    further; of all else (states, ratios, harms) 1 if it was reached, and 0 if not.
    """

    place: int
    member: Member
    period: int
    committed: float
    forecast: float
    delivered: float
    verified: float

    @property
    def when(self) -> str:
        """The period in words."""
        return "" if self.period == UNDATED else str(self.period)

    @property
    def state(self) -> str:
        """What is known: verified, delivered but not verified, or not reported."""
        if not math.isnan(self.verified):
            return VERIFIED
        return SILENT if math.isnan(self.delivered) else DELIVERED

    @property
    def adds_up(self) -> bool:
        """Whether a part of it can be kept."""
        measure = self.member.measure
        return measure.reports in ("amount", "change") and not self.less_is_better

    @property
    def less_is_better(self) -> bool:
        """Whether the promise is to stay at or below an amount: of a harm, or a falling state."""
        measure = self.member.measure
        return measure.harm or (measure.rating is not None and measure.rating.falling)

    @property
    def promised(self) -> bool:
        """Whether there is something to keep: a promise of nothing good is none."""
        return not math.isnan(self.committed) and (self.less_is_better or self.committed > 0)

    @property
    def as_reported(self) -> float:
        """The share kept by the bidder's own word; NaN where it said nothing."""
        return self._kept(self.delivered)

    @property
    def as_verified(self) -> float:
        """The share kept as somebody else found it; NaN where nobody looked."""
        return self._kept(self.verified)

    @property
    def low(self) -> float:
        """The least that may be kept: what was verified, and nothing of the rest."""
        return 0.0 if math.isnan(self.as_verified) else self.as_verified

    @property
    def high(self) -> float:
        """The most that may be kept: what was verified, else as reported, else the whole."""
        for known in (self.as_verified, self.as_reported):
            if not math.isnan(known):
                return known
        return 1.0

    def _kept(self, quantity: float) -> float:
        if math.isnan(quantity) or not self.promised:
            return NAN
        if self.adds_up:
            return min(1.0, max(0.0, quantity) / self.committed)
        close = 1e-9 * max(1.0, abs(self.committed))
        short = quantity - self.committed if self.less_is_better else self.committed - quantity
        return float(short <= close)
