"""Real workbooks: every sheet and every cell as another reader sees it, every row accounted for.

The files are no part of the repository: these tests skip where they do not lie beside the checkout.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

import socialvalue as sv
from socialvalue.workbooks import opened, written

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
GRANTS = DATA / "a001p00000zgyHZAAY.xlsx"
CONTRACT = DATA / "ocds-213czf-000-00001-06-implementation.xlsx"
pytestmark = pytest.mark.skipif(
    not (GRANTS.is_file() and CONTRACT.is_file()),
    reason="the published grants and the sample contract do not lie beside this checkout",
)

# A grant is a submission whose size is its amount, in pounds of the year of its award. No column
# says what came of it, so that no claim is made.
MAP = """
[sheet]
expect = [{ header = "Currency", is = ["GBP"], because = "other money has no deflator here" }]
ignore = [
    "Description", "Website: Decision Notes", "Website: Project Detail", "Grant Programme:Code",
    "Award Date - website format", "Amount Awarded - website format", "From an open call?",
    "Recipient Org:Identifier", "Recipient Org:Postal Code", "Recipient Org:Web Address",
    "Recipient Org:Charity Number", "Beneficiary Location:Name", "Grant Programme:Title",
    "Funding Org:Name", "Funding Org:Identifier", "Data Source",
]
[submission]
id = "Identifier"
name = "Title"
context = "Recipient Org:Name"
contract_value = { header = "Amount Awarded", unit = "GBP_{year}", year = "Award Date" }
"""


@pytest.mark.parametrize("path", [GRANTS, CONTRACT], ids=("grants", "contract"))
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_every_cell_is_what_another_reader_sees(path: Path) -> None:
    other = openpyxl.load_workbook(path, data_only=True)
    found = opened(path)
    assert list(found.names) == other.sheetnames
    cells = 0
    for page in found.sheets:
        for row in other[page.name].iter_rows():
            for cell in row:
                theirs, ours = cell.value, page.value(cell.row, cell.column)
                if isinstance(theirs, datetime):
                    assert written(ours) == written(theirs)
                else:
                    assert ours == (None if theirs == "" else theirs), cell.coordinate
                cells += theirs is not None
        size = other[page.name]
        assert len(page.rows) <= size.max_row
        assert not page.unread
    assert cells > 100


def test_every_grant_is_accounted_for_with_its_amount(framework: sv.Framework) -> None:
    given = sv.ColumnMap.from_toml(MAP, "grants.map.toml")
    found = given.look(GRANTS, framework)
    assert len(found.rows.used) + len(found.rows.refused) == 783
    page = opened(GRANTS).sheets[0]
    amounts = [page.value(row, 9) for row in range(2, 785)]
    assert sum(amounts) == 12_785_625  # type: ignore[arg-type]
    assert not found.faults or all("!" in one.at for one in found.faults)


def test_a_workbook_of_another_standard_holds_no_claims_and_says_so(
    framework: sv.Framework,
) -> None:
    with pytest.raises(sv.ClaimErrors) as error:
        sv.read(CONTRACT, framework)
    assert [one.fault for one in error.value.faults] == ["it has no sheet of claims with rows"]
