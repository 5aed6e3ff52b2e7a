"""What bidders might do to gain without doing anything, and how each is looked for.

An attack changes the claims, sizes or bid of `acme`; two honest rivals bid beside it. What is seen
of it is a fault that refuses the claims, a caution that the honest bid did not have, or that it
gains nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen
from bidding import absolute, bands, mark, price, relative, scoring

import socialvalue as sv
from socialvalue.decisions import Bound
from socialvalue.scorecard.tables import rows_of

FRAMEWORK = sv.Framework.load("ccin")
SIZES = {"contract_value": 1_000_000.0, "eligible": 500.0, "fte": 10.0}
Rows = list[dict[str, Any]]


def says(code: str, **told: Any) -> dict[str, Any]:
    return {"measure": code, "evidence": "E1", **told}


def honest() -> Rows:
    """What an honest bid says: some good, every harm looked for, and who found it."""
    return [
        says("PA3", attended=120, contributed=50, organised=20, decided=10),
        says("PA9", affected={"right": ["informed"], "count": [8]}),
        says("CV1", received=1_000_000, local={"spend": [600_000], "respent": [0.45]}),
        says("CV2", shares=30_000, assets=0, retained=20_000, disinvested=0, about="shares 2026"),
        says("CV8", dividends=9_000, interest_above_benchmark=0, rent=0, fees=1_000,
             about="dividend 2026"),
        says("EQ1", recipients={"amount": [300, 50], "count": [40, 60]}, about="surplus 2025"),
        says("EQ2", accounts={"change": [100], "count": [40]}, locked=15_000, about="accounts"),
        says("SE1", started=6, living=4),
        says("WB1", people={"before": [7.6, 7.7], "after": [8.1, 8.1], "count": [40, 40]},
             asked=90, deviation=1.2, represented=100, comparator=0.1, years=1),
        says("WB8", tonnes=60, year="2026"),
        says("PA1", rights={"weight": [1], "right": ["vote"], "turnout": [0.8], "count": [40]},
             people=40),
        says("PA1", stage="baseline", people=3,
             rights={"weight": [1], "right": ["vote"], "turnout": [1], "count": [3]}),
        says("PA4", groups={"participants": [30, 12, 8], "affected": [84, 78, 38]}),
    ]  # fmt: skip


def but(code: str, **told: Any) -> Rows:
    """The honest bid with another answer to one measure."""
    return [
        {**row, **told} if row["measure"] == code and row.get("stage") != "baseline" else row
        for row in honest()
    ]


def instead(code: str, *rows: dict[str, Any]) -> Rows:
    """The honest bid with other claims on one measure, or none."""
    return [*(row for row in honest() if row["measure"] != code), *rows]


BOUND = Bound("SE1", "fte", "a judgement of the testers", at_most=1.0)


def decide(
    mine: Rows,
    *,
    sizes: dict[str, float] | None = None,
    bid: dict[str, Any] | None = None,
    rivals: dict[str, dict[str, Any]] | None = None,
    marks: list[Any] | None = None,
    stage: str = "committed",
) -> sv.Decision:
    """The decision on acme and two honest rivals."""
    told = [{"submission": "acme", **row} for row in mine]
    others = {"beta": {}, "gamma": {}, **(rivals or {})}
    told += [{"submission": who, **row} for who in others for row in honest()]
    table = [{"id": "acme", **SIZES, **(sizes or {})}]
    table += [{"id": who, **SIZES} for who in others]
    claims = sv.Claims.from_records(told, FRAMEWORK, table)
    card = sv.score(claims, basis=sv.Basis(stage=stage))  # type: ignore[arg-type]
    bids = [{"submission": "acme", "price": 1_000_000, "weeks": 40, **(bid or {})}]
    base = {"beta": (1_020_000, 42), "gamma": (990_000, 38)}
    for who, own in others.items():
        money, weeks = base.get(who, (1_000_000, 40))
        bids.append({"submission": who, "price": money, "weeks": weeks, **own})
    given = marks or []
    given += [
        mark(one["submission"], 3) for one in bids if not marks or one["submission"] != "acme"
    ]
    declared = scoring(
        price(40), bands(20), absolute(20, of="overall", reason=""), relative(20, "weeks"),
        plausible=[BOUND],
    )  # fmt: skip
    return sv.decide(declared, bids, marks=given, card=card)


def found(decision: sv.Decision) -> set[tuple[str, str]]:
    """Kinds and words of what was found of acme, or names it."""
    rows = rows_of(decision.warnings())
    return {
        (row["kind"], row["words"])
        for row in rows
        if row["submission"] == "acme" or "acme" in row["words"]
    }


HONEST = decide(honest())
HONESTLY = found(HONEST)
ALWAYS = {"cliff edge", "close call", "a promise turns the others", "a promise would win", "stage"}
"""Kinds that follow from where bids stand: to see one is not to see an attack."""


@frozen
class Attack:
    """What is tried, how, the flag that must be seen (`none` where it gains nothing, "" where
    nobody sees it), and a word that the flag must hold.
    """

    what: str
    run: Callable[[], sv.Decision]
    flag: str
    sign: str = ""


def seen(attack: Attack) -> set[str]:
    """Every flag that is raised, and `none` where it gains nothing."""
    try:
        decision = attack.run()
    except sv.ClaimErrors as error:
        return {"fault"} if attack.sign in str(error) else set()
    except sv.DecisionError as error:
        return {"fault"} if attack.sign in str(error) else set()
    new = found(decision) - HONESTLY
    flags = {kind for kind, words in new if attack.sign in words} - ALWAYS
    return flags if gains(decision) else flags | {"none"}


def gains(decision: sv.Decision) -> bool:
    """Whether the attack wins acme any point, or any rank."""
    now, before = decision.stands, HONEST.stands
    return bool(now.exact[0] > before.exact[0] + 1e-9 or now.rank[0] < before.rank[0])


def claimed(what: str, rows: Rows, flag: str, sign: str = "", **options: Any) -> Attack:
    """An attack by what acme claims, or by its sizes and its bid."""
    return Attack(what, lambda: decide(rows, **options), flag, sign)
