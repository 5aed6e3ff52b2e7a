"""Findings: everything that was found about a pair, before anybody prints it."""

from __future__ import annotations

from attrs import frozen

from socialvalue.errors import BasisError, Fault, UnknownName
from socialvalue.insight.comparison.causes import Causes
from socialvalue.insight.comparison.chances import Chance
from socialvalue.insight.comparison.prices import Behind, PointPrice
from socialvalue.insight.comparison.shares import SCORE, Share
from socialvalue.insight.comparison.switching import Switch
from socialvalue.insight.comparison.weights import Weights

LEVEL = 1e-9
"""Points: less of a central difference is none."""
NOT_DRAWN = "score with draws, as sv.Basis(draws=2000, seed=7)"


@frozen(eq=False, repr=False)
class Findings:
    """What sets `one` apart from `other`, on the same draws.

    `chances` by node, the whole first, and `pounds` by ledger; `causes` of the central difference;
    `doubts`, the shares of its variance; `weights` that would change the leader; `switches`, the
    numbers that would; `price` of a point of the whole, and the pounds `behind` rating points.
    `draws` is 1 where nothing was drawn; `framework` names whose weights these are.
    """

    one: str
    other: str
    framework: str
    stage: str
    draws: int
    chances: tuple[Chance, ...]
    pounds: tuple[Chance, ...]
    causes: Causes
    doubts: tuple[Share, ...]
    weights: Weights
    switches: tuple[Switch, ...]
    price: PointPrice
    behind: tuple[Behind, ...]

    @property
    def whole(self) -> Chance:
        """The chance of the whole."""
        return self.chances[0]

    @property
    def probability(self) -> float:
        """The probability that the first scores more than the other overall, ties apart.

        Raises `BasisError` where the scorecard has one draw alone.
        """
        return self.chance()

    def chance(self, code: str = "") -> float:
        """The probability that the first is ahead at a theme or in a ledger; overall if none is
        named. Raises `BasisError` where nothing was drawn, `UnknownName` for another code.
        """
        if self.draws == 1:
            fault = "a scorecard of one draw holds central values alone, and no probability"
            raise BasisError(Fault("draws", fault, NOT_DRAWN))
        named = {one.code: one for one in (*self.pounds, *self.chances)}
        if code and code not in named:
            fix = f"use one of {', '.join(named)}"
            raise UnknownName(Fault(str(code)[:40], "there is no such theme or ledger", fix))
        return float((named[code] if code else self.whole).wins or 0.0)

    @property
    def leads(self) -> bool | None:
        """Whether the first is ahead overall: in more draws, or at the centre where nothing was
        drawn or the draws are even; None where the two are level.
        """
        whole = self.whole
        if whole.wins is not None and whole.losses is not None and whole.wins != whole.losses:
            return whole.wins > whole.losses
        return None if abs(whole.difference) < LEVEL else whole.difference > 0

    @property
    def uncertain(self) -> tuple[Share, ...]:
        """The shares of the variance of the score's difference, in falling order."""
        return tuple(one for one in self.doubts if one.of == SCORE)
