"""The golden file: what every case scored when it was last written, and under which changelog.

Two lines stand on top: the SHA-256 of all that the changelog said under *Scores moved* when the
file was last written, and the SHA-256 of the numbers below, so that no number is changed by hand.
"""

from __future__ import annotations

import csv
from hashlib import sha256
from io import StringIO
from pathlib import Path

from attrs import frozen
from golden_cases import Numbers

HERE = Path(__file__).parent
FILE = HERE / "scores.csv"
CHANGELOG = HERE.parent.parent / "CHANGELOG.md"
HEADING = "### Scores moved"
UNDER, DIGEST = "# Scores moved when this was written: ", "# these numbers: "
RELATIVE, ABSOLUTE = 1e-8, 1e-9
"""Nine figures are written, of which the last is rounded; pounds are compared exactly."""

WHAT_TO_DO = (
    "If this was not meant, mend it. If it was, add a line under *Scores moved* in CHANGELOG.md "
    "that says what moved, which way and why; then run `python tests/golden/renew_golden.py`."
)


class RefusedError(ValueError):
    """Numbers moved and the changelog says nothing new, or a file was changed by hand."""


@frozen
class Move:
    """One number that is not what it was; "" where it is gone."""

    cases: str
    submission: str
    column: str
    was: str
    now: str

    def __str__(self) -> str:
        now = self.now or "gone"
        return f"{self.cases}, {self.submission}, {self.column}: was {self.was}, is {now}"


@frozen
class Golden:
    """The numbers of a file, and the digest of the changelog under which it was written."""

    under: str
    numbers: Numbers


def said(changelog: str) -> str:
    """The SHA-256 of every line under *Scores moved*, in any order: a release moves none."""
    lines, inside = set(), False
    for line in changelog.splitlines():
        if line.startswith("#"):
            inside = line.strip() == HEADING
        elif inside and line.strip():
            lines.add(line.strip())
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()


def moves(was: Numbers, now: Numbers) -> list[Move]:
    """The numbers of `was` that are others now, or gone; a new one moves nothing."""
    return [
        Move(*key, text, now.get(key, ""))
        for key, text in was.items()
        if key not in now or not _alike(key[2], text, now[key])
    ]


def _alike(column: str, was: str, now: str) -> bool:
    if column.endswith(" units"):
        return was == now
    one, other = float(was), float(now)
    return abs(one - other) <= ABSOLUTE + RELATIVE * abs(other)


def told(found: list[Move]) -> str:
    """How many numbers moved, the first ten, and what to do."""
    where = {(one.cases, one.submission) for one in found}
    first = "\n".join(f"  {one}" for one in found[:10])
    return f"{len(found)} numbers moved, in {len(where)} cases:\n{first}\n{WHAT_TO_DO}"


def text(golden: Golden) -> str:
    """The file as text: a heading row of columns for each set of cases, a row a submission."""
    sheets: dict[str, dict[str, dict[str, str]]] = {}
    for (cases, submission, column), number in golden.numbers.items():
        sheets.setdefault(cases, {}).setdefault(submission, {})[column] = number
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for cases, rows in sheets.items():
        columns = list(next(iter(rows.values())))
        writer.writerow([f"cases: {cases}", *columns])
        for submission, row in rows.items():
            writer.writerow([submission, *(row[column] for column in columns)])
    body = out.getvalue()
    return f"{UNDER}{golden.under}\n{DIGEST}{_digest(body)}\n{body}"


def parsed(written: str) -> Golden:
    """What stands in a file; raises `RefusedError` where its numbers were changed by hand."""
    under, digest, body = written.split("\n", 2)
    if digest != f"{DIGEST}{_digest(body)}" or not under.startswith(UNDER):
        raise RefusedError(f"tests/golden/scores.csv was changed by hand. {WHAT_TO_DO}")
    numbers: Numbers = {}
    cases, columns = "", [""]
    for first, *rest in csv.reader(StringIO(body)):
        if first.startswith("cases: "):
            cases, columns = first.removeprefix("cases: "), rest
        else:
            row = zip(columns, rest, strict=True)
            numbers |= {(cases, first, column): number for column, number in row}
    return Golden(under.removeprefix(UNDER), numbers)


def renewed(was: Golden, now: Numbers, changelog: str) -> Golden:
    """The file to write: numbers that did not move keep their figures, and new ones are added.

    Raises `RefusedError` where numbers moved and the changelog says nothing new of that.
    """
    under, found = said(changelog), moves(was.numbers, now)
    if found and under == was.under:
        raise RefusedError(f"CHANGELOG.md has no new line under *Scores moved*. {told(found)}")
    moved = {(one.cases, one.submission, one.column) for one in found}
    kept = {key: number for key, number in was.numbers.items() if key not in moved}
    return Golden(under, {key: kept.get(key, number) for key, number in now.items()})


def _digest(body: str) -> str:
    return sha256(body.encode()).hexdigest()
