"""The archive that an .xlsx file is, looked at before anything in it is parsed.

In comes a path; out come the few parts that hold names and cells, as bytes. The sizes that the
archive tells of itself are checked first and never believed: each part is unpacked up to its limit
and no further. Nothing is written to disk, and no part is ever run, opened or followed.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attrs import define, field

from socialvalue.errors import Fault, WorkbookError
from socialvalue.workbooks import limits, markup
from socialvalue.workbooks.places import KINDS

READ = ".xlsx"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file begins that is an old workbook, or a new one with a password."""

SAVE = "save it as .xlsx in a spreadsheet program, and read that"
_LARGE = "delete what is not needed and save it again, or save each sheet as CSV and read those"
_UNSOUND = "open it in a spreadsheet program and save it again"
_BLOCK = 2**16


@define
class Package:
    """A file's parts by name; they are unpacked when they are asked for, each once."""

    name: str
    archive: zipfile.ZipFile = field(repr=False)
    names: dict[str, str] = field(repr=False)
    """By the name of each part, as `named` gives it, its name in the archive."""

    left: int = limits.MOST_BYTES
    """Bytes that may still be unpacked."""

    links: bool = False
    """Whether it links to other workbooks; no link is followed."""

    def part(self, name: str) -> bytes | None:
        """A part, whole; None where there is none. Raises `WorkbookError`."""
        own = self.names.get(named(name))
        if own is None:
            return None
        found = b"".join(_unpacked(self, own, self.left))
        self.left -= len(found)
        return found

    def refused(self, fault: str, fix: str, part: str = "") -> WorkbookError:
        """The error of the whole file, or of one of its parts."""
        at = f"{self.name}, {_told(part)}" if part else self.name
        return WorkbookError(Fault(at, fault, fix))


def named(part: str) -> str:
    """The name of a part as it is compared: capitals make no difference, nor do backslashes."""
    return part.replace("\\", "/").casefold()


def opened(path: Path) -> Package:
    """The archive of a workbook, looked over; raises `WorkbookError`. It is to be closed."""
    name = path.name
    kind = path.suffix.lower()
    if kind in KINDS and kind != READ:
        macros = " (it may hold macros)" if kind == ".xlsm" else ""
        raise WorkbookError(Fault(name, f"a workbook of the kind {kind} is not read{macros}", SAVE))
    _look_at_beginning(path)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
        raise WorkbookError(Fault(name, "the file is damaged or cut short", _UNSOUND)) from None
    found = Package(name, archive, {named(one): one for one in archive.namelist()})
    try:
        _look_over(found)
    except BaseException:
        archive.close()
        raise
    return found


def _look_at_beginning(path: Path) -> None:
    """Refuse what is no archive at all, in words for what it is."""
    try:
        # A pipe may never end, and a device never does.
        odd = path.exists() and not path.is_file()
        # A pipe may never end, and a device never does.
        first = b"" if odd else _first(path)
    except FileNotFoundError:
        raise WorkbookError(Fault(path.name, "there is no such file", "mend the path")) from None
    except (OSError, ValueError) as error:
        fault = getattr(error, "strerror", None) or "it cannot be read"
        raise WorkbookError(Fault(path.name, fault, "mend the path, or who may read it")) from None
    if odd:
        raise WorkbookError(Fault(path.name, "it is no file", "give the path of a workbook"))
    if not first:
        raise WorkbookError(Fault(path.name, "it is empty", "give a workbook with rows"))
    if first == OLD:
        fault = "it has a password, or is an old .xls file with a new name"
        raise WorkbookError(Fault(path.name, fault, f"take the password out and {SAVE}"))
    if not first.startswith(b"PK"):
        fix = "if it holds plain text, name it .csv; or save it as .xlsx in a spreadsheet program"
        raise WorkbookError(Fault(path.name, "it is no workbook, whatever its name says", fix))


def _first(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(8)


def _look_over(package: Package) -> None:
    """Refuse an archive by its own list of contents; nothing is unpacked but a few beginnings."""
    members = package.archive.infolist()
    if len(members) > limits.MOST_MEMBERS:
        fault = f"it holds {len(members)} parts, more than {limits.MOST_MEMBERS}"
        raise package.refused(fault, _LARGE)
    for name, times in Counter(named(one.filename) for one in members).items():
        if times > 1:
            raise package.refused("two parts have one name", _UNSOUND, name)
    for one in members:
        _look_at(package, one)
        package.links = package.links or "externallinks/" in named(one.filename)
    if sum(one.file_size for one in members if _is_markup(one)) > limits.MOST_BYTES:
        raise package.refused(_too_large(), _LARGE)
    for one in members:
        if _is_markup(one):
            _prologue(package, one.filename)


def _look_at(package: Package, member: zipfile.ZipInfo) -> None:
    """Refuse one member by what the list says of it."""
    name = member.filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in name:
        raise package.refused("its name leads out of the file", _UNSOUND, name)
    if member.flag_bits & 0x1:
        raise package.refused("it has a password", "take the password out and save it", name)
    if "vbaproject" in named(name) or "macrosheets/" in named(name):
        raise package.refused("it holds macros, which are never read", f"{SAVE}, without macros")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise package.refused("it is packed in a way that no workbook is", _UNSOUND, name)
    large = member.file_size > limits.SMALL
    if large and member.file_size > limits.MOST_RATIO * max(member.compress_size, 1):
        fault = f"it would unpack to more than {limits.MOST_RATIO} times its size, as a bomb does"
        raise package.refused(fault, _LARGE, name)


def _is_markup(member: zipfile.ZipInfo) -> bool:
    return member.filename.casefold().endswith((".xml", ".rels"))


def _prologue(package: Package, name: str) -> None:
    """Look at the beginning of a part, read or not: nothing in a workbook has a document type."""
    first = b"".join(_unpacked(package, name, limits.PROLOGUE + 1, cut=True))
    try:
        markup.prologue(first)
    except markup.Malformed as error:
        raise package.refused(error.fault, error.fix, name) from None


def _unpacked(package: Package, name: str, most: int, *, cut: bool = False) -> Iterator[bytes]:
    """The bytes of a part, `most` at the most; more is refused, unless it is to be `cut`."""
    packed = package.archive.getinfo(name).compress_size
    try:
        with package.archive.open(name) as file:
            while block := file.read(min(_BLOCK, most + 1)):
                most -= len(block)
                if most < 0 and not cut:
                    raise package.refused(_too_large(), _LARGE)
                yield block
                if most <= 0 and cut:
                    return
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        fault = "it is damaged" if packed else "it is damaged or empty"
        raise package.refused(fault, _UNSOUND, name) from None


def _too_large() -> str:
    return f"its sheets unpack to more than {limits.MOST_BYTES // 2**20} MiB"


def _told(part: str) -> str:
    """The name of a part as far as it may be told, in signs that can be shown."""
    word = "".join(sign if sign.isprintable() else "?" for sign in part)
    return f"part {word!r}" if len(word) <= 60 else f"part {word[:58]!r}.."
