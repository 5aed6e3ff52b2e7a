"""Files written whole or not at all.

In come texts or bytes by path; out come files, or a folder of them, each put in its place in one
step, and none in the place of another unless that was asked for.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from socialvalue.errors import ArgumentError, Fault


def free(path: Path, *, replace: bool = False) -> Path:
    """The path, if a file can be written there; `ArgumentError` where one is there and must stay,
    and where there is no folder for it.
    """
    if path.is_dir():
        raise ArgumentError(Fault(str(path), "this is a folder", "name a file in it"))
    if (path.exists() or path.is_symlink()) and not replace:
        fix = "name one that does not exist yet, or replace it where that is offered (--replace)"
        raise ArgumentError(Fault(str(path), "this file exists already", fix))
    if not path.parent.is_dir():
        raise ArgumentError(Fault(str(path), "there is no such folder", "make it, or name another"))
    return path


def write(files: Mapping[Path, str | bytes], *, replace: bool = False) -> None:
    """Write files, all of them looked at before the first is written; see `free`.

    A reader of one of the paths sees what was there before or the whole of what is new.
    """
    for path in files:
        free(path, replace=replace)
    for path, content in files.items():
        _put(path, content.encode() if isinstance(content, str) else content, replace=replace)


def folder(files: Mapping[str, str], place: Path) -> None:
    """Write files by name into a folder that is not there yet; `ArgumentError` as for `free`."""
    _untaken(place)
    room = place.parent / f".{place.name[:60]}-{secrets.token_hex(8)}"
    room.mkdir()
    try:
        for name, content in [(name, text.encode()) for name, text in files.items()]:
            _written((room / name).open("wb"), content)
        _untaken(place)
        room.rename(place)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _untaken(place: Path) -> None:
    if place.is_dir():
        fix = "give a name that nobody has yet, or move this one away"
        raise ArgumentError(Fault(str(place), "this folder exists already", fix))
    free(place)


def _written(out: BinaryIO, content: bytes) -> None:
    with out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _put(path: Path, content: bytes, *, replace: bool) -> None:
    handle, made = tempfile.mkstemp(prefix=f".{path.name[:60]}.", dir=path.parent)
    beside = Path(made)
    try:
        _written(os.fdopen(handle, "wb"), content)
        beside.chmod(0o666 & ~_mask())
        if replace:
            beside.replace(path)
        else:
            _link(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _link(beside: Path, path: Path) -> None:
    """Give a finished file its name in one step, unless somebody took it in the meantime."""
    try:
        os.link(beside, path)
    except FileExistsError:
        free(path)
    except OSError:  # a disk without links: take the name first, then put the file in its place
        with contextlib.suppress(FileExistsError):
            path.open("x").close()
            beside.replace(path)
            return
        free(path)


def _mask() -> int:
    """What new files of this process keep from others."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
