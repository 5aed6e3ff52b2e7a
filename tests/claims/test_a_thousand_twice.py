"""A thousand seeded ways of standing twice, over files, sheets and theme sheets: each is reported,
and rows in = scored + refused in every one.
"""

from __future__ import annotations

import csv
import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import door_measures
import pytest
import xlsxwriter
from attrs import evolve, frozen

import socialvalue as sv

Row = dict[str, Any]
SEED = 2026
CASES = {"file": 300, "tidy": 200, "folder": 240, "book": 130, "themes": 130}
"""How many cases of each layout; a thousand in all."""

IDS = ("acme co-op", "blå øst", "café", "d-4", "east & son")
CLAIMS: tuple[Row, ...] = (
    {"measure": "D1", "people": 3, "hours": 2},
    {"measure": "D2", "planted": 4, "rooted": 0.5},
    {"measure": "D3", "spilled": 1.5},
    {"measure": "D5", "received": 9, "nearby": 1},
    {"measure": "D6", "waited": 1},
)
TWICE = "stands twice|second claim"
ALIKE = "by .* alone"
INPUTS = ("people", "hours", "planted", "rooted", "spilled", "received", "nearby", "waited")


@frozen
class Case:
    """Claims in parts, each a file or a sheet by its name, and the table of submissions."""

    layout: str
    parts: dict[str, list[Row]]
    table: list[Row]
    who: str = ""
    """Whose rows are at fault, where it is one submission's."""

    @property
    def rows(self) -> int:
        many = sum(map(len, self.parts.values()))
        return many if self.layout != "tidy" else sum(map(len, map(inputs, self.parts["claims"])))


def inputs(row: Row) -> list[str]:
    return [name for name in INPUTS if name in row]


def sound(layout: str, chance: random.Random) -> Case:
    """A case in which nothing stands twice."""
    table = [{"id": who, "eligible": 500} for who in chance.sample(IDS, chance.randint(2, 4))]
    claims = [
        {"submission": one["id"], **claim, "stage": chance.choice(("committed", "delivered"))}
        for one in table
        for claim in chance.sample(CLAIMS, chance.randint(1, 4))
    ]
    chance.shuffle(claims)
    parts: dict[str, list[Row]] = {name: [] for name in names(layout)}
    for claim in claims:
        fit = [one for one in parts if one in ("claims", "DR", "Doors", claim["measure"])]
        parts[chance.choice(fit)].append(claim)
    return Case(layout, parts, table)


def names(layout: str) -> tuple[str, ...]:
    codes = tuple(claim["measure"] for claim in CLAIMS)
    parts = {"folder": ("claims", *codes), "book": ("claims", *codes), "themes": ("DR", "Doors")}
    return parts.get(layout, ("claims",))


Planted = Callable[[Case, random.Random], tuple[Case, str]]


def one_of(case: Case, chance: random.Random) -> Row:
    return chance.choice([row for rows in case.parts.values() for row in rows])


def put(case: Case, row: Row, chance: random.Random) -> Case:
    """A row more, in any part in which it may stand, at any place."""
    parts = {name: list(rows) for name, rows in case.parts.items()}
    rows = parts[
        chance.choice([one for one in parts if not one.startswith("D") or one in (
            "DR", "Doors", row["measure"])])
    ]  # fmt: skip
    rows.insert(chance.randint(0, len(rows)), row)
    return evolve(case, parts=parts, who=row["submission"])


def same_row(case: Case, chance: random.Random) -> tuple[Case, str]:
    return put(case, dict(one_of(case, chance)), chance), TWICE


def other_values(case: Case, chance: random.Random) -> tuple[Case, str]:
    """The same claim of the same submission with another number. Rows of a wide sheet without a
    label are claims that add up, so that there it has one.
    """
    first = one_of(case, chance)
    if case.layout != "tidy":
        first["claim"] = "one"
    row = {**first, inputs(first)[0]: 7}
    return put(case, row, chance), TWICE


def same_label(case: Case, chance: random.Random) -> tuple[Case, str]:
    """Two claims told apart by labels, and a third under the label of one of them."""
    first = one_of(case, chance)
    first["claim"] = "north"
    south = {**first, "claim": "south"}
    north = {**first, inputs(first)[0]: 7}
    return put(put(case, south, chance), north, chance), TWICE


def id_again(case: Case, chance: random.Random) -> tuple[Case, str]:
    again = {**chance.choice(case.table), "eligible": chance.choice((500, 400))}
    table = [*case.table, again]
    chance.shuffle(table)
    return evolve(case, table=table, who=again["id"]), TWICE


def alike(word: str, chance: random.Random) -> str:
    """An id that a reader takes for the same: by capitals, spaces, signs unseen or normal form."""
    forms = [word.upper(), word.title(), f"{word}\u200b", f"\ufeff{word}", word.replace("-", "‐")]
    forms += [word.replace(" ", "  "), word.replace(" ", "\u00a0")]
    forms += [unicodedata.normalize(form, word) for form in ("NFD", "NFKD")]
    return chance.choice([one for one in forms if one != word and one.strip() == one])


def composed(word: str) -> str:
    """An id in another normal form is the same id to the doors."""
    return unicodedata.normalize("NFC", word)


def id_alike(case: Case, chance: random.Random) -> tuple[Case, str]:
    known = chance.choice(case.table)["id"]
    who = alike(known, chance)
    table = [*case.table, {"id": who, "eligible": 400}]
    same = composed(who) == known
    return evolve(case, table=table, who=known if same else ""), TWICE if same else ALIKE


def claim_alike(case: Case, chance: random.Random) -> tuple[Case, str]:
    """A row under an id that the table writes in another way."""
    row = dict(one_of(case, chance))
    known = row["submission"]
    row["submission"] = alike(known, chance)
    same = composed(row["submission"]) == known
    return evolve(put(case, row, chance), who=known if same else ""), TWICE if same else ALIKE


PLANTED: tuple[Planted, ...] = (
    same_row, other_values, same_label, id_again, id_alike, claim_alike,
)  # fmt: skip


def cases(layout: str) -> list[tuple[Case, str, str]]:
    """Cases with the words of the fault and the name of what was planted."""
    chance = random.Random(f"{SEED} {layout}")  # noqa: S311
    found = []
    for at in range(CASES[layout]):
        planted = PLANTED[at % len(PLANTED)]
        found.append((*planted(sound(layout, chance), chance), planted.__name__))
    return found


def written(folder: Path, case: Case) -> Path:
    """The files of a case in a folder of its own, the path that `sv.read` takes."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    tables = {name: wide(rows, name) for name, rows in case.parts.items() if rows}
    if case.layout == "tidy":
        tables = {"claims": tidy(case.parts["claims"])}
    tables["submissions"] = [["id", "eligible"], *(list(row.values()) for row in case.table)]
    if case.layout in ("book", "themes"):
        return book(folder / "bids.xlsx", tables)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder if case.layout == "folder" else folder / "claims.csv"


def wide(rows: list[Row], name: str) -> list[list[Any]]:
    head = ["submission", "measure", "stage", "claim"]
    head += [one for one in INPUTS if any(one in row for row in rows)]
    if name in (claim["measure"] for claim in CLAIMS):
        head.remove("measure")
    return [head, *([row.get(one, "") for one in head] for row in rows)]


def tidy(rows: list[Row]) -> list[list[Any]]:
    head = ["submission", "measure", "stage", "claim"]
    found: list[list[Any]] = [[*head, "input", "value"]]
    for row in rows:
        found += [[*(row.get(one, "") for one in head), name, row[name]] for name in inputs(row)]
    return found


def book(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    made = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        page = made.add_worksheet(name)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    made.close()
    return path


def test_they_are_a_thousand() -> None:
    assert sum(CASES.values()) == 1000
    many = [planted for layout in CASES for *_, planted in cases(layout)]
    assert min(many.count(one.__name__) for one in PLANTED) >= 160


@pytest.mark.parametrize("layout", CASES)
def test_what_stands_twice_is_reported_and_every_row_accounted_for(
    tmp_path: Path, layout: str
) -> None:
    for at, (case, told, planted) in enumerate(cases(layout)):
        path = written(tmp_path / "case", case)
        try:
            claims = sv.read(path, door_measures.FRAMEWORK, on_fault="refuse")
        except sv.ClaimErrors as errors:
            # it belongs to no single submission: nothing is scored, and that is said
            if case.who:
                pytest.fail(f"{at} {planted}: {errors}")
            faults = errors.faults
        else:
            faults = tuple(one for some in claims.refusals.faults.values() for one in some)
            rows = claims.account
            assert rows.rows_in == rows.rows_scored + rows.rows_refused == case.rows, (at, planted)
            refused = claims.refusals.ids
            assert refused == (case.who,) if case.who else refused, (at, planted)
        assert any(re.search(told, one.fault) for one in faults), (at, planted, faults)


@pytest.mark.parametrize("layout", CASES)
def test_nothing_that_stands_once_is_reported(tmp_path: Path, layout: str) -> None:
    chance = random.Random(f"{SEED} once {layout}")  # noqa: S311
    for _ in range(12):
        case = sound(layout, chance)
        claims = sv.read(written(tmp_path / "case", case), door_measures.FRAMEWORK)
        assert claims.account.rows_in == claims.account.rows_scored == case.rows
