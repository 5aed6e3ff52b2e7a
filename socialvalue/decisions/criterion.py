"""`Criterion`: one thing that bids are marked on, how it is marked, and how much it weighs.

In come declarations, in Python or from a scoring file; out come faults, all of them. A method is
fixed before anyone bids: whoever reads the criterion can work out its points with a pencil.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import field, frozen

from socialvalue.errors import Fault

ABSOLUTE, RELATIVE, LOWEST, BANDS = "absolute", "relative_to_best", "lowest_price", "bands"

METHODS = {
    ABSOLUTE: "from a floor to a target that were fixed before anyone bid; who else bids changes "
    "nothing",
    RELATIVE: "own quantity over the largest among the bids: who else bids changes the points",
    LOWEST: "the lowest price among the bids over one's own: who else bids changes the points",
    BANDS: "a band agreed by evaluators, from 0 to the highest, each with its words",
}
PRICE, QUALITY, SOCIAL = "price", "quality", "social"
PARTS = (PRICE, QUALITY, SOCIAL)
MOST_BANDS = 20


@frozen
class Criterion:
    """A criterion by `code`, whose `weight` is in points of the total of 100.

    Its number is that of a bid under its code, or, with `of`, of the bids' price, or of the
    scorecard: the score of a node, or of a measure its rating (absolute) or attributable quantity
    (relative); or, with `ledger`, the balance of pounds in that ledger. `floor` and `target` are in
    the unit of that number; a score or rating runs from 0 to 100 unless they say otherwise. `scale`
    has the words of each band from 0 up.
    """

    code: str
    name: str
    weight: float
    method: str
    part: str = QUALITY
    of: str = ""
    ledger: str = ""
    unit: str = ""
    floor: float | None = None
    target: float | None = None
    scale: tuple[str, ...] = field(default=(), converter=tuple)
    reason: str = ""

    @property
    def relative(self) -> bool:
        """Whether who else bids changes the points."""
        return self.method in (RELATIVE, LOWEST)

    @property
    def scored(self) -> bool:
        """Whether its number comes from a scorecard."""
        return bool(self.ledger) or self.of not in ("", PRICE)

    @property
    def priced(self) -> bool:
        """Whether its number is the price of a bid."""
        return self.method == LOWEST or self.of == PRICE

    @property
    def ends(self) -> tuple[float, float]:
        """Floor and target of an absolute criterion."""
        low = 0.0 if self.floor is None else self.floor
        return low, 100.0 if self.target is None else self.target

    @property
    def highest(self) -> int:
        """The highest band."""
        return len(self.scale) - 1

    @property
    def words(self) -> str:
        """How it is marked, in a sentence of its own."""
        told = METHODS[self.method]
        if self.method == ABSOLUTE:
            low, high = self.ends
            unit = f" {self.unit}" if self.unit else ""
            told += f"; nothing at {low:g}{unit}, all at {high:g}{unit}"
        return told

    def faults(self) -> Iterator[Fault]:
        """Whatever does not hold together in the declaration itself."""
        at = f"criterion {self.code or self.name or '?'}"
        for name in ("code", "name"):
            if not getattr(self, name).strip():
                yield Fault(at, f"it has no {name}", f'write {name} = "…"')
        if not (math.isfinite(self.weight) and self.weight > 0):
            fix = "give the points it weighs of 100, or leave the criterion out"
            yield Fault(at, f"its weight is {self.weight:g}", fix)
        if self.part not in PARTS:
            yield Fault(at, f"its part is {self.part!r}", f"write one of {', '.join(PARTS)}")
        if self.method not in METHODS:
            fix = f"write one of {', '.join(METHODS)}"
            yield Fault(at, f"{self.method!r} is no method", fix)
            return
        yield from self._method_faults(at)

    def _method_faults(self, at: str) -> Iterator[Fault]:
        if self.of and self.ledger:
            yield Fault(at, "it names both of and ledger", "keep the one that is meant")
        if self.method == BANDS:
            yield from self._band_faults(at)
        elif self.scale:
            yield Fault(at, "words of bands belong to the method bands", "leave the scale out")
        if self.method == ABSOLUTE:
            yield from self._ramp_faults(at)
        elif self.floor is not None or self.target is not None:
            fix = f'write method = "{ABSOLUTE}", or leave floor and target out'
            yield Fault(at, "a floor and a target belong to the method absolute", fix)
        if self.method in (LOWEST, BANDS) and (self.of or self.ledger):
            fix = "leave of and ledger out"
            yield Fault(at, f"the method {self.method} reads no other number", fix)
        if self.method == RELATIVE and self.of == PRICE:
            fix = f'write method = "{LOWEST}" without of'
            yield Fault(at, "it would give the dearest bid the most", fix)
        if self.priced != (self.part == PRICE):
            fix = 'write part = "price" for what is marked on price, and for nothing else'
            yield Fault(at, "its part and its number do not agree", fix)

    def _band_faults(self, at: str) -> Iterator[Fault]:
        if not 2 <= len(self.scale) <= MOST_BANDS:
            fix = "give the words of each band from 0 up, usually six: 0 to 5"
            yield Fault(at, f"it has {len(self.scale)} bands", fix)
        elif not all(one.strip() for one in self.scale):
            fix = "say of each band what a reader would see in the bid"
            yield Fault(at, "a band has no words", fix)
        elif len(set(self.scale)) < len(self.scale):
            fix = "say what tells each from the one below"
            yield Fault(at, "two bands have the same words", fix)

    def _ramp_faults(self, at: str) -> Iterator[Fault]:
        low, high = self.ends
        told = (self.floor is None) + (self.target is None)
        if told == 1 or (told and (not self.scored or self.ledger)):
            fix = "give floor and target, fixed before anyone bids, and say why in reason"
            yield Fault(at, "it has no floor or no target", fix)
        elif not (math.isfinite(low) and math.isfinite(high) and low != high):
            yield Fault(at, "its floor and target do not differ", "give two finite numbers")
        elif self.floor is not None and not self.reason.strip():
            fix = "write a source or a judgement: reason = …"
            yield Fault(at, "nobody says why its floor and target lie there", fix)
