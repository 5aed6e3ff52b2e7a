"""What tests of workbooks share: a card, and a spreadsheet program that recomputes a workbook.

In comes an .xlsx file; out come its cells after LibreOffice has worked out every formula anew.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import warnings
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv

PARKS = Path(__file__).parents[2] / "examples" / "parks"
BASIS = sv.Basis(price_year=2025, start=2026, seed=7)
OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice (soffice) is not on PATH")

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def card_of(framework: sv.Framework | None = None, basis: sv.Basis = BASIS) -> Any:
    """The parks example, scored."""
    framework = framework or sv.Framework.load("ccin")
    return sv.score(sv.read(PARKS, framework), framework, basis)


def recalculated(path: Path) -> dict[str, dict[str, Any]]:
    """Every cell of a workbook by sheet and name, recomputed by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        user = Path(folder) / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(ALWAYS)
        words = ["--headless", f"-env:UserInstallation={user.parent.as_uri()}"]
        words += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{folder}/out"]
        subprocess.run(
            [str(OFFICE), *words, str(path)], check=True, capture_output=True, timeout=240
        )
        return cells(opened(Path(folder) / "out" / path.name, data_only=True))


def opened(path: Path, **how: bool) -> Any:
    """A workbook of openpyxl, read whole; what it says of looks that it leaves out is not heard."""
    openpyxl = pytest.importorskip("openpyxl")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(path.read_bytes()), **how)


def cells(book: Any) -> dict[str, dict[str, Any]]:
    """The values of a workbook of openpyxl by sheet and cell."""
    return {
        sheet.title: {
            cell.coordinate: cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in book
    }


def stored(path: Path, *, formulas: bool = False) -> dict[str, dict[str, Any]]:
    """The values that were written beside the formulas, or the formulas themselves."""
    return cells(opened(path, data_only=not formulas))


def formula_cells(path: Path) -> list[tuple[str, str]]:
    """Sheet and name of every cell that holds a formula."""
    return [
        (sheet.title, cell.coordinate)
        for sheet in opened(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def departures(path: Path, fresh: dict[str, dict[str, Any]]) -> list[tuple[str, str, Any, Any]]:
    """Formula cells that a spreadsheet program works out otherwise than was written."""
    told = stored(path)
    found = []
    for sheet, name in formula_cells(path):
        new, old = fresh[sheet].get(name, ""), told[sheet].get(name, "")
        numbers = all(isinstance(one, int | float) for one in (new, old))
        same = abs(new - old) <= 0.01 if numbers else new == old  # type: ignore[operator]
        if not same:
            found.append((sheet, name, old, new))
    return found
