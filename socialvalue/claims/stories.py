"""Stories: what people say in their own words, beside the numbers and never turned into any.

In come rows (id, submission, measure, kind, words, who, chosen_by, consent, date); out come checked
stories, and a fault for each that is refused. Without consent there is no story. No fault, and no
`repr`, ever holds what somebody said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from socialvalue import frames
from socialvalue.claims.asides import is_name
from socialvalue.claims.numbers import composed, is_blank
from socialvalue.claims.submissions import Submissions
from socialvalue.errors import Fault
from socialvalue.framework import Framework
from socialvalue.framework.said import personal

MOST_SIGNIFICANT = "most significant change"
KINDS = ("story", MOST_SIGNIFICANT, "rubric", "observation")
"""What a story may be. Of a most significant change it is told who chose it, and why."""

COLUMNS = (
    *("id", "submission", "measure", "kind", "words", "who", "chosen_by", "consent", "date"),
)
YES = "yes"
LONGEST = 10_000
"""Signs of the longest story."""

FRAMED = "the frame of stories"

Row = tuple[str, Any]
"""Where a row stands, and the row."""


@frozen
class Story:
    """What somebody said: `code` is the measure or outcome that it belongs to, `who` a group and no
    name, `chosen_by` who picked it and why, `told` the ISO date.
    """

    id: str
    place: int
    code: str
    kind: str
    words: str = field(repr=False)
    who: str = field(repr=False)
    chosen_by: str = field(repr=False)
    told: str


@frozen
class Stories:
    """The stories that may be told, in the order in which they came, and why others may not."""

    told: tuple[Story, ...] = ()
    refused: tuple[Fault, ...] = ()

    def __len__(self) -> int:
        return len(self.told)


SILENT = Stories()
"""No stories at all."""


def placed(rows: Any, name: str = "stories") -> list[Row]:
    """Records, or the rows of a frame, with the place of each: `stories[3]`, `the frame of stories
    row 3`.
    """
    if frames.is_frame(rows):
        titles, lines = frames.values(FRAMED, rows)
        told = ((at, dict(zip(titles, map(_held, row), strict=True))) for at, row in lines)
        return [(f"{FRAMED} row {at}", row) for at, row in told if any(row.values())]
    return [(f"{name}[{number}]", row) for number, row in enumerate(rows)]


def _held(value: Any) -> str:
    """What a frame holds as text; a yes that its library read as true is a yes."""
    return {True: YES, False: "no"}[value] if isinstance(value, bool) else frames.cell(value)


def of(
    rows: Iterable[Row],
    framework: Framework,
    submissions: Submissions,
    gone: frozenset[str] = frozenset(),
) -> Stories:
    """The stories of some submissions; those of submissions that are `gone` go with them."""
    told: list[Story] = []
    refused: list[Fault] = []
    for at, row, faults in _judged(rows, framework):
        who = row.get("submission")
        if is_name(who) and composed(who) in gone:
            continue
        place = submissions.find(str(who)) if is_name(who) else None
        if place is None and not faults:
            fix = "use an id of the submissions table"
            faults.append(Fault(_part(at, "submission"), "nobody here has this id", fix))
        if faults or place is None:
            refused += faults
            continue
        told.append(_made(row, place))
    return Stories(tuple(told), tuple(refused))


def faults(rows: Iterable[Row], framework: Framework) -> Iterator[Fault]:
    """What is wrong with rows, whoever bids."""
    for _, _, found in _judged(rows, framework):
        yield from found


def _judged(
    rows: Iterable[Row], framework: Framework
) -> Iterator[tuple[str, Mapping[str, Any], list[Fault]]]:
    """Each row with its place and its faults; an id stands once."""
    known = {*framework.members, *(outcome.code for outcome in framework.outcomes)}
    seen: set[str] = set()
    for at, row in rows:
        if not isinstance(row, Mapping):
            fix = f"give {', '.join(COLUMNS)}"
            yield at, {}, [Fault(at, "this is not a story with named parts", fix)]
            continue
        found = list(_faults(at, row, known))
        name = composed(row["id"]) if is_name(row.get("id")) else ""
        if name and name in seen:
            found.append(Fault(_part(at, "id"), "this id stands twice", "give each its own"))
        seen.add(name)
        yield at, row, found


def _faults(at: str, row: Mapping[Any, Any], known: set[str]) -> Iterator[Fault]:
    odd = sum(name not in COLUMNS for name in row)
    if odd:
        fix = f"use {', '.join(COLUMNS)}"
        parts = "a part that is" if odd == 1 else f"{odd} parts that are"
        yield Fault(at, f"it has {parts} not known", fix)
    for name in ("id", "submission"):
        if not is_name(row.get(name)):
            yield Fault(_part(at, name), "it is missing", f"give a {name}")
    code = row.get("measure")
    if not isinstance(code, str) or composed(code) not in known:
        fault = "it names no measure and no outcome of the framework"
        yield Fault(_part(at, "measure"), fault, f"use one of {', '.join(sorted(known))}")
    kind = _word(row, "kind")
    if kind.lower() not in KINDS:
        yield Fault(_part(at, "kind"), "this kind is not known", f"use {', '.join(KINDS)}")
    for name, fix in (
        ("words", "write what was said"),
        ("who", "name the group that the person belongs to, and not the person"),
    ):
        if not _word(row, name):
            yield Fault(_part(at, name), "it is missing, or not text", fix)
        elif len(_word(row, name)) > LONGEST:
            yield Fault(_part(at, name), f"it is longer than {LONGEST:,} signs", "shorten it")
    if kind.lower() == MOST_SIGNIFICANT and not _word(row, "chosen_by"):
        fix = "say who chose it, and why it and no other"
        yield Fault(_part(at, "chosen_by"), "nobody is named who chose it", fix)
    yield from _agreed(at, row)
    yield from _of_a_group(at, row)


def _of_a_group(at: str, row: Mapping[Any, Any]) -> Iterator[Fault]:
    """No sign of one person in who told it; the sign is not quoted."""
    if personal(_word(row, "who")):
        fix = "name the group that the person belongs to, and not the person"
        yield Fault(_part(at, "who"), "this looks like one person", fix)


def _agreed(at: str, row: Mapping[Any, Any]) -> Iterator[Fault]:
    """Consent, and a day on which it was told."""
    if _word(row, "consent").lower() != YES:
        fix = f"ask, and write {YES}; or leave the story out"
        yield Fault(_part(at, "consent"), "whoever told it has not agreed to its being shown", fix)
    try:
        date.fromisoformat(str(row.get("date", "")).strip())
    except ValueError:
        yield Fault(_part(at, "date"), "this is not a date", "write it as 2026-05-31")


def _part(at: str, name: str) -> str:
    """A part of a story where it stands: `stories[3].consent`, and of a frame `row 3, consent`."""
    return f"{at}, {name}" if at.startswith(FRAMED) else f"{at}.{name}"


def _word(row: Mapping[Any, Any], name: str) -> str:
    value = row.get(name)
    return "" if is_blank(value) or not isinstance(value, str) else value.strip()


def _made(row: Mapping[str, Any], place: int) -> Story:
    return Story(
        composed(row["id"]),
        place,
        composed(row["measure"]),
        _word(row, "kind").lower(),
        _word(row, "words"),
        _word(row, "who"),
        _word(row, "chosen_by"),
        str(row["date"]).strip(),
    )
