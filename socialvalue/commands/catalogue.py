"""The command that shows measures: all of them in a list, or one in full.

In come the options of the command line; out come answers. A plugin that cannot be loaded is named
in the list with its owner and does not take the others down.
"""

from __future__ import annotations

import json
import math
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import asdict, evolve

from socialvalue import installed, registry
from socialvalue.column import Declaration, SampleGroup
from socialvalue.commands import measure_pages, measure_words
from socialvalue.commands.answer import FINE, Answer
from socialvalue.commands.names import spelt
from socialvalue.commands.plugins import Trial, left_out, tried
from socialvalue.insight.claim_steps import formula
from socialvalue.measure import Measure
from socialvalue.scorecard.words import clean, columns, wrapped


def measures(options: Namespace) -> Answer:
    """Every measure that is installed, or the one that is asked for."""
    if options.code:
        measure = registry.measure(spelt(options.code, registry.codes()))
        if options.pages:
            return pages([measure], options.pages)
        return Answer("\n".join(_page(measure)), as_dict(measure))
    trials = [_shown(trial) for trial in tried(registry.MEASURES)]
    loaded = [trial.plugin for trial in trials if trial.plugin is not None and not trial.former]
    if options.pages:
        return pages(loaded, options.pages)
    broken = [trial for trial in trials if trial.plugin is None]
    out = left_out(registry.MEASURES)
    notes = [f"{trial.name} cannot be used, from {trial.owner}: {trial.why}" for trial in broken]
    for trial in trials:
        notes += registry.passing(trial.plugin, trial.name) if trial.plugin is not None else ()
    notes += [f"{trial.name} from {trial.owner} is {trial.why}" for trial in out]
    heads = ["code", "measure", "unit", "kind", "theme"]
    rows = [[m.code, m.title, m.unit, measure_words.kind(m), m.outcome.theme.name] for m in loaded]
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


def pages(chosen: Sequence[type[Measure]], folder: str) -> Answer:
    """A page a measure, written into a folder, and an index of them."""
    written = measure_pages.write(chosen, Path(folder))
    first, *_ = written
    lines = [f"{len(chosen):,} pages written; begin with {clean(first)}"]
    return Answer("\n".join(lines), {"pages": [str(path) for path in written]}, FINE)


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


def _page(measure: type[Measure]) -> list[str]:
    """One measure in full, as lines."""
    told, theme = measure_words, measure.outcome.theme
    lines = [f"{measure.code} {measure.title}", *wrapped(measure.description(), "  "), ""]
    lines += wrapped(f"theme: {theme.code} {theme.name}; outcome: {measure.outcome.name}", "  ")
    lines += wrapped(told.how(measure), "  ")
    lines += _part("INPUTS", told.inputs(measure))
    lines += _part("FORMULA", [*told.said(measure), f"as coded: {told.written(measure)}"])
    if measure.undefined_reason:
        lines += _part("NO ANSWER WHERE", [measure.undefined_reason])
    lines += _part("RATING", [told.rating(measure)])
    lines += _part("SHARES TAKEN OFF", [*told.shares(measure), *told.own_shares(measure)])
    lines += _part("PRICES", told.prices(measure))
    for heading, texts in (
        ("WHAT MUST BE SHOWN", told.evidence(measure)),
        ("CAUTIONS", measure.cautions),
        ("BESIDE OTHER MEASURES", told.links(measure)),
        ("WHOM IT SERVES", [*told.values(measure), *told.contexts(measure)]),
        ("RENAMED OR RETIRED", told.passed(measure)),
    ):
        lines += _part(heading, texts) if texts or heading == "CAUTIONS" else []
    return lines + _part("EXAMPLES", told.examples(measure))


def _part(heading: str, texts: Any) -> list[str]:
    lines = [line for text in texts for line in wrapped(text, "  - ", "    ")]
    return ["", heading, *(lines or ["  none"])]


def as_dict(measure: type[Measure]) -> dict[str, Any]:
    """A measure's declarations as plain JSON types."""
    return {
        "code": measure.code,
        "title": measure.title,
        "description": measure.description(),
        "theme": measure.outcome.theme.code,
        "outcome": measure.outcome.code,
        "unit": measure.unit,
        "kind": measure_words.kind(measure),
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
        "evidence": dict(measure.evidence.by_grade()),
        "contexts": list(measure.contexts),
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
