"""A measure's declarations in words, for a terminal and for a page.

In comes a measure; out come sentences, one a declaration.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import cleandoc
from typing import Any

from socialvalue import registry
from socialvalue.column import Code, Parameter, Pool, SampleGroup, Single, WeightedMean
from socialvalue.commands import formula_words, input_words, row_words
from socialvalue.commands.input_words import cited
from socialvalue.errors import SocialValueError
from socialvalue.evidence import CONTEXTS
from socialvalue.insight.claim_steps import formula
from socialvalue.measure import Measure
from socialvalue.proxy import Proxy, ProxyTable
from socialvalue.ramp import Ramp
from socialvalue.relations import SHIPPED, Crosswalk, Relation, crosswalks, load
from socialvalue.scorecard import sizes, unit_words
from socialvalue.scorecard.words import number, share

CLASSES = {
    "welfare": "welfare: a change in how people fare, which may be valued in pounds",
    "local": "flow: pounds that move within the place, no gain in welfare",
    "transfer": "flow: pounds that somebody gains and somebody else parts with",
    "fiscal": "flow: pounds of the public purse",
    "control": "control: pounds that people decide about, no benefit by themselves",
    "input": "cost: what the time or thing would cost to replace, never an outcome",
}
"""What pounds of each ledger are."""

ADJUSTED = {
    "deadweight": "deadweight: what would have come about anyway",
    "displacement": "displacement: what was only moved from elsewhere",
    "attribution": "attribution: what others brought about",
    "leakage": "leakage: what went to others than those meant",
    "substitution": "substitution: one taken in the place of another",
    "multiplier": "multiplier: what follows from it in turn",
}
"""What is taken off or put on, in words."""

REPORTS = {
    "amount": "",
    "change": "It is a change: what is shown, less what was so before (the stage baseline).",
    "state": "It is a state: how things stand, not how much was done.",
    "ratio": "It is a ratio: size does not raise it.",
}
"""What kind of number a measure reports."""

JOINED = {
    "add": "added up",
    "average": "averaged",
    "pool": "put together and worked out as one",
}
"""How claims, and years, become one figure."""

_NOT = "It does not"
"""How a paragraph begins that says what a number does not mean."""


def kind(measure: type[Measure]) -> str:
    """Benefit or harm."""
    return "harm" if measure.harm else "benefit"


def how(measure: type[Measure]) -> str:
    """Benefit or harm, its unit, what it reports, and how claims and years of it join."""
    ramp = measure.rating
    falls = not measure.harm and ramp is not None and ramp.target < ramp.floor
    less = ", where less is better" if falls else ""
    told = (
        f"A {kind(measure)}{less}, {unit_words.told(measure.unit)}.",
        REPORTS[measure.reports],
        _joins(measure),
    )
    return " ".join(filter(None, told))


def _joins(measure: type[Measure]) -> str:
    """How several claims and several years of one submission become one figure."""
    years = JOINED[measure.periods]
    if isinstance(measure.combine, Single):
        return f"Each submission makes one claim of it; several years are {years}."
    claims = JOINED["pool" if isinstance(measure.combine, Pool) else "add"]
    if isinstance(measure.combine, WeightedMean):
        claims = f"averaged, weighed by `{measure.combine.by}`"
    so = "and so are several years" if claims == years else f"several years {years}"
    return f"Several claims of one submission are {claims}, {so}."


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
    for one, parts in nested(measure):
        yield f"{one} ({'; '.join(parts)})" if parts else one


def nested(measure: type[Measure]) -> Iterator[tuple[str, list[str]]]:
    """Each input, and what belongs to it: the members of a group."""
    steps = {step for one in _codes(measure) for step in one.levels}
    for name, one in measure.inputs.items():
        # The step of a scale that the formula names is told with the scale.
        if not (isinstance(one, Parameter) and (name, one.value) in steps):
            yield input_words.told(name, one), input_words.members(name, one)


def _codes(measure: type[Measure]) -> Iterator[Code]:
    for one in measure.inputs.values():
        inner = [part for _, part in one.members] if isinstance(one, SampleGroup) else [one]
        yield from (part for part in inner if isinstance(part, Code))


def rows(measure: type[Measure]) -> Iterator[tuple[str, str, str, str]]:
    """The rows of the ledger that its texts name: key, what it is, figure, source."""
    texts = [*_paragraphs(measure), measure.description(), *measure.cautions]
    texts += [measure.undefined_reason, measure.unpriced_reason]
    texts += [measure.rating.reason] if measure.rating else []
    texts += [line for one, parts in nested(measure) for line in (one, *parts)]
    return row_words.named(texts)


def written(measure: type[Measure]) -> str:
    """The formula as it is coded, and its unit."""
    told = formula(measure) or f"a function of {', '.join(measure.needs)}"
    return f"{told} (in {measure.unit})"


def said(measure: type[Measure]) -> list[str]:
    """The formula in words, a line a step; none where there is no code to read."""
    return formula_words.lines(measure)


def rating(measure: type[Measure]) -> str:
    """Floor and target (or limit), per what, why, and who says so."""
    ramp = measure.rating
    if ramp is None:
        return f"not rated: {measure.unrated_reason}"
    ends = ("no exposure", "the limit") if measure.harm else ("rated 0", "rated 100")
    why = f": {ramp.reason}" if ramp.reason else ""
    floor, target = _ends(ramp, measure.unit)
    return f"{floor} is {ends[0]}, {target} is {ends[1]}{why}{cited(ramp.source)}"


def _ends(ramp: Ramp, unit: str) -> tuple[str, str]:
    if ramp.per is None:
        return unit_words.much(ramp.floor, unit), unit_words.much(ramp.target, unit)
    floor, target = sizes.ends(ramp, unit)
    return unit_words.plainer(floor, unit), unit_words.plainer(target, unit)


def shares(measure: type[Measure]) -> Iterator[str]:
    """Each share that is taken off, with its source."""
    for name, one in measure.adjust.named().items():
        tell = number if name == "multiplier" else share
        low, high = one.low, one.high
        between = "" if low is None or high is None else f" ({tell(low)} to {tell(high)})"
        said = cited(one.source) or " (assumed)"
        yield f"{ADJUSTED.get(name, name)}, {tell(one.value)}{between}{said}"


def own_shares(measure: type[Measure]) -> list[str]:
    """Which shares a claim may take off by its own word, where not any."""
    if measure.own_shares is None:
        return []
    some = " and ".join(measure.own_shares)
    if not some:
        return ["no claim takes a share off by its own word"]
    return [f"by its own word a claim takes off no share but {some}, and shows it"]


def prices(measure: type[Measure]) -> Iterator[str]:
    """Each price with its ledger and source; why there is none."""
    for proxy in measure.proxies:
        yield f"{_price(proxy)}, in the ledger {proxy.ledger}{cited(proxy.source)}"
    if not measure.proxies:
        why = measure.unpriced_reason or "no reason is given"
        yield f"no price, on purpose. {why[0].upper()}{why[1:]}"


def classes(measure: type[Measure]) -> list[str]:
    """What its pounds are, one sentence a ledger."""
    ledgers = dict.fromkeys(proxy.ledger for proxy in measure.proxies)
    return [CLASSES.get(ledger, ledger) for ledger in ledgers]


def _price(proxy: Proxy | ProxyTable) -> str:
    if isinstance(proxy, ProxyTable):
        ends = (proxy.values[0], proxy.values[-1])
        first, last = (f"{unit_words.much(value, proxy.unit)} ({key})" for key, value in ends)
        return f"from {first} to {last}, by {proxy.key}"
    whole, _, per = proxy.unit.partition("/")
    if whole == per and proxy.value == 1:
        return "every pound of it counts as one pound"
    low, high = proxy.low, proxy.high
    told = unit_words.much(proxy.value, proxy.unit)
    return told if low is None or high is None else f"{told} ({number(low)} to {number(high)})"


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
        "shadows": ("is the harm to read beside {}", "its shadow, to be read beside it, is {}"),
    }  # fmt: skip
    mine, theirs = words[one.kind]
    first = one.first == code
    other = one.second if first else one.first
    return f"{(mine if first else theirs).format(_named(other))}: {one.reason}"


def _named(code: str) -> str:
    """A code with its title; the code alone where its measure is not there or cannot be loaded."""
    try:
        return f"{code} {registry.measure(code).title}"
    except SocialValueError:
        return code


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


def _given(name: str, value: Any) -> str:
    """An input of an example: a number, a word, or a sample's members with theirs."""
    if isinstance(value, Mapping):
        if not any(map(len, value.values())):
            return f"{name} with no entries"
        return f"{name} ({'; '.join(_given(part, one) for part, one in value.items())})"
    if isinstance(value, list | tuple):
        return f"{name} {', '.join(map(_bare, value)) or 'with no entries'}"
    return f"{name} {_bare(value)}"


def _bare(value: Any) -> str:
    return value if isinstance(value, str) else f"{value:,}"


def examples(measure: type[Measure]) -> Iterator[str]:
    """Each worked example: what goes in, what comes out."""
    for example in measure.examples:
        given = ", ".join(_given(name, value) for name, value in example.inputs)
        answer = "no answer"
        if example.quantity is not None:
            answer = unit_words.much(example.quantity, measure.unit)
        yield f"{given} gives {answer}{f' ({example.note})' if example.note else ''}"
