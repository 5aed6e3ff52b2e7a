"""`socialvalue appraise`: what it prints, and what it refuses."""

import json
from pathlib import Path

import pytest

from socialvalue.cli import main

PARKS = str(Path(__file__).parents[2] / "examples" / "parks")
RULE = ("--add", "welfare=1", "--add", "local=0.5", "--rule", "sum", "--reason", "to try")


def test_it_prints_the_page(capsys):
    assert main(["appraise", PARKS, "--delivery", "greenhand=0.7,0.8,0.9"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "WHAT IT COSTS AND WHAT IT BRINGS" in said.out
    assert "it delivered 80% of earlier promises (70% to 90%)" in said.out


def test_it_prints_json_with_rule_and_optimism(capsys):
    bias = "optimism-bias-capital-standard-buildings"
    assert main(["appraise", PARKS, "--json", "--optimism", bias, *RULE]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["exchange"]["rates"] == {"welfare": 1, "local": 0.5}
    assert bias in found["optimism"]["source"]
    assert "sum" in found["ledgers"]


def test_a_basis_reaches_the_appraisal(capsys):
    assert main(["appraise", PARKS, "--json", "--timing", "mid", "--price-year", "2024"]) == 0
    row = json.loads(capsys.readouterr().out)["table"][0]
    assert (row["timing"], row["price_year"]) == ("mid", 2024)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--add", "welfare=1"), "only by a named rule"),
        (("--rule", "sum"), "adds no ledger"),
        (("--add", "local=0.5", *RULE[4:]), "would stand like a total"),
        (("--add", "welfare", *RULE[:2], *RULE[4:]), "not understood"),
        (("--add", "local=one", *RULE[:2], *RULE[4:]), "not a number"),
        (("--add", "fiscal=1", *RULE[:2], *RULE[4:]), "no measure of this framework"),
        (("--delivery", "greenhand=0.5,0.6"), "no record"),
        (("--delivery", "nobody=0.5"), "no such submission"),
        (("--optimism", "hope"), "no figure of this name"),
    ],
)
def test_a_wrong_option_is_a_misuse_with_a_remedy(capsys, options, words):
    assert main(["appraise", PARKS, *options]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert "To mend it" in said.err


def test_the_help_shows_how_two_ledgers_are_added(capsys):
    main(["appraise", "--help"])
    assert "--add welfare=1 --add local=0.5" in " ".join(capsys.readouterr().out.split())


def test_a_strict_appraisal_refuses_an_optimism_bias_in_conflict(capsys):
    disputed = ("--optimism", "optimism-bias-capital-outsourcing", "--as-of", "2026-07-01")
    assert main(["appraise", PARKS, *disputed, "--strict"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "conflicts with what other sources say" in said.err
    assert main(["appraise", PARKS, *disputed]) == 0
    assert "IN CONFLICT" in capsys.readouterr().out.partition("SOURCES TO LOOK AT")[2]
    sound = ("--optimism", "optimism-bias-capital-standard-buildings", "--as-of", "2026-07-01")
    assert main(["appraise", PARKS, *sound, "--strict"]) == 0
