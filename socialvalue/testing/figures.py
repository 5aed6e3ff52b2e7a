"""The promise that a formula holds no figure of its own.

In goes a measure; out comes a fault for each number that its `quantity` or `defined` works out from
nothing but constants: `np.exp(2)`, `2 * 2`, `np.sum([2, 2])`. Plain figures are refused when the
class is defined, from the compiled code; this promise reads the source, where there is one.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from textwrap import dedent
from types import FunctionType

from socialvalue.errors import Fault
from socialvalue.measure import Measure

_WORKS = (ast.BinOp, ast.Call, ast.Compare, ast.BoolOp, ast.Subscript)
FIX = "declare the number as a Parameter with a unit and a source, and ask for it by name"


def no_number_is_hidden(measure: type[Measure]) -> Iterator[Fault]:
    """Every figure is a Parameter: nothing is worked out from 0, 1, 2 and words alone."""
    for name in ("quantity", "defined"):
        written = getattr(measure, name)
        tree = _tree(written) if isinstance(written, FunctionType) else None
        told = dict.fromkeys(ast.unparse(one) for one in _hidden(tree)) if tree else ()
        for words in told:
            fault = f"it works out a number that no claim gives: {words}"
            yield Fault(f"{measure.code}.{name}", fault, FIX)


def _tree(formula: FunctionType) -> ast.FunctionDef | None:
    """The formula as it is written; None where its source is not at hand, or is another's."""
    try:
        tree = ast.parse(dedent(inspect.getsource(formula)))
    except (OSError, TypeError, SyntaxError):
        return None
    first = tree.body[0] if tree.body else None
    code = formula.__code__
    if not isinstance(first, ast.FunctionDef) or first.name != code.co_name:
        return None
    own = tuple(one.arg for one in first.args.args)
    return first if own == code.co_varnames[: code.co_argcount] else None


def _hidden(tree: ast.FunctionDef) -> Iterator[ast.expr]:
    """The largest expressions that work something out without any argument."""
    claimed, kept = {one.arg for one in tree.args.args}, set[str]()
    for statement in tree.body:
        for part in ast.iter_child_nodes(statement):
            yield from _within(part, claimed, kept)
        if isinstance(statement, ast.Assign):
            names = {name for to in statement.targets for name in _names(to)}
            (claimed if _names(statement.value) & claimed else kept).update(names)


def _within(node: ast.AST, claimed: set[str], kept: set[str]) -> Iterator[ast.expr]:
    """The largest of them inside a part of the formula; `kept` are names of its own constants."""
    if isinstance(node, _WORKS) and not _names(node) & claimed:
        if _names(node) & kept or _holds_a_constant(node):
            yield node
        return
    for part in ast.iter_child_nodes(node):
        yield from _within(part, claimed, kept)


def _names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def _holds_a_constant(node: ast.AST) -> bool:
    """Whether there is a number or a word in it: `np.errstate()` hides no figure."""
    constants = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    return any(isinstance(one, int | float | complex | str) for one in constants)
