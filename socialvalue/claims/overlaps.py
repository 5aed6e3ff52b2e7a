"""Overlaps: the same people or pounds claimed under two measures.

In come batches and the relations of their framework; out comes an `Overlap` for each submission,
stage and pair of measures in which something may be counted twice, with how it was found: the same
name stands in the `about` of both, the same number in two inputs that would hold the same, or
nothing tells the two apart. What is found is shown; no claim is changed by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from math import inf, isclose

import numpy as np
from attrs import frozen

from socialvalue.basis import STAGES
from socialvalue.claims.batch import COMMITTED, UNDATED, Batch, Bools, Ints
from socialvalue.claims.likeness import likeness
from socialvalue.claims.numbers import composed
from socialvalue.column import Column
from socialvalue.errors import Fault
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.relations import TWICE, Relation
from socialvalue.sample import Ragged, RaggedGroup

SAME_NAME, SAME_NUMBER, NOT_TOLD_APART = "same name", "same number", "not told apart"
FOUND = (SAME_NAME, SAME_NUMBER, NOT_TOLD_APART)
"""How an overlap was found, the surest first."""

WELFARE = "welfare"
"""The ledger of how people fare."""

CLOSE = 1e-4
"""Numbers that differ by so small a part of themselves are one number, rounded."""

_STAGES = len(STAGES)
_UNHEARD = str.maketrans(dict.fromkeys("'\u2018\u2019`\u00b4"))  # apostrophes, however typed
_APART = re.compile("[;\uff1b]")  # a full-width one looks the same

Word = Callable[[str, int, str], str]
"""The place of an input of a claim of a measure, in words."""


@frozen
class Overlap:
    """Two measures of one submission and stage that may count the same thing twice.

    `claims` are a claim of each, those by which it was found; `most` is the largest amount that
    the two can share, where the relation names the inputs that would hold it; `priced` says
    whether both have a price in one ledger.
    """

    place: int
    stage: int
    relation: Relation
    found: str
    claims: tuple[int, int]
    most: float
    priced: bool


def overlaps(
    batches: Mapping[str, Batch], framework: Framework, places: Iterable[int] | None = None
) -> list[Overlap]:
    """What may be counted twice, in the order of the relations; `places` are the submissions
    looked at, all where it is None.
    """
    return between(batches, _looked_for(batches, framework), places)


def between(
    batches: Mapping[str, Batch], relations: Iterable[Relation], places: Iterable[int] | None = None
) -> list[Overlap]:
    """What may be counted twice under some relations between measures that are claimed."""
    wanted = None if places is None else frozenset(places)
    sides: dict[str, Side] = {}
    found = []
    for relation in relations:
        first, second = (
            sides.setdefault(code, Side.of(batches[code]))
            for code in (relation.first, relation.second)
        )
        found += list(_of_pair(relation, first, second, wanted))
    return found


def _looked_for(batches: Mapping[str, Batch], framework: Framework) -> Iterator[Relation]:
    """The declared relations under which something may be counted twice, and those that two
    measures have by themselves: a pound is one pound, and a ledger pays once for one thing.
    """
    # What is declared and not looked for, since nothing is priced, takes away no other look.
    said = {one.pair for one in framework.relations if one.kind not in ("reinforces", *TWICE)}
    for one in framework.relations:
        if one.kind in TWICE and one.pair <= batches.keys():
            pair = [batches[code].measure for code in (one.first, one.second)]
            if one.kind == "overlaps" or together(*pair):
                said.add(one.pair)
                yield one
    present = [code for code in framework.members if code in batches]
    for first, second in combinations(present, 2):
        if frozenset((first, second)) in said:
            continue
        told = batches[first], batches[second]
        reason = _by_themselves(*(one.measure for one in told))
        # Of how people fare it is asked without a name, too: two prices of one life are likely.
        if reason and (WELFARE in reason or all(any(one.about) for one in told)):
            subject = "change" if WELFARE in reason else "pound"
            yield Relation("overlaps", first, second, reason, "", subject)


def _by_themselves(first: type[Measure], second: type[Measure]) -> str:
    """Why two measures may not stand on the same people or pounds, whoever says nothing of it."""
    if first.harm is not second.harm:
        return ""
    if shared := together(first, second):
        return f"both are priced in the {shared} ledger, which pays once for one thing"
    if first.unit.startswith("GBP") and second.unit.startswith("GBP"):
        return "both count pounds, and a pound is one pound"
    return ""


def together(first: type[Measure], second: type[Measure]) -> str:
    """A ledger in which both measures have a price, "" if there is none."""
    ledgers = [{proxy.ledger for proxy in one.proxies} for one in (first, second)]
    return min(ledgers[0] & ledgers[1], default="")


@frozen
class Side:
    """The claims of one measure that say something: their rows by submission and stage, and the
    names in the `about` of each that has any.
    """

    batch: Batch
    rows: dict[int, list[int]]
    names: dict[int, frozenset[str]]

    @staticmethod
    def of(batch: Batch) -> Side:
        """The side of a pair that one measure's claims are."""
        at = np.flatnonzero(_something(batch))
        stages = _filled(batch.stage, batch.size, COMMITTED)
        keys = (batch.places() * _STAGES + stages)[at]
        rows: dict[int, list[int]] = {}
        for key, claim in zip(keys.tolist(), at.tolist(), strict=True):
            rows.setdefault(key, []).append(claim)
        names = {
            claim: named(batch.about[claim]) for claim in at.tolist() if batch.about and
            batch.about[claim]
        }  # fmt: skip
        return Side(batch, rows, names)

    def at(self, place: int, stage: int) -> list[int]:
        """The claims of one submission and stage."""
        return self.rows.get(place * _STAGES + stage, [])

    def period(self, claim: int) -> int:
        """The year of a claim, `UNDATED` where it has none."""
        return UNDATED if self.batch.period is None else int(self.batch.period[claim])


def named(about: str) -> frozenset[str]:
    """The names in an `about`, apart by `;`: case, spaces, apostrophes, signs that nobody sees and
    letters that look alike make no other name.
    """
    plain = composed(about).translate(_UNHEARD)
    parts = (likeness(" ".join(part.split())) for part in _APART.split(plain))
    return frozenset(part for part in parts if part)


def _something(batch: Batch) -> Bools:
    """Whether a claim says more than nothing: some number of its own is not zero, (claims,)."""
    found = np.zeros(batch.size, dtype=bool)
    for name, declaration in batch.measure.inputs.items():
        values = batch.columns.get(name)
        if isinstance(values, Ragged):
            found |= _any(values.values != 0, values.offsets)
        elif isinstance(values, RaggedGroup):
            for one in values.members.values():
                found |= _any(np.asarray(one.values) != 0, values.offsets)
        elif isinstance(declaration, Column) and declaration.scope == "claim":
            found |= np.nan_to_num(np.asarray(values)) != 0
    return found if batch.blank is None else found & ~batch.blank


def _any(true: Bools, offsets: Ints) -> Bools:
    sums = np.concatenate([[0], np.cumsum(true)])[offsets]
    return np.asarray(sums[1:] > sums[:-1])


def _filled(column: Ints | None, size: int, default: int) -> Ints:
    return np.full(size, default) if column is None else column


def _of_pair(
    relation: Relation, first: Side, second: Side, wanted: frozenset[int] | None
) -> Iterator[Overlap]:
    declared = bool(relation.author) or relation.on == "change"
    priced = bool(together(first.batch.measure, second.batch.measure))
    for key in sorted(first.rows.keys() & second.rows.keys()):
        place, stage = divmod(key, _STAGES)
        if wanted is not None and place not in wanted:
            continue
        rows = (first.rows[key], second.rows[key])
        how = _found(relation, first, second, rows)
        if how is not None and (declared or how[0] == SAME_NAME):
            most = min(_sums(relation, (first, second), rows), default=inf)
            yield Overlap(place, stage, relation, *how, most, priced)


def _found(
    relation: Relation, first: Side, second: Side, rows: tuple[Sequence[int], Sequence[int]]
) -> tuple[str, tuple[int, int]] | None:
    """The surest sign that claims of two measures stand on the same, and a claim of each."""
    best: tuple[str, tuple[int, int]] | None = None
    for one, other in product(*rows):
        periods = {first.period(one), second.period(other)}
        if len(periods) == 2 and UNDATED not in periods:
            continue
        sign = _sign(relation, (first, one), (second, other))
        if sign and (best is None or FOUND.index(sign) < FOUND.index(best[0])):
            best = (sign, (one, other))
            if sign == SAME_NAME:
                return best
    if best is not None and best[0] == NOT_TOLD_APART and relation.where:
        sums = _sums(relation, (first, second), rows)
        best = (SAME_NUMBER, best[1]) if _same(*sums) else best
    return best


def _sums(
    relation: Relation, sides: tuple[Side, Side], rows: tuple[Sequence[int], Sequence[int]]
) -> list[float]:
    """What each measure gives in the input that would hold the same; empty where none is named."""
    return [
        float(np.nansum(side.batch.columns[name][list(some)]))
        for name, side, some in zip(relation.where, sides, rows, strict=False)
    ]


def _same(one: float, other: float) -> bool:
    return one != 0 and isclose(one, other, rel_tol=CLOSE)


def _sign(relation: Relation, one: tuple[Side, int], other: tuple[Side, int]) -> str:
    """How two claims stand on the same; "" where their names tell them apart."""
    names = [side.names.get(claim) for side, claim in (one, other)]
    if names[0] and names[1]:
        return SAME_NAME if names[0] & names[1] else ""
    if relation.where:
        numbers = [
            float(side.batch.columns[name][claim])
            for (side, claim), name in zip((one, other), relation.where, strict=True)
        ]
        if 0 in numbers:
            return ""
        if _same(*numbers):
            return SAME_NUMBER
    return NOT_TOLD_APART


def refused(batches: Mapping[str, Batch], framework: Framework, word: Word) -> Iterator[Fault]:
    """A fault for each submission that would have two measures priced for the same people or
    pounds, where one excludes the other.
    """
    excluding = [one.pair for one in framework.relations if one.kind == "excludes"]
    codes = {code for pair in excluding for code in pair}
    some = {code: batch for code, batch in batches.items() if code in codes}
    for one in overlaps(some, framework):
        if one.relation.kind == "excludes":
            first, second = one.relation.first, one.relation.second
            same = "for the same ones" if one.found == SAME_NAME else "and nothing tells them apart"
            fault = f"{first} and {second} would both be priced, {same}: {one.relation.reason}"
            fix = "name in `about` whom or what each is about, if they are others; or claim one"
            yield Fault(word(first, one.claims[0], "about"), fault, fix)
