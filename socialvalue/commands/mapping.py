"""The command that drafts a column map: `map bids.csv`.

In come the options of the command line; out comes a TOML file beside the sheet, never written over
one that is there, and an account of what was placed and what was not.
"""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

from socialvalue.claims.maps import draft_text
from socialvalue.claims.maps.column_map import ColumnMap
from socialvalue.claims.maps.drafting import Draft, draft
from socialvalue.commands.answer import Answer
from socialvalue.commands.scoring import Misuse, framework_of, option
from socialvalue.errors import ClaimErrors, Fault, UnknownName
from socialvalue.scorecard.words import clean

_YEAR = re.compile(r"(?:FY)?[0-9]{4}")


def draft_map(options: Namespace) -> Answer:
    """Draft a map of a sheet and write it down; a file that is there already is left alone."""
    sheet = Path(options.path)
    if not sheet.is_file():
        fix = "give the path of a CSV, JSON or .xlsx file"
        raise Misuse(Fault(str(sheet), "there is no such file", fix))
    if options.price_year and not _YEAR.fullmatch(options.price_year):
        fix = "write 2025, or FY2025 for the financial year 2025-26"
        raise Misuse(Fault("--price-year", f"{options.price_year!r} is not a year", fix))
    year = f"GBP_{options.price_year}" if options.price_year else ""
    framework = framework_of(options.framework)
    made = option(
        lambda: draft(
            sheet,
            framework,
            price_year=year,
            encoding=options.encoding or "",
            sheet=options.sheet or "",
        ),
        UnknownName,
    )
    text = draft_text.text(made, sheet.name)
    out = Path(options.out) if options.out else sheet.with_suffix(".map.toml")
    try:
        with out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        fix = "name another file with --out, or remove this one"
        raise Misuse(Fault(str(out), "there is such a file already", fix)) from error
    open_faults = _faults(out, sheet, made)
    return Answer(_told(made, out, open_faults), _data(made, out, open_faults))


def _faults(written: Path, sheet: Path, made: Draft) -> list[Fault]:
    """What still stands between the draft and claims."""
    try:
        return list(ColumnMap.load(written).look(sheet, made.framework).faults)
    except ClaimErrors as error:
        return list(error.faults)


def _told(made: Draft, out: Path, faults: list[Fault]) -> str:
    columns = len(made.placed) + len(made.unplaced)
    lines = [f"Wrote {clean(out)}: {len(made.placed)} of {columns} columns placed."]
    lines += [
        f"  {clean(repr(one.header))}: {one.at}, since {clean(one.reason)}" for one in made.placed
    ]
    if made.unplaced:
        lines.append("Not placed, and written down as comments:")
    for one in made.unplaced:
        lines.append(f"  {clean(repr(one.header))}: {clean(one.why)}")
        lines += [f"      perhaps {clean(candidate)}" for candidate in one.candidates]
    if faults:
        lines.append(f"Before the sheet can be read through it ({len(faults)}):")
        lines += [f"  {number}. {clean(fault)}" for number, fault in enumerate(faults, 1)]
    else:
        lines.append("The sheet can be read through it as it is. Check every line first.")
    return "\n".join(lines)


def _data(made: Draft, out: Path, faults: list[Fault]) -> dict[str, object]:
    return {
        "ok": True,
        "written": str(out),
        "placed": draft_text.placed(made.placed),
        "not_placed": [
            {"header": one.header, "why": one.why, "candidates": list(one.candidates)}
            for one in made.unplaced
        ],
        "faults": [fault.as_dict() for fault in faults],
    }
