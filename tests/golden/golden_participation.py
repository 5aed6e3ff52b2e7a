"""Made-up claims of the measures of participation: a function a measure, from dice to columns."""

from __future__ import annotations

import numpy as np
from golden_dice import Columns, Dice, total

LADDER = ("none", "informed", "consulted", "advisory", "joint", "vote")
SUBJECTS = ("costs", "results", "minutes", "owners", "account")


def decisions(dice: Dice) -> Columns:
    """PA1."""

    def rights(each: Dice) -> Columns:
        return {
            "weight": each.whole(0, 5) / 20,
            "right": each.word(LADDER),
            "turnout": each.share(),
            "count": each.whole(1, 30),
        }

    held = dice.group(1, 4, rights)
    return {"rights": held, "people": total(held)}


def money(dice: Dice) -> Columns:
    """PA2."""
    budgets = dice.group(
        1, 3, lambda each: {"money": each.whole(0, 20_000), "right": each.word(LADDER)}
    )
    return {"budgets": budgets, "money": total(budgets, "money") + dice.whole(-50, 9000).clip(0)}


def community(dice: Dice) -> Columns:
    """PA3."""
    return {
        "attended": dice.whole(0, 90),
        "contributed": dice.whole(0, 50),
        "organised": dice.whole(0, 20),
        "decided": dice.whole(0, 9),
    }


def gap(dice: Dice) -> Columns:
    """PA4."""
    return {
        "groups": dice.group(
            1, 5, lambda each: {"participants": each.whole(0, 40), "affected": each.whole(0, 90)}
        )
    }


def vitality(dice: Dice) -> Columns:
    """PA5."""

    def ballots(each: Dice) -> Columns:
        roll = each.whole(40, 300)
        return {
            "seats": each.whole(1, 4),
            "candidates": each.whole(1, 7),
            "voters": each.part(roll),
            "roll": roll,
            "roll_before": each.whole(40, 300),
        }

    held, resolutions = dice.group(1, 3, ballots), dice.whole(0, 12)
    return {
        "ballots": held,
        "seats_due": total(held, "seats") + dice.rarely(-1, 2),
        "resolutions": resolutions,
        "from_members": dice.part(resolutions),
    }


def openness(dice: Dice) -> Columns:
    """PA6: every item graded once; in one claim of eight the last item is left out."""
    lengths = np.where(dice.place(8) == 0, 4, 5)
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    inner = Dice(f"{dice.name} items", np.arange(offsets[-1]))
    places = np.concatenate([np.arange(length) for length in lengths])
    return {
        "items": {
            "offsets": offsets,
            "subject": np.array(SUBJECTS)[places],
            "first": inner.word(("no", "yes", "yes")),
            "second": inner.word(("no", "yes", "yes", "yes")),
        }
    }


def responsiveness(dice: Dice) -> Columns:
    """PA7."""
    steps = ("none", "logged", "acknowledged", "answered", "reasoned", "accepted")
    listed = dice.group(
        0,
        5,
        lambda each: {
            "step": each.word(steps),
            "days": each.whole(0, 90),
            "count": each.whole(1, 4),
        },
    )
    made = total(listed) + dice.rarely(0, 9)
    return {"recommendations": listed, "made": made, "adopted": dice.part(made)}


def delivery(dice: Dice) -> Columns:
    """PA8."""

    def commitments(each: Dice) -> Columns:
        promised = each.whole(1, 400)
        return {
            "weight": each.whole(1, 4),
            "promised": promised,
            "due": each.part(promised),
            "verified": each.whole(0, 400),
            "change": each.word(("none", "none", "unlogged", "logged")),
        }

    listed = dice.group(1, 5, commitments)
    return {"commitments": listed, "weights": total(listed, "weight") + dice.rarely(-1, 4)}


def without_voice(dice: Dice) -> Columns:
    """PA9."""
    return {
        "affected": dice.group(
            1, 4, lambda each: {"right": each.word(LADDER), "count": each.whole(0, 12)}
        )
    }


MADE = {
    "PA1": decisions,
    "PA2": money,
    "PA3": community,
    "PA4": gap,
    "PA5": vitality,
    "PA6": openness,
    "PA7": responsiveness,
    "PA8": delivery,
    "PA9": without_voice,
}
