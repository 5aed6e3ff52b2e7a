"""Two made-up frameworks to write templates for: `SMALL` needs no size, `RAGGED` has the rest.

SMALL holds one number that is a ratio; RAGGED a sample, a group with a word in it, a word of its
own, a default, and a harm that is rated per full-time equivalent.
"""

from __future__ import annotations

from typing import Any

import socialvalue as sv

THEME = sv.Theme("TM", "Templates", "what is asked for")
OUTCOME = sv.Outcome("TM-1", "Everything is filled in", THEME)
STUDY = sv.Source("templates-2026", "Nobody", "Figures made up for tests", "2026", "CC0-1.0")


class Mended(sv.Measure):
    """The share of broken things that were mended in the year."""

    code, outcome, unit, combine, reports = "TM1", OUTCOME, "1", sv.Pool, "ratio"
    broken = sv.Column("count", "what was broken")
    mended = sv.Column("count", "what was mended of it", within="broken")
    undefined_reason = "nothing was broken"
    unpriced_reason = "a ratio has no price"
    rating = sv.Ramp(0, 1, reason="a share needs no size")
    examples = (
        sv.Example(broken=0, mended=0, undefined=True),
        sv.Example(broken=8, mended=2, quantity=0.25, note="two of eight, one | other"),
    )

    def quantity(self, broken: Any, mended: Any) -> Any:
        return mended / broken

    def defined(self, broken: Any) -> Any:
        return broken > 0


class Walked(sv.Measure):
    """Kilometres that people walked together in the year, by the sort of path."""

    code, outcome, unit = "TM2", OUTCOME, "kilometre*person"
    walks = sv.SampleGroup(
        "person",
        "one entry for each walker",
        length=sv.Sample("kilometre", "how far"),
        path=sv.Code({"steep": 1, "flat": 0.5}, "which path", source=STUDY),
    )
    rest = sv.Column("1", "the share of it that was no rest", high=1, default=1)
    unpriced_reason = "nobody has priced it"
    rating = sv.Ramp(0, 2, per="eligible", source=STUDY)
    examples = (
        sv.Example(
            walks={"length": [3, 4], "path": ["steep", "flat"], "count": [2, 5]},
            rest=1,
            quantity=16,
        ),
    )

    def quantity(self, walks: Any, rest: Any) -> Any:
        return (walks.length * walks.path).sum() * rest


class Noise(sv.Measure):
    """Hours of noise in the year, one number an evening."""

    code, outcome, unit, harm = "TM3", OUTCOME, "hour", True
    evenings = sv.Sample("hour", "how long each evening was loud", high=24)
    unpriced_reason = "nobody has priced it"
    rating = sv.Ramp(0, 10, per="fte", source=STUDY)
    examples = (sv.Example(evenings=[0.5, 2], quantity=2.5),)

    def quantity(self, evenings: Any) -> Any:
        return evenings.sum()


for _measure in (Mended, Walked, Noise):
    sv.register(_measure)

_FRAMEWORK = """
code = "{code}"
name = "Templates"
edition = "1"
[caps]
theme = 0
overall = 25
reason = "a test"
[[theme]]
code = "TM"
name = "Templates"
weight = 100
[[theme.outcome]]
code = "TM-1"
name = "Everything is filled in"
weight = 100
measure = [{measures}]
"""

_ALONE = 'shadow = "none", shadow_reason = "a test"'
SMALL = sv.Framework.from_toml(
    _FRAMEWORK.format(code="small", measures=f'{{ code = "TM1", weight = 100, {_ALONE} }}')
)
RAGGED = sv.Framework.from_toml(
    _FRAMEWORK.format(
        code="ragged",
        measures='{ code = "TM2", weight = 100, shadow = "TM3", not_applicable = ["no path"] }, '
        '{ code = "TM3", weight = 100 }',
    )
)
