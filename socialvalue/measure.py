"""`Measure`: what every plugin subclasses.

A measure is a page of declarations and one formula: what is counted, of whom, over what time, in
which unit, and how the claims of it join. Its structure is checked when the class is defined, with
every fault gathered; its unit is proved when it is registered (`socialvalue/proof.py`).
"""

from __future__ import annotations

import re
from inspect import cleandoc
from typing import Any, ClassVar, Literal

from socialvalue import formula, known_names, structure
from socialvalue.column import (
    Code,
    Column,
    Combine,
    Declaration,
    Example,
    Parameter,
    Pool,
    Sample,
    SampleGroup,
    Single,
    Sum,
)
from socialvalue.errors import MeasureError
from socialvalue.evidence import Evidence
from socialvalue.proxy import Adjustments, Persistence, Proxy, ProxyTable
from socialvalue.ramp import Ramp
from socialvalue.survey import Reliability
from socialvalue.theme import Outcome

Reports = Literal["amount", "change", "state", "ratio"]
_DECLARED = (Column, Sample, SampleGroup, Code, Parameter)


class Measure:
    """Subclass this, declare, and write `quantity`; see `docs/write-a-measure.md`.

    `reports` is an `amount` (people, pounds), a `change` (its stage minus its baseline), a `state`
    or a `ratio`. `periods` says whether the periods of a submission add, average, or are pooled:
    the formula run once on the inputs of all of them, so that a year in which little happened
    weighs little (states and ratios never add, and average unless they pool). `harm = True`
    means damage done to someone. A measure without `rating` says why in `unrated_reason`.
    """

    group: ClassVar[str] = "socialvalue.measures"
    api: ClassVar[int] = structure.API
    code: ClassVar[str]
    outcome: ClassVar[Outcome]
    unit: ClassVar[str]
    title: ClassVar[str] = ""
    combine: ClassVar[Combine | type[Sum | Pool | Single]] = Sum()
    reports: ClassVar[Reports] = "amount"
    periods: ClassVar[Literal["add", "average", "pool"]] = "add"
    harm: ClassVar[bool] = False
    adjust: ClassVar[Adjustments] = Adjustments()
    own_shares: ClassVar[tuple[str, ...] | None] = None
    """Which shares a claim may take off by its own word: None is any of them. Of a harm there may
    be few that can be shown."""

    persistence: ClassVar[Persistence | None] = None
    proxies: ClassVar[tuple[Proxy | ProxyTable, ...]] = ()
    unpriced_reason: ClassVar[str] = ""
    rating: ClassVar[Ramp | None] = None
    unrated_reason: ClassVar[str] = ""
    undefined_reason: ClassVar[str] = ""
    zero_reason: ClassVar[str] = ""
    cautions: ClassVar[tuple[str, ...]] = ()
    evidence: ClassVar[Evidence] = Evidence()
    """What a claim must show to reach each grade of evidence."""

    contexts: ClassVar[tuple[str, ...]] = ()
    """The decisions that it can serve: names of `socialvalue.evidence.CONTEXTS`."""

    reliability: ClassVar[Reliability | tuple[Reliability, ...] | None] = None
    """What its numbers stand on, where they were asked for: answers, shares or two raters; a tuple
    where several questions were asked, each told by name."""

    examples: ClassVar[list[Example] | tuple[Example, ...]] = ()
    revision: ClassVar[int] = 1
    formerly: ClassVar[tuple[str, ...]] = ()
    """Codes that it had: `("OX-1 until 1.2",)`. Each keeps its entry point, and warns."""

    retired: ClassVar[str] = ""
    """Since when, why, and what instead: `"1.2: counted twice in CV8; use CV8"`."""

    inputs: ClassVar[dict[str, Declaration]] = {}
    """Every declaration by name, in order; filled in when the class is defined."""

    needs: ClassVar[tuple[str, ...]] = ()
    """The names that `quantity` asks for, in order; filled in when the class is defined."""

    defined_needs: ClassVar[tuple[str, ...]] = ()
    """The names that `defined` asks for, in order; filled in when the class is defined."""

    quantity: Any
    """The formula: `def quantity(self, members, turnout)`, ordinary numpy on whole columns."""

    defined: Any = None
    """Optional: `def defined(self, received)`, True where the formula has an answer."""

    def __init_subclass__(cls, *, abstract: bool = False, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.inputs = {**cls.inputs, **_declared(cls)}
        if abstract:
            return
        if isinstance(cls.combine, type):
            cls.combine = cls.combine()
        said = any("periods" in vars(kind) for kind in cls.__mro__ if kind is not Measure)
        if not said and cls.reports in ("state", "ratio"):
            cls.periods = "average"
        # A child of a measure that was renamed or retired is neither.
        cls.formerly = cls.__dict__.get("formerly", ())
        cls.retired = cls.__dict__.get("retired", "")
        cls.title = cls.__dict__.get("title") or _words(cls.__name__)
        if faults := [*known_names.faults(cls, Measure), *structure.faults(cls)]:
            raise MeasureError(faults)
        cls.needs = formula.arguments(cls.quantity)
        cls.defined_needs = formula.arguments(cls.defined) if cls.defined else ()

    @classmethod
    def times(cls) -> dict[str, float]:
        """Years of delivery, years that a unit lasts, and drop-off, where a claim says nothing."""
        lasting = cls.persistence or Persistence(1.0)
        lost = lasting.drop_off.value if lasting.drop_off else 0.0
        return {"delivery": 1.0, "persistence": lasting.years, "drop_off": lost}

    @classmethod
    def description(cls) -> str:
        """What is counted, of whom, over what time: the first paragraph of the docstring."""
        return cleandoc(cls.__doc__ or "").split("\n\n")[0].replace("\n", " ")


def _declared(cls: type[Measure]) -> dict[str, Declaration]:
    return {name: value for name, value in vars(cls).items() if isinstance(value, _DECLARED)}


def _words(name: str) -> str:
    """A class name as a title: LocalRespend becomes "Local respend"."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).capitalize()
