"""A framework as TOML: in goes the text, out come the parts of a `Framework`.

Every key is checked; what is unknown is a fault, so that a mistyped weight is never ignored. The
measures of a table that the framework names are found in the table, all others by the registry.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from socialvalue import registry, relations
from socialvalue.aggregation import Aggregator
from socialvalue.errors import Fault, FrameworkError, SocialValueError, UnknownName
from socialvalue.framework import asked, boundary, limits, said, together
from socialvalue.framework.node import GRADES, Caps, Credit, Member, Node
from socialvalue.framework.reading import Reader
from socialvalue.measure import Measure

if TYPE_CHECKING:
    from socialvalue.measure_tables import MeasureTable

_TOP = {
    "code",
    "name",
    "edition",
    "note",
    "aggregator",
    "harm_aggregator",
    "lambda",
    "caps",
    "credit",
    "relations",
    "relation",
    "limit",
    "boundary",
    "interaction",
    "hold",
    "tables",
    "theme",
    "unmeasured",
    "asked",
}
_NODE = {"code", "name", "weight", "aggregator", "harm_aggregator", "lambda", "description", "said"}
_MEMBER = {
    *("code", "weight", "shadow", "shadow_reason", "not_applicable"),
    *("discounting", "discounting_reason"),
}
_CAPS = {"theme", "overall", "reason"}
_CREDIT = {"evidence": "E", "counterfactual": "C"}


def shipped() -> list[str]:
    """The names of the frameworks that come with the library."""
    folder = resources.files("socialvalue").joinpath("data/frameworks")
    return sorted(file.name.removesuffix(".toml") for file in folder.iterdir())


def text(source: str | Path) -> tuple[str, str, Path | None]:
    """The text of a framework, where it is from (a shipped name, or a path), and its folder."""
    if isinstance(source, str) and source in shipped():
        file = resources.files("socialvalue").joinpath(f"data/frameworks/{source}.toml")
        return file.read_text("utf-8"), source, None
    path = Path(source)
    if not path.is_file():
        fix = f"give a path to a TOML file, or one of {', '.join(shipped())}"
        raise UnknownName(Fault(str(source), "there is no framework of this name", fix))
    return path.read_text("utf-8"), path.name, path.parent


def parse(
    written: str,
    origin: str,
    tables: Iterable[MeasureTable] = (),
    folder: Path | None = None,
) -> dict[str, Any]:
    """The parts of a `Framework`; raises `FrameworkError` with every fault of the text.

    `tables` are measure tables at hand; one that the text names and that is not among them is read
    from the `folder`.
    """
    try:
        table = tomllib.loads(written)
    except (ValueError, RecursionError) as error:  # an endless number is a bare ValueError
        raise FrameworkError(
            Fault(origin, f"this is not TOML ({error})", "mend that line")
        ) from error
    return _Reader(tables, folder).framework(table, origin)


def _codes(themes: Iterable[Node]) -> list[str]:
    return [node.code for theme in themes for node in theme.walk()]


class _Reader(Reader):
    """Reads tables into nodes and gathers the faults on its way."""

    def __init__(self, tables: Iterable[MeasureTable], folder: Path | None) -> None:
        super().__init__()
        self.at_hand = list(tables)
        self.folder = folder
        self.unread = False

    def framework(self, table: Mapping[str, Any], origin: str) -> dict[str, Any]:
        self.known(table, _TOP, origin)
        self._read_tables(table.get("tables", []), f"{origin}.tables")
        code = self.text(table, "code", origin)
        mean = self._aggregator(table.get("aggregator", "WeightedMean"), f"{origin}.aggregator")
        default = {"kind": "PowerMean", "p": 2}
        harm = self._aggregator(table.get("harm_aggregator", default), f"{origin}.harm_aggregator")
        penalty = self.number(table, "lambda", origin, 1.0)
        whole = Node("overall", "Overall", 100.0, mean, harm, penalty)
        themes = tuple(
            self._node(theme, f"theme[{i}]", whole, "outcome")
            for i, theme in enumerate(self.tables(table, "theme", origin))
        )
        limited = limits.read(self, table.get("limit", []), themes, origin)
        themes = limits.held(themes, limited)
        caps = self.table(table, "caps", origin)
        self.known(caps, _CAPS, "caps")
        parts = {
            "code": code,
            "name": self.text(table, "name", origin),
            "edition": self.text(table, "edition", origin),
            "note": str(table.get("note", "")),
            "root": together.read(self, table, evolve(whole, children=themes)),
            "caps": Caps(
                self.number(caps, "theme", "caps", 0.0),
                self.number(caps, "overall", "caps", 0.0),
                str(caps.get("reason", "")),
            ),
            "credit": self._credit(table),
            "unmeasured": said.unmeasured(self, table),
            "asked": asked.read(table, self, [whole.code, *_codes(themes)]),
            "relations": self._relations(table, origin, tuple(themes)),
            "limits": limited,
            "boundary": boundary.read(self, table, origin),
            "tables": tuple(sorted(self.at_hand, key=lambda one: one.name)),
        }
        if self.faults:
            raise FrameworkError(self.faults)
        return parts

    def _relations(
        self, table: Mapping[str, Any], origin: str, themes: tuple[Node, ...]
    ) -> tuple[relations.Relation, ...]:
        """What the sets named say of its own measures, and what the framework itself says."""
        names = table.get("relations", [])
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self.add(f"{origin}.relations", "it is not a list of names", 'write ["cooperative"]')
            names = []
        sets = [one for name in names for one in relations.load(name, self.folder, self.faults)]
        own = relations.read(table.get("relation", []), origin, self.faults, table.get("name", ""))
        mine = {member.code for theme in themes for member in theme.leaves()}
        return relations.joined((one for one in sets if one.pair <= mine), own)

    def _node(self, table: Mapping[str, Any], at: str, parent: Node, below: str) -> Node:
        """A theme (below: outcome) or an outcome (below: measure)."""
        self.known(table, {*_NODE, below}, at)
        code = self.text(table, "code", at)
        at = code or at
        chosen = table.get("aggregator")
        harm = table.get("harm_aggregator")
        node = Node(
            code,
            self.text(table, "name", at),
            self.number(table, "weight", at, None),
            parent.aggregator if chosen is None else self._aggregator(chosen, f"{at}.aggregator"),
            parent.harm_aggregator
            if harm is None
            else self._aggregator(harm, f"{at}.harm_aggregator"),
            self.number(table, "lambda", at, parent.penalty),
            description=str(table.get("description", "")),
            said=said.read(self, table, at),
        )
        rows = self.tables(table, below, at)
        if below == "measure":
            members = tuple(m for m in (self._member(row, at) for row in rows) if m)
            return evolve(node, members=members)
        children = tuple(
            self._node(row, f"{at}.outcome[{i}]", node, "measure") for i, row in enumerate(rows)
        )
        return evolve(node, children=children)

    def _member(self, row: Mapping[str, Any], at: str) -> Member | None:
        self.known(row, _MEMBER, at)
        code = self.text(row, "code", at)
        try:
            measure = self._measure(code)
        except SocialValueError as error:
            if not self.unread:  # its measures are not known: the table's own faults say why
                self.faults += [Fault(f"{at}.{code}", one.fault, one.fix) for one in error.faults]
            return None
        reasons = row.get("not_applicable", [])
        if not isinstance(reasons, list) or not all(isinstance(one, str) for one in reasons):
            self.add(f"{at}.{code}", "not_applicable is not a list of reasons", 'write ["no land"]')
            reasons = []
        return Member(
            measure,
            self.number(row, "weight", f"{at}.{code}", None),
            str(row.get("shadow", "")),
            str(row.get("shadow_reason", "")),
            tuple(reasons),
            str(row.get("discounting", "")),
            str(row.get("discounting_reason", "")),
        )

    def _measure(self, code: str) -> type[Measure]:
        """The measure with this code: of a table, if one has it, or of the registry."""
        found = [table[code] for table in self.at_hand if code in table.codes]
        return found[0] if found else registry.measure(code)

    def _read_tables(self, names: Any, at: str) -> None:
        """Take in the measure tables that the framework names."""
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self.add(at, "it is not a list of files", 'write tables = ["mine.csv"]')
            return
        given = {table.name for table in self.at_hand}
        for name in names:
            if Path(name).name not in given:
                self._read_table(name, at)
        owners: dict[str, MeasureTable] = {}
        for table in self.at_hand:
            for what in (table.name, *table.codes):
                first = owners.setdefault(what, table)
                if first is not table:
                    fault = f"{what} is claimed by {first.name} and by {table.name}"
                    self.add(at, fault, "give it another name in one of them, or name one once")

    def _read_table(self, name: str, at: str) -> None:
        if self.folder is None:
            self.unread = True
            fix = "pass it: Framework.from_toml(text, tables=[sv.load_measures(path)])"
            self.add(at, f"the table {name!r} is not at hand", fix)
            return
        try:
            # read by those who use tables, and by nobody else
            from socialvalue.measure_tables import load_measures

            self.at_hand.append(load_measures(self.folder / name))
        except SocialValueError as error:
            self.unread = True
            self.faults += error.faults

    def _credit(self, table: Mapping[str, Any]) -> Credit:
        """The ceilings by grade; without a table nothing is held."""
        if "credit" not in table:
            return Credit()
        given = self.table(table, "credit", "framework")
        self.known(given, {*_CREDIT, "reason"}, "credit")
        ceilings: dict[str, dict[str, float]] = {}
        for kind, letter in _CREDIT.items():
            grades = self.table(given, kind, "credit") if kind in given else {}
            self.known(grades, {f"{letter}{grade}" for grade in range(GRADES)}, f"credit.{kind}")
            ceilings[kind] = {
                grade: self.number(grades, grade, f"credit.{kind}", None) for grade in grades
            }
        return Credit(**ceilings, reason=str(given.get("reason", "")))

    def _aggregator(self, chosen: Any, at: str) -> Aggregator:
        options = dict(chosen) if isinstance(chosen, Mapping) else {"kind": chosen}
        try:
            kind = registry.find(Aggregator.group, str(options.pop("kind", "")))
            made: Aggregator = kind(**options)
        except SocialValueError as error:
            self.faults += [Fault(at, fault.fault, fault.fix) for fault in error.faults]
        except (TypeError, ValueError) as error:
            self.add(at, f"it cannot be made ({error})", 'write {kind = "PowerMean", p = 0}')
        else:
            return made
        return Aggregator()
