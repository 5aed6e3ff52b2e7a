"""The Common Impact Data Standard: claims, a framework or a scorecard as one JSON-LD document.

In comes any of the three; out comes a document that nobody needs a network to read: it carries its
own context. The same claims give the same bytes. `read_cids` is the way back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from socialvalue import arguments, whole_files
from socialvalue.claims import Claims
from socialvalue.claims.batch import UNDATED, Batch
from socialvalue.errors import ArgumentError, Fault
from socialvalue.framework import Framework
from socialvalue.scorecard import Scorecard
from socialvalue.standards import cids_card, cids_records, cids_terms
from socialvalue.standards.cids_nodes import Drawing, Node
from socialvalue.standards.metadata import WITHHELD, holds_a_card
from socialvalue.standards.tags import NONE, Tags

BASE = "urn:socialvalue:"
"""How the addresses of nodes begin, where nobody gives an address of their own."""


def to_cids(
    given: Scorecard | Claims | Framework,
    *,
    year: int | None = None,
    month: int = 1,
    publisher: str = "",
    tags: Tags = NONE,
    base: str = BASE,
) -> dict[str, Any]:
    """A scorecard, claims or a framework in the Common Impact Data Standard, as JSON-LD.

    Organisations, themes, outcomes, what is measured (in its declared unit), and a report for each
    claim that has an answer: its quantity before anything is taken off, and its stage in words.
    Scores, worth and whatever else the standard has no place for stand in terms of our own. `year`
    is that of claims that name none (the start of the basis, of a scorecard); `month` is the one in
    which years begin: 4 for financial years. A framework needs a `publisher`, whose outcomes they
    are. `base` begins every address. Every entry of every claim is written, so what `sv.withhold`
    made is refused: publish its tables. Raises `ArgumentError`, `FormulaError`.
    """
    _checked(year, month, tags, base)
    if isinstance(given, Framework):
        nodes = list(_of_framework(Drawing(given, base, tags, year, month), publisher))
        return _document(nodes)
    claims = given.claims if isinstance(given, Scorecard) else given
    fix = "give a scorecard, claims or a framework"
    if holds_a_card(given):
        fix = f"claims are written entry by entry here; publish tables instead: {WITHHELD}"
    arguments.of_kind("given", claims, Claims, fix)
    if any(batch.told_from for batch in claims.batches.values()) or claims.suppressed():
        fault = "its claims would be written entry by entry, and few people stand behind some"
        raise ArgumentError(Fault("given", fault, "publish its tables: sv.standards.tabular"))
    if isinstance(given, Scorecard):
        year = given.basis.start if year is None else year
    drawing = Drawing(claims.framework, base, tags, year, month)
    nodes = list(_of_claims(drawing, claims))
    if isinstance(given, Scorecard):
        nodes += cids_card.nodes(drawing, given)
    return _document(nodes)


def write_cids(given: Scorecard | Claims | Framework, path: str | Path, **options: Any) -> None:
    """Write `to_cids(given, **options)` as a file, whole or not at all, over no file that is there.

    Raises `ArgumentError` where the file exists, and what `to_cids` raises.
    """
    file = arguments.path("path", path)
    whole_files.write({file: text(to_cids(given, **options))})


def text(document: dict[str, Any]) -> str:
    """A document as text: sorted, in ASCII, the same for the same claims."""
    return json.dumps(document, indent=1, sort_keys=True, allow_nan=False) + "\n"


def _of_framework(drawing: Drawing, publisher: str) -> Iterator[Node]:
    fix = 'say whose outcomes these are: publisher="Eastmoor Council"'
    if not arguments.text("publisher", publisher, fix).strip():
        raise ArgumentError(Fault("publisher", "nobody stands behind this framework", fix))
    codes = list(drawing.framework.members)
    yield _framework(drawing)
    yield from drawing.themes()
    yield from drawing.organization(drawing.framework.code, publisher.strip(), codes)
    yield from drawing.units(codes)
    yield from drawing.codes(codes)


def _of_claims(drawing: Drawing, claims: Claims) -> Iterator[Node]:
    claimed = list(_claimed(drawing, claims))
    yield from claimed
    said: dict[str, set[str]] = {}
    reports: dict[str, list[str]] = {}
    for node in claimed:
        if "svClaim" in node:
            said.setdefault(node["svClaim"]["submission"], set()).add(node["svClaim"]["measure"])
        if node["@type"] == "cids:IndicatorReport":
            reports.setdefault(node["forIndicator"], []).append(node["@id"])
    for place, row in enumerate(cids_records.submissions(claims)):
        codes = [c for c in drawing.framework.members if c in said.get(row["id"], ())]
        for node in drawing.organization(row["id"], row.get("name") or row["id"], codes):
            if node["@type"] == "cids:Organization":
                node |= {"svSubmission": row, "svNumber": place}
            if node["@id"] in reports:
                node["hasIndicatorReport"] = reports[node["@id"]]
            yield node
    for place, story in enumerate(cids_records.stories(claims)):
        at = {"@id": drawing.at("story", story["id"]), "@type": "sv:Story"}
        who = drawing.at("organization", story["submission"])
        yield at | {"forOrganization": who, "svStory": story, "svNumber": place}
    used = [c for c in drawing.framework.members if any(c in codes for codes in said.values())]
    yield from drawing.themes()
    yield from drawing.units(used)
    yield from drawing.codes(used)
    yield _framework(drawing) | _reading(claims)


def _claimed(drawing: Drawing, claims: Claims) -> Iterator[Node]:
    """Every claim, measure by measure, and then what does not apply; numbered in this order."""
    number = 0
    for batch in claims.batches.values():
        _dated(drawing, batch.measure.code, batch.shown())
        yield from drawing.claims(claims, batch, number)
        number += batch.size
    for place, record in enumerate(cids_records.set_apart(claims), number):
        yield drawing.claim(record, place)


def _framework(drawing: Drawing) -> Node:
    framework = drawing.framework
    return {
        "@id": drawing.at("framework", framework.code),
        "@type": "sv:Framework",
        "hasName": framework.name,
        "hasIdentifier": framework.code,
        "svEdition": framework.edition,
        "svDigest": framework.digest,
    }


def _reading(claims: Claims) -> Node:
    """How the claims were read: rows, conversions, the index that moved pounds, who was refused."""
    account = claims.account
    rows = {
        "rows_in": account.rows_in,
        "rows_scored": account.rows_scored,
        "rows_refused": account.rows_refused,
        "rows_blank": account.rows_blank,
        "read_as": list(account.read_as),
    }
    moved = [[*pair, factor] for pair, factor in sorted(claims.conversions.items())]
    found: Node = {"svAccount": rows, "svConversions": moved}
    if claims.deflator is not None:
        key = claims.deflator if isinstance(claims.deflator, str) else claims.deflator.key
        found["svDeflator"] = key
    if refused := cids_records.refusals(claims):
        found["svRefusals"] = refused
    return found


def _document(nodes: list[Node]) -> dict[str, Any]:
    """The nodes in the order of their addresses, each once, with our context."""
    found = {node["@id"]: node for node in nodes}
    return {"@context": cids_terms.context(), "@graph": [found[at] for at in sorted(found)]}


def _dated(drawing: Drawing, code: str, batch: Batch) -> None:
    """Raise `ArgumentError` where a claim has no year and nobody gave one."""
    undated = batch.period is None or bool((batch.period == UNDATED).any())
    if batch.size and drawing.year is None and undated:
        fault, fix = "a claim names no year, and each report needs one", "give one: year=2026"
        raise ArgumentError(Fault(code, fault, fix))


def _checked(year: Any, month: Any, tags: Any, base: Any) -> None:
    if year is not None and (type(year) is not int or not 1900 <= year <= 2200):
        raise ArgumentError(Fault("year", "this is not a year", "give one: year=2026"))
    if type(month) is not int or not 1 <= month <= 12:
        raise ArgumentError(Fault("month", "this is not a month", "give 1 to 12"))
    arguments.of_kind("tags", tags, Tags, "read them: standards.read_tags(path, framework)")
    fix = "give the beginning of an address, such as https://council.example/value/"
    if not arguments.text("base", base, fix).endswith((":", "/", "#")) or any(
        sign.isspace() or sign in '<>"{}|\\^`' for sign in base
    ):
        raise ArgumentError(Fault("base", "no address can begin so", fix))
