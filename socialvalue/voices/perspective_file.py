"""A perspective as a file: one's own weights, as the page for residents saves them.

In comes a TOML or JSON file and the framework that was weighed; out comes a `Perspective`, or every
fault of the file. `written` is the way back.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from socialvalue import arguments
from socialvalue.claims.doors import encodings
from socialvalue.errors import BallotErrors, Fault
from socialvalue.framework import Framework, reweighing
from socialvalue.scorecard.words import clean
from socialvalue.voices.perspective import MOST, Perspective

KIND = "socialvalue perspective"
"""What the key `kind` of such a file says."""

LONGEST = 200
"""Characters of a name: more is no name."""

LARGEST = 1_000_000
"""Bytes of a file: weights of one node need far less."""

_KEYS = ("kind", "name", "framework", "digest", "node", "points")
_TEXTS = ("kind", "name", "framework", "node")
_FIX = "save the weights again from the page, or write the file as docs/report.md shows"


def read_perspective(path: str | Path, framework: Framework) -> Perspective:
    """The weights in a perspective file, for the children of its node in `framework`.

    Raises `BallotErrors` with every fault: what is no such file, weights of another framework or of
    other codes, and points that are none. `ArgumentError` for what is no path or framework. A file
    whose `digest` is of another edition is read as long as the codes are the same: weights are
    about words, and the words are still there.
    """
    file = arguments.path("path", path)
    arguments.of_kind("framework", framework, Framework, "load one: sv.Framework.load")
    found = _parsed(file)
    if faults := _faults(found, framework, file.name):
        raise BallotErrors(faults)
    points = {code: float(value) for code, value in found["points"].items()}
    return Perspective.declared(clean(found["name"]), found["node"], points)


def written(one: Perspective, framework: Framework) -> str:
    """A perspective as the text of a TOML file that `read_perspective` reads back."""
    points = "".join(f"{_quoted(code)} = {value!r}\n" for code, value in one.points.items())
    return (
        f"kind = {_quoted(KIND)}\nname = {_quoted(clean(one.name))}\n"
        f"framework = {_quoted(framework.code)}\ndigest = {_quoted(framework.digest)}\n"
        f"node = {_quoted(one.node)}\n\n[points]\n{points}"
    )


def _quoted(text: str) -> str:
    """A text in TOML's double quotes, which for these signs are those of JSON."""
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")


def _parsed(file: Path) -> Mapping[str, Any]:
    """The table that a file holds."""
    if file.stat().st_size > LARGEST:
        raise BallotErrors(Fault(file.name, "it is far too long for a perspective", _FIX))
    faults: list[Fault] = []
    opened = encodings.text(file, faults)
    if opened is None:
        raise BallotErrors(faults)
    try:
        parse = json.loads if opened.text.lstrip()[:1] == "{" else tomllib.loads
        found: Any = parse(opened.text)
    except (ValueError, RecursionError):
        raise BallotErrors(Fault(file.name, "this is neither TOML nor JSON", _FIX)) from None
    if not isinstance(found, dict):
        raise BallotErrors(Fault(file.name, "it holds no table", _FIX))
    return found


def _faults(found: Mapping[str, Any], framework: Framework, at: str) -> list[Fault]:
    """All that is wrong with the table of a file; nothing that somebody wrote is repeated."""
    faults = [
        Fault(f"{at}: {name}", "it is missing, blank or not text", _FIX)
        for name in _TEXTS
        if not isinstance(found.get(name), str) or not clean(found[name])
    ]
    if unknown := len(found.keys() - set(_KEYS)):
        fix = f"use {', '.join(_KEYS)}"
        faults.append(Fault(at, f"{unknown} of its keys are not known", fix))
    if faults:
        return faults
    if found["kind"] != KIND:
        faults.append(Fault(f"{at}: kind", "it is no perspective", f'write kind = "{KIND}"'))
    if len(found["name"]) > LONGEST:
        faults.append(Fault(f"{at}: name", "it is far too long", f"use {LONGEST} signs at most"))
    if found["framework"] != framework.code:
        fix = f"read it with the framework that was weighed; this one is {framework.code}"
        faults.append(Fault(f"{at}: framework", "other things were weighed", fix))
    return faults or _of_points(found, framework, f"{at}: points")


def _of_points(found: Mapping[str, Any], framework: Framework, at: str) -> list[Fault]:
    codes = {node.code: node for node in framework.root.walk()}
    if found["node"] not in codes:
        fix = f"use {', '.join(codes)}"
        return [Fault(at.replace("points", "node"), "the framework has no such node", fix)]
    known = [one.code for one in reweighing.children(codes[found["node"]])]
    given = found.get("points")
    if not isinstance(given, dict) or given.keys() != set(known):
        return [Fault(at, "they are not of what is weighed there", f"give {', '.join(known)}")]
    faults = [
        Fault(f"{at}.{code}", "these are no points", "give a number of 0 or more")
        for code, value in given.items()
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < MOST
    ]
    if not faults and not any(given.values()):
        faults.append(Fault(at, "no points were given to anything", "share out at least one"))
    return faults
