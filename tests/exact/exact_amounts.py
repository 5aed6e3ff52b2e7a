"""From records to one quantity and its pounds, for one measure and submission, in fractions.

In come the records as they were given and the submission's row; out comes an `Amount`: the
attributable quantity (None where there is none), whole units of 1e-4 pounds by ledger and kind, and
the ceiling of its rating.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import frozen
from exact_formulas import FORMULAS
from exact_prices import price
from exact_shares import SHARES, ceiling, kept, share
from exact_years import TIMES, told

import socialvalue as sv
from socialvalue.framework import Credit, Member

Record = Mapping[str, Any]


@frozen
class Amount:
    """`quantity` in the measure's unit; `pounds` by ledger and kind; `lines`, how often they were
    fixed; `ceiling` of the rating, 0 to 1.
    """

    quantity: Fraction | None
    pounds: dict[tuple[str, str], int]
    lines: int = 0
    claimed: bool = True
    ceiling: Fraction = Fraction(1)


def exact(value: Any) -> Any:
    """Every number of an input as the fraction that the float is."""
    if isinstance(value, list):
        return [{"count": Fraction(1), **{k: exact(v) for k, v in one.items()}} for one in value]
    return value if isinstance(value, str) else Fraction(value)


def amount(
    member: Member, records: Sequence[Record], row: Record, basis: sv.Basis, credit: Credit
) -> Amount:
    """What the claims of one submission on one measure come to at the rated stage."""
    measure = member.measure
    rated = [one for one in records if one.get("stage", "committed") == basis.stage]
    before = [one for one in records if one.get("stage") == "baseline"]
    cells = [
        (period, lines[0], _combined(measure, lines, row))
        for period, lines in _lines(measure, rated).items()
    ]
    compared, nets = False, {}
    if measure.reports == "change":
        nets = {
            place: _net(measure, quantity, one, before, period, row)
            for place, (period, one, quantity) in enumerate(cells)
        }
        cells = [
            (period, one, _less(quantity, _before(measure, before, period, row)))
            for period, one, quantity in cells
        ]
        compared = bool(before) and all(
            one.get("counterfactual", "C0") in ("C2", "C3", "C4") for one in before
        )
    answers = [quantity for _, _, quantity in cells if quantity is not None]
    if not answers or (_strict(measure) and len(answers) < len(cells)):
        return Amount(None, {}, claimed=bool(cells))
    total, pounds = Fraction(0), defaultdict(int)
    for which, ((year, _), record, quantity) in enumerate(cells):
        if quantity is None:
            continue
        net = nets.get(which)
        gain, names = (quantity, SHARES) if net is None else (net, ("deadweight",))
        left = kept(measure, record, names, compared=compared)
        ours = gain * (left if gain > 0 or measure.harm else max(left, Fraction(1)))
        total += ours
        for proxy in measure.proxies:
            place = (proxy.ledger, record.get("kind", "not said"))
            pounds[place] += round(ours * price(member, proxy, record, year, basis))
    if measure.periods == "average":
        total /= len({period for (period, _), _, quantity in cells if quantity is not None})
    most = ceiling(measure, rated, before, credit)
    return Amount(total, dict(pounds), len(cells), ceiling=most)


def _strict(measure: type[sv.Measure]) -> bool:
    """Whether an answer that is missing leaves the whole without one, as less would be better."""
    return measure.harm or bool(measure.rating and measure.rating.falling)


def _lines(measure: type[sv.Measure], records: Sequence[Record]) -> dict[Any, list[Record]]:
    """Claims that stand together: one year (or all, where years are pooled), the same shares and
    times, one kind, the same keys of price tables.
    """
    keys = [proxy.key for proxy in measure.proxies if isinstance(proxy, sv.ProxyTable)]
    found: dict[Any, list[Record]] = defaultdict(list)
    for one in records:
        shares = (share(measure, one, name) for name in SHARES)
        times = (told(measure, one, name) for name in TIMES)
        circumstance = (*shares, *times, one.get("kind"), *(one[key] for key in keys))
        year = None if measure.periods == "pool" else _year(one)
        found[year, circumstance].append(one)
    return found


def _year(record: Record) -> int | None:
    return int(record["period"]) if "period" in record else None


def _combined(measure: type[sv.Measure], lines: Sequence[Record], row: Record) -> Fraction | None:
    """The quantity of claims that stand together, by the measure's own rule."""
    inputs = [_inputs(measure, one, row) for one in lines]
    formula = FORMULAS[measure.code]
    if isinstance(measure.combine, sv.Pool):
        return formula(_pooled(measure, inputs))
    answers = [(formula(one), one) for one in inputs]
    held = [(quantity, one) for quantity, one in answers if quantity is not None]
    if not held or (_strict(measure) and len(held) < len(answers)):
        return None
    if isinstance(measure.combine, sv.WeightedMean):
        weights = [one[measure.combine.by] for _, one in held]
        if not sum(weights):
            return None
        return sum(q * w for (q, _), w in zip(held, weights, strict=True)) / sum(weights)
    return sum((quantity for quantity, _ in held), Fraction(0))


def _inputs(measure: type[sv.Measure], record: Record, row: Record) -> dict[str, Any]:
    return {
        name: exact(row[name] if getattr(one, "scope", "claim") == "submission" else record[name])
        for name, one in measure.inputs.items()
        if not isinstance(one, sv.Parameter)
    }


def _pooled(measure: type[sv.Measure], inputs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The inputs of several claims as if they were one."""
    found: dict[str, Any] = {}
    for name, first in inputs[0].items():
        declared = measure.inputs[name]
        values = [one[name] for one in inputs]
        if isinstance(first, list):
            found[name] = [member for value in values for member in value]
        elif isinstance(first, str) or declared.pool == "same" or declared.scope == "submission":
            found[name] = first
        elif isinstance(declared.pool, sv.WeightedMean):
            weights = [one[declared.pool.by] for one in inputs]
            total = sum(weights)
            mean = sum(v * w for v, w in zip(values, weights, strict=True))
            found[name] = mean / total if total else first
        else:
            found[name] = sum(values, Fraction(0))
    return found


def _before(
    measure: type[sv.Measure], records: Sequence[Record], period: Any, row: Record
) -> Fraction | None:
    """The baseline of the same year, or the one that names no year."""
    for year in (period[0], None):
        if same := [one for one in records if _year(one) == year]:
            return _combined(measure, same, row)
    return None


def _less(quantity: Fraction | None, before: Fraction | None) -> Fraction | None:
    return None if quantity is None or before is None else quantity - before


def _net(
    measure: type[sv.Measure],
    quantity: Fraction | None,
    record: Record,
    before: Sequence[Record],
    period: Any,
    row: Record,
) -> Fraction | None:
    """Both sides attributed and compared, where the reference case has other shares; else None.

    A loss is told whole: over the larger of what is left of either side, if that is below 1.
    """
    same = [one for one in before if _year(one) == period[0]]
    same = same or [one for one in before if _year(one) is None]
    against = _combined(measure, same, row) if same else None
    if quantity is None or against is None or not set(SHARES[1:]) & set(same[0]):
        return None
    ours = kept(measure, record, SHARES, compared=True)
    theirs = kept(measure, same[0], SHARES, compared=True)
    if ours == theirs:
        return None
    net = quantity * ours - against * theirs
    return net if net >= 0 or measure.harm else net / min(max(ours, theirs), Fraction(1))
