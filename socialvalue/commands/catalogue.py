"""`measures` and `sources`: what can be claimed, and where every figure comes from."""

from __future__ import annotations

from argparse import Namespace
from textwrap import wrap
from typing import Any

import attrs

from socialvalue import registry, source
from socialvalue.column import Code, Column, Parameter, Sample, SampleGroup
from socialvalue.errors import Fault, UnknownName
from socialvalue.framework.digest import plain_measure
from socialvalue.measure import Measure
from socialvalue.proxy import Proxy, ProxyTable

Answer = tuple[str, Any]
WIDTH = 98


def measures(asked: Namespace) -> Answer:
    """Every measure in a line each, or one in full."""
    if asked.code:
        measure = registry.measure(asked.code)
        return _page(measure), {**plain_measure(measure), "description": measure.description()}
    lines, found = [], []
    for code in registry.codes():
        try:
            measure = registry.measure(code)
        except Exception as error:  # a stranger's plugin may raise anything; the list survives
            lines.append(f"{code:8} cannot be loaded ({error}); see `socialvalue doctor`")
            found.append({"code": code, "error": str(error)})
            continue
        kind = "harm" if measure.harm else "benefit"
        priced = "priced" if measure.proxies else "unpriced"
        lines.append(f"{code:8} {measure.title:42.42} {measure.unit:14.14} {kind:8} {priced}")
        found.append({"code": code, "title": measure.title, "unit": measure.unit, "kind": kind})
    lines.append("\n`socialvalue measures CODE` tells one in full.")
    return "\n".join(lines), found


def _page(measure: type[Measure]) -> str:
    lines = [f"{measure.code}  {measure.title}", "", *wrap(measure.description(), WIDTH), ""]
    kind = "a harm" if measure.harm else "a benefit"
    lines.append(f"Unit {measure.unit}; {kind}; reports a {measure.reports}; periods {measure.periods}.")
    lines += ["", "What a claim gives:"]
    for name, declaration in measure.inputs.items():
        lines += _input(name, declaration)
    lines += ["", "Shares taken off by default:"]
    shares = measure.adjust.named()
    for name, share in shares.items():
        word = "assumed" if share.assumed else share.source.cite() if share.source else ""
        lines += wrap(f"  {name} {share.value:g} ({word})", WIDTH, subsequent_indent="    ")
    if not shares:
        lines.append("  none")
    lines += ["", "Price:", *_prices(measure), "", "Rating:", *_rating(measure)]
    if measure.cautions:
        lines += ["", "Take care:"]
        for caution in measure.cautions:
            lines += wrap(f"- {caution}", WIDTH, initial_indent="  ", subsequent_indent="    ")
    lines += ["", "Worked examples:"]
    for example in measure.examples:
        given = ", ".join(f"{name} = {value}" for name, value in example.inputs)
        answer = "no answer" if example.undefined else f"{example.quantity:g} {measure.unit}"
        words = f"{given}: {answer}" + (f" ({example.note})" if example.note else "")
        lines += wrap(words, WIDTH, initial_indent="  ", subsequent_indent="    ")
    return "\n".join(lines)


def _input(name: str, declaration: Any) -> list[str]:
    words: list[str] = []
    if isinstance(declaration, SampleGroup):
        words.append(f"{name}: one row for each, counted in {declaration.of}. {declaration.help}")
        for member, part in declaration.members:
            words += [f"  {line}" for line in _input(f"{name}.{member}", part)]
        return [f"  {line}" if not line.startswith("  ") else line for line in words]
    if isinstance(declaration, Code):
        levels = ", ".join(declaration.names[:8]) + (" …" if len(declaration.names) > 8 else "")
        words.append(f"{name}: one of {levels}. {declaration.help}")
    elif isinstance(declaration, Parameter):
        words.append(f"{name}: fixed at {declaration.value:g} {declaration.unit}. {declaration.help}")
    elif isinstance(declaration, Column | Sample):
        place = getattr(declaration, "scope", "claim")
        from_table = " (from the submissions table)" if place == "submission" else ""
        unit = "a share or ratio" if declaration.unit == "1" else declaration.unit
        words.append(f"{name} [{unit}]{from_table}: {declaration.help}")
    return [line for word in words for line in wrap(word, WIDTH, initial_indent="  ", subsequent_indent="      ")]


def _prices(measure: type[Measure]) -> list[str]:
    if not measure.proxies:
        return wrap(measure.unpriced_reason or "none", WIDTH, initial_indent="  ", subsequent_indent="  ")
    lines = []
    for proxy in measure.proxies:
        amount = f"{proxy.value:g}" if isinstance(proxy, Proxy) else f"by {proxy.key}"
        if isinstance(proxy, ProxyTable):
            amount += f", {proxy.values[0][0]} to {proxy.values[-1][0]}"
        words = f"{amount} {proxy.unit}, ledger {proxy.ledger}: {proxy.source.cite()}"
        lines += wrap(words, WIDTH, initial_indent="  ", subsequent_indent="    ")
    return lines


def _rating(measure: type[Measure]) -> list[str]:
    ramp = measure.rating
    if ramp is None:
        return [f"  none: {measure.unrated_reason}"]
    per = f" per {ramp.per}" if ramp.per else ""
    top = "limit" if measure.harm else "target"
    words = f"0 at {ramp.floor:g}, 100 at its {top} of {ramp.target:g}{per}. {ramp.reason}"
    return wrap(words, WIDTH, initial_indent="  ", subsequent_indent="  ")


def sources(asked: Namespace) -> Answer:
    """Every source, figure and series of the ledger, or those of one key."""
    entries = [_plain(figure) for figure in source.figures().values()]
    entries += [_series(source.series(key)) for key in source.series_keys()]
    if asked.key:
        entries = [entry for entry in entries if asked.key in (entry["key"], entry["source"])]
        if not entries and asked.key not in source.sources():
            fix = "leave the key out to list all"
            raise UnknownName(Fault(asked.key, "no figure, series or source has this key", fix))
    lines = []
    for entry in entries:
        where = source.source(entry["source"])
        span = f" ({entry['low']:g} to {entry['high']:g})" if entry["low"] is not None else ""
        lines.append(f"{entry['key']}: {entry['words']}{span} {entry['unit']}".rstrip())
        lines += wrap(where.cite(), WIDTH, initial_indent="    ", subsequent_indent="    ")
        dates = f"checked on {where.checked_on or 'no date'}"
        dates += f"; valid until {where.valid_until}" if where.valid_until else ""
        lines.append(f"    source {where.key}; {dates}")
    if not entries:
        lines += wrap(source.source(asked.key).cite(), WIDTH)
    used = {entry["source"] for entry in entries} | ({asked.key} & set(source.sources()))
    ledger = {key: attrs.asdict(source.source(key)) for key in sorted(used)}
    return "\n".join(lines), {"entries": entries, "sources": ledger}


def _plain(figure: source.Figure) -> dict[str, Any]:
    return {
        **attrs.asdict(figure, filter=lambda field, _: field.name != "source"),
        "words": f"{figure.value:g}",
        "source": figure.source.key,
    }


def _series(table: source.Series) -> dict[str, Any]:
    first, last = min(table.values), max(table.values)
    words = f"a series, {first} to {last}"
    if table.forecast:
        words += f", a forecast from {min(table.forecast)}"
    return {
        "key": table.key,
        "unit": table.unit,
        "words": words,
        "low": None,
        "high": None,
        "values": {str(year): value for year, value in table.values.items()},
        "forecast": sorted(table.forecast),
        "source": table.source.key,
    }


