"""Promises about words: every figure says where it comes from, every measure what it counts.

In goes a measure; out comes a fault for each figure without a source, a price year or a licence,
each sentence that is missing, and each declaration that could be changed after it was read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np

from socialvalue import units
from socialvalue.column import Code, Parameter, SampleGroup
from socialvalue.errors import Fault
from socialvalue.measure import Measure
from socialvalue.proxy import Proxy, ProxyTable, bounds
from socialvalue.source import Source

_SENTENCE = re.compile(r"(?<!e\.g)(?<!i\.e)[.!?](?=\s+\W?[A-Z0-9]|$)")
"""The end of a sentence: a stop before a capital or at the end, abbreviations aside."""

_MUTABLE = (list, dict, set, bytearray, np.ndarray)
_FREE = frozenset({"examples", "inputs"})
"""Examples may be a list, as in the design's own page; inputs is filled in by the class itself."""


def every_figure_has_a_source_a_price_year_and_a_licence(
    measure: type[Measure],
) -> Iterator[Fault]:
    """Prices and their growth, shares, multipliers, years that a unit lasts, parameters and ladders
    name who says so, and under which licence.
    """
    for at, source in _sourced(measure):
        yield from _of_source(source, f"{measure.code}.{at}")
    for at, low, value, high in _ranges(measure):
        if not math.isfinite(value):
            fix = "give the figure itself, or leave the declaration out"
            yield Fault(f"{measure.code}.{at}", f"{value} is not a finite number", fix)
        elif not (value if low is None else low) <= value <= (value if high is None else high):
            fault = f"{value:g} is outside its own range, {low} to {high}"
            yield Fault(f"{measure.code}.{at}", fault, "give low ≤ value ≤ high")
    for proxy in measure.proxies:
        if len(units.money_years(proxy.unit)) != 1:
            fix = "name one price year, as in GBP_2025/person"
            yield Fault(f"{measure.code}.proxies", f"{proxy.unit} has no single price year", fix)
        if isinstance(proxy, ProxyTable):
            yield from _of_levels(measure, proxy)


def _of_levels(measure: type[Measure], table: ProxyTable) -> Iterator[Fault]:
    """A price for each level of the code, and for no other."""
    code, at = measure.inputs[table.key], f"{measure.code}.proxies[{table.key}]"
    levels = code.names if isinstance(code, Code) else ()
    priced = [name for name, _ in table.values]
    for name in levels:
        if name not in priced:
            yield Fault(at, f"the level {name!r} has no price", "price it, or drop the level")
    for name in dict.fromkeys(priced):
        if name not in levels:
            yield Fault(at, f"{name!r} is not a level of the code", "drop it, or add the level")
        if priced.count(name) > 1:
            yield Fault(at, f"the level {name!r} has two prices", "keep one of them")


def _sourced(measure: type[Measure]) -> Iterator[tuple[str, Source | None]]:
    """Each figure's place, and its source if it has one."""
    for number, proxy in enumerate(measure.proxies):
        yield f"proxies[{number}].source", proxy.source
        if proxy.growth is not None:
            yield f"proxies[{number}].growth.source", proxy.growth.source
    for name, share in measure.adjust.named().items():
        yield f"adjust.{name}.source", share.source
    if measure.persistence is not None:
        yield "persistence.source", measure.persistence.source
        if measure.persistence.drop_off is not None:
            yield "persistence.drop_off.source", measure.persistence.drop_off.source
    for name, declaration in measure.inputs.items():
        members = declaration.members if isinstance(declaration, SampleGroup) else ()
        for inner, one in ((name, declaration), *((f"{name}.{m}", d) for m, d in members)):
            if isinstance(one, Parameter) or (isinstance(one, Code) and one.numeric):
                yield f"{inner}.source", one.source


def _of_source(source: Source | None, at: str) -> Iterator[Fault]:
    if source is None:
        fix = 'name its source; for a judgement of your own, sv.Source(…, status="assumed")'
        yield Fault(at, "this figure has no source", fix)
        return
    for name in ("publisher", "title", "edition", "licence"):
        if not str(getattr(source, name)).strip():
            fault, fix = f"the source {source.key!r} has no {name}", f"say its {name}"
            yield Fault(f"{at}.{name}", fault, fix)


def _ranges(measure: type[Measure]) -> Iterator[tuple[str, float | None, float, float | None]]:
    for number, proxy in enumerate(measure.proxies):
        if isinstance(proxy, Proxy):
            yield f"proxies[{number}]", proxy.low, proxy.value, proxy.high
        else:
            for level, price in proxy.values:
                yield f"proxies[{number}][{level}]", None, price, None
    shares = {f"adjust.{name}": (name, one) for name, one in measure.adjust.named().items()}
    if measure.persistence is not None and measure.persistence.drop_off is not None:
        shares["persistence.drop_off"] = ("drop_off", measure.persistence.drop_off)
    for at, (name, share) in shares.items():
        least, most = bounds(name)
        yield at, share.low, share.value, share.high
        yield at, least, share.value, most
        # a range may not reach beyond what the number can be
        yield at, least, share.value if share.low is None else share.low, most
        yield at, least, share.value if share.high is None else share.high, most
    for name, declaration in measure.inputs.items():
        if isinstance(declaration, Parameter):
            yield name, declaration.low, declaration.value, declaration.high


def it_is_described(measure: type[Measure]) -> Iterator[Fault]:
    """One sentence says what is counted; no rating, no price and no size have their reasons."""
    sentence = measure.description().strip()
    if len(_SENTENCE.findall(sentence)) != 1 or not sentence.endswith((".", "!", "?")):
        fix = "open it with one sentence and a full stop: what is counted, of whom, over what time"
        yield Fault(f"{measure.code}.__doc__", "its first paragraph is not one sentence", fix)
    wanted = [("title", True, "name it in a few words")]
    wanted.append(("unpriced_reason", not measure.proxies, "say why it carries no price"))
    wanted.append(("unrated_reason", measure.rating is None, "say why it carries no rating"))
    for name, needed, fix in wanted:
        if needed and not str(getattr(measure, name)).strip():
            yield Fault(f"{measure.code}.{name}", "it is missing", fix)
    if measure.rating and measure.rating.per is None and not measure.rating.reason.strip():
        fix = "say why size does not matter, or what the target is per"
        yield Fault(f"{measure.code}.rating.reason", "it is missing", fix)


def declarations_cannot_be_changed(measure: type[Measure]) -> Iterator[Fault]:
    """Nothing on the class can be changed in place once it has been read."""
    for name, value in _declared(measure).items():
        for kind in () if name in _FREE else dict.fromkeys(_changeable(value)):
            fix = "write a tuple, (…,), or declare a Column, a Code or a Parameter"
            yield Fault(f"{measure.code}.{name}", f"a {kind} can be changed", fix)


def _changeable(value: Any) -> Iterator[str]:
    """What can be changed in place, in a value or inside a tuple or a declaration."""
    if isinstance(value, _MUTABLE):
        yield type(value).__name__
    elif isinstance(value, tuple):
        for part in value:
            yield from _changeable(part)
    elif attrs.has(type(value)):
        yield from _changeable(attrs.astuple(value, recurse=False))


def _declared(measure: type[Measure]) -> dict[str, Any]:
    """What the class and its parents say, down to `Measure`."""
    found: dict[str, Any] = {}
    for parent in reversed(measure.__mro__):
        if parent is not Measure and issubclass(parent, Measure):
            found.update(vars(parent))
    return {name: value for name, value in found.items() if not name.startswith("__")}
