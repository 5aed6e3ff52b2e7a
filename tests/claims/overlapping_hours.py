"""Two made-up measures in person-hours whose inputs are people and a length of time."""

from __future__ import annotations

from typing import Any

import socialvalue as sv

HOME = sv.Outcome("OH-o", "Somebody would notice", sv.Theme("OH", "Hours"))


class Given(sv.Measure):
    """Hours given by people in the year."""

    code, outcome, unit = "OH-given", HOME, "person*hour"
    people = sv.Column("person", "people")
    length = sv.Column("hour", "of each")
    rating = sv.Ramp(floor=0, target=9, reason="made up")
    unpriced_reason = "made up"
    examples = [sv.Example(people=2, length=3, quantity=6)]
    combine = sv.Single

    def quantity(self, people, length):
        return people * length


class Spent(Given):
    """Hours spent by people in the year."""

    code = "OH-spent"


sv.register(Given)
sv.register(Spent)

FRAMEWORK = sv.Framework.from_toml("""
code = "hours"
name = "Hours"
edition = "1"

[caps]
theme = 0
overall = 0
reason = "made up"

[[relation]]
kind = "overlaps"
of = ["OH-given", "OH-spent"]
where = ["length", "length"]
reason = "the same hours"
author = "a test"

[[theme]]
code = "OH"
name = "Hours"
weight = 100

[[theme.outcome]]
code = "OH-o"
name = "Somebody would notice"
weight = 100
measure = [
    { code = "OH-given", weight = 50, shadow = "none", shadow_reason = "made up" },
    { code = "OH-spent", weight = 50, shadow = "none", shadow_reason = "made up" },
]
""")


def rows(people: int, length: int) -> list[dict[str, Any]]:
    """One claim of each."""
    told = {"submission": "a", "people": people, "length": length}
    return [{"measure": code, **told} for code in ("OH-given", "OH-spent")]
