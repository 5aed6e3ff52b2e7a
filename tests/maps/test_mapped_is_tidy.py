"""A mapped sheet and the tidy claims of the same numbers give the same scorecard, bit for bit."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from mapped_sheets import CCIN, scores

import socialvalue as sv

MAP = """
[sheet]
header_row = 2
stop_at = "Total"
blank = ["n/a"]
ignore = ["Notes"]
numbers = "1,234.5"

[submission]
id = "Ref"
contract_value = { header = "Value", unit = "GBP_2024" }
eligible = { header = "Residents", unit = "person" }

[[claim]]
measure = "PA3"
evidence = "E2"
[claim.inputs]
attended = { value = 0, unit = "person" }
contributed = { header = "Helped", unit = "person" }
organised = { header = "Ran", unit = "person" }
decided = { value = 1, unit = "person" }

[[claim]]
measure = "CV1"
kind = { header = "Kind", codes = { extra = "additional", core = "embedded" } }
[claim.inputs]
received = { header = "Received", unit = "GBP_2025" }
local.spend = { header = "Local", unit = "GBP_2025/count" }
local.respent = { header = "Again", unit = "%" }

[[claim]]
measure = "WB8"
inputs.tonnes = { header = "Carbon", unit = "kgCO2e" }
inputs.year = { value = "2027" }
"""
HEADER = ("Ref", "Value", "Residents", "Helped", "Ran", "Received", "Local", "Again", "Carbon",
          "Kind", "Notes")  # fmt: skip

whole = st.integers(0, 5_000)
bid = st.fixed_dictionaries(
    {
        "Value": st.integers(1_000, 90_000_000),
        "Residents": st.integers(20_000, 900_000),
        "Helped": st.none() | whole,
        "Ran": whole,
        "Received": st.none() | st.integers(1, 9_000_000),
        "Local": whole,
        "Again": st.integers(0, 100),
        "Carbon": st.none() | st.integers(0, 10**7).map(lambda n: n / 8),
        "Kind": st.sampled_from(["core", "extra"]),
    }
)


def _office(value: Any, name: str) -> str:
    """A number as an office writes it."""
    if value is None:
        return "n/a"
    money = name in ("Value", "Received", "Local")
    text = f"{value:,}" if isinstance(value, int | float) else value
    return f"£{text}" if money else f"{text}%" if name == "Again" else text


def _sheet(bids: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["A return", *[""] * (len(HEADER) - 1)])
    rows.writerow(HEADER)
    for number, one in enumerate(bids):
        cells = [_office(one[name], name) for name in HEADER[1:-1]]
        # A blank claim says nothing in any of its columns.
        if one["Helped"] is None:
            cells[3] = "n/a"
        if one["Received"] is None:
            cells[5:7] = ["n/a", "n/a"]
        rows.writerow([f"b{number}", *cells, "so it is"])
    rows.writerow(["Total", *[""] * (len(HEADER) - 1)])
    return out.getvalue()


def _tidy(bids: list[dict[str, Any]]) -> tuple[str, str]:
    claims = ["submission,measure,input,item,value,unit,kind,evidence"]
    table = ["id,contract_value [GBP_2024],eligible"]
    for number, one in enumerate(bids):
        who = f"b{number}"
        table.append(f"{who},{one['Value']},{one['Residents']}")
        if one["Helped"] is not None:
            given = {"attended": 0, "contributed": one["Helped"], "organised": one["Ran"]}
            given["decided"] = 1
            claims += [f"{who},PA3,{name},,{value},person,,E2" for name, value in given.items()]
        if one["Received"] is not None:
            kind = {"core": "embedded", "extra": "additional"}[one["Kind"]]
            claims.append(f"{who},CV1,received,,{one['Received']},GBP_2025,{kind},")
            claims.append(f"{who},CV1,local.spend,1,{one['Local']},GBP_2025/count,,")
            claims.append(f"{who},CV1,local.respent,1,{one['Again']},%,,")
        if one["Carbon"] is not None:
            claims.append(f"{who},WB8,tonnes,,{one['Carbon']!r},kgCO2e,,")
            claims.append(f"{who},WB8,year,,2027,,,")
    return "\n".join(claims) + "\n", "\n".join(table) + "\n"


@settings(max_examples=40, deadline=None)
@given(st.lists(bid, min_size=1, max_size=6).filter(lambda some: some[0]["Helped"] is not None))
def test_a_mapped_sheet_scores_as_its_tidy_claims_do(bids: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sheet.csv").write_text(_sheet(bids), "utf-8")
        tidy, table = _tidy(bids)
        (folder / "claims.csv").write_text(tidy, "utf-8")
        (folder / "submissions.csv").write_text(table, "utf-8")
        mapped = sv.read(folder / "sheet.csv", CCIN, map=sv.ColumnMap.from_toml(MAP))
        assert scores(mapped) == scores(sv.read(folder, CCIN))
        assert mapped.account.rows_in == len(bids)
