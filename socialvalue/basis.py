"""The basis of a calculation: which pounds, from when, which promise, how many draws.

A `Basis` holds every choice that is neither a claim nor a framework. Two scorecards can be put
side by side only if their bases agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Literal, get_args

from attrs import Attribute, field, fields, frozen

from socialvalue import deflation
from socialvalue.errors import BasisError, Fault
from socialvalue.source import Series
from socialvalue.spread import Correlation

Stage = Literal["baseline", "committed", "forecast", "delivered", "verified"]
STAGES: tuple[str, ...] = get_args(Stage)
Timing = Literal["start", "mid", "end"]
Discounting = Literal["standard", "none"]
Sampling = Literal["latin", "plain", "sobol"]
FEWEST, MOST = 100, 2**22
"""Draws: of fewer no fifth percentile can be told, and more tell nothing new."""


def _year(_: Basis, attribute: Attribute[int], value: int) -> None:
    if type(value) is not int or not 1900 <= value <= 2200:
        fault = f"{str(value)[:20]!r} is not a year"
        raise BasisError(Fault(attribute.name, fault, "give a whole year, as 2026"))


def _stage(_: Basis, __: Attribute[str], value: str) -> None:
    if value not in STAGES[1:]:
        fix = f"rate one of {', '.join(STAGES[1:])}"
        raise BasisError(Fault("stage", f"{value!r} cannot be rated", fix))


def _draws(_: Basis, __: Attribute[int], value: int) -> None:
    if type(value) is not int or (value != 1 and not FEWEST <= value <= MOST):
        fix = f"give 1 for central values alone, or {FEWEST} to {MOST}; 2,000 is usual"
        fault = f"{str(value)[:20]!r} is no number of draws"
        raise BasisError(Fault("draws", fault, fix))


def _several(given: Any) -> tuple[Any, ...]:
    """What was given as a tuple; one alone is a tuple of one."""
    return tuple(given) if isinstance(given, Iterable) else (given,)


def _correlations(_: Basis, __: Attribute[Any], given: tuple[Correlation, ...]) -> None:
    faults: list[Fault] = []
    for place, one in enumerate(given):
        at = f"correlations[{place}]"
        if isinstance(one, Correlation):
            faults += one.faults(at)
        else:
            faults.append(Fault(at, "it is no correlation", "write sv.Correlation(key, key, 0.5)"))
    if faults:
        raise BasisError(faults)


def _seed(_: Basis, __: Attribute[int], value: int) -> None:
    if type(value) is not int or not 0 <= value < 2**64:
        raise BasisError(
            Fault("seed", f"{str(value)[:20]!r} is out of range", "give 0 … 2**64 - 1")
        )


def _index(_: Basis, attribute: Attribute[Any], value: Any) -> None:
    if not isinstance(value, str | Series):
        fix = "give the key of an edition, or a sv.Series carried on with years of your own"
        raise BasisError(Fault(attribute.name, f"{str(value)[:20]!r} is no price index", fix))


def _flag(_: Basis, attribute: Attribute[bool], value: bool) -> None:
    if not isinstance(value, bool):
        raise BasisError(Fault(attribute.name, f"{str(value)[:20]!r} is neither", "True or False"))


def _day(_: Basis, __: Attribute[str], value: str) -> None:
    if value != "":
        try:
            date.fromisoformat(value)
        except (ValueError, TypeError):
            value = str(value)
            fault = f"{value[:20]!r} is not a day"
            raise BasisError(Fault("as_of", fault, "write it as 2026-12-31")) from None


def _income(_: Basis, attribute: Attribute[Any], value: Any) -> None:
    """An index of income names calendar years and has no unit: shares a year are no index."""
    fix = "give a sv.Series of index numbers by calendar year, with unit 1"
    if value is None:
        return
    if not isinstance(value, Series):
        raise BasisError(Fault(attribute.name, f"{str(value)[:20]!r} is no series of income", fix))
    if value.years != "calendar" or value.unit != "1":
        fault = f"{value.key} is no index of income by calendar year"
        raise BasisError(Fault(attribute.name, fault, fix))


def _one_of(*allowed: str) -> Callable[[Basis, Attribute[Any], Any], None]:
    def check(_: Basis, attribute: Attribute[Any], value: Any) -> None:
        if value not in allowed:
            fix = f"use one of {', '.join(allowed)}"
            raise BasisError(Fault(attribute.name, f"{value!r} is not known", fix))

    return check


@frozen
class Basis:
    """Pounds of `price_year`, present value at `start`, the `stage` that is rated.

    `discounting` is the Green Book's standard schedule (`"standard"`) or `"none"`; `timing` says
    when in a year its benefits fall. `deflator` is the edition of the price index that joins price
    years: a key of the ledger, or a series carried on with years of your own. `growth` is an index
    of real income a head by calendar year, yours, for values that rise with income (none: they do
    not). `as_of` is the day on which sources must still hold (none: today), and `strict` refuses
    to score on one that is stale, superseded, withdrawn or in conflict.

    With `draws` above 1 a scorecard can say how sure it is: that many draws of every figure that
    has a range, from `seed`, stratified (`"latin"`), plain, or `"sobol"` (needs scipy). One figure
    is one doubt wherever it is used, unless `independent`; `correlations` are between figures.
    """

    price_year: int = field(default=2025, validator=_year)
    start: int = field(default=2026, validator=_year)
    stage: Stage = field(default="committed", validator=_stage)
    discounting: Discounting = field(default="standard", validator=_one_of(*get_args(Discounting)))
    timing: Timing = field(default="start", validator=_one_of(*get_args(Timing)))
    deflator: str | Series = field(default=deflation.EDITION, validator=_index)
    growth: Series | None = field(default=None, validator=_income)
    as_of: str = field(default="", validator=_day)
    strict: bool = field(default=False, validator=_flag)
    draws: int = field(default=1, validator=_draws)
    seed: int = field(default=0, validator=_seed)
    sampling: Sampling = field(default="latin", validator=_one_of(*get_args(Sampling)))
    independent: bool = field(default=False, validator=_flag)
    correlations: tuple[Correlation, ...] = field(
        default=(), converter=_several, validator=_correlations
    )

    def __attrs_post_init__(self) -> None:
        self.index.at(self.price_year)
        if self.growth is not None:
            deflation.above_nothing(self.growth)

    @property
    def index(self) -> Series:
        """The price index itself."""
        return deflation.index(self.deflator)

    def deflate(self, year: int) -> float:
        """The factor from pounds of `year` to pounds of the basis (GBP_price_year/GBP_year)."""
        return deflation.factor(f"GBP_{year}", f"GBP_{self.price_year}", self.deflator)

    def as_dict(self) -> dict[str, Any]:
        """Every choice as plain JSON types; a series by its key."""
        chosen = {one.name: getattr(self, one.name) for one in fields(Basis)}
        chosen["correlations"] = [[one.first, one.second, one.rank] for one in self.correlations]
        return {
            name: value.key if isinstance(value, Series) else value
            for name, value in chosen.items()
        }
