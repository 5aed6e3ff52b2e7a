"""What stands against the sources that an appraisal adds to those of its scorecard.

In come sources by what they are used for, and a day; out come the same `Objection`s that a
scorecard has, found by the same test. A strict basis refuses them all at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve

from socialvalue.errors import Fault, SourceError
from socialvalue.scorecard.objections import Objection
from socialvalue.scorecard.words import clean
from socialvalue.source import Source, standing

FIX = "put a newer edition or another figure in its place, or leave strict off"

Used = tuple[str, Source | None]
"""What a source is used for, and the source; None where a number is shown as assumed."""


def against(used: Sequence[Used], day: date) -> list[Objection]:
    """One objection a use and wrong, in the order in which they were given."""
    return [
        Objection(source, wrong, use, said, FIX)
        for use, source in used
        if source is not None
        for wrong, said in _wrongs(source, day)
    ]


def refuse(used: Sequence[Used], day: date) -> None:
    """Raise `SourceError` with every source that does not hold on a day, if there are any."""
    found = against(used, day)
    if found:
        raise SourceError(
            Fault(one.used_for, clean(one.said).rstrip("."), one.fix) for one in found
        )


def _wrongs(source: Source, day: date) -> Iterator[tuple[str, str]]:
    """Each wrong by its word in `objections.WRONGS`, with the sentence that says it."""
    for said in standing(evolve(source, valid_until=""), day):
        yield source.status, said
    for said in standing(evolve(source, status="official"), day):
        yield "stale" if _is_day(source.valid_until) else "undated", said


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
