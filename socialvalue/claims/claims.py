"""`Claims`: everything that was promised or delivered, checked, in columns, ready to score.

In come files, records or numpy columns; out come batches, one a measure, beside the submissions
table. Whatever is wrong is found first, all of it, and raised at once as `ClaimErrors`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, field

from socialvalue.claims import arrays, joins, records
from socialvalue.claims.batch import Batch
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.places import PLACES, Places
from socialvalue.claims.submissions import Submissions
from socialvalue.errors import ClaimErrors
from socialvalue.framework import Framework


@define(frozen=True)
class Account:
    """Every row, accounted for: rows in = rows scored + rows refused."""

    rows_in: int
    rows_scored: int
    rows_refused: int = 0

    def __str__(self) -> str:
        return f"rows in {self.rows_in} = scored {self.rows_scored} + refused {self.rows_refused}"


@define(frozen=True, slots=False, eq=False)
class Claims:
    """Claims of a framework: `batches` by measure code, `submissions`, and what is set apart.

    `not_applicable[code]` gives the reason by submission; `conversions` the unit factors used.
    """

    framework: Framework
    submissions: Submissions
    batches: dict[str, Batch]
    not_applicable: dict[str, dict[int, str]] = field(factory=dict)
    conversions: dict[tuple[str, str], float] = field(factory=dict)
    account: Account = Account(0, 0)

    @classmethod
    def from_records(
        cls,
        claims: Iterable[Mapping[str, Any]],
        framework: Framework,
        submissions: Iterable[Mapping[str, Any]] | None = None,
        *,
        places: Places = PLACES,
        conversions: Conversions | None = None,
        rows_in: int | None = None,
    ) -> Claims:
        """Claims as dicts: `{"submission", "measure", …inputs}`; raises `ClaimErrors`.

        Optional keys: stage, period, claim, evidence (E0-E4), counterfactual (C0-C4), source, note,
        not_applicable (a reason), and own shares (deadweight, displacement, attribution, leakage).
        Without a submissions table, each name met is a submission of unknown size.
        """
        rows = list(claims)
        used = conversions if conversions is not None else Conversions()
        table, faults = Submissions.from_records(
            _named(rows) if submissions is None else submissions, used
        )
        gathered = records.Gathering(framework, table, places)
        gathered.read(rows)
        faults += gathered.faults
        if faults:
            raise ClaimErrors(faults)
        batches = gathered.batches()
        size = len(rows) if rows_in is None else rows_in
        return cls._checked(framework, table, batches, gathered.not_applicable, used.made, size)

    @classmethod
    def from_columns(
        cls,
        claims: Mapping[str, Mapping[str, Any]],
        framework: Framework,
        submissions: Mapping[str, Any],
    ) -> Claims:
        """Claims as numpy columns: `{"PA1": {"members": array, …}}`; raises `ClaimErrors`.

        Each measure's columns have one length. `submission` (ids, or places in the table) says
        whose each claim is; without it claim i is submission i's. `stage` and `period` are
        optional. Arrays are used as they are, never copied or written to.
        """
        table, faults = Submissions.from_columns(submissions)
        reader = arrays.Reader(framework, table)
        batches = {code: reader.batch(code, columns) for code, columns in claims.items()}
        faults += reader.faults
        if faults:
            raise ClaimErrors(faults)
        made = {code: batch for code, batch in batches.items() if batch is not None}
        size = sum(batch.size for batch in made.values())
        return cls._checked(framework, table, made, {}, {}, size)

    @classmethod
    def _checked(
        cls,
        framework: Framework,
        table: Submissions,
        batches: dict[str, Batch],
        not_applicable: dict[str, dict[int, str]],
        conversions: dict[tuple[str, str], float],
        size: int,
    ) -> Claims:
        """The claims, once what must hold between claims holds too."""
        faults = [fault for batch in batches.values() for fault in joins.faults(batch, table)]
        if faults:
            raise ClaimErrors(faults)
        account = Account(size, size)
        return cls(framework, table, batches, not_applicable, conversions, account)

    def __len__(self) -> int:
        return sum(batch.size for batch in self.batches.values())

    def __repr__(self) -> str:
        who = len(self.submissions)
        return f"<Claims: {len(self)} on {len(self.batches)} measures, {who} submissions>"


def _named(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A submissions table of the names met in claims."""
    names = dict.fromkeys(str(row["submission"]) for row in rows if row.get("submission"))
    return [{"id": name} for name in names]
