"""Strays: rows of a sheet whose submission, measure, stage or period is a word nobody knows.

In come rows by claim; out come one fault for each wrong word, with the nearest known one, and the
claims that lack what such a row held, excused for it: one slip of the pen is told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from attrs import define, field

from socialvalue.basis import STAGES
from socialvalue.claims.batch import ASIDE, asked
from socialvalue.claims.elsewhere import Elsewhere
from socialvalue.claims.likeness import likeness, mistaken
from socialvalue.claims.numbers import REPORTED, composed, is_blank, quoted, says_nothing, shown
from socialvalue.claims.submissions import Submissions
from socialvalue.claims.years import FIX, year
from socialvalue.column import Column, SampleGroup
from socialvalue.counted import counted
from socialvalue.errors import Fault
from socialvalue.framework import Framework

SUBMISSION, MEASURE, STAGE, PERIOD = range(4)
"""The parts of a claim's key that can be wrong, in their order there; a label cannot be."""

NAMES = ("submission", "measure", "stage", "period")
SAYS = (
    "is not in the submissions table",
    "is not in the framework",
    "is not a stage",
    "is not a year",
)
OTHER = (True, False, True, True, True)
"""A key whose measure alone is another one."""

NEAR = 0.6
"""How alike two words are, at the least, for one to be a slip of the other."""

LOOKS = 100_000
"""Wrong ids times known ones that are compared at the most; beyond, nobody looks for the nearest.
"""

Key = tuple[str, ...]
Record = dict[str, Any]
Cell = tuple[str, str]
"""An input and the item it is of."""


@define
class Met:
    """A wrong word: the line where it stands first, how many rows have it, and their inputs."""

    line: int
    rows: int = 0
    inputs: set[str] = field(factory=set)


@define
class Held:
    """What rows with wrong words held: their cells, and those whose value is not blank."""

    cells: set[Cell] = field(factory=set)
    said: set[Cell] = field(factory=set)

    def hold(self, name: str, row: Mapping[str, str]) -> None:
        """Hold the cell of a row, under the name of an input."""
        cell = name, composed(row.get("item", ""))
        self.cells.add(cell)
        self.said |= set() if is_blank(row["value"]) else {cell}

    def add(self, more: Held) -> None:
        """Hold what another holds as well."""
        self.cells |= more.cells
        self.said |= more.said


class Strays:
    """Keeps rows with wrong words apart; without a table, every submission is known.

    Measures of another framework are told by whoever gathers `elsewhere`, for all sheets at once.
    """

    def __init__(
        self,
        framework: Framework,
        submissions: Submissions | None,
        name: str,
        elsewhere: Elsewhere,
    ) -> None:
        self.framework = framework
        self.submissions = submissions
        self.name = name
        self.elsewhere = elsewhere
        self._met: dict[tuple[int, str], Met] = {}
        self._held: dict[Key, Held] = {}
        self._strange: dict[Key, Held] = {}
        self._near: dict[tuple[int, str], str | None] = {}

    def take(self, key: Key, line: int, row: Mapping[str, str]) -> bool:
        """Whether a row has a wrong word; if so, what it held is remembered."""
        wrong = [part for part, known in enumerate(self._known(key)) if not known]
        for part in wrong:
            met = self._met.setdefault((part, key[part]), Met(line))
            met.rows += 1
            met.inputs.add(row["input"])
        if wrong:
            self._held.setdefault(key, Held()).hold(row["input"], row)
        return bool(wrong)

    def look(self, key: Key, row: Mapping[str, str]) -> None:
        """Remember a row of a known claim whose input its measure does not know: the input is
        another measure's, or a slip of one of its own.
        """
        member, name = self.framework.members.get(key[MEASURE]), row["input"]
        if member is None or name in (inputs := _inputs(member.measure)) or name in ASIDE:
            return
        self._strange.setdefault(key, Held()).hold(name, row)
        if near := get_close_matches(name.casefold(), sorted(inputs), 1, NEAR):
            self._held.setdefault(key, Held()).hold(near[0], row)

    def faults(self) -> Iterator[Fault]:
        """One fault a wrong word: its first line, its rows, and the nearest word that is known."""
        fixes = (
            "add it to the submissions table",
            f"use one of {', '.join(self.framework.members)}",
            f"use one of {', '.join(STAGES)}",
            FIX,
        )
        for (part, word), met in self._met.items():
            at = f"{self.name} line {met.line}, {NAMES[part]}"
            if part == MEASURE and self.elsewhere.take(word, at, met.rows):
                continue
            # An id may be the name of an organisation; every other word may be a note gone astray.
            told = quoted(word) if part == SUBMISSION else shown(word)
            said = f"{told} {SAYS[part]}" if word else f"no {NAMES[part]} is named"
            near = self._nearest(part, word)
            said += mistaken(word, near) if part == SUBMISSION else ""
            fix = fixes[part] if near is None else f"write {quoted(near)}, or {fixes[part]}"
            yield Fault(at, f"{said} ({counted(met.rows, 'row')})", fix)

    def excuse(self, records: Mapping[Key, Record]) -> None:
        """Mark as told what claims lack because a stray row held it.

        Such a claim has the same words but for the wrong ones. If the nearest words name one that
        lacks what the stray held it is that one; else whichever does, unless the stray is whole.
        """
        pools: dict[tuple[bool, ...], dict[Key, Held]] = {}
        for stray, held in self._held.items():
            known = self._known(stray)
            if not known[MEASURE] and self.elsewhere.knows(stray[MEASURE]):
                continue  # no slip of the pen: nothing of it belongs to another measure
            nearest = self._mended(stray, known)
            if nearest in records and self._tell(records[nearest], held):
                continue
            if not self._whole(nearest[MEASURE], held.cells):
                pools.setdefault(known, {}).setdefault(_only(stray, known), Held()).add(held)
        for stray, held in self._strange.items():
            pools.setdefault(OTHER, {}).setdefault(_only(stray, OTHER), Held()).add(held)
        for known, pool in pools.items():
            for key, record in records.items():
                self._tell(record, pool.get(_only(key, known), Held()))

    def _known(self, key: Key) -> tuple[bool, ...]:
        """Which words of a key are known, (parts of the key,)."""
        who, code, stage, period, *_ = key
        return (
            self.submissions is None or self.submissions.find(who) is not None,
            code in self.framework.members,
            is_blank(stage) or stage in STAGES,
            is_blank(period) or year(period) is not None,
            True,
        )

    def _mended(self, key: Key, known: tuple[bool, ...]) -> Key:
        """A key with the nearest known word in the place of each wrong one."""
        words = enumerate(zip(key, known, strict=True))
        return tuple(word if good else self._nearest(i, word) or "" for i, (word, good) in words)

    def _nearest(self, part: int, word: str) -> str | None:
        if (part, word) not in self._near:
            self._near[part, word] = self._look(part, word)
        return self._near[part, word]

    def _look(self, part: int, word: str) -> str | None:
        """The known word most like a wrong one; None if none is like it."""
        among: Iterable[str] = STAGES if part == STAGE else ()
        if part == SUBMISSION and self.submissions is not None:
            if len(self.submissions) * len(self._met) > LOOKS:
                return None
            if alike := self.submissions.looks.get(likeness(word)):
                return alike
            among = [*self.submissions.positions, *self.submissions.named]
        elif part == MEASURE:
            held, members = self._met[part, word].inputs, self.framework.members
            fit = [code for code, one in members.items() if held <= _inputs(one.measure)]
            among = fit or members
        plain = {one.casefold(): one for one in among}
        found = get_close_matches(word.casefold(), plain, 1, NEAR)
        return plain[found[0]] if found else None

    def _tell(self, record: Record, held: Held) -> bool:
        """Whether a claim lacks any of the cells that are held; they then count as told.

        A blank claim stays blank, unless one of the cells says something.
        """
        wanted = asked(self.framework.members[record["measure"]].measure)
        cells = {cell for cell in held.cells if _top(cell) in wanted}
        tops = {_top(cell) for cell in cells}
        if not tops or not any(name in record for name in wanted):
            return False
        if not cells & held.said and all(says_nothing(record.get(name)) for name in wanted):
            return True
        told = False
        for top in tops:
            sample = record.setdefault(top, REPORTED)
            told |= sample is REPORTED
            group = wanted[top]
            if isinstance(group, SampleGroup) and isinstance(sample, list):
                filled = [_fill(top, group, member, cells) for member in sample]
                told |= any(filled)
        return told

    def _whole(self, code: str, cells: set[Cell]) -> bool:
        """Whether some cells are all that a claim of a measure needs."""
        member = self.framework.members.get(code)
        held = {name for name, _ in cells}
        return member is not None and _inputs(member.measure, needed=True) <= held


def _top(cell: Cell) -> str:
    """The input of a cell; of a part of a group, the group."""
    return cell[0].partition(".")[0]


def _only(key: Key, known: tuple[bool, ...]) -> Key:
    return tuple(word if good else "" for word, good in zip(key, known, strict=True))


def _inputs(measure: Any, *, needed: bool = False) -> frozenset[str]:
    """The inputs of a measure as a sheet names them; those a claim must have, or all."""
    return _listed(measure, needed)


@lru_cache(maxsize=1024)
def _listed(measure: Any, needed: bool) -> frozenset[str]:
    found = set()
    for name, one in asked(measure).items():
        if isinstance(one, SampleGroup):
            found |= {f"{name}.{member}" for member, _ in one.members}
            found |= set() if needed else {f"{name}.count"}
        elif not (needed and isinstance(one, Column) and one.default is not None):
            found.add(name)
    return frozenset(found)


def _fill(top: str, group: SampleGroup, member: Record, cells: set[Cell]) -> bool:
    """Whether a member of a group lacks a part among the cells, which then counts as told."""
    lacking = [part for part, _ in group.members if part not in member]
    found = [part for part in lacking if (f"{top}.{part}", member["item"]) in cells]
    member.update(dict.fromkeys(found, REPORTED))
    return bool(found)
