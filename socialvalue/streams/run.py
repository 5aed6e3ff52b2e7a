"""A run: the blocks of one stream on their way through the kernel, and what they come to.

In come a framework, a basis, files and a journal; out come parts on disk, and at the end the
summary of all of them. Ids are compared over the whole of the stream in bounded memory.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np
from attrs import evolve, frozen

from socialvalue.basis import Basis
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.framework import Framework
from socialvalue.streams import identity, inputs, kernel
from socialvalue.streams.chunk import Columns, columns
from socialvalue.streams.journal import REFUSALS, SUMMARY, Journal
from socialvalue.streams.partial import Partial, merged

COMPRESSION = "lz4"
PIECE = 65_536
"""Submissions that are scored at a time: few enough for memory to be used again."""

SCHEMA = 1
"""The revision of the summary's JSON form."""

Progress = Callable[[int], Any]


def silent(_: int) -> None:
    """Nobody is told how far it is."""


@frozen
class Run:
    """One stream on its way: so many `rows` a block, without the columns to `ignore`."""

    framework: Framework
    basis: Basis
    journal: Journal
    files: list[inputs.Input]
    rows: int
    ignore: tuple[str, ...]

    @property
    def blocks(self) -> list[inputs.Block]:
        """The blocks, in order."""
        return list(inputs.blocks(self.files, self.rows))

    def through(self, workers: int, progress: Progress) -> None:
        """Every block that is not done yet, so many at a time; `progress` is told here alone."""
        if workers == 1:
            for block in self.blocks:
                progress(self.part(block))
            return
        running: deque[Future[int]] = deque()
        with ThreadPoolExecutor(workers) as pool:
            try:
                for block in self.blocks:
                    running.append(pool.submit(self.part, block))
                    if len(running) > workers:
                        progress(running.popleft().result())
                while running:
                    progress(running.popleft().result())
            finally:
                for one in running:
                    one.cancel()

    def part(self, block: inputs.Block) -> int:
        """One block, scored and written unless it was; the number of its rows."""
        rows = block.stop - block.start
        if self.journal.part(block.place) is not None:
            return rows
        parts = list(self._scored(block))
        partial = merged(part.partial for part in parts)
        page = {
            "path": block.path,
            "rows": partial.submissions,
            "refused": [one.as_dict() for part in parts for one in part.refused],
            "partial": partial.as_dict(),
        }
        frame = inputs.polars().concat([frame_of(part.results) for part in parts])
        self.journal.finish_part(
            block.place,
            lambda path: frame.write_parquet(path, compression=COMPRESSION, statistics=False),
            identity.sorted_together([part.looks for part in parts]),
            page,
        )
        return rows

    def _scored(self, block: inputs.Block) -> Iterator[kernel.Part]:
        """A block, `PIECE` rows at a time: what is near the processor is used again."""
        given = inputs.frame(block, self.ignore)
        for start in range(0, len(given), PIECE):
            some, first = given.slice(start, PIECE), block.start + start
            part = kernel.work(some, self.framework, self.basis, first=first)
            ids = _as_given(part.results["id"], given.schema["id"])
            yield evolve(part, results=part.results | {"id": ids})

    def finish(self, plan: dict[str, Any]) -> dict[str, Any]:
        """Compare the ids, merge the parts, and write refusals and summary; raises `ClaimErrors`
        where an id stands twice, or a file changed on the way.
        """
        now = [one.as_dict() for one in inputs.inputs(inputs.listed(f.path for f in self.files))]
        changed = [one for one, was in zip(now, plan["inputs"], strict=True) if one != was]
        if changed:
            fix = f"leave the file as it is, remove {self.journal.folder}, and begin anew"
            raise ClaimErrors([Fault(one["path"], "it changed on the way", fix) for one in changed])
        if found := list(self._repeats()):
            raise ClaimErrors(found)
        places = range(len(self.blocks))
        partial, parts = kernel.nothing(self.framework, self.basis), []
        for page in self.journal.pages(places):
            partial = partial.merge(Partial.from_dict(page["partial"]))
            parts.append({name: page[name] for name in ("file", "rows", "bytes", "sha256")})
        refusals = self.journal.write(REFUSALS, self._refusals(places))
        stamp = ("version", "framework", "edition", "digest", "basis", "basis_digest")
        summary = {
            "schema": SCHEMA,
            "stamp": {name: plan[name] for name in stamp},
            "inputs": plan["inputs"],
            "parts": parts,
            "refusals": {"file": REFUSALS, "sha256": refusals},
            "rows_in": partial.rows_in,
            "rows_scored": partial.submissions,
            "rows_refused": partial.refused,
            "partial": partial.as_dict(),
            "digest": partial.digest,
        }
        self.journal.write(SUMMARY, iter([summary]))
        return summary

    def _refusals(self, places: range) -> Iterator[dict[str, Any]]:
        for page in self.journal.pages(places):
            yield from ({"path": page["path"], **one} for one in page["refused"])

    def _repeats(self) -> Iterator[Fault]:
        """A fault for each id that another one is, or looks like: the first of them."""
        blocks = self.blocks
        looks = self.journal.looks(range(len(blocks)))
        numbers = identity.again(looks)
        for start in range(0, numbers.size, identity.MOST):
            some = numbers[start : start + identity.MOST]
            found = list(identity.faults(_suspects(blocks, looks, some)))
            yield from found
            if found:
                return


def _suspects(
    blocks: list[inputs.Block], looks: Sequence[identity.Sorted], numbers: identity.Looks
) -> Iterator[tuple[str, Any]]:
    """The place and id of every row whose look is one of some numbers, in order."""
    for block, part in zip(blocks, looks, strict=True):
        own = part[:]
        at = np.minimum(np.searchsorted(own, numbers), max(own.size - 1, 0))
        if not own.size or not (own[at] == numbers).any():
            continue
        ids = columns({"id": inputs.ids(block)})["id"]
        for row, one in identity.suspects(ids, numbers):
            yield f"{block.path}, row {block.start + row}", one


def _as_given(ids: Any, kind: Any) -> Any:
    """Ids as polars held them: whole numbers of their own width, or words."""
    pl = inputs.polars()
    if identity.is_number(ids):
        return pl.Series("id", ids).cast(kind)
    return pl.Series("id", ids.tolist(), dtype=kind if kind.is_integer() else pl.String)


def frame_of(results: Columns) -> Any:
    """Results as a polars frame."""
    pl = inputs.polars()
    ids = results["id"]
    plain = isinstance(ids, pl.Series) or identity.is_number(ids)
    first = pl.Series("id", ids if plain else ids.tolist())
    rest = [pl.Series(name, values) for name, values in results.items() if name != "id"]
    return pl.DataFrame([first, *rest])
