"""No number stands bare in a measure's file: each is a figure of the ledger, or declared with its
reason. Whatever files the catalogue has are read; made-up files beside the rule show that it bites.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import socialvalue.measures

FILES = sorted(Path(socialvalue.measures.__path__[0]).rglob("*.py"))
PLAIN = {0, 1, 2}
"""None, all, and the two of a pair: no figure hides in these."""

HOMES = {"Parameter", "Example"}
"""What is declared with a unit and a source, or worked out beside its inputs."""

BOUNDS = {"Column": {"low", "high"}, "Sample": {"low", "high"}}
"""What may be given at all, by the words of these declarations."""


def bare(text: str) -> list[str]:
    """Every number of a file that has no home, with its line."""
    return [f"{value} on line {line}" for value, line in _numbers(ast.parse(text))]


def _numbers(node: ast.AST) -> Iterator[tuple[object, int]]:
    if isinstance(node, ast.Call) and _is_home(node):
        return
    if isinstance(node, ast.Constant):
        if _counts(node.value):
            yield node.value, node.lineno
        return
    bounds = BOUNDS.get(_name(node), set()) if isinstance(node, ast.Call) else set()
    for below in ast.iter_child_nodes(node):
        if not (isinstance(below, ast.keyword) and below.arg in bounds):
            yield from _numbers(below)


def _name(call: ast.Call) -> str:
    """`Ramp` for `Ramp(…)` and for `sv.Ramp(…)`."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_home(call: ast.Call) -> bool:
    """Whether a number may stand in this declaration: a ramp only with a reason in words."""
    reasons = [
        one.value
        for one in call.keywords
        if one.arg == "reason" and isinstance(one.value, ast.Constant)
    ]
    reasoned = any(isinstance(one.value, str) and one.value.strip() for one in reasons)
    return _name(call) in HOMES or (_name(call) == "Ramp" and reasoned)


def _counts(value: object) -> bool:
    """Whether a constant is a number with something to hide; so is a word that reads as one."""
    if isinstance(value, str):
        try:
            return float(value) not in PLAIN
        except ValueError:
            return False
    return (
        isinstance(value, int | float | complex)
        and not isinstance(value, bool)
        and (value not in PLAIN)
    )


def test_there_are_measures_to_read() -> None:
    assert len(FILES) > 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_number_stands_bare_in_the_file_of_a_measure(path: Path) -> None:
    assert bare(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "RATE = 0.035",
        "RATE = float('0.035')",
        "price = sv.Proxy(310, unit='GBP_2023/person', ledger='welfare', source=MINE)",
        "share = Share(0.2, source=MINE)",
        "rating = Ramp(0, 0.1)",
        "rating = Ramp(0, 0.1, reason='')",
        "rating = Ramp(0, 0.1, reason=WORDS)",
        "people = Column('person', 'who came', default=12)",
        "people = Column('person', 3, high=9)",
        "voice = Code({'vote': 0.75})",
        "def quantity(self, people):\n    return people * 1.07",
        "def quantity(self, people):\n    return people[:, 3]",
        "year = -5",
        "z = 3j",
        "revision = 3",
        "f(Parameter(3, 'm'), 4)",
    ],
)
def test_a_bare_number_is_seen(line: str) -> None:
    assert len(bare(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "rate = Parameter(0.035, '1', source=MINE)",
        "rate = sv.Parameter(0.035, '1', low=0.02, high=0.05)",
        "rating = Ramp(0.5, 12, per='eligible', reason='a judgement')",
        "rating = sv.Ramp(0, target=0.1, reason='in two ' 'lines')",
        "examples = [Example(people=312, share=0.45, quantity=140.4)]",
        "share = Column('1', 'the share', low=-5, high=100)",
        "group = SampleGroup('person', part=Sample('1', high=10))",
        "price = Proxy.of(figure('wellby-value'), 'welfare')",
        "def quantity(self, people):\n    return 1 - people / 2 + 0.0",
        "flag = True",
        "text = '2026 was a year of 12 months'",
    ],
)
def test_a_number_with_a_home_is_left_alone(line: str) -> None:
    assert bare(line) == []
