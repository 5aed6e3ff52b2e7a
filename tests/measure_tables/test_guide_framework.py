"""The framework of the guide loads beside its table, and its harm is the shadow of its benefit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import socialvalue as sv

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "measure-tables.md").read_text("utf-8")
FILES = re.findall(r"^```\w+ (\S+)\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)


@pytest.fixture
def framework(tmp_path: Path) -> sv.Framework:
    for name, text in FILES:
        (tmp_path / name).write_text(text, "utf-8")
    return sv.Framework.load(tmp_path / "gardens.toml")


def _overall(framework: sv.Framework, *claims: dict[str, object]) -> dict[str, object]:
    table = [{"id": "acme", "eligible": 100}]
    mine = [{"submission": "acme", **one} for one in claims]
    card = sv.score(sv.Claims.from_records(mine, framework, table))
    return {name: values[0] for name, values in card.overall().items()}


def test_it_has_ten_lines_and_a_shadow_of_its_own_table(framework: sv.Framework) -> None:
    text = dict(FILES)["gardens.toml"]
    assert len([line for line in text.splitlines() if line]) == 10
    assert framework.members["GA1"].shadow == "GA2"
    assert framework.measure("GA2").harm
    assert framework.as_dict()["tables"][0]["name"] == "gardens.csv"


def test_silence_on_the_harm_is_covered_by_half_and_a_zero_in_full(
    framework: sv.Framework,
) -> None:
    shared = {"measure": "GA1", "amount": 200}
    silent = _overall(framework, shared)
    told = _overall(framework, shared, {"measure": "GA2", "amount": 0})
    assert (silent["coverage"], told["coverage"]) == (0.5, 1)
    assert (silent["benefit"], silent["harm"]) == (100, 100)
    assert (told["score"], told["harm"]) == (100, 0)


def test_coverage_says_that_benefit_and_harm_count_alike(framework: sv.Framework) -> None:
    claims = [{"submission": "acme", "measure": "GA1", "amount": 200}]
    table = [{"id": "acme", "eligible": 100}]
    card = sv.score(sv.Claims.from_records(claims, framework, table))
    page, steps = " ".join(str(card).split()), " ".join(str(sv.explain(card, "acme")).split())
    assert "share of weight that was assessed, benefit and harm counting alike" in page
    assert "0% of that of harm was assessed, the two counting alike" in steps
