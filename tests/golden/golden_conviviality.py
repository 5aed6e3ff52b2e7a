"""Made-up claims of the measures of conviviality: a function a measure, from dice to columns."""

from __future__ import annotations

from golden_dice import Columns, Dice, total


def respend(dice: Dice) -> Columns:
    """CV1."""
    local = dice.group(0, 4, lambda each: {"spend": each.whole(0, 40_000), "respent": each.share()})
    return {"received": total(local, "spend") + dice.whole(-500, 90_000).clip(0), "local": local}


def investment(dice: Dice) -> Columns:
    """CV2."""
    return {
        "shares": dice.whole(0, 40_000),
        "assets": dice.rarely(0, 90_000),
        "retained": dice.whole(0, 25_000),
        "disinvested": dice.rarely(0, 50_000),
    }


def assets(dice: Dice) -> Columns:
    """CV3."""

    def held(each: Dice) -> Columns:
        return {
            "area": each.whole(40, 9000),
            "kind": each.word(("floor", "open land")),
            "lease": each.whole(1, 99),
            "lock": each.word(("locked", "locked", "not locked")),
            "held": each.share(),
            "repairs": each.whole(0, 9000),
            "rent": each.whole(1, 9000) / 100,
        }

    return {"assets": dice.group(0, 3, held)}


def space(dice: Dice) -> Columns:
    """CV4."""

    def sessions(each: Dice) -> Columns:
        return {
            "people": each.whole(1, 40),
            "hours": each.whole(1, 16) / 4,
            "charge": each.whole(0, 20),
            "count": each.whole(1, 50),
        }

    return {"sessions": dice.group(0, 4, sessions)}


def hours(dice: Dice) -> Columns:
    """CV5."""
    givers = dice.group(
        0, 5, lambda each: {"hours": each.whole(1, 300), "count": each.whole(1, 30)}
    )
    return {
        "givers": givers,
        "employer_time": dice.rarely(0, 400),
        "not_free": dice.rarely(0, 400),
    }


def ties(dice: Dice) -> Columns:
    """CV6."""

    def people(each: Dice) -> Columns:
        return {
            "before": each.whole(0, 5),
            "after": each.whole(0, 8),
            "count": each.whole(1, 12),
        }

    answered = dice.group(1, 5, people)
    asked = total(answered) + dice.whole(0, 20)
    return {
        "people": answered,
        "asked": asked,
        "participants": asked + dice.whole(0, 40),
        "drawn": ["everybody or by lot" if lot else "chosen" for lot in dice.same(0, 2)],
        "comparator": dice.same(-2, 4) / 4,
        "months": dice.same(5, 12),
        "deviation": dice.same(0, 8) / 4,
    }


def belonging(dice: Dice) -> Columns:
    """CV7."""
    answered, before = dice.whole(6, 140), dice.whole(6, 140)
    questions = ("belonging", "trust in neighbours")
    return {
        "question": [questions[int(one)] for one in dice.same(0, 1)],
        "agreed": dice.part(answered),
        "answered": answered,
        "agreed_before": dice.part(before),
        "answered_before": before,
        "asked": answered + dice.whole(0, 60),
        "trend": dice.same(-4, 8) / 2,
        "represented": answered + dice.whole(0, 60),
    }


def extraction(dice: Dice) -> Columns:
    """CV8: one claim of four takes nothing out at all, which is a zero, and no blank."""
    some = dice.place(4) > 0
    return {
        "dividends": dice.whole(0, 20_000) * some,
        "interest_above_benchmark": dice.rarely(0, 9000) * some,
        "rent": dice.rarely(0, 9000) * some,
        "fees": dice.whole(0, 9000) * some,
    }


def pushed_out(dice: Dice) -> Columns:
    """CV9."""
    residents, traders = dice.rarely(0, 6), dice.rarely(0, 4)
    return {
        "residents": residents,
        "traders": traders,
        "users": dice.whole(0, 9),
        "agreed": dice.part(residents + traders),
    }


MADE = {
    "CV1": respend,
    "CV2": investment,
    "CV3": assets,
    "CV4": space,
    "CV5": hours,
    "CV6": ties,
    "CV7": belonging,
    "CV8": extraction,
    "CV9": pushed_out,
}
