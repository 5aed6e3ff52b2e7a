"""What must hold for a framework: weights, shadows, harms and ratings, all faults gathered."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from socialvalue.column import Column
from socialvalue.errors import Fault
from socialvalue.framework import together
from socialvalue.framework.node import Caps, Credit, Member, Node
from socialvalue.relations import Relation, circle

POINTS = 100.0


def faults(
    code: str,
    root: Node,
    caps: Caps,
    credit: Credit,
    relations: Sequence[Relation] = (),
    reweighed: Sequence[str] = (),
) -> list[Fault]:
    """Everything that is wrong with a framework, in the order of its tree.

    Under a node that was `reweighed` a child may weigh nothing: people may give it no points, and
    its measures, harms among them, stay where they can be read.
    """
    none = dict.fromkeys(reweighed, True)
    found = list(_of_weights(code, root.children, "themes", none.get(root.code, False)))
    if root.code != "overall":
        found.append(Fault(root.code, "the root is not called overall", 'give it code "overall"'))
    for node in root.walk():
        found += _of_node(code, node)
    for theme in root.children:
        found += _of_weights(theme.code, theme.children, "outcomes", none.get(theme.code, False))
        for outcome in theme.children:
            found += _of_members(outcome)
    found += _of_codes(root)
    found += _of_shadows(root)
    found += together.faults(root)
    found += _of_caps(caps)
    found += _of_credit(credit)
    found += _of_relations(root, relations)
    return found


def _of_weights(
    at: str, parts: Sequence[Node | Member], kind: str, none: bool = False
) -> Iterator[Fault]:
    if not parts:
        yield Fault(at, f"it has no {kind}", "add at least one")
        return
    for part in parts:
        if not (part.weight > 0 or (none and part.weight == 0)) or not math.isfinite(part.weight):
            fix = "give a number above 0, or leave it out"
            yield Fault(f"{at}.{part.code}", f"its weight is {part.weight}", fix)
    total = sum(part.weight for part in parts)
    if not math.isclose(total, POINTS, abs_tol=1e-9):
        names = ", ".join(f"{part.code} {part.weight:g}" for part in parts)
        fix = f"share out 100 points among {names}"
        yield Fault(at, f"the weights of its {kind} add up to {total:g}, not 100", fix)


def _of_members(outcome: Node) -> Iterator[Fault]:
    benefits = [member for member in outcome.members if not member.measure.harm]
    harms = [member for member in outcome.members if member.measure.harm]
    if not outcome.members:
        yield Fault(outcome.code, "it has no measures", "add at least one")
    if benefits:
        yield from _of_weights(outcome.code, benefits, "benefit measures")
    if harms:
        yield from _of_weights(outcome.code, harms, "harm measures")
    for member in outcome.members:
        if member.measure.rating is None:
            fix = "give the measure a Ramp, or leave it out of the framework's weights"
            fault = f"it has no rating ({member.measure.unrated_reason})"
            yield Fault(f"{outcome.code}.{member.code}", fault, fix)
        yield from _of_discounting(outcome, member)


def _of_discounting(outcome: Node, member: Member) -> Iterator[Fault]:
    """The health schedule is a framework's choice, and has a reason."""
    at = f"{outcome.code}.{member.code}.discounting"
    if member.discounting not in ("", "standard", "health"):
        yield Fault(at, f"{member.discounting!r} is not known", "use standard or health")
    elif member.discounting == "health" and not member.discounting_reason:
        fix = 'write discounting_reason = "…": what is valued is health itself'
        yield Fault(at, "no reason is given for the health schedule", fix)


def _of_node(code: str, node: Node) -> Iterator[Fault]:
    at = node.code or code
    if not (math.isfinite(node.penalty) and node.penalty >= 0):
        yield Fault(f"{at}.lambda", f"{node.penalty} cannot weigh harm", "give 0 or more")
    if not node.harm_aggregator.holds_harm:
        fault = f"{node.harm_aggregator} would let a harm be averaged away"
        fix = "use PowerMean with p of 1 or more, or WeightedMean"
        yield Fault(f"{at}.harm_aggregator", fault, fix)


def _of_codes(root: Node) -> Iterator[Fault]:
    seen: set[str] = set()
    for node in root.walk():
        for code in (node.code, *(member.code for member in node.members)):
            if code in seen:
                yield Fault(code, "it stands twice in the framework", "keep one place for it")
            seen.add(code)


def _of_shadows(root: Node) -> Iterator[Fault]:
    harms = {member.code for member in root.leaves() if member.measure.harm}
    for member in root.leaves():
        if member.measure.harm:
            continue
        at = f"{member.code}.shadow"
        if not member.shadow:
            fix = f'name the harm to read beside it ({", ".join(sorted(harms))}), or "none" and why'
            yield Fault(at, "this benefit has no shadow", fix)
        elif member.shadow == "none" and not member.shadow_reason:
            yield Fault(at, "no reason is given for none", 'write shadow_reason = "…"')
        elif member.shadow != "none" and member.shadow not in harms:
            fix = f"use one of {', '.join(sorted(harms)) or 'none, with a reason'}"
            yield Fault(at, f"{member.shadow!r} is not a harm of this framework", fix)


def _of_caps(caps: Caps) -> Iterator[Fault]:
    for name in ("theme", "overall"):
        value = getattr(caps, name)
        if not (math.isfinite(value) and value <= POINTS):
            yield Fault(f"caps.{name}", f"{value} is not a score", "give a number up to 100")
    if not caps.reason:
        yield Fault("caps.reason", "it is missing", "say why a harm past its limit caps a score")


def _of_credit(credit: Credit) -> Iterator[Fault]:
    """Ceilings are points of 100, never lower for a better grade, and somebody says why."""
    for name in ("evidence", "counterfactual"):
        ceilings = getattr(credit, name)
        if not all(math.isfinite(one) and 0 <= one <= POINTS for one in ceilings):
            yield Fault(f"credit.{name}", "a ceiling is not a rating", "give points from 0 to 100")
        elif list(ceilings) != sorted(ceilings):
            fix = "give a better grade at least the ceiling of a worse one"
            yield Fault(f"credit.{name}", "better evidence would earn less", fix)
    if credit.holds and not credit.reason:
        yield Fault("credit.reason", "it is missing", "say why these grades hold a rating back")


def _of_relations(root: Node, relations: Sequence[Relation]) -> Iterator[Fault]:
    """Both measures stand in the framework, and where they meet are two plain columns."""
    measures = {member.code: member.measure for member in root.leaves()}
    yield from circle(relations)
    for one in relations:
        at = f"relation {one.first}, {one.second}"
        if lost := [code for code in (one.first, one.second) if code not in measures]:
            fault = f"{' and '.join(lost)} is not a measure of this framework"
            yield Fault(at, fault, "add it, or leave the relation out")
            continue
        for code, name in zip((one.first, one.second), one.where, strict=False):
            if not isinstance(measures[code].inputs.get(name), Column):
                plain = [n for n, what in measures[code].inputs.items() if isinstance(what, Column)]
                fix = f"use one of {', '.join(plain) or 'none: leave where out'}"
                yield Fault(f"{at}.where", f"{name!r} is not a column of {code}", fix)
                return
        units = {
            getattr(measures[code].inputs[name], "unit", "")
            for code, name in zip((one.first, one.second), one.where, strict=False)
        }
        if len(units) > 1:
            fault = f"they are in {' and in '.join(sorted(units))}, and can never be the same"
            yield Fault(f"{at}.where", fault, "name two inputs of one unit, or leave where out")
