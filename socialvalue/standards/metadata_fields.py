"""What stands in each column of a table: its type, its unit, and a sentence.

In come a table and its name; out come fields of a Frictionless table schema. The sentences about
scores are those of the JSON Schema of a scorecard, so that the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np

from socialvalue import schemas
from socialvalue.framework import Framework
from socialvalue.standards.tags import Tags

Table = dict[str, Any]

FORMS = MappingProxyType(
    {
        "ranking": ("rank", ("submission",)),
        "overall": ("node", ("submission",)),
        "themes": ("node", ("submission", "code")),
        "outcomes": ("node", ("submission", "code")),
        "measures": ("measure", ("submission", "measure")),
        "worth": ("worth_overall", ("submission", "ledger")),
        "worth-by-theme": ("worth_theme", ("submission", "ledger", "theme")),
        "worth-by-measure": ("worth_measure", ("submission", "ledger", "measure")),
        "own-numbers": ("own", ()),
        "overlaps": ("overlap", ()),
        "intervals": ("interval", ("submission", "code")),
        "provenance": ("", ()),
        "definitions": ("", ("measure",)),
        "tags": ("", ("measure", "scheme", "code")),
    }
)
"""By table: its form in the JSON Schema of a scorecard, and the columns that part its rows."""

TITLES = MappingProxyType(
    {
        "ranking": "Submissions by cautious overall score, best first",
        "overall": "The whole: benefit, harm and score of each submission",
        "themes": "Benefit, harm and score of each submission by theme",
        "outcomes": "Benefit, harm and score of each submission by outcome",
        "measures": "What each submission claims by measure, and what became of it",
        "worth": "Pounds by ledger; ledgers are never added up",
        "worth-by-theme": "Pounds by ledger and theme",
        "worth-by-measure": "Pounds by ledger and measure",
        "own-numbers": "Numbers that claims brought of their own, beside the measure's",
        "overlaps": "What two measures may both count",
        "intervals": "How sure each overall score is",
        "provenance": "Every figure behind a pound, back to who says so",
        "definitions": "The measures of the framework: what is counted, and in which unit",
        "tags": "Names that others have for what a measure counts",
    }
)

_SAID = MappingProxyType(
    {
        "measure": "The code of the measure.",
        "theme": "The code of the theme.",
        "outcome": "The code of the outcome.",
        "title": "What it is called.",
        "description": "What is counted, of whom, over what time.",
        "unit": "The unit.",
        "harm": "Whether it counts damage done to somebody.",
        "priced": "Whether it has a price.",
        "ledger": "The ledger in which the pounds are kept apart.",
        "use": "What the figure is used for.",
        "level": "The row of a table of prices; empty where there is one price.",
        "key": "The figure's key in the ledger of sources.",
        "value": "The figure.",
        "low": "The lower end of its range.",
        "high": "The upper end of its range.",
        "price_year": "The pounds it is in.",
        "source": "Who says so.",
        "publisher": "Who published it.",
        "edition": "The edition it is from.",
        "licence": "The licence it is under.",
        "status": "How far it was checked: official, secondary, assumed or a definition.",
        "checked_on": "The day on which somebody last looked it up.",
        "valid_until": "The last day on which it holds; empty where none is known.",
        "deflator": "The price index that moved it to the pounds of the scoring.",
        "factor": "The number by which that index moved it.",
        "discount_rates": "The rates by which later years are discounted.",
        "scheme": "The list that the code is from: SDG or IRIS.",
        "code": "The code in that list.",
        "tags": "Names that others have for it, apart by semicolons; empty where none was given.",
    }
)

_POINTS = frozenset({"benefit", "harm", "score", "headroom", "rating", "ceiling"})
_POUNDS = frozenset({"benefit", "harm", "balance"})
_SHARES = frozenset({"coverage"})
_IN_UNIT = frozenset({"quantity", "attributable", "value", "low", "high"})


def fields(name: str, table: Mapping[str, Any], price_year: int) -> list[dict[str, Any]]:
    """One field a column: name, type, description, and its unit where it is a number."""
    told = _told(FORMS[name][0])
    found = []
    for column, values in table.items():
        kind = _kind(values)
        field = {"name": column, "type": kind, "description": told.get(column) or _SAID[column]}
        if kind == "number" and (unit := _unit(name, column, table, price_year)):
            field["unit"] = unit
        found.append(field)
    return found


def definitions(framework: Framework, tags: Tags) -> Table:
    """The measures of a framework as a table, with their tags."""
    rows = [
        {
            "measure": code,
            "title": member.measure.title,
            "description": member.measure.description(),
            "theme": framework.homes[code][0].code,
            "outcome": framework.homes[code][1].code,
            "unit": member.measure.unit,
            "harm": member.measure.harm,
            "priced": bool(member.measure.proxies),
            "tags": tagged(tags, code),
        }
        for code, member in framework.members.items()
    ]
    return {name: [row[name] for row in rows] for name in rows[0]}


def tagged(tags: Tags, code: str) -> str:
    """The tags of a measure in one cell."""
    return "; ".join(map(str, tags.of(code)))


def _unit(name: str, column: str, table: Mapping[str, Any], price_year: int) -> str:
    """The unit of a column; where each row has its own, the column that names it."""
    if name.startswith("worth") and column in _POUNDS:
        return f"GBP_{price_year}"
    if column in _IN_UNIT and "unit" in table:
        return "that of column unit"
    if name == "intervals" or column in _POINTS:
        return "points of 100"
    return "1" if column in _SHARES else ""


def _kind(values: Any) -> str:
    """The type of a column, by what stands in it."""
    listed = values.tolist() if isinstance(values, np.ndarray) else list(values)
    kinds = {type(one) for one in listed if one is not None}
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiub":
        return {"f": "number", "i": "integer", "u": "integer", "b": "boolean"}[values.dtype.kind]
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "integer"
    return "number" if kinds and kinds <= {int, float} else "string"


@lru_cache(maxsize=64)
def _told(form: str) -> dict[str, str]:
    """The sentence of each column of a form, from the JSON Schema of a scorecard."""
    schema = schemas.scorecard()["$defs"]
    parts = schema.get(form, {}).get("properties", {})
    return {
        name: part.get("description") or schema[part["$ref"].rpartition("/")[2]]["description"]
        for name, part in parts.items()
    }
