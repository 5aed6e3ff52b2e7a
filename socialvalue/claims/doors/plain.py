"""Plain data: JSON, JSON Lines and TOML files, and mappings, as records of claims and submissions.

In comes a file's text; out come rows `(number, record)` of claims and, where the data holds them,
of submissions. Nothing that is read is ever run. A file that is too deep, too wide or no data at
all is a fault, and so is a key that stands twice in one object: the first would be lost.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import frozen

from socialvalue.claims.numbers import shown
from socialvalue.errors import Fault

CLAIMS, SUBMISSIONS = "claims", "submissions"
MOST_KEYS = 1000
"""Keys of one record; no measure asks for a tenth of it."""

LARGEST_TOML, LONGEST_LINE = 2**18, 10_000
"""Signs of a TOML file and of a line in it: its reader is slow, and slower for long keys."""

# A dotted key of more than eight parts, where claims have two: the reader walks long ones for ever.
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_LONG_KEY = re.compile(rf"(?<![\w.-])(?:{_PART}\.[ \t]*+){{8}}")

Record = tuple[int, Any]


@frozen
class Data:
    """Records of claims and of submissions, numbered as they stand; None where it holds none."""

    claims: list[Record] | None
    submissions: list[Record] | None = None


class _Odd(ValueError):
    """Something that JSON allows and we do not."""


def of_json(name: str, text: str, faults: list[Fault]) -> Data | None:
    """An object with `submissions` and `claims`, or a list of claims; None, with a fault."""
    found = _parsed(name, text, _loaded, faults)
    return None if found is None else of_value(found, faults, f"{name} ")


def of_text(name: str, text: str, faults: list[Fault]) -> Any:
    """What a JSON text holds, whatever it is of; None, with a fault."""
    return _parsed(name, text, _loaded, faults)


def of_lines(name: str, text: str, faults: list[Fault]) -> Data | None:
    """One claim a line, numbered by its line; blank lines hold none."""
    before, records = len(faults), []
    # Only the line feed ends a line: JSON may hold other line breaks within its texts.
    for line, one in enumerate(text.split("\n"), 1):
        if one.strip():
            records.append((line, _parsed(f"{name} line {line}", one, _loaded, faults)))
    if not records:
        faults.append(Fault(name, "it is empty", "give one claim a line"))
    _look(f"{name} line {{}}", records if len(faults) == before else [], faults)
    return Data(records) if len(faults) == before else None


def of_toml(name: str, text: str, faults: list[Fault]) -> Data | None:
    """Tables `[[submissions]]` and `[[claims]]`; None, with a fault."""
    if len(text) > LARGEST_TOML:
        fault, fix = f"it is longer than {LARGEST_TOML} signs", "give it as CSV or JSON"
        faults.append(Fault(name, fault, fix))
        return None
    lines = text.splitlines()
    if long := next((n for n, one in enumerate(lines, 1) if len(one) > LONGEST_LINE), None):
        fault = f"it is longer than {LONGEST_LINE} signs"
        faults.append(Fault(f"{name} line {long}", fault, "break it over several lines"))
        return None
    if long_key := _LONG_KEY.search(text):
        line = text.count("\n", 0, long_key.start()) + 1
        fix = "give flat tables; in a text, put spaces between the words"
        faults.append(Fault(f"{name} line {line}", "it has a key of many parts", fix))
        return None
    found = _parsed(name, text, tomllib.loads, faults)
    return None if found is None else of_value(found, faults, f"{name} ")


def of_value(value: Any, faults: list[Fault], name: str = "") -> Data | None:
    """A list of records, or a mapping with `claims` and `submissions`; faults are added."""
    if not isinstance(value, Mapping):
        claims = _listed(f"{name}{CLAIMS}", value, faults)
        return None if claims is None else Data(claims)
    odd = [key for key in value if key not in (CLAIMS, SUBMISSIONS)]
    faults += [
        Fault(f"{name}{shown(key)}", "this is not known", f"use {CLAIMS} and {SUBMISSIONS}")
        for key in odd[:5]
    ]
    if len(odd) > 5:
        fix = f"use {CLAIMS} and {SUBMISSIONS} alone"
        faults.append(Fault(name.strip() or "the data", f"{len(odd)} keys are not known", fix))
    claims, table = (
        None if value.get(key) is None else _listed(f"{name}{key}", value[key], faults)
        for key in (CLAIMS, SUBMISSIONS)
    )
    return Data(claims, table)


def unnamed(records: list[Record], word: Callable[[int], str], faults: list[Fault]) -> bool:
    """Whether some records are no claims at all: the first that says nothing of whose or of what
    it is becomes a fault, the others are counted.
    """
    odd = [number for number, one in records if not ("submission" in one or "measure" in one)]
    if odd:
        more = f", nor do {len(odd) - 1} more" if len(odd) > 1 else ""
        fault = f"it names neither a submission nor a measure{more}"
        faults.append(Fault(word(odd[0]), fault, "give claims, each with both"))
    return bool(odd)


def _listed(at: str, value: Any, faults: list[Fault]) -> list[Record] | None:
    if not isinstance(value, Iterable) or isinstance(value, str | bytes | Mapping):
        faults.append(Fault(at, f"{shown(value)} is not a list", "give a list of records"))
        return None
    records = list(enumerate(value))
    before = len(faults)
    _look(f"{at}[{{}}]", records, faults)
    return records if len(faults) == before else None


def _look(place: str, records: list[Record], faults: list[Fault]) -> None:
    """Whether these are records at all; the first that is not, and how many more."""
    odd = [number for number, one in records if not isinstance(one, Mapping)]
    if odd:
        more = f", nor are {len(odd) - 1} more" if len(odd) > 1 else ""
        kind = type(dict(records)[odd[0]]).__name__
        fault = f"this is no record but a {kind}{more}"
        faults.append(Fault(place.format(odd[0]), fault, "give names and values"))
    for number, one in records:
        if isinstance(one, Mapping) and len(one) > MOST_KEYS:
            fault = f"it has {len(one)} keys"
            fix = f"give a claim or a submission of {MOST_KEYS} at the most"
            faults.append(Fault(place.format(number), fault, fix))


def _parsed(name: str, text: str, load: Callable[[str], Any], faults: list[Fault]) -> Any:
    """What a text holds; None, with a fault, if it cannot be read."""
    try:
        found = load(text)
    except RecursionError:
        fault, fix = "its lists and objects lie too deep in each other", "give flat records"
    except json.JSONDecodeError as error:
        name = name if error.lineno == 1 and " line " in name else f"{name} line {error.lineno}"
        fault, fix = f"it is no JSON ({error.msg})", "mend it there"
        name = f"{name}, column {error.colno}"
    except tomllib.TOMLDecodeError as error:
        told = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", str(error))
        why = told[1] if told else "it ends too soon"
        name = f"{name} line {told[2]}, column {told[3]}" if told and told[2] else name
        fault, fix = f"it is no TOML ({why})", "mend it there"
    except _Odd as error:
        fault, fix = error.args
    except ValueError:  # a whole number of thousands of digits
        fault, fix = "a number in it is too long to be one", "give plain numbers"
    else:
        if found is not None:
            return found
        fault, fix = "it holds nothing", "give records"
    faults.append(Fault(name, fault, fix))
    return None


def _loaded(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_object, parse_constant=_constant)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > MOST_KEYS:
        fix = f"give a claim or a submission of {MOST_KEYS} at the most"
        raise _Odd(f"one object has {len(pairs)} keys", fix)
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = [shown(name) for name, times in Counter(names).items() if times > 1]
        where = ", ".join(shown(made[key]) for key in ("submission", "measure", "id")
                          if isinstance(made.get(key), str))  # fmt: skip
        raise _Odd(
            f"{', '.join(twice)} stands twice in one object{where and f' ({where})'}", "keep one"
        )
    return made


def _constant(name: str) -> Any:
    raise _Odd(f"{name} is no number", "give a number, or leave the claim out")
