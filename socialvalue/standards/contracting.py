"""`read_contracting`: contracting in OCDS 1.1 becomes submissions and tidy tables.

A contracting process (an ocid) is a submission; its releases are joined as the standard says, by
date. Its size is the value agreed, in pounds of the year of its date. No field counts what came of
a contract, so none becomes a claim by itself. Source: Open Contracting Data Standard 1.1, schema
and merging rules.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import define, field

from socialvalue import arguments
from socialvalue.claims.numbers import composed, quoted
from socialvalue.claims.refusals import Refused
from socialvalue.counted import counted
from socialvalue.errors import ClaimErrors
from socialvalue.standards import (
    contracting_files,
    contracting_parties,
    contracting_values,
    entries_twice,
)
from socialvalue.standards.contracting_joining import Release, joined
from socialvalue.standards.leaves import Leaves
from socialvalue.standards.published import (
    CONTROLS,
    Published,
    PublishedRows,
    columns,
    has_controls,
    refusal,
)

COLUMNS: dict[str, tuple[str, ...]] = {
    "submissions": (
        *("id", "name", "context", "place", "contract_value", "contract_value_unit"),
        *("amount", "price_year", "price_year_from", "buyer", "suppliers", "row"),
    ),
    "releases": ("submission", "id", "date", "tag", "row"),
    "values": (
        *("submission", "stage", "id", "status", "amount", "currency", "date", "date_from"),
        "used",
    ),
    "lots": ("submission", "lot", "title", "status", "value", "currency", "start", "end"),
    "criteria": ("submission", "lot", "type", "name", "said", "low", "high", "unit", "share"),
    "parties": ("submission", "role", "award", "id", "name"),
    "places": ("submission", "region", "postcode", "country"),
    "repeats": ("id", "rows"),
    "notes": ("submission", "note"),
    "aside": ("submission", "row", "field", "value"),
}
LONGEST_ID = 200


def read_contracting(path: str | Path, *, encoding: str | None = None) -> Published:
    """Releases, records or packages in OCDS 1.1, as JSON, JSON Lines, or releases flattened into an
    .xlsx (a row is a release then); values stay as published.

    Rows of one ocid are one submission and stand in `repeats`. A value in no currency, or another
    than pounds, is set aside in `notes` and gives no size. Refused, with a reason: a row without an
    ocid, a record that only links to releases, the same release twice, and all rows of a process of
    which a row has a fault or that has two different entries of one id. Tables: submissions,
    releases, values, lots, criteria, parties, places, repeats, notes, aside. Raises `ClaimErrors`
    for a file that cannot be read, `WorkbookError` for a bad workbook and `MissingExtra` without
    its reader.
    """
    file = arguments.path("path", path)
    rows, about, refused = contracting_files.rows(file, encoding)
    reading = _Processes(refused=list(refused), spoilt={one.submission for one in refused})
    for number, at, row in rows:
        reading.gather(number, at, row)
    for who in reading.met:
        reading.process(who)
    tables = {name: columns(reading.tables[name], names) for name, names in COLUMNS.items()}
    total = len(rows) + len(refused)
    out = sum(len(one.rows) for one in reading.refused)
    account = PublishedRows(total, total - out, tuple(reading.refused))
    return Published(file.name, "row", tables, account, about, tuple(reading.records))


@define
class _Row:
    """A row of the file with the releases that it holds."""

    number: int
    at: str
    whole: Mapping[str, Any]
    releases: list[Mapping[str, Any]]


@define
class _Processes:
    """Gathers rows by ocid, then reads process after process."""

    tables: dict[str, list[dict[str, Any]]] = field(factory=lambda: {one: [] for one in COLUMNS})
    refused: list[Refused] = field(factory=list)
    records: list[tuple[int, Mapping[str, Any]]] = field(factory=list)
    met: dict[str, list[_Row]] = field(factory=dict)
    repeats: dict[str, list[int]] = field(factory=dict)
    seen: dict[str, set[str]] = field(factory=dict)
    spoilt: set[str] = field(factory=set)
    """Processes of which a row was refused for a fault: what is left of them is not the whole."""

    def gather(self, number: int, at: str, row: Any) -> None:
        """One row to those of its process, or refused."""
        given = row.get("ocid") if isinstance(row, Mapping) else None
        who = composed(given) if isinstance(given, str) else ""
        if not who or len(who) >= LONGEST_ID:
            fix = f"give one of fewer than {LONGEST_ID} signs"
            self.refused.append(refusal("?", at, "it has no ocid that can be used", fix))
            return
        if has_controls(who):
            self.refused.append(refusal(who, at, *CONTROLS))
            return
        self.repeats.setdefault(who, []).append(number)
        try:
            Leaves.of(row, at)
        except ClaimErrors as error:
            self.refused.append(Refused(who, error.faults, (at,)))
            self.spoilt.add(who)
            return
        held, same = contracting_files.releases(row), json.dumps(row, sort_keys=True)
        if not held:
            links = contracting_files.linked(row)
            fault = "it only links to its releases" if links else "it holds no release"
            fix = "give it a compiled release"
            self.refused.append(refusal(who, at, fault, fix))
        elif same in self.seen.setdefault(who, set()):
            fault = f"the same row of {quoted(who)} stands twice"
            self.refused.append(refusal(who, at, fault, "leave one out; it counts once"))
        else:
            self.seen[who].add(same)
            self.met.setdefault(who, []).append(_Row(number, at, row, held))

    def process(self, who: str) -> None:
        """A process: its releases joined by date, and read into the tables."""
        rows = self.met[who]
        if who in self.spoilt:
            fault, fix = "another row of its process is refused", "mend that row"
            self.refused += [refusal(who, row.at, fault, fix) for row in rows]
            return
        if len(self.repeats[who]) > 1:
            self.tables["repeats"].append({"id": who, "rows": tuple(self.repeats[who])})
        apart = [(row, entries_twice.once(one, row.at)) for row in rows for one in row.releases]
        if faults := tuple(fault for _, (_, _, many) in apart for fault in many):
            self.refused.append(Refused(who, faults, tuple(row.at for row in rows)))
            return
        whole = joined([Release(row.number, one) for row, (one, _, _) in apart])
        for note in (*(note for _, (_, notes, _) in apart for note in notes), *whole.notes):
            self._add("notes", who, note=note)
        for row in rows:
            self._listed(who, row)
            if links := contracting_files.linked(row.whole):
                said = counted(links, "release")
                self._add("notes", who, note=f"{said} of it that it only links to was not read")
        for number, path, value in whole.superseded:
            self._add("aside", who, row=number, field=path, value=value)
        self._tell(who, rows[0].number, Leaves.of(whole.record, rows[0].at))

    def _listed(self, who: str, row: _Row) -> None:
        for one in row.releases:
            tags = one.get("tag")
            tag = "; ".join(map(str, tags)) if isinstance(tags, list) else str(tags or "")
            said = {"id": one.get("id", ""), "date": one.get("date", ""), "tag": tag}
            self._add("releases", who, **said, row=row.number)
        if row.releases[0] is not row.whole:
            inside = ("compiledRelease.", *self._embedded(row))
            for path, value in Leaves.of(row.whole, row.at).by_path.items():
                if not path.startswith(inside) and path != "ocid":
                    self._add("aside", who, row=row.number, field=path, value=value)

    def _embedded(self, row: _Row) -> list[str]:
        """How the paths begin of the releases of a record that are read as such."""
        listed = row.whole.get("releases")
        many = enumerate(listed) if isinstance(listed, list) else ()
        return [f"releases[{n}]." for n, one in many if any(one is own for own in row.releases)]

    def _tell(self, who: str, number: int, found: Leaves) -> None:
        values = contracting_values.values(found)
        worth, year, source, note = contracting_values.size(values)
        for told in filter(None, (note, *contracting_values.unknown(values))):
            self._add("notes", who, note=told)
        parties = contracting_parties.parties(found)
        self.tables["submissions"].append(
            {
                "id": who,
                "name": _name(found),
                "context": found.text("tender.mainProcurementCategory"),
                "place": self._places(who, found),
                "contract_value": worth or None,
                "contract_value_unit": f"GBP_{year}" if worth else "",
                "amount": worth,
                "price_year": year,
                "price_year_from": source,
                "buyer": next((one["name"] for one in parties if one["role"] == "buyer"), ""),
                "suppliers": contracting_parties.suppliers(parties),
                "row": number,
            }
        )
        self.records.append((number, found.by_path))
        for path in ("ocid", "id", "date", "tag[0]"):
            found.get(path)
        for name, rows in (
            ("values", values),
            ("lots", contracting_values.lots(found)),
            ("criteria", contracting_values.criteria(found)),
            ("parties", parties),
        ):
            for row in rows:
                self._add(name, who, **row)
        for path, value in found.left.items():
            self._add("aside", who, row=number, field=path, value=value)

    def _add(self, table: str, who: str, **row: Any) -> None:
        self.tables[table].append({"submission": who, **row})

    def _places(self, who: str, found: Leaves) -> str:
        """Where it is delivered: the regions, once each."""
        met: dict[str, None] = {}
        for item in found.many("tender.items"):
            for one in found.many(f"{item}.deliveryAddresses"):
                region, code = found.text(f"{one}.region"), found.text(f"{one}.postalCode")
                country = found.text(f"{one}.countryName")
                self._add("places", who, region=region, postcode=code, country=country)
                met[region or country or code] = None
        return "; ".join(filter(None, met))


def _name(found: Leaves) -> str:
    """The title of the tender, else of its first award or contract."""
    titles = ("tender.title", "awards[0].title", "contracts[0].title")
    return next(filter(None, map(found.text, titles)), "")
