"""Pounds of another price year, moved by the edition of the deflator that was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import socialvalue as sv
from socialvalue import deflation

NEW, OLD = deflation.EDITION, "gdp-deflator-2025-12"
TABLE = [{"id": "a", "contract_value": 1e6, "contract_value_unit": "GBP_2019"}]
COUNCIL = sv.Source("plan", "A council", "A plan", "2026", "OGL-UK-3.0", status="assumed")
CARRIED_ON = sv.source.series(OLD).extended({2025: 104.0}, COUNCIL)
EDITIONS = [sv.source.series(NEW), CARRIED_ON]


def _sheet(folder: Path, **more: Any) -> sv.Claims:
    spread = ("dividends", "interest_above_benchmark", "rent", "fees")
    rows = ["submission,measure,input,value,unit"]
    rows += [f"a,CV8,{name},1000,GBP_2019" for name in spread]
    (folder / "claims.csv").write_text("\n".join(rows) + "\n")
    (folder / "submissions.csv").write_text("id,contract_value [GBP_2019]\na,1000000\n")
    return sv.read(folder, sv.Framework.load("ccin"), **more)


def _factor(edition: sv.source.Series) -> float:
    """From pounds of 2019 to those of 2025, by the rows of an edition."""
    return edition.values[2025] / edition.values[2019]


def test_the_two_editions_move_pounds_differently() -> None:
    one, other = map(_factor, EDITIONS)
    assert one != other


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_sheet_is_read_with_the_edition_that_is_given(tmp_path: Path, edition: Any) -> None:
    claims = _sheet(tmp_path, deflator=edition)
    assert claims.batches["CV8"].columns["rent"] == pytest.approx([1000 * _factor(edition)])
    assert claims.submissions.columns["contract_value"] == pytest.approx([1e6 * _factor(edition)])
    assert claims.deflator == edition


def test_without_a_name_it_is_the_edition_of_the_basis(tmp_path: Path) -> None:
    claims = _sheet(tmp_path)
    assert claims.deflator == NEW == sv.Basis().deflator
    assert claims.batches["CV8"].columns["rent"] == pytest.approx([1000 * _factor(EDITIONS[0])])


@pytest.mark.parametrize("edition", EDITIONS)
def test_records_are_read_with_it_too(edition: Any) -> None:
    framework = sv.Framework.load("ccin")
    claims = sv.Claims.from_records([], framework, TABLE, deflator=edition)
    assert claims.submissions.columns["contract_value"] == pytest.approx([1e6 * _factor(edition)])
    assert claims.deflator == edition


def test_where_no_pounds_move_no_edition_is_told() -> None:
    framework = sv.Framework.load("ccin")
    claims = sv.Claims.from_records([], framework, [{"id": "a", "contract_value": 1}], deflator=OLD)
    assert claims.deflator is None
    assert sv.Claims.from_records([], framework, [{"id": "a"}]).deflator is None


def test_an_edition_that_ends_too_early_says_so(tmp_path: Path) -> None:
    with pytest.raises(sv.ClaimErrors, match=r"gdp-deflator-2025-12 .* runs from 1990 to 2024"):
        _sheet(tmp_path, deflator=OLD)


def test_columns_say_by_which_edition_their_owner_moved_them() -> None:
    framework, table = sv.Framework.load("ccin"), {"id": ["a"], "contract_value": np.ones(1)}
    assert sv.Claims.from_columns({}, framework, table, deflator=OLD).deflator == OLD
    assert sv.Claims.from_columns({}, framework, table).deflator is None


def test_a_series_carried_on_moves_pounds_of_its_own_years() -> None:
    longer = sv.source.series(NEW).extended({2031: 200.0}, COUNCIL)
    table = [{"id": "a", "contract_value": 1.0, "contract_value_unit": "GBP_2031"}]
    framework = sv.Framework.load("ccin")
    claims = sv.Claims.from_records([], framework, table, deflator=longer)
    expected = longer.values[2025] / 200.0
    assert claims.submissions.columns["contract_value"] == pytest.approx([expected])


@pytest.mark.parametrize("edition", ["gdp-deflator-1999", "", "wellby-value"])
def test_an_edition_that_nobody_published_is_refused(tmp_path: Path, edition: str) -> None:
    framework, table = sv.Framework.load("ccin"), {"id": ["a"]}
    with pytest.raises(sv.UnknownName):
        _sheet(tmp_path, deflator=edition)
    with pytest.raises(sv.UnknownName):
        sv.Claims.from_records([], framework, TABLE, deflator=edition)
    with pytest.raises(sv.UnknownName):
        sv.Claims.from_columns({}, framework, table, deflator=edition)


def test_a_series_that_is_no_price_index_is_refused() -> None:
    with pytest.raises(sv.SourceError, match="no price index"):
        sv.Claims.from_records([], sv.Framework.load("ccin"), deflator="carbon-value-2023-11")
