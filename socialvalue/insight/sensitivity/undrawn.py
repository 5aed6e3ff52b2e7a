"""What is not drawn: figures that a number is made of and that no draw moves, and why not.

In comes a question; out comes one row a figure, so that what the doubt leaves out can be read
beside what it holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import nan

import numpy as np
from attrs import frozen

from socialvalue import units
from socialvalue.basis import STAGES
from socialvalue.claims.batch import Batch
from socialvalue.column import Parameter
from socialvalue.insight.sensitivity.question import Question
from socialvalue.measure import Measure
from socialvalue.proxy import Factor, Proxy, ProxyTable, Share, own_unit
from socialvalue.ramp import PER_UNITS
from socialvalue.scorecard import intervals
from socialvalue.valuation import attribute, rate
from socialvalue.valuation.attribute import AS_IT_IS

FORMULA = "it stands inside the formula"
NO_RANGE = "nobody gave it a range"
BEHIND = "what stands behind it is drawn"
FIXED = "its range is declared to be none"
ENDS = "it was fixed before anyone claimed"
OWN = "the claim brings it without a range"
CLAIMED = "it is taken as claimed"
LASTS = "how long it lasts has no range"
LOSS = "it makes a loss larger: central there"
CONVERTED = "a conversion made on reading"
DEFLATED = "price years are joined by one index"
GROWN = "how values rise with income has no range"
CHOSEN = "a choice of method (see sv.methods)"
REASONS = (
    *(NO_RANGE, OWN, FORMULA, CLAIMED, LASTS, GROWN, LOSS, FIXED, BEHIND),
    *(CONVERTED, DEFLATED, ENDS, CHOSEN),
)
"""Every reason, those first that somebody could mend."""


@frozen
class Undrawn:
    """A figure that stands still: of which `measure` ("" for all), its value (NaN for none), unit,
    and why it is not drawn.
    """

    measure: str
    figure: str
    value: float
    unit: str
    reason: str


def of(question: Question) -> tuple[Undrawn, ...]:
    """Every such figure behind what the submissions of a question claim; what concerns all last."""
    inside, found = question.inside(), []
    for row, member in enumerate(question.card.plan.members):
        if member.code in inside and _answers(question, row):
            found += list(_of_measure(question, row))
    found += _of_all(question)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: not one.measure))


def _answers(question: Question, row: int) -> bool:
    """Whether a submission has an answer here that counts for the number."""
    card = question.card
    amount, measure = card.amounts[row], card.plan.members[row].measure
    if amount is None or all(amount.at(place) is None for place in question.places):
        return False
    if question.money:
        harm = intervals.WORTH[question.of]
        priced = any(proxy.ledger == question.ledger for proxy in measure.proxies)
        return priced and harm in (None, measure.harm)
    return question.of == "score" or measure.harm == (question.of == "harm")


def _of_measure(question: Question, row: int) -> Iterator[Undrawn]:
    measure = question.card.plan.members[row].measure
    batch = question.card.claims.batches[measure.code]
    yield from _claimed(question, row)
    for name, one in measure.inputs.items():
        if isinstance(one, Parameter):
            yield Undrawn(measure.code, name, one.value, one.unit, FORMULA)
    drawn = question.card.in_doubt.model.shares[row]
    for name, share in measure.adjust.named().items():
        if name not in drawn:
            yield Undrawn(measure.code, name, share.value, "1", _why(share))
        elif name == "multiplier" and not measure.harm and _loses(question, batch):
            yield Undrawn(measure.code, name, share.value, "1", LOSS)
    yield from _own(question, batch)
    if question.money:
        yield from _prices(question, row)
        yield from _lasting(question, row)
    else:
        yield from _rated(question, measure)


def _rated(question: Question, measure: type[Measure]) -> Iterator[Undrawn]:
    """The ends between which a quantity is rated, and the size that they are stated per."""
    ramp = measure.rating
    if ramp is None:
        return
    unit = measure.unit if ramp.per is None else f"{measure.unit} per {PER_UNITS[ramp.per]}"
    yield Undrawn(measure.code, "floor of its rating", ramp.floor, unit, ENDS)
    yield Undrawn(measure.code, "target of its rating", ramp.target, unit, ENDS)
    if ramp.per is not None:
        sizes = question.card.submissions.columns[ramp.per]
        for place in question.places:
            what = f"{ramp.per.replace('_', ' ')} of {question.card.submissions.name(place)}"
            yield Undrawn("", what, float(sizes[place]), PER_UNITS[ramp.per], CLAIMED)


def _why(one: Share | Factor | Proxy) -> str:
    return NO_RANGE if one.low is None and one.high is None and one.spread is None else FIXED


def _claimed(question: Question, row: int) -> Iterator[Undrawn]:
    """What is claimed itself, unless what it stands on was asked and is drawn."""
    card, measure = question.card, question.card.plan.members[row].measure
    amount = card.amounts[row]
    if amount is None:
        return
    if measure.reliability is not None:
        asked = [key for place in question.places for key in card.in_doubt.surveyed(place)]
        if any(key.startswith(f"survey {measure.code} ") for key in asked):
            return
    at = amount.at(question.places[0]) if len(question.places) == 1 else None
    value = nan if at is None else float(rate.attributable(card.plan, row, amount)[at])
    what = "what is claimed, less shares"
    yield Undrawn(measure.code, what, value, measure.unit, CLAIMED)


def _loses(question: Question, batch: Batch) -> bool:
    """Whether a multiplier makes a loss of one of the submissions larger."""
    cells = attribute.attributed(batch, question.card.basis)
    here = np.isin(cells.submission, question.places)
    return bool((cells.taken[here] == AS_IT_IS).any())


def _own(question: Question, batch: Batch) -> Iterator[Undrawn]:
    """Numbers that the claims bring of their own, of the stages that are read."""
    stages = np.full(batch.size, 1) if batch.stage is None else batch.stage
    read = [STAGES.index(question.card.basis.stage)]
    read += [0] if batch.measure.reports == "change" else []
    here = np.isin(batch.places(), question.places) & np.isin(stages, read)
    for name, values in {**batch.own, **batch.times}.items():
        for value in np.unique(values[here & ~np.isnan(values)]).tolist():
            words = f"{name.replace('_', '-')} of its own"
            yield Undrawn(batch.measure.code, words, value, own_unit(name), OWN)


def _prices(question: Question, row: int) -> Iterator[Undrawn]:
    card, measure = question.card, question.card.plan.members[row].measure
    for place, price in enumerate(card.plan.price_rows):
        if price.row != row or price.ledger != question.ledger:
            continue
        proxy, model = measure.proxies[price.which], card.in_doubt.model
        words = f"price, {price.ledger}"
        if isinstance(proxy, ProxyTable):
            if not model.levels[place]:
                yield Undrawn(measure.code, words, nan, proxy.unit, NO_RANGE)
        elif not any(one.form == "value" for one in model.prices[place]):
            why = BEHIND if model.prices[place] else _why(proxy)
            yield Undrawn(measure.code, words, proxy.value, proxy.unit, why)
        if card.basis.growth is not None and proxy.growth is not None:
            value = proxy.growth.elasticity
            yield Undrawn(measure.code, "growth with income", value, "1", GROWN)
        money = units.money_years(proxy.unit)[0]
        if money != f"GBP_{card.basis.price_year}":
            factor = card.plan.terms[row].deflator(proxy)
            words = f"deflator from {money.removeprefix('GBP_')} to {card.basis.price_year}"
            yield Undrawn("", words, factor, "1", DEFLATED)


def _lasting(question: Question, row: int) -> Iterator[Undrawn]:
    measure: type[Measure] = question.card.plan.members[row].measure
    lasting = measure.persistence
    if lasting is None:
        return
    yield Undrawn(measure.code, "years that it lasts", lasting.years, "year", LASTS)
    lost = lasting.drop_off
    if lost is not None and question.card.in_doubt.model.lost[row] is None:
        yield Undrawn(measure.code, "drop-off", lost.value, "1", _why(lost))


def _of_all(question: Question) -> Iterator[Undrawn]:
    """What concerns every measure alike."""
    card = question.card
    for (unit, declared), factor in card.claims.conversions.items():
        yield Undrawn("", f"{unit} read as {declared}", factor, "1", CONVERTED)
    if question.money:
        if card.basis.discounting != "none":
            yield Undrawn("", f"discounting, {card.basis.discounting}", nan, "", CHOSEN)
    else:
        yield Undrawn("", "weights and ways of joining", nan, "", CHOSEN)
