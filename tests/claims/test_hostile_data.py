"""Fifty hostile files of plain data: each ends in a typed error, soon, and none is ever run."""

from __future__ import annotations

import time
from pathlib import Path

import door_measures
import pytest

import socialvalue as sv

DEEP, MANY = 100_000, 1_000_000
CLAIM = '"submission": "a", "measure": "D3"'


def _claim(rest: str) -> str:
    return f"[{{{CLAIM}, {rest}}}]"


def _table(rest: str) -> str:
    return f'[[claims]]\nsubmission = "a"\nmeasure = "D3"\n{rest}\n'


HOSTILE = {
    "deep lists.json": "[" * DEEP,
    "deep closed lists.json": "[" * DEEP + "]" * DEEP,
    "deep objects.json": '{"a":' * DEEP + "1" + "}" * DEEP,
    "deep value.json": _claim(f'"spilled": {"[" * DEEP}{"]" * DEEP}'),
    "less deep value.json": _claim(f'"spilled": {"[" * 400}1{"]" * 400}'),
    "deep blanks.json": _claim(f'"spilled": {"[" * 400}null{"]" * 400}'),
    "deep mapping.json": _claim(f'"spilled": {chr(123) + chr(34) + "a" + chr(34) + ":"}1}}'),
    "nested lists.json": "[[[[]]], [[]]]",
    "list of numbers.json": f"[{','.join(['1'] * 100_000)}]",
    "a million keys.json": "{" + ",".join(f'"k{n}":1' for n in range(MANY)) + "}",
    "keys of a claim.json": _claim(",".join(f'"k{n}":1' for n in range(100_000))),
    "twice.json": _claim('"spilled": 1, "spilled": 2'),
    "twice on top.json": '{"claims": [], "claims": []}',
    "twice empty.json": _claim('"": 1, "": 2'),
    "twice escaped.json": _claim('"spilled": 1, "spill\\u0065d": 2'),
    "nan.json": _claim('"spilled": NaN'),
    "infinity.json": _claim('"spilled": -Infinity'),
    "huge int.json": _claim(f'"spilled": {"9" * 100_000}'),
    "large int.json": _claim(f'"spilled": {"9" * 4000}'),
    "overflow.json": _claim('"spilled": 1e400'),
    "underscored.json": _claim('"spilled": 1_000'),
    "full width.json": _claim('"spilled": １２'),
    "full width text.json": _claim('"spilled": "１２"'),
    "number as text.json": _claim('"spilled": "1,234"'),
    "true.json": _claim('"spilled": true'),
    "class.json": _claim('"spilled": {"__class__": "os.system", "args": ["id"]}'),
    "python.json": "__import__('os').system('id')",
    "pickle.json": "cos\nsystem\n(S'id'\ntR.",
    "yaml.json": "!!python/object/apply:os.system ['id']",
    "null.json": "null",
    "text.json": '"claims"',
    "number.json": "12",
    "nothing.json": "",
    "half.json": f"[{{{CLAIM}",
    "two values.json": "[] []",
    "unknown on top.json": '{"claims": [], "exec": "id"}',
    "no claims.json": '{"submissions": []}',
    "claims as text.json": '{"claims": "all"}',
    "claims as object.json": '{"claims": {"0": {}}}',
    "surrogate.json": _claim('"spilled": "\\ud800"'),
    "deep lines.jsonl": "[" * DEEP + "\n" + "{" * DEEP,
    "half a line.jsonl": f'{{{CLAIM}, "spilled": 1}}\n{{{CLAIM}',
    "twice in a line.jsonl": f'{{{CLAIM}, "spilled": 1, "spilled": 1}}',
    "lists as lines.jsonl": "[1]\n[2]",
    "no lines.jsonl": "\n\n",
    "deep.toml": "claims = " + "[\n" * DEEP + "]" * 10,
    "deep line.toml": "claims = " + "[" * DEEP,
    "deep key.toml": "a." * 100_000 + "a = 1",
    "deep keys.toml": "".join(f"{'a.' * 4000}k{n} = 1\n" for n in range(60)),
    "deep quoted keys.toml": "".join(f"{'a. ' * 3000}k{n} = 1\n" for n in range(50)),
    "deep table.toml": f"[{'a.' * 50_000}a]",
    "a million keys.toml": "".join(f"k{n} = 1\n" for n in range(MANY)),
    "many keys.toml": _table("".join(f"k{n} = 1\n" for n in range(40_000))),
    "twice.toml": _table("spilled = 1\nspilled = 2"),
    "nan.toml": _table("spilled = nan"),
    "infinity.toml": _table("spilled = -inf"),
    "huge int.toml": _table(f"spilled = {'9' * 9000}"),
    "date.toml": _table("spilled = 2026-01-01"),
    "not toml.toml": "<claims/>",
    "one claim.toml": "claims = 1",
}


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Nobody's clock runs while the units are read for the first time."""
    sv.read([{"submission": "a", "measure": "D3", "spilled": 1}], door_measures.FRAMEWORK)


def test_there_are_fifty_hostile_files() -> None:
    assert len(HOSTILE) >= 50


@pytest.mark.parametrize("way", ["raise", "refuse"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_typed_error_within_a_second(
    tmp_path: Path, name: str, way: str
) -> None:
    file = tmp_path / name
    file.write_text(HOSTILE[name], "utf-8", newline="")
    for last in (False, False, True):  # a machine that is busy is no slow reader
        start = time.process_time()
        with pytest.raises(sv.ClaimErrors) as caught:
            sv.read(file, door_measures.FRAMEWORK, on_fault=way)
        if (took := time.process_time() - start) < 1 or last:
            break
    assert took < 1
    assert all(one.at and one.fault and one.fix for one in caught.value.faults)
    assert len(caught.value.faults) < 100


def test_a_record_as_deep_as_python_goes_is_refused_without_a_file() -> None:
    deep: list[object] = []
    for _ in range(DEEP):
        deep = [deep]
    with pytest.raises(sv.ClaimErrors, match="is not a number"):
        sv.read([{"submission": "a", "measure": "D3", "spilled": deep}], door_measures.FRAMEWORK)


def test_a_key_that_stands_twice_is_told_with_whose_claim_it_is(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(HOSTILE["twice.json"], "utf-8")
    with pytest.raises(sv.ClaimErrors, match=r"'spilled' stands twice in one object \('a', 'D3'\)"):
        sv.read(tmp_path / "one.json", door_measures.FRAMEWORK)


def test_a_number_in_quotes_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(_claim('"spilled": "12"'), "utf-8")
    with pytest.raises(sv.ClaimErrors, match="give it as a number, without quotes"):
        sv.read(tmp_path / "one.json", door_measures.FRAMEWORK)


def test_a_fault_of_json_is_told_with_its_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text('[\n  {"submission": }\n]', "utf-8")
    with pytest.raises(sv.ClaimErrors, match=r"one\.json line 2, column 18"):
        sv.read(tmp_path / "one.json", door_measures.FRAMEWORK)


def test_a_record_of_lines_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text(
        f'\n{{{CLAIM}, "spilled": 1, "note": "a\u2028b"}}\n\n{{{CLAIM}, "spilled": -1}}'
    )
    with pytest.raises(sv.ClaimErrors, match=r"one\.jsonl line 4, spilled"):
        sv.read(file, door_measures.FRAMEWORK)
