"""Making measures: the rows of one code become a subclass of `Measure`, judged like one in code.

In come rows; out comes a class that has passed the checks of its definition and the proof of its
unit, or None with every fault, each at its file, row and column.
"""

from __future__ import annotations

import re
from typing import Any

from attrs import field, frozen

from socialvalue import soundness
from socialvalue.column import Code, Column, Example
from socialvalue.errors import Fault, MeasureError
from socialvalue.measure import Measure
from socialvalue.measure_tables import parts
from socialvalue.measure_tables.cells import quoted
from socialvalue.measure_tables.gathered import Gathered
from socialvalue.measure_tables.headings import DIRECTIONS, HEADINGS, LOWER
from socialvalue.measure_tables.identity import identity
from socialvalue.measure_tables.prices import Group, Pricing, grouped
from socialvalue.measure_tables.rows import Row
from socialvalue.measure_tables.sources import Sources, marked
from socialvalue.proxy import OWN
from socialvalue.ramp import PER_UNITS
from socialvalue.theme import Outcome, Theme

INPUT = "amount"
NOT_OURS = (
    "Licensed table, not ours: its figures may not be passed on beyond the licence that its owner "
    "holds."
)
_SENTENCE = re.compile(r"(?<!e\.g)(?<!i\.e)[.!?](?=\s+\W?[A-Z0-9]|$)")
_TAKEN = frozenset(
    {
        *("submission", "measure", "claim", "stage", "period", "evidence", "counterfactual"),
        *(
            "kind",
            "source",
            "note",
            "not_applicable",
            "shared",
            "about",
            "group",
            "place",
            "undefined",
            "self",
        ),
        *(*OWN, *PER_UNITS, *dir(Measure), "code", "outcome", "unit", "quantity"),
    }
)
"""Words of a claim or of a measure, which cannot name what is counted too."""

_COLUMNS = {"rating": "target", "proxies": "value"}
_WORDS = {
    "use sv.Pool, or sv.Single": "write single or mean in combine",
    "use sv.Pool or sv.Single": "write single in combine",
    "leave adjust out: shares are taken off amounts and changes only": (
        "leave every share blank: they are taken off amounts and changes only"
    ),
}
"""The words of a table for what the checks of a class say in the words of code."""


@frozen
class Block:
    """All rows of one code: what they say of the measure, and its rows by ledger."""

    code: str
    rows: list[Row]
    cells: Gathered
    prices: list[Group] = field(factory=list)

    @classmethod
    def of(cls, code: str, rows: list[Row], faults: list[Fault]) -> Block:
        """The rows of a code; one that goes by another name is another measure, and a fault."""
        named = [row for row in rows if "name" in row.cells]
        first = named[0] if named else rows[0]
        others = [row for row in named if row.cells["name"] != first.cells["name"]]
        for row in others:
            who = f"{quoted(first.cells['name'])} at {first.place}"
            fault = f"{code} is claimed by {quoted(row.cells['name'])} and by {who}"
            fix = "give one of them another code; rows of one measure have one name"
            faults.append(Fault(row.at("code"), fault, fix))
        kept = [row for row in rows if row not in others]
        return cls(code, kept, Gathered(kept, "measure", faults), grouped(kept, faults))


def make(block: Block, sources: Sources, faults: list[Fault], module: str) -> type[Measure] | None:
    """The class of one code, or None with its faults added."""
    before, cells = len(faults), block.cells
    unfaulted = not any(row.told or row.meant for row in block.rows)
    said = _described(cells)
    inputs = _inputs(cells)
    adjust = parts.adjustments(cells, sources)
    pricing = Pricing(block.code, cells, sources, faults)
    proxies = pricing.proxies(block.prices, inputs[INPUT].unit)
    _reasoned(cells, priced=bool(proxies), sound=pricing.sound)
    lasting = parts.persistence(cells, sources)
    rating, unrated = parts.rating(cells, sources)
    levels = pricing.levels(block.prices)
    own = {**said, **_named(cells, inputs)}
    sound = pricing.sound and cells.sound("key")
    if levels is not None and sound:
        own[levels.key] = Code(levels.names, help=cells.get("key_help", ""))
    licensed = any(map(marked, _behind(proxies, adjust, lasting, rating)))
    own |= {
        "__module__": module,
        "__qualname__": block.code,
        "code": block.code,
        "unit": inputs[INPUT].unit,
        "combine": parts.joining(cells),
        "adjust": adjust,
        "proxies": proxies if sound else (),
        "persistence": lasting if sound else None,
        "unpriced_reason": cells.get("unpriced_reason", "" if proxies else parts.TOLD),
        "rating": rating,
        "unrated_reason": unrated,
        "cautions": (*cells.get("cautions", ()), *((NOT_OURS,) if licensed else ())),
    }
    made = _judged(own, cells, proved=unfaulted and len(faults) == before)
    return made if unfaulted and len(faults) == before else None


def _reasoned(cells: Gathered, *, priced: bool, sound: bool) -> None:
    """What has no price says why, and what has one does not."""
    if priced and cells.has("unpriced_reason"):
        cells.fault("unpriced_reason", "it carries a price", "leave it blank, or the price")
    if priced or not sound:
        return
    fix = "name a ledger and a value, or say in unpriced_reason why it carries no price"
    cells.need("unpriced_reason", fix)
    if cells.has("key"):
        cells.fault("key", "no price goes by it", "give each level its price, or leave key blank")


def _described(cells: Gathered) -> dict[str, Any]:
    """Name, sentence, outcome and direction; stand-ins for what is missing."""
    name = cells.need("name", "say what the measure is called")
    sentence = cells.need("description", "say what is counted, of whom, over what time")
    if sentence and (len(_SENTENCE.findall(sentence)) != 1 or sentence[-1] not in ".!?"):
        fix = "write one sentence with a full stop; the rest belongs in cautions"
        cells.fault("description", "it is not one sentence", fix)
    theme = cells.need("theme", "give the code of its theme, as in EQ")
    outcome = cells.need("outcome", "give the code of its outcome, as in EQ-surplus")
    words = cells.need("outcome_name", "say in words what somebody would notice")
    direction = cells.need("direction", f"write {', '.join(DIRECTIONS)}")
    home = Theme(theme or "", cells.get("theme_name", theme or ""))
    return {
        "__doc__": sentence or parts.TOLD,
        "title": name or parts.TOLD,
        "outcome": Outcome(outcome or "", words or "", home),
        "harm": direction == "harm",
        "reports": cells.get("reports", _reports(direction)),
    }


def _reports(direction: str | None) -> str:
    """An amount, unless the row says otherwise; what is better when lower is a state."""
    return "state" if direction == LOWER else "amount"


def _inputs(cells: Gathered) -> dict[str, Column]:
    """The column that is counted, under the word `INPUT`, and the one that weighs it, if any."""
    unit = cells.need("unit", "say what it is counted in, as in person or hour")
    within = cells.get("within") if unit else None
    if within is not None and PER_UNITS[within] != unit:
        fix = f"count in {PER_UNITS[within]}, or leave within blank"
        cells.fault("within", f"{within} is in {PER_UNITS[within]}, not in {unit}", fix)
        within = None
    words = cells.get("input_help", cells.get("name", ""))
    found = {INPUT: Column(unit or "count", words, within=within)}
    if cells.get("combine_by") and cells.get("combine_by_unit"):
        weighs = "what the claim weighs beside others of the measure"
        found["by"] = Column(cells.get("combine_by_unit"), weighs)
    return found


def _named(cells: Gathered, inputs: dict[str, Column]) -> dict[str, Any]:
    """The inputs, the formula and a worked example, by the names that claims use."""
    for column in ("input", "combine_by", "key"):
        if cells.get(column) in _TAKEN:
            fault = f"{quoted(cells.get(column))} is a word of every claim or measure"
            cells.fault(column, fault, "use another word for what is counted")
    names = {INPUT: cells.get("input", INPUT), "by": cells.get("combine_by", "by")}
    key = cells.get("key", "")
    given = [names[INPUT], *([names["by"]] if "by" in inputs else []), *([key] if key else [])]
    if len(set(given)) < len(given):
        column = "key" if key in given[:-1] else "combine_by"
        cells.fault(column, "two inputs have one name", "give each a name of its own")
    quantity = identity(names[INPUT])
    return {**{names[one]: column for one, column in inputs.items()}, "quantity": quantity}


def _behind(proxies: Any, adjust: Any, lasting: Any, rating: Any) -> list[Any]:
    """Every source that the measure leans on."""
    figures = [*proxies, *adjust.named().values(), lasting, rating]
    figures.append(lasting.drop_off if lasting else None)
    return [one.source for one in figures if one is not None]


def _judged(own: dict[str, Any], cells: Gathered, *, proved: bool) -> type[Measure] | None:
    """The class, if the checks of its definition and, where `proved`, its proof find nothing."""
    own["examples"] = (_example(own),)
    words = re.findall(r"[A-Za-z0-9]+", own["title"])
    name = "".join(word[0].upper() + word[1:] for word in words)
    try:
        made = type(name if name[:1].isalpha() else f"Row{name}", (Measure,), own)
        found = list(soundness.faults(made)) if proved else []
    except MeasureError as error:
        made, found = None, list(error.faults)
    for fault in found:
        column = _column(fault.at, own["code"])
        cells.fault(column, fault.fault, _WORDS.get(fault.fix, fault.fix))
    return None if found else made


def _example(own: dict[str, Any]) -> Example:
    """A worked example: what is given is what comes out."""
    inputs: dict[str, Any] = {}
    for name, one in own.items():
        if isinstance(one, Column):
            inputs[name] = 12.0
        elif isinstance(one, Code) and one.names:
            inputs[name] = one.names[0]
    return Example(**inputs, quantity=12.0, note="the quantity is the number that is given")


def _column(at: str, code: str) -> str:
    """The column of a table in which to mend what is wrong at a place of the class."""
    part = at.removeprefix(f"{code}.")
    if part.startswith("adjust."):
        return part.removeprefix("adjust.")
    if part == "adjust":
        return "reports"
    head = part.partition(".")[0]
    return _COLUMNS.get(head, head if head in HEADINGS else "unit")
