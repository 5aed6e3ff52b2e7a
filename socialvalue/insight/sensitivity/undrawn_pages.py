"""What is not drawn, reason by reason, so that a long list can be read.

In come figures that stand still; out come lines of at most 98 columns.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from socialvalue.insight.sensitivity.undrawn import REASONS, Undrawn
from socialvalue.scorecard.words import clean, listed, number, wrapped

VALUED, MOST = 3, 12
"""Figures of one kind that are told with their values, and that are told at all."""


def lines(some: Sequence[Undrawn]) -> Iterator[str]:
    """One paragraph a reason, what somebody could mend first."""
    if not some:
        yield "  Everything behind this number is drawn."
        return
    for reason in sorted({one.reason for one in some}, key=REASONS.index):
        told = "; ".join(_kinds([one for one in some if one.reason == reason]))
        yield from wrapped(f"{reason}: {told}", "  - ", "    ")
    yield from wrapped("not_drawn() has each with its value.", "  ")


def _kinds(some: Sequence[Undrawn]) -> Iterator[str]:
    """Figures of one name, with all whose measures are the same told together."""
    kinds: dict[str, list[Undrawn]] = {}
    for one in some:
        kinds.setdefault(one.figure, []).append(one)
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, found in kinds.items():
        if len(found) <= VALUED:
            yield _valued(name, found)
        else:
            alike.setdefault(tuple(dict.fromkeys(one.measure for one in found)), []).append(name)
    for codes, names in alike.items():
        yield f"{' and '.join(map(clean, names))}, of {listed(codes, MOST)}"


def _valued(name: str, some: Sequence[Undrawn]) -> str:
    told = [f"{one.measure}{_value(one)}".strip() for one in some]
    return f"{clean(name)}{' of' if some[0].measure else ''} {', '.join(told)}".strip()


def _value(one: Undrawn) -> str:
    return "" if math.isnan(one.value) else f" ({number(one.value)})"
