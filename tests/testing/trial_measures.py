"""Measures that keep every promise, and ways to change them until they do not."""

import socialvalue as sv
from socialvalue.testing import checks

THEME = sv.Theme("PA", "Participation and Accountability")
OUTCOME = sv.Outcome("OX-shared", "Decisions are shared", THEME)
STUDY = sv.Source("ox-2026", "An Oxford study", "Votes that count", "2026", "CC-BY-4.0")


class Votes(sv.Measure):
    """People who used a vote on pay, prices or surplus in the year."""

    code, outcome, unit, combine = "OX-V", OUTCOME, "person", sv.Sum
    members = sv.Column("person", "members holding such a vote")
    turnout = sv.Column("1", "share of them who used it", high=1)
    unpriced_reason = "a vote has no price"
    rating = sv.Ramp(floor=0, target=0.5, per="eligible")
    examples = (sv.Example(members=200, turnout=0.25, quantity=50),)

    def quantity(self, members, turnout):
        return members * turnout


def votes(**changed):
    """`Votes` with some of its declarations changed."""
    return type("Changed", (Votes,), {"__doc__": Votes.__doc__, **changed})


def broken(measure):
    """The promises that a measure breaks, each with what was said."""
    found = {}
    for name, check in checks(measure):
        try:
            check()
        except sv.MeasureError as error:
            found[name] = str(error)
    return found


class Answered(sv.Measure):
    """The share of the questions put to the council by residents in the year that were answered."""

    code, outcome, unit, reports = "OX-A", OUTCOME, "1", "ratio"
    combine = sv.Pool
    questions = sv.SampleGroup("count", answered=sv.Sample("1", "how much of it", high=1))
    unpriced_reason = "an answer is owed, not bought"
    rating = sv.Ramp(floor=0, target=1, reason="a share needs no size")
    undefined_reason = "nobody asked anything"
    examples = (sv.Example(questions={"answered": [1, 0.5], "count": [30, 10]}, quantity=0.875),)

    def quantity(self, questions):
        return questions.answered.mean()

    def defined(self, questions):
        return questions.count() > 0


def answered(**changed):
    """`Answered` with some of its declarations changed."""
    return type("Changed", (Answered,), {"__doc__": Answered.__doc__, **changed})
