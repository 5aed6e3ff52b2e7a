"""The laws of the house, read from the source of the package: its order of rooms, its words, its
manners on import. Whatever files the package has are the ones examined, from the checkout or from
an installed wheel; a made-up offence beside each law shows that the law can be broken.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

import pytest

HOUSE = "socialvalue"

# A file may import only from rooms that stand before its own. Rooms with only a space between them
# are neighbours: they may import each other, as the files of one folder may, but not in a circle.
ORDER = """
    _version > counted > markup > errors > byte_marks stray_quotes arguments extras whole_files >
    workbooks frames > units >
    source > spread > numerics >
    deflation >
    theme > column sample ramp evidence survey deciles > proxy > proxies > basis >
    formula > price_rules page_rules known_names > structure >
    measure >
    probe > readers > proof > soundness > installed > registry > measure_tables > themes >
    measures > aggregation > relations > framework > claims > schemas > valuation > doubt >
    scorecard > scoring > streams > standards > appraisal > voices > decisions >
    insight > guide > report > testing > commands > __init__ > cli > __main__
"""
# The catalogue of content enters by its entry points, like anyone's plugin.
CATALOGUE = {"themes", "measures"}
CATALOGUE_MAY_IMPORT = CATALOGUE | {
    "source", "spread", "numerics", "theme", "column", "sample", "ramp", "evidence", "survey",
    "proxy",
    "basis", "measure",
}  # fmt: skip
LONGEST_FILE = 300
# What the package may bring along when it is imported; the standard library goes without saying.
COMPANIONS = {"attr", "attrs", "numpy", HOUSE}
# Readers that run what they read, and builtins that do.
UNSAFE_MODULES = {
    "yaml", "ruamel", "pickle", "_pickle", "cloudpickle", "dill", "joblib", "shelve", "marshal",
}  # fmt: skip
UNSAFE_NAMES = {"eval", "exec"}
# Words that name nothing in particular.
FORBIDDEN_WORDS = {
    "indicator", "metric", "kpi", "impact", "engine", "manager", "handler", "processor", "helper",
    "util",
}  # fmt: skip


def _package_folder() -> Path:
    """Where the package lies, found without importing it."""
    found = find_spec(HOUSE)
    assert found, f"{HOUSE} is not installed"
    return Path(next(iter(found.submodule_search_locations or ())))


def _module_name(path: Path, folder: Path) -> str:
    """The dotted name of a file: `socialvalue.claims` for `claims/__init__.py`."""
    parts = path.relative_to(folder).with_suffix("").parts
    return ".".join((HOUSE, *(parts[:-1] if parts[-1] == "__init__" else parts)))


FOLDER = _package_folder()
FILES = MappingProxyType({_module_name(p, FOLDER): p for p in sorted(FOLDER.rglob("*.py"))})
TREES = MappingProxyType({n: ast.parse(p.read_text("utf-8"), str(p)) for n, p in FILES.items()})
ROWS = [rooms.split() for rooms in ORDER.split(">")]
RANK = MappingProxyType({room: row for row, rooms in enumerate(ROWS) for room in rooms})


def _room(module: str) -> str:
    """The room of a module: `claims` for `socialvalue.claims.tidy`."""
    return [*module.split("."), "__init__"][1]


def _imported(tree: ast.AST) -> Iterator[str]:
    """Every dotted name that a file imports, wherever in the file it does so.

    Imports for type checkers and inside functions count, and so does `import_module("a.b")`.
    A `from a import b` gives `a.b`, since `b` may be a module.
    """
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=module, names=names, level=0):
                yield from (f"{module}.{alias.name}" for alias in names)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__")
                | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name


def _house_imports(own: str, tree: ast.AST, modules: frozenset[str]) -> set[str]:
    """Those modules of the house that the file `own` imports: `a.b` if it is one, else `a`.

    A package that imports from itself can only mean a module in it.
    """
    found = set()
    for name in _imported(tree):
        if name.split(".")[0] == HOUSE:
            parent = name.rpartition(".")[0]
            found.add(name if name in modules or parent in ("", own) else parent)
    return found


IMPORTS = MappingProxyType({n: _house_imports(n, t, frozenset(FILES)) for n, t in TREES.items()})


def _upward(module: str, targets: set[str]) -> list[str]:
    """Those imports that stand below the room of the importing module."""
    own = RANK.get(_room(module), -1)
    return [
        f"{module} imports {target}, which comes after it"
        for target in sorted(targets)
        if RANK.get(_room(target), len(ROWS)) > own
    ]


def _unsafe(tree: ast.AST) -> list[str]:
    """Everything in a file that could run what it reads."""
    found = [name for name in _imported(tree) if name.split(".")[0] in UNSAFE_MODULES]
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in UNSAFE_NAMES:
                found.append(f"{name} on line {node.lineno}")
            case ast.keyword(arg="allow_pickle", value=value):
                if not (isinstance(value, ast.Constant) and value.value is False):
                    found.append(f"allow_pickle on line {node.lineno}")
    return found


def _empty_words(name: str) -> set[str]:
    """The forbidden words in a CapWords or underscored name, singular or plural."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)
    return {word for word in map(str.lower, words) if word.removesuffix("s") in FORBIDDEN_WORDS}


def test_every_module_has_a_room() -> None:
    homeless = sorted(module for module in FILES if _room(module) not in RANK)
    assert not homeless, "give each a place in ORDER, or move it to a room that has one"


def test_a_file_imports_only_what_stands_above_it() -> None:
    assert [fault for module in FILES for fault in _upward(module, IMPORTS[module])] == []


def test_imports_are_absolute() -> None:
    relative = [
        f"{module}, line {node.lineno}"
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_no_file_imports_itself_by_a_detour() -> None:
    try:
        TopologicalSorter(IMPORTS).prepare()
    except CycleError as cycle:
        pytest.fail(" -> ".join(cycle.args[1]))


def test_nothing_but_the_catalogue_imports_the_catalogue() -> None:
    intruders = [
        f"{module} imports {target}"
        for module, targets in IMPORTS.items()
        for target in targets
        if _room(module) not in CATALOGUE and _room(target) in CATALOGUE
    ]
    assert intruders == []


def test_the_catalogue_imports_only_declarations_numerics_and_sources() -> None:
    strays = [
        f"{module} imports {target}"
        for module, targets in IMPORTS.items()
        for target in targets
        if _room(module) in CATALOGUE and _room(target) not in CATALOGUE_MAY_IMPORT
    ]
    assert strays == []


def test_nobody_is_invited_to_import_a_measure() -> None:
    folders = {name.split(".")[2] for name in FILES if name.startswith(f"{HOUSE}.measures.")}
    assert sorted(one for one in folders if one[0] != "_") == ["answers"]


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {n: len(path.read_text("utf-8").splitlines()) for n, path in FILES.items()}
    assert {n: lines for n, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_module_says_what_lives_in_it() -> None:
    assert [module for module, tree in TREES.items() if not ast.get_docstring(tree)] == []


def test_nothing_in_the_package_can_run_what_it_reads() -> None:
    found = {module: _unsafe(tree) for module, tree in TREES.items()}
    assert {module: faults for module, faults in found.items() if faults} == {}


def test_no_class_or_file_has_a_name_that_says_nothing() -> None:
    names = [part for module in FILES for part in module.split(".")]
    for tree in TREES.values():
        names += [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert sorted({name for name in names if _empty_words(name)}) == []


def test_importing_the_package_is_silent_and_brings_nothing_optional() -> None:
    script = (
        "import sys; before = set(sys.modules)\n"
        f"import {HOUSE}\n"
        "sys.__stdout__.write('\\n'.join(sorted(set(sys.modules) - before)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    loaded = [line for line in lines if re.fullmatch(r"[\w.]+", line)]
    assert lines == loaded, "something was printed on import"
    guests = {name.split(".")[0] for name in loaded} - COMPANIONS - set(sys.stdlib_module_names)
    assert guests == set(), "import it where it is used"
    assert [name for name in loaded if name.startswith(HOUSE) and _room(name) in CATALOGUE] == []


@pytest.mark.parametrize(
    "line",
    [
        "import socialvalue.cli",
        "from socialvalue import cli",
        "from socialvalue.cli import main",
        "from socialvalue import score",
        "if TYPE_CHECKING:\n    from socialvalue.cli import main",
        "def later():\n    from socialvalue.cli import main",
        "def later():\n    return importlib.import_module('socialvalue.cli')",
    ],
)
def test_an_upward_import_is_seen_however_it_is_written(line: str) -> None:
    own, modules = f"{HOUSE}.claims", frozenset({HOUSE, f"{HOUSE}.claims", f"{HOUSE}.cli"})
    assert _upward(own, _house_imports(own, ast.parse(line), modules))


def test_a_downward_import_is_allowed() -> None:
    line = "import numpy\nfrom socialvalue.errors import Fault\nfrom socialvalue import units"
    own, modules = f"{HOUSE}.claims", frozenset({HOUSE, f"{HOUSE}.errors", f"{HOUSE}.units"})
    imports = _house_imports(own, ast.parse(line), modules)
    assert imports == {f"{HOUSE}.errors", f"{HOUSE}.units"}
    assert _upward(own, imports) == []


@pytest.mark.parametrize(
    "line",
    [
        "import pickle",
        "from yaml import safe_load",
        "eval('1')",
        "builtins.exec(text)",
        "run = eval",
        "def later():\n    import marshal",
        "numpy.load(path, allow_pickle=True)",
    ],
)
def test_an_unsafe_line_is_seen(line: str) -> None:
    assert _unsafe(ast.parse(line))


def test_a_literal_and_a_plain_array_are_safe() -> None:
    assert _unsafe(ast.parse("ast.literal_eval(x)\nnumpy.load(path, allow_pickle=False)")) == []


@pytest.mark.parametrize(
    "name", ["ClaimHandler", "utils", "KPITable", "ImpactScore", "string_helpers", "SocialImpact"]
)
def test_an_empty_word_is_seen(name: str) -> None:
    assert _empty_words(name)


@pytest.mark.parametrize("name", ["Utility", "asymmetric", "Engineer", "Claims", "greenhouse_gas"])
def test_a_word_that_only_looks_like_an_empty_one_is_left_alone(name: str) -> None:
    assert _empty_words(name) == set()


def test_no_two_test_files_share_a_name() -> None:
    """The tests' folders are not packages: of two files of one name, only the first would load."""
    folder = Path(__file__).parent
    names = [path.name for path in folder.rglob("*.py") if path.name != "conftest.py"]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
