"""`Scoring`: how bids become points, declared before anyone bids, with its author and its reason.

In come criteria, an award rule, a tie-break and the thresholds of the tests; out comes a checked,
frozen declaration, or a `DecisionError` with every fault. Weights add up to 100.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, field, frozen

from socialvalue.decisions import toml
from socialvalue.decisions.criterion import PRICE, RELATIVE, SOCIAL, Criterion
from socialvalue.decisions.plausible import Bound
from socialvalue.decisions.thresholds import WHOLE, Thresholds
from socialvalue.errors import DecisionError, Fault
from socialvalue.source import Figure, figure

POINTS, PER_POINT, WORTH = "points", "price_per_quality_point", "willingness_to_pay"

AWARDS = {
    POINTS: "the most points of 100 win",
    PER_POINT: "the lowest price for each quality point wins",
    WORTH: "the lowest price wins, less what the quality points were declared to be worth",
}
RULES = {"ppn-002": "social-value-weight-minimum"}
"""Rules that a scoring may say it follows, and the row of the ledger with the least social weight.

Under ppn-002, the model of central government, social value is marked on quality alone."""

LEAST = figure("social-value-weight-minimum")
CLOSE = 1e-9


@frozen
class Scoring:
    """Criteria and the rule that makes an award of their points; made in Python or by `load`.

    `tie_break` names criteria (more points first) or "price" (the lower first), in order; what is
    still tied stays tied. `relative_to_best` False leaves out every quantity that is marked
    relative to the best; its weight goes to the rest of its part. `rule` is one it says it
    follows; `pounds_a_point` what a quality point is worth, for the award that asks for it.
    """

    name: str
    author: str
    reason: str
    criteria: tuple[Criterion, ...] = field(converter=tuple)
    award: str = POINTS
    decimals: int = 2
    tie_break: tuple[str, ...] = field(default=(), converter=tuple)
    rule: str = ""
    relative_to_best: bool = True
    pounds_a_point: float | None = None
    thresholds: Thresholds = field(factory=Thresholds)
    plausible: tuple[Bound, ...] = field(default=(), converter=tuple)

    def __attrs_post_init__(self) -> None:
        if found := tuple(dict.fromkeys(self._faults())):
            raise DecisionError(found)

    @classmethod
    def load(cls, path: str | Path) -> Scoring:
        """A scoring from a TOML file; raises `DecisionError` with every fault of the text."""
        return cls(**toml.load(path))

    @classmethod
    def from_toml(cls, text: str) -> Scoring:
        """A scoring from a text in TOML; raises as `load` does."""
        return cls(**toml.parse(text))

    @property
    def counted(self) -> tuple[Criterion, ...]:
        """The criteria that count, with the weights that they have."""
        if self.relative_to_best:
            return self.criteria
        stay = [one for one in self.criteria if one.method != RELATIVE]
        whole = {part: self._weight(self.criteria, part) for part in {one.part for one in stay}}
        left = {part: self._weight(stay, part) for part in whole}
        return tuple(
            evolve(one, weight=one.weight * whole[one.part] / left[one.part]) for one in stay
        )

    @property
    def left_out(self) -> tuple[Criterion, ...]:
        """The criteria that are switched off."""
        off = not self.relative_to_best
        return tuple(one for one in self.criteria if off and one.method == RELATIVE)

    @property
    def social_share(self) -> float:
        """The share of the marks that is kept for social value."""
        return self._weight(self.criteria, SOCIAL) / WHOLE

    @property
    def notes(self) -> list[str]:
        """What a reader of the weights is told."""
        least = LEAST
        told = []
        if self.social_share < least.value - CLOSE:
            told.append(
                f"Social value has {self.social_share:.0%} of the marks: less than the "
                f"{least.value:.0%} that central government keeps for it (row {least.key}). A "
                f"council may do so, and should say why."
            )
        if self.left_out:
            codes = ", ".join(one.code for one in self.left_out)
            told.append(
                f"Quantities relative to the best bid are switched off ({codes}): their weight "
                f"goes to the rest of their part."
            )
        elif any(one.part == SOCIAL and one.method == RELATIVE for one in self.criteria):
            told.append(
                "Social value is marked relative to the best bid in part. Central government's "
                "Social Value Model marks quality only; relative_to_best = false does the same."
            )
        return told

    @staticmethod
    def _weight(criteria: tuple[Criterion, ...] | list[Criterion], part: str) -> float:
        return sum(one.weight for one in criteria if one.part == part)

    def _faults(self) -> Iterator[Fault]:
        for name in ("name", "author", "reason"):
            if not getattr(self, name).strip():
                yield Fault(f"scoring.{name}", "it is missing", f'write {name} = "…"')
        if self.award not in AWARDS:
            fix = f"write one of {', '.join(AWARDS)}"
            yield Fault("scoring.award", f"{self.award!r} is no award rule", fix)
        if type(self.decimals) is not int or not 0 <= self.decimals <= 6:
            fix = "write a whole number from 0 to 6"
            yield Fault("scoring.decimals", "totals cannot be rounded to this", fix)
        for one in self.criteria:
            yield from one.faults()
        yield from self.thresholds.faults()
        for bound in self.plausible:
            yield from bound.faults()
        yield from self._whole_faults()
        yield from self._award_faults()
        yield from self._rule_faults()

    def _whole_faults(self) -> Iterator[Fault]:
        if not self.criteria:
            yield Fault("scoring.criterion", "there is none", "write [[criterion]] before each")
            return
        codes = Counter(one.code for one in self.criteria)
        for code in (code for code, times in codes.items() if times > 1):
            yield Fault(f"criterion {code}", "this code stands twice", "give each its own")
        whole = sum(one.weight for one in self.criteria)
        if not abs(whole - WHOLE) <= CLOSE * WHOLE:
            fix = "make them add up to 100"
            yield Fault("scoring.weights", f"the weights add up to {whole:g}", fix)
        for code in self.tie_break:
            if code != PRICE and code not in codes:
                fix = 'name criteria by code, or "price" for the lower price'
                yield Fault("scoring.tie_break", f"{code!r} is no criterion", fix)
        for part in dict.fromkeys(one.part for one in self.left_out):
            if all(one in self.left_out for one in self.criteria if one.part == part):
                fix = "mark something of that part in another way"
                fault = f"nothing of the part {part} is left without what is relative to the best"
                yield Fault("scoring.relative_to_best", fault, fix)

    def _award_faults(self) -> Iterator[Fault]:
        inside = any(one.part == PRICE for one in self.criteria)
        if self.award in (PER_POINT, WORTH) and inside:
            fix = "leave criteria of price out: this award sets price against the points"
            yield Fault("scoring.award", "price would count twice", fix)
        sound = self.pounds_a_point is not None and 0 < self.pounds_a_point < math.inf
        if self.award == WORTH and not sound:
            fix = "write pounds_a_point = …, what one more quality point is worth"
            yield Fault("scoring.pounds_a_point", "it is missing, or no amount", fix)
        if self.award != WORTH and self.pounds_a_point is not None:
            fix = f'write award = "{WORTH}", or leave it out'
            yield Fault("scoring.pounds_a_point", "this award does not use it", fix)

    def _rule_faults(self) -> Iterator[Fault]:
        if not self.rule:
            return
        if self.rule not in RULES:
            fix = f"write one of {', '.join(RULES)}, or leave it out"
            yield Fault("scoring.rule", f"{self.rule!r} is not known", fix)
            return
        least: Figure = figure(RULES[self.rule])
        if self.social_share < least.value - CLOSE:
            fault = f"social value has {self.social_share:.0%} of the marks"
            fix = f"give it {least.value:.0%} at the least (row {least.key})"
            yield Fault("scoring.rule", fault, fix)
        for one in self.criteria:
            if one.part == SOCIAL and one.method == RELATIVE and self.relative_to_best:
                fault = "the Social Value Model marks social value on quality only"
                fix = f"write relative_to_best = false, or leave rule = {self.rule!r} out"
                yield Fault(f"criterion {one.code}", fault, fix)
