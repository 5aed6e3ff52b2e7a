"""A scorecard speaks of surveys where somebody asked, and is silent where nobody did."""

from pathlib import Path

from made_up import card, deadweight, framework, measure

import socialvalue as sv

PARKS = Path(__file__).resolve().parents[3] / "examples" / "parks"


def test_no_survey_is_not_told_as_none_of_those_shown() -> None:
    made = framework([measure("SN1", adjust=deadweight(0.1, 0.3))])
    told = " ".join(str(card(made, {"a": {"SN1": 40}}, 200)).split())
    assert "1 figures have a range" not in told
    assert "1 figure has a range. Claims' own numbers" in told
    assert "surveys" not in told


def test_surveys_are_told_where_there_are_any() -> None:
    scored = sv.score(sv.read(PARKS, sv.Framework.load("ccin")), basis=sv.Basis(draws=200))
    told = " ".join(str(scored).split())
    assert "3 figures have a range, and answers to surveys stand behind 2 of those shown." in told
