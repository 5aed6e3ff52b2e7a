"""Files written whole or not at all, over nothing that is there.

In come a path and text; a file, or a folder of files, appears under its name in one step.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from socialvalue.errors import ArgumentError, Fault


def write(file: Path, text: str) -> None:
    """Write one file in UTF-8; `ArgumentError` where there is one, or no folder to hold it."""
    folder({file.name: text}, file.parent, file)


def folder(files: Mapping[str, str], parent: Path, place: Path) -> None:
    """Write files into `place`, a folder that is not there yet; or the one file that it is."""
    _free(place)
    if not parent.is_dir():
        raise ArgumentError(Fault(str(parent), "there is no such folder", "make it first"))
    beside = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=parent))
    try:
        for name, text in files.items():
            with (beside / name).open("w", encoding="utf-8", newline="") as out:
                out.write(text)
                out.flush()
                os.fsync(out.fileno())
        if list(files) == [place.name]:
            _link(beside / place.name, place)
        else:
            beside.chmod(0o755)
            _free(place)
            beside.rename(place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _link(made: Path, file: Path) -> None:
    """Give a finished file its name, unless somebody has it."""
    try:
        os.link(made, file)
    except FileExistsError:
        _free(file)
        raise
    except OSError:  # a disk without links
        _free(file)
        made.replace(file)


def _free(place: Path) -> None:
    if place.exists() or place.is_symlink():
        fix = "give a name that nobody has yet, or move this one away"
        raise ArgumentError(Fault(str(place), "it exists already", fix))
