"""`Framework`: which measures count, where, how much, and what stands beside them.

In goes a TOML file (or its name, for those we ship); out comes a checked, frozen framework with a
digest. A council is a TOML file. `pin` refuses to start if a figure, weight or formula has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field

from socialvalue import arguments, markup
from socialvalue.counted import counted
from socialvalue.errors import ArgumentError, Fault, FrameworkError, PinError, UnknownName
from socialvalue.framework import digest, reweighing, together, toml
from socialvalue.framework.asked import Asked, plain, said, without
from socialvalue.framework.boundary import EVERYWHERE, Boundary
from socialvalue.framework.checks import faults
from socialvalue.framework.limits import Limit
from socialvalue.framework.node import Caps, Credit, Member, Node
from socialvalue.framework.said import Unmeasured
from socialvalue.measure import Measure
from socialvalue.relations import Chains, Link, Relation

if TYPE_CHECKING:
    from socialvalue.measure_tables import MeasureTable


@define(frozen=True, slots=False, eq=False, repr=False)
class Framework:
    """A tree of themes, outcomes and measures; make it with `Framework.load`.

    `root` is the whole; its children are the themes, theirs the outcomes. `tables` are the measure
    tables whose measures it has for itself, `relations` say how its measures stand to one another,
    `limits` by which rule it shares out what a measure is rated by, `boundary` what lies inside.
    `asked` says who was asked about its weights; `reweighed` are nodes that were given others.
    """

    code: str
    name: str
    edition: str
    root: Node
    caps: Caps
    note: str = ""
    credit: Credit = field(factory=Credit)
    tables: tuple[MeasureTable, ...] = field(default=(), kw_only=True)
    relations: tuple[Relation, ...] = field(default=(), kw_only=True)
    limits: tuple[Limit, ...] = field(default=(), kw_only=True)
    boundary: Boundary = field(default=EVERYWHERE, kw_only=True)
    unmeasured: tuple[Unmeasured, ...] = field(default=(), kw_only=True)
    asked: tuple[Asked, ...] = field(default=(), kw_only=True)
    reweighed: tuple[str, ...] = field(default=(), kw_only=True)
    shipped: bool = field(default=False, kw_only=True)
    pinned: str = field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        held = (self.caps, self.credit)
        if found := faults(self.code, self.root, *held, self.relations, self.reweighed):
            raise FrameworkError(found)

    @classmethod
    def load(cls, source: str | Path, *, tables: Iterable[MeasureTable] = ()) -> Framework:
        """Read a framework by name ("ccin") or from a TOML file; raises `FrameworkError`.

        Measure tables that it names are read from beside its file, unless they are in `tables`.
        """
        arguments.path("source", source, "give its name, as ccin, or the path of a TOML file")
        text, origin, folder = toml.text(source)
        parts = toml.parse(text, origin, _at_hand(tables), folder)
        return cls(**parts, shipped=folder is None)

    @classmethod
    def from_toml(
        cls, text: str, origin: str = "framework", *, tables: Iterable[MeasureTable] = ()
    ) -> Framework:
        """Read a framework from the text of a TOML file; raises `FrameworkError`.

        Measures of the `tables` are this framework's own: another may hold other tables of the
        same codes, and nothing of them is registered.
        """
        arguments.text("text", text, "give the text of a framework, in TOML")
        return cls(**toml.parse(text, origin, _at_hand(tables)))

    @property
    def themes(self) -> tuple[Node, ...]:
        """The themes, in order."""
        return self.root.children

    @property
    def outcomes(self) -> tuple[Node, ...]:
        """The outcomes, in the order of the tree."""
        return tuple(outcome for theme in self.themes for outcome in theme.children)

    @cached_property
    def members(self) -> dict[str, Member]:
        """Every measure of the framework in its place, by code, in the order of the tree."""
        return {member.code: member for member in self.root.leaves()}

    @cached_property
    def homes(self) -> dict[str, tuple[Node, Node]]:
        """For each measure's code, its theme and its outcome."""
        return {
            member.code: (theme, outcome)
            for theme in self.themes
            for outcome in theme.children
            for member in outcome.members
        }

    @cached_property
    def digest(self) -> str:
        """`sha256:…` over declarations, figures, weights, and formulas tried on fixed probes."""
        return digest.of(
            self.code, self.root, (self.caps, self.credit), self.tables, self.relations,
            (self.limits, self.boundary),
        )  # fmt: skip

    def pin(self, expected: str) -> Framework:
        """This framework, if its digest is `expected`; a `PinError` otherwise."""
        if not expected or not str(expected).strip():
            fix = f"pin {self.digest} once you agree with what it holds"
            raise PinError(Fault(self.code, "nothing was pinned", fix))
        if self.digest != expected:
            fault = f"its digest is {self.digest}, and {expected} was pinned"
            fix = "see CHANGELOG.md for what moved, then pin the new digest if you agree"
            raise PinError(Fault(self.code, fault, fix))
        return evolve(self, pinned=expected)

    def chains(self) -> Chains:
        """Its theory of change: which measure leads to which, with reasons; text, DOT or SVG.

        Raises `FrameworkError`, naming the circle, where a measure leads to itself in the end.
        """
        links = [
            Link(code, member.measure.title, self.homes[code][1].name)
            for code, member in self.members.items()
        ]
        return Chains.of(self.name, self.relations, links)

    def weighted(
        self, node: str, points: Mapping[str, float], *, whose: str, asked: Asked | None = None
    ) -> Framework:
        """This framework with other `points` for the children of one node: themes, a theme's
        outcomes, or an outcome's benefit measures. They are shared out as 100.

        `whose` weights they are goes into the note; `asked` says who was asked for them. Its digest
        moves with the weights. Raises `UnknownName`, `ArgumentError` or `FrameworkError`.
        """
        fix = 'say whose weights these are: whose="tenants of Eastmoor, 12 May"'
        if not arguments.text("whose", whose, fix).strip():
            raise ArgumentError(Fault("whose", "nobody stands behind these weights", fix))
        root = reweighing.reweighed(self.root, node, points)
        nodes = [one.code for one in root.walk()]
        left = without(self.asked, node, nodes)
        told = f"Weights of {node}: {whose.strip()}."
        return evolve(
            self,
            root=root,
            note=f"{self.note} {told}".strip(),
            asked=(*left, evolve(asked or Asked(whose.strip(), "", 0, ""), at=(node,))),
            reweighed=(*self.reweighed, node),
            pinned="",
        )

    @property
    def weights_said(self) -> str:
        """Whose weights these are, in a sentence: of experts alone, or of those who were asked."""
        return said(self.asked, shipped=self.shipped)

    def measure(self, code: str) -> type[Measure]:
        """The measure with this code, or `UnknownName` naming those of the framework."""
        given: Any = code
        if not isinstance(given, str) or given not in self.members:
            fix = f"use one of {', '.join(self.members)}"
            raise UnknownName(Fault(str(code)[:40], f"it is not a measure of {self.code}", fix))
        return self.members[code].measure

    def as_dict(self) -> dict[str, Any]:
        """Name, edition, digest, caps, measure tables and the tree, as plain JSON types."""
        return {
            "code": self.code,
            "name": self.name,
            "edition": self.edition,
            "digest": self.digest,
            "caps": {"theme": self.caps.theme, "overall": self.caps.overall},
            "credit": {
                "evidence": list(self.credit.evidence),
                "counterfactual": list(self.credit.counterfactual),
            },
            "weights": plain(self.asked, shipped=self.shipped),
            "relations": [one.plain() for one in self.relations],
            **together.plain(self.root),
            "limits": [one.plain() for one in self.limits],
            "boundary": self.boundary.plain(),
            "tables": [digest.plain_table(table) for table in self.tables],
            "themes": [digest.plain_node(theme) for theme in self.themes],
            "unmeasured": [one.plain() for one in self.unmeasured],
        }

    def __repr__(self) -> str:
        many = counted(len(self.members), "measure")
        themes = counted(len(self.themes), "theme")
        return f"<Framework {self.code} {self.edition}: {many} in {themes}>"

    def _repr_html_(self) -> str:
        title = f"{self.name}, edition {self.edition}: {counted(len(self.members), 'measure')}"
        heads = ("theme", "measure", "what is counted", "unit", "harm or benefit", "priced")
        rows = []
        for code, member in self.members.items():
            one, theme = member.measure, self.homes[code][0]
            side, priced = "harm" if one.harm else "benefit", "yes" if one.proxies else "no"
            rows.append((theme.name, code, one.title, one.unit, side, priced))
        return markup.table(title, heads, rows)


def _at_hand(tables: Iterable[MeasureTable]) -> list[MeasureTable]:
    """Measure tables as a list; raises `ArgumentError` for whatever else is given."""
    if isinstance(tables, tuple) and not tables:
        return []
    from socialvalue.measure_tables import MeasureTable  # most frameworks are given none

    fix = "give a list of measure tables: [sv.load_measures(…)]"
    return arguments.several("tables", tables, MeasureTable, fix)
