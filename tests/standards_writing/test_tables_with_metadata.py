"""Tables go out with what they mean, and a program can hold one to the other."""

from __future__ import annotations

import csv
import json
import re
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.standards import read_tags, tabular
from socialvalue.standards.metadata_cells import plain_text

CCIN = sv.Framework.load("ccin")
PARKS = sv.read("examples/parks", CCIN)
CARD = sv.score(PARKS, CCIN, sv.Basis(price_year=2025, start=2026, draws=100, seed=7))
TAG = {"measure": "EQ1", "scheme": "SDG", "code": "8.5", "source": "a made-up study"}
READS = {
    "number": float,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "string": plain_text,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("out") / "parks"
    tabular(CARD, place, tags=read_tags([TAG], CCIN), licence="OGL-UK-3.0")
    return place


def package(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


def rows(folder: Path, name: str) -> list[list[str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def typed(folder: Path, resource: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a resource as its own schema reads them."""
    schema = resource["schema"]
    header, *body = rows(folder, resource["name"])
    assert header == [field["name"] for field in schema["fields"]]
    return [
        {
            field["name"]: None if cell in schema["missingValues"] else READS[field["type"]](cell)
            for field, cell in zip(schema["fields"], row, strict=True)
        }
        for row in body
    ]


def test_the_package_has_what_its_form_asks_for(folder: Path) -> None:
    found = package(folder)
    assert found["profile"] == "tabular-data-package"
    names = [one["name"] for one in found["resources"]]
    assert len(set(names)) == len(names) > 10
    assert all(re.fullmatch(r"[-a-z0-9._/]+", name) for name in (found["name"], *names))
    assert all(one["title"] for one in found["sources"])
    assert found["licenses"] == [{"name": "OGL-UK-3.0"}]
    for one in found["resources"]:
        path = PurePosixPath(one["path"])
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert one["profile"] == "tabular-data-resource"
        assert {field["type"] for field in one["schema"]["fields"]} <= set(READS)


def test_every_file_is_in_the_package_and_is_the_one_it_was(folder: Path) -> None:
    found = package(folder)
    paths = {one["path"] for one in found["resources"]}
    assert {path.name for path in folder.iterdir()} == paths | {"datapackage.json"}
    for one in found["resources"]:
        data = (folder / one["path"]).read_bytes()
        assert (len(data), f"sha256:{sha256(data).hexdigest()}") == (one["bytes"], one["hash"])


def test_every_cell_is_of_the_type_that_is_said_and_keys_part_the_rows(folder: Path) -> None:
    for one in package(folder)["resources"]:
        table = typed(folder, one)
        assert table
        if key := one["schema"].get("primaryKey"):
            keys = [tuple(row[name] for name in key) for row in table]
            assert None not in {part for one_key in keys for part in one_key}
            assert len(set(keys)) == len(keys), one["name"]


def test_every_column_has_a_sentence_and_every_score_and_pound_a_unit(folder: Path) -> None:
    told = {}
    for one in package(folder)["resources"]:
        for field in one["schema"]["fields"]:
            assert field["description"].strip()
            told[one["name"], field["name"]] = field.get("unit")
    assert told["overall", "score"] == "points of 100"
    assert told["worth", "balance"] == "GBP_2025"
    assert told["measures", "quantity"] == "that of column unit"
    assert told["overall", "coverage"] == "1"


def test_numbers_are_the_cards_own_to_the_last_bit(folder: Path) -> None:
    found = {one["name"]: one for one in package(folder)["resources"]}
    for name, table in {"overall": CARD.overall(), "worth": CARD.worth()}.items():
        read = typed(folder, found[name])
        for column in ("benefit", "harm"):
            assert [row[column] for row in read] == table[column].tolist()


def test_a_negative_number_stays_a_number(folder: Path) -> None:
    header, *body = rows(folder, "overall")
    scores = [row[header.index("score")] for row in body]
    assert any(score.startswith("-") for score in scores)
    assert all(re.fullmatch(r"-?[0-9.]+", score) for score in scores)


def test_what_has_no_number_is_an_empty_cell(folder: Path) -> None:
    header, *body = rows(folder, "measures")
    at = {name: header.index(name) for name in ("status", "quantity")}
    silent = [row[at["quantity"]] for row in body if row[at["status"]] == "not assessed"]
    assert silent
    assert set(silent) == {""}


def test_the_package_says_what_made_it(folder: Path) -> None:
    made = package(folder)["scoring"]
    assert (made["digest"], made["basis"]["seed"]) == (CCIN.digest, 7)
    assert made["basis_digest"] == CARD.stamp()["basis_digest"]


def test_tags_stand_beside_the_measures(folder: Path) -> None:
    found = {one["name"]: one for one in package(folder)["resources"]}
    for name in ("measures", "definitions"):
        tagged = {row["measure"] for row in typed(folder, found[name]) if row["tags"] == "SDG 8.5"}
        assert tagged == {"EQ1"}
    assert typed(folder, found["tags"]) == [TAG]


def test_without_draws_there_are_no_intervals(tmp_path: Path) -> None:
    card = sv.score(PARKS, CCIN, sv.Basis(price_year=2025, start=2026))
    assert "intervals.csv" not in tabular(card, tmp_path / "out")


def test_no_licence_is_said_for_anybody(tmp_path: Path) -> None:
    assert "tags.csv" not in tabular(CARD, tmp_path / "out")
    assert "licenses" not in package(tmp_path / "out")


def test_the_same_card_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        tabular(CARD, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    with pytest.raises(sv.ArgumentError, match="exists already"):
        tabular(CARD, place)
    assert list(tmp_path.iterdir()) == [place]
    with pytest.raises(sv.ArgumentError, match="no such folder"):
        tabular(CARD, tmp_path / "none" / "out")


@pytest.mark.parametrize("given", [None, 5, "card", PARKS])
def test_what_is_no_scorecard_is_refused(given: Any, tmp_path: Path) -> None:
    with pytest.raises(sv.ArgumentError):
        tabular(given, tmp_path / "out")
