"""The structure of a measure: what must hold of its declarations when its class is defined.

In comes a class; out come all its faults, each with its place and how to mend it. What a formula
may say is `formula`'s to judge, and what its unit is `proof`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any

from socialvalue import formula, page_rules, price_rules
from socialvalue.column import (
    Code,
    Column,
    Pool,
    SampleGroup,
    Single,
    Sum,
    WeightedMean,
)
from socialvalue.errors import Fault
from socialvalue.proxy import Adjustments
from socialvalue.ramp import PER_UNITS, Ramp
from socialvalue.theme import Outcome

API = 1
"""The revision of the measure API; a plugin's `api` must equal it."""

_FORMER = re.compile(r"(\S+) until (\S+)")
_RETIRED = re.compile(r"\S+: .+; .+")
_COMBINE = (Sum, Pool, WeightedMean, Single)


def faults(cls: type[Any]) -> Iterator[Fault]:
    """Everything that is wrong with the declarations of a measure's class."""
    if type(cls.api) is not int or cls.api != API:
        yield _of_revision(cls)
        return
    yield from _missing(cls)
    yield from (misread := list(_of_kinds(cls)))
    if misread or not hasattr(cls, "code") or not callable(getattr(cls, "quantity", None)):
        return
    yield from _of_formulas(cls)
    yield from _of_choices(cls)
    yield from _of_passing(cls)
    yield from _of_joining(cls)
    yield from _of_wholes(cls)
    yield from _of_bounds(cls)
    yield from _of_rating(cls)
    yield from page_rules.faults(cls)
    yield from price_rules.faults(cls)


def _of_revision(cls: type[Any]) -> Fault:
    """Another revision of the API: nothing else that it declares can be judged."""
    fault = f"it was written for revision {cls.api} of the measure API, and this is revision {API}"
    fix = f"bring it to revision {API} (CHANGELOG.md says what changed), then write api = {API}"
    if isinstance(cls.api, int) and cls.api > API:
        fix = "install a newer socialvalue, or an older release of the measure's package"
    return Fault(f"{getattr(cls, 'code', cls.__name__)}.api", fault, fix)


def former_codes(cls: type[Any]) -> dict[str, str]:
    """The codes that a plugin had, each with the version until which it had it."""
    parts = (_FORMER.fullmatch(one) for one in getattr(cls, "formerly", ()))
    return {part[1]: part[2] for part in parts if part}


def _of_passing(cls: type[Any]) -> Iterator[Fault]:
    """A former code says until when; a retirement says since when, why and what instead."""
    former, at = cls.formerly, f"{cls.code}.formerly"
    if not isinstance(former, tuple) or not all(
        isinstance(one, str) and _FORMER.fullmatch(one) for one in former
    ):
        yield Fault(at, "it cannot be read", 'write a tuple such as ("OX-1 until 1.2",)')
    elif cls.code in former_codes(cls):
        yield Fault(at, "it names the code that the measure has now", "leave that one out")
    if cls.retired and not (isinstance(cls.retired, str) and _RETIRED.fullmatch(cls.retired)):
        fix = 'write since when, why and what instead: "1.2: counted twice in CV8; use CV8"'
        yield Fault(f"{cls.code}.retired", "it cannot be read", fix)


def _missing(cls: type[Any]) -> Iterator[Fault]:
    wanted = {
        "code": 'code = "OX-PA1"',
        "unit": 'unit = "person"',
        "outcome": "outcome = sv.Outcome(…)",
        "quantity": "def quantity(self, …): return …",
    }
    for name, example in wanted.items():
        if getattr(cls, name, None) is None:
            yield Fault(f"{cls.__name__}.{name}", "it is missing", f"write {example}")
    if not (cls.__dict__.get("__doc__") or "").strip():
        fix = "say in one sentence what is counted, of whom, over what time"
        yield Fault(f"{cls.__name__}.__doc__", "it has no docstring", fix)


def _of_kinds(cls: type[Any]) -> Iterator[Fault]:
    """Words are words, and an outcome is one."""
    for name, kind in (("code", str), ("unit", str), ("title", str), ("outcome", Outcome)):
        value = getattr(cls, name, None)
        if value is not None and not isinstance(value, kind):
            fix = "write sv.Outcome(…)" if kind is Outcome else "write it in quotes"
            yield Fault(f"{cls.__name__}.{name}", f"it is a {type(value).__name__}", fix)


def _of_formulas(cls: type[Any]) -> Iterator[Fault]:
    for name in ("quantity", "defined"):
        written = getattr(cls, name)
        if written is None:
            continue
        at = f"{cls.code}.{name}"
        yield from formula.faults(written, at)
        for argument in formula.arguments(written):
            declaration = cls.inputs.get(argument)
            if declaration is None:
                yield Fault(at, f"it asks for {argument!r}", f"declare {argument} = sv.Column(…)")
            elif isinstance(declaration, Code) and not declaration.numeric:
                fix = "give its levels numbers, or use it only as the key of a ProxyTable"
                yield Fault(at, f"{argument!r} is a code without numbers", fix)
    if cls.defined is not None and not cls.undefined_reason:
        at = f"{cls.code}.undefined_reason"
        yield Fault(at, "it is missing", "say in words why there can be no answer")


def _of_choices(cls: type[Any]) -> Iterator[Fault]:
    reports = ("amount", "change", "state", "ratio")
    allowed = {"reports": reports, "periods": ("add", "average", "pool")}
    for name, words in allowed.items():
        if getattr(cls, name) not in words:
            yield Fault(f"{cls.code}.{name}", "this is not known", f"use one of {', '.join(words)}")
    if not isinstance(cls.proxies, tuple):
        yield Fault(f"{cls.code}.proxies", "it can be changed in place", "write a tuple: (…,)")


def _of_joining(cls: type[Any]) -> Iterator[Fault]:
    at = f"{cls.code}.combine"
    if not isinstance(cls.combine, _COMBINE):
        yield Fault(
            at, "this is not known", "use sv.Sum, sv.Pool, sv.WeightedMean(by=…), sv.Single"
        )
    if cls.reports in ("state", "ratio") and isinstance(cls.combine, Sum):
        yield Fault(at, f"a {cls.reports} is never summed", "use sv.Pool, or sv.Single")
    if cls.reports in ("state", "ratio") and cls.periods == "add":
        fault = f"a {cls.reports} does not add up over years"
        yield Fault(f"{cls.code}.periods", fault, 'write periods = "average" or "pool"')
    if cls.periods == "pool" and (not isinstance(cls.combine, Pool) or cls.reports == "change"):
        fault = "years are pooled where claims are, and a change has a baseline for each year"
        yield Fault(f"{cls.code}.periods", fault, "use sv.Pool, or another rule for its years")
    if cls.periods == "pool" and cls.proxies:
        fault = "what is priced is felt year by year, and pooled years have none"
        yield Fault(f"{cls.code}.periods", fault, 'write periods = "add", or leave the price out')
    if isinstance(cls.combine, WeightedMean) and cls.combine.by not in cls.inputs:
        yield Fault(at, f"there is no column {cls.combine.by!r}", "name one of its own columns")
    for name, declaration in cls.inputs.items():
        join = declaration.pool if isinstance(declaration, Column) else "add"
        if isinstance(join, WeightedMean) and join.by not in cls.inputs:
            fix = "name one of the measure's own columns"
            yield Fault(f"{cls.code}.{name}.pool", f"there is no column {join.by!r}", fix)


def _of_bounds(cls: type[Any]) -> Iterator[Fault]:
    """A column's own value, where a claim is silent, is one that a claim could give."""
    for name, one in cls.inputs.items():
        usual = one.default if isinstance(one, Column) else None
        if usual is not None and not (one.low <= usual <= one.high and isfinite(usual)):
            fix = f"give one from {one.low:g} to {one.high:g}"
            yield Fault(f"{cls.code}.{name}.default", f"{usual} is out of bounds", fix)


def _of_wholes(cls: type[Any]) -> Iterator[Fault]:
    """What something is a part of is counted in its unit, and nothing is a part of itself."""
    known = {name: one.unit for name, one in cls.inputs.items() if isinstance(one, Column)}
    known = {**PER_UNITS, **known}
    for name, one in cls.inputs.items():
        whole = getattr(one, "within", None) or getattr(one, "population", None)
        unit, at = one.of if isinstance(one, SampleGroup) else one.unit, f"{cls.code}.{name}"
        if whole and (whole == name or whole not in known):
            fix = f"name another of its columns, or {', '.join(PER_UNITS)}"
            yield Fault(at, f"there is no column {whole!r} that could hold it", fix)
        elif whole and known[whole] != unit:
            yield Fault(at, f"{whole} is in {known[whole]}, not {unit}", "give both one unit")


def _of_rating(cls: type[Any]) -> Iterator[Fault]:
    ramp, at = cls.rating, f"{cls.code}.rating"
    if ramp is None:
        if not cls.unrated_reason:
            yield Fault(
                at, "it has neither a rating nor a reason", "declare sv.Ramp(…), or unrated_reason"
            )
    elif not isinstance(ramp, Ramp):
        yield Fault(at, f"it is a {type(ramp).__name__}", "write sv.Ramp(floor=…, target=…)")
    else:
        yield from _of_ramp(at, ramp)
        yield from _of_direction(cls, at, ramp)


def _of_ramp(at: str, ramp: Ramp) -> Iterator[Fault]:
    """A ramp by itself: a range, and what it is per."""
    if not (isfinite(ramp.floor) and isfinite(ramp.target)):
        yield Fault(at, f"from {ramp.floor} to {ramp.target} is no range", "give two numbers")
    if ramp.floor == ramp.target:
        yield Fault(at, "its floor equals its target", "let them differ")
    if ramp.per is None and not ramp.reason:
        fix = f"say per={', '.join(PER_UNITS)}, or a reason why size does not matter"
        yield Fault(at, "it does not say what its target is per", fix)
    if ramp.per is not None and ramp.per not in PER_UNITS:
        yield Fault(at, f"per={ramp.per!r} is not known", f"use one of {', '.join(PER_UNITS)}")


def _of_direction(cls: type[Any], at: str, ramp: Ramp) -> Iterator[Fault]:
    """A ramp on its measure: harms rise from none, and less is better only where nothing is hid."""
    if ramp.falling and cls.harm:
        yield Fault(at, "a harm's exposure rises", "let the target, its limit, be above the floor")
    if ramp.falling and isinstance(cls.combine, Sum):
        yield Fault(
            at, "a falling ramp would reward leaving claims out", "use sv.Pool or sv.Single"
        )
    if cls.harm and min(ramp.floor, ramp.target) < 0:
        yield Fault(at, "a harm's exposure starts at none", "let floor and target be 0 or more")
    takes_none = ramp.falling or cls.reports in ("state", "ratio")
    if isinstance(cls.adjust, Adjustments) and cls.adjust.named() and takes_none:
        fix = "leave adjust out: shares are taken off amounts and changes only"
        yield Fault(f"{cls.code}.adjust", "a ratio, a state or a falling ramp takes none", fix)
