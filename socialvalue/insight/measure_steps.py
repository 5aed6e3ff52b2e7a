"""The steps behind one measure: from claims to what can be attributed, to pounds and a rating.

In come a scorecard, a place and a measure's code; out comes an `Explanation` whose numbers are
computed again from the claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from socialvalue.basis import STAGES
from socialvalue.claims.batch import is_suppressed
from socialvalue.framework import Member
from socialvalue.insight import claim_steps
from socialvalue.insight.explanation import Explanation, Step
from socialvalue.insight.own_words import own_words
from socialvalue.insight.price_steps import of_prices
from socialvalue.insight.replay import Cell, Replay, Taken, replay
from socialvalue.measure import Measure
from socialvalue.proxy import left
from socialvalue.ramp import PER_UNITS
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.concerns import caps
from socialvalue.scorecard.reading import reading
from socialvalue.scorecard.sizes import each
from socialvalue.scorecard.words import amount, clean, number, points, share
from socialvalue.valuation.plan import TOLERANCE

SMALL = 1e-3
"""Targets smaller than this are also told for a size that can be pictured."""


def of_measure(card: Scorecard, place: int, code: str) -> Explanation:
    """The explanation of one measure for one submission."""
    one = reading(card, card.plan.row[code], place)
    measure, found = one.member.measure, replay(card, place, code)
    steps = list(claim_steps.opening(measure))
    numbers: dict[str, float] = {}
    if one.status == "not applicable":
        steps.append(_apart(card, one.member, one.why))
    elif found is None or not found.rated.size:
        steps += _silent(card, place, one.member, found, "not assessed")
    else:
        steps += _claimed(found)
        if found.held:
            steps += _counted(card, place, one.member, found, numbers)
        else:
            steps += _silent(card, place, one.member, found, "undefined", why=one.why)
    steps += _weights(card, one.member)
    steps += own_words(card, place, code)
    name = card.submissions.name(place)
    return Explanation(code, measure.title, name, one.status, tuple(steps), numbers)


def _claimed(found: Replay) -> Iterator[Step]:
    """Claims and their quantities, at the rated stage and at the baseline."""
    yield from claim_steps.of_cells(found.rated, found.cells)
    if found.baseline is not None:
        if not found.before:
            yield Step("baseline", "none was given, and this measure reports a change: no answer")
        yield from claim_steps.of_cells(found.baseline, found.before)
        for cell in found.cells:
            if cell.held and cell.baseline is not None:
                unit = found.rated.measure.unit
                words = f"{number(cell.combined)} - {number(cell.baseline)}"
                words += f" = {amount(cell.quantity, unit)}"
                yield Step("less baseline", words, cell.quantity, unit)
                if cell.reference is not None:
                    yield _compared(cell, cell.reference, unit)


def _compared(cell: Cell, reference: tuple[Taken, ...], unit: str) -> Step:
    """Both sides attributed, then compared: the shares of each, with who says so."""
    words = "the baseline is a reference case with shares of its own: each side is attributed, then"
    words += f" compared: {number(cell.combined)}{_times(cell.sides)}"
    words += f" - {number(cell.baseline or 0.0)}{_times(reference)}"
    if cell.net < 0 and cell.net != cell.gain:
        words += f" = {number(cell.net)}, a loss, told whole: over the larger of what is left of"
        words += f" either side, {number(cell.net / cell.gain)}"
    words += f" = {amount(cell.gain, unit)}"
    for side, taken in (("here", cell.sides), ("in the reference case", reference)):
        told = ", ".join(f"{one.name} ({_origin(one)})" for one in taken) or "nothing is taken off"
        words += f"; {side}: {told}"
    used = [one.default for one in (*cell.sides, *reference) if one.default and not one.own]
    cited = dict.fromkeys(one.source.cite() for one in used if one.source)
    return Step(
        "reference case", words, cell.gain, unit, tuple(cited), any(one.assumed for one in used)
    )


def _times(taken: tuple[Taken, ...]) -> str:
    """Shares and multipliers as factors: " x (1 - 0.2) x 1.1"."""
    return "".join(f" x {_factor(one)}" for one in taken)


def _factor(one: Taken) -> str:
    return number(one.value) if one.name == "multiplier" else f"(1 - {number(one.value)})"


def _counted(
    card: Scorecard, place: int, member: Member, found: Replay, numbers: dict[str, float]
) -> list[Step]:
    """Shares, what can be attributed, pounds and rating; fills in `numbers`."""
    unit = member.measure.unit
    shares = (step for cell in found.cells if cell.held for step in _shares(cell, found, unit))
    steps = _once(shares)
    numbers |= {"quantity": found.quantity, "attributable": found.attributable}
    steps.append(_attributable(found, unit))
    prices, worth = of_prices(card, found)
    steps += prices
    numbers |= {f"worth.{ledger}": pounds for ledger, pounds in worth.items()}
    rating, step = _rating(card, place, member.measure, found.attributable)
    most = reading(card, card.plan.row[member.code], place).ceiling
    numbers["rating"] = rating
    if most == 100.0:
        return [*steps, step]
    numbers["rating"] = max(rating, 100 - most) if member.measure.harm else min(rating, most)
    return [*steps, step, _credit(card, member.measure, rating, most)]


def _credit(card: Scorecard, measure: type[Measure], rating: float, most: float) -> Step:
    """What the grades of the claims let a rating earn."""
    lowest = "the lowest grade of its claims"
    if measure.harm:
        held = max(rating, 100 - most)
        words = f"{lowest} earns at most {points(most)} of 100 below the limit: exposure"
        words += f" {points(rating)}, held at {points(held)} or more"
    else:
        held = min(rating, most)
        words = f"{lowest} earns at most {points(most)} of 100: {points(rating)} counts as"
        words += f" {points(held)}"
    words += f" ({clean(card.framework.credit.reason)})"
    return Step("credit", words, held, "of 100")


def _shares(cell: Cell, found: Replay, unit: str) -> Iterator[Step]:
    """Each share taken off a cell; a loss is never made smaller."""
    if found.gross:
        yield Step(
            "deadweight", "the baseline is already a comparator (C2 or better): not taken again"
        )
    if cell.gain == 0 or (cell.gain < 0 and not cell.harm):
        if cell.taken:
            words = "there is no gain here to take a share off; a loss is attributed whole"
            if cell.kept > 1.0:
                words = "a loss is never made smaller, and what it sets going makes it larger: "
                words += f"{number(cell.gain)} x {number(cell.kept)}"
            yield Step("shares", words, cell.attributable, unit)
        return
    before = cell.gain
    for taken in cell.taken:
        if cell.reference is not None and taken.name != "deadweight":
            continue
        after = before * left(taken.name, taken.value)
        words = f"{_origin(taken)}: {number(before)}{_times((taken,))} = {amount(after, unit)}"
        source = taken.default.source if taken.default and not taken.own else None
        doubt = not taken.own and (taken.default is None or taken.default.assumed)
        yield Step(taken.name, words, taken.value, "1", (source.cite(),) if source else (), doubt)
        before = after
    if not cell.taken:
        yield Step("shares", "the measure takes no share off, and no claim brings one")


def _once(steps: Iterable[Step]) -> list[Step]:
    """Steps in order; a sentence without a number that several cells share is told once."""
    found: list[Step] = []
    for step in steps:
        if step.value is not None or step not in found:
            found.append(step)
    return found


def _origin(taken: Taken) -> str:
    value = number(taken.value) if taken.name == "multiplier" else share(taken.value)
    return f"{value}, {'brought by the claim' if taken.own else 'of the measure itself'}"


def _attributable(found: Replay, unit: str) -> Step:
    """The cells of all lines and periods, joined."""
    terms = [number(cell.attributable) for cell in found.cells if cell.held]
    sums = " + ".join(terms)
    if found.divisor > 1:
        sums = f"({sums}) / {found.divisor} periods"
    value = amount(found.attributable, unit)
    words = f"{sums} = {value}" if len(terms) > 1 or found.divisor > 1 else value
    return Step("attributable", words, found.attributable, unit)


def _rating(
    card: Scorecard, place: int, measure: type[Measure], quantity: float
) -> tuple[float, Step]:
    """The value function, written out."""
    ramp = measure.rating
    name = "exposure" if measure.harm else "rating"
    if ramp is None:
        return float("nan"), Step(name, f"it is not rated: {measure.unrated_reason}")
    sized, size, per = number(quantity), 1.0, ""
    if ramp.per:
        size = float(card.submissions.columns[ramp.per][place])
        per = f"per {ramp.per.replace('_', ' ')}, here {amount(size, PER_UNITS[ramp.per])}: "
        sized = f"{sized} / {number(size)}"
    raw = 100 * (quantity / size - ramp.floor) / (ramp.target - ramp.floor)
    held = min(max(raw, 0.0), 100.0)
    words = (
        f"{per}({sized} - {number(ramp.floor)}) / ({number(ramp.target)} - {number(ramp.floor)})"
        f" = {number(raw)} of 100"
    )
    if ramp.per and 0 < abs(ramp.target) < SMALL:
        words += f", where {number(ramp.target)} is {each(ramp.target, measure.unit, ramp.per)}"
    if raw != held:
        words += f", held at {points(held)}"
    if measure.harm and raw > 100 * (1 + TOLERANCE * abs(ramp.target * ramp.slope)):
        words += "; PAST ITS LIMIT"
    words += (
        f". Why this {'limit' if measure.harm else 'target'}: {clean(ramp.reason)}"
        if ramp.reason
        else ""
    )
    source = (ramp.source.cite(),) if ramp.source else ()
    doubt = ramp.source is None or ramp.source.status == "assumed"
    return held, Step(name, words, held, "of 100", source, doubt)


def _silent(
    card: Scorecard,
    place: int,
    member: Member,
    found: Replay | None,
    status: str,
    why: str = "",
) -> Iterator[Step]:
    """What it does to the score that nothing was shown, or that there is no answer."""
    if status == "undefined":
        yield Step("no answer", f"{clean(why)}. It is neither zero nor left out of the weight")
    elif found is not None and found.baseline is not None and found.baseline.size:
        yield Step("not assessed", f"a baseline was given, and nothing at stage {card.basis.stage}")
    else:
        yield Step(
            "not assessed",
            f"nothing was claimed at stage {card.basis.stage}{_elsewhere(card, member)}",
        )
    if member.measure.harm:
        words = (
            f"counts as past its limit: exposure 100 of 100. {caps(card, member, place)} An "
            "explicit zero with evidence would say that it was looked for and not found. Headroom "
            "takes it as 0."
        )
        yield Step("exposure", words, 100.0, "of 100")
    else:
        words = "earns nothing: counts as 0 of 100 in the cautious score, and as 100 in headroom"
        yield Step("rating", words, 0.0, "of 100")


def _elsewhere(card: Scorecard, member: Member) -> str:
    """Which other stages anybody claimed, so that nobody looks for a number that is elsewhere."""
    batch = card.claims.batches.get(member.code)
    if batch is None or batch.stage is None:
        return ""
    found = [STAGES[stage] for stage in np.unique(batch.stage) if STAGES[stage] != card.basis.stage]
    return f" (claims at stage {', '.join(found)} are not rated here)" if found else ""


def _apart(card: Scorecard, member: Member, why: str) -> Step:
    kind = "harm" if member.measure.harm else "benefit"
    outcome = card.framework.homes[member.code][1]
    whose = "" if is_suppressed(why) else ", a reason that the framework allows"
    words = (
        f"it is not applicable: {clean(why)}{whose}. It leaves the weight; the other {kind} "
        f"measures of {outcome.code} share it"
    )
    return Step("not applicable", words)


def _weights(card: Scorecard, member: Member) -> Iterator[Step]:
    """Where the measure stands, and what it weighs on every level."""
    theme, outcome = card.framework.homes[member.code]
    kind = "harm" if member.measure.harm else "benefit"
    words = (
        f"{number(member.weight)} of 100 among the {kind} measures of {outcome.code} "
        f"({outcome.name}); {number(outcome.weight)} of 100 among the outcomes of {theme.code} "
        f"({theme.name}); {number(theme.weight)} of 100 among the themes. Parts without a {kind} "
        f"measure leave these weights to the others. Follow it up: explain {outcome.code}, "
        f"{theme.code}, overall"
    )
    yield Step("weight", words, member.weight, "of 100")
    if member.shadow and member.shadow != "none":
        yield Step("shadow", f"read it beside the harm {member.shadow}")
    elif member.shadow:
        yield Step("shadow", f"none: {member.shadow_reason}")
