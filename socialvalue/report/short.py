"""A scorecard in a few sentences, for somebody who has a minute: each with a word or two before it.

In come a scorecard and the submissions shown, best first; out come labels and sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from socialvalue.report.sure import Sure, lead
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.concerns import Read
from socialvalue.scorecard.reading import Reading
from socialvalue.scorecard.standing import SAME, headline, of_stages, standing
from socialvalue.scorecard.words import clean, listed, points

STAGES = {
    "committed": "These are promises. Nothing here is reported as delivered.",
    "forecast": "These are forecasts. Nothing here is reported as delivered.",
    "delivered": "These are deliveries as reported. Nobody else has verified them yet.",
    "verified": "These are deliveries that somebody else has verified.",
}
"""What kind of numbers a stage holds."""

SILENT = ("not assessed", "undefined")
"""What nobody looked at, or what has no answer."""

Said = tuple[str, str]
"""A label and its sentence."""


def short(card: Scorecard, order: Sequence[int], read: Read, certain: Sequence[Sure]) -> list[Said]:
    """Who is first, what kind of numbers these are, what could go wrong, what nobody looked at, how
    sure that is, and what is still open. Sentences without anything to say are not there.
    """
    found = [
        ("Who is ahead", _first(card)),
        ("What kind of numbers", STAGES[card.basis.stage]),
        ("What could go wrong", _past(card, read)),
        ("What nobody looked at", _silent(card, read)),
        ("How sure", lead(certain, card.basis.draws)),
        ("Still open", _open(card, order)),
    ]
    return [(label, told) for label, told in found if told]


def few(sentences: Sequence[str]) -> list[Said]:
    """What is to be known of few people, if anything."""
    return [("Few people", " ".join(sentences))] if sentences else []


def _first(card: Scorecard) -> str:
    """Who comes first, in full sentences; ties and single ones in the words of the scorecard."""
    found, score = standing(card), card.score()
    plain = len(found.order) > 1 and found.ranks.count(1) == 1 and not of_stages(card)
    if not plain or score[found.order[0]] <= -SAME:
        return headline(card)
    one, other = found.order[:2]
    first, second = (clean(card.submissions.name(at)) for at in (one, other))
    gap = float(score[one] - score[other])
    far = f"{points(gap)} points ahead" if gap >= SAME else "less than a tenth of a point ahead"
    below = " A score below zero is more harm than benefit." if score[other] <= -SAME else ""
    return (
        f"{first} comes first with a score of {points(score[one])} (the best is 100), {far} of "
        f"{second} ({points(score[other])}).{below}"
    )


def _open(card: Scorecard, order: Sequence[int]) -> str:
    """Who could still come first, were the gaps answered at their best."""
    if len(order) < 2:
        return ""
    best, leader = card.headroom(), card.score()[order[0]]
    able = [place for place in order[1:] if best[place] > leader + SAME]
    if not able:
        return ""
    who = listed((clean(card.submissions.name(at)) for at in able), 4)
    return (
        f"{who} could still come first, if what nobody looked at turned out at its best. Ask "
        "before deciding."
    )


def _past(card: Scorecard, read: Read) -> str:
    """Which harms are past their limit, and whose, or that none is; which are not told here."""
    who, untold = _harms(card, read, "past"), _harms(card, read, "untold")
    looked = any(one.member.measure.harm and one.assessed for one in _every(read))
    found = []
    if who:
        found.append(f"Harm is past the limit that was fixed beforehand: {who}.")
    elif looked:
        among = "that is told here" if untold else "that somebody looked for"
        found.append(f"No harm {among} is past its limit.")
    if untold:
        found.append(f"What is left out may be past its limit: {untold}.")
    return " ".join(found)


def _silent(card: Scorecard, read: Read) -> str:
    """Which harms nobody looked for, whose, and how many benefits nobody showed."""
    who = _harms(card, read, "silent")
    many = sum(not one.member.measure.harm and one.status in SILENT for one in _every(read))
    found = [f"Nobody looked for harm here, so it counts in full: {who}."] if who else []
    if many:
        some = "1 about a benefit has" if many == 1 else f"{many:,} about benefits have"
        found.append(f"Of the questions asked, {some} no answer, and nothing is earned there.")
    return " ".join(found)


def _every(read: Read) -> list[Reading]:
    return [one for cells in read.values() for one in cells]


def _harms(card: Scorecard, read: Read, kind: str) -> str:
    """Harms of one kind, and whose; "" where there is none."""
    told = [
        f"{clean(card.submissions.name(place))} ({listed(titles, 4)})"
        for place, cells in read.items()
        if (titles := [clean(one.member.measure.title) for one in cells if _is(one, kind)])
    ]
    return listed(told, 4)


def _is(one: Reading, kind: str) -> bool:
    if not one.member.measure.harm:
        return False
    kinds = {"past": one.past, "untold": one.suppressed, "silent": one.status in SILENT}
    return kinds[kind]
