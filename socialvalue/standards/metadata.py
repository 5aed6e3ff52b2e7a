"""Tables with what they mean: CSV files and a Frictionless data package beside them.

In comes a scorecard; out comes a folder that any spreadsheet opens and any program can check:
types, units, a sentence a column, missing values, sources, licence, digests. The same card gives
the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from socialvalue import arguments, whole_files
from socialvalue.scorecard import Scorecard
from socialvalue.standards.cids_card import stamp
from socialvalue.standards.metadata_cells import table_text
from socialvalue.standards.metadata_fields import FORMS, TITLES, Table, definitions, fields, tagged
from socialvalue.standards.tags import COLUMNS, NONE, Tags

PACKAGE = "datapackage.json"
MARK_SAID = (
    "A text that a spreadsheet could take for a formula, or that begins with an apostrophe, has "
    "one apostrophe more in front; take the first one off to have the text as it was."
)

WITHHELD = "left = sv.withhold(card), then sv.standards.tabular(left.card, …)"
"""How the tables of a scorecard are written without what stands on few people."""


def holds_a_card(given: Any) -> bool:
    """Whether something is no scorecard and has one, as what is published of a card has.

    Whose scorecard that is cannot be told here: a publication holds the card of everybody.
    """
    return not isinstance(given, Scorecard) and isinstance(getattr(given, "card", None), Scorecard)


def tabular(
    card: Scorecard,
    folder: str | Path,
    *,
    tags: Tags = NONE,
    title: str = "",
    licence: str = "",
) -> list[str]:
    """Write the tables of a scorecard as CSV into a new folder, with a data package
    (Frictionless, version 1) as `datapackage.json`; gives the names of the files.

    Numbers are in full, in the units that the package names; what has no number is an empty cell.
    No text is a formula. `tags` stand beside the measures; `licence` is the one under which you
    publish (such as `OGL-UK-3.0`): none is said for you. The whole folder is written or none of it,
    over nothing that is there. Small counts are not held back here: `sv.withhold` does that, and
    the card that it leaves goes in. Raises `ArgumentError`.
    """
    fix = f"write {WITHHELD}" if holds_a_card(card) else "score some claims: sv.score"
    arguments.of_kind("card", card, Scorecard, fix)
    arguments.of_kind("tags", tags, Tags, "read them: standards.read_tags(path, framework)")
    for name, word in (("title", title), ("licence", licence)):
        arguments.text(name, word, "give it as a text")
    place = arguments.path("folder", folder)
    tables = dict(_tables(card, tags))
    files = {f"{name}.csv": table_text(table) for name, table in tables.items()}
    package = _package(card, tables, files, title, licence)
    files[PACKAGE] = json.dumps(package, indent=1, sort_keys=True, allow_nan=False) + "\n"
    whole_files.folder(files, place)
    return list(files)


def _tables(card: Scorecard, tags: Tags) -> Iterator[tuple[str, Table]]:
    """The tables by name, without those that are empty."""
    measures = card.measures()
    measures["tags"] = [tagged(tags, str(code)) for code in measures["measure"]]
    found: dict[str, Table] = {
        "ranking": card.ranking(),
        "overall": card.overall(),
        "themes": card.themes(),
        "outcomes": card.outcomes(),
        "measures": measures,
        "worth": card.worth(),
        "worth-by-theme": card.worth("theme"),
        "worth-by-measure": card.worth("measure"),
        "own-numbers": card.own(),
        "overlaps": card.overlaps(),
        "provenance": card.provenance(),
        "definitions": definitions(card.framework, tags),
        "tags": {name: [getattr(tag, name) for tag in tags.all] for name in COLUMNS},
    }
    if card.basis.draws > 1:
        found["intervals"] = card.intervals()
    for name in FORMS:
        if name in found and len(next(iter(found[name].values()))):
            yield name, found[name]


def _package(
    card: Scorecard, tables: dict[str, Table], files: dict[str, str], title: str, licence: str
) -> dict[str, Any]:
    made = stamp(card)
    sources = [
        {"title": one["citation"], "key": one["key"], "status": one["status"]}
        for one in made.pop("sources")
    ]
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": slug(f"socialvalue-{card.framework.code}"),
        "title": title.strip() or f"Social value by {card.framework.name}",
        "description": MARK_SAID,
        "resources": [
            _resource(name, table, files[f"{name}.csv"], card) for name, table in tables.items()
        ],
        "scoring": made,
    }
    # The form asks for one source at the least wherever it has the list.
    package |= {"sources": sources} if sources else {}
    package |= {"licenses": [{"name": licence.strip()}]} if licence.strip() else {}
    return package


def _resource(name: str, table: Table, text: str, card: Scorecard) -> dict[str, Any]:
    data = text.encode("utf-8")
    schema: dict[str, Any] = {
        "fields": fields(name, table, card.basis.price_year),
        "missingValues": [""],
    }
    if key := FORMS[name][1]:
        schema["primaryKey"] = list(key)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "title": TITLES[name],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": schema,
    }


def slug(name: str) -> str:
    """A name in the signs that a package may have in its own."""
    kept = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name.lower())
    return kept.strip("-")
