"""Every output says whose weights a score stands on; words alone move no digest."""

import re
from pathlib import Path

import pytest

import socialvalue as sv

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "socialvalue/data/frameworks/ccin.toml").read_text("utf-8")
ASKED = """
[asked]
who = "residents of Eastmoor"
how = "budget allocation"
people = 120
when = "2026-05"
"""
ALONE = "set by experts alone: nobody affected was asked"
PLAIN = sv.Framework.from_toml(TEXT)


def made(more: str) -> sv.Framework:
    head, rest = TEXT.split("\n[caps]", 1)
    return sv.Framework.from_toml(f"{head}\n{more}\n[caps]{rest}")


def card(framework: sv.Framework) -> sv.Scorecard:
    return sv.score(sv.read(ROOT / "examples/parks", framework))


def flat(page: str) -> str:
    return " ".join(page.split())


def test_without_a_word_every_output_says_that_nobody_was_asked() -> None:
    found = card(PLAIN)
    assert f"Weights {ALONE}." in flat(repr(found))
    assert f"Weights {ALONE}." in found._repr_html_()
    told = found.as_dict()["stamp"]["weights"]
    assert told == {"said": f"weights {ALONE}", "experts_alone": True, "asked": []}


def test_a_shipped_framework_says_that_the_experts_are_this_library() -> None:
    assert "by this library" in sv.Framework.load("ccin").weights_said
    assert "by this library" not in PLAIN.weights_said


def test_those_who_were_asked_are_named_and_the_digest_stays() -> None:
    found = made(ASKED)
    words = "set by residents of Eastmoor (120 people asked, budget allocation, 2026-05)"
    assert found.weights_said == f"weights {words}"
    assert found.digest == PLAIN.digest
    assert words in flat(repr(card(found)))
    assert not found.as_dict()["weights"]["experts_alone"]


def test_weights_of_some_nodes_leave_the_others_to_experts() -> None:
    found = made(ASKED + 'at = ["overall"]')
    assert found.weights_said.startswith("weights of overall set by residents")
    assert found.weights_said.endswith(f"all other weights {ALONE}")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("people = 120", "people = 0", "no whole number above 0"),
        ('who = "residents of Eastmoor"\n', "", "asked.who: it is missing"),
        ('when = "2026-05"', 'when = "2026-05"\nat = ["XX"]', "'XX' is no theme"),
        ('when = "2026-05"', 'when = "2026-05"\nat = "EQ"', "not a list of codes"),
        ('when = "2026-05"', 'when = "2026-05"\nwhy = "x"', "asked.why: this key is not known"),
    ],
)
def test_a_word_that_is_missing_or_unknown_is_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(sv.FrameworkError, match=re.escape(words)):
        made(ASKED.replace(old, new))


EQUAL = dict.fromkeys(("EQ", "PA", "CV", "SE", "WB"), 7)


def test_other_weights_make_another_framework_and_leave_this_one_alone() -> None:
    found = PLAIN.weighted("overall", {**EQUAL, "WB": 14}, whose="tenants of Eastmoor")
    assert found.digest != PLAIN.digest == sv.Framework.from_toml(TEXT).digest
    assert "Weights of overall: tenants of Eastmoor." in found.note
    assert "stated by tenants of Eastmoor: nobody affected is named as asked" in found.weights_said
    assert sum(theme.weight for theme in found.themes) == pytest.approx(100)


def test_the_same_weights_keep_the_digest_however_many_points_there_are() -> None:
    assert PLAIN.weighted("overall", EQUAL, whose="us").digest == PLAIN.digest


def test_weights_over_those_of_people_who_were_asked_are_no_longer_theirs() -> None:
    found = made(ASKED + 'at = ["overall"]').weighted("overall", EQUAL, whose="the finance team")
    assert "residents of Eastmoor" not in found.weights_said
    kept = made(ASKED).weighted("overall", EQUAL, whose="the finance team")
    assert "residents of Eastmoor" in kept.weights_said
    assert "weights of overall stated by the finance team" in kept.weights_said


def test_a_pinned_framework_is_not_pinned_once_its_weights_are_others() -> None:
    pinned = PLAIN.pin(PLAIN.digest)
    assert pinned.weighted("overall", {**EQUAL, "EQ": 1}, whose="us").pinned == ""


def test_outcomes_and_benefit_measures_can_be_weighed_and_harms_stay() -> None:
    found = PLAIN.weighted("EQ", {"EQ-surplus": 80, "EQ-wealth": 20}, whose="us")
    assert [one.weight for one in found.themes[0].children] == [80, 20]
    outcome = next(one for one in PLAIN.outcomes if any(m.measure.harm for m in one.members))
    codes = [member.code for member in outcome.members if not member.measure.harm]
    made_anew = PLAIN.weighted(outcome.code, dict.fromkeys(codes, 1), whose="us")
    for member in outcome.members:
        weight = made_anew.members[member.code].weight
        assert weight == (100 / len(codes) if member.code in codes else member.weight)


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ({**EQUAL, "XX": 1}, "it is not weighed here"),
        ({"EQ": 1}, "it has no points"),
        ({**EQUAL, "EQ": -1}, "-1 is no weight"),
        (dict.fromkeys(EQUAL, 0), "all points are 0"),
    ],
)
def test_points_that_do_not_fit_are_refused(points: dict, words: str) -> None:
    with pytest.raises(sv.FrameworkError, match=words):
        PLAIN.weighted("overall", points, whose="us")


def test_nobody_weighs_harm_out_of_a_score() -> None:
    framework = sv.Framework.load("asset-transfer")
    with pytest.raises(sv.FrameworkError, match="no harm would count"):
        framework.weighted("overall", {"EQ": 100, "PA": 0, "CV": 0}, whose="us")


def test_weights_need_somebody_who_stands_behind_them() -> None:
    with pytest.raises(sv.ArgumentError, match="nobody stands behind"):
        PLAIN.weighted("overall", EQUAL, whose=" ")
    with pytest.raises(sv.UnknownName, match="no such node"):
        PLAIN.weighted("XX", EQUAL, whose="us")


def test_a_file_still_may_not_give_a_theme_no_weight() -> None:
    with pytest.raises(sv.FrameworkError, match=r"its weight is 0"):
        sv.Framework.from_toml(TEXT.replace("weight = 20", "weight = 0", 1))
