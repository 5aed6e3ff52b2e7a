"""`draft`: a first map of a sheet, for a person to check: what was placed, and why; what was not.

In come a file and a framework; out comes the text of a map. Columns are placed by the words and
units that they share with the framework's inputs. What is not certain stands there as a comment,
with its candidates, so that nothing is matched silently.
"""

from __future__ import annotations

from pathlib import Path

from attrs import define, field

from socialvalue.claims.doors.thousands import in_full, in_thousands, scale_of
from socialvalue.claims.maps import overlap
from socialvalue.claims.maps.layout import is_made_up
from socialvalue.claims.maps.look import NAMES, Look, look
from socialvalue.claims.maps.overlap import Match, Target
from socialvalue.claims.maps.parts import folded, texted
from socialvalue.claims.maps.units_said import Said, unit_of
from socialvalue.column import Code, Column
from socialvalue.framework import Framework
from socialvalue.ramp import PER_UNITS

NOTES = frozenset({"note", "comment", "remark", "commentary", "narrative"})
SIZES = {
    "contract_value": "contract value price of the bid amount awarded",
    "eligible": "eligible people population",
    "fte": "fte full time equivalent staff",
}
"""What each size is called on sheets."""


MOST_QUESTIONS = 40
CLEARLY = 2
"""Columns more that two lines of header must place to be taken for the header."""


@define
class Placed:
    """A column that was placed: where in the map, the words of that line, and the reason."""

    header: str
    at: str
    line: str
    reason: str


@define
class Unplaced:
    """A column that was not: why, and what it may be; `line` as it would stand in the map."""

    header: str
    why: str
    candidates: tuple[str, ...] = ()
    at: str = ""
    line: str = ""


@define
class Draft:
    """A look at a sheet, what was placed and what was not; `draft_text` writes it down."""

    framework: Framework
    look: Look
    placed: list[Placed] = field(factory=list)
    unplaced: list[Unplaced] = field(factory=list)

    @property
    def headers(self) -> set[str]:
        """Every column of which something has been said."""
        return {one.header for one in self.placed} | {one.header for one in self.unplaced}


def draft(
    path: str | Path,
    framework: Framework,
    *,
    price_year: str = "",
    encoding: str = "",
    sheet: str = "",
) -> Draft:
    """A first map of a sheet; `price_year` (as GBP_2025) says of which year its bare pounds are.
    Of a workbook, `sheet` is the name of the one that is meant.

    Raises `ClaimErrors` if the file cannot be read at all.
    """
    found = look(Path(path), encoding, called=sheet)
    made = _drafted(framework, found, price_year)
    for rows in found.pairs:
        # two lines of header are taken only where one is clearly the poorer reading
        other = _drafted(framework, look(Path(path), encoding, rows, sheet), price_year)
        made = other if _is_richer(other, made) else made
    return made


def _drafted(framework: Framework, found: Look, price_year: str) -> Draft:
    made = Draft(framework, found)
    _who(made)
    _sizes(made, price_year)
    _inputs(made, price_year)
    _rest(made, price_year)
    return made


def _is_richer(made: Draft, than: Draft) -> bool:
    """Whether a draft of two lines places clearly more columns, or no fewer and names more of them:
    over a cell that is blank in one line stands its title in the other.
    """
    more = _places(made) - _places(than)
    # under the title of the ids stands nothing, or that title itself: an id would be a row of data
    first = next(iter(made.look.layout.headers), "")
    header, word = made.look.id or (first, first.partition(" / ")[0])
    if not overlap.words(header.rpartition(" / ")[2]) & overlap.words(word):
        return False
    if more >= CLEARLY:
        return True
    capped = _nameless(made) < _nameless(than) and made.look.titles >= CLEARLY
    if capped:
        made.look.reasons["header_row"] = "columns without a title in one line have it in the other"
    return capped and more >= 0


def _places(made: Draft) -> int:
    return sum(one.at != "sheet.ignore" for one in made.placed)


def _nameless(made: Draft) -> int:
    return sum(map(is_made_up, made.look.layout.headers))


def _who(made: Draft) -> None:
    """The columns of ids and names, by what they are called."""
    if not made.look.id:
        return
    header, word = made.look.id
    made.placed.append(Placed(header, "submission.id", quote(header), f"it is called {word}"))
    if named := made.look.called(NAMES, header):
        reason = f"it is called {named[1]}"
        made.placed.append(Placed(named[0], "submission.name", quote(named[0]), reason))


def _sizes(made: Draft, price_year: str) -> None:
    known = _size_targets()
    found = {
        header: match
        for header in made.look.layout.headers
        if header not in made.headers and made.look.numeric(header)
        if (match := overlap.best(overlap.matches(header, known))) and _is_called(header, match)
    }
    for header, match in found.items():
        rivals = [one for one in found.values() if one.target.name == match.target.name]
        if len(rivals) == 1:
            _place(made, header, match, f"submission.{match.target.name}", price_year)


def _size_targets() -> list[Target]:
    return [Target("", name, Column(unit, SIZES[name]), "") for name, unit in PER_UNITS.items()]


def _is_called(header: str, match: Match) -> bool:
    """Whether a header holds the whole name of a size, or little else than words for it."""
    said = overlap.words(header)
    whole = overlap.words(match.target.name.replace("_", " ")) <= said
    return whole or 2 * len(match.words) > len(said)


def _inputs(made: Draft, price_year: str) -> None:
    """Every other column beside the inputs of the framework; two for one input are not placed."""
    known = overlap.targets(made.framework)
    open_headers = [one for one in made.look.layout.headers if one not in made.headers]
    found = {header: _matches(made, header, known) for header in open_headers}
    for header, some in found.items():
        match = overlap.best(some)
        if match is None:
            if some:
                why = f"{some[0].points} points speak for more than one input"
                made.unplaced.append(Unplaced(header, why, _told(some)))
            continue
        louder = [
            other
            for other, rivals in found.items()
            if other != header
            and (rival := overlap.best(rivals))
            and rival.target == match.target
            and rival.points >= match.points
        ]
        if louder:
            why = f"{louder[0]!r} may be the same"
            made.unplaced.append(Unplaced(header, why, _told(some)))
        else:
            _place(made, header, match, f"{match.target.measure}.{match.target.name}", price_year)


def _matches(made: Draft, header: str, known: list[Target]) -> list[Match]:
    """What a title may mean with all that stands above it; or by itself, where no other column has
    it too, and nothing above would turn its meaning.
    """
    some = overlap.matches(header, known)
    above, _, own = header.rpartition(" / ")
    alike = [one for one in made.look.layout.headers if one.rpartition(" / ")[2] == own]
    if some or not above or len(alike) > 1 or overlap.words(overlap.bare(above)) & overlap.TURNING:
        return some
    return overlap.matches(own, known)


def _told(some: list[Match]) -> tuple[str, ...]:
    return tuple(str(one.target) for one in some[:3])


def _place(made: Draft, header: str, match: Match, at: str, price_year: str) -> None:
    """A column in its place, if its cells are what belongs there and it says its unit."""
    target, shared = match.target, ", ".join(map(repr, match.words))
    if isinstance(target.what, Code):
        _words(made, header, match, at)
        return
    said: Said = unit_of(made.look, header, target.what, price_year)
    marks = "".join(f", marks = {{ {quote(m)} = {quote(u)} }}" for m, u in said.marks)
    unit = said.unit or target.unit
    line = f"{{ header = {quote(header)}, unit = {quote(unit)}{marks} }}"
    if said.sure:
        reason = f"it shares {shared} with {target.title or 'its name'}; {said.why}"
        made.placed.append(Placed(header, at, line, reason))
    else:
        made.unplaced.append(Unplaced(header, said.why, (str(target).strip(),), at, line))


def _words(made: Draft, header: str, match: Match, at: str) -> None:
    """A column of words, if each is a level of the code, capitals aside."""
    target = match.target
    assert isinstance(target.what, Code)  # noqa: S101 (the caller looked)
    levels = {folded(name): name for name in target.what.names}
    said = dict.fromkeys(texted(one) for one in made.look.column(header))
    line = f"{{ header = {quote(header)} }}"
    strange = [word for word in said if folded(word) not in levels]
    if strange:
        why = f"its words are not those of the code, as {strange[0]!r}"
        made.unplaced.append(Unplaced(header, why, (str(target),), at, line))
        return
    codes = ", ".join(f"{quote(word)} = {quote(levels[folded(word)])}" for word in said)
    line = f"{{ header = {quote(header)}, codes = {{ {codes} }} }}"
    reason = f"it shares {', '.join(map(repr, match.words))}, and all its words are levels"
    made.placed.append(Placed(header, at, line, reason))


def _rest(made: Draft, price_year: str) -> None:
    """What is left: notes are left out by name, with the reason; the others are shown."""
    known = overlap.targets(made.framework)
    for header in made.look.layout.headers:
        if header in made.headers:
            continue
        if in_thousands(header):
            made.unplaced.append(_scaled(header, known, price_year))
        elif overlap.words(header) & NOTES and not made.look.numeric(header):
            made.placed.append(Placed(header, "sheet.ignore", quote(header), "a column of notes"))
        else:
            some = _told(overlap.matches(header, known, strict=False))
            why = "it shares too few words with any input"
            if asked := _questions(made, header, known):
                why, some = "its words may be questions, one a row: see `when`", asked
            made.unplaced.append(Unplaced(header, why, some))


def _scaled(header: str, known: list[Target], price_year: str) -> Unplaced:
    """A column of thousands: nobody but its reader says its scale, so it is only shown."""
    some = overlap.matches(in_full(header), [*_size_targets(), *known], strict=False)
    match = overlap.best(some)
    why = "it seems to count in thousands or millions: say by scale what one of them stands for, "
    why += f"as scale = {scale_of(header)}"
    if match is None or not match.target.of_size:
        return Unplaced(header, why, _told(some))
    unit = (match.target.name == "contract_value" and price_year) or match.target.unit
    why += "" if price_year else "; and check the unit"
    line = f"{{ header = {quote(header)}, unit = {quote(unit)}, scale = {scale_of(header)} }}"
    return Unplaced(header, why, _told(some[:1]), f"submission.{match.target.name}", line)


def _questions(made: Draft, header: str, known: list[Target]) -> tuple[str, ...]:
    """Where a row is one answer of many: the questions in a column, with what each may ask."""
    if not made.look.repeated or made.look.numeric(header):
        return ()
    words = list(dict.fromkeys(texted(one) for one in made.look.column(header)))
    if all(len(overlap.words(one)) == 1 for one in words):
        return ()
    found = ((word, overlap.matches(word, known, strict=False)) for word in words[:MOST_QUESTIONS])
    return tuple(f"{word!r}: {some[0].target}" for word, some in found if some)


def quote(text: str) -> str:
    """A text as TOML writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(one if one.isprintable() else f"\\u{ord(one):04X}" for one in escaped) + '"'
    )
