"""Made-up measures that people are asked for: a mean change, a share, and two raters."""

from __future__ import annotations

import socialvalue as sv
from socialvalue.source import figure

HOME = sv.Outcome("S-o", "Somebody would notice", sv.Theme("S", "Asked"))
WHY = {"rating": sv.Ramp(floor=0, target=1, reason="made up"), "unpriced_reason": "made up"}


class Mood(sv.Measure):
    """Mean change of mood of those who answered twice."""

    code, outcome, unit, combine = "AS-mood", HOME, "point", sv.Pool
    reports = "state"
    people = sv.SampleGroup(
        "person", "answers", before=sv.Sample("point", high=10), after=sv.Sample("point", high=10)
    )
    asked = sv.Column("person", "asked", default=0)
    deviation = sv.Column("point", "spread of the changes", default=0, pool="same")
    reliability = sv.Answers(
        *("people", "after", "before", "asked", "deviation"),
        usual=figure("life-satisfaction-uk-2022-23"),
    )
    rating, unpriced_reason = WHY["rating"], WHY["unpriced_reason"]
    undefined_reason = "nobody answered"
    examples = [sv.Example(people={"before": [4], "after": [6], "count": [20]}, quantity=2)]

    def quantity(self, people):
        return (people.after - people.before).mean()

    def defined(self, people):
        return people.count() > 0


class Belonging(sv.Measure):
    """Share of those who answered who belong, less the share before."""

    code, outcome, unit, combine = "AS-share", HOME, "1", sv.Pool
    reports = "state"
    yes = sv.Column("person", "belong", within="answered")
    answered = sv.Column("person", "answered after")
    yes_before = sv.Column("person", "belonged", within="answered_before")
    answered_before = sv.Column("person", "answered before")
    asked = sv.Column("person", "asked", default=0)
    reliability = sv.Shares("yes", "answered", "yes_before", "answered_before", "asked")
    rating, unpriced_reason = WHY["rating"], WHY["unpriced_reason"]
    undefined_reason = "nobody answered"
    examples = [sv.Example(yes=5, answered=10, yes_before=2, answered_before=10, quantity=0.3)]

    def quantity(self, yes, answered, yes_before, answered_before):
        return yes / answered - yes_before / answered_before

    def defined(self, answered, answered_before):
        return (answered > 0) & (answered_before > 0)


class Openness(sv.Measure):
    """Items that two raters found open, on average."""

    code, outcome, unit, combine = "AS-rubric", HOME, "count", sv.Single
    items = sv.SampleGroup(
        "count", "items", first=sv.Sample("1", high=1), second=sv.Sample("1", high=1)
    )
    reliability = sv.Raters("items", "first", "second")
    rating, unpriced_reason = WHY["rating"], WHY["unpriced_reason"]
    examples = [sv.Example(items={"first": [1, 1], "second": [1, 0]}, quantity=1.5)]

    def quantity(self, items):
        return (items.first + items.second).sum() / 2


TREE = """
code = "asked"
name = "Asked"
edition = "1"

[caps]
theme = 0
overall = 0
reason = "made up"

[[theme]]
code = "S"
name = "Asked"
weight = 100

[[theme.outcome]]
code = "S-o"
name = "Somebody would notice"
weight = 100
measure = [
    { code = "AS-mood", weight = 40, shadow = "none", shadow_reason = "made up" },
    { code = "AS-share", weight = 30, shadow = "none", shadow_reason = "made up" },
    { code = "AS-rubric", weight = 30, shadow = "none", shadow_reason = "made up" },
]
"""


def framework() -> sv.Framework:
    """A framework of the three."""
    for measure in (Mood, Belonging, Openness):
        sv.register(measure)
    return sv.Framework.from_toml(TREE)
