"""`MeasureTable`: the measures of one file, and the digest of what the file says.

In goes a CSV or TOML file, or its text; out comes a frozen table of measures, none of them known to
the rest of the process before somebody says so: a framework that names the table has them for
itself, and two frameworks may hold different tables of the same codes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import field, frozen

from socialvalue import arguments, byte_marks, registry
from socialvalue.errors import Fault, MeasureError, NameClash, UnknownName
from socialvalue.measure import Measure
from socialvalue.measure_tables.cells import quoted
from socialvalue.measure_tables.making import NOT_OURS, Block, make
from socialvalue.measure_tables.rows import FORMATS, Row, of_text
from socialvalue.measure_tables.sources import Sources

OWNER = "measure table "
"""How the module of a measure begins that came from a table; its file follows."""


@frozen(eq=False, repr=False)
class MeasureTable:
    """The measures of one table, sorted by code; made by `load_measures`.

    `name` is the name of the file, `digest` `sha256:…` of what the table says: it moves with any
    cell, and not with the order of rows or columns, or with spaces.
    """

    name: str
    measures: tuple[type[Measure], ...]
    digest: str
    _by_code: dict[str, type[Measure]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._by_code.update({measure.code: measure for measure in self.measures})

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its measures, sorted."""
        return tuple(self._by_code)

    @property
    def licensed(self) -> tuple[str, ...]:
        """The codes of those measures that lean on somebody's licensed values: not ours."""
        return tuple(one.code for one in self.measures if NOT_OURS in one.cautions)

    def get(self, code: str) -> type[Measure] | None:
        """The measure with this code; None if the table has none."""
        return self._by_code.get(code)

    def __getitem__(self, code: str) -> type[Measure]:
        if code not in self._by_code:
            fix = f"use one of {', '.join(self.codes)}"
            raise UnknownName(Fault(code, f"it is not a measure of {self.name}", fix))
        return self._by_code[code]

    def __iter__(self) -> Iterator[type[Measure]]:
        return iter(self.measures)

    def __len__(self) -> int:
        return len(self.measures)

    def register(self) -> None:
        """Make every measure known to the whole process, or none: `NameClash` names all owners."""
        faults = [fault for one in self.measures for fault in _held(one.code, _owner(one))]
        if faults:
            raise NameClash(faults)
        for measure in self.measures:
            registry.register(measure)

    def __repr__(self) -> str:
        count = "1 measure" if len(self) == 1 else f"{len(self)} measures"
        return f"<MeasureTable {self.name}: {count} ({', '.join(self.codes)})>"


def load_measures(source: str | Path, *, name: str = "") -> MeasureTable:
    """Read a measure table from a CSV or TOML file: one row a measure, or one of its prices.

    With `name`, such as "mine.csv", `source` is the text of such a table itself. The columns are
    those of `docs/measure-tables.md`. Nothing is registered. A file is UTF-8, or UTF-16 with its
    mark. Raises `MeasureError` with every fault of the table, each with its file, row and column,
    `UnknownName` where there is no file, and `ArgumentError` for what is no path or text.
    """
    fix = "give the path of a measure table, or its text and the name of its file"
    file = arguments.path("name" if name else "source", name or source, fix)
    faults = list[Fault]()
    form = file.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        fault, fix = "it is neither CSV nor TOML by its name", "save it as .csv or .toml"
        raise MeasureError(Fault(file.name, fault, fix))
    text = arguments.text("source", source, fix) if name else _text(file)
    rows = of_text(text, file.name, form, faults)
    blocks = _blocks(rows, faults)
    measures = _made(blocks, faults, f"{OWNER}{file}")
    shipped = Path(__file__).resolve().parents[1]
    if not name and shipped in file.resolve().parents:
        faults += [
            Fault(file.name, f"{one.code} is of a licensed table", "keep it out of the package")
            for one in measures
            if NOT_OURS in one.cautions
        ]
    if faults:
        raise MeasureError(faults)
    return MeasureTable(file.name, tuple(measures), _digest(blocks))


def _text(file: Path) -> str:
    if not file.is_file():
        fix = "mend the path; a framework's tables are looked for beside the framework's file"
        raise UnknownName(Fault(str(file), "there is no such measure table", fix))
    given = file.read_bytes()
    try:
        marked = byte_marks.marked(given)
        return marked[0] if marked else byte_marks.decoded(given)
    except byte_marks.Undecodable as error:
        raise MeasureError(Fault(file.name, error.fault, error.fix)) from None


def _blocks(rows: list[Row], faults: list[Fault]) -> list[Block]:
    """The rows by code, sorted by it; a row without a code is a fault."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if "code" in row.cells:
            found.setdefault(row.cells["code"], []).append(row)
        elif row.lacks("code"):
            faults.append(Fault(row.at("code"), "it is missing", "give each measure a code"))
    faults += _alike(found)
    return [Block.of(code, found[code], faults) for code in sorted(found)]


def _alike(found: dict[str, list[Row]]) -> Iterator[Fault]:
    """Codes that capitals alone tell apart: a file named by one would be read as the other's."""
    first: dict[str, str] = {}
    for code, rows in found.items():
        other = first.setdefault(code.casefold(), code)
        if other != code:
            fault = f"{code} differs from {other} at {found[other][0].place} by capitals alone"
            yield Fault(rows[0].at("code"), fault, "write one code alike, and two codes apart")


def _made(blocks: list[Block], faults: list[Fault], module: str) -> list[type[Measure]]:
    """The measures of the blocks that have no faults; those of the others are added."""
    sources = Sources(faults)
    for block in blocks:
        for group in block.prices:
            sources.describe(group.cells)
    _one_name_each(blocks)
    measures = []
    for block in blocks:
        at, owner = block.rows[0].at("code"), f"{module}:{block.code}"
        faults += [Fault(at, one.fault, one.fix) for one in _held(block.code, owner, tables=False)]
        made = make(block, sources, faults, module)
        if made is not None:
            measures.append(made)
    return measures


def _one_name_each(blocks: list[Block]) -> None:
    """An outcome has one name and one theme, a theme one name, wherever a table writes them."""
    for code, others in (("theme", ("theme_name",)), ("outcome", ("outcome_name", "theme"))):
        seen: dict[tuple[str, str], tuple[str, str]] = {}
        for block in blocks:
            for other in others:
                key, said = (block.cells.get(code, ""), other), block.cells.get(other)
                if said is None:
                    continue
                first, where = seen.setdefault(key, (said, block.cells.at(other)))
                if said != first:
                    fault = f"the {code} {key[0]} has {quoted(first)} at {where}"
                    block.cells.fault(other, fault, "let both rows say the same")


def _owner(measure: type[Measure]) -> str:
    return f"{measure.__module__}:{measure.__qualname__}"


def _held(code: str, owner: str, *, tables: bool = True) -> Iterator[Fault]:
    """A fault if somebody else has the code: a plugin, this session, or (`tables`) a table."""
    others = [registry.describe(one) for one in registry.points(registry.MEASURES).get(code, ())]
    if not others and code in registry.codes():
        known = registry.look(registry.MEASURES, code)
        if tables or not known.__module__.startswith(OWNER):
            others = [_owner(known)]
    if others and owner not in others:
        fault = f"{code} is claimed by {owner} and by {' and by '.join(others)}"
        yield Fault(code, fault, "give the row another code, or use the other measure as it is")


def _digest(blocks: list[Block]) -> str:
    """`sha256:…` of what the table says, written one way only."""
    content: dict[str, Any] = {
        block.code: {
            "measure": block.cells.values,
            "prices": [
                {
                    "ledger": group.ledger,
                    "price": group.cells.values,
                    "rows": sorted(
                        [[row.cells.get(one) for one in _PER_ROW] for row in group.rows],
                        key=repr,
                    ),
                }
                for group in block.prices
            ],
        }
        for block in blocks
    }
    written = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(written.encode()).hexdigest()}"


_PER_ROW = ("level", "value", "low", "high")
