"""A measure table goes out with what its columns mean, and is left as it is."""

from __future__ import annotations

import csv
import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.standards import describe_measures

EXAMPLE = Path(__file__).parents[2] / "examples" / "measure-table" / "eastmoor.csv"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, tmp_path))


def package(file: Path) -> dict[str, Any]:
    beside = describe_measures(file)
    assert beside == file.with_name("eastmoor.datapackage.json")
    found: dict[str, Any] = json.loads(beside.read_text("utf-8"))
    return found


def test_every_column_has_a_type_that_its_cells_have(file: Path) -> None:
    fields = package(file)["resources"][0]["schema"]["fields"]
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert [field["name"] for field in fields] == list(rows[0])
    for field in fields:
        assert field["description"]
        cells = [row[field["name"]] for row in rows if row[field["name"]]]
        if field["type"] == "number":
            assert [float(cell) for cell in cells]
        allowed = field.get("constraints", {}).get("enum", cells)
        assert set(cells) <= set(allowed)
    kinds = {field["name"]: field["type"] for field in fields}
    assert (kinds["value"], kinds["price_year"]) == ("number", "string")
    assert (kinds["checked_on"], kinds["unit"]) == ("date", "string")


def test_the_file_is_left_as_it_is_and_told_by_its_hash(file: Path) -> None:
    resource = package(file)["resources"][0]
    assert file.read_bytes() == EXAMPLE.read_bytes()
    assert resource["hash"] == f"sha256:{sha256(EXAMPLE.read_bytes()).hexdigest()}"


def test_sources_are_listed_with_their_licences_and_no_figure(file: Path) -> None:
    sources = package(file)["sources"]
    assert sources[0]["title"].startswith("Eastmoor Borough Council")
    assert sources[0]["licence"] == "CC0-1.0"
    assert all(set(one) <= {"title", "licence"} for one in sources)


def test_numbers_in_another_spelling_are_called_text(file: Path) -> None:
    text = file.read_text("utf-8").replace(",3.2,1.6,", ',"3.20 ",1.6,')
    file.write_text(text, "utf-8")
    kinds = {f["name"]: f["type"] for f in package(file)["resources"][0]["schema"]["fields"]}
    assert kinds["value"] == "string"


def test_a_package_that_is_there_is_left_alone(file: Path) -> None:
    describe_measures(file)
    with pytest.raises(sv.ArgumentError, match="exists already"):
        describe_measures(file)


def test_what_is_no_measure_table_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "eastmoor.csv"
    file.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(sv.MeasureError):
        describe_measures(file)


def test_a_table_in_another_encoding_is_refused_with_a_fix(file: Path) -> None:
    file.write_text(file.read_text("utf-8"), "utf-16")
    with pytest.raises(sv.ArgumentError, match="save it so"):
        describe_measures(file)
