"""RC-1: two columns of numbers in, things mended for good out."""

import socialvalue as sv

from repair_measures.outcomes import JUDGEMENT, KEPT


class LastingRepairs(sv.Measure):
    """Household things repaired with the help of volunteers in the year that still worked a month
    later.
    """

    api = 1
    code = "RC-1"
    outcome = KEPT
    unit = "count"
    combine = sv.Sum
    repaired = sv.Column("count", "things handed back in working order")
    lasting = sv.Column("1", "share that still worked when their owners were asked", high=1)
    adjust = sv.Adjustments(deadweight=sv.Share(0.25, low=0.1, high=0.4, source=JUDGEMENT))
    unpriced_reason = "what a kept thing is worth to its owner has not been asked"
    rating = sv.Ramp(floor=0, target=0.5, per="eligible", source=JUDGEMENT)
    cautions = ("Ask everybody who came, or say whom you asked.",)
    examples = (
        sv.Example(repaired=120, lasting=0.75, quantity=90),
        sv.Example(repaired=0, lasting=0, quantity=0, note="looked for, and found none"),
    )

    def quantity(self, repaired, lasting):
        """Those repaired, as far as they lasted."""
        return repaired * lasting
