"""`read_giving`: grants in the 360Giving standard become submissions and tidy tables.

A grant is a submission; its size is the amount awarded, in pounds of the year of its award. No
field of the standard counts what came of a grant, so none becomes a claim by itself.
Source: 360Giving data standard (schema, CC BY 4.0).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import define, field

from socialvalue import arguments
from socialvalue.claims.numbers import quoted
from socialvalue.claims.refusals import Refused
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.standards import giving_files, money
from socialvalue.standards.giving_rows import Given, identity
from socialvalue.standards.leaves import Leaves
from socialvalue.standards.published import (
    CONTROLS,
    Published,
    PublishedRows,
    columns,
    has_controls,
)

COLUMNS: dict[str, tuple[str, ...]] = {
    "submissions": (
        *("id", "name", "context", "place", "contract_value", "contract_value_unit"),
        *("amount", "currency", "price_year", "price_year_from", "row"),
    ),
    "values": ("submission", "stage", "amount", "currency"),
    "parties": ("submission", "role", "id", "name", "charity", "company", "postcode"),
    "places": ("submission", "role", "name", "code", "code_type", "country"),
    "codes": ("submission", "vocabulary", "code", "title"),
    "dates": ("submission", "what", "start", "end", "months"),
    "repeats": ("id", "rows"),
    "joined": ("submission", "rows"),
    "notes": ("submission", "note"),
    "aside": ("submission", "row", "field", "value"),
}
ROLES = (("recipientOrganization", "recipient"), ("fundingOrganization", "funder"))
LONGEST_ID = 200


def read_giving(path: str | Path, *, encoding: str | None = None) -> Published:
    """Grants from 360Giving JSON, CSV or .xlsx; amounts stay as published, in pounds of a year.

    A grant is refused, with its reason, for a missing or repeated id, an amount that is none, a
    currency that is missing or foreign, or no award date: see `account()`. Rows of a sheet with one
    Identifier are one grant, told in `joined`; a single value that differs between them is a fault
    at its cell, and the grant is refused. Tables: submissions, values, parties, places, codes,
    dates, repeats, joined, notes, aside. Raises `ClaimErrors` for a file that cannot be read,
    `WorkbookError` for a bad workbook and `MissingExtra` without its reader.
    """
    file = arguments.path("path", path)
    found, about = giving_files.given(file, encoding)
    reading = _Grants()
    reading.repeated(found)
    for one in found:
        reading.grant(one)
    tables = {name: columns(reading.tables[name], names) for name, names in COLUMNS.items()}
    total, refused = (sum(len(one.rows) for one in many) for many in (found, reading.refused))
    made = len(reading.records) if tables["joined"]["rows"] else None
    account = PublishedRows(total, total - refused, tuple(reading.refused), made)
    return Published(file.name, "grant", tables, account, about, tuple(reading.records))


@define
class _Grants:
    """Reads grant after grant."""

    tables: dict[str, list[dict[str, Any]]] = field(factory=lambda: {one: [] for one in COLUMNS})
    refused: list[Refused] = field(factory=list)
    records: list[tuple[int, Mapping[str, Any]]] = field(factory=list)
    alike: dict[str, list[Any]] = field(factory=dict)
    met: set[str] = field(factory=set)

    def repeated(self, found: list[Given]) -> None:
        """Remember the ids that stand on several rows."""
        lines: dict[str, list[int]] = {}
        for one in found:
            who = identity(one.record)
            if who:
                lines.setdefault(who, []).extend(number for number, _ in one.rows)
                self.alike.setdefault(who, []).append(one.record)
        for who, many in lines.items():
            if len(many) > 1:
                self.tables["repeats"].append({"id": who, "rows": tuple(sorted(many))})

    def grant(self, given: Given) -> None:
        """One grant: read into the tables, or refused."""
        who = identity(given.record)
        wrong = self._wrong(who, given.record)
        if wrong is None and given.faults:
            places = tuple(at for _, at in given.rows)
            self.refused.append(Refused(who, given.faults, places))
            return
        if wrong is None:
            try:
                found = Leaves.of(given.record, given.at)
            except ClaimErrors as error:
                wrong = error.faults[0].fault, error.faults[0].fix
        if wrong is None:
            when = money.year(found.get("awardDate"))
            currency = found.text("currency")
            wrong = money.objection(found.get("amountAwarded"), currency, when)
        if wrong is not None:
            places = tuple(at for _, at in given.rows)
            self.refused.append(Refused(who or "?", (Fault(given.at, *wrong),), places))
            return
        self.met.add(who)
        if len(given.rows) > 1:
            self._add("joined", who, rows=tuple(number for number, _ in given.rows))
        self._tell(who, given.number, found, when)

    def _wrong(self, who: str, record: Any) -> tuple[str, str] | None:
        if not isinstance(record, Mapping):
            return "this is no grant but a " + type(record).__name__, "give names and values"
        if not who or len(who) >= LONGEST_ID:
            return "it has no id that can be used", f"give one of fewer than {LONGEST_ID} signs"
        if has_controls(who):
            return CONTROLS
        alike = self.alike[who]
        if any(one != alike[0] for one in alike):
            fault = f"{quoted(who)} stands {len(alike)} times, and not alike"
            return fault, "nobody can say which counts: give each grant its own id"
        if who in self.met:
            return f"{quoted(who)} stands twice, word for word", "leave one out; it counts once"
        return None

    def _tell(self, who: str, number: int, found: Leaves, when: int | None) -> None:
        awarded = money.amount(found.get("amountAwarded"))
        row = {
            "id": who,
            "name": found.text("title"),
            "context": "; ".join(
                filter(None, (found.text(f"{one}.title") for one in found.many("grantProgramme")))
            ),
            "place": self._places(who, found),
            "contract_value": awarded or None,
            "contract_value_unit": f"GBP_{when}" if awarded else "",
            "amount": awarded,
            "currency": found.text("currency"),
            "price_year": when,
            "price_year_from": "awardDate",
            "row": number,
        }
        found.get("id")
        if not awarded:
            self._add("notes", who, note="its amount is 0, which is no size to measure against")
        self.tables["submissions"].append(row)
        self.records.append((number, found.by_path))
        self._values(who, found)
        self._parties(who, found)
        self._codes_and_dates(who, found)
        for path, value in found.left.items():
            self._add("aside", who, row=number, field=path, value=value)

    def _add(self, table: str, who: str, **row: Any) -> None:
        self.tables[table].append({"submission": who, **row})

    def _values(self, who: str, found: Leaves) -> None:
        for name, stage in (
            ("amountAppliedFor", "applied for"), ("amountAwarded", "awarded"),
            ("amountDisbursed", "disbursed"),
        ):  # fmt: skip
            if name in found.by_path:
                given, currency = found.get(name), found.text("currency")
                self._add("values", who, stage=stage, amount=given, currency=currency)

    def _parties(self, who: str, found: Leaves) -> None:
        for name, role in ROLES:
            for one in found.many(name):
                self._add(
                    "parties", who, role=role, id=found.text(f"{one}.id"),
                    name=found.text(f"{one}.name"), charity=found.text(f"{one}.charityNumber"),
                    company=found.text(f"{one}.companyNumber"),
                    postcode=found.text(f"{one}.postalCode"),
                )  # fmt: skip

    def _places(self, who: str, found: Leaves) -> str:
        """The places of a grant into their table; its only code, or the names of them all."""
        met = []
        lists = [("beneficiaryLocation", "beneficiary")]
        lists += [(f"{one}.location", "recipient") for one in found.many(ROLES[0][0])]
        for name, role in lists:
            for one in found.many(name):
                row = {
                    "name": found.text(f"{one}.name"), "code": found.text(f"{one}.geoCode"),
                    "code_type": found.text(f"{one}.geoCodeType"),
                    "country": found.text(f"{one}.countryCode"),
                }  # fmt: skip
                self._add("places", who, role=role, **row)
                met += [row] if role == "beneficiary" else []
        if len(met) == 1:
            return met[0]["code"] or met[0]["name"]
        return "; ".join(Counter(one["name"] or one["code"] for one in met))

    def _codes_and_dates(self, who: str, found: Leaves) -> None:
        for name in ("grantProgramme", "classifications"):
            for one in found.many(name):
                said = found.text(f"{one}.vocabulary") or name
                code, title = found.text(f"{one}.code"), found.text(f"{one}.title")
                self._add("codes", who, vocabulary=said, code=code, title=title)
        self._add("dates", who, what="award", start=found.text("awardDate"))
        for name, what in (("plannedDates", "planned"), ("actualDates", "actual")):
            for one in found.many(name):
                start, end = found.text(f"{one}.startDate"), found.text(f"{one}.endDate")
                months = found.get(f"{one}.duration")
                self._add("dates", who, what=what, start=start, end=end, months=months)
