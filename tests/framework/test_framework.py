"""The framework: "ccin" holds together, and what does not is refused with a fix."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue.themes import conviviality, equity, participation, selfhelp, wellbeing

TEXT = resources.files("socialvalue").joinpath("data/frameworks/ccin.toml").read_text("utf-8")
ROOMS = (equity, participation, conviviality, selfhelp, wellbeing)


def refused(text: str) -> str:
    with pytest.raises(sv.FrameworkError) as caught:
        sv.Framework.from_toml(text)
    return str(caught.value)


def test_ccin_has_the_five_themes_and_twelve_measures() -> None:
    framework = sv.Framework.load("ccin")
    assert [theme.name for theme in framework.themes] == [room.THEME.name for room in ROOMS]
    assert len(framework.members) == 12


def test_ccin_names_its_outcomes_as_the_measures_do() -> None:
    framework = sv.Framework.load("ccin")
    for code, member in framework.members.items():
        theme, outcome = framework.homes[code]
        assert (outcome.code, outcome.name) == (
            member.measure.outcome.code,
            member.measure.outcome.name,
        )
        assert theme.code == member.measure.outcome.theme.code


def test_ccin_says_what_comes_from_the_prototype_report_and_what_does_not() -> None:
    assert "Only the five themes and the four named measures" in sv.Framework.load("ccin").note


def test_a_path_and_a_name_load_the_same(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(TEXT, "utf-8")
    assert sv.Framework.load(file).digest == sv.Framework.load("ccin").digest


def test_weights_that_do_not_share_out_100_points_are_refused() -> None:
    assert "not 100" in refused(TEXT.replace("weight = 20", "weight = 30", 1))


def test_a_negative_weight_is_refused() -> None:
    message = refused(TEXT.replace("weight = 20", "weight = -20", 1))
    assert "its weight is -20.0" in message


def test_a_benefit_without_a_shadow_is_refused() -> None:
    assert "no shadow" in refused(TEXT.replace(', shadow = "CV8"', "", 1))


def test_a_shadow_that_is_no_harm_is_refused() -> None:
    assert "is not a harm" in refused(TEXT.replace('shadow = "CV8"', 'shadow = "PA3"', 1))


def test_none_as_a_shadow_needs_a_reason() -> None:
    assert "no reason" in refused(TEXT.replace('shadow = "CV8"', 'shadow = "none"', 1))


def test_an_unknown_measure_is_refused() -> None:
    assert "EQ1x" in refused(TEXT.replace('code = "EQ1"', 'code = "EQ1x"', 1))


def test_a_mistyped_key_is_refused_and_never_ignored() -> None:
    assert "wieght" in refused(TEXT.replace("weight = 20", "wieght = 20", 1))


def test_a_measure_in_two_places_is_refused() -> None:
    assert "twice" in refused(TEXT.replace('code = "EQ2"', 'code = "EQ1"', 1))


def test_an_aggregator_that_would_average_harm_away_is_refused() -> None:
    assert "averaged away" in refused(TEXT.replace("p = 2 }", "p = 0.5 }", 1))


def test_an_unknown_aggregator_is_refused() -> None:
    assert "Meen" in refused(TEXT.replace('aggregator = "WeightedMean"', 'aggregator = "Meen"', 1))


def test_a_negative_lambda_is_refused() -> None:
    assert "cannot weigh harm" in refused(TEXT.replace("lambda = 1", "lambda = -1", 1))


def test_caps_need_a_reason() -> None:
    assert "caps.reason" in refused(
        "\n".join(x for x in TEXT.splitlines() if 'reason = "A gain' not in x)
    )


def test_every_fault_of_a_framework_is_listed_at_once() -> None:
    text = TEXT.replace('shadow = "CV8"', 'shadow = "none"').replace("lambda = 1", "lambda = -1")
    with pytest.raises(sv.FrameworkError) as caught:
        sv.Framework.from_toml(text)
    assert len(caught.value.faults) > 4


def test_text_that_is_no_toml_is_a_typed_error() -> None:
    assert "not TOML" in refused("[[theme")


def test_a_pinned_framework_loads_and_a_changed_one_does_not() -> None:
    framework = sv.Framework.load("ccin")
    assert framework.pin(framework.digest).pinned == framework.digest
    moved = sv.Framework.from_toml(TEXT.replace("theme = 0", "theme = 1", 1))
    with pytest.raises(sv.PinError, match="was pinned"):
        moved.pin(framework.digest)


def test_prose_does_not_move_the_digest_and_a_weight_does() -> None:
    digest = sv.Framework.load("ccin").digest
    prose = TEXT.replace('name = "Co-operative social value"', 'name = "Another name"')
    weight = TEXT.replace("weight = 70", "weight = 60").replace(
        'weight = 30\nmeasure = [\n    { code = "WB8"',
        'weight = 40\nmeasure = [\n    { code = "WB8"',
    )
    assert sv.Framework.from_toml(prose).digest == digest
    assert sv.Framework.from_toml(weight).digest != digest


def test_a_number_too_long_to_read_is_a_typed_error() -> None:
    assert "this is not TOML" in refused(TEXT.replace("weight = 20", f"weight = {'9' * 5000}", 1))
