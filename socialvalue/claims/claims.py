"""`Claims`: everything that was promised or delivered, checked, in columns, ready to score.

In come files, records or numpy columns; out come batches, one a measure, beside the submissions
table. Whatever is wrong is found first, all of it, and raised at once as `ClaimErrors`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from attrs import define, evolve, field

from socialvalue import arguments, deflation, markup
from socialvalue.claims import (
    arrays,
    joins,
    likeness,
    overlaps,
    parting,
    parting_columns,
    records,
    repeats,
    sizes,
)
from socialvalue.claims import stories as words
from socialvalue.claims.account import Account
from socialvalue.claims.asides import is_name
from socialvalue.claims.batch import Batch, is_suppressed
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.numbers import composed, quoted
from socialvalue.claims.places import PLACES, Places
from socialvalue.claims.refusals import NOBODY, Refusals
from socialvalue.claims.stories import SILENT, Stories
from socialvalue.claims.submissions import Submissions
from socialvalue.claims.table import from_columns
from socialvalue.counted import counted
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.frames import Frame
from socialvalue.framework import Framework

LOAD = "load one: sv.Framework.load"


@define(frozen=True, slots=False, eq=False)
class Claims:
    """Claims of a framework: `batches` by measure code, `submissions`, and what is set apart.

    `not_applicable[code]` gives the reason by submission; `conversions` the unit factors used, and
    `deflator` the edition that moved pounds between price years (None: no pounds were moved).
    `refusals` says who was left out for their faults, where the reader was asked to do so;
    `stories` are what people say in their own words; `library` is whose frame they came in as, ""
    where it was none.
    """

    framework: Framework
    submissions: Submissions
    batches: dict[str, Batch]
    not_applicable: dict[str, dict[int, str]] = field(factory=dict)
    conversions: dict[tuple[str, str], float] = field(factory=dict)
    account: Account = field(factory=lambda: Account(0, 0))
    deflator: deflation.Index | None = None
    refusals: Refusals = NOBODY
    stories: Stories = SILENT
    library: str = ""

    @classmethod
    def from_records(
        cls,
        claims: Iterable[Mapping[str, Any]],
        framework: Framework,
        submissions: Iterable[Mapping[str, Any]] | None = None,
        *,
        deflator: deflation.Index = deflation.EDITION,
        places: Places = PLACES,
        conversions: Conversions | None = None,
        rows_in: int | None = None,
        faults: Iterable[Fault] = (),
        sized: bool | None = None,
        on_fault: str = parting.RAISE,
        stories: Iterable[Mapping[str, Any]] | None = None,
    ) -> Claims:
        """Claims as dicts: `{"submission", "measure", …inputs}`; raises `ClaimErrors`.

        Optional keys: stage, period, claim, kind (embedded or additional), evidence (E0-E4),
        counterfactual (C0-C4), source, note, not_applicable (a reason), shared (the label of an
        outcome that others claim too), about (the names of the people or pounds that it stands on,
        apart by `;`), group (to whom it happens), place (where it falls), and own shares
        (deadweight, displacement, attribution, leakage). Pounds of another price year are moved by
        the edition `deflator`.
        Without a submissions table, each name met is a submission of unknown size. `sized` says
        whether a size that is missing may be told; by default, if nothing stands in `faults`.
        With `on_fault="refuse"` a submission with a fault is left out whole and told in `refusals`,
        as by `read`; `ClaimErrors` is raised where a fault belongs to no single one. `stories` are
        what people say in their own words, as `telling` takes them.
        """
        arguments.of_kind("framework", framework, Framework, LOAD)
        if stories is not None:
            make = partial(
                cls.from_records, claims, framework, submissions, deflator=deflator, places=places,
                conversions=conversions, rows_in=rows_in, faults=faults, sized=sized,
                on_fault=on_fault,
            )  # fmt: skip
            return told(make, words.placed(stories), framework, on_fault)
        if parting.refuses(on_fault):
            return parting.records(
                lambda rows, table, at: cls.from_records(
                    rows, framework, table, deflator=deflator, places=at
                ),
                claims,
                submissions,
            )
        found = list(faults)
        rows = _listed(claims, "claims", found)
        used = conversions if conversions is not None else Conversions(deflator)
        table = _named(rows) if submissions is None else _listed(submissions, "submissions", found)
        made, unreadable = Submissions.from_records(table, used, places)
        found += likeness.faults(
            made.ids, _first(rows, made, places) if submissions is None else partial(_id, places)
        )
        gathered = records.Gathering(framework, made, places)
        gathered.read(rows)
        # Nobody is asked for a size where the whole table could not be read.
        sized = not found if sized is None else sized
        found += [*unreadable, *gathered.faults]
        batches = gathered.batches()
        for code, batch in batches.items():
            found += joins.faults(batch, made, word=partial(gathered.word, code))
        found += overlaps.refused(batches, framework, gathered.word)
        if sized:
            where = places.submission if submissions is not None else _whose(made)
            found += sizes.faults(batches.values(), made, where)
        _refuse(found)
        size = len(rows) if rows_in is None else rows_in
        blank = sum(map(places.rows, gathered.blank))
        apart, account = gathered.not_applicable, Account.of(size, blank)
        return cls(framework, made, batches, apart, used.made, account, used.edition)

    @classmethod
    def from_columns(
        cls,
        claims: Mapping[str, Mapping[str, Any]],
        framework: Framework,
        submissions: Mapping[str, Any],
        *,
        deflator: deflation.Index | None = None,
        on_fault: str = parting.RAISE,
    ) -> Claims:
        """Claims as numpy columns: `{"PA1": {"members": array, …}}`; raises `ClaimErrors`.

        Each measure's columns have one length. `submission` (ids, or places in the table) says
        whose each claim is; without it claim i is submission i's. Stage, period, kind, shared,
        about, group, place, grades and own shares are optional columns. Samples are mappings:
        `values` (or a column a member) cut at `offsets`. A claim whose columns are all NaN is
        blank. Arrays of float64 are used as they are, never copied or written to. They are in the
        declared units: where you moved pounds to another price year yourself, `deflator` records by
        which edition.
        With `on_fault="refuse"` a submission with a fault is left out whole and told in `refusals`,
        and the places in the answer's table are of those that are left.
        """
        arguments.of_kind("framework", framework, Framework, LOAD)
        if parting.refuses(on_fault):
            return parting_columns.columns(
                lambda some, table: cls.from_columns(some, framework, table, deflator=deflator),
                claims,
                submissions,
            )
        if deflator is not None:
            deflation.index(deflator)
        made, found = from_columns(submissions)
        found += likeness.faults(made.ids, lambda place: f"submissions.id[{place}]")
        sound = not found
        if not isinstance(claims, Mapping):
            fix = 'give a mapping: {"PA1": {"members": …}}'
            raise ClaimErrors([*found, Fault("claims", "these are not columns by measure", fix)])
        reader = arrays.Reader(framework, made)
        read = {code: reader.batch(code, columns) for code, columns in claims.items()}
        found += reader.faults
        batches = {code: batch for code, batch in read.items() if batch is not None}
        for batch in batches.values():
            found += [*repeats.faults(batch), *joins.faults(batch, made)]
        found += overlaps.refused(batches, framework, _in_columns)
        if sound:
            found += sizes.faults(
                batches.values(), made, lambda place, name: f"submissions.{name}[{place}]"
            )
        _refuse(found)
        size = sum(batch.size for batch in batches.values())
        blank = sum(int(one.blank.sum()) for one in batches.values() if one.blank is not None)
        return cls(framework, made, batches, account=Account.of(size, blank), deflator=deflator)

    def telling(
        self, stories: Iterable[Mapping[str, Any]] | Frame, on_fault: str = parting.RAISE
    ) -> Claims:
        """The same claims with stories beside them: what people say in their own words.

        A story is a dict: id, submission, measure (or an outcome), kind (story, most significant
        change, rubric, observation), words, who (a group, not a name), chosen_by, consent (yes) and
        date; or a row of a frame with these columns. Raises `ClaimErrors` where one is refused;
        with `on_fault="refuse"` it is left out. No score moves.
        """
        return told(lambda: self, words.placed(stories), self.framework, on_fault)

    def suppressed(self) -> list[tuple[int, str]]:
        """What is left out since few people stand behind it: submission's place and measure."""
        return sorted(
            (place, code)
            for code, reasons in self.not_applicable.items()
            for place, why in reasons.items()
            if is_suppressed(why)
        )

    def __len__(self) -> int:
        return sum(batch.size for batch in self.batches.values())

    def __repr__(self) -> str:
        on = counted(len(self.batches), "measure")
        return f"<Claims: {len(self)} on {on}, {counted(len(self.submissions), 'submission')}>"

    def _repr_html_(self) -> str:
        """One row a measure that is claimed, and what became of the rows that were read."""
        made, whose = counted(len(self), "claim"), counted(len(self.submissions), "submission")
        title = f"{made} of {whose}, for {self.framework.name}: {self.account}"
        rows = [
            (code, batch.measure.title, batch.size, batch.measure.unit)
            for code, batch in self.batches.items()
        ]
        return markup.table(title, ("measure", "what it counts", "claims", "unit"), rows)


def told(
    make: Callable[[], Claims], rows: Iterable[words.Row], framework: Framework, on_fault: str
) -> Claims:
    """The claims that `make` makes, with stories; every fault of both is raised at once."""
    refuses, listed = parting.refuses(on_fault), list(rows)
    try:
        claims = make()
    except ClaimErrors as errors:
        raise ClaimErrors([*errors.faults, *words.faults(listed, framework)]) from None
    found = words.of(listed, framework, claims.submissions, frozenset(claims.refusals.ids))
    if not refuses:
        _refuse(found.refused)
    return evolve(claims, stories=found)


def _refuse(faults: Iterable[Fault]) -> None:
    """Raise `ClaimErrors` with every fault, each told once, if there are any."""
    if told := tuple(dict.fromkeys(faults)):
        raise ClaimErrors(told)


def _listed(rows: Any, at: str, faults: list[Fault]) -> list[Any]:
    """Rows as a list; one fault if they are not rows at all."""
    if isinstance(rows, Iterable) and not isinstance(rows, str | bytes | Mapping):
        return list(rows)
    faults.append(Fault(at, f"{quoted(rows)} is not a list of dicts", "give one dict a row"))
    return []


def _named(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """A submissions table of the names met in claims."""
    met = (row.get("submission") for row in rows if isinstance(row, Mapping))
    return [{"id": name} for name in dict.fromkeys(composed(w) for w in met if is_name(w))]


def _id(places: Places, row: int) -> str:
    """The place of an id in the table."""
    return places.submission(row, "id")


def _first(rows: list[Any], made: Submissions, places: Places) -> Callable[[int], str]:
    """Where there is no table, the place of an id is that of the first claim that names it."""

    def where(place: int) -> str:
        who = str(made.ids[place])
        named = (
            number
            for number, row in enumerate(rows)
            if isinstance(row, Mapping)
            and is_name(given := row.get("submission"))
            and composed(given) == who
        )
        return places.word(next(named), "submission")

    return where


def _in_columns(code: str, claim: int, name: str) -> str:
    """The place of an input where there are no rows: `PA3.about[0]`."""
    return f"{code}.{name}[{claim}]"


def _whose(submissions: Submissions) -> sizes.Where:
    """The place of a size where there is no table: `acme, eligible`."""
    return lambda place, name: f"{quoted(submissions.name(place))[1:-1]}, {name}"
