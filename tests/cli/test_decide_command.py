"""`socialvalue decide`: the sheet of a folder, feedback to one bidder, and what is refused."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from socialvalue.cli import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "decide"


def test_the_example_shows_a_bid_that_cannot_win_picking_the_winner(capsys):
    assert main(["decide", str(EXAMPLE)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "1 Brightway Services Ltd 65.87" in told
    assert "without Goldcrest Facilities plc, which cannot win" in told
    assert "Lamplight Co-op would no longer be behind Brightway Services Ltd" in told


def test_feedback_is_found_by_name_in_any_case_and_keeps_the_others_figures(capsys):
    assert main(["decide", str(EXAMPLE), "--feedback", "lamplight co-op"]) == 0
    told = capsys.readouterr().out
    assert "FEEDBACK TO Lamplight Co-op" in told
    assert "356,000" not in told
    assert main(["decide", str(EXAMPLE), "--feedback", "lamplight", "--publish"]) == 0
    assert "356,000" in capsys.readouterr().out


def test_the_json_is_plain(capsys):
    assert main(["decide", str(EXAMPLE), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["rank"] for row in told["ranking"]] == [1, 2, 3]
    assert main(["decide", str(EXAMPLE), "--json", "--feedback", "goldcrest"]) == 0
    assert json.loads(capsys.readouterr().out)["rank"] == 3


def test_a_scoring_is_found_in_the_folder_or_from_here(capsys):
    told = []
    for named in ("scoring.toml", str(EXAMPLE / "scoring.toml")):
        assert main(["decide", str(EXAMPLE), "--scoring", named]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (["--feedback", "nobody"], "no such bid"),
        (["--scoring", "none.toml"], "no such file"),
        (["--marks", "none.csv"], "no such file"),
    ],
)
def test_what_is_not_there_is_a_misuse(more, fault, capsys):
    assert main(["decide", str(EXAMPLE), *more]) == 2
    assert fault in capsys.readouterr().err


def test_a_folder_without_a_scoring_is_a_misuse(tmp_path, capsys):
    assert main(["decide", str(tmp_path)]) == 2
    assert "holds no scoring.toml" in capsys.readouterr().err
    assert main(["decide", str(tmp_path / "none")]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_faults_of_bids_and_marks_are_told_together(tmp_path, capsys):
    folder = copytree(EXAMPLE, tmp_path / "decide")
    bids = (folder / "bids.csv").read_text("utf-8")
    (folder / "bids.csv").write_text(bids.replace("420000", "a lot"), "utf-8")
    marks = (folder / "marks.csv").read_text("utf-8")
    (folder / "marks.csv").write_text(marks.replace("moderated,3", "moderated,9", 1), "utf-8")
    assert main(["decide", str(folder)]) == 1
    told = capsys.readouterr().err
    assert "not a number" in told
    assert "'9' is no band" in told
    assert "2 faults" in told


def test_without_claims_only_bids_and_marks_are_scored(tmp_path, capsys):
    (tmp_path / "bids.csv").write_text("submission,price\na,3\nb,4\n", "utf-8")
    (tmp_path / "scoring.toml").write_text(
        'name="n"\nauthor="a"\nreason="r"\n[[criterion]]\ncode="price"\nname="Price"\n'
        'weight=100\nmethod="lowest_price"\npart="price"\n',
        "utf-8",
    )
    assert main(["decide", str(tmp_path)]) == 0
    assert "75.00" in capsys.readouterr().out
