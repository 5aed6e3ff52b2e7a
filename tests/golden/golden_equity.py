"""Made-up claims of the measures of equity: a function a measure, from dice to columns."""

from __future__ import annotations

import numpy as np
from golden_dice import Columns, Dice, total

PLACES = ("UK", "UK", "London")


def surplus(dice: Dice) -> Columns:
    """EQ1."""
    return {"recipients": dice.group(1, 5, _shared)}


def _shared(each: Dice) -> Columns:
    return {"amount": each.whole(0, 1200), "count": each.whole(1, 30)}


def capital(dice: Dice) -> Columns:
    """EQ2."""
    accounts = dice.group(
        1, 4, lambda each: {"change": each.whole(-300, 900), "count": each.whole(1, 30)}
    )
    return {"accounts": accounts, "locked": dice.whole(-4000, 30_000)}


def gains(dice: Dice) -> Columns:
    """EQ3, of many people and alike; in one claim of four the list falls short of the accounts."""

    def alike(each: Dice) -> Columns:
        return {"amount": each.whole(700, 1200), "count": each.whole(80, 100)}

    listed = dice.group(2, 4, alike)
    running = np.concatenate([[0.0], np.cumsum(listed["amount"] * listed["count"])])
    shared = np.diff(running[listed["offsets"]])
    return {"gains": listed, "shared_out": shared + dice.rarely(0, 900)}


def _lifted(each: Dice) -> Columns:
    before, rise = each.whole(1221, 1500) / 100, each.whole(-20, 200) / 100
    new = each.place(8) == 0
    return {
        "before": np.where(new, 0, before),
        "after": before + rise,
        "place": each.word(PLACES),
        "count": each.whole(1, 2000),
    }


def uplift(dice: Dice) -> Columns:
    """EQ4."""
    return {"work_2025": dice.group(0, 3, _lifted), "work_2026": dice.group(1, 3, _lifted)}


def _paid(each: Dice) -> Columns:
    return {
        "paid": each.whole(1221, 1500) / 100,
        "place": each.word(PLACES),
        "count": each.whole(1, 900),
    }


def wage_gap(dice: Dice) -> Columns:
    """EQ5."""
    return {
        "work_2025": dice.group(0, 3, _paid),
        "work_2026": dice.group(1, 3, _paid),
        "not_shown": dice.rarely(0, 40),
    }


def pay_ratio(dice: Dice) -> Columns:
    """EQ6."""
    chain = dice.group(
        1, 5, lambda each: {"pay": each.whole(19_000, 60_000), "count": each.whole(1, 30)}
    )
    return {"highest": dice.same(60_000, 900_000), "chain": chain, "not_shown": dice.rarely(0, 1)}


def sustained(dice: Dice) -> Columns:
    """EQ7."""
    workers = dice.group(
        0,
        4,
        lambda each: {
            "weeks": each.whole(10, 40),
            "hours": each.whole(8, 40),
            "count": each.whole(1, 9),
        },
    )
    benefits = ("jobseeker", "employment and support", "other or none")
    return {
        "started": total(workers) + dice.whole(0, 40),
        "workers": workers,
        "anyway": dice.share() / 4,
        "benefit": dice.word(benefits),
    }


def spend(dice: Dice) -> Columns:
    """EQ8."""
    paid = dice.whole(0, 90_000)
    passed_on = dice.part(paid)
    return {"paid": paid, "passed_on": passed_on, "returned": np.floor((paid - passed_on) / 9)}


def late(dice: Dice) -> Columns:
    """EQ9."""

    def invoices(each: Dice) -> Columns:
        return {
            "value": each.whole(100, 20_000),
            "days": each.whole(1, 90),
            "term": each.whole(7, 60),
            "count": each.whole(1, 12),
        }

    listed = dice.group(1, 5, invoices)
    running = np.concatenate([[0.0], np.cumsum(listed["value"] * listed["count"])])
    return {
        "invoices": listed,
        "invoiced": np.diff(running[listed["offsets"]]) + dice.rarely(0, 500),
    }


MADE = {
    "EQ1": surplus,
    "EQ2": capital,
    "EQ3": gains,
    "EQ4": uplift,
    "EQ5": wage_gap,
    "EQ6": pay_ratio,
    "EQ7": sustained,
    "EQ8": spend,
    "EQ9": late,
}
