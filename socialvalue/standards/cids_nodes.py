"""Claims as nodes of the Common Impact Data Standard: organisations, themes, outcomes, what is
measured for each, and a report for every claim that has an answer.

In come claims; out come nodes as dicts, keyed as in our context. What the standard has no place
for (inputs, sizes, grades, stages) stands in terms of our own, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.basis import STAGES
from socialvalue.claims import Claims
from socialvalue.claims.batch import COMMITTED, Batch
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.standards import cids_records
from socialvalue.standards.cids_terms import address
from socialvalue.standards.tags import Tags
from socialvalue.valuation.combine import answers

Node = dict[str, Any]

SAID_OF = {
    "baseline": "What was there before.",
    "committed": "A promise, not a delivery.",
    "forecast": "A forecast, not a delivery.",
    "delivered": "Delivered, as reported by the organisation.",
    "verified": "Delivered, and looked at by somebody else.",
}


@frozen
class Drawing:
    """What the nodes of one document have in common.

    `year` is that of claims that name none (None: they cannot be reported), `month` the one in
    which years begin.
    """

    framework: Framework
    base: str
    tags: Tags
    year: int | None
    month: int

    def at(self, *parts: str) -> str:
        """The address of a node."""
        return address(self.base, *parts)

    def years(self, year: int) -> tuple[str, str]:
        """The first and the last second of a year."""
        last = year if self.month == 1 else year + 1
        month = 12 if self.month == 1 else self.month - 1
        day = np.datetime64(f"{last:04}-{month:02}", "M") + 1
        end = day.astype("datetime64[D]") - 1
        return f"{year:04}-{self.month:02}-01T00:00:00Z", f"{end}T23:59:59Z"

    def themes(self) -> Iterator[Node]:
        """One node a theme of the framework."""
        for theme in self.framework.themes:
            told = {"hasName": theme.name, "hasDescription": theme.description or theme.name}
            yield {"@id": self.at("theme", theme.code), "@type": "cids:Theme", **told}

    def organization(self, identity: str, name: str, codes: list[str]) -> Iterator[Node]:
        """An organisation, and the outcomes and measures that it says something about."""
        who = self.at("organization", identity)
        outcomes = {self.framework.homes[code][1].code: code for code in codes}
        yield {
            "@id": who,
            "@type": "cids:Organization",
            "hasLegalName": name,
            "hasIndicator": [self.at("measured", identity, code) for code in codes],
            "hasOutcome": [self.at("outcome", identity, outcome) for outcome in outcomes],
        }
        for outcome in outcomes:
            theme, node = self.framework.homes[outcomes[outcome]]
            yield {
                "@id": self.at("outcome", identity, outcome),
                "@type": "cids:Outcome",
                "hasName": node.name,
                "hasDescription": node.description or node.name,
                "forOrganization": who,
                "forTheme": [self.at("theme", theme.code)],
                "hasIndicator": [
                    self.at("measured", identity, code)
                    for code in codes
                    if self.framework.homes[code][1].code == outcome
                ],
            }
        for code in codes:
            yield self._measured(identity, who, self.framework.members[code].measure)

    def _measured(self, identity: str, who: str, measure: type[Measure]) -> Node:
        theme, outcome = self.framework.homes[measure.code]
        found: Node = {
            "@id": self.at("measured", identity, measure.code),
            "@type": "cids:Indicator",
            "hasName": measure.title,
            "hasDescription": measure.description() or measure.title,
            "unitDescription": measure.unit,
            "unit_of_measure": self.at("unit", measure.unit),
            "forOrganization": who,
            "forOutcome": [self.at("outcome", identity, outcome.code)],
            "forTheme": [self.at("theme", theme.code)],
            "svMeasure": measure.code,
        }
        if tags := self.tags.of(measure.code):
            found["hasCode"] = [self.at("code", tag.scheme, tag.code) for tag in tags]
        return found

    def units(self, codes: list[str]) -> Iterator[Node]:
        """One node a unit."""
        for unit in {self.framework.members[code].measure.unit for code in codes}:
            yield {"@id": self.at("unit", unit), "@type": "i72:Unit_of_measure", "hasName": unit}

    def codes(self, codes: list[str]) -> Iterator[Node]:
        """One node a tag, with the sources of all measures that have it."""
        sources: dict[tuple[str, str], set[str]] = {}
        for tag in self.tags.all:
            if tag.measure in codes:
                sources.setdefault((tag.scheme, tag.code), set()).add(tag.source)
        for (scheme, code), said in sources.items():
            yield {
                "@id": self.at("code", scheme, code),
                "@type": "cids:Code",
                "hasIdentifier": code,
                "hasName": f"{scheme} {code}",
                "svScheme": scheme,
                "svSource": sorted(said),
            }

    def claims(self, claims: Claims, batch: Batch, first: int) -> Iterator[Node]:
        """One node a claim of a measure, numbered from `first`: a report where it has an answer.

        A claim without an answer is no report: it is kept as a claim, in our own terms.
        """
        quantity, mask = answers(batch.measure, batch.columns, batch.size, batch.blank)
        for row, record in enumerate(cids_records.of_batch(claims, batch)):
            held = (mask is None or mask[row]) and not cids_records.is_blank(batch, row)
            node = self.claim(record, first + row)
            year = record.get("period", self.year)
            if held and year is not None:
                yield from self._report(node, record, float(quantity[row]), year, batch.measure)
            else:
                yield node

    def claim(self, record: dict[str, Any], number: int) -> Node:
        """A claim in our own terms."""
        identity, code = record["submission"], record["measure"]
        return {
            "@id": self.at("claim", str(number)),
            "@type": "sv:Claim",
            "forOrganization": self.at("organization", identity),
            "forIndicator": self.at("measured", identity, code),
            "svClaim": record,
            "svNumber": number,
        }

    def _report(
        self, node: Node, record: dict[str, Any], quantity: float, year: int, measure: type[Measure]
    ) -> Iterator[Node]:
        """A claim as a report of its quantity in its year; and to whom it happens, where known."""
        stage = record.get("stage", STAGES[COMMITTED])
        start, end = self.years(year)
        node |= {
            "@type": "cids:IndicatorReport",
            "hasName": f"{measure.title}, {stage}, {year}",
            "hasComment": SAID_OF[stage],
            "startedAtTime": start,
            "endedAtTime": end,
            "unit_of_measure": self.at("unit", measure.unit),
            "value": {
                "@id": f"{node['@id']}:value",
                "@type": "i72:Measure",
                "hasNumericalValue": plain(quantity),
            },
            "svStage": stage,
            "svYearSaid": "period" in record,
        }
        if group := record.get("group"):
            identity = record["submission"]
            node["forStakeholder"] = self.at("group", identity, group)
            yield {
                "@id": node["forStakeholder"],
                "@type": "cids:Stakeholder",
                "hasName": group,
                "hasDescription": group,
                "forOrganization": node["forOrganization"],
            }
        yield node


def plain(number: float) -> str:
    """A number in digits that give back the same number."""
    return repr(float(number)).removesuffix(".0")
