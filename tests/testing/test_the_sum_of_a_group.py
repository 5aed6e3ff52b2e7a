"""What the page for authors says of `.sum()`: each value is multiplied by the group's count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import socialvalue as sv

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "write-a-measure.md").read_text("utf-8")


def test_the_sum_of_a_group_is_multiplied_by_its_count_as_the_page_says() -> None:
    class HoursGiven(sv.Measure):
        """Hours that people gave to the garden in the year."""

        code, unit = "OX-WB9", "person*hour"
        outcome = sv.Outcome("OX-g", "Gardens are kept", sv.Theme("WB", "Wellbeing"))
        people = sv.SampleGroup("person", "one entry for those alike", hours=sv.Sample("hour", "h"))
        unpriced_reason = "nobody was paid"
        rating = sv.Ramp(floor=0, target=5, per="eligible")
        examples = (sv.Example(people={"hours": [2, 3], "count": [40, 1]}, quantity=83),)

        def quantity(self, people: Any) -> Any:
            return people.hours.sum()

    sv.testing.check_measure(HoursGiven)
    assert "a sample of `hour` in a group of `person` sums to `person*hour`" in PAGE
