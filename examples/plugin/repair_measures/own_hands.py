"""RC-2: what each visitor did in, people who mended with their own hands out.

`visitors` is a group of samples: one entry a person, or one for each number of people alike. The
ladder's numbers are a judgement, and say so.
"""

import socialvalue as sv

from repair_measures.outcomes import JUDGEMENT, SKILLS


class OwnHands(sv.Measure):
    """People who took part in mending their own things in the year, each by how much of it they
    did.
    """

    api = 1
    code = "RC-2"
    outcome = SKILLS
    unit = "person"
    combine = sv.Sum
    visitors = sv.SampleGroup(
        "person",
        "one entry for each visitor, or for each number of visitors alike",
        population="eligible",
        part=sv.Code(
            {"watched": 0, "helped": 0.5, "mended": 1},
            "what the visitor did",
            source=JUDGEMENT,
        ),
    )
    eligible = sv.Column("person", "people who live near enough to come", scope="submission")
    adjust = sv.Adjustments(deadweight=sv.Share(0.2, low=0.1, high=0.3, source=JUDGEMENT))
    unpriced_reason = "a skill is worth what comes of it, and that has not been followed"
    rating = sv.Ramp(floor=0, target=0.1, per="eligible", source=JUDGEMENT)
    examples = (
        sv.Example(
            visitors={"part": ["mended", "helped", "watched"], "count": [12, 20, 40]},
            eligible=400,
            quantity=22,
        ),
        sv.Example(visitors={"part": []}, eligible=400, quantity=0, note="nobody came"),
    )

    def quantity(self, visitors):
        """Each visitor's part, added up."""
        return visitors.part.sum()
