"""Made-up claims of the measures of wellbeing: a function a measure, from dice to columns."""

from __future__ import annotations

from golden_dice import Columns, Dice, total

ASKED = ("terms", "pay", "health", "design", "support", "voice", "balance")
FELT = ("worthwhile", "happy", "anxious")
SCALE = [str(one) for one in range(7, 36)]
YEARS = [str(one) for one in range(2025, 2051)]


def satisfaction(dice: Dice) -> Columns:
    """WB1."""

    def people(each: Dice) -> Columns:
        return {
            "before": each.whole(0, 20) / 2,
            "after": each.whole(0, 20) / 2,
            "count": each.whole(1, 12),
        }

    answered = dice.group(1, 5, people)
    asked = total(answered) + dice.whole(0, 30)
    return {
        "people": answered,
        "asked": asked,
        "deviation": dice.same(0, 6) / 2,
        "represented": asked + dice.whole(0, 60),
        "comparator": dice.same(-4, 4) / 8,
        "years": dice.same(1, 8) / 4,
    }


def feelings(dice: Dice) -> Columns:
    """WB2."""

    def people(each: Dice) -> Columns:
        told = {f"{one}_{when}": each.whole(0, 10) for one in FELT for when in ("before", "after")}
        return {**told, "count": each.whole(1, 12)}

    answered = dice.group(1, 5, people)
    asked = total(answered) + dice.whole(0, 30)
    return {
        "people": answered,
        "asked": asked,
        "represented": asked + dice.whole(0, 60),
        **{f"{one}_elsewhere": dice.same(-4, 4) / 8 for one in FELT},
        **{f"{one}_deviation": dice.same(0, 6) / 2 for one in FELT},
    }


def mental(dice: Dice) -> Columns:
    """WB3."""
    answered = dice.group(
        1,
        5,
        lambda each: {
            "before": each.word(SCALE),
            "after": each.word(SCALE[9:]),
            "count": each.whole(1, 12),
        },
    )
    asked = total(answered) + dice.whole(0, 30)
    return {
        "people": answered,
        "asked": asked,
        "represented": asked + dice.whole(0, 60),
        "comparator": dice.same(-4, 8) / 8,
        "deviation": dice.same(0, 10) / 2,
    }


def loneliness(dice: Dice) -> Columns:
    """WB4."""
    answered = dice.whole(6, 90)
    asked = answered + dice.whole(0, 30)
    return {
        "answered": answered,
        "lonely_before": dice.part(answered),
        "lonely_after": dice.part(answered),
        "lonely_later": dice.part(answered),
        "asked": asked,
        "represented": asked + dice.whole(0, 60),
        "comparator": dice.same(-4, 4) / 40,
        "years": dice.same(1, 8) / 4,
    }


def work(dice: Dice) -> Columns:
    """WB5."""
    answers = dice.group(
        1,
        4,
        lambda each: {
            **{one: each.whole(30, 100) for one in ASKED},
            "count": each.whole(3, 20),
        },
    )
    return {"answers": answers, "workers": total(answers) + dice.whole(0, 20)}


def green(dice: Dice) -> Columns:
    """WB6."""
    hours = dice.whole(0, 9000)
    return {
        "hours": hours,
        "moved": dice.part(hours),
        "lost": dice.rarely(0, 900),
        "neighbours": dice.whole(1, 150),
        "area": dice.whole(0, 9000),
    }


def injuries(dice: Dice) -> Columns:
    """WB7."""
    return {
        "fatal": dice.rarely(0, 1) * (dice.place(8) == 0),
        "long": dice.rarely(0, 2),
        "short": dice.rarely(0, 5),
        "ill_health": dice.rarely(0, 1),
        "hours": dice.whole(0, 90_000),
    }


def greenhouse(dice: Dice) -> Columns:
    """WB8."""
    return {"tonnes": dice.whole(0, 400) / 8, "year": dice.word(YEARS)}


def air_and_noise(dice: Dice) -> Columns:
    """WB9."""
    noise, air = dice.whole(0, 20), dice.rarely(0, 20)
    return {
        "noise": noise,
        "air": air,
        "both": dice.part(noise.clip(max=air)),
        "mapped": dice.whole(0, 400),
        "nitrogen_oxides": dice.whole(0, 300),
        "fine_particles": dice.whole(0, 30),
    }


MADE = {
    "WB1": satisfaction,
    "WB2": feelings,
    "WB3": mental,
    "WB4": loneliness,
    "WB5": work,
    "WB6": green,
    "WB7": injuries,
    "WB8": greenhouse,
    "WB9": air_and_noise,
}
