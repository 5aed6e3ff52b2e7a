"""The journal: what a stream has finished, so that one that was stopped can be taken up again.

Everything is made in a folder of its own beside the one asked for, `results.unfinished`; each file
is written under another name, then renamed; a part counts once its own page of the journal has its
name. At the end the folder itself is renamed: what is called `results` is whole, always.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.errors import ClaimErrors, Fault

UNFINISHED, MAKING = ".unfinished", ".making"
_WORD = 8
PLAN, SUMMARY, REFUSALS, JOURNAL = "plan.json", "summary.json", "refusals.jsonl", "journal"


def stem(place: int) -> str:
    """The name of a part, without what follows it: `part-000012`."""
    return f"part-{place:06d}"


def sha256(path: Path) -> str:
    """`sha256:…` of the bytes of a file."""
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def written(path: Path, write: Callable[[Path], Any]) -> None:
    """Write a file whole or not at all: under another name, kept on disk, then renamed."""
    making = path.with_name(path.name + MAKING)
    write(making)
    with making.open("rb") as file:
        os.fsync(file.fileno())
    making.replace(path)


def plainly(value: Any) -> str:
    """Plain JSON types, written one way only."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n"


def _text(words: str) -> Callable[[Path], Any]:
    data = words.encode("utf-8", "backslashreplace")
    return lambda path: path.write_bytes(data)


@frozen
class Stored:
    """Whole numbers of 64 bits in a file, (size,), of which only the slice asked for is read."""

    path: Path

    @property
    def size(self) -> int:
        """How many there are."""
        return self.path.stat().st_size // _WORD

    def __getitem__(self, some: slice) -> np.ndarray[Any, np.dtype[np.uint64]]:
        start, stop, _ = some.indices(self.size)
        return np.fromfile(self.path, "<u8", max(stop - start, 0), offset=_WORD * start)


@frozen
class Journal:
    """The journal of one stream, which will be called `out`."""

    out: Path

    @property
    def folder(self) -> Path:
        """Where it is made."""
        return self.out.with_name(self.out.name + UNFINISHED)

    def open(self, plan: dict[str, Any]) -> None:
        """Begin, or take up what was begun with the same plan; raises `ClaimErrors` where the
        folder asked for is there, or was begun with anything else.
        """
        if self.out.exists():
            fix = "name a folder that does not exist yet"
            raise ClaimErrors(Fault(str(self.out), "it exists already", fix))
        pages = self.folder / JOURNAL
        pages.mkdir(parents=True, exist_ok=True)
        page = self.folder / PLAN
        if not page.exists():
            written(page, _text(plainly(plan)))
        elif faults := _changed(json.loads(page.read_text("utf-8")), plan, str(self.folder)):
            raise ClaimErrors(faults)
        for left in [*self.folder.glob(f"*{MAKING}"), *pages.glob(f"*{MAKING}")]:
            left.unlink()

    def part(self, place: int) -> dict[str, Any] | None:
        """The page of a finished part; None where there is none, or its file is not as it says."""
        page, file = self._page(place, ".json"), self.folder / f"{stem(place)}.parquet"
        if not page.exists():
            return None
        found: dict[str, Any] = json.loads(page.read_text("utf-8"))
        same = file.exists() and sha256(file) == found["sha256"]
        return found if same and self._page(place, ".looks").exists() else None

    def finish_part(
        self,
        place: int,
        write: Callable[[Path], Any],
        looks: Any,
        page: dict[str, Any],
    ) -> None:
        """Write the file of a part, the looks of its ids, and last its page."""
        file = self.folder / f"{stem(place)}.parquet"
        written(file, write)
        written(self._page(place, ".looks"), lambda path: path.write_bytes(looks.tobytes()))
        told = {"file": file.name, "bytes": file.stat().st_size, "sha256": sha256(file)}
        written(self._page(place, ".json"), _text(plainly({**page, **told})))

    def looks(self, places: range) -> list[Stored]:
        """The sorted looks of each part, where they lie on disk."""
        return [Stored(self._page(place, ".looks")) for place in places]

    def pages(self, places: range) -> Iterator[dict[str, Any]]:
        """The page of each part, in order, one at a time."""
        for place in places:
            yield json.loads(self._page(place, ".json").read_text("utf-8"))

    def summary(self) -> dict[str, Any] | None:
        """What was finished but for its name, if the last run got so far."""
        path = self.folder / SUMMARY
        return json.loads(path.read_text("utf-8")) if path.exists() else None

    def write(self, name: str, lines: Iterator[Any]) -> str:
        """Write plain JSON types, one a line, and tell the file's digest."""
        path = self.folder / name

        def write(making: Path) -> None:
            with making.open("wb") as out:
                out.writelines(plainly(one).encode("utf-8", "backslashreplace") for one in lines)

        written(path, write)
        return sha256(path)

    def close(self) -> None:
        """Give the folder its name. Its plan stays: killed before this, a run is held to it."""
        shutil.rmtree(self.folder / JOURNAL, ignore_errors=True)
        self.folder.rename(self.out)

    def _page(self, place: int, suffix: str) -> Path:
        return self.folder / JOURNAL / f"{stem(place)}{suffix}"


def _changed(before: dict[str, Any], now: dict[str, Any], at: str) -> list[Fault]:
    """What differs from the plan that a run was begun with."""
    fix = f"give what it was begun with, or remove {at} to begin anew"
    found = [
        Fault(name, f"it is {now[name]} now, and the run was begun with {before.get(name)}", fix)
        for name in now
        if name != "inputs" and before.get(name) != now[name]
    ]
    mine = {one["path"]: one for one in now["inputs"]}
    theirs = {one["path"]: one for one in before["inputs"]}
    for path in (*theirs, *(path for path in mine if path not in theirs)):
        if path not in mine or path not in theirs:
            what = "it was not there" if path in mine else "it was there"
            found.append(Fault(path, f"{what} when the run was begun", fix))
            continue
        odd = [name for name in mine[path] if mine[path][name] != theirs[path].get(name)]
        if odd:
            found.append(Fault(path, f"it has changed since: {', '.join(odd)}", fix))
    return found
