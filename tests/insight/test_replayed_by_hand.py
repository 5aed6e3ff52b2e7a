"""What a reader with a calculator needs: the answers of samples, each said once, in plain words."""

import re

import numpy as np
import pytest

import socialvalue as sv
from socialvalue.insight.sample_steps import of_samples
from socialvalue.sample import Ragged

PAID = {"amount": [1400.0, 120.0, 60.0], "count": [14, 106, 120]}


def test_a_shared_surplus_can_be_replayed_from_the_words_of_its_steps():
    told = _told(_one({"recipients": PAID}, code="EQ1"), "EQ1")
    total = _number(re.search(r"sum of recipients\.amount = £([\d,.]+) \(2025 prices\)", told)[1])
    spread = float(re.search(r"over 240 people, .*?, times n / \(n - 1\) = ([\d.]+)", told)[1])
    result = _number(re.search(r"the formula gives £([\d,.]+)", told)[1])
    assert total == 14 * 1400 + 106 * 120 + 120 * 60
    assert total * (1 - spread) == pytest.approx(result, rel=1e-5)


def test_a_mean_of_differences_says_what_it_is_a_mean_of():
    people = {"before": [6.0, 7.0], "after": [7.0, 7.0], "count": [30, 10]}
    claim = {"people": people, "represented": 40, "comparator": 0.0, "years": 1}
    told = _told(_one(claim, code="WB1"), "WB1")
    assert "mean of (people.after - people.before) = 0.75 points" in told


def test_an_answer_that_is_not_there_is_no_number():
    claim = {"accounts": {"change": [0.0], "count": [2]}, "locked": 9000}
    told = _told(_one(claim, code="EQ2"), "EQ2")
    assert "= none: there is nothing to share" in told


class Holders(sv.Measure):
    """How many equal holders would hold the capital as closely, and what the middle one holds."""

    code = "OX-H1"
    outcome = sv.Outcome("OX-held", "Capital is held widely", sv.Theme("OX", "Ownership"))
    unit = "person"
    combine = sv.Single
    held = sv.Sample("GBP_2025/person", "what each holds", of="person")
    half = sv.Parameter(0.5, "1", "the middle", source=None)
    unpriced_reason = "it is a state, not a good"
    unrated_reason = "no target has been agreed"

    def quantity(self, held, half):
        """Equal holders, by how far the middle one is from the mean; and nobody is added."""
        return held.effective_number() * (held.quantile(half) / held.mean()) + 0 * held.count()


def test_effective_numbers_quantiles_and_counts_are_told_too():
    columns = {"held": Ragged(np.array([10.0, 10.0, 20.0]), np.array([0, 3]), None)}
    steps = {step.words.partition(" = ")[0]: step for step in of_samples(Holders, columns)}
    assert steps["count of held"].words.endswith("= 3 people")
    assert steps["quantile 0.5 of held"].words.endswith("= £10 (2025 prices) per person")
    assert steps["effective number of held"].value == pytest.approx(1600 / 600)
    assert steps["mean of held"].value == pytest.approx(40 / 3)


def test_a_sentence_that_holds_for_both_years_is_said_once():
    claims = [{"tonnes": n, "year": str(n), "period": str(n)} for n in (2026, 2027)]
    told = _told(_one(*claims, code="WB8"), "WB8")
    assert told.count("takes no share off") == 1


def test_a_harm_not_looked_for_says_whether_its_cap_moved_anything():
    told = _told(_one({"recipients": PAID}, code="EQ1"), "CV8")
    assert "It holds CV to 0.0 at most (already below), and the whole to 25.0 at most" in told


def test_a_small_target_is_also_told_for_a_million_pounds():
    told = _told(_one({"started": 3, "living": 2}, code="SE1"), "SE1")
    assert "of 100, where 4e-06 is 4 for each £1m of contract value. Why" in told
    assert "the formula gives 2 " in told


def test_pounds_per_person_read_as_words():
    told = _told(_one({"recipients": PAID}, code="EQ1"), "EQ1")
    assert "14 x (amount £1,400 (2025 prices) per person)" in told
    assert "discounted over no years: it falls at the start of 2026" in told


def _told(card, code):
    return " ".join(str(sv.explain(card, "a", code)).split())


def _number(text):
    return float(text.replace(",", ""))


def _one(*claims, code):
    records = [{"submission": "a", "measure": code, **claim} for claim in claims]
    table = [{"id": "a", "name": "Acme", "contract_value": 1.2e6, "eligible": 240}]
    return sv.score(sv.Claims.from_records(records, sv.Framework.load("ccin"), table))
