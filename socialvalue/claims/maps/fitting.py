"""Whether a map fits: its measures and inputs the framework, its columns the sheet, its units both.

In come a map, a framework and the headers of a sheet; out come the faults of the map, all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from socialvalue import deflation, units
from socialvalue.claims import elsewhere
from socialvalue.claims.batch import asked
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.doors.spelling import PLAIN
from socialvalue.claims.doors.thousands import in_thousands, scale_of
from socialvalue.claims.inputs import Inputs
from socialvalue.claims.maps.columns import meant, rules, unread
from socialvalue.claims.maps.marks import SUPPRESSED
from socialvalue.claims.maps.parts import PERCENT, POUNDS, Cell, Claim, Mapped, nearest
from socialvalue.claims.numbers import quoted
from socialvalue.claims.submissions import COST_UNIT, TEXTS
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.errors import Fault, UnitError
from socialvalue.framework import Framework
from socialvalue.proxy import OWN, bounds, own_unit
from socialvalue.ramp import PER_UNITS


def size_unit(name: str) -> str:
    """The unit of a number in the submissions table; "" for what is text."""
    return "" if name == "id" or name in TEXTS else PER_UNITS.get(name, COST_UNIT)


def declared(framework: Framework, code: str, name: str) -> Any:
    """What an input of a measure is: `local[0].spend` is the member spend of the group local.

    None if the measure has no such input; the count of a group is a sample in its own unit.
    """
    whole, _, part = name.partition(".")
    whole = whole.partition("[")[0]
    if whole in OWN and not part:
        low, high = bounds(whole)
        return Column(own_unit(whole), low=low, high=high)
    found = asked(framework.members[code].measure).get(whole)
    if isinstance(found, SampleGroup):
        return Sample(found.of) if part == "count" else dict(found.members).get(part)
    return None if part else found


def misfits(
    given: Mapped,
    framework: Framework,
    headers: tuple[str, ...],
    deflator: deflation.Index,
    sized: frozenset[str] = frozenset(),
) -> Iterator[Fault]:
    """Every fault of a map, in the order of its parts; `sized` are columns of a table beside it."""
    fitting = _Fitting(given, framework, headers, Conversions(deflator))
    yield from fitting.rules()
    for name, cell in given.submission.items():
        unit = size_unit(name)
        yield from fitting.cell(f"submission.{name}", cell, Column(unit) if unit else None)
    for place, claim in enumerate(given.claims):
        yield from fitting.claim(claim, f"claim[{place}]")
    yield from fitting.lacking()
    yield from fitting.unsized(sized)
    yield from unread(given.sheet, headers, fitting.used, given.name)


class _Fitting:
    """One map beside one framework and one sheet."""

    def __init__(
        self, given: Mapped, framework: Framework, headers: tuple[str, ...], used: Conversions
    ) -> None:
        self.map = given
        self.framework = framework
        self.headers = headers
        self.conversions = used
        self.used: set[str] = set()
        self.numbers: dict[str, str] = {}
        """Where in the map each column is read as a number."""

    def rules(self) -> Iterator[Fault]:
        for at, rule in rules(self.map.sheet):
            yield from self.header(at, rule.header)

    def header(self, at: str, header: str) -> Iterator[Fault]:
        self.used.add(header)
        if header not in self.headers:
            fault = f"the sheet has no column {quoted(header)}"
            yield self.fault(at, fault, meant(header, self.headers))

    def cell(self, at: str, cell: Cell, what: Any) -> Iterator[Fault]:
        for header in cell.headers:
            yield from self.header(at, header)
        if isinstance(what, Column | Sample):
            yield from self.number(at, cell, what.unit)
        else:
            yield from self.word(at, cell, what)
        form = cell.numbers or self.map.sheet.numbers
        if cell.split in ({"."} if form == PLAIN else {".", ","}):
            fault = f"{cell.split!r} is a sign of its numbers, too"
            yield self.fault(at, fault, 'write split = ";", and part the cells so')
        if cell.split and not isinstance(what, Sample | Code):
            yield self.fault(at, "it takes one value, and split makes many", "take split out")

    def number(self, at: str, cell: Cell, unit: str) -> Iterator[Fault]:
        """A number says its unit, which fits; and its column is a number only once."""
        marks = (*cell.marks, *self.map.sheet.marks)
        if not cell.unit and not marks and not cell.unit_in:
            fix = f'write unit = "{unit}", or the unit that the sheet means'
            yield self.fault(at, f"no unit is named (the measure counts in {unit})", fix)
        if cell.codes:
            yield self.fault(at, "it is a number, and codes are words", "take codes out")
        yield from self.scale(at, cell, unit)
        if cell.below_one and cell.unit not in PERCENT:
            fix = 'write unit = "%" if it holds percentages, or take below_one out'
            yield self.fault(at, "below_one is for a column of percentages", fix)
        own = cell.unit.replace("{year}", "2025")
        own = "" if in_thousands(own) else own
        for word in (own, *(one for _, one in cell.marks if one != POUNDS)):
            yield from self.unit(at, word, unit)
        yield from self.marks(at, cell, own)
        if cell.header and cell.header in self.numbers and not cell.again:
            fault = f"{cell.header!r} is read as a number twice, in {self.numbers[cell.header]} too"
            fix = 'keep one of them, or say why it counts again: again = "…"'
            yield self.fault(at, fault, fix)
        self.numbers.setdefault(cell.header, at)

    def scale(self, at: str, cell: Cell, unit: str) -> Iterator[Fault]:
        """A column of thousands says what one of its numbers stands for, and a unit without it."""
        if in_thousands(cell.unit):
            fix = f'write unit = "{unit}", scale = {scale_of(cell.unit)}'
            fault = f"{quoted(cell.unit)} is a unit and its scale at once"
            yield self.fault(
                at,
                fault,
                f"{fix}: the year of its pounds is yours to say"
                if units.money_years(unit)
                else fix,
            )
        elif in_thousands(cell.header) and cell.scale is None:
            fault = f"{cell.header!r} seems to count in thousands or millions"
            fix = f"write scale = {scale_of(cell.header)}, what one of its numbers stands for"
            yield self.fault(at, fault, f"{fix}; scale = 1 if it only looks so")

    def marks(self, at: str, cell: Cell, own: str) -> Iterator[Fault]:
        """A mark does not say pounds of another year than its column does."""
        years = units.money_years(own)
        for mark, said in (*cell.marks, *self.map.sheet.marks):
            if set(mark) & SUPPRESSED:
                fix = "leave the cell blank, or ask for the number"
                fault = f"the mark {quoted(mark)} hides a number: fewer than five is not five"
                yield self.fault(at, fault, fix)
            other = units.money_years(said)
            if years and other and other != years:
                fault = f"the mark {quoted(mark)} says {other[0]}, and the column {years[0]}"
                fix = f'write "{mark}" = "{POUNDS}", pounds of the year that the column names'
                yield self.fault(at, fault, fix)

    def unit(self, at: str, have: str, want: str) -> Iterator[Fault]:
        try:
            if have:
                self.conversions.factor(have, want)
        except UnitError as error:
            for one in error.faults:
                yield self.fault(at, f"{quoted(have)}: {one.fault}", one.fix)

    def word(self, at: str, cell: Cell, what: Any) -> Iterator[Fault]:
        """A word has no unit; what its codes stand for are levels."""
        if cell.unit and cell.unit not in cell.header:
            yield self.fault(at, "it is a word, and has no unit", "take unit out")
        levels = what.names if isinstance(what, Code) else ()
        said = [word for _, word in cell.codes]
        said += [str(cell.value)] if cell.value is not None else []
        for word in said:
            if levels and word not in levels:
                near = nearest(word, levels)
                fix = f"write {near!r}" if near else f"use one of {', '.join(levels[:8])}"
                yield self.fault(at, f"{quoted(word)} is not a level", fix)

    def claim(self, claim: Claim, at: str) -> Iterator[Fault]:
        if claim.when is not None and claim.when.header:
            yield from self.header(f"{at}.when", claim.when.header)
        for name, cell in claim.beside.items():
            yield from self.cell(f"{at}.{name}", cell, None)
        if claim.measure not in self.framework.members:
            yield self.measure(claim.measure, f"{at}.measure")
            self.used.update(header for _, cell in claim.cells() for header in cell.headers)
            return
        for name, cell in claim.cells():
            what = declared(self.framework, claim.measure, name)
            if what is None or isinstance(what, SampleGroup):
                yield self.stranger(claim, name, f"{at}.inputs.{name}", what)
                self.used.update(cell.headers)
            else:
                yield from self.cell(f"{at}.inputs.{name}", cell, what)

    def measure(self, code: str, at: str) -> Fault:
        """A measure that the framework does not have; only what nobody knows is a slip of one."""
        known = elsewhere.measure(code, self.framework)
        if known is not None:
            fault = f"{known[0]} ({known[1]}) is a measure that {elsewhere.used(self.framework)}"
            return self.fault(at, fault, elsewhere.fix([code], "this claim"))
        near = nearest(code, self.framework.members)
        fix = f"use one of {', '.join(self.framework.members)}"
        fault = f"{quoted(code)} is not in the framework {self.framework.code}"
        return self.fault(at, fault, f"write {near!r}" if near else fix)

    def stranger(self, claim: Claim, name: str, at: str, what: Any) -> Fault:
        """An input that the measure does not have, or a group that was given as one number."""
        inputs = asked(self.framework.members[claim.measure].measure)
        whole, _, part = name.partition(".")
        group = inputs.get(whole.partition("[")[0])
        if isinstance(group, SampleGroup):
            members = [*dict(group.members), "count"]
            fix = f"write {{ {', '.join(f'{one} = …' for one in members)} }}"
            told = f"{part!r} is no part of the group" if part else "this is a group of samples"
            return self.fault(at, told, fix)
        if group is not None:
            name = whole.partition("[")[0]
            fix = f'write {name} = {{ header = "…" }}'
            return self.fault(at, f"{name} is one value, and has no parts", fix)
        near = nearest(whole.partition("[")[0], inputs)
        fix = f"write {near}" if near else f"use {', '.join(inputs)}"
        return self.fault(at, f"{claim.measure} has no such input", fix)

    def lacking(self) -> Iterator[Fault]:
        """Inputs without which a measure has no answer, in any of the claims that join."""
        joined: dict[Any, list[int]] = {}
        for place, claim in enumerate(self.map.claims):
            key = claim.measure if self.map.sheet.rows == "part" else place
            joined.setdefault(key, []).append(place)
        for places in joined.values():
            claims = [self.map.claims[place] for place in places]
            if claims[0].measure not in self.framework.members:
                continue
            measure = self.framework.members[claims[0].measure].measure
            at = f"claim[{places[0]}].inputs"
            given = {name.partition("[")[0] for one in claims for name, _ in one.cells()}
            if all("not_applicable" in one.beside and not one.inputs for one in claims):
                continue
            for name, what in asked(measure).items():
                optional = isinstance(what, Column) and what.default is not None
                if name not in {one.partition(".")[0] for one in given} and not optional:
                    fix = f'write {name} = {{ header = "…" }}, or {{ value = … }} if it is known'
                    yield self.fault(at, f"{measure.code} needs {name}, which nothing gives", fix)
            yield from self.parts(claims, at, asked(measure))

    def unsized(self, sized: frozenset[str]) -> Iterator[Fault]:
        """Sizes that a claimed measure needs, and neither `[submission]` nor a table gives."""
        for code in dict.fromkeys(one.measure for one in self.map.claims):
            member = self.framework.members.get(code)
            for size in Inputs.of(member.measure).sizes if member else ():
                if size not in {*self.map.submission, *sized}:
                    fix = (
                        f'write {size} = {{ header = "…", unit = "{size_unit(size)}" }}, or '
                        "{ value = …, unit = … }, or give a table of sizes: --submissions FILE"
                    )
                    fault = f"{code} needs {size}, which nothing gives"
                    yield self.fault("submission", fault, fix)

    def parts(self, claims: list[Claim], at: str, inputs: Mapping[str, Any]) -> Iterator[Fault]:
        """Members that an entry of a group lacks, and one value given as a list."""
        for claim in claims:
            for name, given in claim.inputs.items():
                group = inputs.get(name)
                if isinstance(given, Cell):
                    continue
                if isinstance(group, Column | Code) and isinstance(given[0], Cell):
                    fix = f'write {name} = {{ header = "…" }}'
                    yield self.fault(f"{at}.{name}", "it is one value, not a list", fix)
                if isinstance(group, SampleGroup):
                    yield from self.entries(f"{at}.{name}", given, dict(group.members))

    def entries(self, at: str, given: Iterable[Any], members: Iterable[str]) -> Iterator[Fault]:
        for place, entry in enumerate(given):
            for part in members:
                if not isinstance(entry, Cell) and part not in entry:
                    fix = f'write {part} = {{ header = "…" }}'
                    yield self.fault(f"{at}[{place}]", f"it lacks {part}", fix)

    def fault(self, at: str, fault: str, fix: str) -> Fault:
        return Fault(f"{self.map.name} {at}", fault, fix)
