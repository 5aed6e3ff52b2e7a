"""WB9, local air and noise. In come years that people live above the limits for noise and for air
because of the activity; out come those years, each person's once, with kilograms beside them.
"""

from typing import Any

from socialvalue.column import Column, Example, Pool
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import source
from socialvalue.themes.wellbeing import AIR


class AirAndNoise(Measure):
    """Years that people live, learn or are cared for above the limits for noise or for air, where
    the activity brought them there or made it worse, over the time of the activity.

    The limits for road noise by day and by night are rows `noise-road-day-limit` and
    `noise-road-night-limit`; the limit for air is the law's, or a stricter one that whoever asks
    named beforehand. A person above both stands in `both` and counts once. Everybody counts, also
    outside the place and the eligible people, and whoever runs the vehicles or the plant.

    Kilograms of nitrogen oxides and of fine particles are stated and never counted: a kilogram of
    one is not one of the other, neither is a person, and a kilogram beside a school is not one on a
    moor. No price stands here, for no open value per kilogram was to be had; a council that holds
    the official damage costs brings each gas in a measure table of its own.

    It does not say that there is no harm below a limit: fine particles have none that is safe. A
    burden spread thin over many people is in the kilograms, and not in the figure.
    """

    code = "WB9"
    title = "Local air and noise burden"
    outcome = AIR
    unit = "person*year"
    combine = Pool
    harm = True
    own_shares = ()

    noise = Column("person*year", "years above a limit for noise, and none for air")
    air = Column("person*year", "years above a limit for air, and none for noise")
    both = Column("person*year", "years above limits for noise and for air")
    mapped = Column("person", "people for whom noise and air were worked out or measured")
    nitrogen_oxides = Column("kg", "nitrogen oxides put out: shown, never counted")
    fine_particles = Column("kg", "fine particles (PM2.5) put out: shown, never counted")

    unpriced_reason = (
        "no open value of a kilogram was to be had, and a person above a limit has no price; a "
        "council brings official damage costs in a measure table"
    )
    rating = Ramp(
        floor=0,
        target=0.05,
        per="eligible",
        reason="the limit is few beside the eligible, the share at which PA9 reaches its own: "
        "beyond it the burden is how the work is done; a judgement, for the whole activity",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "nobody was looked at: no map, no measurement"
    cautions = (
        "Map the roads to the place as well as the place: lorries do not stop at its border.",
        "People already above a limit whom the activity makes worse off are counted.",
        "Ask who they are: the burden mostly falls on those who have least (weigh it with EQ3).",
        "Read it with PA9: were they asked?",
        "No overlap with WB8: the same fuel does both harms, to different people.",
        "Zero people with many kilograms, or of few who were mapped, needs an explanation.",
    )
    evidence = Evidence(
        record="logs of fleet and plant, and a map of homes, schools and care homes near them",
        document="a model or measurements by a published method, with its limits named",
        third_party="an environmental health officer, or a surveyor whom others chose",
        people="those who live there confirm where and when it is loud, and where it smells",
    )
    contexts = ("planning", "procurement", "commissioning")
    examples = [
        Example(
            noise=30,
            air=12,
            both=8,
            mapped=4_000,
            nitrogen_oxides=140,
            fine_particles=6,
            quantity=50,
            note="a depot beside a street: each person once",
        ),
        Example(
            noise=0,
            air=0,
            both=0,
            mapped=250,
            nitrogen_oxides=2,
            fine_particles=0.25,
            quantity=0,
            note="looked for, and found nobody above a limit",
        ),
        Example(
            noise=0,
            air=0,
            both=0,
            mapped=0,
            nitrogen_oxides=900,
            fine_particles=45,
            undefined=True,
            note="nobody looked: no answer, which is no zero",
        ),
    ]

    def quantity(self, noise: Any, air: Any, both: Any) -> Any:
        return noise + air + both

    def defined(self, mapped: Any) -> Any:
        return mapped > 0
