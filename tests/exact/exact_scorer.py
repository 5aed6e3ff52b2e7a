"""The second scorer: slow, exact, in fractions, sharing no arithmetic with the library.

In come a framework's tree, a basis and the raw records and submissions; out comes, for each
submission, an `Account` with benefit, harm, score, headroom and coverage at every node and the
pounds of every outcome. It reads declarations only; the rules are those of `docs/`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import define, field, frozen
from exact_amounts import Amount, amount
from exact_means import power_mean
from exact_together import choquet

import socialvalue as sv
from socialvalue.framework import Member, Node

Record = Mapping[str, Any]
CLOSE = Fraction(1, 10**9)


@frozen
class Reading:
    """One measure of one submission: `rating` held within 0 and 1, None where there is none."""

    rating: Fraction | None
    applies: bool = True
    past: bool = False
    claimed: bool = True

    @property
    def status(self) -> str:
        """What the scorecard should say of it."""
        if self.rating is not None:
            return "assessed"
        if not self.applies:
            return "not applicable"
        return "undefined" if self.claimed else "not assessed"


@frozen
class Height:
    """One node in one tree: with gaps at 0 and at 1, and the share of the weight assessed."""

    low: Fraction
    high: Fraction
    shown: Fraction


@define
class Account:
    """All numbers of one submission, by node: 0-100, coverage 0-1; pounds in units of 1e-4, by
    ledger, harm and outcome, and `kinds` by ledger, harm and kind; `lines`: how often both were
    fixed.
    """

    benefit: dict[str, Fraction] = field(factory=dict)
    harm: dict[str, Fraction] = field(factory=dict)
    score: dict[str, Fraction] = field(factory=dict)
    headroom: dict[str, Fraction] = field(factory=dict)
    coverage: dict[str, Fraction] = field(factory=dict)
    readings: dict[str, Reading] = field(factory=dict)
    pounds: dict[tuple[str, bool, str], int] = field(factory=lambda: defaultdict(int))
    kinds: dict[tuple[str, bool, str], int] = field(factory=lambda: defaultdict(int))
    lines: dict[tuple[str, bool, str], int] = field(factory=lambda: defaultdict(int))


def accounts(
    framework: sv.Framework,
    basis: sv.Basis,
    records: Sequence[Record],
    submissions: Sequence[Record],
) -> list[Account]:
    """Every submission's account; each is worked out alone."""
    claimed: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        claimed[record["submission"], record["measure"]].append(record)
    return [
        _account(framework, basis, row, lambda code, row=row: claimed.get((row["id"], code), []))
        for row in submissions
    ]


def _account(
    framework: sv.Framework, basis: sv.Basis, row: Record, records: Callable[[str], list[Record]]
) -> Account:
    account = Account()
    readings = account.readings
    for code, member in framework.members.items():
        given = records(code)
        if any(one.get("not_applicable") for one in given):
            readings[code] = Reading(None, applies=False)
            continue
        found = amount(member, given, row, basis, framework.credit)
        readings[code] = _reading(member.measure, found, row, claimed=found.claimed)
        for (ledger, kind), units in found.pounds.items():
            account.pounds[ledger, member.measure.harm, framework.homes[code][1].code] += units
            account.kinds[ledger, member.measure.harm, kind] += units
            account.lines[ledger, member.measure.harm, kind] += found.lines
        for ledger in {ledger for ledger, _ in found.pounds}:
            place = (ledger, member.measure.harm, framework.homes[code][1].code)
            account.lines[place] += found.lines
    for node in framework.root.walk():
        _score(account, framework, node, readings)
    return account


def _reading(measure: type[sv.Measure], found: Amount, row: Record, *, claimed: bool) -> Reading:
    """The value function: 0 at the floor, 1 at the target, held within; then what is earned."""
    if found.quantity is None:
        return Reading(None, claimed=claimed)
    ramp: Any = measure.rating
    floor, target = Fraction(ramp.floor), Fraction(ramp.target)
    sized = found.quantity / (Fraction(row[ramp.per]) if ramp.per else 1)
    rating = (sized - floor) / (target - floor)
    past = measure.harm and sized > target * (1 + CLOSE)
    held = min(max(rating, Fraction(0)), Fraction(1))
    earned = max(held, 1 - found.ceiling) if measure.harm else min(held, found.ceiling)
    return Reading(earned, past=past)


def _score(
    account: Account, framework: sv.Framework, node: Node, readings: Mapping[str, Reading]
) -> None:
    gain, loss = (_height(node, readings, harm=harm) for harm in (False, True))
    penalty, none = Fraction(node.penalty), Height(Fraction(0), Fraction(0), Fraction(0))
    good, bad = gain or none, loss or none
    account.benefit[node.code] = 100 * good.low
    account.harm[node.code] = 100 * bad.high
    harms = [readings[m.code] for m in node.leaves() if m.measure.harm and readings[m.code].applies]
    account.score[node.code] = _capped(
        framework,
        node,
        100 * (good.low - penalty * bad.high),
        over=any(one.past or one.rating is None for one in harms),
    )
    account.headroom[node.code] = _capped(
        framework,
        node,
        100 * (good.high - penalty * bad.low),
        over=any(one.past for one in harms),
    )
    weights = [Fraction(gain is not None), (penalty if gain else Fraction(1)) if loss else 0]
    assessed = good.shown * weights[0] + bad.shown * weights[1]
    account.coverage[node.code] = Fraction(assessed, sum(weights)) if sum(weights) else Fraction(1)


def _capped(framework: sv.Framework, node: Node, score: Fraction, *, over: bool) -> Fraction:
    if over and node is framework.root:
        return min(score, Fraction(framework.caps.overall))
    if over and node in framework.themes:
        return min(score, Fraction(framework.caps.theme))
    return score


def _height(node: Node, readings: Mapping[str, Reading], *, harm: bool) -> Height | None:
    """A node in one tree; None where nothing stands below it, or nothing that applies."""
    below: list[tuple[Member | Node, Height]] = []
    for member in node.members:
        one = readings[member.code]
        if member.measure.harm == harm and one.applies:
            below.append((member, _leaf(one.rating)))
    for child in node.children:
        height = _height(child, readings, harm=harm)
        if height is not None:
            below.append((child, height))
    if not below:
        return None
    weights = [Fraction(part.weight) for part, _ in below]
    if not harm and (pairs := getattr(node.aggregator, "interactions", ())):
        all_of = {m.code: m.weight for m in node.members if not m.measure.harm}
        all_of |= {c.code: c.weight for c in node.children if _gains(c)}
        whole = {code: Fraction(weight) for code, weight in all_of.items()}
        return Height(
            choquet({part.code: one.low for part, one in below}, whole, pairs),
            choquet({part.code: one.high for part, one in below}, whole, pairs),
            power_mean([one.shown for _, one in below], weights, Fraction(1)),
        )
    p = Fraction(getattr(node.harm_aggregator if harm else node.aggregator, "p", 1))
    return Height(
        power_mean([one.low for _, one in below], weights, p),
        power_mean([one.high for _, one in below], weights, p),
        power_mean([one.shown for _, one in below], weights, Fraction(1)),
    )


def _gains(node: Node) -> bool:
    return any(not member.measure.harm for member in node.leaves())


def _leaf(rating: Fraction | None) -> Height:
    if rating is None:
        return Height(Fraction(0), Fraction(1), Fraction(0))
    return Height(rating, rating, Fraction(1))
