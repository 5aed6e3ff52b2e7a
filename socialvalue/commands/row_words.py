"""The rows of the ledger that a text names, and what stands in them.

In come texts that name a row by its key, as in "row `survey-least-answers`"; out come key, what it
is, its figure and where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from socialvalue.scorecard import unit_words
from socialvalue.source import figures, series, series_keys, sources

_KEY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)+(?:-…)?")


def named(texts: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    """Each row named, once: its key, what it is, its figure, its source; in the order of keys."""
    for key in sorted({key for text in texts for key in _KEY.findall(text)}):
        yield from _row(key)


def _row(key: str) -> Iterator[tuple[str, str, str, str]]:
    told = f"`{key}`"
    if key in figures():
        one = figures()[key]
        figure = unit_words.much(one.value, one.unit)
        yield told, one.note or one.per, figure, one.source.cite()
    elif key in sources():
        yield told, sources()[key].title, "", sources()[key].cite()
    elif key in series_keys():
        yield told, f"a series by year, in {series(key).unit}", "", series(key).source.cite()
    elif key.endswith("-…") and (many := _beginning(key)):
        what = f"{len(many)} rows, from `{many[0]}` to `{many[-1]}`"
        yield told, what, "", figures()[many[-1]].source.cite()


def _beginning(key: str) -> list[str]:
    return [one for one in figures() if one.startswith(key.removesuffix("…"))]
