"""A hundred names and addresses in notes, sources and labels: no fault of any door repeats one."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import door_files
import door_measures
import pytest

import socialvalue as sv
from socialvalue.claims.listing import marked
from socialvalue.claims.numbers import shown

FIRST = ("Aaliyah", "Bartholomew", "Cerys", "Dafydd", "Eilidh", "Fionnuala", "Gwilym", "Hamza")
LAST = ("Featherstonehaugh", "O'Shaughnessy", "Ragnarsdottir", "Okonkwo-Pryce", "Llewellyn-Vaz")
ROADS = ("Larkspur Close", "Quenington Rise", "Threadneedle Mews", "Zetland Wynd")
FLAWS: tuple[dict[str, Any], ...] = (
    {"people": -1},
    {"people": "five"},
    {"stage": "sooner"},
    {"evidence": "E9"},
    {"period": "20x6"},
    {"attribution": 7},
    {"colour": 1},
    {"kind": "other"},
)


def _people(seed: int) -> list[str]:
    """A hundred people who do not exist, each with an address."""
    chance = random.Random(seed)  # noqa: S311
    return [
        f"{chance.choice(FIRST)} {chance.choice(LAST)}, {number} {chance.choice(ROADS)}, "
        f"tel 07700 9{number:05}"
        for number in range(100)
    ]


def _records(people: list[str]) -> list[dict[str, Any]]:
    """A claim a person, each with the person in a note and a source, and a flaw beside it."""
    records = []
    for number, person in enumerate(people):
        flaw = FLAWS[number % len(FLAWS)]
        note = person * (1 + 40 * (number % 3 == 0))  # some notes are far too long
        records.append(
            {"submission": "a", "measure": "D1", "people": 1, "hours": number, "note": note,
             "source": person, **flaw}
        )  # fmt: skip
    return records


def _leaks(text: str) -> list[str]:
    """Whatever of the names and the addresses is in a text."""
    words = {word for phrase in (*FIRST, *LAST, *ROADS) for word in phrase.split()}
    return sorted(word for word in words if word in text) + (["tel"] if "07700" in text else [])


@pytest.mark.parametrize("door", [door for door in door_files.DOORS if door != "a file a measure"])
def test_no_name_and_no_address_leaks_from_a_note(tmp_path: Path, door: str) -> None:
    table = [{"id": "a", "name": "Acme", "eligible": 10, "context": _people(1)[0]}]
    with pytest.raises(sv.ClaimErrors) as caught:
        door_files.read(door, tmp_path, _records(_people(2)), table)
    errors = caught.value
    said = f"{errors} {errors!r} {marked(errors.faults)} {json.dumps(errors.as_dict())}"
    assert len(errors.faults) >= 3
    assert _leaks(said) == []


@pytest.mark.parametrize(
    "column",
    ["people", "hours", "stage", "period", "kind", "evidence", "attribution", "not_applicable"],
)
def test_a_note_that_slips_into_another_column_is_not_repeated(tmp_path: Path, column: str) -> None:
    for door in ("wide", "tidy", "json"):
        for person in _people(3)[:10]:
            record = {"submission": "a", "measure": "D1", "people": 1, "hours": 1, column: person}
            with pytest.raises(sv.ClaimErrors) as caught:
                door_files.read(door, tmp_path, [record], [{"id": "a", "eligible": 9}])
            assert _leaks(str(caught.value)) == []


@pytest.mark.parametrize("column", ["eligible", "contract_value", "fte", "cost_2026"])
def test_a_name_in_a_column_of_the_table_is_not_repeated(column: str) -> None:
    table = [{"id": "a", "eligible": 9, column: _people(4)[0]}]
    given = {"claims": [{"submission": "a", "measure": "D3", "spilled": 1}], "submissions": table}
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(given, door_measures.FRAMEWORK)
    assert _leaks(str(caught.value)) == []


def test_a_row_cut_in_two_by_a_stray_comma_is_told_without_its_cells(tmp_path: Path) -> None:
    file = tmp_path / "D3.csv"
    file.write_text(f"submission,spilled,note\na,1,{_people(5)[0]}\n", "utf-8")
    with pytest.raises(sv.ClaimErrors, match="it has 5 cells, the header 3") as caught:
        sv.read(file, door_measures.FRAMEWORK)
    assert _leaks(str(caught.value)) == []


def test_refusals_hold_no_note(tmp_path: Path) -> None:
    records = [*_records(_people(6)), {"submission": "b", "measure": "D3", "spilled": 1}]
    table = [{"id": "a", "eligible": 9}, {"id": "b", "eligible": 9}]
    for record in records:
        record.pop("colour", None)
    read = door_files.read("json", tmp_path, records, table, on_fault="refuse")
    read.refusals.write(tmp_path / "refused.jsonl")
    said = (tmp_path / "refused.jsonl").read_text("utf-8")
    assert '"submission": "a"' in said
    assert _leaks(said) == []


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        *(("five", "'five'"), ("£1,234.50", "'£1,234.50'"), ("1 234", "'1 234'")),
        *(("J Smith", "a text of 7 signs"), ("a@b.org", "a text of 7 signs"), ("", "''")),
        ("07700 900123 ext 4", "a text of 18 signs"),
    ],
)
def test_a_short_word_or_a_figure_is_quoted_and_no_more(cell: str, told: str) -> None:
    assert shown(cell) == told


@pytest.mark.parametrize("column", ["measure", "input", "value", "unit", "stage", "kind"])
def test_a_note_in_any_cell_of_a_tidy_row_is_not_repeated(tmp_path: Path, column: str) -> None:
    row = {"submission": "a", "measure": "D3", "input": "spilled", "value": "1"}
    header = (*row, "unit", "stage", "kind", "note")
    for person in (*_people(7)[:10], "Cerys Okonkwo-Pryce", "Dafydd, 9 Zetland Wynd"):
        cells = {**row, column: person}
        file = tmp_path / "claims.csv"
        lines = (",".join(header), ",".join(f'"{cells.get(name, "")}"' for name in header))
        file.write_text("\n".join(lines), "utf-8")
        with pytest.raises(sv.ClaimErrors) as caught:
            sv.read(file, door_measures.FRAMEWORK)
        assert _leaks(str(caught.value)) == []


def test_no_fault_carries_a_long_answer(refused: Any, claim: Any) -> None:
    answer = "Mrs Violet Example, 12 Orchard Way, fell ill on the ward in May " * 9
    names = ("submission", "measure", "attended", "stage", "period", "evidence", "deadweight")
    for name in (*names, "not_applicable"):
        told = " ".join(str(one) for one in refused([{**claim, name: answer}]))
        assert "fell ill" not in told
    assert "fell ill" not in str(refused([{**claim, answer: 1}]))
