"""A column map as TOML: in goes the text, out come its parts; every key is checked.

What is unknown is a fault, so that a mistyped rule is never passed over.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from socialvalue.claims.batch import ASIDE
from socialvalue.claims.doors import encodings
from socialvalue.claims.doors.spelling import PLAIN, SPELLINGS
from socialvalue.claims.maps.keys import Keys
from socialvalue.claims.maps.marks import SUPPRESSED, is_numeral
from socialvalue.claims.maps.parts import ROWS, Cell, Claim, Rule, Sheet, folded, squeezed
from socialvalue.claims.numbers import quoted
from socialvalue.claims.submissions import COST, TEXTS
from socialvalue.errors import Fault, MapError, UnknownName
from socialvalue.proxy import OWN
from socialvalue.ramp import PER_UNITS

TOP = ("sheet", "submission", "claim")
SHEET = (
    *("rows", "header_row", "header_words", "stop_at", "skip", "expect", "blank", "ignore"),
    *("numbers", "marks", "encoding", "records", "zero", "name"),
)
CELL = (
    *("header", "value", "unit", "marks", "codes", "numbers", "split", "year", "again", "unit_in"),
    *("scale", "below_one"),
)
RULE = ("header", "is", "blank", "line", "because")
SUBMISSION = ("id", *TEXTS, *PER_UNITS)
BESIDE = tuple(sorted(ASIDE - {"submission", "measure", *OWN}))
NUMBERS = (PLAIN, *SPELLINGS)
_IN_BRACKETS = re.compile(r".*\[([^][]+)\]")


def parse(text: str, origin: str) -> tuple[Sheet, dict[str, Cell], tuple[Claim, ...]]:
    """The parts of a map; raises `MapError` with every fault of its text."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        fault = f"this is not TOML ({error})"
        raise MapError(Fault(origin, fault, "mend that line")) from error
    except ValueError as error:  # a whole number of thousands of digits
        fault = "a number in it is too long to be one"
        raise MapError(Fault(origin, fault, "give plain numbers")) from error
    reader = _Reader(origin)
    reader.known(table, TOP, "")
    sheet = reader.sheet(reader.table(table.get("sheet", {}), "sheet"))
    who = reader.submission(reader.table(table.get("submission", {}), "submission"))
    claims = tuple(
        reader.claim(one, f"claim[{place}]")
        for place, one in enumerate(reader.tables(table.get("claim", []), "claim"))
    )
    if reader.faults:
        raise MapError(reader.faults)
    return sheet, who, claims


class _Reader(Keys):
    """Reads tables into parts and gathers the faults on its way."""

    def sheet(self, table: Mapping[str, Any]) -> Sheet:
        self.known(table, SHEET, "sheet")
        rows = self.choice(table.get("rows", "submission"), ROWS, "sheet.rows")
        encoding = self.text(table.get("encoding", ""), "sheet.encoding")
        try:
            encodings.declared(encoding or None)
        except UnknownName as error:
            self.add("sheet.encoding", error.faults[0].fault, error.faults[0].fix)
        if "header_row" in table and "header_words" in table:
            self.add("sheet.header_words", "header_row stands beside it", "keep one of the two")
        if table.get("header_row") == []:
            fix = "name the line of the header, or leave the key out"
            self.add("sheet.header_row", "no line is named", fix)
        marks, scales = self.marks(table.get("marks", {}), "sheet.marks")
        blank = self.words(table.get("blank", []), "sheet.blank")
        return Sheet(
            rows,
            self.lines(table.get("header_row", []), "sheet.header_row"),
            self.words(table.get("header_words", []), "sheet.header_words"),
            self.words(table.get("stop_at", []), "sheet.stop_at"),
            self.rules(table.get("skip", []), "sheet.skip"),
            self.rules(table.get("expect", []), "sheet.expect"),
            blank,
            self.words(table.get("ignore", []), "sheet.ignore"),
            self.choice(table.get("numbers", PLAIN), NUMBERS, "sheet.numbers"),
            marks,
            encoding,
            self.text(table.get("records", ""), "sheet.records"),
            self.zeros(table.get("zero", []), "sheet.zero", blank),
            scales,
            self.text(table.get("name", ""), "sheet.name"),
        )

    def submission(self, table: Mapping[str, Any]) -> dict[str, Cell]:
        if "id" not in table:
            self.add("submission.id", "it is missing", 'name its column, as in id = "Ref"')
        found = {}
        for name, given in table.items():
            at = f"submission.{name}"
            if name not in SUBMISSION and not COST.fullmatch(name):
                self.unknown(name, SUBMISSION, at)
            else:
                found[name] = self.cell(given, at)
        return found

    def claim(self, table: Mapping[str, Any], at: str) -> Claim:
        self.known(table, ("measure", "when", "inputs", *BESIDE), at)
        when = table.get("when")
        return Claim(
            self.text(table.get("measure"), f"{at}.measure"),
            None if when is None else self.rule(when, f"{at}.when", why=False),
            {
                name: self.cell(table[name], f"{at}.{name}", constant=True)
                for name in BESIDE
                if name in table
            },
            {
                name: self.input(given, f"{at}.inputs.{name}")
                for name, given in self.table(table.get("inputs", {}), f"{at}.inputs").items()
            },
        )

    def input(self, given: Any, at: str) -> Any:
        """A cell, a list of cells (a sample), or entries of a group: tables of cells."""
        if isinstance(given, list):
            if not given:
                self.add(at, "it lists nothing", "name at least one column")
            return tuple(self.one(item, f"{at}[{place}]") for place, item in enumerate(given))
        found = self.one(given, at)
        return found if isinstance(found, Cell) else (found,)

    def one(self, given: Any, at: str) -> Any:
        if isinstance(given, Mapping) and _is_entry(given):
            return {name: self.cell(one, f"{at}.{name}") for name, one in given.items()}
        return self.cell(given, at)

    def cell(self, given: Any, at: str, *, constant: bool = False) -> Cell:
        """A cell; a bare word is a header (or, where `constant`, the value itself)."""
        if isinstance(given, str):
            if constant:
                return Cell(value=given)
            return Cell(squeezed(given), unit=_in_brackets(given))
        if constant and isinstance(given, int) and not isinstance(given, bool):
            return Cell(value=given)
        table = self.table(given, at)
        self.known(table, CELL, at)
        value = table.get("value")
        if ("header" in table) == (value is not None) and isinstance(given, Mapping):
            fix = 'write { header = "…" } for a column, or { value = … } for a constant'
            self.add(at, "it must name either a header or a value", fix)
        if value is not None and (
            isinstance(value, bool) or not isinstance(value, str | int | float)
        ):
            self.add(f"{at}.value", f"{quoted(value)} is no value", "give a number or a word")
        for name in ("codes", "split", "marks", "numbers", "below_one"):
            if name in table and "header" not in table:
                self.add(f"{at}.{name}", "it stands beside a constant", f"take {name} out")
        header = squeezed(self.text(table.get("header", ""), f"{at}.header"))
        unit = self.text(table.get("unit", ""), f"{at}.unit")
        year = squeezed(self.text(table.get("year", ""), f"{at}.year"))
        if ("{year}" in unit) != bool(year):
            fix = 'write unit = "GBP_{year}", year = "…" with the column that holds the year'
            self.add(at, "a unit with {year} and the column of that year go together", fix)
        if "unit" in table and "unit_in" in table:
            self.add(f"{at}.unit_in", "unit stands beside it", "keep one of the two")
        marks, scales = self.marks(table.get("marks", {}), f"{at}.marks")
        small = table.get("below_one", "")
        return Cell(
            header,
            value,
            unit or _in_brackets(header),
            marks,
            self.pairs(table.get("codes", {}), f"{at}.codes"),
            self.choice(table["numbers"], NUMBERS, f"{at}.numbers") if "numbers" in table else "",
            self.text(table.get("split", ""), f"{at}.split"),
            year,
            self.text(table.get("again", ""), f"{at}.again"),
            squeezed(self.text(table.get("unit_in", ""), f"{at}.unit_in")),
            self.scale(table["scale"], f"{at}.scale") if "scale" in table else None,
            scales,
            self.choice(small, ("percent",), f"{at}.below_one") if "below_one" in table else "",
        )

    def marks(
        self, given: Any, at: str
    ) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, float], ...]]:
        """The signs that stand for a unit, and those that stand for thousands, as m = 1000000."""
        table = self.table(given, at)
        for mark in filter(is_numeral, table):
            fault = f"{quoted(mark)} is part of how a number is written"
            self.add(at, fault, "take it out; numbers says how the sheet spells its numbers")
        plain = {key: value for key, value in table.items() if not _is_number(value)}
        scales = (
            (squeezed(key), self.scale(value, f"{at}.{key}"))
            for key, value in table.items()
            if _is_number(value)
        )
        return self.pairs(plain, at), tuple(scales)

    def zeros(self, given: Any, at: str, blank: Iterable[str]) -> tuple[str, ...]:
        """Words that stand for 0: no numbers, and none that says nothing at the same time."""
        words = self.words(given, at)
        silent = set(map(folded, blank))
        for word in words:
            if folded(word) in silent:
                fix = "keep one of the two: a blank says nothing, a zero says none"
                self.add(at, f"{quoted(word)} stands in blank too", fix)
            if not word or any(sign.isnumeric() or sign in SUPPRESSED for sign in word):
                fix = 'give words for none, as in zero = ["nil"]'
                self.add(at, f"{quoted(word)} is no word for zero", fix)
        return words

    def scale(self, given: Any, at: str) -> float:
        """What one number of a column stands for."""
        if not _is_number(given) or not 0 < given < 1e12:
            self.add(at, f"{quoted(given)} is no scale", "write scale = 1000, or 1")
            return 1.0
        return float(given)

    def rules(self, given: Any, at: str) -> tuple[Rule, ...]:
        return tuple(
            self.rule(one, f"{at}[{place}]") for place, one in enumerate(self.tables(given, at))
        )

    def rule(self, given: Any, at: str, *, why: bool = True) -> Rule:
        """A rule; `why` asks for its reason, which names it in the account of the rows."""
        table = self.table(given, at)
        self.known(table, RULE, at)
        because = self.text(table.get("because", ""), f"{at}.because")
        if why and not because.strip():
            self.add(f"{at}.because", "it gives no reason", 'write because = "…"')
        words = self.words(table.get("is", []), f"{at}.is")
        blank = self.flag(table.get("blank", False), f"{at}.blank")
        lines = self.lines(table["line"], f"{at}.line") if "line" in table else ()
        header = squeezed(self.text(table.get("header", ""), f"{at}.header"))
        if (len(lines) if not header else bool(words) + blank) != 1 or (header and lines):
            fix = (
                'write { header = "…", is = ["…"] }, { header = "…", blank = true } or { line = 5 }'
            )
            self.add(at, "it does not say which rows it means", fix)
        return Rule(header, words, blank, lines[0] if lines else 0, because)

    def pairs(self, given: Any, at: str) -> tuple[tuple[str, str], ...]:
        table = self.table(given, at)
        for key, value in table.items():
            if not isinstance(value, str) or not key.strip():
                self.add(at, f"{quoted(key)} has no word beside it", 'write "…" = "…"')
        return tuple((squeezed(key), str(value)) for key, value in table.items())


def _in_brackets(header: str) -> str:
    """The unit that a header names: `members [person]`."""
    found = _IN_BRACKETS.fullmatch(squeezed(header))
    return found[1].strip() if found else ""


def _is_number(given: Any) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool)


def _is_entry(given: Mapping[str, Any]) -> bool:
    """Whether a table names members of a group, rather than one cell."""
    plain = any(name in given and not isinstance(given[name], Mapping) for name in CELL[:2])
    return not plain and bool(set(given) - set(CELL))
