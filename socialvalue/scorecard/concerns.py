"""What a reader must not overlook: harms, benefits beside their shadows, and what nobody looked at.

In come a scorecard and the places shown; out come sentences.
"""

from __future__ import annotations

from socialvalue.framework import Member
from socialvalue.scorecard import tables
from socialvalue.scorecard.reading import Reading, counts, limit, readings
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import STATUS_WORDS, amount, clean, listed, points

Read = dict[int, list[Reading]]
"""The readings of each submission shown, by its place."""


def read(card: Scores, shown: tuple[int, ...]) -> Read:
    """The readings of the submissions shown, taken once for a page."""
    return {place: readings(card, place) for place in shown}


def title(member: Member) -> str:
    """A measure's code and title."""
    return f"{member.code} {clean(member.measure.title)}"


def harms(card: Scores, found: Read) -> list[str]:
    """Harms past their limit, then those declared within it, then those found to be none."""
    past: list[str] = []
    declared: list[str] = []
    none: list[str] = []
    bare: list[str] = []
    untold: list[str] = []
    for place, cells in found.items():
        name = clean(card.submissions.name(place))
        for one in cells:
            if one.member.measure.harm and one.suppressed:
                untold.append(f"{name} ({one.member.code})")
            if not (one.member.measure.harm and one.assessed):
                continue
            much = amount(one.attributable, one.member.measure.unit)
            if one.past:
                past.append(
                    f"PAST ITS LIMIT: {name}, {title(one.member)}: {much}, "
                    f"{limit(card, one, place)}. {caps(card, one.member, place)}"
                )
            elif one.attributable > 0:
                declared.append(
                    f"declared, within its limit: {name}, {title(one.member)}: {much}, "
                    f"exposure {points(one.rating)} of 100."
                )
            else:
                grade = tables.grades(card, card.plan.row[one.member.code], "evidence", "E")[place]
                said = f"{name} ({one.member.code}, {grade or 'no evidence'})"
                (none if grade > "E0" else bare).append(said)
    told = [f"looked for, and none found: {listed(none, 12)}."] if none else []
    if bare:
        told.append(
            f"SAID TO BE NONE, WITHOUT EVIDENCE: {listed(bare, 12)}. It counts as none in the "
            "score: ask who looked, and how."
        )
    if untold:
        told.append(
            f"LEFT OUT HERE, since few people stand behind it: {listed(untold, 12)}. It may be "
            "none, within its limit, or past it."
        )
    unseen = (
        "no harm was declared, which does not mean that there is none: see what nobody looked at."
    )
    return [*past, *declared, *told] or [unseen]


def caps(card: Scores, member: Member, place: int) -> str:
    """What a harm past its limit, or not looked for, does to the scores above it."""
    theme = card.framework.homes[member.code][0].code
    root = card.framework.root.code
    inner, outer = (_held(card, node, place) for node in (theme, root))
    return f"It holds {theme} to {inner}, and the whole to {outer}."


def _held(card: Scores, node: str, place: int) -> str:
    """A cap, and whether it moves the score of a node: "25.0 at most (already below)"."""
    below = "" if card.lowered(node)[place] else " (already below)"
    return f"{points(card.cap(node))} at most{below}"


def shadows(card: Scores, found: Read) -> list[str]:
    """Every benefit beside the harm to read with it: a paragraph a submission, a clause a harm."""
    lines: list[str] = []
    for place, cells in found.items():
        by_code = {one.member.code: one for one in cells}
        benefits = [one for one in cells if not one.member.measure.harm]
        beside: dict[str, list[Reading]] = {}
        for one in benefits:
            if one.status != "not applicable":
                beside.setdefault(one.member.shadow, []).append(one)
        told = [_clause(by_code.get(shadow), group) for shadow, group in beside.items()]
        name = clean(card.submissions.name(place))
        lines.append(f"{name}: {'; '.join(told) or 'no benefit applies'}.")
    reasons = [
        f"{member.code} has no shadow: {clean(member.shadow_reason)}."
        for member in card.plan.members
        if member.shadow == "none"
    ]
    return lines + reasons


def _clause(shadow: Reading | None, group: list[Reading]) -> str:
    """The benefits that share a shadow, and the shadow."""
    told = [f"{one.member.code} {points(one.rating)}" for one in group if one.assessed]
    for status, words in STATUS_WORDS.items():
        codes = [one.member.code for one in group if one.status == status]
        told += [f"{' '.join(codes)} {words}"] if codes else []
    return f"{', '.join(told)} | {_cell(shadow) if shadow else 'no shadow'}"


def _cell(one: Reading) -> str:
    past = " PAST ITS LIMIT" if one.past else ""
    told = points(one.rating) if one.assessed else STATUS_WORDS[one.status]
    return f"{one.member.code} {told}{past}"


def gaps(card: Scores, found: Read) -> list[str]:
    """What was not assessed, has no answer, or was set apart: a paragraph a measure."""
    lines = []
    for row, member in enumerate(card.plan.members):
        cells = {place: cells[row] for place, cells in found.items()}
        effect = "counts as past its limit" if member.measure.harm else "earns nothing"
        for status, words in (
            ("not assessed", effect),
            ("undefined", f"no answer, so it {effect}"),
            ("not applicable", "left out of the weight"),
        ):
            who = [place for place, one in cells.items() if one.status == status]
            if not who:
                continue
            told = _who(card, who, cells, status)
            lines.append(f"{title(member)} ({_kind(member)}; {words}): {told}")
    return lines or ["everything that the framework asks about was assessed for everybody shown."]


def _kind(member: Member) -> str:
    return "harm" if member.measure.harm else "benefit"


def _who(card: Scores, who: list[int], cells: dict[int, Reading], status: str) -> str:
    names = {place: clean(card.submissions.name(place)) for place in who}
    if status == "not assessed":
        everyone = len(who) == len(cells) and len(cells) > 1
        return "nobody shown was assessed." if everyone else f"{listed(names.values(), 12)}."
    return " ".join(f"{names[place]}: {status}, {clean(cells[place].why)}." for place in who)


def portfolio(card: Scores) -> list[str]:
    """How often each measure was assessed, for a portfolio too long to show."""
    size = len(card.submissions)
    lines = []
    for row, member in enumerate(card.plan.members):
        found = counts(card, row)
        other = [f"{found[s]:,} {s}" for s in ("undefined", "not applicable") if found[s]]
        more = f" ({', '.join(other)})" if other else ""
        lines.append(f"{title(member)}: assessed for {found['assessed']:,} of {size:,}{more}")
    return lines
