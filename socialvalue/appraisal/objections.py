"""What stands against the sources that an appraisal adds to those of its scorecard.

In come sources by what they are used for, and a day; out come the same `Objection`s that a
scorecard has, found by the same test. A strict basis refuses them all at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from socialvalue.errors import Fault, SourceError
from socialvalue.scorecard import objections
from socialvalue.scorecard.objections import Objection
from socialvalue.scorecard.words import clean
from socialvalue.source import Source

FIX = "put a newer edition or another figure in its place, or leave strict off"

Used = tuple[str, Source | None]
"""What a source is used for, and the source; None where a number is shown as assumed."""


def against(used: Sequence[Used], day: date) -> list[Objection]:
    """One objection a use and wrong, in the order in which they were given."""
    return [
        objection
        for use, source in used
        if source is not None
        for objection in objections.against(source, use, day, FIX)
    ]


def refuse(used: Sequence[Used], day: date) -> None:
    """Raise `SourceError` with every source that does not hold on a day, if there are any."""
    found = against(used, day)
    if found:
        raise SourceError(
            Fault(one.used_for, clean(one.said).rstrip("."), one.fix) for one in found
        )
