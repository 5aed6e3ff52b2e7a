"""Measures and a framework of one theme, to try the doors with: numbers only, whatever comes in.

`FRAMEWORK` goes out: D1 takes two numbers, D2 one that has a default, D3 is a harm, D4 a price
that already holds the deadweight, D5 a ratio, D6 a falling ramp, D7 a number and
a code, D8 a group that a population bounds.
"""

from typing import Any

import socialvalue as sv

THEME = sv.Theme("DR", "Doors", "what comes in")
OUTCOME = sv.Outcome("DR-1", "Nothing slips by", THEME)
STUDY = sv.Source("doors-2026", "Nobody", "Figures made up for tests", "2026", "CC0-1.0")


class Meetings(sv.Measure):
    """Hours that people met in the year."""

    code, outcome, unit = "D1", OUTCOME, "person*hour"
    people = sv.Column("person", "who met")
    hours = sv.Column("hour", "how long each did")
    adjust = sv.Adjustments(deadweight=sv.Share(0.2, source=STUDY))
    proxies = (sv.Proxy(7.13, unit="GBP_2023/person/hour", ledger="welfare", source=STUDY),)
    rating = sv.Ramp(0, 3, per="eligible", source=STUDY)

    def quantity(self, people: Any, hours: Any) -> Any:
        return people * hours


class Trees(sv.Measure):
    """Trees planted in the year that took root."""

    code, outcome, unit = "D2", OUTCOME, "1"
    planted = sv.Column("1", "trees planted")
    rooted = sv.Column("1", "the share that took root", high=1, default=0.5)
    unpriced_reason = "nobody has priced it"
    rating = sv.Ramp(0, 1000, reason="every tree counts alike")

    def quantity(self, planted: Any, rooted: Any) -> Any:
        return planted * rooted


class Spills(sv.Measure):
    """Litres spilled in the year."""

    code, outcome, unit, harm = "D3", OUTCOME, "litre", True
    spilled = sv.Column("litre", "what was spilled")
    unpriced_reason = "nobody has priced it"
    rating = sv.Ramp(0, 100, reason="every litre counts alike")

    def quantity(self, spilled: Any) -> Any:
        return spilled * 1


class Jobs(sv.Measure):
    """People who found work in the year."""

    code, outcome, unit = "D4", OUTCOME, "person"
    hired = sv.Column("person", "who found work")
    proxies = (
        sv.Proxy(
            100,
            unit="GBP_2023/person",
            ledger="fiscal",
            source=STUDY,
            contains=("deadweight",),
        ),
    )
    rating = sv.Ramp(0, 1, per="eligible", source=STUDY)

    def quantity(self, hired: Any) -> Any:
        return hired * 1


class Returned(sv.Measure):
    """The share of what came in that was spent nearby in the year."""

    code, outcome, unit, combine, reports = "D5", OUTCOME, "1", sv.Pool, "ratio"
    received = sv.Column("GBP_2025", "what came in")
    nearby = sv.Column("GBP_2025", "what was spent nearby")
    undefined_reason = "nothing came in"
    unpriced_reason = "a ratio has no price"
    periods = "average"
    rating = sv.Ramp(0.25, 1.5, reason="a share needs no size")

    def quantity(self, received: Any, nearby: Any) -> Any:
        return nearby / received

    def defined(self, received: Any) -> Any:
        return received > 0


class Waiting(sv.Measure):
    """Hours that somebody waited, on the worst day of the year."""

    code, outcome, unit, combine = "D6", OUTCOME, "hour", sv.Single
    waited = sv.Column("hour", "how long")
    unpriced_reason = "nobody has priced it"
    rating = sv.Ramp(10, 0, reason="an hour is an hour")

    def quantity(self, waited: Any) -> Any:
        return waited * 1


class Seats(sv.Measure):
    """Seats given to the public in the year, by the weight of the room."""

    code, outcome, unit = "D7", OUTCOME, "person"
    given = sv.Column("person", "seats")
    room = sv.Code({"board": 1, "panel": 0.5}, "which room", source=STUDY)
    unpriced_reason = "nobody has priced it"
    rating = sv.Ramp(0, 1, per="eligible", source=STUDY)

    def quantity(self, given: Any, room: Any) -> Any:
        return given * room


class Hall(sv.Measure):
    """The share of the people living here who came to the hall in the year."""

    code, outcome, unit, combine, reports = "D8", OUTCOME, "1", sv.Pool, "ratio"
    seats = sv.SampleGroup(
        of="person",
        help="who may come",
        population="living_here",
        turnout=sv.Sample("1", "the share that came", high=1),
    )
    living_here = sv.Column("person", "who lives here")
    undefined_reason = "nobody lives here"
    unpriced_reason = "a ratio has no price"
    periods = "average"
    rating = sv.Ramp(0, 1, reason="a share needs no size")

    def quantity(self, seats: Any, living_here: Any) -> Any:
        return seats.turnout.sum() / living_here

    def defined(self, living_here: Any) -> Any:
        return living_here > 0


MEASURES = (Meetings, Trees, Spills, Jobs, Returned, Waiting, Seats, Hall)
for _measure in MEASURES:
    sv.register(_measure)

FRAMEWORK = sv.Framework.from_toml(
    """
code = "doors"
name = "Doors"
edition = "1"
aggregator = "WeightedMean"
harm_aggregator = { kind = "PowerMean", p = 2 }
lambda = 1

[caps]
theme = 0
overall = 25
reason = "a test"

[[theme]]
code = "DR"
name = "Doors"
weight = 100

[[theme.outcome]]
code = "DR-1"
name = "Nothing slips by"
weight = 100
measure = [
    { code = "D1", weight = 25, shadow = "D3" },
    { code = "D2", weight = 15, shadow = "D3", not_applicable = ["there is no ground"] },
    { code = "D3", weight = 100 },
    { code = "D4", weight = 15, shadow = "D3" },
    { code = "D5", weight = 15, shadow = "D3" },
    { code = "D6", weight = 15, shadow = "D3" },
    { code = "D7", weight = 10, shadow = "D3" },
    { code = "D8", weight = 5, shadow = "D3" },
]
""",
    "doors",
)
