"""The page on method names the functions as they are, and none is left out."""

import inspect
import re
from pathlib import Path

import pytest

import socialvalue.numerics as nx

PAGE = Path(__file__).parents[2] / "docs" / "method.md"
TEXT = PAGE.read_text("utf-8")
SIGNED = dict(
    re.findall(r"`(\w+)\(([^)`]*)\)`", "\n".join(re.findall(r"^### .*", TEXT, re.MULTILINE)))
)
FILES = {
    "additionality", "appraisal", "attribution", "discounting", "distribution", "optimism",
    "outcome_flows", "payback_time", "price_years", "ratios", "rebasing", "uprating",
}  # fmt: skip


def _public_functions_of_money_and_time():
    return {
        name
        for name in nx.__all__
        if inspect.isfunction(getattr(nx, name))
        and getattr(nx, name).__module__.rpartition(".")[2] in FILES
    }


def test_every_function_of_money_and_time_has_a_heading():
    assert set(SIGNED) == _public_functions_of_money_and_time()


@pytest.mark.parametrize("name", sorted(SIGNED))
def test_a_heading_names_the_arguments_in_their_order(name):
    assert SIGNED[name].split(", ") == list(inspect.signature(getattr(nx, name)).parameters)


def test_every_file_of_money_and_time_is_named():
    assert {name.removesuffix(".py") for name in re.findall(r"`(\w+\.py)`", TEXT)} >= FILES
