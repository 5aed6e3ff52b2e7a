"""Elsewhere: measures that claims name, that are known, and that the framework in use does not
have.

In come the words that stand for measures; out comes one fault for all of them. Another code is
never suggested for one: it would count what is claimed as something else, or a benefit as a harm.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from attrs import define, field

from socialvalue import registry
from socialvalue.counted import counted
from socialvalue.errors import Fault, SocialValueError
from socialvalue.framework import Framework, toml

MOST = 6
"""Measures that are told by their titles; of more, how many."""

FEW = 3
"""Frameworks that are named as those which have all measures of a sheet, at the most."""


@define
class Elsewhere:
    """The measures that some claims name and that their framework does not have."""

    framework: Framework
    place: str = ""
    """Where the first of them stands."""

    rows: int = 0
    _titles: dict[str, str] = field(factory=dict)
    _known: dict[str, tuple[str, str] | None] = field(factory=dict)

    def knows(self, word: str) -> bool:
        """Whether a word that the framework does not have is the code of a known measure."""
        return self._found(word) is not None

    def take(self, word: str, place: str, rows: int = 1) -> bool:
        """Whether a word is such a code; if so its rows, the first at `place`, are remembered."""
        found = self._found(word)
        if found is not None:
            code, title = found
            self._titles[code] = title
            self.place = self.place or place
            self.rows += rows
        return found is not None

    def faults(self, records: Iterable[Any]) -> Iterator[Fault]:
        """One fault for all of them; `records` are the claims that stand beside them."""
        if self._titles:
            codes = [one.get("measure") for one in records if isinstance(one, Mapping)]
            known = {code for code in codes if isinstance(code, str) and code}
            yield Fault(self.place, self._said(), fix({*self._titles, *known}))

    def _found(self, word: str) -> tuple[str, str] | None:
        if word not in self._known:
            self._known[word] = measure(word, self.framework)
        return self._known[word]

    def _said(self) -> str:
        told = [f"{code} ({title})" for code, title in self._titles.items()]
        more = f" and {len(told) - MOST} more" if len(told) > MOST else ""
        what = "is a measure" if len(told) == 1 else "are measures"
        rows = counted(self.rows, "row")
        return f"{', '.join(told[:MOST])}{more} {what} that {used(self.framework)} ({rows})"


def used(framework: Framework) -> str:
    """Which framework was used, and that it does not have something."""
    return f"the framework {framework.code}, which was used, does not have"


def measure(word: str, framework: Framework) -> tuple[str, str] | None:
    """The code and the title of the known measure that a word names, in any case of letters.

    None if nobody knows it, and if the framework has it under its code of today.
    """
    folded = word.casefold()
    if folded in {code.casefold() for code in framework.members}:
        return None
    code = next((one for one in registry.codes() if one.casefold() == folded), None)
    try:
        found: Any = code and registry.look(registry.MEASURES, code)
    except SocialValueError:  # its plugin is broken: a measure all the same
        return str(code), "its plugin cannot be loaded"
    if not found or found.code in framework.members:
        return None
    return str(code), found.title


def fix(codes: Iterable[str], rows: str = "those rows") -> str:
    """Name the framework that claims of these measures were made for, or leave them out."""
    wanted = set(codes)
    fits = [name for name in toml.shipped() if wanted <= _measures(name)]
    name = fits[0] if len(fits) == 1 else "NAME"
    which = (
        f" (of those shipped, {' and '.join(fits)} {_have(fits)})" if 0 < len(fits) <= FEW else ""
    )
    how = f'--framework {name} on the command line, sv.Framework.load("{name}") in Python'
    return f"name the framework that this was made for{which}: {how}; or leave {rows} out"


def _have(names: list[str]) -> str:
    return "has all its measures" if len(names) == 1 else "have all its measures"


@lru_cache(maxsize=64)
def _measures(name: str) -> frozenset[str]:
    """The codes of a shipped framework, without loading its measures."""
    table = tomllib.loads(toml.text(name)[0])
    rows = (outcome.get("measure", ()) for one in table["theme"] for outcome in one["outcome"])
    return frozenset(row["code"] for many in rows for row in many)
