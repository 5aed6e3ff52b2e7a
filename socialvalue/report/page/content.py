"""What stands on the page, section by section, as words.

In come a scorecard and the submissions shown; out come rows and sentences. Texts from outside are
on one line and free of control signs; the template escapes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from socialvalue.report.page import plainly
from socialvalue.report.page.by_hand import anchor
from socialvalue.report.quantities import MEANINGS, beside_limit, quantity
from socialvalue.scorecard import Scorecard, tables
from socialvalue.scorecard.concerns import Read
from socialvalue.scorecard.reading import Reading, set_apart_since
from socialvalue.scorecard.words import clean, listed, points

LEFT_OUT = (
    "Left out here: somebody answered, and few people stand behind the answer or a part of it. It "
    "may be none, within its limit, or past it."
)


@frozen
class Row:
    """A row of a section: its texts in order, and the anchor of the sum behind the last of them."""

    cells: tuple[str, ...]
    anchor: str = ""


@frozen
class Table:
    """The rows of one submission, under its name; `none` says what an empty one means."""

    name: str
    rows: tuple[Row, ...]
    none: str = ""


def shown_good(card: Scorecard, read: Read) -> list[Table]:
    """Benefits that somebody put a number to: what is counted, how much, and its rating."""
    return [
        Table(
            clean(card.submissions.name(place)),
            tuple(
                Row(
                    (
                        _title(one),
                        quantity(one.attributable, one.member.measure),
                        points(one.rating),
                    ),
                    anchor(card, at, one.member.code),
                )
                for one in cells
                if one.assessed and not one.member.measure.harm
            ),
            "Nothing that this framework asks about was answered with a number.",
        )
        for at, (place, cells) in enumerate(read.items())
    ]


def shown_harm(card: Scorecard, read: Read) -> list[Table]:
    """Every harm that applies: how much, against which limit, what that means, and its exposure."""
    found = []
    for at, (place, cells) in enumerate(read.items()):
        rows = [
            _harm(card, at, place, one)
            for one in cells
            if one.member.measure.harm and (one.status != "not applicable" or one.suppressed)
        ]
        name = clean(card.submissions.name(place))
        found.append(Table(name, tuple(rows), "No harm that this framework asks about applies."))
    return found


def _harm(card: Scorecard, at: int, place: int, one: Reading) -> Row:
    if one.suppressed:
        return Row((_title(one), "not told", LEFT_OUT, "not told"))
    if not one.assessed:
        held = plainly.caps(card, one.member, place)
        why = f" {clean(one.why)}." if one.why else ""
        means = f"{_silent(one)}{why} It counts as past its limit. {held}"
        return Row((_title(one), "not known", means, "100.0"))
    means = _meaning(card, place, one)
    return Row(
        (_title(one), beside_limit(card, one, place), means, points(one.rating)),
        anchor(card, at, one.member.code),
    )


def _silent(one: Reading) -> str:
    return "Nobody looked." if one.status == "not assessed" else "It has no answer."


def _meaning(card: Scorecard, place: int, one: Reading) -> str:
    if one.past:
        return f"PAST ITS LIMIT. {plainly.caps(card, one.member, place)}"
    if one.attributable > 0:
        return "Declared, within its limit."
    grade = tables.grades(card, card.plan.row[one.member.code], "evidence", "E")[place]
    if grade > "E0":
        return f"Looked for, and none found ({plainly.GRADES.get(grade, grade)})."
    return "Said to be none, without evidence: ask who looked, and how."


def counted(read: Read, *, harm: bool) -> list[str]:
    """What each measure that somebody put a number to counts, in its own words, then what its
    units mean.
    """
    every = [one for cells in read.values() for one in cells if one.assessed]
    kind = {one.member.code: one for one in every if one.member.measure.harm == harm}
    told = [f"{_title(one)}: {one.member.measure.description()}" for one in kind.values()]
    units = dict.fromkeys(one.member.measure.unit for one in kind.values())
    return [clean(one) for one in told] + [MEANINGS[one] for one in units if one in MEANINGS]


@frozen
class Gap:
    """Something that nobody looked at: what, whether it is a harm, what that does, and whose."""

    title: str
    kind: str
    effect: str
    who: str


def gaps(card: Scorecard, read: Read) -> list[Gap]:
    """What was not assessed or has no answer, one row a measure and reason; harms first."""
    found = []
    for row, member in enumerate(card.plan.members):
        harm = member.measure.harm
        effect = "counts as past its limit" if harm else "earns nothing"
        for status in ("not assessed", "undefined"):
            who = [place for place, cells in read.items() if cells[row].status == status]
            if not who:
                continue
            names = [
                clean(card.submissions.name(place)) + _because(read[place][row]) for place in who
            ]
            told = effect if status == "not assessed" else f"has no answer, so it {effect}"
            title = _title(read[who[0]][row])
            found.append(Gap(title, "harm" if harm else "benefit", told, listed(names, 12)))
    return sorted(found, key=lambda one: one.kind == "benefit")


def _because(one: Reading) -> str:
    return f" ({clean(one.why)})" if one.why else ""


def _title(one: Reading) -> str:
    """A measure's title, then its code, by which an expert finds it."""
    return f"{clean(one.member.measure.title)} ({one.member.code})"


def set_apart(card: Scorecard, read: Read) -> list[str]:
    """What is left out of the weight, with its reason and never hidden: what does not apply, and
    what stands on few people.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for place, cells in read.items():
        for one in cells:
            if one.status == "not applicable":
                who, why = clean(card.submissions.name(place)), clean(one.why)
                found.setdefault((who, why), []).append(_of_kind(one))
    return [
        f"{who}: {together(titles)} ({set_apart_since(why)})"
        for (who, why), titles in found.items()
    ]


def _of_kind(one: Reading) -> str:
    return f"{_title(one)}, a harm" if one.member.measure.harm else _title(one)


def names(card: Scorecard, order: Sequence[int]) -> list[str]:
    """The names of submissions."""
    return [clean(card.submissions.name(place)) for place in order]


def together(some: Sequence[str], most: int = 6) -> str:
    """Names in a sentence: "A, B and C"; of many the first, and how many more."""
    if len(some) < 2 or len(some) > most:
        return listed(some, most)
    return f"{', '.join(some[:-1])} and {some[-1]}"
