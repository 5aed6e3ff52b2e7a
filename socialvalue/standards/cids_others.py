"""Documents of others in the Common Impact Data Standard, as far as they can honestly be read.

An organisation is a submission. A report is a number under somebody else's words: it becomes a
claim only where the reader says which input of which measure it is, and its unit is one we know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field, frozen

from socialvalue.claims import Claims
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.numbers import parse, real
from socialvalue.column import Column
from socialvalue.errors import ArgumentError, ClaimErrors, Fault, UnitError
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.standards.cids_account import Received, table
from socialvalue.standards.cids_graph import Node
from socialvalue.standards.cids_terms import CIDS, I72, ORG, ORGANIZATIONS, PROV

REPORT = f"{CIDS}IndicatorReport"
MEASURED = f"{CIDS}Indicator"

BESIDE = {
    MEASURED: "told by the input that it fills",
    f"{I72}Measure": "the value of a report",
}
UNNAMED = "no input is named for what it reports"


@frozen
class Said:
    """What the reader says of a document; see `read_cids`."""

    inputs: Mapping[str, str]
    units: Mapping[str, str]
    sizes: Mapping[str, Mapping[str, Any]]
    stage: str


@define
class _Reading:
    """The nodes of a document while claims are made of them."""

    found: Mapping[str, Node]
    said: Said
    inputs: Mapping[str, tuple[type[Measure], str]]
    conversions: Conversions = field(factory=Conversions)
    faults: list[Fault] = field(factory=list)
    became: dict[str, tuple[str, str]] = field(factory=dict)
    claims: dict[tuple[str, ...], dict[str, Any]] = field(factory=dict)

    def submissions(self) -> Iterator[dict[str, Any]]:
        """One record an organisation."""
        for node in self.found.values():
            if any(kind in ORGANIZATIONS for kind in node.types):
                name = node.word(f"{ORG}hasLegalName") or node.word(f"{ORG}hasName")
                self.became[node.at] = ("submission", "")
                named = {"name": name} if name else {}
                yield {"id": node.at, **named, **self.said.sizes.get(node.at, {})}

    def report(self, node: Node, known: set[str]) -> None:
        """One report, put into the claim of its organisation, measure and time."""
        of = node.ref(f"{CIDS}forIndicator")
        measured = self.found.get(of)
        names = (of, measured.word(f"{ORG}hasName") if measured else "")
        fills = next((self.inputs[name] for name in names if name in self.inputs), None)
        if fills is None:
            self.became[node.at] = ("left", UNNAMED)
            return
        measure, name = fills
        who = node.ref(f"{CIDS}forOrganization")
        who = who or (measured.ref(f"{CIDS}forOrganization") if measured else "")
        value = self.found.get(node.ref(f"{I72}value"))
        told = value.first(f"{I72}hasNumericalValue") if value else None
        number = parse(told) if isinstance(told, str) else real(told)
        unit = next((self.said.units[one] for one in names if one in self.said.units), "")
        unit = unit or (measured.word(f"{CIDS}unitDescription") if measured else "")
        factor = self._factor(node, unit, measure.inputs[name])
        if who not in known:
            self._refuse(node, "it is for no organisation of the document", "name one")
        elif number is None:
            self._refuse(node, "its value is not a number in plain digits", "write 1234.5")
        elif factor is not None:
            self._put(node, (who, measure.code), name, number * factor)

    def _put(self, node: Node, whose: tuple[str, str], name: str, number: float) -> None:
        start, end = (node.word(f"{PROV}{word}AtTime") for word in ("started", "ended"))
        claim = self.claims.setdefault(
            (*whose, start, end),
            {"submission": whose[0], "measure": whose[1], "stage": self.said.stage},
        )
        if start[:4].isdigit():
            claim["period"] = start[:4]
        if start or end:
            claim["claim"] = f"{start} to {end}"
        if name in claim:
            self._refuse(node, "this input is reported twice for one time", "keep one report")
        claim[name] = number
        self.became[node.at] = ("claim", "")

    def _factor(self, node: Node, unit: str, declaration: Any) -> float | None:
        """From the unit of a report to the declared one; None, with a fault."""
        try:
            return self.conversions.factor(unit, declaration.unit)
        except UnitError:
            fix = f'give its unit, such as units={{"…": "{declaration.unit}"}}'
            self._refuse(node, "its unit is none that leads to that of the input", fix)
            return None

    def _refuse(self, node: Node, fault: str, fix: str) -> None:
        place = list(self.found).index(node.at)
        self.faults.append(Fault(f"report at node {place}", fault, fix))


def received(
    found: Mapping[str, Node],
    framework: Framework,
    at: str,
    said: Said,
) -> Received:
    """Claims of a document of others; see `read_cids`."""
    reading = _Reading(found, said, _inputs(said.inputs, framework))
    table_of = list(reading.submissions())
    known = {row["id"] for row in table_of}
    for node in found.values():
        if REPORT in node.types:
            reading.report(node, known)
    if odd := set(said.sizes) - known:
        fix = f"check the {len(odd)} addresses under sizes" if len(odd) > 1 else "check the address"
        reading.faults.append(Fault("sizes", "an organisation is not in the document", fix))
    if not known:
        fix = "check that it is a document of the Common Impact Data Standard"
        reading.faults.append(Fault(at, "no organisation is in it", fix))
    if reading.faults:
        raise ClaimErrors(reading.faults)
    records = list(reading.claims.values())
    claims = Claims.from_records(records, framework, table_of, conversions=reading.conversions)
    return Received(claims, table(found, reading.became, BESIDE))


def _inputs(
    inputs: Mapping[str, str], framework: Framework
) -> dict[str, tuple[type[Measure], str]]:
    """The measure and the input that each name fills; `ArgumentError` for one that is none."""
    found = {}
    for name, told in inputs.items():
        code, _, column = str(told).partition(".")
        measure = framework.measure(code)
        declared = measure.inputs.get(column)
        if not isinstance(declared, Column) or declared.scope != "claim":
            plain = [one for one, kind in measure.inputs.items() if isinstance(kind, Column)]
            fix = f"use one of {', '.join(f'{code}.{one}' for one in plain)}" if plain else ""
            fault = f"{code} has no plain number of this name"
            raise ArgumentError(Fault("inputs", fault, fix or "use another measure"))
        found[name] = (measure, column)
    return found
