"""`Refusals`: who was left out whole, and for what faults; written for whoever has to mend them.

The unit of refusal is the submission: leaving out a row would let a bidder spoil the row of a harm.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from attrs import frozen

from socialvalue import arguments
from socialvalue.errors import ClaimErrors, Fault


@frozen
class Refused:
    """One submission that was left out: its id, its faults, and the places of its rows."""

    submission: str
    faults: tuple[Fault, ...]
    rows: tuple[str, ...]


@frozen
class Refusals:
    """Everybody who was left out, in the order of the file.

    None of their rows had a part in anybody's score.
    """

    refused: tuple[Refused, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Who was left out."""
        return tuple(one.submission for one in self.refused)

    @property
    def faults(self) -> dict[str, tuple[Fault, ...]]:
        """By the id of a submission, every fault for which it was left out."""
        return {one.submission: one.faults for one in self.refused}

    @property
    def rows(self) -> dict[str, tuple[str, ...]]:
        """By the id of a submission, where its rows of claims stand: `claims.csv line 12`."""
        return {one.submission: one.rows for one in self.refused}

    @property
    def rows_refused(self) -> int:
        """How many rows of claims were left out."""
        return sum(len(one.rows) for one in self.refused)

    def __len__(self) -> int:
        return len(self.refused)

    def as_dict(self) -> list[dict[str, Any]]:
        """One mapping a submission, of plain JSON types: submission, rows and faults."""
        return [
            {
                "submission": one.submission,
                "rows": list(one.rows),
                "faults": [fault.as_dict() for fault in one.faults],
            }
            for one in self.refused
        ]

    def write(self, path: str | Path) -> None:
        """Write JSON Lines, a submission a line, whole or not at all, over no file that is there.

        Raises `ClaimErrors` where the file exists, and `ArgumentError` for what is no path.
        """
        import tempfile  # reading claims has no need of it

        file = arguments.path("path", path)
        handle, made = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent, text=False)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
                out.writelines(_line(one) for one in self.as_dict())
                out.flush()
                os.fsync(out.fileno())
            _place(made, file)
        finally:
            Path(made).unlink(missing_ok=True)


NOBODY = Refusals()


def _place(made: str, file: Path) -> None:
    """Give a finished file its name, in one step, unless somebody has it."""
    try:
        try:
            os.link(made, file)
        except FileExistsError:
            raise
        except OSError:  # a disk without links: take the name first, then put the file in its place
            file.open("x").close()
            Path(made).replace(file)
    except FileExistsError as error:
        fix = "name a file that does not exist yet"
        raise ClaimErrors(Fault(str(file), "this file exists already", fix)) from error


def _line(one: Any) -> str:
    """One refusal as a line of JSON; half of a sign, which no file can hold, is written out."""
    text = json.dumps(one, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
