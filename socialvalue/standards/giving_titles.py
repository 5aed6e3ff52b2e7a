"""Column titles of grants in sheets, as fields of the 360Giving standard, and a row as a record.

A title of several parts (`Recipient Org:Identifier`, `Beneficiary Location:1:Name`) is a path; a
title that the standard does not have stays as it is. Source: 360Giving schema, CC BY 4.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from socialvalue.claims.maps.parts import folded
from socialvalue.claims.numbers import quoted
from socialvalue.standards import joined_rows
from socialvalue.standards.leaves import DEEPEST

_LISTS = {
    "recipient org": "recipientOrganization",
    "funding org": "fundingOrganization",
    "beneficiary location": "beneficiaryLocation",
    "grant programme": "grantProgramme",
    "planned dates": "plannedDates",
    "actual dates": "actualDates",
    "classifications": "classifications",
    "location": "location",
}
_OBJECTS = {"recipient ind": "recipientIndividual"}
_NAMES = {
    "identifier": "id",
    "title": "title",
    "name": "name",
    "description": "description",
    "currency": "currency",
    "amount awarded": "amountAwarded",
    "amount applied for": "amountAppliedFor",
    "amount disbursed": "amountDisbursed",
    "award date": "awardDate",
    "charity number": "charityNumber",
    "company number": "companyNumber",
    "postal code": "postalCode",
    "country code": "countryCode",
    "geographic code": "geoCode",
    "geographic code type": "geoCodeType",
    "start date": "startDate",
    "end date": "endDate",
    "duration (months)": "duration",
    "vocabulary": "vocabulary",
    "code": "code",
}
LISTS = frozenset(_LISTS.values())
_ALL = LISTS | set(_OBJECTS.values()) | set(_NAMES.values())
_SINGLE = frozenset(
    {
        *("url", "from an open call", "last modified", "data source", "for regrant type"),
        *("location scope", "fromopencall", "datemodified", "datasource", "regranttype"),
        "locationscope",
    }
)
"""Titles and names of the standard's other single fields, which stay beside the tables."""

_SAME = {one.casefold(): one for one in (*LISTS, *_OBJECTS.values(), *_NAMES.values())}


@lru_cache(maxsize=4096)
def path(title: str) -> tuple[str | int, ...]:
    """The path of a column: `("recipientOrganization", 0, "id")`."""
    found: list[str | int] = []
    parts = re.split(r"[:/]", title)
    for part in parts if len(parts) <= DEEPEST else ():
        word = folded(part)
        if re.fullmatch(r"[0-9]{1,3}", word):
            if found and found[-1] == 0:
                found.pop()
            found.append(int(word))
            continue
        name = _LISTS.get(word) or _OBJECTS.get(word) or _NAMES.get(word) or _SAME.get(word)
        if name is None or (not found and name in ("name", "code", "vocabulary", "location")):
            return (title,)  # not of the standard
        found += [name, 0] if name in LISTS else [name]
    return tuple(found) if found and isinstance(found[-1], str) else (title,)


def record(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a sheet, whose titles do not clash, as a nested record; a blank cell is no field."""
    made: dict[str, Any] = {}
    for title, cell in row.items():
        if cell not in ("", None):
            joined_rows.place(made, path(title), cell)
    return made


def clashes(titles: Iterable[str]) -> list[tuple[int, str]]:
    """The places of titles that cannot stand beside those before them, and in words why: above all
    the second title of one field, of which nobody can say which is meant.
    """
    probe: dict[str, Any] = {}
    first: dict[tuple[str | int, ...], str] = {}
    found = []
    for place, title in enumerate(titles):
        keys = path(title)
        if keys in first:
            found.append((place, f"{quoted(title)} is the same field as {quoted(first[keys])}"))
        elif not joined_rows.place(probe, keys, ""):
            found.append((place, f"{quoted(title)} does not stand beside another column"))
        first.setdefault(keys, title)
    return found


def is_several(key: str) -> bool:
    """Whether a field of a grant may hold several values: what the standard does not call single,
    such as a publisher's own column, or one of a list that is not read here.
    """
    return key not in _ALL and folded(key).removesuffix("?") not in _SINGLE
