"""Counted once: pounds by ledger, less what two measures may both hold, by a rule that is named.

In come a scorecard and a rule; out come deductions, and what is left a submission and ledger. It is
a view beside: `worth` and every score stay as they are. Ledgers are never mixed, and nothing is
taken off a harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from attrs import define

from socialvalue.claims.overlaps import NOT_TOLD_APART
from socialvalue.errors import Fault, UnknownName
from socialvalue.scorecard import tables
from socialvalue.scorecard.pairs import Pair, Priced
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import Table
from socialvalue.scorecard.words import clean, listed, pounds
from socialvalue.valuation.prices import UNITS

RULES = {
    "none": "nothing is taken off",
    "smaller": "of two that may hold the same, what both can hold comes off the smaller",
    "named": "as `smaller`, but only where the same name or the same number stands in both",
    "furthest": "along a chain only the furthest evidenced link keeps its price; else as `smaller`",
}
"""By what rule something is counted once."""

USUAL = "smaller"
NAMED = 6
COLUMNS = (
    *("submission", "ledger", "rule", "off", "beside", "found", "worth", "deducted", "set_aside"),
    *("reason", "author"),
)


@define(frozen=True)
class Deduction:
    """What comes `off` one measure because another, `beside` it, may hold the same; whole units.

    `deducted` is what both may count, never more than the smaller; `set_aside` what another link of
    a chain would price the same people at beyond that, and is no price of the furthest one.
    """

    pair: Pair
    off: str
    beside: str
    deducted: int
    set_aside: int = 0


def _taken(priced: Priced, rule: str, places: Iterable[int] | None) -> Iterator[Deduction]:
    """What the rule takes off, submission by submission and ledger by ledger; raises `UnknownName`
    for another rule.
    """
    if rule not in RULES:
        fix = f"use {', '.join(RULES)}"
        raise UnknownName(Fault(str(rule)[:40], "there is no rule of this name", fix))
    if rule == "none":
        return
    some = None if places is None else list(places)
    chained = []
    if rule == "furthest":
        chained = priced.along(priced.card.framework.chains(), some)
    pairs = [
        one for one in priced.pairs(some) if rule != "named" or one.overlap.found != NOT_TOLD_APART
    ]
    by_ledger: dict[tuple[int, str], tuple[list[Pair], list[Pair]]] = {}
    for which, found in enumerate((pairs, chained)):
        for one in found:
            by_ledger.setdefault((one.place, one.ledger), ([], []))[which].append(one)
    for (place, ledger), (mine, steps) in sorted(by_ledger.items(), key=lambda one: one[0]):
        yield from _Ledger.of(priced, place, ledger, (*mine, *steps)).counted(mine, steps)


@define(frozen=True)
class _Ledger:
    """One submission's ledger while it is counted: what is left of each measure, in whole units."""

    priced: Priced
    place: int
    left: dict[str, int]
    order: list[str]
    """The measures, the largest first; of equals the one that stands first in the framework."""

    @staticmethod
    def of(priced: Priced, place: int, ledger: str, pairs: Iterable[Pair]) -> _Ledger:
        codes = {code for one in pairs for code in one.codes}
        left = {
            code: priced.worth(code, ledger, place)
            for code in priced.card.framework.members
            if code in codes
        }
        return _Ledger(priced, place, left, sorted(left, key=lambda code: -left[code]))

    def counted(self, pairs: Sequence[Pair], steps: Sequence[Pair]) -> Iterator[Deduction]:
        """What comes off along chains, then off the smaller of every other pair."""
        done = set()
        if kept := self._furthest(steps):
            yield from self._along(steps, kept)
            done = {frozenset(one.codes) for one in steps if kept & set(one.codes)}
        by_pair = {frozenset(one.codes): one for one in pairs}
        held: list[Deduction] = []
        for at, off in enumerate(self.order):
            for beside in self.order[:at]:
                pair = frozenset((off, beside))
                if pair in by_pair and pair not in done:
                    # What others hold of it that have nothing in common with this one is taken up.
                    taken = sum(
                        one.deducted
                        for one in held
                        if one.beside == beside and frozenset((one.off, off)) not in by_pair
                    )
                    held += self._off(by_pair[pair], off, beside, self.left[beside] - taken)
        yield from held

    def _furthest(self, steps: Sequence[Pair]) -> set[str]:
        """The evidenced links that lead to no other evidenced link here."""
        shown = {
            code for one in steps for code in one.codes if self.priced.evidenced(code, self.place)
        }
        return shown - {one.codes[0] for one in steps if shown.issuperset(one.codes)}

    def _along(self, steps: Sequence[Pair], kept: set[str]) -> Iterator[Deduction]:
        """All other links of a chain lose their price beside the furthest evidenced one."""
        for off in [code for code in self.order if code not in kept]:
            beside = [one for one in steps if off in one.codes and kept & set(one.codes)]
            for one in sorted(beside, key=lambda one: one.codes):
                mine = one.codes.index(off)
                lost = min(one.shared[mine], self.left[off])
                much = min(lost, one.shared[1 - mine])
                self.left[off] -= lost
                if lost:
                    yield Deduction(one, off, one.codes[1 - mine], much, lost - much)

    def _off(self, one: Pair, off: str, beside: str, room: int) -> list[Deduction]:
        """The shared part comes off the smaller, once: what is gone takes nothing else off, and
        beside a claim no more is taken off than there is `room` for in it.
        """
        much = max(min(*one.shared, self.left[off], room), 0)
        self.left[off] -= much
        return [Deduction(one, off, beside, much)] if much else []


def tables_of(card: Scores, rule: str = USUAL) -> tuple[Table, Table]:
    """What is left a submission and ledger, and what was taken off for it, pair by pair."""
    priced = Priced(card)
    found = list(_taken(priced, rule, None))
    return _left(card, rule, found), _of_pairs(priced, rule, found)


def of_pairs(card: Scores, rule: str = USUAL) -> Table:
    """One row a deduction: what comes off which measure, beside which other, and why."""
    return tables_of(card, rule)[1]


def _of_pairs(priced: Priced, rule: str, found: Iterable[Deduction]) -> Table:
    rows = [_row(priced, rule, one) for one in found]
    return {name: np.array([row[at] for row in rows]) for at, name in enumerate(COLUMNS)}


def _row(priced: Priced, rule: str, one: Deduction) -> tuple[str | float, ...]:
    pair = one.pair
    return (
        *(priced.card.submissions.name(pair.place), pair.ledger, rule, one.off, one.beside),
        *(pair.overlap.found, priced.worth(one.off, pair.ledger, pair.place) / UNITS),
        *(one.deducted / UNITS, one.set_aside / UNITS),
        *(pair.overlap.relation.reason, pair.overlap.relation.author),
    )


def table(card: Scores, rule: str = USUAL) -> Table:
    """One row a submission and ledger: benefit, what is deducted and set aside, and what is left.

    `benefit - deducted - set_aside = left`, and `left - harm = balance`.
    """
    return tables_of(card, rule)[0]


def _left(card: Scores, rule: str, taken: Iterable[Deduction]) -> Table:
    whole = tables.worth(card, "overall")
    found = {name: whole[name] for name in ("submission", "ledger", "benefit")}
    count = len(whole["ledger"])
    starts = {ledger: at for at, ledger in reversed(list(enumerate(whole["ledger"])))}
    off: dict[str, Any] = {name: np.zeros(count) for name in ("deducted", "set_aside")}
    for one in taken:
        at = starts[one.pair.ledger] + one.pair.place
        off["deducted"][at] += one.deducted
        off["set_aside"][at] += one.set_aside
    units = np.rint(found["benefit"] * UNITS) - off["deducted"] - off["set_aside"]
    harm = np.rint(whole["harm"] * UNITS)
    return {
        **found,
        "rule": np.full(count, rule, dtype=object),
        **{name: much / UNITS for name, much in off.items()},
        "left": units / UNITS + 0.0,
        "harm": whole["harm"],
        "balance": (units - harm) / UNITS + 0.0,
        "price_year": whole["price_year"],
    }


def line(card: Scores, places: Sequence[int], rule: str = USUAL) -> str:
    """One sentence for a page; "" where no overlap stands between two priced measures."""
    priced = Priced(card)
    found = sorted(_taken(priced, rule, places), key=_whose)
    told = []
    for (place, ledger), some in groupby(found, key=_whose):
        units = [priced.worth(code, ledger, place) for code in priced.units]
        off = sum(one.deducted + one.set_aside for one in some)
        whole = sum(units)
        name = clean(card.submissions.name(place))
        told.append(f"{name}, {ledger}, {pounds((whole - off) / UNITS)} of {pounds(whole / UNITS)}")
    if not told:
        return ""
    return (
        f'Benefits counted once by the rule "{rule}": {listed(told, NAMED)}. Neither the pounds '
        "above nor any score is lowered by it."
    )


def _whose(one: Deduction) -> tuple[int, str]:
    return one.pair.place, one.pair.ledger
