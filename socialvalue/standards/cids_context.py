"""The context of a JSON-LD document: what each of its names stands for.

In comes what stands under `@context`; out come full addresses. No context is fetched, and a name
that needs more than an address and a kind of value is refused rather than guessed at.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from attrs import evolve, field, frozen

from socialvalue.claims.numbers import shown
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.standards import cids_terms

_PLAIN = {"@id", "@type", "@container", "@language", "@protected"}
_CONTAINERS = (None, "@set", "@list", ["@set"], ["@list"])
_SAID_OF_ALL = {"@version", "@base", "@vocab", "@language", "@protected"}


@frozen
class Context:
    """`terms` gives the address of each name, `kinds` what its values are (`@id`, `@json`, …)."""

    at: str
    terms: Mapping[str, str] = field(factory=dict)
    kinds: Mapping[str, str] = field(factory=dict)
    vocabulary: str = ""
    base: str = ""

    @staticmethod
    def empty(at: str) -> Context:
        """A context that knows no names; `at` names the document in faults."""
        return Context(at)

    def within(self, given: Any) -> Context:
        """This context and what a node's own `@context` adds; `ClaimErrors` where it is elsewhere
        or asks for what is not read here.
        """
        found = self
        for one in given if isinstance(given, list) else [given]:
            if isinstance(one, str):
                found = found._elsewhere(one)
            elif isinstance(one, Mapping):
                found = found._with(one)
            elif one is not None:
                self._refuse(f"{shown(one)} is no context", "write a context as an object")
        return found

    def _elsewhere(self, where: str) -> Context:
        """The standard's own context, for which ours stands in; nothing else is known."""
        if not cids_terms.standards_own(where):
            fix = "write the context into the document, or use that of the standard"
            self._refuse("its context lies elsewhere, and nothing is fetched", fix)
        return self._with(cids_terms.context())

    def _with(self, given: Mapping[str, Any]) -> Context:
        terms, kinds = dict(self.terms), dict(self.kinds)
        said = {name: value for name, value in given.items() if name.startswith("@")}
        if odd := set(said) - _SAID_OF_ALL:
            self._refuse(f"its context uses {min(odd)}", "write the document without it")
        for name, value in given.items():
            if name in said:
                continue
            kinds.pop(name, None)
            if isinstance(value, Mapping):
                terms[name] = self._address(name, value)
                if isinstance(value.get("@type"), str):
                    kinds[name] = value["@type"]
            elif isinstance(value, str):
                terms[name] = value
            elif value is None:
                terms.pop(name, None)
            else:
                self._refuse(f"{shown(name)} stands for no address", "give each name an address")
        return evolve(
            self,
            terms=terms,
            kinds=kinds,
            vocabulary=self._said(said, "@vocab", self.vocabulary),
            base=self._said(said, "@base", self.base),
        )

    def _address(self, name: str, value: Mapping[str, Any]) -> str:
        """What an expanded definition stands for."""
        if set(value) - _PLAIN or value.get("@container") not in _CONTAINERS:
            self._refuse(f"{shown(name)} is defined in a way not read here", "define it simply")
        found = value.get("@id", name)
        if not isinstance(found, str):
            self._refuse(f"{shown(name)} stands for no address", "give each name an address")
        return found

    def _said(self, said: Mapping[str, Any], name: str, usual: str) -> str:
        value = said.get(name, usual)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._refuse(f"{name} is not a text", "write an address")
        return value

    def keyword(self, name: str) -> str:
        """The keyword that a key stands for (`id` for `@id`); the key itself otherwise."""
        found = self.terms.get(name, name)
        return found if found.startswith("@") else name

    def term(self, name: str) -> tuple[str, str]:
        """The address of a property, "" where the name stands for none, and its kind of value."""
        return self._full(name), self.kinds.get(name, "")

    def kind(self, name: str) -> str:
        """The address of a type."""
        return self._full(name) or name

    def address(self, name: str) -> str:
        """The address of a node: a prefix is written out, and a bare one stands after the base."""
        prefix, colon, rest = name.partition(":")
        if colon and prefix in self.terms and not rest.startswith("//"):
            return self._full(name)
        return name if colon else self.base + name

    def _full(self, name: str) -> str:
        """A name written out, prefix by prefix; a circle of prefixes ends in a fault."""
        for _ in range(20):
            prefix, colon, rest = name.partition(":")
            if name in self.terms and self.terms[name] != name:
                name = self.terms[name]
            elif colon and prefix in self.terms and not rest.startswith("//"):
                name = self.terms[prefix] + rest
            elif colon or not self.vocabulary:
                return name if colon else ""
            else:
                return self.vocabulary + name
        return self._refuse("its context goes round in a circle", "give each prefix an address")

    def _refuse(self, fault: str, fix: str) -> NoReturn:
        raise ClaimErrors(Fault(f"{self.at} @context", fault, fix))
