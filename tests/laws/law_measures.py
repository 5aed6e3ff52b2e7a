"""The measures that the laws are tried on: each way to join, to change, to price and to harm.

Nothing comes in; `MEASURES` goes out, registered, each with a code that a framework may name.
Targets that shares are taken from start at nothing, so that no rounding can move a rating off zero.
"""

from typing import Any

import socialvalue as sv

THEME = sv.Theme("LW", "Laws", "what must hold whatever is claimed")
OUTCOME = sv.Outcome("LW-1", "Nothing is lost", THEME)
STUDY = sv.Source("laws-2026", "Nobody", "Figures made up for tests", "2026", "CC0-1.0")
NO_SIZE = "a share needs no size"


class Visits(sv.Measure):
    """Hours that visitors spent in the year."""

    code, outcome, unit, combine = "LW1", OUTCOME, "person*hour", sv.Sum
    visitors = sv.Column("person", "who came")
    hours = sv.Column("hour", "how long each stayed")
    adjust = sv.Adjustments(
        deadweight=sv.Share(0.2, source=STUDY), displacement=sv.Share(0.15, source=STUDY)
    )
    proxies = (sv.Proxy(3.37, unit="GBP_2023/person/hour", ledger="welfare", source=STUDY),)
    rating = sv.Ramp(0, 3, per="eligible", source=STUDY)

    def quantity(self, visitors: Any, hours: Any) -> Any:
        return visitors * hours


class Respent(sv.Measure):
    """The share of the pounds received in the year that was spent nearby."""

    code, outcome, unit, combine, reports = "LW2", OUTCOME, "1", sv.Pool, "ratio"
    periods = "average"
    received = sv.Column("GBP_2025", "what came in")
    nearby = sv.Column("GBP_2025", "what was spent nearby")
    undefined_reason = "nothing was received"
    unpriced_reason = "a ratio has no price"
    rating = sv.Ramp(0.25, 1.5, reason=NO_SIZE)

    def quantity(self, received: Any, nearby: Any) -> Any:
        return nearby / received

    def defined(self, received: Any) -> Any:
        return received > 0


class Saved(sv.Measure):
    """Pounds saved in the year, which may be a loss."""

    code, outcome, unit, combine = "LW3", OUTCOME, "GBP_2025", sv.Sum
    before = sv.Column("GBP_2025", "what it cost")
    after = sv.Column("GBP_2025", "what it costs")
    adjust = sv.Adjustments(deadweight=sv.Share(0.1, source=STUDY))
    proxies = (
        sv.Proxy(1, unit="GBP_2025/GBP_2025", ledger="fiscal", source=STUDY),
        sv.Proxy(0.37, unit="GBP_2025/GBP_2025", ledger="local", source=STUDY),
    )
    rating = sv.Ramp(0, 0.3, per="contract_value", source=STUDY)

    def quantity(self, before: Any, after: Any) -> Any:
        return before - after


class Answered(sv.Measure):
    """The share of questions put in the year that was answered."""

    code, outcome, unit, combine, reports = "LW4", OUTCOME, "1", sv.Pool, "ratio"
    periods = "average"
    questions = sv.SampleGroup("count", answered=sv.Sample("1", "how much of it", high=1))
    undefined_reason = "nobody asked anything"
    unpriced_reason = "an answer is owed, not bought"
    rating = sv.Ramp(0.125, 1, reason=NO_SIZE)

    def quantity(self, questions: Any) -> Any:
        return questions.answered.mean()

    def defined(self, questions: Any) -> Any:
        return questions.count() > 0


class Joined(sv.Measure):
    """Members more than there were before, over the year."""

    code, outcome, unit, combine, reports = "LW5", OUTCOME, "person", sv.Pool, "change"
    members = sv.Column("person", "who belongs")
    adjust = sv.Adjustments(deadweight=sv.Share(0.25, source=STUDY))
    proxies = (sv.Proxy(41.3, unit="GBP_2024/person", ledger="control", source=STUDY),)
    rating = sv.Ramp(0, 0.7, per="eligible", source=STUDY)

    def quantity(self, members: Any) -> Any:
        return members


class Content(sv.Measure):
    """How content people said they were in the year, on average over those asked."""

    code, outcome, unit, reports = "LW6", OUTCOME, "point", "state"
    combine, periods = sv.WeightedMean(by="asked"), "average"
    points = sv.Column("point", "on a scale", high=10)
    asked = sv.Column("person", "who was asked")
    unpriced_reason = "a state has no price"
    rating = sv.Ramp(2, 8, reason=NO_SIZE)

    def quantity(self, points: Any) -> Any:
        return points


class PayRatio(sv.Measure):
    """The highest pay as a multiple of the lowest in the year: fewer is better."""

    code, outcome, unit, combine, reports = "LW7", OUTCOME, "1", sv.Single, "state"
    periods = "average"
    highest = sv.Column("GBP_2025/hour", "the highest hourly pay")
    lowest = sv.Column("GBP_2025/hour", "the lowest hourly pay", low=1)
    unpriced_reason = "a state has no price"
    rating = sv.Ramp(12, 2, reason=NO_SIZE)

    def quantity(self, highest: Any, lowest: Any) -> Any:
        return highest / lowest


class Sheltered(sv.Measure):
    """People who found shelter in the year, which lasts."""

    code, outcome, unit, combine = "LW8", OUTCOME, "person", sv.Sum
    people = sv.Column("person", "who found it")
    adjust = sv.Adjustments(
        deadweight=sv.Share(0.2, source=STUDY),
        substitution=sv.Share(0.1, source=STUDY),
        multiplier=sv.Factor(1.25, source=STUDY),
    )
    persistence = sv.Persistence(3.5, sv.Share(0.15, source=STUDY), STUDY)
    proxies = (
        sv.Proxy(
            57.3,
            unit="GBP_FY2019/person",
            ledger="welfare",
            source=STUDY,
            growth=sv.Growth(1.3, STUDY),
        ),
        sv.Proxy(7.7, unit="GBP_2019/person", ledger="fiscal", source=STUDY),
    )
    rating = sv.Ramp(0, 0.6, per="eligible", source=STUDY)

    def quantity(self, people: Any) -> Any:
        return people


class Injuries(sv.Measure):
    """Injuries to workers in the year, which hurt for longer than that."""

    code, outcome, unit, combine, harm = "LX1", OUTCOME, "person", sv.Sum, True
    injured = sv.Column("person", "who was hurt")
    persistence = sv.Persistence(2.5, sv.Share(0.25, source=STUDY), STUDY)
    proxies = (sv.Proxy(811.7, unit="GBP_2022/person", ledger="welfare", source=STUDY),)
    rating = sv.Ramp(0, 0.3, per="fte", source=STUDY)

    def quantity(self, injured: Any) -> Any:
        return injured


class Waste(sv.Measure):
    """Waste put in the ground or in the air over the year."""

    code, outcome, unit, combine, harm = "LX2", OUTCOME, "tonne", sv.Sum, True
    tonnes = sv.Column("tonne", "how much")
    where = sv.Code(("ground", "air"), "where it went")
    proxies = (
        sv.ProxyTable(
            "where", (("ground", 90.3), ("air", 271.9)), "GBP_2020/tonne", "welfare", STUDY
        ),
    )
    rating = sv.Ramp(0, 0.7, per="eligible", source=STUDY)

    def quantity(self, tonnes: Any) -> Any:
        return tonnes


class Evicted(sv.Measure):
    """The share of tenants who lost their home in the year."""

    code, outcome, unit, combine, harm = "LX3", OUTCOME, "1", sv.Pool, True
    reports, periods = "ratio", "average"
    evicted = sv.Column("person", "who had to go")
    households = sv.Column("person", "who rented")
    undefined_reason = "nobody rents here"
    unpriced_reason = "a home has no price"
    rating = sv.Ramp(0, 0.125, reason=NO_SIZE)

    def quantity(self, evicted: Any, households: Any) -> Any:
        return evicted / households

    def defined(self, households: Any) -> Any:
        return households > 0


BENEFITS = (Visits, Respent, Saved, Answered, Joined, Content, PayRatio, Sheltered)
HARMS = (Injuries, Waste, Evicted)
MEASURES = (*BENEFITS, *HARMS)

for _measure in MEASURES:
    sv.register(_measure)
