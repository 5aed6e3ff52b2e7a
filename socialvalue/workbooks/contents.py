"""What a workbook says of itself: the names of its sheets, its shared texts, its number formats.

In comes a package; out comes a `Contents`. Only numbers and names are kept here: the texts
themselves are left to the parser, once it is known how long they are.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable

from attrs import define, field, frozen

from socialvalue.workbooks import limits, markup
from socialvalue.workbooks.package import Package

WORKBOOK = "xl/workbook.xml"
_UNSOUND = "open it in a spreadsheet program and save it again"
_SHORTER = "shorten the text, or keep it in a file of its own"
_BUILT_IN_PERCENT = frozenset({"9", "10"})
"""The number formats 0% and 0.00%, which need no declaration (ECMA-376, 18.8.30)."""

_IN_QUOTES = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]')
"""What a number format shows as it is, skips the width of (`_%`) or fills with (`*%`)."""

_NOT_IN_NAMES = frozenset("[]:*?/\\")


@frozen
class Entry:
    """A sheet of cells: its name, whether it is hidden, and its part."""

    name: str
    hidden: bool
    part: str


@define
class Contents:
    """The sheets in order, and what their cells refer to."""

    entries: list[Entry] = field(factory=list)
    not_cells: list[str] = field(factory=list)
    """Sheets that hold a chart or a dialogue, and no cells."""

    from_1904: bool = False
    """Whether its days are counted from 1904, as old Macintosh programs did."""

    uncalculated: bool = False
    """Whether it says that its formulas are still to be calculated when it is opened."""

    lengths: list[int] = field(factory=list)
    """Signs of each shared text."""

    percents: frozenset[str] = frozenset()
    """Styles that show a number as a percentage."""

    strings: bytes = field(default=b"", repr=False)
    styles: bytes = field(default=b"", repr=False)
    """The shared texts and the styles as they are; empty where there are none."""


def of(package: Package) -> Contents:
    """What a package holds; raises `WorkbookError`."""
    found = Contents()
    book = _workbook_part(package)
    targets, kinds = _related(package, book)
    folder = posixpath.dirname(book)
    _sheets(package, book, folder, targets, kinds, found)
    parts = {kind: _resolved(folder, targets[rel]) for rel, kind in kinds.items()}
    if "sharedStrings" in parts:
        _strings(package, parts["sharedStrings"], found)
    if "styles" in parts:
        _styles(package, parts["styles"], found)
    return found


def walked(package: Package, part: str, *handlers: Callable[..., object]) -> bytes:
    """A part, walked with handlers for starts, ends and texts; raises `WorkbookError`."""
    content = package.part(part)
    if content is None:
        raise package.refused("a part that it names is missing", _UNSOUND, part)
    try:
        markup.walk(content, *handlers)
    except markup.Malformed as error:
        raise package.refused(error.fault, error.fix, part) from None
    return content


def _workbook_part(package: Package) -> str:
    """The part that lists the sheets."""
    if "_rels/.rels" not in package.names:
        if WORKBOOK in package.names:
            return WORKBOOK
        fault = "it is an archive, and no workbook"
        raise package.refused(fault, "save it as .xlsx in a spreadsheet program")
    targets, kinds = _related(package, "")
    main = [targets[rel] for rel, kind in kinds.items() if kind == "officeDocument"]
    if len(main) != 1 or not _resolved("", main[0]).endswith(".xml"):
        fault = "it is an archive, and no .xlsx workbook"
        raise package.refused(fault, "save it as .xlsx in a spreadsheet program")
    return _resolved("", main[0])


def _related(package: Package, part: str) -> tuple[dict[str, str], dict[str, str]]:
    """The parts that a part names, by their key: where each is, and of what kind."""
    folder, name = posixpath.split(part)
    targets: dict[str, str] = {}
    kinds: dict[str, str] = {}

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship" and given.get("TargetMode") != "External":
            targets[given.get("Id", "")] = given.get("Target", "")
            kinds[given.get("Id", "")] = given.get("Type", "").rpartition("/")[2]

    walked(package, posixpath.join(folder, "_rels", f"{name}.rels"), start)
    return targets, kinds


def _resolved(folder: str, target: str) -> str:
    """The name of a part that is named from a folder."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _sheets(
    package: Package,
    book: str,
    folder: str,
    targets: dict[str, str],
    kinds: dict[str, str],
    found: Contents,
) -> None:
    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "workbookPr":
            found.from_1904 = given.get("date1904", "") in ("1", "true")
        elif tag == "calcPr":
            found.uncalculated = given.get("fullCalcOnLoad", "") in ("1", "true")
        elif tag == "sheet":
            key = next((v for k, v in given.items() if k == "id" or k.endswith(":id")), "")
            name, part = given.get("name", ""), _resolved(folder, targets.get(key, ""))
            if kinds.get(key) == "worksheet":
                hidden = given.get("state", "visible") != "visible"
                found.entries.append(Entry(name, hidden, part))
            else:
                found.not_cells.append(name)

    walked(package, book, start)
    _check(package, found)


def _check(package: Package, found: Contents) -> None:
    """Refuse names that no sheet may have, and sheets that nobody can tell apart."""
    names = [one.name for one in found.entries]
    for name in names:
        if not _is_name(name):
            raise package.refused("a sheet has a name that no sheet may have", "rename the sheet")
    if any(times > 1 for times in Counter(map(str.casefold, names)).values()):
        raise package.refused("two of its sheets have one name", "rename one of them")
    if len({one.part for one in found.entries}) < len(names):
        raise package.refused("two of its sheets are one and the same", _UNSOUND)
    if not names:
        raise package.refused("it has no sheet of cells", "give a workbook with rows")
    if len(names) > limits.MOST_SHEETS:
        fault = f"it has {len(names)} sheets, more than {limits.MOST_SHEETS}"
        raise package.refused(fault, "keep those that are to be read")


def _is_name(name: str) -> bool:
    short = bool(name.strip()) and len(name) <= 255
    return short and name.isprintable() and not _NOT_IN_NAMES & set(name)


def _strings(package: Package, part: str, found: Contents) -> None:
    """How long each shared text is."""
    inside = False

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal inside
        if tag == "si":
            found.lengths.append(0)
        inside = tag == "t"

    def end(tag: str) -> None:
        nonlocal inside
        inside = inside and tag != "t"

    def text(words: str) -> None:
        if inside and found.lengths:
            found.lengths[-1] += len(words)
            if found.lengths[-1] > limits.MOST_SIGNS:
                fault = f"a text in it has more than {limits.MOST_SIGNS} signs"
                raise markup.Malformed(fault, _SHORTER)

    found.strings = walked(package, part, start, end, text)


def _styles(package: Package, part: str, found: Contents) -> None:
    """Which styles show percentages."""
    formats = set(_BUILT_IN_PERCENT)
    listed: list[str] = []
    within = False

    def start(tag: str, given: dict[str, str]) -> None:
        nonlocal within
        if tag == "numFmt" and "%" in _IN_QUOTES.sub("", given.get("formatCode", "")):
            formats.add(given.get("numFmtId", ""))
        elif tag == "cellXfs":
            within = True
        elif tag == "xf" and within:
            listed.append(given.get("numFmtId", ""))

    def end(tag: str) -> None:
        nonlocal within
        within = within and tag != "cellXfs"

    found.styles = walked(package, part, start, end)
    found.percents = frozenset(
        str(place) for place, number in enumerate(listed) if number in formats
    )
