"""`Exchange`: a rule, with a name and a reason, by which pounds of several ledgers are added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from socialvalue.appraisal.size import MOST
from socialvalue.appraisal.spelling import exact
from socialvalue.claims.numbers import quoted, real
from socialvalue.errors import AppraisalError, Fault
from socialvalue.proxy import LEDGERS
from socialvalue.source import Source

NO_RULE = {"exchange": "none", "exchange_reason": "", "exchange_source": ""}
"""The parts of a scope in which no ledgers were added."""


def _rates(given: Any) -> Any:
    """Rates in the order of the ledgers: the same rule in another order is the same rule."""
    if not isinstance(given, Mapping):
        return given
    known = [ledger for ledger in LEDGERS if ledger in given]
    return {ledger: given[ledger] for ledger in dict.fromkeys([*known, *given])}


def _trimmed(given: Any) -> Any:
    return given.strip() if isinstance(given, str) else given


@frozen
class Exchange:
    """Pounds of the ledgers in `rates` are added, each times its rate; those of others never are.

    `name` stands where a ledger's name would, and `reason` beside every number that was added.
    A transfer added to welfare counts one person's gain without another's loss, and an input is a
    cost by another name: think twice before naming either.
    """

    name: str = field(converter=_trimmed)
    reason: str = field(converter=_trimmed)
    rates: Mapping[str, float] = field(converter=_rates, hash=False)
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        if faults := list(self._faults()):
            raise AppraisalError(faults)

    @property
    def words(self) -> str:
        """The rates in words, every digit that tells them apart: "welfare × 1, fiscal × 0.5"."""
        told = ((ledger, exact(float(rate))) for ledger, rate in self.rates.items())
        return ", ".join(f"{ledger} × {rate}" for ledger, rate in told)

    @property
    def scope(self) -> dict[str, str]:
        """What the rule adds to the scope of a number: its rates, its reason and who says so."""
        source = f"{self.source.key}: {self.source.cite()}" if self.source else ""
        told = (self.words, self.reason, source)
        return dict(zip(NO_RULE, told, strict=True))

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        source = self.source.cite() if self.source else ""
        return {
            "name": self.name,
            "reason": self.reason,
            "rates": {ledger: float(rate) for ledger, rate in self.rates.items()},
            "source": source,
        }

    def _faults(self) -> Iterable[Fault]:
        if not _said(self.name) or _as_read(self.name) in LEDGERS:
            fix = "give the rule a name of its own, such as 'public and social'"
            yield Fault("exchange.name", f"{quoted(self.name)} names no rule", fix)
        if not _said(self.reason):
            fix = "say in words why pounds of these ledgers may be added"
            yield Fault("exchange.reason", f"{quoted(self.reason)} is no reason", fix)
        yield from _rate_faults(self.rates)
        if not isinstance(self.source, Source | None):
            fix = "give a sv.Source, or leave it out"
            yield Fault("exchange.source", f"{quoted(self.source)} is no source", fix)


def _said(given: Any) -> bool:
    return isinstance(given, str) and bool(_as_read(given))


def _as_read(name: str) -> str:
    """A name as a reader sees it: without signs that do not show, in small letters."""
    return "".join(sign for sign in name if sign.isprintable()).strip().casefold()


def _rate_faults(rates: Any) -> Iterable[Fault]:
    if not isinstance(rates, Mapping) or not rates:
        fault = "no ledger is named" if isinstance(rates, Mapping) else "it names no rates"
        yield Fault("exchange.rates", fault, "give a rate for each ledger, such as {'welfare': 1}")
        return
    for ledger, rate in rates.items():
        at, size = f"exchange.rates[{ledger}]", real(rate)
        if ledger not in LEDGERS:
            yield Fault(at, "there is no such ledger", f"use {', '.join(LEDGERS)}")
        elif size is None:
            yield Fault(at, f"{quoted(rate)} is not a number", "give a rate above 0")
        elif not 0 < size <= MOST:
            fix = "give a rate above 0, and leave out a ledger that is not to be added"
            yield Fault(at, f"{quoted(rate)} is no rate that pounds can be added at", fix)
