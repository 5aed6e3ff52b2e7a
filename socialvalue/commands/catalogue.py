"""The command that shows measures: all of them in a list, or one in full.

In come the options of the command line; out come answers. A plugin that cannot be loaded is named
in the list with its owner and does not take the others down.
"""

from __future__ import annotations

import json
import math
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from attrs import asdict, evolve

from socialvalue import installed, registry
from socialvalue.column import Code, Column, Declaration, Parameter, SampleGroup, WeightedMean
from socialvalue.commands.answer import FINE, Answer
from socialvalue.commands.names import spelt
from socialvalue.commands.plugins import Trial, left_out, tried
from socialvalue.insight.claim_steps import formula
from socialvalue.measure import Measure
from socialvalue.proxy import Proxy, ProxyTable
from socialvalue.ramp import Ramp
from socialvalue.scorecard import sizes
from socialvalue.scorecard.words import clean, columns, wrapped


def measures(options: Namespace) -> Answer:
    """Every measure that is installed, or the one that is asked for."""
    if options.code:
        measure = registry.measure(spelt(options.code, registry.codes()))
        return Answer("\n".join(_page(measure)), as_dict(measure))
    trials = [_shown(trial) for trial in tried(registry.MEASURES)]
    loaded = [trial.plugin for trial in trials if trial.plugin is not None and not trial.former]
    broken = [trial for trial in trials if trial.plugin is None]
    out = left_out(registry.MEASURES)
    notes = [f"{trial.name} cannot be used, from {trial.owner}: {trial.why}" for trial in broken]
    for trial in trials:
        notes += registry.passing(trial.plugin, trial.name) if trial.plugin is not None else ()
    notes += [f"{trial.name} from {trial.owner} is {trial.why}" for trial in out]
    heads = ["code", "measure", "unit", "kind", "theme"]
    rows = [[m.code, m.title, m.unit, _kind(m), m.outcome.theme.name] for m in loaded]
    lines = columns(heads, [[*map(clean, row)] for row in rows], len(heads), indent="")
    lines += ["", *map(clean, notes)] if notes else []
    lines += ["", "`socialvalue measures CODE` shows one in full."]
    data = {
        "measures": [as_dict(measure) for measure in loaded],
        "broken": [_plain_trial(trial) for trial in broken],
        "renamed": {trial.name: trial.plugin.code for trial in trials if trial.former},
        "left_out": [_plain_trial(trial) for trial in out],
    }
    return Answer("\n".join(lines), data, FINE)


def _shown(trial: Trial) -> Trial:
    """The same trial; or a failed one, if what the plugin declares cannot even be told."""
    try:
        told = as_dict(trial.plugin) if trial.plugin is not None else {}
        json.dumps([told, *_page(trial.plugin)] if told else [], allow_nan=False)
    except Exception as error:  # noqa: BLE001 (a stranger's declarations may hold anything)
        why = f"its declarations cannot be told ({installed.said(error)})"
        return evolve(trial, plugin=None, why=why)
    return trial


def _plain_trial(trial: Trial) -> dict[str, str]:
    return {"code": trial.name, "owner": trial.owner, "why": trial.why}


def _kind(measure: type[Measure]) -> str:
    return "harm" if measure.harm else "benefit"


def _page(measure: type[Measure]) -> list[str]:
    """One measure in full, as lines."""
    theme = measure.outcome.theme
    lines = [f"{measure.code} {measure.title}", *wrapped(measure.description(), "  "), ""]
    lines += wrapped(f"theme: {theme.code} {theme.name}; outcome: {measure.outcome.name}", "  ")
    joins = type(measure.combine).__name__
    how = f"claims join by {joins}, periods {measure.periods}"
    lines += wrapped(f"unit: {measure.unit}; {_kind(measure)}; {measure.reports}; {how}", "  ")
    lines += _part("INPUTS", (_input(name, one) for name, one in measure.inputs.items()))
    written = formula(measure) or f"a function of {', '.join(measure.needs)}"
    lines += _part("FORMULA", [f"{written} (in {measure.unit})"])
    if measure.undefined_reason:
        lines += _part("NO ANSWER WHERE", [measure.undefined_reason])
    lines += _part("RATING", [_rating(measure.rating, measure)])
    lines += _part("SHARES TAKEN OFF", _shares(measure))
    lines += _part("PRICES", _prices(measure))
    lines += _part("CAUTIONS", measure.cautions)
    lines += _part("RENAMED OR RETIRED", _passed(measure)) if any(_passed(measure)) else []
    return lines + _part("EXAMPLES", _examples(measure))


def _part(heading: str, texts: Any) -> list[str]:
    lines = [line for text in texts for line in wrapped(text, "  - ", "    ")]
    return ["", heading, *(lines or ["  none"])]


def _input(name: str, one: Declaration) -> str:
    if isinstance(one, SampleGroup):
        parts = "; ".join(_input(f"{name}.{part}", member) for part, member in one.members)
        return f"{name}, counted in {one.of}: {one.help} ({parts})"
    if isinstance(one, Code):
        numbers = [
            f"{word}{'' if value is None else f' = {value:g}'}" for word, value in one.levels
        ]
        return f"{name}, a word: {one.help} ({', '.join(numbers)}){_cited(one.source)}"
    if isinstance(one, Parameter):
        return (
            f"{name} = {one.value:g} {one.unit}, set by the measure: {one.help}{_cited(one.source)}"
        )
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


def _rating(ramp: Ramp | None, measure: type[Measure]) -> str:
    if ramp is None:
        return f"not rated: {measure.unrated_reason}"
    ends = ("no exposure", "its limit") if measure.harm else ("rated 0", "rated 100")
    why = f": {ramp.reason}" if ramp.reason else ""
    floor, target = sizes.ends(ramp, measure.unit)
    return f"{floor} is {ends[0]}, {target} is {ends[1]}{why}{_cited(ramp.source)}"


def _shares(measure: type[Measure]) -> Iterator[str]:
    for name, share in measure.adjust.named().items():
        said = _cited(share.source) or " (assumed)"
        yield f"{name} {share.value:g}{_range(share.low, share.high)}{said}"


def _prices(measure: type[Measure]) -> Iterator[str]:
    for proxy in measure.proxies:
        yield f"{_price(proxy)}, {proxy.ledger} ledger{_cited(proxy.source)}"
    if not measure.proxies:
        yield f"none: {measure.unpriced_reason or 'no reason is given'}"


def _price(proxy: Proxy | ProxyTable) -> str:
    if isinstance(proxy, ProxyTable):
        first, last = proxy.values[0], proxy.values[-1]
        return f"{first[1]:g} ({first[0]}) to {last[1]:g} ({last[0]}) {proxy.unit}, by {proxy.key}"
    return f"{proxy.value:g} {proxy.unit}{_range(proxy.low, proxy.high)}"


def _range(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f" ({low:g} to {high:g})"


def _passed(measure: type[Measure]) -> list[str]:
    retired = [f"retired in {measure.retired}"] if measure.retired else []
    return [*(f"it was {former}" for former in measure.formerly), *retired]


def _examples(measure: type[Measure]) -> Iterator[str]:
    for example in measure.examples:
        given = ", ".join(f"{name} = {value}" for name, value in example.inputs)
        answer = "no answer" if example.undefined else f"{example.quantity:g} {measure.unit}"
        yield f"{given} gives {answer}{f' ({example.note})' if example.note else ''}"


def as_dict(measure: type[Measure]) -> dict[str, Any]:
    """A measure's declarations as plain JSON types."""
    return {
        "code": measure.code,
        "title": measure.title,
        "description": measure.description(),
        "theme": measure.outcome.theme.code,
        "outcome": measure.outcome.code,
        "unit": measure.unit,
        "kind": _kind(measure),
        "reports": measure.reports,
        "combine": type(measure.combine).__name__,
        "periods": measure.periods,
        "formula": formula(measure),
        "inputs": {name: _plain_input(one) for name, one in measure.inputs.items()},
        "undefined_reason": measure.undefined_reason,
        "rating": _plain(asdict(measure.rating)) if measure.rating else None,
        "unrated_reason": measure.unrated_reason,
        "shares": {name: _plain(asdict(one)) for name, one in measure.adjust.named().items()},
        "prices": [_plain(asdict(proxy)) for proxy in measure.proxies],
        "unpriced_reason": measure.unpriced_reason,
        "cautions": list(measure.cautions),
        "formerly": list(measure.formerly),
        "retired": measure.retired,
        "examples": [_plain(asdict(example)) for example in measure.examples],
    }


def _plain_input(one: Declaration) -> dict[str, Any]:
    found: dict[str, Any] = _plain(asdict(one))
    if isinstance(one, SampleGroup):
        found["members"] = {name: _plain_input(member) for name, member in one.members}
    return {"kind": type(one).__name__, **found}


def _plain(value: Any) -> Any:
    """JSON has neither tuples nor infinity."""
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
