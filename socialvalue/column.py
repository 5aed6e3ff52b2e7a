"""What a measure asks of a claim: columns, samples, codes, parameters, and worked examples.

A measure declares these as class attributes; the names of the attributes are the names that its
formula asks for. All are frozen and compared by value, so that a digest can be taken of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf
from typing import Any, Literal

from attrs import field, frozen

from socialvalue.errors import Fault, MeasureError
from socialvalue.source import Source

Scope = Literal["claim", "submission"]


@frozen
class Sum:
    """Claims of one measure add up: people, hours, pounds."""


@frozen
class Pool:
    """The inputs are joined and the formula is run on them again: ratios such as LM3 or turnout."""


@frozen
class WeightedMean:
    """Claims, or a column's values, are averaged by another column, such as people asked."""

    by: str


@frozen
class Single:
    """There is one claim; a second one is a fault."""


Combine = Sum | Pool | WeightedMean | Single
Join = Literal["add", "same"] | WeightedMean


@frozen
class Column:
    """One number a claim, in `unit`, within `low` and `high` (both allowed).

    `pool` says how the column joins when claims are pooled: added up, the same in every claim, or
    averaged by another column. `scope="submission"` reads it from the submissions table instead
    (an eligible population is declared once, not once a claim). `default` makes it optional.

    `within` names what the column is a part of: another column of the measure, or a size in the
    submissions table (`eligible`). It is never more than that; columns that name the same whole
    count different parts of it, so they fit into it together, and so do claims that add up. Where
    the column counts the same things again in every claim, `pool="same"` says so.
    """

    unit: str
    help: str = ""
    low: float = field(default=0.0, converter=float)
    high: float = field(default=inf, converter=float)
    pool: Join = "add"
    scope: Scope = "claim"
    default: float | None = None
    within: str | None = None


@frozen
class Sample:
    """Many numbers a claim (one a person, a supplier, a decision …), each in `unit`.

    `of` is what the numbers are counted over: a sum of satisfaction points over persons is in
    point*person. In a `SampleGroup` the group says so.
    """

    unit: str
    help: str = ""
    low: float = field(default=0.0, converter=float)
    high: float = field(default=inf, converter=float)
    of: str = "1"


def _levels(levels: Mapping[str, float] | Iterable[str]) -> tuple[tuple[str, float | None], ...]:
    if isinstance(levels, Mapping):
        return tuple((str(name), float(value)) for name, value in levels.items())
    return tuple((str(name), None) for name in levels)


@frozen
class Code:
    """One word a claim (or a member of a sample), out of `levels`.

    Levels that carry numbers (a ladder of participation) reach the formula as those numbers, in
    `unit`; levels without numbers can only be the key of a `ProxyTable`.
    """

    levels: tuple[tuple[str, float | None], ...] = field(converter=_levels)
    help: str = ""
    unit: str = "1"
    source: Source | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The words allowed, in the order in which they were declared."""
        return tuple(name for name, _ in self.levels)

    @property
    def numeric(self) -> bool:
        """Whether the levels carry numbers that a formula may use."""
        return all(value is not None for _, value in self.levels)

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers of the levels, in order; only where `numeric`."""
        return tuple(value for _, value in self.levels if value is not None)


_TAKEN = frozenset({"count", "counts", "members", "of", "offsets", "item"})
"""Words that a group uses for its own arrays and methods."""


@frozen(init=False)
class SampleGroup:
    """Several samples of the same things, aligned: for each person a right, a weight, a turnout.

    `of` is the unit of the things counted; `population` names a column that must be at least as
    large as the number counted. Members may stand for several (`counts`): 900 firms of 40 people.
    """

    of: str
    help: str
    population: str | None
    members: tuple[tuple[str, Sample | Code], ...]

    def __init__(
        self, of: str, help: str = "", *, population: str | None = None, **members: Sample | Code
    ) -> None:
        for name, member in members.items():
            if not isinstance(member, Sample | Code):
                fix = f'write {name}=sv.Sample("unit", "what it is")'
                raise MeasureError(Fault(name, "a SampleGroup holds Samples and Codes only", fix))
            if name in _TAKEN:
                raise MeasureError(Fault(name, "a group keeps this word for itself", "rename it"))
        if not members:
            raise MeasureError(
                Fault("SampleGroup", "it has no members", "name at least one Sample")
            )
        self.__attrs_init__(of, help, population, tuple(members.items()))


@frozen
class Parameter:
    """A threshold or a rate of a formula: a sourced number, never a literal in the code."""

    value: float = field(converter=float)
    unit: str
    help: str = ""
    source: Source | None = None
    low: float | None = None
    high: float | None = None


Declaration = Column | Sample | SampleGroup | Code | Parameter


@frozen(init=False)
class Example:
    """A worked example: inputs by column name, and the quantity that must come out.

    `undefined=True` says that the formula has no answer here. Groups are given as mappings of
    lists: `people={"right": ["vote", "vote"], "turnout": [1, 0.5], "count": [40, 12]}`.
    """

    inputs: tuple[tuple[str, Any], ...]
    quantity: float | None
    undefined: bool
    note: str

    def __init__(
        self,
        *,
        quantity: float | None = None,
        undefined: bool = False,
        note: str = "",
        **inputs: Any,
    ) -> None:
        if (quantity is None) != undefined:
            fix = "give quantity=…, or undefined=True where the formula has no answer"
            raise MeasureError(Fault("Example", "it does not say what comes out", fix))
        self.__attrs_init__(tuple(inputs.items()), quantity, undefined, note)
