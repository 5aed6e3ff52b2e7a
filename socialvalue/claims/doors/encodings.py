"""What the bytes of a file say: its mark or the caller names the encoding, nobody guesses it.

In come a path and, where the caller declares it, an encoding; out comes the text with the name of
the encoding that was used, or None and a fault.
"""

from __future__ import annotations

import re
from pathlib import Path

from attrs import frozen

from socialvalue import byte_marks
from socialvalue.claims.doors.seven_bits import disguised
from socialvalue.claims.numbers import quoted
from socialvalue.errors import Fault, UnknownName

UTF_8, UTF_16, WINDOWS = "utf-8", "utf-16", "windows-1252"
ENCODINGS = (UTF_8, UTF_16, WINDOWS)
"""What a caller may declare; without a declaration a file without a mark is UTF-8."""

SAY = f'say so: encoding="{WINDOWS}", or --encoding {WINDOWS}'
"""How a caller declares that a file is windows-1252."""

_SAME = {"utf8": UTF_8, "utf-8-sig": UTF_8, "utf16": UTF_16, "cp1252": WINDOWS}

_CELL = re.compile(rb"[^,;\t|\r\n\"]+")
_NEAR = re.compile("[\0-\x7f\u00a0-\u017f\u2010-\u2044\u20a0-\u20bf]+")
"""ASCII, letters of western Europe, dashes, quotation marks and signs of money."""


@frozen
class Text:
    """The text of a file, and the encoding that its bytes were read in."""

    text: str
    encoding: str


def declared(encoding: str | None) -> str | None:
    """The name of a declared encoding; `UnknownName` for one that is not read."""
    word = "" if encoding is None else str(encoding).strip().lower().replace("_", "-")
    word = _SAME.get(word, word)
    if encoding is not None and word not in ENCODINGS:
        fix = f"use one of {', '.join(ENCODINGS)}, or save the file as UTF-8"
        fault = Fault("encoding", f"{quoted(encoding)} is not an encoding that is read", fix)
        raise UnknownName(fault)
    return word or None


def text(
    file: Path, faults: list[Fault], encoding: str | None = None, say: str = SAY
) -> Text | None:
    """What a file says, or None with a fault; `encoding` is one of `ENCODINGS`, or None, and `say`
    how it is declared.

    A mark at its beginning (UTF-8, UTF-16 LE or BE) is the file's own word and stands above
    `encoding`. Without either it is UTF-8, and where it is not, that is a fault.
    """
    given = _bytes(file, faults)
    if given is None:
        return None
    try:
        marked = byte_marks.marked(given)
        return Text(*marked) if marked else _unmarked(given, encoding, say)
    except byte_marks.Undecodable as error:
        faults.append(Fault(file.name, error.fault, error.fix))
        return None


def _bytes(file: Path, faults: list[Fault]) -> bytes | None:
    try:
        if not file.exists() or file.is_file() or file.is_dir():
            return file.read_bytes()
        # A pipe may never end, and a device never does.
        fault, fix = "it is no file", "save what it holds as a file, and read that"
    except FileNotFoundError:
        fault, fix = "there is no such file", "mend the path"
    except OSError as error:
        fault, fix = error.strerror or "it cannot be read", "mend the path, or who may read it"
    except ValueError:
        fault, fix = "this is not a path", "mend it"
    faults.append(Fault(file.name, fault, fix))
    return None


def _unmarked(given: bytes, encoding: str | None, say: str) -> Text:
    """Bytes without a mark, in the declared encoding or UTF-8."""
    if encoding == UTF_16:
        fix = "save it as UTF-8, or as UTF-16 with its mark"
        raise byte_marks.Undecodable("it has no mark that says which UTF-16 it is", fix)
    if b"\0" in given:
        raise byte_marks.Undecodable(byte_marks.ZEROS)
    if encoding != UTF_8 and given.isascii():
        _as_it_seems(given, say)
    if encoding == WINDOWS:
        return _windows(given)
    fix = f"{byte_marks.FIX}; if it is {WINDOWS}, {say}"
    return Text(byte_marks.decoded(given, fix=fix), byte_marks.UTF_8)


def _as_it_seems(given: bytes, say: str) -> None:
    """Raises where bytes that are ASCII write other letters in its signs."""
    found = disguised(given)
    if found is not None:
        name, line = found
        so = say.replace(WINDOWS, UTF_8)
        fix = f"{byte_marks.FIX}; if its signs stand for themselves, {so}"
        raise byte_marks.Undecodable(f"it is {name}, by line {line}", fix)


def _windows(given: bytes) -> Text:
    """Windows-1252 where it was declared, unless the bytes are those of UTF-8, all or a cell's."""
    if not given.isascii() and _is_utf_8(given):
        fault = "it was declared to be windows-1252, and its bytes are UTF-8"
        raise byte_marks.Undecodable(fault, "read it without an encoding, as UTF-8")
    for cell in _CELL.finditer(given):
        if not cell[0].isascii() and _is_utf_8(cell[0]) and _NEAR.fullmatch(cell[0].decode()):
            line = 1 + len(re.findall(rb"\r\n|\r|\n", given[: cell.start()]))
            fault = f"it was declared to be windows-1252, and line {line} holds UTF-8"
            raise byte_marks.Undecodable(fault, "save it as UTF-8, all of it, and read it over")
    return Text(byte_marks.decoded(given, "cp1252", WINDOWS), WINDOWS)


def _is_utf_8(given: bytes) -> bool:
    try:
        given.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
