"""What a sheet looks like to somebody who drafts a map: its header, its rows, its numbers.

In comes a file; out comes a `Look`, each finding with its reason. What is found here is written
down for a person to check, and never acted upon unseen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import define, evolve, field

from socialvalue.claims.doors.encodings import SAY
from socialvalue.claims.doors.spelling import PLAIN, SPELLINGS, Spelling
from socialvalue.claims.doors.thousands import in_thousands
from socialvalue.claims.maps.grid import FIRST_LINES, Grid, Value, widest
from socialvalue.claims.maps.layout import Layout, lay
from socialvalue.claims.maps.marks import unmarked
from socialvalue.claims.maps.overlap import words
from socialvalue.claims.maps.parts import POUNDS, TOTALS, Sheet, folded, is_total, texted
from socialvalue.claims.numbers import quoted
from socialvalue.errors import ClaimErrors, Fault

IDS = ("id", "ref", "reference", "submission", "identifier", "bid")
NAMES = (
    *("name", "supplier", "bidder", "organisation", "provider", "contractor", "recipient"),
    *("service", "title"),
)
ENDS = TOTALS | {"grand total"}
"""What the row begins with that ends the rows of data; a subtotal may stand among them."""

SILENT = frozenset({"n/a", "na", "n/k", "tbc", "tbd", "not known", "unknown", "not yet"})
"""Words that say that nothing is said."""

OPEN = frozenset({"nil", "none", "zero", "-", "–", "—"})
"""Words that may mean zero, or nothing said: only who wrote them knows."""

MEANING = {"£": POUNDS, "%": "%"}
CONTINENTAL = "1.234,5"
_MEASURED = re.compile(r"[£€%]|^[-(]?[0-9]+[.,][0-9]")
"""What is no id and no name: a title with a sign of money or share, or a figure."""

_MARKS = tuple((sign, "") for sign in MEANING)
_SUFFIX = re.compile(r"[-+(]?\s*[0-9][0-9.,]*\s*([^\W\d_][^\d]*?)\)?\s*", re.DOTALL)


@define
class Look:
    """A sheet as it was found: its `[sheet]`, its rows, and why; `reasons` by key of the map."""

    sheet: Sheet
    layout: Layout
    reasons: dict[str, str] = field(factory=dict)
    id: tuple[str, str] | None = None
    """The header of the column of ids, and the word by which it was known."""

    blank_ids: list[int] = field(factory=list)
    subtotals: tuple[str, ...] = ()
    """Words in the column of ids that are no ids, since their rows add up others."""

    open: tuple[str, ...] = ()
    """Words among numbers that may stand for 0."""

    pairs: tuple[tuple[int, int], ...] = ()
    """Lines that may be a header of two: the one that was found, with the one above or below."""

    titles: int = 0
    """How many words the upper of two lines of header holds."""

    repeated: bool = False
    """Whether ids stand in several rows, so that a row is a claim and no submission."""

    def column(self, header: str) -> list[Value]:
        """What the rows say in a column, blanks and words for nothing or none aside."""
        return [one for _, one in self._said(header)]

    def _said(self, header: str) -> Iterator[tuple[int, Value]]:
        quiet = {"", *map(folded, (*self.sheet.blank, *self.open))}
        for line, row in self.layout.rows:
            one = row[header]
            if not (isinstance(one, str) and folded(one) in quiet):
                yield line, one

    def numeric(self, header: str) -> bool:
        """Whether every cell of a column that says something begins or ends with a number."""
        return bool(self.column(header)) and not self.strange(header)

    def called(self, known: Iterable[str], but: str = "") -> tuple[str, str] | None:
        """The first column that is called one of the words, or else the only one whose title holds
        one of them; never one that counts or measures something, nor `but`.
        """
        listed = [one for one in self.layout.headers if one != but and not _MEASURED.search(one)]
        listed = [one for one in listed if not in_thousands(one)]
        for word in known:
            exact = [one for one in listed if folded(one) == word]
            if exact:
                return exact[0], word
        holding = [
            (one, word)
            for one in listed
            for word in known
            if words(one) & words(word) and not self._measures(one)
        ]
        return holding[0] if len({one for one, _ in holding}) == 1 else None

    def _measures(self, header: str) -> bool:
        """Whether a column holds pounds, percentages or figures with decimals or thousands."""
        cells = [row[header] for _, row in self.layout.rows]
        return any(isinstance(one, float | int) or bool(_MEASURED.search(one)) for one in cells)

    def strange(self, header: str) -> int:
        """The first line on which a cell of a column says something, and no number; 0 if none."""
        for line, one in self._said(header):
            if isinstance(one, str) and not (re.search(r"[0-9]", one) and _figure(one)):
                return line
        return 0


def look(
    file: Path, encoding: str = "", header_rows: tuple[int, ...] = (), called: str = ""
) -> Look:
    """The header, rows and numbers of a file; with `header_rows`, the header is on these lines.
    Of a workbook, `called` is the sheet that is meant.

    Raises `ClaimErrors` if the file cannot be read.
    """
    faults: list[Fault] = []
    sheet, why = _records(file, Sheet(encoding=encoding, called=called))
    lines = widest(file, sheet, faults, SAY)
    if faults or not lines.lines:
        raise ClaimErrors(faults or [Fault(file.name, "it has no rows", "give a header and rows")])
    reasons = {"records": why} if why else {}
    if lines.page is not None:
        sheet = evolve(sheet, called=lines.page.name)
        reasons["name"] = "as you said" if called else "the only sheet with rows"
    if header_rows:
        reasons["header_row"] = "through these two lines more columns have a place than through one"
        sheet = evolve(sheet, header_rows=header_rows)
    elif not lines.header:
        sheet = _header(lines, sheet, reasons)
    sheet = _totals(lines, sheet, reasons)
    layout = lay(lines, sheet, file.name)
    found = Look(sheet, layout, reasons)
    upper = [cells for line, cells in lines.lines if line in header_rows[:1]]
    found.titles = sum(1 for cells in upper for cell in cells if cell)
    found.id = found.called(IDS) or found.called(NAMES)
    _identify(found)
    found.pairs = _pairs(lines, sheet)
    blank, found.open = _silent(layout, reasons)
    found.sheet = _numbers(layout, evolve(sheet, blank=blank), reasons)
    return found


def _pairs(lines: Grid, sheet: Sheet) -> tuple[tuple[int, int], ...]:
    """The header with its neighbour, above or below, if that holds words and no figures."""
    if len(sheet.header_rows) != 1:
        return ()
    place = [line for line, _ in lines.lines].index(sheet.header_rows[0])
    near = ((one, one + 1) for one in (place - 1, place) if 0 <= one < len(lines.lines) - 1)
    return tuple(
        (lines.lines[upper][0], lines.lines[lower][0])
        for upper, lower in near
        if not any(
            _figure(str(cell))
            for one in (upper, lower)
            if one != place
            for cell in lines.lines[one][1]
        )
    )


def _identify(found: Look) -> None:
    """Rows without an id are set aside, as those of units under the header are, and subtotals."""
    if found.id is None:
        return
    found.blank_ids = [line for line, row in found.layout.rows if not texted(row[found.id[0]])]
    rows = [one for one in found.layout.rows if one[0] not in found.blank_ids]
    words = [texted(row[found.id[0]]) for _, row in rows]
    found.subtotals = tuple(dict.fromkeys(filter(is_total, words)))
    ids = [folded(word) for word in words if not is_total(word)]
    found.repeated = len(set(ids)) < len(ids)
    found.layout.rows = [one for one in rows if not is_total(texted(one[1][found.id[0]]))]


def _records(file: Path, sheet: Sheet) -> tuple[Sheet, str]:
    """Of a JSON file, the one list of records that it holds."""
    if file.suffix.lower() != ".json":
        return sheet, ""
    try:
        found = json.loads(file.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return sheet, ""  # the grid tells what is wrong
    lists = [key for key, one in found.items() if isinstance(one, list)] if isinstance(
        found, Mapping
    ) else []  # fmt: skip
    if len(lists) != 1:
        return sheet, ""
    return evolve(sheet, records=lists[0]), "the only list in the file"


def _header(lines: Grid, sheet: Sheet, reasons: dict[str, str]) -> Sheet:
    """The first line with the most different words (units are few); with the titles above it where
    words stand twice.
    """
    first = lines.lines[:FIRST_LINES]
    counts = [
        len({folded(cell) for cell in cells if cell and not _figure(str(cell))})
        for _, cells in first
    ]
    place = counts.index(max(counts))
    line, cells = first[place]
    reasons["header_row"] = "the first line that holds the most different words"
    said = [folded(cell) for cell in cells if cell]
    if len(set(said)) < len(said) and place:
        reasons["header_row"] += ", with the titles above it, since words stand twice in it"
        return evolve(sheet, header_rows=(first[place - 1][0], line))
    return evolve(sheet, header_rows=(line,))


def _totals(lines: Grid, sheet: Sheet, reasons: dict[str, str]) -> Sheet:
    after = max(sheet.header_rows, default=0)
    for line, cells in lines.lines:
        word = next((texted(cell) for cell in cells if texted(cell)), "")
        if line > after and folded(word) in ENDS:
            reasons["stop_at"] = f"the row on {lines.word} {line} begins with {word!r}"
            return evolve(sheet, stop_at=(word,))
    return sheet


def _silent(layout: Layout, reasons: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that stand in columns of numbers: those for nothing, and those that may mean zero."""
    found: dict[str, None] = {}
    for header in layout.headers:
        cells = [row[header] for _, row in layout.rows if row[header] != ""]
        quiet = [one for one in cells if isinstance(one, str) and folded(one) in SILENT | OPEN]
        rest = [one for one in cells if one not in quiet]
        if quiet and rest and all(not isinstance(one, str) or _figure(one) for one in rest):
            found.update(dict.fromkeys(quiet))
    blank = tuple(one for one in found if folded(one) in SILENT)
    if blank:
        reasons["blank"] = "stands among numbers, and says that nothing is said"
    return blank, tuple(one for one in found if one not in blank)


def _numbers(layout: Layout, sheet: Sheet, reasons: dict[str, str]) -> Sheet:
    """The spelling in which every column of figures can be read, if there is only one."""
    columns = [one for one in (_figures(layout, header) for header in layout.headers) if one]
    told = [one for cells in columns for one in cells]
    thousands = next((one for one in told if re.search(r"\b[0-9]{1,3}\.[0-9]{3}\b", one)), None)
    plain = all(_spelt(PLAIN, one) for one in told)
    if plain and thousands and all(_spelt(CONTINENTAL, one) for one in told):
        reasons["numbers unknown"] = f"{quoted(thousands)} can be read in two ways"
        return sheet
    if plain:
        signs = [sign for sign in MEANING if any(sign in one for one in told)]
        if signs:
            reasons["marks"] = "stands beside numbers; £ are pounds of the year its column names"
        return evolve(sheet, marks=tuple((sign, MEANING[sign]) for sign in signs))
    fits = [name for name in SPELLINGS if all(_spelt(name, one) for one in told)]
    if len(fits) == 1:
        reasons["numbers"] = "the only spelling in which every figure can be read"
        return evolve(sheet, numbers=fits[0])
    some = next(one for one in told if not _spelt(PLAIN, one))
    why = "can be read in two ways" if fits else "is spelt in no way that all figures share"
    reasons["numbers unknown"] = f"{quoted(some)} {why}"
    return sheet


def _figures(layout: Layout, header: str) -> list[str]:
    """The figures of a column without the words behind them; none if it holds other things."""
    cells = [one for _, row in layout.rows if isinstance(one := row[header], str) and one]
    said = [_without_words(one) for one in cells if folded(one) not in SILENT | OPEN]
    spelt = all(any(_spelt(name, one) for name in (PLAIN, *SPELLINGS)) for one in said)
    return said if spelt else []


def _spelt(name: str, text: str) -> bool:
    bare = unmarked(text, _MARKS)[0] if name == PLAIN else text
    return Spelling(name).read(bare) is not None


def _figure(text: str) -> bool:
    """Whether a cell is a number, with perhaps a sign or a word beside it."""
    return bool(re.fullmatch(r"[-+(£€]*\s*[0-9][0-9.,]*\s*[£€%)]*", text.strip())) or suffix(
        text
    ) != ""  # fmt: skip


def suffix(text: str) -> str:
    """The word after the number of a cell: `12 people` says people; "" where there is none."""
    found = _SUFFIX.fullmatch(text.strip())
    return found[1].strip() if found and len(found[1].split()) <= 2 else ""


def _without_words(text: str) -> str:
    word = suffix(text)
    return text.strip().removesuffix(word).strip() if word else text.strip()
