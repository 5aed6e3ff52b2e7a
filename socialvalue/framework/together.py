"""Togetherness in a framework: `[[interaction]]` and `[[hold]]`, each with an author and a reason.

In go rows and the tree; out comes the tree whose nodes join accordingly. A row names children of
one node by their codes: measures of an outcome, outcomes of a theme, or themes. Benefits only:
no harm is ever averaged away, so harms join as they did.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import evolve

from socialvalue.aggregation import Aggregator, Choquet, Held, Hold, Interaction
from socialvalue.errors import Fault
from socialvalue.framework.node import Node
from socialvalue.framework.reading import Reader
from socialvalue.numerics import pairs

POINTS = 100.0
CLOSE = 1e-9
_INTERACTION = {"of", "value", "author", "reason"}
_HOLD = {"of", "below", "to", "author", "reason"}


def read(reader: Reader, table: Mapping[str, Any], root: Node) -> Node:
    """The tree with the interactions and holds that a framework declares; faults are added."""
    together: dict[str, list[Interaction]] = {}
    holds: dict[str, list[Hold]] = {}
    for number, row in enumerate(reader.tables(table, "interaction", "framework")):
        at = f"interaction[{number}]"
        reader.known(row, _INTERACTION, at)
        node = _home(reader, root, _codes(reader, row, at), at)
        if node is not None and _is_choquet(reader, node, at):
            # in one order, so that how they were written down makes no other framework
            first, second = sorted(row["of"])
            one = Interaction(first, second, reader.number(row, "value", at, None), *_who(row))
            together.setdefault(node.code, []).append(one)
    for number, row in enumerate(reader.tables(table, "hold", "framework")):
        at = f"hold[{number}]"
        reader.known(row, _HOLD, at)
        if (node := _home(reader, root, [reader.text(row, "of", at)], at)) is not None:
            below, to = (reader.number(row, name, at, None) for name in ("below", "to"))
            holds.setdefault(node.code, []).append(Hold(row["of"], below, to, *_who(row)))
    for several in together.values():
        several.sort(key=lambda one: (one.first, one.second))
    for held in holds.values():
        held.sort(key=lambda one: one.of)
    return _joined(root, together, holds) if together or holds else root


def choquet(aggregator: Aggregator) -> Choquet | None:
    """The Choquet integral of an aggregator, held or not; None where it is none."""
    by = aggregator.by if isinstance(aggregator, Held) else aggregator
    return by if isinstance(by, Choquet) else None


def interactions(node: Node) -> tuple[Interaction, ...]:
    """The interactions declared among a node's children."""
    found = choquet(node.aggregator)
    return found.interactions if found else ()


def holds(node: Node) -> tuple[Hold, ...]:
    """The holds declared on a node's children."""
    return node.aggregator.holds if isinstance(node.aggregator, Held) else ()


def plain(root: Node) -> dict[str, list[dict[str, Any]]]:
    """The interactions and holds of a tree as plain JSON types, each with its node."""
    nodes = list(root.walk())
    return {
        "interactions": [
            {"node": n.code, "of": [one.first, one.second], "value": one.value, **_told(one)}
            for n in nodes
            for one in interactions(n)
        ],
        "holds": [
            {"node": n.code, "of": one.of, "below": one.below, "to": one.to, **_told(one)}
            for n in nodes
            for one in holds(n)
        ],
    }


def _told(one: Interaction | Hold) -> dict[str, str]:
    return {"author": one.author, "reason": one.reason}


def faults(root: Node) -> Iterator[Fault]:
    """What is wrong with the interactions and holds of a tree."""
    for node in root.walk():
        yield from _of_interactions(node)
        yield from _of_holds(node)


def _codes(reader: Reader, row: Mapping[str, Any], at: str) -> list[str]:
    """The two codes of an interaction; none where it does not name two."""
    codes = row.get("of")
    if isinstance(codes, list) and len(codes) == 2 and all(isinstance(one, str) for one in codes):
        return codes
    reader.add(f"{at}.of", "it does not name two", 'write of = ["PA1", "EQ1"]')
    return []


def _who(row: Mapping[str, Any]) -> tuple[str, str]:
    return str(row.get("author", "")), str(row.get("reason", ""))


def _is_choquet(reader: Reader, node: Node, at: str) -> bool:
    """Whether a node's parts may interact; a fault is added where they may not."""
    by = node.aggregator
    if not isinstance(by, Choquet) and type(by) is not Aggregator:  # which was a fault already
        fault = f"{node.code} joins by {by.code}, which knows no interactions"
        reader.add(f"{at}.of", fault, f'write aggregator = {{ kind = "Choquet" }} for {node.code}')
    return isinstance(by, Choquet)


def _home(reader: Reader, root: Node, codes: Sequence[str], at: str) -> Node | None:
    """The node whose children these are; faults are added where there is none."""
    if not all(codes) or not codes:
        return None
    homes = {
        one.code: node
        for node in root.walk()
        for harm in (False, True)
        for one in node.parts(harm=harm)
    }
    if lost := [code for code in codes if code not in homes]:
        fix = "name measures of one outcome, outcomes of one theme, or themes"
        reader.add(f"{at}.of", f"{' and '.join(lost)} is not in this framework", fix)
        return None
    first, last = homes[codes[0]], homes[codes[-1]]
    if first is not last:
        fault = f"{codes[0]} stands in {first.code}, and {codes[-1]} in {last.code}"
        fix = "name two that join at one node, or say it of the nodes in which they stand"
        reader.add(f"{at}.of", fault, fix)
        return None
    return first


def _joined(
    node: Node, together: Mapping[str, list[Interaction]], held: Mapping[str, list[Hold]]
) -> Node:
    """A node and all below it, each joining as declared."""
    by = node.aggregator
    if isinstance(by, Choquet):
        by = evolve(by, interactions=tuple(together.get(node.code, ())))
    if marks := held.get(node.code):
        by = Held(by, tuple(marks))
    children = tuple(_joined(child, together, held) for child in node.children)
    return evolve(node, aggregator=by, children=children)


def _of_interactions(node: Node) -> Iterator[Fault]:
    """Each names two benefits of the node, once, and by whom; all together stay monotone."""
    own, wrong = interactions(node), False
    seen: set[frozenset[str]] = set()
    for one in own:
        at = f"interaction {one.first}, {one.second}"
        found = [
            *(Fault(at, *told) for told in _strangers(node, (one.first, one.second))),
            *_unsaid(at, one.author, one.reason),
        ]
        if one.first == one.second or one.pair in seen:
            fault = "it names one twice" if one.first == one.second else "this pair stands twice"
            found.append(Fault(f"{at}.of", fault, "keep two that differ, once"))
        if not (math.isfinite(one.value) and -1 <= one.value <= 1):
            fix = "give a number from -1 to 1, above 0 where both are asked for"
            found.append(Fault(f"{at}.value", f"{one.value:g} is not an interaction", fix))
        seen.add(one.pair)
        wrong = wrong or bool(found)
        yield from found
    if own and not wrong:
        yield from _falling(node)


def _falling(node: Node) -> Iterator[Fault]:
    """Interactions so strong that the whole could fall as a part rises: who, and what would do."""
    parts = node.parts(harm=False)
    weights = np.array([part.weight for part in parts])
    if not (np.isfinite(weights).all() and (weights >= 0).all() and weights.any()):
        return  # the weights have a fault of their own
    shares, bound = weights / weights.sum(), choquet(node.joining(harm=False))
    chosen = bound.pairs if bound else []
    over = pairs.excess(shares, chosen)
    if not (over > CLOSE).any():
        return
    told = [
        f"the importance of {part.code} is {share:.4g}, and its interactions, halved and without "
        f"their signs, come to {share + much:.4g}"
        for part, share, much in zip(parts, shares, over, strict=True)
        if much > CLOSE
    ]
    softer = [
        f"{parts[one].code} and {parts[two].code} to {_toward_zero(less):g}"
        for (one, two, much), (_, _, less) in zip(
            chosen, pairs.softened(shares, chosen), strict=True
        )
        if abs(less) < abs(much)
    ]
    fault = f"{'; '.join(told)}: the whole could fall as a rating rises"
    yield Fault(f"{node.code}.interaction", fault, f"bring {', '.join(softer)}, or nearer to 0")


def _of_holds(node: Node) -> Iterator[Fault]:
    """Each names a benefit of the node, marks within 100 points, and who says so and why."""
    seen: set[tuple[str, float]] = set()
    for one in holds(node):
        at = f"hold {one.of}"
        yield from (Fault(at, *told) for told in _strangers(node, (one.of,)))
        yield from _unsaid(at, one.author, one.reason)
        if not (math.isfinite(one.below) and 0 < one.below <= POINTS):
            fix = "give points above 0 and up to 100"
            yield Fault(f"{at}.below", f"{one.below:g} is not a mark", fix)
        if not (math.isfinite(one.to) and 0 <= one.to < POINTS):
            fix = "give points from 0, which is a veto, to below 100"
            yield Fault(f"{at}.to", f"{one.to:g} holds nothing", fix)
        if (one.of, one.below) in seen:
            yield Fault(at, f"it is held below {one.below:g} twice", "keep one of them")
        seen.add((one.of, one.below))


def _strangers(node: Node, codes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with codes that are no benefits of a node."""
    here = [part.code for part in node.parts(harm=False)]
    for code in dict.fromkeys(codes):
        if code not in here:
            fault = f"{code} is no benefit of {node.code}: harms are never averaged away"
            yield fault, f"name some of {', '.join(here) or 'another node'}"


def _unsaid(at: str, author: str, reason: str) -> Iterator[Fault]:
    for name, text in (("author", author), ("reason", reason)):
        if not text.strip():
            fix = f'write {name} = "…": this is a judgement that somebody makes'
            yield Fault(f"{at}.{name}", "it is missing, or not text", fix)


def _toward_zero(value: float) -> float:
    """A number cut to four places, so that what is shown is never too much."""
    return math.trunc(value * 1e4) / 1e4
