"""The methods that are tried: one change of method at a time, each made when it is asked for.

In comes a setting; out come variants, in groups. One that makes no sense here says why instead of
making a setting, so that nothing is left out unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from attrs import evolve, frozen

from socialvalue.aggregation import Aggregator, PowerMean, WeightedMean
from socialvalue.basis import STAGES
from socialvalue.claims.batch import COMMITTED
from socialvalue.framework import Caps, Credit, Member, Node
from socialvalue.insight.sensitivity.setting import Setting, adjusted_by, apart, unheld
from socialvalue.proxy import ADJUSTMENTS
from socialvalue.voices import Perspective

HUNDRED, STEP = 100.0, 10.0
"""All points of weight, and those that a theme is given or loses."""
TRIAL = "a trial of other weights"
PENALTIES, POWERS = (0.5, 1.0, 2.0), (1.0, 2.0, 4.0)
MEANS: dict[str, Aggregator] = {
    "weighted mean at every node": WeightedMean(),
    "power mean of 0.5 at every node": PowerMean(0.5),
    "geometric mean at every node": PowerMean(0.0),
    "harmonic mean at every node": PowerMean(-1.0),
}


@frozen
class Variant:
    """One method: its `kind` and `name`, and how its setting is made; or `why` there is none.

    `pounds` says that it can move pounds alone, and no score.
    """

    kind: str
    name: str
    make: Callable[[], Setting] | None = None
    why: str = ""
    pounds: bool = False


def variants(start: Setting, perspectives: Sequence[Perspective] = ()) -> Iterator[Variant]:
    """Every variant of a setting, in groups."""
    yield from _aggregators(start)
    yield from _weights(start)
    yield from _perspectives(start, perspectives)
    yield from _adjustments(start)
    yield from _discounting(start)
    yield from _harms(start)
    yield from _stages(start)
    yield _credit(start)


def _aggregators(start: Setting) -> Iterator[Variant]:
    for name, by in MEANS.items():
        yield Variant("aggregator", name, partial(_joined, start, by))
    for name, change, none in (
        ("no holds", unheld, "the framework declares no hold"),
        ("no interactions", apart, "the framework declares no interaction"),
    ):
        made = start.nodes(partial(_rejoined, change))
        if made.same(start):
            yield Variant("aggregator", name, why=none)
        else:
            yield Variant("aggregator", name, lambda made=made: made)  # type: ignore[misc]


def _joined(start: Setting, by: Aggregator) -> Setting:
    return start.nodes(lambda node: evolve(node, aggregator=by))


def _rejoined(change: Callable[[Aggregator], Aggregator], node: Node) -> Node:
    return evolve(
        node, aggregator=change(node.aggregator), harm_aggregator=change(node.harm_aggregator)
    )


def _weights(start: Setting) -> Iterator[Variant]:
    themes = start.framework.themes
    equal = {theme.code: HUNDRED / len(themes) for theme in themes}
    yield Variant("weights", "equal themes", partial(_weighted, start, equal))
    for theme in themes:
        others = HUNDRED - theme.weight
        for step in (STEP, -STEP):
            name = f"{theme.code} {step:+.0f} points"
            if not others > 0:
                why = "there is no other theme to take the points from"
                yield Variant("weights", name, why=why)
                continue
            points = {one.code: one.weight * (1 - step / others) for one in themes}
            points[theme.code] = round(theme.weight + step, 9)
            yield Variant("weights", name, partial(_weighted, start, points))


def _weighted(start: Setting, points: dict[str, float]) -> Setting:
    root = start.framework.root.code
    return evolve(start, framework=start.framework.weighted(root, points, whose=TRIAL))


def _perspectives(start: Setting, some: Sequence[Perspective]) -> Iterator[Variant]:
    if not some:
        why = "no perspective was given: sv.methods(card, perspectives=...)"
        yield Variant("weights", "perspectives", why=why)
    for one in some:
        yield Variant("weights", f"perspective of {one.name}", partial(_seen_by, start, one))


def _seen_by(start: Setting, one: Perspective) -> Setting:
    framework = start.framework.weighted(one.node, one.points, whose=one.whose, asked=one.asked)
    return evolve(start, framework=framework)


def _adjustments(start: Setting) -> Iterator[Variant]:
    taken = [name for name in ADJUSTMENTS if adjusted_by(start, name)]
    if taken:
        make = partial(start.without, ADJUSTMENTS)
        yield Variant("adjustments", "none taken off", make)
    else:
        why = "no measure and no claim takes anything off"
        yield Variant("adjustments", "none taken off", why=why)
    for name in ADJUSTMENTS:
        words = f"without {name}"
        if name in taken:
            yield Variant("adjustments", words, partial(start.without, (name,)))
        else:
            yield Variant("adjustments", words, why=f"no measure and no claim has any {name}")


def _discounting(start: Setting) -> Iterator[Variant]:
    for words, name in (("standard schedule", "standard"), ("no discounting", "none")):
        make = partial(start.on, discounting=name)
        yield Variant("discounting", words, make, pounds=True)
    health = [one.code for one in start.framework.members.values() if one.discounting == "health"]
    if health:
        make = partial(start.on, discounting="standard")
        yield Variant("discounting", "health schedule where declared", make, pounds=True)
        make = partial(start.members, _unhealthy)
        yield Variant("discounting", "standard schedule for health too", make, pounds=True)
    else:
        why = "the framework names no measure whose worth is health"
        yield Variant("discounting", "health schedule", why=why, pounds=True)
    for timing in ("start", "mid", "end"):
        make = partial(start.on, timing=timing)
        yield Variant("discounting", f"benefits at the {timing} of a year", make, pounds=True)


def _unhealthy(member: Member) -> Member:
    return evolve(member, discounting="", discounting_reason="")


def _harms(start: Setting) -> Iterator[Variant]:
    names = [f"lambda times {times:g}" for times in PENALTIES]
    names += [f"harms joined with p = {p:g}" for p in POWERS]
    makes = [partial(_penalised, start, times) for times in PENALTIES]
    makes += [partial(_harmed, start, p) for p in POWERS]
    names.append("no caps")
    makes.append(partial(_uncapped, start, HUNDRED))
    harms = any(one.measure.harm for one in start.framework.members.values())
    for name, make in zip(names, makes, strict=True):
        if harms:
            yield Variant("harm", name, make)
        else:
            yield Variant("harm", name, why="the framework has no harm measures")


def _penalised(start: Setting, times: float) -> Setting:
    return start.nodes(lambda node: evolve(node, penalty=node.penalty * times))


def _harmed(start: Setting, p: float) -> Setting:
    return start.nodes(lambda node: evolve(node, harm_aggregator=PowerMean(p)))


def _uncapped(start: Setting, most: float) -> Setting:
    return start.under(caps=Caps(most, most, "a trial without caps"))


def _stages(start: Setting) -> Iterator[Variant]:
    found: set[int] = set()
    for batch in start.claims.batches.values():
        found |= {COMMITTED} if batch.stage is None else set(batch.stage.tolist())
    for place, stage in enumerate(STAGES[1:], 1):
        name = f"{stage} claims are rated"
        if place in found:
            yield Variant("stage", name, partial(start.on, stage=stage))
        else:
            yield Variant("stage", name, why=f"no claim is {stage}")


def _credit(start: Setting) -> Variant:
    if start.framework.credit.holds:
        return Variant("evidence", "no ceiling by grade", partial(start.under, credit=Credit()))
    why = "the framework holds no rating back by its grade"
    return Variant("evidence", "no ceiling by grade", why=why)
