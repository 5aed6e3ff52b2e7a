"""Maps and sheets to try: a small sheet as an office writes it, its map, and what they mean.

`write` puts a sheet down; `read` and `look` take it through a map; `MAP` and `SHEET` are sound.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import socialvalue as sv

CCIN = sv.Framework.load("ccin")

SHEET = """Return of the year,,,,,,
,,,,,,
Ref,Bidder,Value (£),Residents,Helped,Runs something,Remarks
,,£,no.,no.,no.,
a1,Acme,"£1,200,000",400,12 people,3,"late, twice"
b2,Blue,"£300,000.50","1,000",n/a,n/a,
Total,,"£1,500,000.50","1,400",12,3,
"""

MAP = """
[sheet]
header_row = 3
stop_at = "Total"
skip = [{ header = "Ref", blank = true, because = "units under the header" }]
blank = ["n/a"]
ignore = ["Remarks"]
numbers = "1,234.5"

[submission]
id = "Ref"
name = "Bidder"
contract_value = { header = "Value (£)", unit = "GBP_2025" }
eligible = { header = "Residents", unit = "person" }

[[claim]]
measure = "PA3"
stage = "delivered"
evidence = "E1"
[claim.inputs]
attended = { value = 0, unit = "person" }
contributed = { header = "Helped", unit = "person", marks = { people = "person" } }
organised = { header = "Runs something", unit = "person" }
decided = { value = 0, unit = "person" }
"""


def write(folder: Path, text: str = SHEET, name: str = "bids.csv") -> Path:
    """A sheet in a folder."""
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def look(folder: Path, text: str, mapped: str, framework: sv.Framework = CCIN) -> Any:
    """What a sheet says through a map."""
    return sv.ColumnMap.from_toml(mapped, "bids.map.toml").look(write(folder, text), framework)


def faults(folder: Path, text: str, mapped: str, framework: sv.Framework = CCIN) -> list[Any]:
    """Every fault of a map, or else of a sheet; each is told once."""
    try:
        found = list(look(folder, text, mapped, framework).faults)
    except sv.ClaimErrors as error:
        found = list(error.faults)
    assert len(set(found)) == len(found), "a fault is told once"
    assert all(one.at and one.fault and one.fix for one in found)
    return found


def scores(claims: sv.Claims, stage: str = "committed") -> dict[str, Any]:
    """Everything that a scorecard says in numbers, so that two can be compared whole."""
    card = sv.score(claims, basis=sv.Basis(stage=stage))
    told = card.as_dict()
    kept = ("overall", "themes", "outcomes", "measures", "worth", "own", "undefined", "ranking")
    return {name: told[name] for name in kept}
