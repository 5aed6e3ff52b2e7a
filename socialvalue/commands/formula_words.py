"""A formula in words, read from its own code, so that the two cannot disagree.

In comes a measure; out come lines for somebody who reads no code: what each named step is, and
what the figure is. Where a step holds something that has no words here, it stands as it is coded.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from socialvalue.insight.claim_steps import formula
from socialvalue.measure import Measure

_SIGNS = {ast.Add: ("+", 1), ast.Sub: ("-", 1), ast.Mult: ("×", 2), ast.Div: ("÷", 2)}
"""Each sign with its rank; what ranks lower stands in brackets inside what ranks higher."""

_COMPARED = {
    ast.GtE: "is at least",
    ast.Gt: "is above",
    ast.LtE: "is at most",
    ast.Lt: "is below",
    ast.Eq: "is",
    ast.NotEq: "is not",
}
_JOINED = {ast.BitAnd: "and", ast.BitOr: "or"}
_OF_ALL = {"sum": "the sum of", "mean": "the mean of"}
_OF_TWO = {"maximum": "the larger of", "minimum": "the smaller of"}
_PHRASE, _PRODUCT, _ATOM = 0, 2, 3


def lines(measure: type[Measure]) -> list[str]:
    """The steps of a formula and its result, a line each; none where there is no code to read."""
    try:
        steps = ast.parse(formula(measure).replace("; ", "\n")).body
    except SyntaxError:
        return []
    return [line for step in steps for line in _step(step)]


def _step(step: ast.stmt) -> Iterator[str]:
    if isinstance(step, ast.Expr):
        yield f"the figure is {_words(step.value)[0]}"
    elif isinstance(step, ast.Assign):
        names, values = _several(step.targets[0]), _several(step.value)
        for name, value in zip(names, values, strict=True):
            yield f"{_code(name)} is {_words(value)[0]}"
    else:
        yield _code(step)


def _several(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _code(node: ast.AST) -> str:
    return f"`{ast.unparse(node)}`"


def _words(node: ast.expr) -> tuple[str, int]:
    """A part of a formula in words, and how strongly it holds together."""
    if isinstance(node, ast.BinOp):
        return _two(node)
    if isinstance(node, ast.Compare):
        return f"1 where {_whether(node)}, else 0", _PHRASE
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return _called(node, node.func)
    if isinstance(node, ast.Constant):
        return repr(node.value), _ATOM
    return _code(node), _ATOM


def _two(node: ast.BinOp) -> tuple[str, int]:
    if type(node.op) in _JOINED:
        return f"1 where {_whether(node)}, else 0", _PHRASE
    if type(node.op) not in _SIGNS:
        return _code(node), _ATOM
    if isinstance(node.op, ast.Mult) and ast.unparse(node.left) == "0":
        return "0", _ATOM
    sign, rank = _SIGNS[type(node.op)]
    # What stands behind a minus or a division keeps its brackets: a - (b - c) is not a - b - c.
    strict = isinstance(node.op, ast.Sub | ast.Div)
    return f"{_held(node.left, rank)} {sign} {_held(node.right, rank + strict)}", rank


def _held(node: ast.expr, rank: int) -> str:
    """A part in words, in brackets where it would fall apart."""
    told, own = _words(node)
    return told if own >= rank else f"({told})"


def _whether(node: ast.expr) -> str:
    """A condition in words."""
    if isinstance(node, ast.BinOp) and type(node.op) in _JOINED:
        return f"{_whether(node.left)} {_JOINED[type(node.op)]} {_whether(node.right)}"
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARED and len(node.ops) == 1:
        told = _COMPARED[type(node.ops[0])]
        return f"{_held(node.left, 1)} {told} {_held(node.comparators[0], 1)}"
    return f"{_words(node)[0]} holds"


def _called(node: ast.Call, function: ast.Attribute) -> tuple[str, int]:
    name, given = function.attr, node.args
    if name in _OF_TWO and len(given) == 2:
        first, second = (_held(one, 1) for one in given)
        return f"{_OF_TWO[name]} {first} and {second}", _PHRASE
    if name == "where" and len(given) == 3:
        yes, no = _held(given[1], 1), _held(given[2], 1)
        return f"{yes} where {_whether(given[0])}, else {no}", _PHRASE
    if name == "abs" and len(given) == 1:
        return f"the size of {_held(given[0], _PRODUCT)}, whichever way it goes", _PHRASE
    return _of_a_list(node, function)


def _of_a_list(node: ast.Call, function: ast.Attribute) -> tuple[str, int]:
    """What is asked of a list: its sum, its mean, how many, how unequal, its highest."""
    name, of = function.attr, function.value
    if name == "count":
        return f"the number in {_code(of)}", _PHRASE
    if name == "sum" and _is_condition(of):
        return f"the number{_in_list(of)} for which {_whether(of)}", _PHRASE
    told = _held(of, _PRODUCT)
    if name in _OF_ALL and not node.args:
        return f"{_OF_ALL[name]} {told}", _PHRASE
    if name == "gini":
        return f"the Gini coefficient of {told}{_among(node)}", _PHRASE
    if name == "quantile" and len(node.args) == 1:
        return _at_a_share(told, node.args[0]), _PHRASE
    return _code(node), _ATOM


def _among(node: ast.Call) -> str:
    """Among whom something is shared out, and whether small groups are allowed for."""
    given = {one.arg: one.value for one in node.keywords}
    people = f" among all {_code(given['population'])}" if "population" in given else ""
    return f"{people}{', corrected for small groups' if 'correct' in given else ''}"


def _at_a_share(told: str, share: ast.expr) -> str:
    if ast.unparse(share) == "1":
        return f"the highest {told}"
    return f"the {told} that the share {_code(share)} of them do not exceed"


def _in_list(node: ast.expr) -> str:
    """The list that a condition is about: " in `groups`"."""
    parts = [one.value for one in ast.walk(node) if isinstance(one, ast.Attribute)]
    return f" in {_code(parts[0])}" if parts else ""


def _is_condition(node: ast.expr) -> bool:
    return isinstance(node, ast.Compare) or (
        isinstance(node, ast.BinOp) and type(node.op) in _JOINED
    )
