"""Files written whole or not at all, over nothing that is there.

In come a path and text; a file, or a folder of files, appears under its name in one step.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from socialvalue.errors import ArgumentError, Fault


def write(file: Path, text: str) -> None:
    """Write one file in UTF-8; `ArgumentError` where there is one, or no folder to hold it."""
    with _beside(file) as room:
        _put(room / "file", text)
        try:
            os.link(room / "file", file)
        except FileExistsError:
            _free(file)
            raise
        except OSError:  # a disk without links
            _free(file)
            (room / "file").replace(file)


def folder(files: Mapping[str, str], place: Path) -> None:
    """Write files by name into a folder that is not there yet; `ArgumentError` as for `write`."""
    with _beside(place) as room:
        for name, text in files.items():
            _put(room / name, text)
        _free(place)
        room.rename(place)


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """A folder beside a place that nobody has, for as long as something is being made."""
    _free(place)
    if not place.parent.is_dir():
        raise ArgumentError(Fault(str(place.parent), "there is no such folder", "make it first"))
    room = place.parent / f".{place.name[:60]}-{secrets.token_hex(8)}"
    room.mkdir()
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _put(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def _free(place: Path) -> None:
    if place.exists() or place.is_symlink():
        fix = "give a name that nobody has yet, or move this one away"
        raise ArgumentError(Fault(str(place), "it exists already", fix))
