"""The steps behind a node: an outcome, a theme or the whole.

In come a scorecard, a place and the code of a node; out comes an `Explanation`. Every number is
recomputed here from the measures below the node, by the node's own aggregators, in plain order.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen

from socialvalue.aggregation import Aggregator, Choquet, Held, PowerMean, WeightedMean
from socialvalue.framework import Node
from socialvalue.insight import together_steps
from socialvalue.insight.explanation import Explanation, Step
from socialvalue.insight.own_words import not_assessed, own_words
from socialvalue.scorecard import Scorecard, grounds
from socialvalue.scorecard.reading import Reading, readings
from socialvalue.scorecard.words import STATUS_WORDS, number, points, share

Cells = dict[str, Reading]


@frozen
class Part:
    """A child of a node in one tree: its cautious and best rating 0-1, and its coverage 0-1."""

    code: str
    weight: float
    cautious: float
    best: float
    covered: float
    status: str = ""


GONE = Part("", 0.0, 0.0, 0.0, 0.0)
"""In place of a part that does not apply."""


@frozen
class Branch:
    """A node's two trees: its benefit parts and harm parts, and what each comes to."""

    benefits: tuple[Part, ...]
    harms: tuple[Part, ...]
    benefit: Part | None
    harm: Part | None


def of_node(card: Scorecard, place: int, code: str) -> Explanation:
    """The explanation of one node for one submission."""
    node = card.plan.nodes[card.places[code]]
    cells = {one.member.code: one for one in readings(card, place)}
    found = branch(node, cells)
    steps = [
        *_tree(node, found.benefits, found.benefit, cells, harm=False),
        *_tree(node, found.harms, found.harm, cells, harm=True),
    ]
    benefit = 100 * found.benefit.cautious if found.benefit else 0.0
    harm = 100 * found.harm.cautious if found.harm else 0.0
    plain = benefit - node.penalty * harm
    words = f"{number(benefit)} - {number(node.penalty)} x {number(harm)} = {number(plain)}"
    steps.append(Step("score", f"benefit - harm weight x harm: {words}", plain, "of 100"))
    score, capped = _capped(card, node, plain, _over(card, node, cells, silent=True))
    steps += [Step("cap", capped, score, "of 100")] if capped else []
    headroom, told = _headroom(card, node, found, cells)
    covered, share_words = _coverage(node, found)
    steps.append(Step("headroom", told, headroom, "of 100"))
    steps.append(Step("coverage", share_words, covered, "share of weight"))
    steps.append(Step("weights", grounds.whose(card)))
    steps += [*not_assessed(node, cells), *own_words(card, place, code)]
    numbers = {"benefit": benefit, "harm": harm, "score": score}
    numbers |= {"headroom": headroom, "coverage": covered}
    status = (
        f"score {points(score)}, headroom {points(headroom)}, coverage {share(round(covered, 4))}"
    )
    return Explanation(code, node.name, card.submissions.name(place), status, tuple(steps), numbers)


def branch(node: Node, cells: Cells) -> Branch:
    """The parts of a node in both trees and what they come to; parts that do not apply are gone."""
    benefits, harms = _parts(node, cells, harm=False), _parts(node, cells, harm=True)
    return Branch(
        benefits,
        harms,
        _joined(node, benefits, harm=False),
        _joined(node, harms, harm=True),
    )


def _parts(node: Node, cells: Cells, *, harm: bool) -> tuple[Part, ...]:
    found = []
    for member in node.members:
        one = cells[member.code]
        if member.measure.harm == harm and one.status != "not applicable":
            worst, best = (1.0, 0.0) if harm else (0.0, 1.0)
            if one.assessed:
                worst = best = one.rating / 100
            seen = float(one.assessed)
            found.append(Part(member.code, member.weight, worst, best, seen, one.status))
    for child in node.children:
        below = branch(child, cells)
        whole = below.harm if harm else below.benefit
        if whole is not None:
            found.append(whole)
    return tuple(found)


def _joined(node: Node, parts: tuple[Part, ...], *, harm: bool) -> Part | None:
    """What the parts of one tree come to; None where nothing applies."""
    if not parts:
        return None
    here = {part.code: part for part in parts}
    places = [here.get(part.code, GONE) for part in node.parts(harm=harm)]
    weights = np.array([part.weight for part in places])

    def join(name: str, by: Aggregator) -> float:
        values = np.array([getattr(part, name) for part in places])
        return float(by.combine(values[:, None, None], weights)[0, 0])

    by = node.joining(harm=harm)
    whole = (join("cautious", by), join("best", by), join("covered", WeightedMean()))
    return Part(node.code, node.weight, *whole)


def _tree(
    node: Node,
    parts: tuple[Part, ...],
    whole: Part | None,
    cells: Cells,
    *,
    harm: bool,
) -> list[Step]:
    """Each part of one tree, and how they join."""
    kind = "harm" if harm else "benefit"
    steps = [_part(part, kind) for part in parts]
    steps += [
        _apart(cells[m.code], kind) for m in node.members if _is_apart(cells[m.code], harm=harm)
    ]
    if whole is None:
        none = f"{node.code} has no {kind} measure that applies: its {kind} is 0"
        return [*steps, Step(kind, none, 0.0, "of 100")]
    value, by = 100 * whole.cautious, node.joining(harm=harm)
    heavy = [part for part in parts if part.weight > 0]
    applies = [part.code for part in heavy]
    cautious, best = ([getattr(p, name) for p in heavy] for name in ("cautious", "best"))
    steps += together_steps.of_pairs(by, applies)
    steps += together_steps.of_holds(by, applies, cautious, best)
    held = together_steps.held(by, applies, cautious)
    words = f"{by.code}: {arithmetic(by, parts)}{held} = {number(value)}"
    return [*steps, Step(kind, words, value, "of 100")]


def _part(part: Part, kind: str) -> Step:
    value = 100 * part.cautious
    why = ""
    if part.status in STATUS_WORDS:
        counted = "counts as past its limit" if kind == "harm" else "earns nothing"
        why = f" ({STATUS_WORDS[part.status]}: {counted})"
    words = f"{part.code}: {number(value)} of 100{why}, weight {number(part.weight)}"
    if part.covered < 1 and not why:
        assessed = share(round(part.covered, 4))
        words += f"; {assessed} of its weight assessed, {number(100 * part.best)} with gaps at best"
    return Step(f"part of {kind}", words, value, "of 100")


def _is_apart(one: Reading, *, harm: bool) -> bool:
    return one.status == "not applicable" and one.member.measure.harm == harm


def _apart(one: Reading, kind: str) -> Step:
    words = f"{one.member.code} is not applicable ({one.why}): its weight of "
    return Step(f"part of {kind}", f"{words}{number(one.member.weight)} goes to the others")


def arithmetic(aggregator: Aggregator, parts: tuple[Part, ...]) -> str:
    """How ratings of 0-100 join, written out."""
    if isinstance(aggregator, Held):
        return arithmetic(aggregator.by, parts)
    if isinstance(aggregator, Choquet) and aggregator.pairs:
        applies = [part.code for part in parts]
        return together_steps.written(aggregator, applies, [part.cautious for part in parts])
    pairs = [(number(part.weight), number(100 * part.cautious)) for part in parts]
    total = " + ".join(weight for weight, _ in pairs)
    if isinstance(aggregator, WeightedMean | Choquet) or getattr(aggregator, "p", None) == 1:
        return f"({' + '.join(f'{w} x {v}' for w, v in pairs)}) / ({total})"
    if isinstance(aggregator, PowerMean):
        p = number(aggregator.p)
        if aggregator.p == 0:
            return f"({' x '.join(f'{v}^{w}' for w, v in pairs)})^(1 / ({total}))"
        return f"(({' + '.join(f'{w} x {v}^({p})' for w, v in pairs)}) / ({total}))^(1 / ({p}))"
    return f"{aggregator!r} of {', '.join(f'{v} with weight {w}' for w, v in pairs)}"


def _over(card: Scorecard, node: Node, cells: Cells, *, silent: bool) -> list[str]:
    """The harms that cap a node: past their limit and, if `silent`, those not looked for."""
    whole = node is card.framework.root or node in card.framework.themes
    found = []
    for member in node.leaves() if whole else ():
        one = cells[member.code]
        if member.measure.harm and one.past:
            found.append(f"{one.member.code} is past its limit")
        elif member.measure.harm and silent and one.status in ("not assessed", "undefined"):
            found.append(f"{one.member.code} is {one.status}")
    return found


def _capped(card: Scorecard, node: Node, score: float, over: list[str]) -> tuple[float, str]:
    """A score under its cap, and the words; no words where nothing caps."""
    if not over:
        return score, ""
    caps = card.framework.caps
    cap = caps.overall if node is card.framework.root else caps.theme
    name = "caps.overall" if node is card.framework.root else "caps.theme"
    effect = f"held to {points(cap)}" if score > cap else f"{points(score)} is already below it"
    return min(score, cap), f"{'; '.join(over)}: {name} is {points(cap)}, {effect}. {caps.reason}"


def _headroom(card: Scorecard, node: Node, found: Branch, cells: Cells) -> tuple[float, str]:
    """The score had every gap been at its best, and the arithmetic."""
    benefit = 100 * found.benefit.best if found.benefit else 0.0
    harm = 100 * found.harm.best if found.harm else 0.0
    plain = benefit - node.penalty * harm
    words = (
        "had every gap been at its best (benefits full, harms none): "
        f"{number(benefit)} - {number(node.penalty)} x {number(harm)} = {number(plain)}"
    )
    headroom, capped = _capped(card, node, plain, _over(card, node, cells, silent=False))
    return headroom, f"{words}; {capped}" if capped else words


def _coverage(node: Node, found: Branch) -> tuple[float, str]:
    """The share of weight assessed, joined over benefit and harm as the score joins them."""
    good, bad = found.benefit, found.harm
    if good is None or bad is None:
        only, kind = (good, "benefit") if good else (bad, "harm")
        if only is None:
            return 1.0, "nothing here applies, so nothing is missing"
        return only.covered, f"{share(round(only.covered, 4))} of the weight of {kind} was assessed"
    value = (good.covered + node.penalty * bad.covered) / (1 + node.penalty)
    seen, looked = share(round(good.covered, 4)), share(round(bad.covered, 4))
    joined = "the two counting alike"
    if node.penalty != 1:
        joined = f"harm counting {number(node.penalty)} times as much as benefit"
    return (
        value,
        f"{seen} of the weight of benefit and {looked} of that of harm was assessed, {joined}",
    )
