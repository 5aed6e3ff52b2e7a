"""JSON Schemas of what goes in and comes out: claims, faults and scorecards (draft 2020-12).

Each function gives a fresh dict, ready for any validator or for `json.dumps`. Of a framework's
claims, the schema also knows the measures, their inputs and the bounds of those.
"""

from __future__ import annotations

import json
import math
import re
from importlib import resources
from typing import Any

from socialvalue import arguments
from socialvalue.claims.batch import ASIDE, asked
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.framework import Framework
from socialvalue.measure import Measure

Schema = dict[str, Any]
_SPECIAL = re.compile(r"[.^$*+?()\[\]{}|\\/]")
_NOTHING = {"$ref": "#/$defs/nothing"}


def scorecard() -> Schema:
    """The form of `Scorecard.as_dict()`."""
    return _published("scorecard")


def recommendation() -> Schema:
    """The form of `Recommendation.as_dict()`."""
    return _published("recommendation")


def faults() -> Schema:
    """The form of `as_dict()` of every error of the library: `[{"at", "fault", "fix"}, …]`."""
    return _published("faults")


def claims(framework: Framework | None = None) -> Schema:
    """The form of `{"claims": […], "submissions": […]}`; of one framework, with its measures.

    What it refuses, `Claims.from_records` and `read` refuse too; they know more than a schema can
    say (ids that stand twice, parts larger than their whole …), so they have the last word.
    """
    found = _published("claims")
    if framework is None:
        return found
    arguments.of_kind("framework", framework, Framework, "load one: sv.Framework.load")
    found["$id"] += f":{framework.digest}"
    found["title"] += f": {framework.name}"
    known = found["$defs"]
    named = {
        "type": "string",
        "pattern": _one_of(framework.members),
        "examples": [*framework.members],
    }
    for form in ("claimed", "apart"):
        known[form]["properties"]["measure"].update(named)
    known["claimed"]["allOf"] = [
        {"if": _of(code), "then": _inputs(member.measure)}
        for code, member in framework.members.items()
    ]
    return found


def _published(name: str) -> Schema:
    file = resources.files("socialvalue").joinpath(f"data/{name}.schema.json")
    found: Schema = json.loads(file.read_text("utf-8"))
    return found


def _one_of(words: Any) -> str:
    """A pattern for one of these words, with or without spaces around it."""
    told = "|".join(_SPECIAL.sub(r"\\\g<0>", word) for word in words)
    return rf"^\s*({told})\s*$"


def _of(code: str) -> Schema:
    return {"properties": {"measure": {"type": "string", "pattern": _one_of([code])}}}


def _inputs(measure: type[Measure]) -> Schema:
    """The inputs of a claim of this measure, and no others."""
    inputs = asked(measure)
    return {
        "description": f"{measure.title}, in {measure.unit}. {measure.description()}",
        "propertyNames": {"enum": [*inputs, *sorted(ASIDE)]},
        "properties": {name: _input(one) for name, one in inputs.items()},
    }


def _input(one: Any) -> Schema:
    if isinstance(one, SampleGroup):
        rows = {"type": "array", "items": {"type": "object"}}
        return _or_nothing(one.help, _lists(one), rows)
    if isinstance(one, Sample):
        return _or_nothing(_told(one), {"type": "array", "items": _value(one)})
    return _or_nothing(_told(one), _value(one))


def _lists(group: SampleGroup) -> Schema:
    """A list for each member of a group, and how many each entry stands for."""
    members = {
        name: {**_or_nothing(_told(one), {"type": "array", "items": _value(one)})}
        for name, one in group.members
    }
    counts = {"type": "array", "items": _or_nothing("", {"type": "number", "minimum": 0})}
    return {"type": "object", "properties": {**members, "count": _or_nothing(group.of, counts)}}


def _value(one: Column | Sample | Code) -> Schema:
    """A number within its bounds, or one of the words; a member of a sample may be blank."""
    if isinstance(one, Code):
        words: Schema = {"type": "string", "pattern": _one_of(one.names), "examples": [*one.names]}
        whole = [int(word) for word in one.names if re.fullmatch(r"0|-?[1-9][0-9]*", word)]
        numbers: list[Schema] = [{"type": "integer", "enum": whole}] if whole else []
        return {"anyOf": [_NOTHING, words, *numbers]}
    bounds = {"minimum": one.low, "maximum": one.high}
    finite = {name: value for name, value in bounds.items() if math.isfinite(value)}
    return {"anyOf": [_NOTHING, {"type": "number", **finite}]}


def _told(one: Column | Sample | Code) -> str:
    return f"{one.help} [{one.unit}]".strip()


def _or_nothing(told: str, *forms: Schema) -> Schema:
    return {"description": told, "anyOf": [_NOTHING, *forms]}
