"""Worked examples that no claim could give, and price tables with a gap, are said as such."""

import pytest
from trial_measures import OUTCOME, STUDY, broken, votes

import socialvalue as sv

FIGURE = "every_figure_has_a_source_a_price_year_and_a_licence"


class Heard(sv.Measure):
    """People at the meetings of the year who were heard, each for as much of it as they were."""

    code, outcome, unit, combine = "OX-H", OUTCOME, "person", sv.Sum
    people = sv.SampleGroup(
        "person",
        population="residents",
        right=sv.Code({"none": 0, "vote": 1}, source=STUDY),
        turnout=sv.Sample("1", high=1),
    )
    residents = sv.Column("person", "people who live there")
    unpriced_reason = "a hearing has no price"
    rating = sv.Ramp(floor=0, target=0.5, per="eligible")

    def quantity(self, people):
        return (people.right * people.turnout).sum()


def heard(people, residents=9, quantity=1.0):
    """`Heard` with one worked example."""
    example = sv.Example(people=people, residents=residents, quantity=quantity)
    return type("Changed", (Heard,), {"__doc__": Heard.__doc__, "examples": (example,)})


def test_a_group_of_words_numbers_and_counts_keeps_every_promise():
    people = {"right": ["vote", "none"], "turnout": [0.5, 1], "count": [2, 3]}
    assert broken(heard(people)) == {}


@pytest.mark.parametrize(
    ("people", "residents", "said"),
    [
        ({"right": ["vote"], "turnout": [50]}, 9, "people.turnout[0]"),
        ({"right": ["vote"], "turnout": [50]}, 9, "50 is outside 0 to 1"),
        ({"right": ["vote"], "turnout": [1, 1]}, 9, "do not line up (right 1, turnout 2)"),
        ({"right": ["vote"]}, 9, "its lists are not those of the group"),
        ({"right": ["vote"], "turnout": 1}, 9, "1 is not a list"),
        ([{"right": "vote", "turnout": 1}], 9, "its lists are not those of the group"),
        ({"right": ["vote"], "turnout": [1], "wage": [1]}, 9, "give a list for each"),
        ({"right": ["vote"], "turnout": [1], "count": [-1]}, 9, "-1 is outside 0 to inf"),
        ({"right": ["vote"], "turnout": [1], "count": [10]}, 9, "fewer than the 10 counted"),
        ({"right": ["vote"], "turnout": [1]}, 0, "residents is 0, fewer than the 1 counted"),
        ({"right": ["veto"], "turnout": [1]}, 9, "'veto' is not one of its levels"),
    ],
)
def test_an_example_that_no_claim_could_give_is_caught(people, residents, said):
    assert said in broken(heard(people, residents))["examples_hold"]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), True, "3"])
def test_an_example_is_worked_in_finite_numbers(number):
    example = sv.Example(members=number, turnout=1, quantity=1)
    assert "examples[0].members" in broken(votes(examples=(example,)))["examples_hold"]


def priced(*values):
    """`Votes` at a price by region; the regions are north and south."""
    table = sv.ProxyTable("region", values, "GBP_2025/person", "welfare", STUDY)
    example = sv.Example(members=200, turnout=0.25, region="north", quantity=50)
    region = sv.Code(["north", "south"])
    return votes(region=region, proxies=(table,), examples=(example,))


def test_a_table_with_a_price_for_each_level_keeps_every_promise():
    assert broken(priced(("north", 3.0), ("south", 4.0))) == {}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((("north", 3.0),), "the level 'south' has no price"),
        ((("north", 3.0), ("south", 4.0), ("west", 5.0)), "'west' is not a level of the code"),
        ((("north", 3.0), ("south", 4.0), ("south", 5.0)), "the level 'south' has two prices"),
        ((("north", 3.0), ("south", float("nan"))), "not finite"),
    ],
)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_gap_in_a_price_table_is_caught(values, said):
    """By the definition itself, or by the promise meant for it."""
    try:
        found = broken(priced(*values))[FIGURE]
    except sv.MeasureError as error:
        found = str(error)
    assert said in found


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_price_that_is_not_finite_is_caught_when_the_class_is_defined(value):
    price = sv.Proxy(value, unit="GBP_2025/person", ledger="welfare", source=STUDY)
    with pytest.raises(sv.MeasureError, match="not finite"):
        votes(proxies=(price,))


def test_a_list_inside_a_declaration_is_caught():
    values = [("north", 3.0), ("south", 4.0)]
    table = sv.ProxyTable("region", values, "GBP_2025/person", "welfare", STUDY)
    example = sv.Example(members=200, turnout=0.25, region="north", quantity=50)
    region = sv.Code(["north", "south"])
    measure = votes(region=region, proxies=(table,), examples=(example,))
    assert "a list can be changed" in broken(measure)["declarations_cannot_be_changed"]


@pytest.mark.parametrize("words", ["People who voted, e.g. on pay, in the year.", "Votes, i.e. X."])
def test_an_abbreviation_does_not_end_a_sentence(words):
    assert "it_is_described" not in broken(votes(__doc__=words))


@pytest.mark.parametrize(("living_here", "said"), [(199, "fewer than the 200 counted"), (200, "")])
def test_an_example_that_counts_more_than_there_are_is_caught(living_here, said):
    example = sv.Example(members=200, turnout=0.25, living_here=living_here, quantity=50)
    parts = {
        "members": sv.Column("person", "who holds a vote", within="living_here"),
        "living_here": sv.Column("person", "everybody"),
    }
    found = broken(votes(**parts, examples=(example,)))
    assert said in found.get("examples_hold", "")
    assert bool(found) == bool(said)
