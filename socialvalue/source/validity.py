"""What is to be said against a figure on a given day: withdrawn, superseded, run out, disputed.

In come a source, a figure or a series, and a date; out come plain sentences, none if all is well.
Nothing else is looked at, least of all the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from socialvalue.source.publication import Source
from socialvalue.source.row import Figure
from socialvalue.source.yearly import Series

_AGAINST = {
    "withdrawn": "has been withdrawn by its publisher, and should not be used",
    "superseded": "has been superseded by a newer edition",
    "conflicting": "conflicts with what other sources say",
}


def standing(what: Source | Figure | Series, on: date) -> list[str]:
    """Return what stands against `what` on the day `on`, as plain sentences; [] if nothing does.

    A series is answered for by its own source and by every source that carried it on. A figure
    that is `secondary` or `assumed` is not faulted for it: its citation says so.
    """
    return [
        sentence
        for name, source in _named(what)
        for sentence in (*_status(name, source), *_validity(name, source, on))
    ]


def checked_later(source: Source, on: date) -> bool:
    """Whether a source was checked only after the day `on`, so that nobody can tell how it stood
    then; False where the day of the check is not known.
    """
    try:
        return date.fromisoformat(source.checked_on) > on
    except ValueError:
        return False


def _named(what: Source | Figure | Series) -> Iterator[tuple[str, Source]]:
    """What to call it, and who answers for it."""
    if isinstance(what, Source):
        yield what.key, what
        return
    yield f"{what.key} ({what.source.key})", what.source
    if isinstance(what, Series):
        for source in dict.fromkeys(what.added.values()):
            yield f"{what.key} ({source.key})", source


def _status(name: str, source: Source) -> Iterator[str]:
    if source.status in _AGAINST:
        because = f" {source.note}" if source.note else ""
        yield f"{name}, {source.edition}, {_AGAINST[source.status]}.{because}"


def _validity(name: str, source: Source, on: date) -> Iterator[str]:
    if not source.valid_until:
        return
    try:
        last = date.fromisoformat(source.valid_until)
    except ValueError:
        yield (
            f"{name} is valid until {source.valid_until!r}, which is no date: nobody can tell "
            f"whether it still holds. Write it as in 2026-12-31."
        )
        return
    if last < on:
        yield f"{name} was to be used until {last}; on {on} it is stale. Look for a newer edition."
