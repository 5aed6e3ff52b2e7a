"""`Chains`: a theory of change, as a graph of measures in which one leads to another.

In come relations and the measures that they are about; out come the links in an order in which each
stands before whatever it leads to, and the graph as text, DOT or SVG. What leads to itself in the
end is no theory of change, and is refused with the circle named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from attrs import evolve, field, frozen

from socialvalue.errors import Fault, FrameworkError
from socialvalue.relations import chain_drawing, chain_words
from socialvalue.relations.chain_words import Link
from socialvalue.relations.reading import load
from socialvalue.relations.relation import Relation


@frozen(slots=False)
class Chains:
    """Measures and the steps between them: each step is a `leads_to`, with its reason and author.

    `links` are the measures that a step touches, earlier ones first; `apart` counts those of the
    framework that no step touches. Make it with `framework.chains()` or `Chains.of_set`.
    """

    name: str
    links: tuple[Link, ...]
    steps: tuple[Relation, ...]
    apart: int = field(default=0, kw_only=True)

    @classmethod
    def of(cls, name: str, relations: Iterable[Relation], links: Iterable[Link] = ()) -> Chains:
        """The chains in some relations; a measure that `links` does not tell has its code alone.

        Raises `FrameworkError`, naming the circle, where a measure leads to itself in the end.
        """
        steps = tuple(one for one in relations if one.kind == "leads_to")
        known = {one.code: one for one in links}
        order = _ordered(steps, known)
        found = tuple(known.get(code, Link(code)) for code in order)
        place = {code: at for at, code in enumerate(order)}
        steps = tuple(sorted(steps, key=lambda one: (place[one.first], place[one.second])))
        return cls(name, found, steps, apart=len(known.keys() - order))

    @classmethod
    def of_set(cls, name: str) -> Chains:
        """The chains of a set of relations that comes with the library, by codes alone; raises
        `FrameworkError` for a name that is not there.
        """
        faults: list[Fault] = []
        relations = load(name, None, faults)
        if faults:
            raise FrameworkError(faults)
        return cls.of(name, relations)

    @cached_property
    def further(self) -> Mapping[str, frozenset[str]]:
        """For each measure's code, the codes of all that it leads to, however many steps away."""
        found: dict[str, frozenset[str]] = {}
        for link in reversed(self.links):
            nexts = [one.second for one in self.steps if one.first == link.code]
            found[link.code] = frozenset(nexts).union(*(found[code] for code in nexts))
        return found

    def furthest(self, codes: Iterable[str]) -> frozenset[str]:
        """Of some measures, those that lead to none of the others."""
        some = frozenset(codes) & self.further.keys()
        return frozenset(code for code in some if not self.further[code] & some)

    def told(self, standing: Mapping[str, str], evidenced: str) -> Chains:
        """The same chains, with how far each link is shown in words, by code; of those that are
        `evidenced` the furthest are marked.
        """
        last = self.furthest(code for code, words in standing.items() if words == evidenced)
        links = tuple(
            evolve(one, standing=standing.get(one.code, ""), furthest=one.code in last)
            for one in self.links
        )
        return evolve(self, links=links)

    def text(self) -> str:
        """The chains in lines: each measure, and below it what it leads to and why."""
        return "\n".join(chain_words.lines(self.name, self.links, self.steps, self.apart))

    def dot(self) -> str:
        """The chains in the DOT language of Graphviz, every text quoted."""
        return chain_words.dot(self.name, self.links, self.steps)

    def svg(self) -> str:
        """The chains as a drawing that stands alone: without scripts, colours that mean anything,
        or anything fetched; each text of it can be read aloud.
        """
        return chain_drawing.svg(self.name, self.links, self.steps, self.text())

    def __str__(self) -> str:
        return self.text()


def circle(relations: Iterable[Relation]) -> list[Fault]:
    """A fault that names the measures, where one leads to itself in the end; else nothing."""
    try:
        TopologicalSorter(_before(relations)).prepare()
    except CycleError as error:
        told = " leads to ".join(error.args[1])
        fix = "take one of these steps out: the last link of a chain leads nowhere"
        return [Fault("relations", f"{told}, which is a circle and no chain", fix)]
    return []


def _before(relations: Iterable[Relation], codes: Iterable[str] = ()) -> dict[str, list[str]]:
    """For each code, those that lead to it."""
    found: dict[str, list[str]] = {code: [] for code in codes}
    for one in relations:
        if one.kind == "leads_to":
            found.setdefault(one.first, [])
            found.setdefault(one.second, []).append(one.first)
    return found


def _ordered(steps: Sequence[Relation], known: Iterable[str]) -> list[str]:
    """The codes that steps touch, each before what it leads to, else as they are known."""
    if found := circle(steps):
        raise FrameworkError(found)
    touched = {code for one in steps for code in one.pair}
    order = TopologicalSorter(_before(steps, known)).static_order()
    return _in_a_row([code for code in order if code in touched], steps)


def _in_a_row(order: Sequence[str], steps: Sequence[Relation]) -> list[str]:
    """The same codes, each still before what it leads to, one chain after another."""
    left = {code: sum(one.second == code for one in steps) for code in order}
    ready = [code for code in reversed(order) if not left[code]]
    found = []
    while ready:
        found.append(ready.pop())
        for one in reversed(steps):
            if one.first == found[-1]:
                left[one.second] -= 1
                ready += [] if left[one.second] else [one.second]
    return found
