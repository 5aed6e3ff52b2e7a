"""`Aim`: what somebody wants, read as outcomes and measures: a saying in, an aim out.

It may name a theme, an outcome, a measure, a value or a principle of co-operatives; anything else
is read as plain words. What cannot be matched, and what is not to be scored, stays as it was said
and becomes an outcome of the place's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from attrs import frozen

from socialvalue.framework.said import Saying
from socialvalue.guide import catalogue
from socialvalue.guide.matching import matches, says
from socialvalue.guide.rule import Rule
from socialvalue.guide.shelf import shelf
from socialvalue.measure import Measure
from socialvalue.relations import Crosswalk, Entry

Known = Mapping[str, type[Measure]]


@frozen
class Aim:
    """A saying and how it was read: `kind` (theme, outcome, measure, value, principle, words, own).

    `outcomes` are the codes it asks for, the best first, `measures` those it names by themselves;
    `because` says what led there. `ask` is the rule by which it is not to be scored.
    """

    saying: Saying
    kind: str
    outcomes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    because: str = ""
    ask: Rule | None = None

    @property
    def instead(self) -> str:
        """How to ask, where no measure can hold it."""
        return self.ask.text if self.ask else shelf().own if self.own else ""

    @property
    def own(self) -> bool:
        """Whether it becomes an outcome of the place's own."""
        return self.kind == "own"


def read(saying: Saying, known: Known) -> Aim:
    """How a saying is read, the first of the ways below that fits."""
    plain = " ".join(saying.words.casefold().replace("-", " ").split())
    for look in (_theme, _outcome, _measure, _entry):
        if found := look(saying, plain, known):
            return found
    for rule in shelf().asks:
        if rule.stops == "aim" and says(rule.words, saying.words):
            return Aim(saying, "own", because=f"{rule.name}: {rule.why}", ask=rule)
    return _words(saying, known)


def _theme(saying: Saying, plain: str, known: Known) -> Aim | None:
    every = catalogue.outcomes(known)
    for code, theme in catalogue.themes(known).items():
        called, first = shelf().themes.get(code, ((), ()))
        if plain in (code.casefold(), theme.name.casefold(), *called):
            own = [one for one in every if every[one].theme.code == code]
            chosen = tuple(one for one in first if one in own) or tuple(own)
            because = f"it is the theme {theme.name}; these of its outcomes come first"
            return Aim(saying, "theme", chosen, because=because)
    return None


def _outcome(saying: Saying, plain: str, known: Known) -> Aim | None:
    for code, outcome in catalogue.outcomes(known).items():
        if plain in (code.casefold().replace("-", " "), outcome.name.casefold()):
            return Aim(saying, "outcome", (code,), because=f"it is the outcome {code}")
    return None


def _measure(saying: Saying, plain: str, known: Known) -> Aim | None:
    for code, measure in known.items():
        if plain in (code.casefold().replace("-", " "), measure.title.casefold()):
            because = f"it names the measure {code}"
            return Aim(saying, "measure", (measure.outcome.code,), (code,), because)
    return None


@lru_cache(maxsize=1)
def _walks() -> tuple[tuple[str, Crosswalk], ...]:
    """The lists of values and principles, with what one of their entries is called."""
    names = (("value", "cooperative-values"), ("principle", "cooperative-principles"))
    return tuple((kind, Crosswalk.load(name)) for kind, name in names)


def _entry(saying: Saying, plain: str, known: Known) -> Aim | None:
    for kind, walk in _walks():
        for entry in walk.entries:
            if plain in _called(kind, entry):
                codes = tuple(code for code in entry.measures if code in known)
                outcomes = tuple(dict.fromkeys(known[code].outcome.code for code in codes))
                because = f"it is the co-operative {kind} {entry.name} ({walk.publisher})"
                return Aim(saying, kind, outcomes, codes, because)
    return None


def _called(kind: str, entry: Entry) -> set[str]:
    plain = re.sub(r"[-\s]+", " ", entry.name.casefold())
    numbered = {f"principle {entry.code}", f"ica principle {entry.code}"}
    return {plain} | (numbered if kind == "principle" else {entry.code.replace("-", " ")})


def _words(saying: Saying, known: Known) -> Aim:
    every = catalogue.outcomes(known)
    found = [one for one in matches(saying.words) if one.outcome in every]
    if not found:
        return Aim(saying, "own", because="no outcome of the catalogue says it")
    told = "; ".join(f"{one.outcome} by '{' '.join(one.words)}'" for one in found)
    because = f"matched by its words: {told}"
    return Aim(saying, "words", tuple(one.outcome for one in found), because=because)
