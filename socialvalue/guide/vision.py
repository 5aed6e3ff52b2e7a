"""`vision`: a place's own words become outcomes, with their authors, before any measure is chosen.

In come sentences with the groups that said them; out comes a `Vision`. What no outcome of the
catalogue says, and what is not to be scored, becomes an outcome of the place's own.
"""

from __future__ import annotations

import html
from typing import Any

from attrs import frozen

from socialvalue.framework.said import Saying
from socialvalue.guide import aims as reading
from socialvalue.guide import catalogue
from socialvalue.guide.situation import sayings
from socialvalue.scorecard.words import clean, wrapped


@frozen
class Wish:
    """An outcome that somebody asked for: `code` ("" where it is the place's own) and `name`.

    `said` are the words and their authors, `because` how they led here, `instead` how to ask
    where it is not to be scored.
    """

    code: str
    name: str
    said: tuple[Saying, ...]
    because: tuple[str, ...]
    instead: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words, as they were said."""
        return tuple(one.words for one in self.said)

    @property
    def authors(self) -> tuple[str, ...]:
        """The groups that said them, each once."""
        return tuple(dict.fromkeys(one.by for one in self.said))


@frozen(repr=False)
class Vision:
    """What a place wants, in its own words: `sayings` as given, `outcomes` as they were read."""

    sayings: tuple[Saying, ...]
    outcomes: tuple[Wish, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "outcomes": [
                {
                    "code": one.code,
                    "name": one.name,
                    "said": [say.plain() for say in one.said],
                    "because": list(one.because),
                    "instead": one.instead,
                }
                for one in self.outcomes
            ]
        }

    def __repr__(self) -> str:
        lines = ["WHAT THE PLACE WANTS, IN ITS OWN WORDS (no measure has been chosen)"]
        for one in self.outcomes:
            lines += ["", *wrapped(f"{clean(one.name)} ({one.code or 'its own outcome'})")]
            lines += [line for say in one.said for line in wrapped(_quoted(say), "  - ", "    ")]
            if one.instead:
                lines += wrapped(f"{clean(one.because[0])}. {one.instead}", "  ", "  ")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<li>{_safe(one.name)} ({_safe(one.code or 'its own outcome')}): "
            f"{_safe(' '.join(map(_quoted, one.said)))}</li>"
            for one in self.outcomes
        )
        return f"<p><b>What the place wants, in its own words</b></p><ul>{rows}</ul>"


def vision(said: Any) -> Vision:
    """A vision from words, each with the group that said them: [("…", "tenants of Rose Hill")].

    Deterministic: plain words by simple rules. Raises `ArgumentError` for what is no saying and
    for an author who looks like one person: authors are groups.
    """
    given, known = sayings(said, "said"), catalogue.measures()
    every = catalogue.outcomes(known)
    found: dict[str, Wish] = {}
    for one in given:
        aim = reading.read(one, known)
        for code in aim.outcomes or ("",):
            key = code or f"own {one.words.casefold()}"
            name = every[code].name if code else one.words
            before = found.get(key, Wish(code, name, (), (), aim.instead))
            found[key] = Wish(
                code,
                before.name,
                (*before.said, one),
                (*before.because, aim.because),
                before.instead,
            )
    return Vision(given, tuple(found.values()))


def _quoted(say: Saying) -> str:
    return f'"{clean(say.words)}" ({clean(say.by)})'


def _safe(text: object) -> str:
    return html.escape(clean(text))
