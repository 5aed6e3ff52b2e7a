"""What hostile workbooks cost, measured in a process of its own; and what other programs write."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from books_of import book, of_csv
from packed import CELLS, packed, parts, shared, sheet

import socialvalue as sv

PARKS = Path(__file__).parents[2] / "examples" / "parks"
MOST_MEMORY = 200 * 2**20
SCRIPT = """
import sys
from pathlib import Path
from socialvalue.errors import WorkbookError
from socialvalue.workbooks import opened
refused = 0
for path in sys.argv[1:]:
    try:
        opened(path)
    except WorkbookError:
        refused += 1
status = Path("/proc/self/status").read_text().split()
print(refused, int(status[status.index("VmHWM:") + 1]) * 1024)
"""


@pytest.mark.skipif(
    not Path("/proc/self/status").is_file(), reason="the memory of a process is not told here"
)
def test_a_process_survives_every_bomb_and_stays_small(tmp_path: Path) -> None:
    corner = "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
    laughs = "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
    many = "".join(f"<row><c t='s'><v>0</v></c></row>{n}" for n in range(4000))
    bombs = (
        parts(sheet(CELLS + corner)),
        parts(sheet(dimension="A1:XFD1048576")),
        parts(sheet(head=laughs)),
        parts(sheet(CELLS + " " * 260_000_000)),
        shared(parts(sheet(many)), f"<si><t>{'x' * 30_000}</t></si>"),
        parts(sheet("<row/>" * 3_000_000)),
    )
    paths = [str(packed(tmp_path, one, f"{n}.xlsx")) for n, one in enumerate(bombs)]
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, *paths], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    refused, memory = map(int, run.stdout.split())
    assert refused == len(bombs)
    assert memory < MOST_MEMORY


@pytest.fixture
def parks(tmp_path: Path) -> Path:
    """The example as a workbook."""
    names = ("submissions", "claims")
    return book(tmp_path / "parks.xlsx", {one: of_csv(PARKS / f"{one}.csv") for one in names})


def overall(path: Path, framework: sv.Framework) -> str:
    return str(sv.score(sv.read(path, framework), framework).overall())


def test_what_openpyxl_saves_scores_alike(parks: Path, framework: sv.Framework) -> None:
    openpyxl.load_workbook(parks).save(parks.with_name("again.xlsx"))
    assert overall(parks.with_name("again.xlsx"), framework) == overall(PARKS, framework)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_what_libreoffice_saves_scores_alike(
    parks: Path, framework: sv.Framework, tmp_path: Path
) -> None:
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", "saved"]
    subprocess.run([*words, parks.name], cwd=tmp_path, capture_output=True, check=True, timeout=120)
    assert overall(tmp_path / "saved" / parks.name, framework) == overall(PARKS, framework)
