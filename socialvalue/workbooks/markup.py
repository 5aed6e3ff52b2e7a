"""The XML of a workbook's parts, walked element by element; nothing in it is ever expanded.

In comes the text of a part as bytes; out go calls for each element. A document type, which is where
entities are declared, is refused where it stands, before it can name a file or grow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from socialvalue.workbooks.limits import MOST_DEPTH, MOST_ELEMENTS, PROLOGUE

Start = Callable[[str, dict[str, str]], Any]
End = Callable[[str], Any]
Text = Callable[[str], Any]

DOCTYPE = "it declares a document type, which may pull in other files or grow without end"
_SAVE = "open it in a spreadsheet program and save it as .xlsx"
CELLS = frozenset(("sheetData", "row", "c", "v", "is"))
"""Elements that hold cells: of another vocabulary they are none, and readers differ about them."""

_WHOLE = frozenset(("v", "t"))
"""Elements whose text is read as one piece."""

_LESS = "delete what is not needed and save it again, or save each sheet as CSV and read those"


class Malformed(ValueError):
    """A part that cannot be walked: `fault` and `fix` in words."""

    fault: str
    fix: str

    def __init__(self, fault: str, fix: str = _SAVE) -> None:
        super().__init__(fault, fix)
        self.fault, self.fix = fault, fix


class _Begun(Exception):
    """The first element was reached."""


def walk(part: bytes, start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Call `start` with the name (without its prefix) and attributes of each element, and `end` and
    `text` where they are given; raises `Malformed`.
    """
    depth = met = 0
    own = inside = ""

    def opened(name: str, given: dict[str, str]) -> None:
        nonlocal depth, met, own, inside
        depth, met = depth + 1, met + 1
        prefix, _, inside = name.rpartition(":")
        own = prefix if met == 1 else own
        if inside in CELLS and (prefix != own or (met > 1 and "xmlns" in given)):
            raise Malformed("cells of it are in another vocabulary than the sheet")
        if met > MOST_ELEMENTS:
            raise Malformed(f"it has more than {MOST_ELEMENTS} elements", _LESS)
        if depth > MOST_DEPTH:
            raise Malformed(f"its elements lie more than {MOST_DEPTH} deep in each other")
        start(name.rpartition(":")[2], given)

    def closed(name: str) -> None:
        nonlocal depth, inside
        depth, inside = depth - 1, ""
        if end is not None:
            end(name.rpartition(":")[2])

    def broken(*_: Any) -> None:
        if inside in _WHOLE:
            raise Malformed("the text of a cell is cut in pieces, which readers join differently")

    parser = _parser()
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CommentHandler = broken
    parser.ProcessingInstructionHandler = broken
    parser.StartCdataSectionHandler = broken
    if text is not None:
        parser.CharacterDataHandler = text
    _feed(parser, part, whole=True)


def prologue(part: bytes) -> None:
    """Look at what stands before the first element, where alone a document type may stand; raises
    `Malformed`.
    """

    def begun(*_: Any) -> None:
        raise _Begun

    parser = _parser()
    parser.StartElementHandler = begun
    try:
        _feed(parser, part[:PROLOGUE], whole=len(part) <= PROLOGUE)
    except _Begun:
        return
    raise Malformed("it begins with something else than an element")


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.XmlDeclHandler = _declared
    return parser


def _refuse(*_: Any) -> None:
    raise Malformed(DOCTYPE)


def _declared(_: str, encoding: str | None, __: int) -> None:
    """Every reader behind this one takes the bytes for UTF-8: no other is let through."""
    if encoding is not None and encoding.casefold() not in ("utf-8", "us-ascii"):
        raise Malformed("it is not written in UTF-8")


def _feed(parser: expat.XMLParserType, part: bytes, *, whole: bool) -> None:
    if b"\0" in part[:4] or part[:2] in (b"\xfe\xff", b"\xff\xfe"):
        raise Malformed("it is not written in UTF-8")
    try:
        parser.Parse(part, whole)
    except expat.ExpatError as error:
        raise Malformed(f"it is no sound XML (line {error.lineno})") from None
    except (LookupError, UnicodeError, ValueError) as error:
        if isinstance(error, Malformed):
            raise
        raise Malformed("it is written in an encoding that is not read") from None
