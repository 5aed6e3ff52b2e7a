"""Made-up claims of the measures of self-help: a function a measure, from dice to columns."""

from __future__ import annotations

from golden_dice import Columns, Dice, total


def cooperatives(dice: Dice) -> Columns:
    """SE1."""
    started = dice.whole(0, 6)
    return {"started": started, "living": dice.part(started) + dice.rarely(0, 1)}


def owners(dice: Dice) -> Columns:
    """SE2."""
    return {
        "joined": dice.whole(0, 150),
        "left": dice.whole(0, 30),
        "automatic": dice.rarely(0, 500),
    }


def learning(dice: Dice) -> Columns:
    """SE3."""
    enrolled = dice.whole(10, 120)
    answered = dice.part(enrolled)
    return {
        "enrolled": enrolled,
        "answered": answered,
        "met": dice.part(answered),
        "hours": dice.whole(0, 900),
    }


def skills(dice: Dice) -> Columns:
    """SE4."""
    started = dice.whole(0, 120)
    completed = dice.part(started)
    found = dice.part(completed)
    return {
        "started": started,
        "completed": completed,
        "found": found,
        "using": dice.part(found),
        "after": dice.same(5, 12),
    }


def groups(dice: Dice) -> Columns:
    """SE5."""

    def alone(each: Dice) -> Columns:
        return {
            "alone": each.whole(6, 30),
            "people": each.whole(1, 12),
            "count": each.whole(1, 3),
        }

    return {"groups": dice.group(0, 4, alone)}


def agency(dice: Dice) -> Columns:
    """SE6."""

    def scale(each: Dice) -> Columns:
        return {
            "before": each.whole(10, 40),
            "after": each.whole(10, 40),
            "count": each.whole(1, 12),
        }

    answers, everyone = dice.group(1, 5, scale), len(dice.who)
    return {
        "answers": answers,
        "asked": total(answers) + dice.whole(0, 40),
        "bottom": [10.0] * everyone,
        "top": [40.0] * everyone,
        "comparator": dice.same(-4, 8) / 4,
        "deviation": dice.same(0, 9),
    }


def cooperation(dice: Dice) -> Columns:
    """SE7."""
    return {
        "bought": dice.whole(0, 30_000),
        "lent": dice.rarely(0, 20_000),
        "given": dice.rarely(0, 3000),
        "back": dice.whole(0, 12_000),
    }


def insecure(dice: Dice) -> Columns:
    """SE8: in one claim of four somebody who worked stands in no list."""

    def workers(each: Dice) -> Columns:
        return {
            "hours": each.whole(100, 1700),
            "guaranteed": each.whole(0, 37),
            "notice": each.whole(0, 6),
            "chosen": each.share(),
            "count": each.whole(1, 9),
        }

    listed = dice.group(1, 4, workers)
    return {"workers": listed, "people": total(listed) + dice.rarely(0, 1)}


def substitution(dice: Dice) -> Columns:
    """SE9."""

    def posts(each: Dice) -> Columns:
        paid = each.whole(0, 1600)
        by_employer = each.part(paid)
        return {
            "paid": paid,
            "by_employer": by_employer,
            "by_workers": each.part(paid - by_employer),
            "since": each.whole(1, 40),
            "count": each.whole(1, 2),
        }

    return {"posts": dice.group(1, 3, posts)}


MADE = {
    "SE1": cooperatives,
    "SE2": owners,
    "SE3": learning,
    "SE4": skills,
    "SE5": groups,
    "SE6": agency,
    "SE7": cooperation,
    "SE8": insecure,
    "SE9": substitution,
}
