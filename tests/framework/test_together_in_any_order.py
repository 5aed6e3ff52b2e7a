"""How interactions and holds are written down makes no other framework."""

from itertools import permutations

import pytest

import socialvalue as sv

TREE = """
code = "order"
name = "Order"
edition = "1"
aggregator = "Choquet"

[caps]
theme = 0
overall = 0
reason = "made up"
"""
THEME = """
[[theme]]
code = "{code}"
name = "{code}"
weight = {weight}

[[theme.outcome]]
code = "{code}-o"
name = "A change"
weight = 100
measure = [{{ code = "{measure}", weight = 100, shadow = "none", shadow_reason = "made up" }}]
"""
THEMES = "".join(
    THEME.format(code=code, weight=weight, measure=measure)
    for code, weight, measure in (("T1", 40, "PA3"), ("T2", 30, "SE1"), ("T3", 30, "PA7"))
)


def row(first: str, second: str, value: float) -> str:
    """One interaction as TOML."""
    told = f'of = ["{first}", "{second}"]\nvalue = {value}'
    return f'\n[[interaction]]\n{told}\nauthor = "a test"\nreason = "made up"\n'


ROWS = [("T1", "T2", 0.2), ("T1", "T3", -0.1), ("T2", "T3", 0.1)]


@pytest.mark.parametrize("turned", [False, True])
def test_any_order_of_rows_and_of_their_two_codes_is_one_framework(turned: bool) -> None:
    digests = set()
    for some in permutations(ROWS):
        told = [row(b, a, value) if turned else row(a, b, value) for a, b, value in some]
        digests.add(sv.Framework.from_toml(TREE + "".join(told) + THEMES).digest)
    plain = sv.Framework.from_toml(TREE + "".join(row(*one) for one in ROWS) + THEMES)
    assert digests == {plain.digest}
    other = sv.Framework.from_toml(TREE + row("T1", "T2", 0.1) + THEMES)
    assert other.digest != plain.digest
