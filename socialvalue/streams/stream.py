"""`stream`: Parquet in, Parquet out, block by block, in memory that does not grow with the rows.

Each block goes through the kernel and becomes a part; the parts' totals are merged in whole
numbers. A run that is stopped is taken up where it was by calling it again, and gives the same
bytes as one that was not.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import frozen

from socialvalue import arguments
from socialvalue._version import __version__
from socialvalue.basis import Basis
from socialvalue.errors import ArgumentError, Fault
from socialvalue.framework import Framework
from socialvalue.streams import inputs, kernel
from socialvalue.streams.journal import Journal
from socialvalue.streams.partial import Partial
from socialvalue.streams.run import Progress, Run, silent

BLOCK = 131_072
"""Submissions in a block, which becomes one part: a group of rows as Parquet files often hold."""


@frozen
class Summary:
    """What a stream came to: the `folder` of its results, its `stamp`, and the `partial` total."""

    folder: Path
    stamp: dict[str, Any]
    partial: Partial

    @property
    def digest(self) -> str:
        """`sha256:…` of the total: the same however the table was cut, and whoever moved it."""
        return self.partial.digest


def stream(
    paths: str | Path | Iterable[str | Path],
    framework: Framework,
    basis: Basis | None = None,
    *,
    out: str | Path,
    progress: Progress | None = None,
    rows_per_block: int = BLOCK,
    workers: int = 1,
    ignore: Iterable[str] = (),
) -> Summary:
    """Score Parquet files of wide rows, a submission each, into the folder `out`.

    In it stand the results (`part-000000.parquet` …), `refusals.jsonl`, a line a submission that
    was left out for its faults, and `summary.json`. `progress` is called with the number of
    submissions just done (`tqdm.update` fits); `workers` threads share the blocks; `ignore` names
    columns that are not read. A folder that is there is never written to. Raises `ClaimErrors` for
    columns that do not fit, ids that stand twice, and inputs that changed while a run was stopped;
    `MissingExtra` without the extra `stream`.
    """
    arguments.of_kind("framework", framework, Framework, "load one: sv.Framework.load")
    for at, given in (("rows_per_block", rows_per_block), ("workers", workers)):
        if type(given) is not int or given < 1:
            fault = f"{str(given)[:20]} is no number of them"
            raise ArgumentError(Fault(at, fault, "give a whole number, 1 or more"))
    ground, left = basis or Basis(), tuple(sorted(set(ignore)))
    files = inputs.inputs(inputs.listed(paths))
    plan = {
        **_stamp(framework, ground),
        "polars": str(inputs.polars().__version__),
        "rows_per_block": rows_per_block,
        "ignore": list(left),
        "inputs": [one.as_dict() for one in files],
    }
    journal = Journal(arguments.path("out", out))
    # columns that do not fit are told before anything is begun
    kernel.work(inputs.frame(inputs.Block(0, files[0].path, 0, 0), left), framework, ground)
    journal.open(plan)
    if (done := journal.summary()) is None:
        run = Run(framework, ground, journal, files, rows_per_block, left)
        run.through(workers, progress or silent)
        done = run.finish(plan)
    elif progress is not None:
        progress(sum(one.rows for one in files))
    journal.close()
    return Summary(journal.out, done["stamp"], Partial.from_dict(done["partial"]))


def _stamp(framework: Framework, basis: Basis) -> dict[str, Any]:
    nothing = kernel.nothing(framework, basis)
    return {
        "version": __version__,
        "framework": framework.code,
        "edition": framework.edition,
        "digest": framework.digest,
        "basis": basis.as_dict(),
        "basis_digest": nothing.basis,
    }
