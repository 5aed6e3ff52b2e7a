"""A decision and the explanation of a node say whose weights they stand on, and own words."""

import shutil
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue.cli import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "decide"
WORDS = "The caretaker knows us all by name."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example, with what somebody told of one bidder."""
    copy = Path(shutil.copytree(EXAMPLE, tmp_path / "decide"))
    head = "id,submission,measure,kind,words,who,chosen_by,consent,date\n"
    row = f"1,lamplight,PA3,story,{WORDS},users of the halls,,yes,2026-10-01\n"
    (copy / "stories.csv").write_text(head + row, "utf-8")
    return copy


def test_the_sheet_says_whose_weights_the_ratings_stand_on(folder: Path, capsys) -> None:
    assert main(["decide", str(folder)]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "experts alone" in page
    assert WORDS not in page, "what people told of a bid is no public figure by itself"


def test_own_words_stand_in_the_bidders_letter_and_on_the_sheet_if_published(
    folder: Path, capsys
) -> None:
    assert main(["decide", str(folder), "--publish"]) == 0
    assert WORDS in " ".join(capsys.readouterr().out.split())
    assert main(["decide", str(folder), "--feedback", "lamplight"]) == 0
    assert WORDS in " ".join(capsys.readouterr().out.split())
    assert main(["decide", str(folder), "--feedback", "brightway"]) == 0
    assert WORDS not in " ".join(capsys.readouterr().out.split())


def test_the_explanation_of_a_node_says_whose_weights_they_are() -> None:
    framework = sv.Framework.load("ccin")
    row = {"submission": "a", "measure": "SE1", "started": 4, "living": 3}
    sizes = [{"id": "a", "contract_value": 500_000, "eligible": 90, "fte": 9}]
    card = sv.score(sv.Claims.from_records([row], framework, sizes), framework)
    assert "experts alone" in str(sv.explain(card, "a", "overall"))
    assert "experts alone" not in str(sv.explain(card, "a", "SE1"))
