"""Workbooks made by hand, part by part, so that a test may spoil any of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LISTED = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

CELLS = "<row r='1'><c r='A1' t='inlineStr'><is><t>id</t></is></c><c r='B1'><v>7</v></c></row>"


def sheet(rows: str = CELLS, *, dimension: str = "", after: str = "", head: str = "") -> str:
    """The XML of a sheet."""
    told = f"<dimension ref='{dimension}'/>" if dimension else ""
    inside = f"{told}<sheetData>{rows}</sheetData>{after}"
    return f"{head}<worksheet xmlns='{MAIN}'>{inside}</worksheet>"


def relations(kinds: dict[str, str]) -> str:
    listed = "".join(
        f"<Relationship Id='r{number}' Type='{RELATED}/{kind}' Target='{name}'/>"
        for number, (name, kind) in enumerate(kinds.items(), 1)
    )
    return f"<Relationships xmlns='{LISTED}'>{listed}</Relationships>"


def parts(*sheets: str, names: tuple[str, ...] = (), book: str = "") -> dict[str, str | bytes]:
    """The parts of a sound workbook with these sheets; `book` goes into its list of them."""
    called = names or tuple(f"Sheet{number}" for number in range(1, len(sheets) + 1))
    files = [f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    listed = "".join(
        f"<sheet name='{name}' sheetId='{number}' r:id='r{number}'/>"
        for number, name in enumerate(called, 1)
    )
    return {
        "[Content_Types].xml": f"<Types xmlns='{TYPES}'/>",
        "_rels/.rels": relations({"xl/workbook.xml": "officeDocument"}),
        "xl/workbook.xml": (
            f"<workbook xmlns='{MAIN}' xmlns:r='{RELATED}'><sheets>{listed}</sheets>{book}"
            "</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relations(dict.fromkeys(files, "worksheet")),
        **{f"xl/{file}": one for file, one in zip(files, sheets, strict=True)},
    }


def packed(folder: Path, given: dict[str, str | bytes], name: str = "bids.xlsx") -> Path:
    """A file of these parts."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in given.items():
            archive.writestr(part, content)
    return path


def workbook(folder: Path, *sheets: str, name: str = "bids.xlsx", **more: object) -> Path:
    """A file with these sheets."""
    return packed(folder, parts(*sheets, **more), name)  # type: ignore[arg-type]


def shared(given: dict[str, str | bytes], strings: str) -> dict[str, str | bytes]:
    """The parts with shared texts beside them."""
    files = [one.removeprefix("xl/") for one in given if one.startswith("xl/worksheets/")]
    kinds = dict.fromkeys(files, "worksheet") | {"sharedStrings.xml": "sharedStrings"}
    return given | {
        "xl/_rels/workbook.xml.rels": relations(kinds),
        "xl/sharedStrings.xml": f"<sst xmlns='{MAIN}'>{strings}</sst>",
    }


def styled(given: dict[str, str | bytes], formats: tuple[str, ...]) -> dict[str, str | bytes]:
    """The parts with number formats beside them: style n shows the n-th of them."""
    files = [one.removeprefix("xl/") for one in given if one.startswith("xl/worksheets/")]
    kinds = dict.fromkeys(files, "worksheet") | {"styles.xml": "styles"}
    codes = "".join(f"<numFmt numFmtId='{164 + n}' formatCode='{one}'/>"
                    for n, one in enumerate(formats))  # fmt: skip
    cells = "".join(f"<xf numFmtId='{164 + n}'/>" for n in range(len(formats)))
    return given | {
        "xl/_rels/workbook.xml.rels": relations(kinds),
        "xl/styles.xml": (
            f"<styleSheet xmlns='{MAIN}'><numFmts>{codes}</numFmts><cellXfs>{cells}</cellXfs>"
            "</styleSheet>"
        ),
    }
