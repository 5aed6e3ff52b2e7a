"""What would be if a figure were another: by hand, by name, and by the command."""

import json
from pathlib import Path

import numpy as np
import pytest
from made_up import BOOK, card, deadweight, framework, measure, price

import socialvalue as sv
from socialvalue.cli import main
from socialvalue.proxy import Persistence

ROOT = Path(__file__).resolve().parents[3]


def two(**basis: object) -> sv.Scorecard:
    """One with 80 people of whom 0.1 to 0.3 would have come anyway, against 60 for sure."""
    made = framework(
        [
            measure("SN1", adjust=deadweight(0.1, 0.3), proxies=price(10.0, key="hour")),
            measure("SN2", proxies=price(10.0, key="hour")),
        ]
    )
    people = {"a": {"SN1": 80, "SN2": 0}, "b": {"SN1": 0, "SN2": 60}}
    return card(made, people, **basis)


def test_a_deadweight_of_two_fifths_is_answered_by_hand() -> None:
    found = sv.what_if(two(draws=1), {"deadweight of SN1": 0.4})
    table = found.table()
    assert table["score_before"].tolist() == pytest.approx([32.0, 30.0])
    assert table["score_after"].tolist() == pytest.approx([24.0, 30.0])
    assert table["rank_after"].tolist() == [2, 1]
    assert table["worth_after, welfare"].tolist() == pytest.approx([480.0, 600.0])
    assert found.headline == "b leads; before, a led."
    assert "deadweight of SN1 0.4 (declared: 0.2)" in repr(found)


def test_what_is_supposed_as_it_is_moves_nothing() -> None:
    found = sv.what_if(two(draws=1), {"deadweight of SN1": 0.2, "hour": 10.0})
    assert (found.before.score() == found.after.score()).all()
    assert found.headline == "a still leads."
    assert repr(found).endswith("None.")


def test_a_key_moves_every_measure_that_stands_on_it() -> None:
    found = sv.what_if(two(draws=1), {"hour": 20.0})
    assert [one.measure for one in found.supposed] == ["SN1", "SN2"]
    assert found.table()["worth_after, welfare"].tolist() == pytest.approx([1280.0, 1200.0])
    alone = sv.what_if(two(draws=1), {"price of SN2": 20.0})
    assert alone.table()["worth_after, welfare"].tolist() == pytest.approx([640.0, 1200.0])


def test_a_share_that_nobody_declared_can_be_supposed() -> None:
    found = sv.what_if(two(draws=1), {"displacement of SN2": 0.5})
    assert found.table()["score_after"].tolist() == pytest.approx([32.0, 15.0])
    assert found.supposed[0].before is None


def test_what_is_supposed_is_drawn_no_more_and_the_card_is_not_changed() -> None:
    scored = two(draws=200)
    assert np.ptp(scored.draws("a")) > 1
    found = sv.what_if(scored, {"deadweight of SN1": 0.4})
    assert np.ptp(found.after.draws("a")) == 0
    assert scored.framework.members["SN1"].measure.adjust.deadweight.value == pytest.approx(0.2)
    assert found.before is scored


def test_what_a_claim_brings_of_its_own_stays_and_is_told() -> None:
    made = framework([measure("SN1", adjust=deadweight(0.1, 0.3))])
    records = [
        {"submission": "a", "measure": "SN1", "people": 40, "deadweight": 0.25},
        {"submission": "b", "measure": "SN1", "people": 40},
    ]
    scored = sv.score(sv.Claims.from_records(records, made), made)
    found = sv.what_if(scored, {"deadweight of SN1": 0.5})
    assert found.table()["score_after"].tolist() == pytest.approx([30.0, 20.0])
    assert found.supposed[0].own == ("a",)
    assert "Claims of a bring a deadweight of their own for SN1; that stays." in repr(found)


def test_the_loss_each_year_can_be_supposed() -> None:
    lasting = Persistence(2.0, sv.Share(0.1, source=BOOK))
    one = measure("SN1", proxies=price(10.0), persistence=lasting)
    scored = card(framework([one]), {"a": {"SN1": 10}}, 1, discounting="none")
    found = sv.what_if(scored, {"drop-off of SN1": 0.5}).table()
    assert found["worth_before, welfare"].tolist() == pytest.approx([190.0])
    assert found["worth_after, welfare"].tolist() == pytest.approx([150.0])


@pytest.mark.parametrize(
    ("figures", "error", "said"),
    [
        ({}, sv.ArgumentError, "nothing is supposed"),
        ({"weather": 1}, sv.UnknownName, "name one of deadweight of SN1, hour"),
        ({"deadweight of SN1": 1.4}, sv.ArgumentError, "give a number from 0 to 1"),
        ({"deadweight of SN1": "half"}, sv.ArgumentError, "'half' is no finite number"),
        ([0.4], sv.ArgumentError, "give numbers by name"),
    ],
)
def test_what_cannot_be_supposed_is_refused_in_words(figures, error, said: str) -> None:
    with pytest.raises(error, match=said):
        sv.what_if(two(draws=1), figures)


def test_the_command_supposes_too(capsys, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    words = ["sensitivity", "examples/parks", "--what-if"]
    assert main([*words, "assumed-deadweight=0.4"]) == 0
    assert "Greenhand Co-op still leads; other ranks change." in capsys.readouterr().out
    assert main([*words, "deadweight of CV2=0.4", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["supposed"]
    assert (told["before"], told["after"]) == (0.2, 0.4)
    assert main([*words, "deadweight of CV2"]) == 2
    assert "write it as NAME=NUMBER" in capsys.readouterr().err


def test_one_that_is_named_is_told_alone_with_its_rank_among_all() -> None:
    """By hand: a falls from 32 to 24 and so behind b, who is not told."""
    found = sv.what_if(two(draws=1), {"deadweight of SN1": 0.4}, who="a")
    table = found.table()
    assert table["submission"].tolist() == ["a"]
    assert (table["rank_before"].tolist(), table["rank_after"].tolist()) == ([1], [2])
    assert table["score_after"].tolist() == pytest.approx([24.0])
    assert [one["submission"] for one in found.as_dict()["submissions"]] == ["a"]
    assert "Of 2 submissions these are told: a. Ranks are among all." in repr(found)
    assert found.headline == "b leads; before, a led."
    scores = repr(found).partition("SCORES")[2].partition("POUNDS")[0]
    assert [line.split()[0] for line in scores.splitlines()[2:] if line.strip()] == ["a"]


def test_another_that_is_named_has_no_pounds_that_move() -> None:
    assert "None." in repr(sv.what_if(two(draws=1), {"deadweight of SN1": 0.4}, who=["b"]))


def test_methods_tell_only_those_who_are_named() -> None:
    whole, some = (sv.methods(two(draws=1), who=who) for who in (None, ["b", "b"]))
    assert set(some.table()["submission"]) == {"b", ""}
    rows = whole.table()["submission"] != "a"
    for name, values in some.table().items():
        np.testing.assert_array_equal(values, whole.table()[name][rows])
    assert some.as_dict()["submissions"] == ["b"]
    assert some.as_dict()["headline"] == whole.as_dict()["headline"]
    assert "these are told: b. Ranks" in repr(some)
    assert "told:" not in repr(whole)


def test_somebody_who_is_not_there_is_not_told() -> None:
    who = ["a", "nobody"]
    with pytest.raises(sv.UnknownName, match="no one submission has this id or name"):
        sv.methods(two(draws=1), who=who)
    with pytest.raises(sv.UnknownName, match="no one submission has this id or name"):
        sv.what_if(two(draws=1), {"hour": 1.0}, who)


@pytest.mark.parametrize("more", [["--methods"], ["--what-if", "assumed-deadweight=0.4"]])
def test_the_command_tells_those_who_are_named(more, capsys, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    named = {
        ("meadow",): ["Meadow Trust"],
        ("meadow", "spring"): ["Meadow Trust", "Second Spring CIC"],
        ("--against", "spring"): ["Greenhand Co-op", "Second Spring CIC"],
    }
    key = "methods" if more[0] == "--methods" else "submissions"
    for who, told in named.items():
        assert main(["sensitivity", "examples/parks", *who, *more, "--json"]) == 0
        rows = json.loads(capsys.readouterr().out)[key]
        assert sorted({one["submission"] for one in rows} - {""}) == sorted(told)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nobody", "--methods"], "no one submission has this id or name"),
        (["nobody", "--what-if", "assumed-deadweight=0.4"], "no one submission"),
        (["meadow", "spring", "--against", "spring", "--methods"], "name it once"),
        (["--methods", "--node", "EQ"], "--node: it says nothing beside --methods"),
        (["--methods", "--of", "harm"], "leave out --of or --methods"),
        (["--what-if", "assumed-deadweight=0.4", "--ledger", "local"], "--ledger: it says nothing"),
        (["--what-if", "assumed-deadweight=0.4", "--methods"], "leave out --methods or --what-if"),
    ],
)
def test_a_word_that_would_say_nothing_is_refused(words, said: str, capsys, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["sensitivity", "examples/parks", *words]) == 2
    assert said in capsys.readouterr().err
