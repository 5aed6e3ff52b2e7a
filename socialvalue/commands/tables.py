"""The command that checks and lists a measure table; without one, it lists what is installed.

In come the options of the command line; out comes what each row of the table became, with its
figures and who says so, or every fault of the table.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from socialvalue.commands import catalogue
from socialvalue.commands.answer import Answer
from socialvalue.framework import digest
from socialvalue.measure import Measure
from socialvalue.measure_tables import MeasureTable, load_measures
from socialvalue.proxy import Proxy, ProxyTable
from socialvalue.ramp import Ramp
from socialvalue.scorecard import sizes
from socialvalue.scorecard.words import clean, columns, number, wrapped
from socialvalue.source import Source


def measures(options: Namespace) -> Answer:
    """The measures of the table that is named, or of one code of it; else, those installed."""
    if options.table is None:
        return catalogue.measures(options)
    table = load_measures(options.table)
    chosen = [table[options.code]] if options.code else list(table)
    if options.pages:
        return catalogue.pages(chosen, options.pages)
    data = {
        **digest.plain_table(table),
        "measures": [catalogue.as_dict(measure) for measure in chosen],
    }
    return Answer("\n".join(_page(table, chosen)), data)


def _page(table: MeasureTable, chosen: list[type[Measure]]) -> list[str]:
    harms = sum(measure.harm for measure in table)
    count = f"{len(table)} measure{'s' * (len(table) != 1)}, of which {harms} "
    count += "is a harm" if harms == 1 else "are harms"
    lines = [f"{clean(table.name)}: {count}; no faults", ""]
    heads = ["code", "measure", "unit", "direction", "outcome"]
    rows = [[m.code, m.title, m.unit, direction(m), m.outcome.name] for m in chosen]
    lines += columns(heads, [[*map(clean, row)] for row in rows], len(heads), indent="")
    for measure in chosen:
        lines += [
            "",
            f"{measure.code} {clean(measure.title)}",
            *wrapped(clean(measure.description()), "  "),
        ]
        lines += [line for said in _figures(measure) for line in wrapped(said, "  - ", "    ")]
    return [*lines, "", f"digest {table.digest}"]


def direction(measure: type[Measure]) -> str:
    """Whether more is a gain, damage, or worse."""
    if measure.harm:
        return "harm"
    falling = measure.rating is not None and measure.rating.falling
    return "lower is better" if falling else "benefit"


def _figures(measure: type[Measure]) -> Iterator[str]:
    """Each figure of a measure in words, with its source."""
    yield f"rated: {_rating(measure.rating, measure)}"
    for proxy in measure.proxies:
        yield f"{proxy.ledger} price: {_price(proxy)} [{clean(proxy.source.cite())}]"
    if not measure.proxies:
        yield f"no price: {clean(measure.unpriced_reason)}"
    for name, share in measure.adjust.named().items():
        yield f"{name}: {_span(share.value, share.low, share.high)}{_cited(share.source)}"
    if (lasting := measure.persistence) is not None:
        yield f"lasts {number(lasting.years)} years{_cited(lasting.source)}"
        if (lost := lasting.drop_off) is not None:
            yield f"drop-off: {_span(lost.value, lost.low, lost.high)}{_cited(lost.source)}"
    for caution in measure.cautions:
        yield f"caution: {clean(caution)}"


def _rating(ramp: Ramp | None, measure: type[Measure]) -> str:
    if ramp is None:
        return f"not at all, {clean(measure.unrated_reason)}"
    ends = ("no exposure", "the limit") if measure.harm else ("0", "100")
    why = f" ({clean(ramp.reason)})" if ramp.reason else ""
    floor, target = sizes.ends(ramp, measure.unit)
    return f"{floor} is {ends[0]}, {target} is {ends[1]}{why}{_cited(ramp.source)}"


def _price(proxy: Proxy | ProxyTable) -> str:
    if isinstance(proxy, Proxy):
        held = f", {' and '.join(proxy.contains)} in it" if proxy.contains else ""
        return f"{_span(proxy.value, proxy.low, proxy.high)} {proxy.unit}{held}"
    levels = "; ".join(f"{clean(level)} {number(value)}" for level, value in proxy.values)
    return f"by {proxy.key}, in {proxy.unit}: {levels}"


def _span(value: float, low: float | None, high: float | None) -> str:
    known = "" if low is None or high is None else f" ({number(low)} to {number(high)})"
    return f"{number(value)}{known}"


def _cited(source: Source | None) -> str:
    return f" [{clean(source.cite())}]" if source is not None else ""
