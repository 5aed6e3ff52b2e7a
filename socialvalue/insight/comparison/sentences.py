"""Sentences: what a comparison says in words, before its tables.

The first one holds the answer: who leads, with which probability, because of what, and which weight
would change that.
"""

from __future__ import annotations

from socialvalue.insight.comparison.causes import Cause
from socialvalue.insight.comparison.claimed import EACH
from socialvalue.insight.comparison.findings import LEVEL, NOT_DRAWN, Findings
from socialvalue.insight.comparison.shares import SCORE
from socialvalue.insight.comparison.switching import Switch
from socialvalue.insight.figure_names import titled
from socialvalue.scorecard.words import (
    STAGE_WORDS,
    STATUS_WORDS,
    number,
    points,
    pounds,
    share,
    unit,
)

CHANCE = 2.0
"""Standard errors of a difference of even chances, within which two cannot be told apart."""
NAMED = 2
"""Causes, and figures in doubt, that a sentence names."""


def sentences(found: Findings) -> list[str]:
    """The answer, and what must be read with it."""
    told = [answer(found), *_silent(found), _central(found)]
    if found.draws == 1:
        told.append(f"No probability is told of one draw: {NOT_DRAWN}.")
    elif found.whole.sure:
        told.append("Nothing in doubt moves the difference between the two scores.")
    else:
        told.append(_doubtful(found))
    told += [_fewest(found), _switching(found), _price(found), STAGE_WORDS[found.stage]]
    return [one for one in told if one]


def answer(found: Findings) -> str:
    """Who leads, how surely, because of what, and the weight that would change that."""
    leads = found.leads
    if leads is None:
        return f"{found.one} and {found.other} are level, at {points(found.whole.one)} points."
    first, second = (found.one, found.other) if leads else (found.other, found.one)
    told = f"{_because(found)}{_unless(found)}."
    if _even(found):
        chance = _chance(max(found.whole.wins or 0.0, found.whole.losses or 0.0))
        apart = f"{found.one} and {found.other} cannot be told apart by {found.draws:,} draws"
        return f"{apart}: {first} is ahead with probability {chance}{told}"
    return f"{first} is ahead of {second}{_surely(found)}{told}"


def _even(found: Findings) -> bool:
    """Whether who is ahead more often may be the chance of the draws."""
    whole = found.whole
    if whole.wins is None or whole.losses is None or whole.sure:
        return False
    return bool(abs(whole.wins - whole.losses) < CHANCE / found.draws**0.5)


def _surely(found: Findings) -> str:
    whole = found.whole
    if whole.wins is None or whole.losses is None:
        return f", {_scores(found)}"
    chance = max(whole.wins, whole.losses)
    if chance == 1.0:
        return f" in all of {found.draws:,} draws"
    return f" with probability {_chance(chance)}"


def _chance(chance: float) -> str:
    """A probability of two decimals; more, where it would look like none or all."""
    return f"{chance:.2f}" if 0.005 <= chance <= 0.995 else f"{chance:.4f}"


def _scores(found: Findings) -> str:
    both = sorted((found.whole.one, found.whole.other), reverse=True)
    return f"{points(both[0])} points to {points(both[1])}"


def _because(found: Findings) -> str:
    named = " and ".join(titled(one.name, one.code) for one in _named(found))
    return f", because of {named}" if named else ""


def _named(found: Findings) -> list[Cause]:
    """The measures that do most for whoever is ahead."""
    sign = 1 if found.leads else -1
    return [one for one in found.causes.measures if one.effect * sign > LEVEL][:NAMED]


def _silent(found: Findings) -> list[str]:
    """Where a measure that is named has no answer from one of the two."""
    told = []
    for one in _named(found) if found.leads is not None else ():
        counts = "as past its limit" if one.harm else "for nothing"
        for who, status in zip((found.one, found.other), one.statuses, strict=True):
            if status in ("not assessed", "undefined"):
                words = STATUS_WORDS[status]
                what = titled(one.name, one.code)
                told.append(f"{what} of {who}: {words}, and so it counts {counts}.")
    return told


def _unless(found: Findings) -> str:
    if found.weights.refused:
        return ""
    if abs(found.whole.difference) < LEVEL or (found.whole.difference > 0) != found.leads:
        return ", although the central scores are not in that order"
    nearest = found.weights.nearest
    if nearest is not None and nearest.level is not None:
        level = f"{nearest.level:.2f} (now {nearest.present:.2f})"
        return f", and a weight on {nearest.name} {nearest.side} {level} would change that"
    if found.weights.points is not None:
        return ", and no weight of a single theme would change that"
    tried = "" if found.weights.exact else " that were tried"
    return f", and no weights of the themes{tried} would change that"


def _central(found: Findings) -> str:
    whole = found.whole
    told = f"Central scores: {found.one} {points(whole.one)}, {found.other} {points(whole.other)}"
    if whole.mean is None or whole.p5 is None or whole.p95 is None or whole.sure:
        return f"{told}."
    ties = f", level in {share(whole.ties or 0.0)}" if whole.ties else ""
    return (
        f"{told}; the difference is {points(whole.mean)} on average, {points(whole.p5)} to "
        f"{points(whole.p95)} in nine draws of ten{ties}."
    )


def _doubtful(found: Findings) -> str:
    some = [one for one in found.uncertain if one.total >= 0.005][:NAMED]
    if not some:
        return ""
    told = " and ".join(f"{one.name} ({min(one.total, 1.0):.0%} of the variance)" for one in some)
    return f"What makes the difference uncertain is mostly {told}."


def _fewest(found: Findings) -> str:
    weights = found.weights
    if weights.refused:
        return f"Other weights of the themes were not tried: {weights.refused}."
    if found.leads is None or weights.points is None:
        return ""
    how = "" if weights.exact else ", as far as a search could find"
    to = ", ".join(f"{code} {100 * weight:.1f}" for code, weight in weights.to.items())
    return (
        f"The smallest change of weights that makes the two level moves {100 * weights.points:.1f} "
        f"points of 100{how}: to {to}."
    )


def _switching(found: Findings) -> str:
    first = next((one for one in found.switches if one.value is not None and one.of == SCORE), None)
    if first is None:
        kept = sum(bool(one.why) for one in found.switches)
        some = f" {kept} were not tried; .tables() says why." if kept else ""
        told = f"No single number would make the two level.{some}"
        return "" if found.leads is None else told
    return f"The number nearest to making the two level: {said(first)}."


def said(one: Switch) -> str:
    """One switching value in words."""
    whose = f"{one.who}, {one.code} {one.name}" if one.who else one.name
    if one.value is None or one.away is None:
        return whose
    if one.unit == EACH:
        return f"{whose}, all of them {times(one.value)}"
    measured = f" {unit(one.unit)}".rstrip()
    by = f", {number(abs(one.away))} {'more' if one.away > 0 else 'less'}"
    return f"{whose} at {number(one.value)}{measured} (now {number(one.present)}{by})"


def times(multiple: float) -> str:
    """A multiple in words: "0.6 % higher", "12 % lower", "3.2 times what they are"."""
    if multiple >= 2:
        return f"{number(round(multiple, 2))} times what they are"
    return f"{percent(multiple - 1)} {'higher' if multiple > 1 else 'lower'}"


def percent(change: float) -> str:
    """A change as a percentage of what there is, without a sign."""
    much = abs(100 * change)
    if much < 1e-4:
        return "less than 0.0001 %"
    return f"{number(round(much, 1) if much >= 1 else float(f'{much:.1g}'))} %"


def _price(found: Findings) -> str:
    price = found.price
    if price.pounds is None:
        told = f"A price of a point means nothing here: {price.why}"
        return f"{told}; {price.caution}." if price.caution else f"{told}."
    told = f"One point of the overall score costs {pounds(price.pounds)} more between the two"
    return f"{told}; but {price.caution}." if price.caution else f"{told}."
