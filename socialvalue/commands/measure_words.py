"""A measure's declarations in words, for a terminal and for a page.

In comes a measure; out come sentences, one a declaration.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from typing import Any

from socialvalue.column import Code, Column, Declaration, Parameter, SampleGroup, WeightedMean
from socialvalue.evidence import CONTEXTS
from socialvalue.insight.claim_steps import formula
from socialvalue.measure import Measure
from socialvalue.proxy import Proxy, ProxyTable
from socialvalue.relations import SHIPPED, Crosswalk, Relation, crosswalks, load
from socialvalue.scorecard import sizes
from socialvalue.scorecard.words import amount

CLASSES = {
    "welfare": "welfare: a change in how people fare, which may be valued in pounds",
    "local": "flow: pounds that move within the place, no gain in welfare",
    "transfer": "flow: pounds that somebody gains and somebody else parts with",
    "fiscal": "flow: pounds of the public purse",
    "control": "control: pounds that people decide about, no benefit by themselves",
    "input": "cost: what the time or thing would cost to replace, never an outcome",
}
"""What pounds of each ledger are."""

NEVER = "never in pounds"

_NOT = "It does not"
"""How a paragraph begins that says what a number does not mean."""


def kind(measure: type[Measure]) -> str:
    """Benefit or harm."""
    return "harm" if measure.harm else "benefit"


def how(measure: type[Measure]) -> str:
    """Unit, kind, what it reports and how claims join, in a line."""
    joins = f"claims join by {type(measure.combine).__name__}, periods {measure.periods}"
    return f"Unit: {measure.unit}; {kind(measure)}; {measure.reports}; {joins}"


def counting(measure: type[Measure]) -> list[str]:
    """How it is counted: the paragraphs of the docstring after the first, each a line."""
    return [text for text in _paragraphs(measure) if not text.startswith(_NOT)]


def not_meant(measure: type[Measure]) -> list[str]:
    """What the number does not mean: the paragraphs that say so."""
    return [text for text in _paragraphs(measure) if text.startswith(_NOT)]


def _paragraphs(measure: type[Measure]) -> list[str]:
    return [part.replace("\n", " ") for part in cleandoc(measure.__doc__ or "").split("\n\n")[1:]]


def inputs(measure: type[Measure]) -> Iterator[str]:
    """Each input, with unit, bounds and help."""
    for name, one in measure.inputs.items():
        parts = "; ".join(members(name, one))
        yield f"{_input(name, one)}{f' ({parts})' if parts else ''}"


def nested(measure: type[Measure]) -> Iterator[tuple[str, list[str]]]:
    """Each input, and what belongs to it: the members of a group."""
    return ((_input(name, one), members(name, one)) for name, one in measure.inputs.items())


def members(name: str, one: Declaration) -> list[str]:
    """The members of a group, each as an input is told; none of anything else."""
    some = one.members if isinstance(one, SampleGroup) else ()
    return [_input(f"{name}.{part}", member) for part, member in some]


def _input(name: str, one: Declaration) -> str:
    if isinstance(one, SampleGroup):
        return f"{name}, counted in {one.of}: {one.help}"
    if isinstance(one, Code):
        numbers = [
            f"{word}{'' if value is None else f' = {value:g}'}" for word, value in one.levels
        ]
        return f"{name}, a word: {one.help} ({', '.join(numbers)}){_cited(one.source)}"
    if isinstance(one, Parameter):
        told = f"{name} = {one.value:g} {one.unit}, set by the measure: {one.help}"
        return f"{told}{_cited(one.source)}"
    upper = "" if math.isinf(one.high) else f" to {one.high:g}"
    many = "" if isinstance(one, Column) else ", one number a member"
    whose = ""
    if isinstance(one, Column):
        whose = ", from the submissions table" if one.scope == "submission" else ""
        whose += f", joined by {one.pool.by}" if isinstance(one.pool, WeightedMean) else ""
        whose += f", {one.default:g} if left out" if one.default is not None else ""
    return f"{name} in {one.unit}, from {one.low:g}{upper}{many}{whose}: {one.help}"


def _cited(source: Any) -> str:
    return f" [{source.cite()}]" if source else ""


def written(measure: type[Measure]) -> str:
    """The formula, and its unit."""
    told = formula(measure) or f"a function of {', '.join(measure.needs)}"
    return f"{told} (in {measure.unit})"


def rating(measure: type[Measure]) -> str:
    """Floor and target (or limit), per what, why, and who says so."""
    ramp = measure.rating
    if ramp is None:
        return f"not rated: {measure.unrated_reason}"
    ends = ("no exposure", "its limit") if measure.harm else ("rated 0", "rated 100")
    why = f": {ramp.reason}" if ramp.reason else ""
    floor, target = sizes.ends(ramp, measure.unit)
    return f"{floor} is {ends[0]}, {target} is {ends[1]}{why}{_cited(ramp.source)}"


def shares(measure: type[Measure]) -> Iterator[str]:
    """Each share that is taken off, with its source."""
    for name, share in measure.adjust.named().items():
        said = _cited(share.source) or " (assumed)"
        yield f"{name} {share.value:g}{_range(share.low, share.high)}{said}"


def prices(measure: type[Measure]) -> Iterator[str]:
    """Each price with its ledger and source; why there is none."""
    for proxy in measure.proxies:
        yield f"{_price(proxy)}, {proxy.ledger} ledger{_cited(proxy.source)}"
    if not measure.proxies:
        yield f"none: {measure.unpriced_reason or 'no reason is given'}"


def classes(measure: type[Measure]) -> list[str]:
    """What its pounds are, one sentence a ledger; that it has none."""
    ledgers = dict.fromkeys(proxy.ledger for proxy in measure.proxies)
    return [CLASSES.get(ledger, ledger) for ledger in ledgers] or [NEVER]


def _price(proxy: Proxy | ProxyTable) -> str:
    if isinstance(proxy, ProxyTable):
        first, last = proxy.values[0], proxy.values[-1]
        return f"{first[1]:g} ({first[0]}) to {last[1]:g} ({last[0]}) {proxy.unit}, by {proxy.key}"
    return f"{proxy.value:g} {proxy.unit}{_range(proxy.low, proxy.high)}"


def _range(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f" ({low:g} to {high:g})"


def evidence(measure: type[Measure]) -> list[str]:
    """What must be shown for each grade."""
    return [f"{grade}: {text}" for grade, text in measure.evidence.by_grade()]


def contexts(measure: type[Measure]) -> list[str]:
    """The decisions that it can serve."""
    return [f"{name}: {CONTEXTS[name]}" for name in measure.contexts]


def links(measure: type[Measure]) -> list[str]:
    """How it stands to other measures in the sets that ship, with the reason."""
    return [_link(one, measure.code) for one in related() if measure.code in one.pair]


def related() -> list[Relation]:
    """Every relation of the sets that ship."""
    return [one for name in SHIPPED for one in load(name, None, [])]


def _link(one: Relation, code: str) -> str:
    apart = "is never priced beside {} for the same"
    words = {
        "reinforces": ("reinforces {}", "is reinforced by {}"),
        "overlaps": ("overlaps with {}", "overlaps with {}"),
        "excludes": (apart, apart),
        "complements": ("is read together with {}", "is read together with {}"),
        "leads_to": ("is a step towards {}", "may follow from {}"),
        "shadows": ("is the harm to read beside {}", "has the shadow {}"),
    }  # fmt: skip
    mine, theirs = words[one.kind]
    told = mine.format(one.second) if one.first == code else theirs.format(one.first)
    return f"{told}: {one.reason}"


def values(measure: type[Measure]) -> list[str]:
    """The entries of the crosswalks that ship which it serves."""
    found = []
    for name in crosswalks():
        walk = Crosswalk.load(name)
        if served := [entry.name for entry in walk.serves(measure.code)]:
            found.append(f"{walk.name}: {', '.join(served)}")
    return found


def passed(measure: type[Measure]) -> list[str]:
    """Former codes, and its retirement."""
    retired = [f"retired in {measure.retired}"] if measure.retired else []
    return [*(f"it was {former}" for former in measure.formerly), *retired]


def _given(value: Any) -> str:
    """A value of an example: a number, a word, or a sample's members with theirs."""
    if isinstance(value, Mapping):
        parts = (f"{name} {_given(one)}" for name, one in value.items())
        return f"({'; '.join(parts)})"
    if isinstance(value, list | tuple):
        return ", ".join(map(_given, value)) or "none"
    return str(value) if isinstance(value, str) else f"{value:,}"


def examples(measure: type[Measure]) -> Iterator[str]:
    """Each worked example: what goes in, what comes out."""
    for example in measure.examples:
        given = ", ".join(f"{name} {_given(value)}" for name, value in example.inputs)
        answer = "no answer"
        if example.quantity is not None:
            answer = amount(example.quantity, measure.unit)
        yield f"{given} gives {answer}{f' ({example.note})' if example.note else ''}"
