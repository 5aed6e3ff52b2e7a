"""What `sv.publish` and `sv.withhold` give is no scorecard; the error says which card to write."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import frozen

import socialvalue as sv
from socialvalue import standards

CARD = sv.score(sv.read("examples/parks", sv.Framework.load("ccin")))


@frozen
class Published:
    """Something that holds a scorecard, as a publication does."""

    card: sv.Scorecard


@pytest.mark.parametrize("held", [Published(CARD), sv.withhold(CARD)])
def test_tables_of_what_holds_a_card_say_whose_card_to_write(held: object, tmp_path: Path) -> None:
    with pytest.raises(sv.ArgumentError) as caught:
        standards.tabular(held, tmp_path / "out")  # type: ignore[arg-type]
    (fault,) = caught.value.faults
    assert fault.fix == "write left = sv.withhold(card), then sv.standards.tabular(left.card, …)"
    assert not (tmp_path / "out").exists()
    left = sv.withhold(CARD)
    assert "themes.csv" in standards.tabular(left.card, tmp_path / "out")


@pytest.mark.parametrize("held", [Published(CARD), sv.withhold(CARD)])
def test_impact_data_of_what_holds_a_card_points_to_its_tables(held: object) -> None:
    with pytest.raises(sv.ArgumentError) as caught:
        standards.to_cids(held)  # type: ignore[arg-type]
    (fault,) = caught.value.faults
    assert "entry by entry" in fault.fix
    assert "sv.standards.tabular(left.card, …)" in fault.fix


@pytest.mark.parametrize("write", [standards.to_cids, lambda one: standards.tabular(one, "out")])
def test_anything_else_is_still_told_what_to_give(write: object) -> None:
    with pytest.raises(sv.ArgumentError) as caught:
        write(3)  # type: ignore[operator]
    assert "withhold" not in str(caught.value)
