"""The model of doubt: of a framework and a basis, which figures have a range, and where they enter.

In comes a plan; out come, for each measure, its doubtful shares by name, and for each price its
doubtful figures. Nothing here depends on any claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from attrs import define, evolve

from socialvalue.doubt.doubtful import Doubtful, Felt, of_price, of_share, of_table
from socialvalue.proxy import Proxy, ProxyTable, Share
from socialvalue.source import Source
from socialvalue.valuation.plan import Plan


@define(frozen=True, eq=False)
class Use:
    """Where a doubtful figure enters: the measure, as what ("price, welfare", "deadweight"), and
    who says so; None where nobody published it.
    """

    figure: Doubtful
    measure: str
    role: str
    source: Source | None


@define(frozen=True, eq=False)
class Model:
    """Doubtful figures of a plan, by row of its measures and of its prices.

    `shares` (measures) by adjustment; `prices` (price rows), always in the price; `levels` (price
    rows) by the level of a table; `lost` (measures) the share of a benefit that is lost each year.
    """

    plan: Plan
    shares: tuple[dict[str, Doubtful], ...]
    prices: tuple[tuple[Doubtful, ...], ...]
    levels: tuple[dict[str, Doubtful], ...]
    lost: tuple[Doubtful | None, ...]

    def uses(self) -> Iterator[Use]:
        """Every place where a doubtful figure enters, in the order of the plan."""
        for row, member in enumerate(self.plan.members):
            declared, lasting = member.measure.adjust.named(), member.measure.persistence
            for name, one in self.shares[row].items():
                yield Use(one, member.code, name, declared[name].source)
            lost = self.lost[row]
            if lost is not None and lasting is not None and lasting.drop_off is not None:
                yield Use(lost, member.code, "drop_off", lasting.drop_off.source)
        for place, price in enumerate(self.plan.price_rows):
            member = self.plan.members[price.row]
            proxy, role = member.measure.proxies[price.which], f"price, {price.ledger}"
            behind = {one.key: one.source for one in getattr(proxy, "common", ())}
            for one in self.prices[place]:
                source = behind.get(one.key) if one.form == "ratio" else proxy.source
                yield Use(one, member.code, role, source)
            for level, one in self.levels[place].items():
                yield Use(one, member.code, f"{role}, {level}", proxy.source)

    def felt(self, place: int, period: int, delivery: float, persistence: float) -> Doubtful | None:
        """The years of a price as a doubtful figure; None where the loss each year is sure."""
        row = self.plan.price_rows[place].row
        lost, measure = self.lost[row], self.plan.members[row].measure
        if lost is None:
            return None
        proxy = measure.proxies[self.plan.price_rows[place].which]
        felt = Felt(measure, proxy, self.plan.terms[row], period, delivery, persistence)
        return evolve(lost, form="felt", felt=felt)


@lru_cache(maxsize=16)
def model(plan: Plan) -> Model:
    """The model of a plan; the same object is returned when asked again."""
    apart = plan.basis.independent
    shares, lost = [], []
    for member in plan.members:
        measure = member.measure
        named = {
            name: of_share(member.code, name, one) for name, one in measure.adjust.named().items()
        }
        shares.append({name: _of(one, member.code, apart) for name, one in named.items() if one})
        lost.append(_lost(measure.persistence, member.code, apart))
    prices, levels = [], []
    for row in plan.price_rows:
        code = plan.members[row.row].code
        proxy = plan.members[row.row].measure.proxies[row.which]
        own = of_price(proxy) if isinstance(proxy, Proxy) else []
        table = of_table(proxy) if isinstance(proxy, ProxyTable) else {}
        prices.append(tuple(_of(one, code, apart) for one in own))
        levels.append({level: _of(one, code, apart) for level, one in table.items()})
    return Model(plan, tuple(shares), tuple(prices), tuple(levels), tuple(lost))


def _of(figure: Doubtful, code: str, apart: bool) -> Doubtful:
    """A figure as it is drawn: for each measure anew where a basis asks for that."""
    return evolve(figure, key=f"{figure.key} in {code}") if apart else figure


def _lost(persistence: object, code: str, apart: bool) -> Doubtful | None:
    drop_off = getattr(persistence, "drop_off", None)
    found = of_share(code, "drop_off", drop_off) if isinstance(drop_off, Share) else None
    return None if found is None else _of(evolve(found, form="value"), code, apart)
