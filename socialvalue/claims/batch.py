"""A batch: all claims of one measure as columns.

Numbers are float64 in the declared unit, words are integers, samples are ragged. What most claims
leave at its default (stage, period, own adjustments, grades, kind) is None until somebody says
otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import define, evolve, field

from socialvalue.column import Code, Column, Parameter
from socialvalue.measure import Measure
from socialvalue.proxy import OWN, TIMES, neutral
from socialvalue.sample import Ragged, RaggedGroup

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

FALLS = ("group", "place")
"""To whom a claim happens, and where: labels that tell a loss from a gain, and move no score."""

ASIDE = frozenset(
    {
        *("submission", "measure", "claim", "stage", "period", "kind", "evidence"),
        *("counterfactual", "source", "note", "not_applicable", "shared", "about", *FALLS, *OWN),
    }
)
"""The keys of a record that are not inputs of its measure."""

SUPPRESSED = "suppressed"
"""How the reason begins for which a claim is left out where it stands on few people."""

COMMITTED = 1
UNDATED = -1
UNGRADED = -1
KINDS = ("embedded", "additional")
"""The core service itself is the value, or it is offered on top of that."""

UNSAID, EMBEDDED, ADDITIONAL = -1, 0, 1
"""The kind of a claim: nobody said, or an index into `KINDS`."""


def is_suppressed(why: str) -> bool:
    """Whether this is why a claim is left out: few people stand behind it."""
    return why.startswith(f"{SUPPRESSED}: ")


@define(frozen=True, slots=True, eq=False)
class Batch:
    """Claims of one measure, shape (claims,) throughout.

    `submission` is the place in the submissions table, None where claim i is submission i's;
    `stage` an index into `STAGES`, `period` a year; `own` a row's own adjustments, and `times` its
    own years of delivery, persistence and drop-off, NaN where it took the default; `blank` marks
    claims whose columns are NaN because nothing was said; `evidence` and `counterfactual` grades,
    -1 where none was given; `kind` an index into `KINDS`, `UNSAID` where the claim does not say
    whether its value is embedded or additional; `shared` the label of an outcome that several
    submissions claim together, "" where there is none; `about` the names of the people or pounds
    that a claim stands on, so that another measure's claim on the same ones is seen; `group` to
    whom it happens and `place` where, which neither join claims nor part them; `labels` what a
    claim is called among others of its kind; `told_from` how many people an entry of a sample must
    stand on to be repeated to anybody.
    """

    measure: type[Measure]
    size: int
    columns: Mapping[str, Any]
    submission: Ints | None = None
    stage: Ints | None = None
    period: Ints | None = None
    own: dict[str, Floats] = field(factory=dict)
    evidence: Ints | None = None
    counterfactual: Ints | None = None
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    blank: Bools | None = None
    kind: Ints | None = None
    times: dict[str, Floats] = field(factory=dict)
    shared: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    told_from: float = 0.0
    ordered: bool = field(init=False)
    """Whether submissions rise strictly: nobody has two claims, and none is out of order."""

    def __attrs_post_init__(self) -> None:
        rising = self.submission is None or bool((np.diff(self.submission) > 0).all())
        object.__setattr__(self, "ordered", rising)

    def places(self) -> Ints:
        """The submission of each claim, (claims,)."""
        return np.arange(self.size) if self.submission is None else self.submission

    def shares(self) -> dict[str, Floats]:
        """Own adjustments with the default where a claim is silent: to state it changes nothing."""
        defaults = self.measure.adjust.named()
        usual = {name: one.value for name, one in defaults.items()}
        return {
            name: np.where(np.isnan(own), usual.get(name, neutral(name)), own)
            for name, own in self.own.items()
        }

    def lasting(self) -> dict[str, Floats]:
        """Own times with the measure's where a claim is silent: to state them changes nothing."""
        usual = self.measure.times()
        return {
            name: np.where(np.isnan(self.times[name]), usual[name], self.times[name])
            for name in TIMES
            if name in self.times
        }

    def shown(self) -> Batch:
        """The claims that say something."""
        return self if self.blank is None else self.at(np.flatnonzero(~self.blank))

    def of_all_years(self) -> Batch:
        """The same claims without their years, where the measure pools its years: one answer is
        worked out from the inputs of all of them. Else the batch as it is.
        """
        pooled = self.measure.periods == "pool" and self.period is not None
        return evolve(self, period=None) if pooled else self

    def at(self, claims: Ints) -> Batch:
        """Some of the claims, in the order given."""

        def some(column: Ints | None) -> Ints | None:
            return None if column is None else column[claims]

        return Batch(
            self.measure,
            claims.size,
            take(self.columns, claims),
            self.places()[claims],
            some(self.stage),
            some(self.period),
            {name: shares[claims] for name, shares in self.own.items()},
            some(self.evidence),
            some(self.counterfactual),
            tuple(self.notes[claim] for claim in claims) if self.notes else (),
            tuple(self.sources[claim] for claim in claims) if self.sources else (),
            kind=some(self.kind),
            times={name: many[claims] for name, many in self.times.items()},
            shared=tuple(self.shared[claim] for claim in claims) if self.shared else (),
            about=tuple(self.about[claim] for claim in claims) if self.about else (),
            group=tuple(self.group[claim] for claim in claims) if self.group else (),
            place=tuple(self.place[claim] for claim in claims) if self.place else (),
            told_from=self.told_from,
            labels=tuple(self.labels[claim] for claim in claims) if self.labels else (),
        )


def take(columns: Mapping[str, Any], rows: Ints) -> dict[str, Any]:
    """The columns of some claims: each column, and each ragged sample, at `rows`."""
    return {name: _take(values, rows) for name, values in columns.items()}


def _take(values: Any, rows: Ints) -> Any:
    if isinstance(values, Ragged):
        elements, offsets = _elements(values.offsets, rows)
        counts = None if values.counts is None else values.counts[elements]
        return Ragged(values.values[elements], offsets, counts, values.of)
    if isinstance(values, RaggedGroup):
        elements, offsets = _elements(values.offsets, rows)
        counts = None if values.counts is None else values.counts[elements]
        members = {name: one.values[elements] for name, one in values.members.items()}
        return RaggedGroup(members, offsets, counts, values.of)
    return values[rows]


def _elements(offsets: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """The elements of the claims at `rows`, in order, and the offsets that cut them."""
    sizes = (offsets[1:] - offsets[:-1])[rows]
    cuts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    starts = np.repeat(offsets[:-1][rows] - cuts[:-1], sizes)
    return starts + np.arange(int(cuts[-1])), cuts


def columns_of(measure: type[Measure]) -> dict[str, Column | Code]:
    """The plain columns and codes that a claim itself gives."""
    return {
        name: declaration
        for name, declaration in measure.inputs.items()
        if isinstance(declaration, Code)
        or (isinstance(declaration, Column) and declaration.scope == "claim")
    }


def asked(measure: type[Measure]) -> dict[str, Any]:
    """Every input that a claim itself must or may give, by name."""
    return {
        name: declaration
        for name, declaration in measure.inputs.items()
        if not isinstance(declaration, Parameter)
        and not (isinstance(declaration, Column) and declaration.scope == "submission")
    }


def refuses(measure: type[Measure], name: str) -> str:
    """Why a claim of a measure may not bring a number of its own by this name; "" if it may.

    `shared` is refused where attribution is: nobody could say how much belongs to the others.
    """
    name = "attribution" if name == "shared" else name
    if name in TIMES:
        return _times_refused(measure, name)
    if measure.own_shares is not None and name not in measure.own_shares:
        some = " or ".join(measure.own_shares)
        rest = f" but {some}" if some else ""
        return f"of {measure.code} no claim takes shares off by its own word{rest}"
    if measure.reports in ("state", "ratio"):
        return f"{measure.code} reports a {measure.reports}, of which no share is taken off"
    if measure.rating is not None and measure.rating.falling:
        return f"{measure.code} is better when lower, so no share is taken off"
    if any(name in proxy.contains for proxy in measure.proxies):
        return f"the price of {measure.code} already contains the {name}"
    return ""


def _times_refused(measure: type[Measure], name: str) -> str:
    word = name.replace("_", "-")
    if not measure.proxies:
        return f"{measure.code} has no price, so its {word} changes nothing"
    if name != "delivery" and measure.persistence is None:
        return f"a unit of {measure.code} lasts its year, or holds its years already: no {word}"
    return ""
