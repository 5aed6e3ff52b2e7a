"""Columns of a frame have names, of one level, and each its own; what has none is told in a line.

A map and `read` refuse alike: an error of this library, with how the frame is mended.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import held
import pytest

import socialvalue as sv

FRAMEWORK = held.FRAMEWORK
COLUMNS = {
    "submission": ["acme"],
    "measure": ["PA3"],
    "attended": [200],
    "contributed": [80],
    "organised": [20],
    "decided": [10],
}
TABLE = [{"id": "acme", "eligible": 1000}]
MAP = sv.ColumnMap.from_toml(
    """
[submission]
id = "submission"

[[claim]]
measure = "PA3"
[claim.inputs]
attended = { header = "attended", unit = "person" }
""",
    "bids.toml",
)
DOORS: dict[str, Callable[[Any], Any]] = {
    "read": lambda frame: sv.read(frame, FRAMEWORK),
    "map": lambda frame: sv.read(frame, FRAMEWORK, map=MAP),
    "table": lambda frame: sv.read([], FRAMEWORK, submissions=frame),
    "stories": lambda frame: sv.read([], FRAMEWORK, stories=frame),
}


def _renamed(names: Any) -> Any:
    import pandas as pd

    return pd.DataFrame(COLUMNS).set_axis(names, axis=1)


def _levels() -> Any:
    import pandas as pd

    return _renamed(pd.MultiIndex.from_product([["bid"], list(COLUMNS)]))


def _fault(door: str, frame: Any) -> tuple[str, str]:
    with pytest.raises(sv.ArgumentError) as caught:
        DOORS[door](frame)
    assert "\n" not in str(caught.value)
    [fault] = caught.value.faults
    assert fault.at.startswith("the frame")
    return fault.fault, fault.fix


@held.needs("narwhals", "pandas")
@pytest.mark.parametrize("door", DOORS)
def test_names_of_several_levels_are_refused(door: str) -> None:
    fault, fix = _fault(door, _levels())
    assert fault == "its columns have names of several levels"
    assert fix == "give them one level, as frame.columns = frame.columns.get_level_values(-1)"


@held.needs("narwhals", "pandas")
@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("names", [range(6), ["submission", "measure", 2025, 3, 4, 5]])
def test_numbers_are_no_names(door: str, names: Any) -> None:
    fault, fix = _fault(door, _renamed(list(names)))
    first = next(at for at, one in enumerate(names, 1) if isinstance(one, int))
    assert fault == f"the name of column {first} is an int, and no text"
    assert fix == "name every column by a text, as frame.columns = [...] does"


@held.needs("narwhals", "pandas")
@pytest.mark.parametrize("door", DOORS)
def test_a_name_that_stands_twice_is_refused_by_its_columns(door: str) -> None:
    fault, fix = _fault(door, _renamed([*list(COLUMNS)[:5], "attended"]))
    assert fault == "columns 3 and 6 have one name"
    assert fix == "give a frame with named columns, each name once"


@held.needs("narwhals", "pyarrow")
@pytest.mark.parametrize("door", DOORS)
def test_a_name_that_stands_twice_is_refused_in_pyarrow(door: str) -> None:
    import pyarrow as pa

    table = pa.table(COLUMNS).rename_columns([*list(COLUMNS)[:5], "attended"])
    assert _fault(door, table)[0] == "columns 3 and 6 have one name"


@held.needs("narwhals", "pandas")
def test_levels_taken_away_as_it_says_are_read() -> None:
    frame = _levels()
    frame.columns = frame.columns.get_level_values(-1)
    assert sv.read(frame, FRAMEWORK, submissions=TABLE).account.rows_scored == 1


@held.needs("narwhals", "pyarrow")
def test_a_stream_whose_name_stands_twice_is_refused() -> None:
    import pyarrow as pa

    table = pa.table(COLUMNS).rename_columns([*list(COLUMNS)[:5], "attended"])
    assert _fault("read", held.Stream(table))[0] == "columns 3 and 6 have one name"


@held.needs("narwhals", "pyarrow")
def test_a_batch_of_records_is_a_frame() -> None:
    import pyarrow as pa

    claims = sv.read(pa.RecordBatch.from_pydict(COLUMNS), FRAMEWORK, submissions=TABLE)
    assert claims.batches["PA3"].columns["attended"].tolist() == [200.0]


@held.needs("narwhals", "pandas")
@pytest.mark.parametrize("names", [["submission"], ["measure"], list(COLUMNS)])
def test_capitals_alone_are_told_once_a_name_as_in_a_sheet(
    names: list[str], tmp_path: Path
) -> None:
    import pandas as pd

    written = {name.title() if name in names else name: one for name, one in COLUMNS.items()}
    frame, file = pd.DataFrame(written), tmp_path / "bids.csv"
    frame.to_csv(file, index=False)
    for given, at in ((frame, "the frame header"), (file, "bids.csv header")):
        with pytest.raises(sv.ClaimErrors) as caught:
            sv.read(given, FRAMEWORK, submissions=TABLE)
        assert [(one.at, one.fault, one.fix) for one in caught.value.faults] == [
            (at, f"{name.title()!r} is not known", f"write {name!r}: names are written small")
            for name in names
        ]


@held.needs("narwhals", "pandas")
def test_capitals_of_a_tidy_frame_are_told_too() -> None:
    import pandas as pd

    columns = {"Submission": ["acme"], "Measure": ["PA3"], "Input": ["attended"], "VALUE": [1]}
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(pd.DataFrame(columns | {"colour": ["red"]}), FRAMEWORK, submissions=TABLE)
    assert [one.fix.partition(":")[0] for one in caught.value.faults] == [
        *("write 'submission'", "write 'measure'", "write 'input'", "write 'value'"),
    ]


@held.needs("narwhals", "pandas")
def test_capitals_beside_the_right_name_are_one_more_column() -> None:
    frame = _renamed([*list(COLUMNS)[:5], "Submission"])
    with pytest.raises(sv.ClaimErrors, match=r"'Submission' is not known\. .*name an input"):
        sv.read(frame, FRAMEWORK, submissions=TABLE)
