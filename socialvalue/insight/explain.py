"""`explain`: every step behind one number of a scorecard.

In come a scorecard, a submission (id or name) and a code: a measure, an outcome, a theme or
"overall". Out comes an `Explanation`.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from socialvalue import arguments
from socialvalue.errors import Fault, UnknownName
from socialvalue.insight.explanation import Explanation
from socialvalue.insight.measure_steps import of_measure
from socialvalue.insight.node_steps import of_node
from socialvalue.scorecard import Scorecard


def explain(card: Scorecard, who: str, code: str = "overall") -> Explanation:
    """Replay one number of `card`, step by step, with units and sources.

    Raises `UnknownName`, with the names that come near, for a submission or a code that is not
    there, and for a name that several submissions share; `ArgumentError` for what is no scorecard,
    and no word.
    """
    arguments.of_kind("card", card, Scorecard, "score claims first: sv.score")
    if not isinstance(who, int):
        arguments.text("who", who, "name a submission by its id or its name")
    arguments.text("code", code, "name a measure, an outcome, a theme, or overall")
    place = _place(card, str(who))
    if code in card.plan.row:
        return of_measure(card, place, code)
    if code in card.places:
        return of_node(card, place, code)
    known = [*card.places, *card.plan.row]
    fault = f"it is not a measure, an outcome or a theme of {card.framework.code}"
    raise UnknownName(Fault(str(code), fault, _near(str(code), known)))


def _place(card: Scorecard, who: str) -> int:
    place = card.submissions.find(who)
    if place is not None:
        return place
    table = card.submissions
    shared = enumerate(table.texts.get("name", ()))
    named = [str(table.ids[at]) for at, name in shared if name == who]
    if named:
        fix = f"use an id: {', '.join(named[:8])}"
        raise UnknownName(Fault(who, f"{len(named)} submissions have this name", fix))
    known = [*map(str, table.ids), *(table.name(at) for at in range(len(table)))]
    raise UnknownName(Fault(who, "no submission has this id or name", _near(who, known)))


def _near(word: str, known: Iterable[str]) -> str:
    """What to use instead: names that come near, or some of those there are."""
    names = list(dict.fromkeys(known))
    folded = {name.casefold(): name for name in reversed(names)}
    near = [folded[name] for name in get_close_matches(word.casefold(), folded, 5, 0.5)]
    if near:
        return f"use {' or '.join(repr(name) for name in near)}"
    more = f" … ({len(names)} in all)" if len(names) > 12 else ""
    return f"use one of {', '.join(names[:12])}{more}"
