"""What a formula may say: the rules for the code of `quantity` and `defined`.

A formula names only its arguments and numpy. In goes a function; out come the names it asks for
and the faults of its code, read from the compiled code so that it also works in a notebook.
"""

from __future__ import annotations

import dis
import inspect
from collections.abc import Callable, Iterator
from math import isfinite
from types import CodeType, ModuleType
from typing import Any

import numpy as np

from socialvalue.errors import Fault

PLAIN_NUMBERS = (0, 1, 2)
_NUMPY_MODULES = ("numpy", "numpy.linalg", "numpy.ma")
_WRITES = ("STORE_SUBSCR", "STORE_ATTR", "DELETE_SUBSCR", "DELETE_ATTR", "STORE_GLOBAL")
_REFUSED = ("random", "vectorize", "frompyfunc", "apply_along_axis", "fromiter")
_MEMORY = (
    *("dtype", "itemsize", "nbytes", "strides", "ndim", "ctypes", "astype", "tobytes"),
    *("nin", "nout", "nargs", "ntypes"),
)
_OUTSIDE = (
    *("datetime64", "finfo", "iinfo", "load", "loadtxt", "genfromtxt", "fromfile", "memmap"),
    *("float16", "float32", "half", "single", "longdouble"),
)
_LOOPS = ("FOR_ITER", "YIELD_VALUE", "MAKE_FUNCTION", "JUMP_BACKWARD")


def arguments(formula: Callable[..., Any]) -> tuple[str, ...]:
    """The names that a formula asks for, without `self`."""
    return tuple(inspect.signature(formula).parameters)[1:]


def faults(formula: Callable[..., Any], at: str) -> list[Fault]:
    """Everything in a formula's code that a formula may not do."""
    if not inspect.isfunction(formula):
        return [Fault(at, "this is not a plain function", "write def quantity(self, …)")]
    return [Fault(at, fault, fix) for fault, fix in dict(_read(formula)).items()]


def _read(formula: Any) -> Iterator[tuple[str, str]]:
    """Each fault and its fix, as the instructions are walked."""
    code: CodeType = formula.__code__
    own = code.co_varnames[0] if code.co_argcount else "self"
    if code.co_freevars:
        names = ", ".join(code.co_freevars)
        yield f"it uses {names} from outside", "declare a Parameter with a unit and a source"
    yield from _of_arguments(formula)
    before = ""
    for instruction in dis.get_instructions(code):
        yield from _instruction(formula, own, instruction)
        if instruction.opname.startswith(("LOAD_ATTR", "LOAD_METHOD")):
            yield from _of_numpy(formula.__globals__.get(before), str(instruction.argval))
        loaded = instruction.opname.startswith(("LOAD_GLOBAL", "LOAD_NAME"))
        before = str(instruction.argval) if loaded else ""
    documented = code.co_consts[:1] == (formula.__doc__,)
    for constant in code.co_consts[1 if documented else 0 :]:
        yield from _number(constant)


def _of_arguments(formula: Any) -> Iterator[tuple[str, str]]:
    """Arguments are columns and parameters, asked for one by one, with no values of their own."""
    if formula.__defaults__ or formula.__kwdefaults__:
        fix = "write the names alone; declare a sv.Parameter, or a Column with default=…"
        yield "its arguments have values of their own", fix
    kinds = {one.kind for one in inspect.signature(formula).parameters.values()}
    if kinds & {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}:
        yield "it asks for whatever there is", "name each column and parameter: no * and no **"
    if inspect.Parameter.KEYWORD_ONLY in kinds:
        yield "it wants its arguments by keyword", "leave the * out"


def _of_numpy(module: object, name: str) -> Iterator[tuple[str, str]]:
    """A number that numpy keeps is a figure like any other."""
    if not isinstance(module, ModuleType):
        return
    found = getattr(module, name, None)
    if isinstance(found, int | float) and not isinstance(found, bool) and isfinite(found):
        fix = "declare it as a Parameter with a unit and a source, and ask for it by name"
        yield f"it hides the number np.{name}", fix
    elif name in _OUTSIDE or (
        isinstance(found, ModuleType)
        and name not in _REFUSED
        and found.__name__ not in _NUMPY_MODULES
    ):
        yield f"it uses np.{name}", "a formula needs whole columns of float64, and nothing else"


def _instruction(formula: Any, own: str, instruction: dis.Instruction) -> Iterator[tuple[str, str]]:
    """What is wrong with one instruction."""
    name, value = instruction.opname, instruction.argval
    if name in _LOOPS:
        yield "it loops or nests functions", "use whole columns; samples have .sum(), .mean() …"
    elif name == "IMPORT_NAME":
        yield f"it imports {value}", "a formula may name only its arguments and numpy"
    elif name in _WRITES or (name == "BINARY_OP" and instruction.argrepr.endswith("=")):
        yield "it writes to its inputs or to globals", "make a new array instead"
    elif name.startswith(("LOAD_GLOBAL", "LOAD_NAME")):
        yield from _outside(formula, str(value))
    elif name.startswith(("LOAD_ATTR", "LOAD_METHOD")) and (
        value in _REFUSED or str(value).startswith("__")
    ):
        yield f"it uses .{value}", "use whole columns, the same answer every time"
    elif name.startswith(("LOAD_ATTR", "LOAD_METHOD")) and value in _MEMORY:
        fix = "use the numbers alone: np.where for a choice, and a condition as a factor"
        yield f"it asks how the numbers lie in memory (.{value})", fix
    elif name.startswith("LOAD_FAST") and own in (value if isinstance(value, tuple) else (value,)):
        yield "it uses self", "ask for columns and parameters by name"
    elif name.startswith("LOAD_SMALL_INT"):
        yield from _number(value)


def _number(constant: object) -> Iterator[tuple[str, str]]:
    if isinstance(constant, tuple | frozenset):
        for part in constant:
            yield from _number(part)
        if any(isinstance(part, int | float) for part in constant):
            yield from _number(len(constant))  # its length is a number too
    if isinstance(constant, str) and _reads_as_number(constant):
        fix = "declare it as a Parameter with a unit and a source, and ask for it by name"
        yield f"it hides the number {constant}", fix
    if isinstance(constant, bool) or not isinstance(constant, int | float | complex):
        return
    if abs(constant) not in PLAIN_NUMBERS:
        fix = "declare it as a Parameter with a unit and a source, and ask for it by name"
        yield f"it hides the number {constant}", fix


def _reads_as_number(word: str) -> bool:
    """Whether numpy would make a number of it: np.float64("1.07")."""
    try:
        float(word)
    except ValueError:
        return False
    return True


def _outside(formula: Any, name: str) -> Iterator[tuple[str, str]]:
    found = formula.__globals__.get(name)
    if isinstance(found, ModuleType) and found.__name__ in _NUMPY_MODULES:
        return
    if isinstance(found, np.ufunc) and getattr(np, found.__name__, None) is found:
        return
    yield f"it uses {name!r}", "a formula may name only its arguments and numpy"
