"""Wide sheets: one claim a row, one input a column, its unit in the header (`members [person]`).

The measure of a row is named in the column `measure`, or by the file: PA1.csv. Whatever a claim may
bring beside its inputs is a column too. A sample is a list in one cell, `6;7;7`; a group has a
column for each member, `people.right`, and where its members stand for several, `people.count`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from attrs import frozen

from socialvalue.claims.batch import ASIDE, asked
from socialvalue.claims.doors import headers
from socialvalue.claims.doors.cells import Cells, is_share, own_share
from socialvalue.claims.doors.thousands import in_thousands, unscaled
from socialvalue.claims.numbers import REPORTED, is_blank, quoted
from socialvalue.claims.places import Places
from socialvalue.claims.submissions import Submissions
from socialvalue.column import Code, Sample, SampleGroup
from socialvalue.errors import Fault, UnitError
from socialvalue.framework import Framework
from socialvalue.proxy import OWN, own_unit

LIST = ";"
NEAR = 0.6
"""How alike two words are, at the least, for one to be a slip of the other."""

_HEADER = re.compile(r"([^\[\]]*?)\s*(?:\[\s*([^\[\]]*?)\s*\])?")
TEXTS = ASIDE - set(OWN)


@frozen
class Head:
    """A column of a wide sheet: its header as it stands, the input it names, and its unit."""

    header: str
    name: str
    unit: str

    @staticmethod
    def of(header: str) -> Head:
        """`members [person]` as a name and a unit; without brackets, the declared unit."""
        found = _HEADER.fullmatch(header)
        return Head(header, *(found[1], found[2] or "")) if found else Head(header, header, "")


@frozen
class Wanted:
    """What a measure wants of one column: its unit, whether it is a share, a list, a word."""

    unit: str
    share: bool = False
    many: bool = False
    word: bool = False


def wanted(declarations: Mapping[str, Any], name: str) -> Wanted | None:
    """What a column of this name is to a measure; None if it asks for no such input."""
    top, _, part = name.partition(".")
    one = declarations.get(top)
    if isinstance(one, SampleGroup):
        return _member(one, part)
    if part or one is None:
        return None
    if isinstance(one, Code):
        return Wanted(one.unit, word=True)
    return Wanted(one.unit, is_share(one), many=isinstance(one, Sample))


def _member(group: SampleGroup, part: str) -> Wanted | None:
    if part == "count":
        return Wanted(group.of, many=True)
    if part == "item":
        return Wanted("", many=True, word=True)
    member = dict(group.members).get(part)
    if isinstance(member, Code):
        return Wanted(member.unit, many=True, word=True)
    return None if member is None else Wanted(member.unit, is_share(member), many=True)


class Wide(Places):
    """Reads the rows of a wide sheet into records, and remembers where each value stood."""

    def __init__(
        self,
        framework: Framework,
        cells: Cells,
        name: str,
        code: str,
        told: frozenset[str] = frozenset(),
    ) -> None:
        self.framework = framework
        self.cells = cells
        self.name = name
        self.code = code
        self.told = told
        self._lines: list[int] = []
        self._heads: dict[str, Head] = {}

    def word(self, record: int, name: str = "") -> str:
        """`PA1.csv line 4, people.right [1], value 3`."""
        at = f"{self.name} line {self._lines[record]}"
        top, _, rest = name.partition("[")
        number, _, part = rest.partition("]")
        head = self._heads.get(top + part) or self._head(top)
        told = head.header if head else top
        return f"{at}{f', {told}' if told else ''}{_counted(number)}"

    def first(self, record: int, names: Sequence[str]) -> str:
        """The first of some inputs that has a column; of all, where none has."""
        return next((name for name in names if self._head(name)), names[0])

    def _head(self, name: str) -> Head | None:
        """The column of an input; of a group, the first of its columns."""
        parts = (one for title, one in self._heads.items() if title.startswith(f"{name}."))
        return self._heads.get(name) or (next(parts, None) if name else None)

    def read(
        self, rows: Iterable[tuple[int, Mapping[str, str]]], submissions: Submissions | None
    ) -> list[dict[str, Any]]:
        """Every row as a record; whose it is and of which measure is looked at later, with all."""
        return [self._record(line, row) for line, row in rows]

    def _record(self, line: int, row: Mapping[str, str]) -> dict[str, Any]:
        self._lines.append(line)
        if not self._heads:
            self._heads = {head.name: head for head in map(Head.of, row)}
        code = row.get("measure", self.code)
        member = self.framework.members.get(code)
        declarations = asked(member.measure) if member else None
        record: dict[str, Any] = {"measure": code}
        for name, head in self._heads.items():
            cell = row[head.header]
            if is_blank(cell):
                continue
            if name in TEXTS:
                record[name] = cell
            elif declarations is not None:
                self._put(
                    record, f"{self.name} line {line}, {head.header}", head, cell, declarations
                )
        return record

    def _put(
        self,
        record: dict[str, Any],
        at: str,
        head: Head,
        cell: str,
        declarations: Mapping[str, Any],
    ) -> None:
        name = head.name
        top, _, part = name.partition(".")
        if name in self.told:
            record.update({top: REPORTED} if top in declarations or name in OWN else {})
            return
        if name in OWN:
            unit, share = own_unit(name), own_share(name)
            record[name] = self.cells.number(at, cell, unit, head.unit, share=share)
            return
        want = wanted(declarations, name)
        if want is None:
            code = record["measure"]
            fix = f"leave it blank for {code}, which asks for {', '.join(declarations)}"
            self.cells.faults.append(Fault(at, f"{code} asks for no {quoted(name)}", fix))
            return
        value = self._value(at, cell, head.unit, want)
        if not part:
            record[name] = value
        elif record.get(top) is not REPORTED:
            record.setdefault(top, {})[part] = value

    def _value(self, at: str, cell: str, unit: str, want: Wanted) -> Any:
        if not want.many:
            return cell if want.word else self._number(at, cell, unit, want)
        parts = [part.strip() for part in cell.split(LIST)]
        if want.word:
            return parts
        return [
            self._number(f"{at}, value {place}", part, unit, want)
            for place, part in enumerate(parts, 1)
        ]

    def _number(self, at: str, cell: str, unit: str, want: Wanted) -> Any:
        return self.cells.number(at, cell, want.unit, unit, share=want.share)


def header_faults(
    framework: Framework, cells: Cells, name: str, header: Iterable[str], codes: Iterable[str]
) -> Iterator[tuple[str, Fault]]:
    """What is wrong with the columns of a wide sheet whose rows are claims of the measures `codes`.

    One that no such measure asks for, one that stands twice, a unit that does not fit, and no
    column that says whose a claim is; each with the name of the column.
    """
    at, heads = f"{name} header", [Head.of(one) for one in header]
    names = [head.name for head in heads]
    if "submission" not in names:
        fix = "give a column that says whose each claim is"
        yield "submission", Fault(at, "'submission' is missing", fix)
    for one in (one for one, times in Counter(names).items() if times > 1):
        yield one, Fault(at, f"{headers.told(one)} stands twice", "keep one such column")
    known = [code for code in dict.fromkeys(codes) if code in framework.members]
    asks = [asked(framework.members[code].measure) for code in known]
    for head in heads:
        for fault in _head_faults(at, head, asks, cells):
            yield head.name, fault


def _head_faults(
    at: str, head: Head, asks: Sequence[Mapping[str, Any]], cells: Cells
) -> Iterator[Fault]:
    if head.name in TEXTS:
        found = [Wanted("", word=True)]
    elif head.name in OWN:
        found = [Wanted(own_unit(head.name))]
    else:
        found = [want for one in asks if (want := wanted(one, head.name))]
        if not found and asks:
            inputs = list(dict.fromkeys(name for one in asks for name in one))
            near = get_close_matches(head.name.casefold(), inputs, 1, NEAR)
            fix = f"name an input ({', '.join(inputs)}), or one of {', '.join(sorted(TEXTS))}"
            fix = f"write {near[0]!r}, or {fix}" if near else fix
            unknown = Fault(at, f"{headers.told(head.name)} is not known", fix)
            yield unscaled(at, head.header) if in_thousands(head.header) else unknown
    for want in found if head.unit else ():
        if want.word:
            yield Fault(at, f"{quoted(head.header)} names a unit", "leave it out: these are words")
        else:
            yield from unit_faults(at, head, want.unit, cells)


def unit_faults(at: str, head: Head, declared: str, cells: Cells) -> Iterator[Fault]:
    """What is wrong with the unit of a header where numbers in the declared unit are asked for."""
    try:
        cells.conversions.factor(head.unit, declared)
    except UnitError as error:
        if in_thousands(head.unit):
            yield unscaled(at, head.header)
            return
        for fault in error.faults:
            yield Fault(f"{at}, {quoted(head.header)}", fault.fault, fault.fix)


def _counted(number: str) -> str:
    """The place of a value in a list, counted from 1."""
    return f", value {int(number) + 1}" if number.isdigit() else ""
