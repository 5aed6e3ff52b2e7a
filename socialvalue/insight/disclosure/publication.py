"""`Publication`: a scorecard's tables with small numbers of people held back.

In comes a scorecard; out come the same tables, in which what is suppressed has no number and says
so. A reader is not told which rows stand on few people and which are held back for their sake.
"""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Real
from typing import Any

import numpy as np
from attrs import define

from socialvalue import arguments
from socialvalue.claims.batch import SUPPRESSED
from socialvalue.errors import ArgumentError, Fault
from socialvalue.insight.disclosure import people
from socialvalue.insight.disclosure.card_cells import Cells
from socialvalue.insight.disclosure.cell import THRESHOLD, checked, difference
from socialvalue.insight.disclosure.hiding import DisclosureError, hide, small
from socialvalue.insight.disclosure.withholding import EVERYBODY
from socialvalue.scorecard.card import Scorecard

Table = dict[str, Any]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

NUMBERS: dict[str, tuple[str, ...]] = {
    "node": ("benefit", "harm", "score", "headroom"),
    "measure": ("quantity", "attributable", "rating", "ceiling"),
    "worth": ("benefit", "harm", "balance"),
}
"""The columns of each kind of table that tell how many people there are."""


@define(frozen=True, eq=False, repr=False)
class Publication:
    """What may be published of a scorecard, where nobody is to be found among fewer than
    `threshold` people; `hidden` are the keys held back, one set a submission.

    Each table is the scorecard's own with a column `suppressed`; numbers of such rows are NaN, and
    those of nodes are told to whole `points`.
    """

    card: Scorecard
    threshold: float
    points: float
    hidden: tuple[frozenset[str], ...]
    counts: tuple[Mapping[str, Mapping[str, people.Told]], ...]

    def overall(self) -> Table:
        """As `Scorecard.overall`."""
        return self._nodes(self.card.overall())

    def themes(self) -> Table:
        """As `Scorecard.themes`."""
        return self._nodes(self.card.themes())

    def outcomes(self) -> Table:
        """As `Scorecard.outcomes`."""
        return self._nodes(self.card.outcomes())

    def measures(self) -> Table:
        """As `Scorecard.measures`."""
        table = self._without(self.card.measures(), "measure", lambda row: row["measure"])
        table["past_limit"] = np.asarray(table["past_limit"]) & ~table[SUPPRESSED]
        return table

    def worth(self, by: str = "overall") -> Table:
        """As `Scorecard.worth`, by overall, theme, outcome or measure."""
        if by == "kind":
            fix = "tell pounds by overall, theme, outcome or measure"
            raise DisclosureError(Fault(by, "pounds by kind are not held back", fix))
        table = self.card.worth(by)
        root = self.card.framework.root.code

        def key(row: Mapping[str, Any]) -> str:
            code = root if by == "overall" else str(row[by])
            return code if by == "measure" else f"{code} {row['ledger']}"

        return self._without(table, "worth", key)

    def lost(self) -> Table:
        """What it costs: rows and suppressed rows of each table."""
        tables = {
            "overall": self.overall(),
            "themes": self.themes(),
            "outcomes": self.outcomes(),
            "measures": self.measures(),
            **{f"worth by {by}": self.worth(by) for by in ("overall", "theme", "measure")},
        }
        rows = np.array([len(table[SUPPRESSED]) for table in tables.values()])
        gone = np.array([int(np.sum(table[SUPPRESSED])) for table in tables.values()])
        share = np.divide(gone, rows, out=np.zeros(len(rows)), where=rows > 0)
        return {"table": list(tables), "rows": rows, SUPPRESSED: gone, "share": share}

    def as_dict(self) -> dict[str, Any]:
        """Every table as plain JSON types; what is suppressed is null."""
        tables = {
            "overall": self.overall(),
            "themes": self.themes(),
            "measures": self.measures(),
            "worth": self.worth("theme"),
            "lost": self.lost(),
        }
        plain = {name: {k: _plain(v) for k, v in table.items()} for name, table in tables.items()}
        return {"threshold": self.threshold, **plain, "stamp": self.card.stamp()}

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        """What is suppressed, for whom, and what it costs."""
        lost = self.lost()
        lines = [
            f"Fewer than {self.threshold:g} people are too few to publish. Suppressed:",
            *(
                f"  {table}: {gone} of {rows}"
                for table, rows, gone in zip(
                    lost["table"], lost["rows"], lost[SUPPRESSED], strict=True
                )
            ),
        ]
        for place, hidden in enumerate(self.hidden):
            rows = sorted(hidden & self.card.plan.row.keys())
            if rows:
                lines.append(f"{self.card.submissions.name(place)}: {', '.join(rows)}")
        if any(self.hidden):
            lines.append("Some stand on few people; the others would tell how many those are.")
        return "\n".join(lines)

    def _nodes(self, table: Table) -> Table:
        found = self._without(table, "node", lambda row: f"{row['code']} benefit")
        members = {member.code: member for member in self.card.plan.members}
        inside = {
            node.code: {member.code for member in node.leaves()} for node in self.card.plan.nodes
        }

        def told(words: str, code: str, place: int) -> str:
            """Whether a harm of few people caps it, or does not, tells how few they are."""
            gone = [members[one] for one in inside[code] & members.keys() & self.hidden[place]]
            open_to_all = not gone or not (words or any(one.measure.harm for one in gone))
            return words if open_to_all else SUPPRESSED

        each = zip(found["capped_by"], found["code"], self._places(found), strict=True)
        found["capped_by"] = [told(*one) for one in each]
        return found

    def _places(self, table: Table) -> list[int]:
        """The place of each row's submission: tables hold all submissions, over and over."""
        return (np.arange(len(table["submission"])) % len(self.hidden)).tolist()

    def _without(self, table: Table, kind: str, key: Any) -> Table:
        """A copy in which the numbers of hidden rows are NaN."""
        found = dict(table)
        rows = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
        gone: Bools = np.array(
            [
                key(row) in self.hidden[place]
                for row, place in zip(rows, self._places(table), strict=True)
            ],
            dtype=bool,
        )
        for name in NUMBERS[kind]:
            shown = np.asarray(table[name], dtype=np.float64)
            if kind == "node" and self.points:
                shown = np.round(shown / self.points) * self.points + 0.0
            found[name] = np.where(gone, np.nan, shown)
        found[SUPPRESSED] = gone
        return found


def publish(
    card: Scorecard,
    threshold: float = THRESHOLD,
    earlier: Publication | None = None,
    points: float = 1.0,
) -> Publication:
    """Return what may be published of a scorecard.

    A number that stands on fewer than `threshold` people is held back, and with it, so few as can
    be found, others from which it could be worked out to within `threshold` people: rows of
    measures, nodes, pounds. Benefit, harm, score and headroom are told to whole `points` (0: as
    they are, which holds more back). With an `earlier` publication a change of few people, in any
    number that a row is made of, counts as small.
    Needs scipy (extra: stats). `DisclosureError` names what cannot be held back; `ArgumentError`
    what is no card, number or publication.
    """
    arguments.of_kind("card", card, Scorecard, "score claims first: sv.score(claims)")
    _checked(threshold, earlier, points)
    made = Cells(card, points, threshold)
    hidden, counts = [], []
    for place in range(len(card.submissions)):
        cells, ties = made.of(place)
        rows = {cell.key: cell for cell in cells if cell.people is not None}
        if earlier is not None:
            before = _before(earlier, str(card.submissions.ids[place]))
            for key in sorted(before.keys() & rows.keys()):
                if few := people.change(before[key], made.told(key, place)):
                    change, tie = difference(f"{key} change", rows[key], rows[key].value - few)
                    cells.append(change)
                    ties.append(tie)
        checked(cells, ties, threshold)
        some = any(small(cell, threshold) for cell in cells)
        hidden.append(hide(cells, ties, threshold).keys if some else frozenset())
        counts.append({key: made.told(key, place) for key in rows})
    return Publication(card, threshold, points, tuple(hidden), tuple(counts))


def _checked(threshold: Any, earlier: Any, points: Any) -> None:
    """Raise `ArgumentError` for what is no number, and for what is no publication."""
    for at, given, fix in (("threshold", threshold, "10 is usual"), ("points", points, "use 1")):
        number = isinstance(given, Real) and not isinstance(given, bool)
        if not number or not 0 <= given < EVERYBODY:
            raise ArgumentError(Fault(at, "this is no number of 0 or more", fix))
    if earlier is not None:
        arguments.of_kind("earlier", earlier, Publication, "give what sv.publish made of it")


def _before(earlier: Publication, name: str) -> dict[str, Mapping[str, people.Told]]:
    """The people behind each row that an earlier publication showed of a submission."""
    ids = [str(one) for one in earlier.card.submissions.ids]
    if name not in ids:
        return {}
    place = ids.index(name)
    hidden = earlier.hidden[place]
    return {key: count for key, count in earlier.counts[place].items() if key not in hidden}


def _plain(column: Any) -> list[Any]:
    """A column as JSON types: a number that is none is null."""
    values = column.tolist() if isinstance(column, np.ndarray) else list(column)
    return [None if isinstance(one, float) and np.isnan(one) else one for one in values]
