"""SE9, volunteer substitution of paid work. In come posts cut and the volunteer hours that took
their place, as each side tells it; out come the hours.
"""

from typing import Any

import numpy as np

from socialvalue.column import Example, Parameter, Sample, SampleGroup, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Proxy
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.selfhelp import SECURITY

PAY = figure("pay-median-hourly-2025")
WINDOW = figure("substitution-months")


class VolunteerSubstitution(Measure):
    """Hours given by volunteers in the year to work that somebody was paid for until the post was
    cut, within the months of row `substitution-months`.

    Every post cut is told from two sides: what the employer's records say, and what the workers who
    held such posts, or their union, say. Where the two differ the larger is taken; where one side
    was not asked, the whole of the post's hours stands in its place. The hours are never more than
    those of the post: what volunteers do beyond it is theirs to give (see CV5).

    Who cut the post, or why, makes no difference: whoever now has the work done unpaid counts it.
    The price is what the hours would have cost at the country's median pay; it is money saved at
    workers' expense, and stands in the ledger of inputs.

    It does not say that volunteers are unwilling, or the service poor. None counted means that both
    sides were asked.
    """

    code = "SE9"
    title = "Volunteer substitution of paid work"
    outcome = SECURITY
    unit = "hour"
    combine = Sum
    harm = True
    own_shares = ()

    posts = SampleGroup(
        "count",
        "one entry for each post cut (or for each number alike)",
        paid=Sample("hour/count", "hours a year that the post was paid for"),
        by_employer=Sample("hour/count", "volunteer hours in its place, by the employer's records"),
        by_workers=Sample(
            "hour/count", "the same as workers or their union say; if not asked, all the post's"
        ),
        since=Sample("month", "months from the cut to the end of the year counted"),
    )
    window = Parameter(
        WINDOW.value, WINDOW.unit, help="months for which a cut is looked at", source=WINDOW.source
    )

    proxies = (Proxy.of(PAY, "input"),)
    rating = Ramp(
        floor=0,
        target=0.05 / PAY.value,
        per="contract_value",
        reason="the limit is reached where the hours, at median pay (row pay-median-hourly-2025), "
        "are worth the share of the contract's value at which CV8 reaches its own, for money saved "
        "on pay is taken from workers as dividends are taken from a place: a judgement",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "Whether volunteers replace a post is a judgement: hear both sides, and print both.",
        "The same hour is never CV5's gift as well: it is one or the other.",
        "A post left empty on purpose was cut.",
        "Median pay is crude: bring the pay of the post where you know it.",
        "A service that would have closed may be better kept by volunteers: say so beside it.",
    )
    evidence = Evidence(
        record="the staff list before and after, and the volunteers' hours by task",
        document="minutes of the cut, job descriptions and volunteer rotas, side by side",
        third_party="the union's or the former workers' own statement, signed and dated",
        people="volunteers and former workers confirm which tasks changed hands",
    )
    contexts = ("commissioning", "asset transfer", "grants")
    examples = [
        Example(
            posts={
                "paid": [1_500, 800],
                "by_employer": [300, 0],
                "by_workers": [900, 0],
                "since": [10, 4],
            },
            quantity=900,
            note="the two sides differ about one post, and agree about the other",
        ),
        Example(
            posts={"paid": [700], "by_employer": [2_000], "by_workers": [700], "since": [24]},
            quantity=700,
            note="never more than the post, at the end of the months",
        ),
        Example(
            posts={"paid": [700], "by_employer": [700], "by_workers": [700], "since": [25]},
            quantity=0,
            note="cut too long ago",
        ),
        Example(
            posts={"paid": [], "by_employer": [], "by_workers": [], "since": []},
            quantity=0,
            note="both sides were asked: no post was cut",
        ),
    ]

    def quantity(self, posts: Any, window: Any) -> Any:
        told = np.maximum(posts.by_employer, posts.by_workers)
        return (np.minimum(told, posts.paid) * (posts.since <= window)).sum()
