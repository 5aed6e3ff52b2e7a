"""What a page, a summary or a workbook tells: a scorecard, and what must be said of few people.

In comes a scorecard, whole or with some of it withheld; out come the one to tell, and sentences.
"""

from __future__ import annotations

from socialvalue import arguments
from socialvalue.counted import counted
from socialvalue.insight.disclosure import people
from socialvalue.insight.disclosure.bounds import Bounds
from socialvalue.insight.disclosure.cell import THRESHOLD
from socialvalue.insight.disclosure.withholding import Withheld
from socialvalue.scorecard import Scorecard


def told(card: Scorecard | Withheld) -> tuple[Scorecard, list[str], Bounds | None]:
    """The scorecard to tell, what its reader must know of what stands on few people, and where some
    of it is left out, the bounds of what it would come to.

    Raises `ArgumentError` for what is no scorecard.
    """
    if isinstance(card, Withheld):
        return card.card, card.words(), card.bounds if card.rows else None
    arguments.of_kind("card", card, Scorecard, "score claims first: sv.score(claims)")
    if gone := card.claims.suppressed():
        told_of = (
            f"Left out here, because few people stand behind them or a part of them: "
            f"{counted(len(gone), 'answer')}."
        )
        return card, [told_of], Bounds.of(card, gone)
    many = people.few(card, THRESHOLD)
    if not many:
        return card, [], None
    answers = "1 answer in it stands" if many == 1 else f"{many:,} answers in it stand"
    who = f"fewer than {THRESHOLD} people, who could be found"
    return card, [f"Not to be published as it is: {answers} on {who}."], None
