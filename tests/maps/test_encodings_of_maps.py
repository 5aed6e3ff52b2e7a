"""A sheet in windows-1252 with a map: what the fault tells to write is what is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapped_sheets import CCIN, MAP, SHEET

import socialvalue as sv
from socialvalue.cli import main

SAID = 'write encoding = "windows-1252" under [sheet] in the map'


def _sheet(folder: Path, name: str = "bids.csv") -> Path:
    file = folder / name
    file.write_bytes(SHEET.encode("cp1252"))
    return file


def test_the_mend_of_a_windows_sheet_is_a_line_of_the_map_and_works(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path)
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(sheet, CCIN, map=sv.ColumnMap.from_toml(MAP))
    (told,) = caught.value.faults
    assert told.fix.endswith(SAID)
    mended = MAP.replace("[sheet]", '[sheet]\nencoding = "windows-1252"')
    claims = sv.read(sheet, CCIN, map=sv.ColumnMap.from_toml(mended))
    assert claims.submissions.columns["contract_value"].tolist() == [1_200_000, 300_000.5]


@pytest.mark.parametrize("said", [{"encoding": "windows-1252"}, {"numbers": "1,234.5"}])
def test_what_is_said_of_the_sheet_beside_its_map_is_refused_with_the_line_to_write(
    tmp_path: Path, said: dict[str, str]
) -> None:
    (name,) = said
    with pytest.raises(sv.UnknownName) as caught:
        sv.read(_sheet(tmp_path), CCIN, map=sv.ColumnMap.from_toml(MAP), **said)  # type: ignore[arg-type]
    (told,) = caught.value.faults
    assert told.at == name
    assert f'write {name} = "{said[name]}" under [sheet] in the map' in told.fix


def test_a_draft_of_a_windows_sheet_is_asked_for_with_the_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = _sheet(tmp_path)
    assert main(["map", str(sheet)]) == 1
    assert "--encoding windows-1252" in capsys.readouterr().err
    assert main(["map", str(sheet), "--encoding", "windows-1252"]) == 0
    assert 'encoding = "windows-1252"' in (tmp_path / "bids.map.toml").read_text("utf-8")
