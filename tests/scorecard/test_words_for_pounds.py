"""What pounds cannot be told by is refused with the words that they can, priced or not."""

import pytest

import socialvalue as sv

THEME = sv.Theme("WP", "Words", "what is told in words")
OUTCOME = sv.Outcome("WP-1", "Words", THEME)


class Told(sv.Measure):
    """People who were told in the year, at no price."""

    code, outcome, unit, combine = "WPT1", OUTCOME, "person", sv.Sum
    rating = sv.Ramp(0, 10, reason="a test needs no size")
    people = sv.Column("person", "who were told")
    unpriced_reason = "nothing of this framework has a price"

    def quantity(self, people):
        return people


sv.register(Told)
TEXT = """
code = "told"
name = "Told"
edition = "1"
[caps]
theme = 0
overall = 0
reason = "as everywhere"
[[theme]]
code = "WP"
name = "Words"
weight = 100
[[theme.outcome]]
code = "WP-1"
name = "Words"
weight = 100
measure = [{ code = "WPT1", weight = 100, shadow = "none", shadow_reason = "a test" }]
"""
BARE = sv.Framework.from_toml(TEXT, "told")
FRAMEWORK = sv.Framework.load("ccin")
UNPRICED = sv.score(
    sv.Claims.from_records([{"submission": "a", "measure": "WPT1", "people": 3}], BARE)
)
PRICED = sv.score(
    sv.Claims.from_records(
        [{"submission": "a", "measure": "WB8", "tonnes": 1, "year": "2026"}],
        FRAMEWORK,
        [{"id": "a", "contract_value": 1e6, "eligible": 200, "fte": 10}],
    )
)
WORDS = ("overall", "theme", "outcome", "measure", "kind")


@pytest.mark.parametrize("card", [UNPRICED, PRICED], ids=["nothing priced", "something priced"])
@pytest.mark.parametrize("by", ["garbage", "", None, ["theme"], "Theme"])
def test_worth_by_what_it_is_not_told_by_is_refused_with_the_words_that_are(card, by):
    with pytest.raises(sv.UnknownName) as refused:
        card.worth(by=by)
    (fault,) = refused.value.faults
    assert fault.at == str(by) or not by
    assert all(word in fault.fix for word in WORDS)


@pytest.mark.parametrize("by", WORDS)
def test_worth_by_each_known_word_is_told_even_where_nothing_is_priced(by):
    assert len(UNPRICED.worth(by=by)[by]) == 0
    assert len(PRICED.worth(by=by)[by]) > 0
