"""What was withheld of a card is never written claim by claim, though nothing of it is left."""

from __future__ import annotations

from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue import standards

FRAMEWORK = sv.Framework.load("ccin")
FEW = {"attended": 3, "contributed": 1, "organised": 0, "decided": 0}


def one_claim() -> sv.Scorecard:
    """A card of one claim, on three people."""
    records = [{"submission": "a", "measure": "PA3", **FEW}]
    return sv.score(sv.Claims.from_records(records, FRAMEWORK, [{"id": "a", "eligible": 240}]))


def test_a_card_of_which_everything_was_withheld_is_not_written(tmp_path: Path) -> None:
    left = sv.withhold(one_claim()).card
    assert not left.claims.batches
    for given in (left, left.claims):
        with pytest.raises(sv.ArgumentError, match="few people stand behind some"):
            standards.to_cids(given, year=2026)
    with pytest.raises(sv.ArgumentError, match="few people stand behind some"):
        standards.write_cids(left, tmp_path / "out.jsonld")
    assert not list(tmp_path.iterdir())


def test_the_card_itself_is_written_as_it_was() -> None:
    told = [node["svClaim"] for node in standards.to_cids(one_claim())["@graph"]
            if "svClaim" in node]  # fmt: skip
    assert [claim["measure"] for claim in told] == ["PA3"]
