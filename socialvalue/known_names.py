"""The names that a measure may declare: whatever else stands on its class would be ignored.

In comes a class; out come faults. A misspelt `adjustments` must not pass for a measure without
deadweight, nor `harms = True` for a benefit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from socialvalue.column import Pool, Single, Sum, WeightedMean
from socialvalue.errors import Fault
from socialvalue.evidence import Evidence
from socialvalue.proxy import Adjustments, Persistence, Proxy, ProxyTable
from socialvalue.ramp import Ramp
from socialvalue.survey import Answers, Raters, Shares
from socialvalue.theme import Outcome

ALSO = {
    "adjustments": "adjust",
    "deadweight": "adjust",
    "is_harm": "harm",
    "harms": "harm",
    "price": "proxies",
    "prices": "proxies",
    "proxy": "proxies",
    "undefined": "undefined_reason",
    "unpriced": "unpriced_reason",
    "name": "title",
    "ramp": "rating",
}
"""Words that people write for a name that we have."""

DECLARATIONS = (
    *(Adjustments, Persistence, Proxy, ProxyTable, Ramp, Outcome, Evidence),
    *(Answers, Raters, Shares, Pool, Single, Sum, WeightedMean),
)
"""What counts only under its own name on a measure."""

_METHODS = (classmethod, staticmethod, property)


def faults(cls: type[Any], base: type[Any]) -> Iterator[Fault]:
    """Each attribute of a class that nobody would read: a declaration under a name that measures
    do not have, or a name much like one that they have.

    `base` is the class that has all the names. Functions, and names that begin with an underscore,
    are the author's own.
    """
    known = {*vars(base), *getattr(base, "__annotations__", {})}
    for name, value in vars(cls).items():
        own = name.startswith("_") or name in known or name in cls.inputs
        if own or callable(value) or isinstance(value, _METHODS):
            continue
        near = _near(name, known)
        if near or _declares(value):
            meant = f"write {near} if that is meant; " if near else ""
            fix = f"{meant}otherwise leave it out, or begin it with an underscore"
            yield Fault(f"{cls.__name__}.{name}", "a measure has no such name", fix)


def _declares(value: Any) -> bool:
    """Whether a value is a declaration that only counts under its own name."""
    parts = value if isinstance(value, tuple | list) and value else (value,)
    return all(isinstance(part, DECLARATIONS) for part in parts)


def _near(name: str, known: Iterable[str]) -> str:
    """The name that is meant, as far as anybody can tell."""
    if name in ALSO:
        return ALSO[name]
    public = sorted(one for one in known if not one.startswith("_") and one != "api")
    return next(iter(get_close_matches(name.lower(), public, 1, 0.8)), "")
