"""One measure of one submission, as a scorecard holds it: status, quantity, rating, reason.

In come a scorecard, a row of its plan and a place in its submissions; out comes a `Reading`. Whole
tables are made elsewhere; a page shows a few cells of what may be a million rows.
"""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
from attrs import frozen

from socialvalue.claims.batch import SUPPRESSED, is_suppressed
from socialvalue.framework import Member
from socialvalue.ramp import PER_UNITS
from socialvalue.scorecard import limits, words
from socialvalue.scorecard.scores import Scores
from socialvalue.valuation import rate
from socialvalue.valuation.results import PAST

NAN = float("nan")


@frozen
class Reading:
    """What became of one measure: `rating` is 0-100 (for a harm, exposure), NaN where none.

    `unclipped` is before it is held within 0 and 100 and within the `ceiling` of its evidence.
    `why` says why there is no answer, or why the measure does not apply.
    """

    member: Member
    status: str
    gross: float = NAN
    attributable: float = NAN
    unclipped: float = NAN
    rating: float = NAN
    ceiling: float = 100.0
    past: bool = False
    why: str = ""

    @property
    def suppressed(self) -> bool:
        """Whether somebody answered, and it is left out since few people stand behind it."""
        return is_suppressed(self.why)

    @property
    def assessed(self) -> bool:
        """Whether there is a number."""
        return self.status == "assessed"


def set_apart_since(why: str) -> str:
    """Why something leaves the weight: a reason of the framework, or few people behind it."""
    suppressed = is_suppressed(why)
    return why.replace(SUPPRESSED, "left out", 1) if suppressed else f"does not apply: {why}"


def reading(card: Scores, row: int, place: int) -> Reading:
    """The reading of the measure in `row` of the plan for the submission at `place`."""
    member, amount = card.plan.members[row], card.amounts[row]
    apart = card.claims.not_applicable.get(member.code, {})
    if place in apart:
        return Reading(member, "not applicable", why=apart[place])
    if amount is None:
        return Reading(member, "not assessed")
    at = amount.at(place)
    gross = NAN if at is None else float(amount.gross[at])
    if at is None or math.isnan(gross):
        if np.isin(place, amount.undefined):
            return Reading(member, "undefined", why=amount.why)
        return Reading(member, "not assessed")
    kept = float(card.plan.kept[row, 0, 0])
    own = gross * kept if amount.attributable is None else float(amount.attributable[at, 0])
    sizes = card.submissions.columns
    rated = rate.ratings(member.measure, np.array([own]), np.array([place]), sizes)
    most = None if amount.ceiling is None else amount.ceiling[[at]]
    past = False
    if member.measure.harm:
        past = bool(card.results.past[row - card.plan.benefits, place] == PAST)
    return Reading(
        member,
        "assessed",
        gross,
        own,
        100 * float(rated[0]),
        100 * float(rate.earned(member.measure, rated, most)[0]),
        100.0 if most is None else 100 * float(most[0]),
        past,
    )


def readings(card: Scores, place: int) -> list[Reading]:
    """Every measure of one submission, benefits first."""
    return [reading(card, row, place) for row in range(len(card.plan.members))]


def counts(card: Scores, row: int) -> Counter[str]:
    """How many submissions have each status of one measure, without looking at each."""
    amount = card.amounts[row]
    found: Counter[str] = Counter()
    found["not applicable"] = len(card.claims.not_applicable.get(card.plan.members[row].code, {}))
    if amount is not None:
        found["assessed"] = amount.places().size
        found["undefined"] = amount.undefined.size
    found["not assessed"] = len(card.submissions) - found.total()
    return found


def limit(card: Scores, one: Reading, place: int) -> str:
    """The limit of a harm for one submission, in words: "limit £50,000 (2025 prices)"."""
    measure, ramp = one.member.measure, one.member.measure.rating
    if ramp is None:
        return ""
    shared = limits.shared_out(card, measure.code)
    if ramp.per is None:
        return f"limit {words.amount(ramp.target, measure.unit)}{shared}"
    size = float(card.submissions.columns[ramp.per][place])
    per = ramp.per.replace("_", " ")
    whole = words.amount(ramp.target * size, measure.unit)
    sized = words.amount(size, PER_UNITS[ramp.per])
    return f"limit {whole}, for {per} {sized}{shared}"


def unpriced(card: Scores) -> list[Member]:
    """The measures that somebody claims and that have no price."""
    return [
        member
        for member, amount in zip(card.plan.members, card.amounts, strict=True)
        if amount is not None and amount.places().size and not member.measure.proxies
    ]
