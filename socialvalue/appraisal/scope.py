"""`Scope`: what a ratio covers; and `Ratio`, which never goes without it.

Two ratios can be read side by side only if they cover the same: one discounted and one not, or one
gross and one net, are different questions with answers that look alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import asdict, fields, frozen

from socialvalue import deflation
from socialvalue.basis import Basis
from socialvalue.errors import Fault, ScopeError
from socialvalue.framework.digest import hashed
from socialvalue.source import Series

RATIOS = {
    "benefit_cost_ratio": "benefits less harms, for each pound of cost",
    "sroi_gross": "benefits less harms, for each pound put in, that pound included",
    "sroi_net": "benefits less harms, for each pound put in, beyond that pound",
}
"""Each ratio by name, and what it is in words."""

TIMINGS = {"start": "start", "mid": "middle", "end": "end"}


@frozen
class Scope:
    """Everything that two ratios must share before they are compared.

    `ledger` is a ledger or the name of a rule of exchange, and `exchange` the rule's rates, with
    its reason and source; numbers are told in every digit that tells them apart;
    `deflator` moves prices and costs, `claims_deflator` what claims said in other pounds;
    `framework` is a digest; `cost_years` are the calendar years that costs were given for;
    `optimism` what costs were raised by, and who says so; `harms_not_looked_for` the priced harms
    that the submission says nothing of, so that silence is never read as a better ratio; `ratio` a
    name of `RATIOS`.
    """

    ratio: str
    ledger: str
    exchange: str
    exchange_reason: str
    exchange_source: str
    stage: str
    price_year: int
    start: int
    timing: str
    discounting: str
    deflator: str
    claims_deflator: str
    growth: str
    framework: str
    cost_years: str
    optimism: str
    harms_not_looked_for: str

    @property
    def words(self) -> str:
        """The scope as a sentence without its ratio and ledger."""
        if self.discounting == "none":
            when = "not discounted"
        else:
            when = (
                f"discounted to the start of {self.start}, each year's counted at its "
                f"{TIMINGS[self.timing]}"
            )
        grown = "" if self.growth == "none" else f", values growing by {self.growth}"
        return (
            f"{self.stage}, in pounds of {self.price_year} by {self.deflator}, {when}{grown}; "
            f"costs of {self.cost_years}; optimism bias: {self.optimism}; harms not looked for: "
            f"{self.harms_not_looked_for}"
        )

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return asdict(self)


@frozen
class Ratio:
    """One ratio of one submission: `value`, or NaN and `why`; and the scope it has."""

    submission: str
    value: float
    scope: Scope
    why: str = ""

    def __str__(self) -> str:
        of = f"{self.scope.ratio} of {self.submission}, {self.scope.ledger}"
        said = f"{self.value:.2f}" if self.value == self.value else f"none ({self.why})"
        return f"{of}: {said} [{self.scope.words}]"


def of_basis(basis: Basis, moved: deflation.Index | None) -> dict[str, Any]:
    """The parts of a scope that the basis decides, and the index that claims were `moved` by."""
    return {
        "stage": basis.stage,
        "price_year": basis.price_year,
        "start": basis.start,
        "timing": basis.timing,
        "discounting": basis.discounting,
        "deflator": _named(basis.index),
        "claims_deflator": _named(basis.index if moved is None else deflation.index(moved)),
        "growth": "none" if basis.growth is None else _named(basis.growth, own=True),
    }


def same(scopes: Iterable[Scope]) -> None:
    """Raise `ScopeError` unless all scopes agree, naming every part in which any two differ."""
    every = list(dict.fromkeys(scopes))
    faults = []
    for part in fields(Scope):
        told = list(dict.fromkeys(str(getattr(scope, part.name)) for scope in every))
        if len(told) > 1:
            fix = f"appraise all of them with one {part.name.replace('_', ' ')}"
            faults.append(Fault(part.name, f"it is {' and '.join(map(repr, told))}", fix))
    if faults:
        raise ScopeError(faults)


def _named(series: Series, *, own: bool = False) -> str:
    """A series by its key; with a digest of its values where somebody brought them himself."""
    if not (own or series.added):
        return series.key
    digest = hashed([[year, value] for year, value in sorted(series.values.items())])
    return f"{series.key} ({digest[:14]})"
