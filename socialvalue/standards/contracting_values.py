"""Money and criteria of a contracting process: every value with its stage, every weight as said.

In come the leaves of a release; out come rows of values, lots and criteria, and the value that is
the size of the contract.
"""

from __future__ import annotations

import re
from typing import Any

from socialvalue.claims.numbers import parse, quoted, real
from socialvalue.standards import money
from socialvalue.standards.leaves import Leaves

Row = dict[str, Any]
VOID = frozenset({"cancelled", "unsuccessful"})
_OF_TENDERS = frozenset({"planning", "planned", "active", "complete", "withdrawn"}) | VOID
STATUSES = {
    "tender": _OF_TENDERS,
    "lot": _OF_TENDERS,
    "award": frozenset({"pending", "active"}) | VOID,
    "contract": frozenset({"pending", "active", "terminated"}) | VOID,
}
"""By stage: the statuses of the standard, in its codelists for tenders, awards and contracts."""

_WEIGHT = re.compile(r"([0-9.]{1,12})(?:\s*(?:-|–|to)\s*([0-9.]{1,12}))?\s*(%?)")


def values(found: Leaves) -> list[Row]:
    """Every value, from plan to payment, with its stage, currency and the date of its prices."""
    rows = [_value(found, "planning", "planning.budget", "amount", found.text("date"), "date")]
    tender = ("tender.tenderPeriod.startDate", "tender.tenderPeriod.endDate", "date")
    when = next(((found.text(one), one) for one in tender if found.text(one)), ("", ""))
    rows.append(_value(found, "tender", "tender", "value", *when))
    rows += [_value(found, "lot", one, "value", *when) for one in found.many("tender.lots")]
    dates = {}
    for one in found.many("awards"):
        own = f"{one}.date" if found.text(f"{one}.date") else "date"
        dates[found.text(f"{one}.id")] = own
        rows.append(_value(found, "award", one, "value", found.text(own), own))
    for one in found.many("contracts"):
        award = dates.get(found.text(f"{one}.awardID"), "date")
        own = f"{one}.dateSigned" if found.text(f"{one}.dateSigned") else award
        rows.append(_value(found, "contract", one, "value", found.text(own), own))
        for paid in found.many(f"{one}.implementation.transactions"):
            day = f"{paid}.date"
            rows.append(_value(found, "payment", paid, "value", found.text(day), day))
    # one lot without a value is told beside the others: their sum would not be that of all
    whole = {"award", "contract", *(row["stage"] for row in rows if row["said"])}
    return [row for row in rows if row["said"] or row["stage"] in whole - {"payment"}]


def _value(found: Leaves, stage: str, at: str, name: str, when: str, source: str) -> Row:
    path = f"{at}.{name}"
    return {
        "stage": stage,
        "id": found.text(f"{at}.id"),
        "status": found.text(f"{at}.status"),
        "said": f"{path}.amount" in found.by_path,
        "amount": found.get(f"{path}.amount"),
        "currency": found.text(f"{path}.currency"),
        "date": when,
        "date_from": source,
        "used": False,
    }


def size(rows: list[Row]) -> tuple[int | float | None, int | None, str, str]:
    """The contract's value, its price year, the field of that year, and a note where there is none.

    Contracts that were signed count first, then awards, then the tender, then its lots; a stage
    counts only if all of it is known, and in pounds of one year. A value of 0 is what the file
    says: no earlier stage takes its place.
    """
    for stage in ("contract", "award", "tender", "lot"):
        some = [row for row in rows if row["stage"] == stage and _status(row) not in VOID]
        if not some or not any(row["said"] for row in some):
            continue
        years = {money.year(row["date"]) for row in some}
        wrong = next(filter(None, (
            money.objection(row["amount"], row["currency"], money.year(row["date"]))
            for row in some
        )), None)  # fmt: skip
        if wrong is None and len(years) > 1:
            wrong = ("its parts are in pounds of several years", "")
        if wrong is not None:
            # What was agreed stands above what was planned: no earlier stage takes its place.
            return None, None, "", f"its {stage} value is set aside: {wrong[0]}"
        total = sum(money.amount(row["amount"]) or 0 for row in some)
        for row in some:
            row["used"] = True
        note = "" if total else f"its {stage} value is 0, which is no size to measure against"
        return total, years.pop(), some[0]["date_from"], note
    return None, None, "", ""


def unknown(rows: list[Row]) -> list[str]:
    """A note for each status that the standard does not have: what it means is not known here."""
    met = {
        (row["stage"], row["status"]): None
        for row in rows
        if row["status"] and _status(row) not in STATUSES.get(row["stage"], {_status(row)})
    }
    return [
        f"the status {quoted(status)} of a value of its {stage} is none of the standard: it counts"
        for stage, status in met
    ]


def _status(row: Row) -> str:
    """The status of a value as it is compared: capitals make no difference."""
    return str(row["status"]).casefold()


def lots(found: Leaves) -> list[Row]:
    """The lots of a tender."""
    return [
        {
            "lot": found.text(f"{one}.id"),
            "title": found.text(f"{one}.title"),
            "status": found.text(f"{one}.status"),
            "value": found.get(f"{one}.value.amount"),
            "currency": found.text(f"{one}.value.currency"),
            "start": found.text(f"{one}.contractPeriod.startDate"),
            "end": found.text(f"{one}.contractPeriod.endDate"),
        }
        for one in found.many("tender.lots")
    ]


def criteria(found: Leaves) -> list[Row]:
    """Award criteria of the tender and its lots; `share` of the weight where all of it is said."""
    rows: list[Row] = []
    for at in ("tender", *found.many("tender.lots")):
        lot = "" if at == "tender" else found.text(f"{at}.id")
        own = [_criterion(found, one, lot) for one in found.many(f"{at}.awardCriteria.criteria")]
        exact = all(row["low"] is not None and row["low"] == row["high"] for row in own)
        total = sum(row["low"] for row in own) if exact else 0
        if len({row["unit"] for row in own}) == 1 and total > 0:
            for row in own:
                row["share"] = row["low"] / total
        rows += own
    return rows


def _criterion(found: Leaves, at: str, lot: str) -> Row:
    """One criterion: its weight is a number of the standard's extension, or one plainly written."""
    said = found.text(f"{at}.description")
    row: Row = {
        "lot": lot,
        "type": found.text(f"{at}.type"),
        "name": found.text(f"{at}.name"),
        "said": said,
        "low": None,
        "high": None,
        "unit": "",
        "share": None,
    }
    for one in found.many(f"{at}.numbers"):
        unit, number = found.text(f"{one}.weight"), real(found.get(f"{one}.number"))
        if unit and number is not None and row["low"] is None:
            row |= {"low": number, "high": number, "unit": unit}
    plain = _WEIGHT.fullmatch(said)
    if row["low"] is None and plain:
        low, high = parse(plain[1]), parse(plain[2] or plain[1])
        if low is not None and high is not None and low <= high:
            row |= {"low": low, "high": high, "unit": "percent" if plain[3] else "as said"}
    return row
