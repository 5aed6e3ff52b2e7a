"""Limits that a framework sets itself: how much of a harm is too much, where a benefit begins.

In come the rows `[[limit]]` of a framework and its tree; out come checked limits, and the tree with
each measure rated between them. A limit shares something out, so it names the rule by which it is
shared (equal per head, grandfathering, need …) and whose rule that is. Nothing is registered: the
measure of everybody else keeps its own rating.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from attrs import evolve, frozen

from socialvalue.errors import Fault, MeasureError
from socialvalue.framework.node import Node
from socialvalue.framework.reading import Reader
from socialvalue.measure import Measure
from socialvalue.ramp import PER_UNITS, Per, Ramp
from socialvalue.source import Source
from socialvalue.source.publication import STATUSES

Kind = Literal["", "social floor", "ecological ceiling"]
KINDS = ("social floor", "ecological ceiling")
"""What a limit may be called: the least that people need, the most that the earth bears."""

ALLOCATIONS = ("equal per head", "grandfathering", "need", "local agreement")
"""Rules of sharing out that have a name; any other is told in the framework's own words."""

NONE = "none"
MOST = 1e300
"""No limit is as large: what is larger is a slip of the hand."""
_RANGE = ("limit", "floor", "target")
_WORDS = ("allocation", "author", "reason")
_SOURCE = ("publisher", "source_title", "edition", "licence")
_MORE = ("status", "checked_on", "valid_until", "note")
_KNOWN = {"measure", "kind", "per", *_RANGE, *_WORDS, *_SOURCE, *_MORE}
_FIXES = {
    "allocation": f'write allocation = "{ALLOCATIONS[0]}" (or {", ".join(ALLOCATIONS[1:])}, or '
    "your own words)",
    "author": 'write author = "…": whose rule it is',
    "reason": 'write reason = "…"',
}


@frozen
class Limit:
    """What a framework says of one measure: rating 0 at `floor`, 1 at `target` (for a harm, its
    limit), in the measure's unit by the unit of `per`; by which rule of sharing out (`allocation`),
    whose rule it is, and why.
    """

    measure: str
    harm: bool
    floor: float
    target: float
    per: Per | None
    kind: Kind
    allocation: str
    author: str
    reason: str
    source: Source | None = None

    @property
    def words(self) -> str:
        """The rule and whose it is: "equal per head, by the word of Oxford City Council"."""
        return f"{self.allocation}, by the word of {self.author}"

    @property
    def ramp(self) -> Ramp:
        """The rating between the limits, with its reason in words."""
        kind = f"{self.kind}: " if self.kind else ""
        reason = f"{kind}{self.reason} (shared out: {self.words})"
        return Ramp(self.floor, self.target, self.per, reason, self.source)

    def plain(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "measure": self.measure,
            "floor": self.floor,
            "target": self.target,
            "per": self.per or NONE,
            "kind": self.kind,
            "allocation": self.allocation,
            "author": self.author,
            "reason": self.reason,
        }

    def fixed(self) -> list[Any]:
        """What of a limit a digest covers: all but the prose."""
        shared = [self.per or NONE, self.kind, self.allocation, self.author]
        return [self.measure, repr(self.floor), repr(self.target), *shared]


def read(reader: Reader, rows: Any, themes: Sequence[Node], at: str) -> tuple[Limit, ...]:
    """The limits of a framework, in the order of its rows; faults are added to the reader's."""
    measures = {member.code: member.measure for theme in themes for member in theme.leaves()}
    found: dict[str, Limit] = {}
    for number, row in enumerate(reader.tables({"limit": rows}, "limit", at)):
        place = f"{at}.limit[{number}]"
        if wrong := list(_faults(row, measures, place)):
            reader.faults += wrong
            continue
        one = _made(row, measures[row["measure"]])
        if one.measure in found:
            reader.add(place, f"{one.measure} has two limits", "keep one of them")
        try:
            _derived(measures[one.measure], one)
        except MeasureError as error:
            reader.faults += [Fault(place, told.fault, told.fix) for told in error.faults]
            continue
        found[one.measure] = one
    return tuple(found.values())


def held(themes: Sequence[Node], limits: Sequence[Limit]) -> tuple[Node, ...]:
    """The same themes, each measure that has a limit rated between it; the others as they were."""
    known = {limit.measure: limit for limit in limits}
    return tuple(_held(theme, known) for theme in themes) if known else tuple(themes)


def _held(node: Node, known: Mapping[str, Limit]) -> Node:
    members = tuple(
        evolve(one, measure=_derived(one.measure, known[one.code])) if one.code in known else one
        for one in node.members
    )
    return evolve(
        node, members=members, children=tuple(_held(child, known) for child in node.children)
    )


def _derived(measure: type[Measure], limit: Limit) -> type[Measure]:
    """The measure with another rating; `MeasureError` where it cannot have that one."""
    declared = {
        "rating": limit.ramp,
        "title": measure.title,
        "__doc__": measure.__doc__,
        "__module__": measure.__module__,
    }
    made: Any = type(measure)
    found: type[Measure] = made(measure.__name__, (measure,), declared)
    return found


def _made(row: Mapping[str, Any], measure: type[Measure]) -> Limit:
    own = measure.rating or Ramp(0, 1)
    floor, target = row.get("floor", own.floor), row.get("limit", row.get("target", own.target))
    return Limit(
        measure.code,
        measure.harm,
        float(floor),
        float(target),
        None if row["per"] == NONE else row["per"],
        row.get("kind", ""),
        row["allocation"].strip(),
        row["author"].strip(),
        row["reason"].strip(),
        _source(row, measure.code),
    )


def _source(row: Mapping[str, Any], code: str) -> Source | None:
    """The publication behind a limit; None where there is none, and it is a judgement."""
    if "publisher" not in row:
        return None
    publisher, title, edition, licence = (row[name].strip() for name in _SOURCE)
    checked, until, note = (str(row.get(name, "")) for name in _MORE[1:])
    status = row.get("status", "secondary")
    key = f"limit-{code}"
    return Source(key, publisher, title, edition, licence, status, checked, until, note)


def _faults(
    row: Mapping[str, Any], measures: Mapping[str, type[Measure]], at: str
) -> Iterator[Fault]:
    """What is wrong with one row, every part of it."""
    for key in sorted(row.keys() - _KNOWN):
        yield Fault(f"{at}.{key}", "this key is not known", f"use {', '.join(sorted(_KNOWN))}")
    code = row.get("measure")
    if not isinstance(code, str) or code not in measures:
        fault = "it names no measure of this framework"
        yield Fault(f"{at}.measure", fault, f"use one of {', '.join(measures)}")
    else:
        yield from _of_range(row, measures[code], at)
    if row.get("per") not in (*PER_UNITS, NONE):
        fault = "it does not say what the limit is per"
        yield Fault(f"{at}.per", fault, f"use {', '.join(PER_UNITS)}, or {NONE}")
    if row.get("kind", "") not in ("", *KINDS):
        yield Fault(f"{at}.kind", "this kind is not known", f"use {' or '.join(KINDS)}")
    for name in _WORDS:
        if not _is_text(row.get(name)):
            yield Fault(f"{at}.{name}", "it is missing, or not text", _FIXES[name])
    yield from _of_source(row, at)


def _of_range(row: Mapping[str, Any], measure: type[Measure], at: str) -> Iterator[Fault]:
    """A harm has a limit, a benefit a floor, a target or both; all are numbers."""
    code, given = measure.code, [name for name in _RANGE if name in row]
    for name in given:
        if isinstance(row[name], bool) or not isinstance(row[name], int | float):
            yield Fault(f"{at}.{name}", "it is not a number", f"write {name} = 40")
        elif abs(row[name]) > MOST:
            yield Fault(f"{at}.{name}", "it is too large a number", f"write {name} = 40")
    if measure.harm and given != ["limit"]:
        yield Fault(at, f"{code} is a harm, and it has one limit", "write limit = 40, and no other")
    elif not measure.harm and ("limit" in given or not given):
        fix = "write floor, target or both, in place of limit"
        yield Fault(at, f"{code} is a benefit: it has a floor and a target", fix)
    elif not measure.harm and len(given) < 2:
        own = measure.rating
        if own is None or (own.per or NONE) != row.get("per"):
            fix = "write both floor and target"
            yield Fault(at, f"what {code} is rated by itself is per something else", fix)


def _of_source(row: Mapping[str, Any], at: str) -> Iterator[Fault]:
    """A source is named whole, or not at all."""
    given = [name for name in (*_SOURCE, *_MORE) if name in row]
    for name in _SOURCE if given else ():
        if not _is_text(row.get(name)):
            yield Fault(f"{at}.{name}", "the source is not named whole", f'write {name} = "…"')
    if row.get("status", STATUSES[0]) not in STATUSES:
        yield Fault(f"{at}.status", "this status is not known", f"use {', '.join(STATUSES)}")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
