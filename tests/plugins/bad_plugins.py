"""More than thirty plugins that cannot be used, each in a distribution of its own.

Each is the text of a module, what its entry point names, and some words that must be said of it.
"""

from __future__ import annotations

from typing import NamedTuple

from packages import module


class Bad(NamedTuple):
    """A plugin: its module's `text`, the `object` named, and what must be `said` of it."""

    text: str
    said: str
    object: str = "Votes"


def _at_import(line: str) -> str:
    return f"{line}\n"


def _measure(said: str, **changed: str) -> Bad:
    return Bad(module("{code}", **changed), said)


HOSTILE = """
class Hostile(type):
    closed = False

    def __getattribute__(cls, name):
        if Hostile.closed:
            raise OSError("hands off")
        return super().__getattribute__(name)
"""

BAD = {
    "raises": Bad(_at_import("raise RuntimeError('no database')"), "no database"),
    "exits": Bad(_at_import("import sys\nsys.exit(3)"), "SystemExit: 3"),
    "exits-quietly": Bad(_at_import("raise SystemExit"), "SystemExit"),
    "base-exception": Bad(_at_import("raise GeneratorExit('gone')"), "GeneratorExit: gone"),
    "needs-another": Bad(_at_import("import no_such_package"), "no_such_package"),
    "asks-old-name": Bad(_at_import("from socialvalue import Metric"), "Metric"),
    "syntax": Bad("class Votes(:\n", "SyntaxError"),
    "recursion": Bad("def again():\n    again()\nagain()\n", "RecursionError"),
    "mute": Bad(
        "class Mute(Exception):\n    def __str__(self):\n        raise ValueError\nraise Mute\n",
        "it cannot say why",
    ),
    "no-attribute": Bad(module("{code}"), "Ballots", "Ballots"),
    "function": Bad("def Votes():\n    pass\n", "it is a function, not a class"),
    "instance": Bad("Votes = object()\n", "it is a object, not a class"),
    "words": Bad("Votes = 'a measure'\n", "it is a str, not a class"),
    "stranger": Bad("class Votes:\n    code = '{code}'\n", "it is no measure"),
    "duck": Bad(
        "class Votes:\n    group = 'socialvalue.measures'\n    code = '{code}'\n",
        "it is no measure",
    ),
    "parent": Bad("from socialvalue import Measure as Votes\n", "it has no code"),
    "abstract": Bad(
        "import socialvalue as sv\nclass Votes(sv.Measure, abstract=True):\n    pass\n",
        "it has no code",
    ),
    "hostile-class": Bad(
        HOSTILE
        + module("{code}").replace("(sv.Measure)", "(sv.Measure, metaclass=Hostile)")
        + "Hostile.closed = True\n",
        "hands off",
    ),
    "misnamed": _measure("its code is 'OX-OTHER'", code='code = "OX-OTHER"'),
    "old-api": _measure("revision 0 of the measure API", api="api = 0"),
    "new-api": _measure("install a newer socialvalue", api="api = 99"),
    "no-unit": _measure("it is missing", unit="unit = None"),
    "wrong-outcome": _measure("it is a str", outcome='outcome = "votes"'),
    "wrong-unit": _measure("the unit declared is hour", unit='unit = "hour"'),
    "unknown-unit": _measure("smile", unit='unit = "smile"'),
    "bare-pounds": _measure("no price year", unit='unit = "pounds"'),
    "mixed-units": _measure(
        "mixes units of one kind",
        unit='unit = "metre"',
        members='members = sv.Column("metre")',
        turnout='turnout = sv.Column("kilometre")',
        examples="examples = (sv.Example(members=1, turnout=1, quantity=2),)",
        returned="return members + turnout",
    ),
    "wrong-shape": _measure("it gave shape", returned="return (members * turnout).sum()"),
    "not-a-number": _measure(
        "it gave nan", returned="return members * np.sqrt(turnout - turnout - 1)"
    ),
    "infinite": _measure("it gave inf", returned="return members / (turnout - turnout)"),
    "writes": _measure(
        "it writes to the claims",
        returned="used = members * turnout\nturnout.fill(turnout.max())\nreturn used",
    ),
    "raises-later": _measure("missing", returned="return members * turnout.missing"),
    "hidden-number": _measure("it hides the number 7", returned="return members * turnout * 7"),
    "loops": _measure("it loops", returned="return [one for one in members]"),
    "priced-per-hour": _measure(
        "does not price it",
        unpriced_reason="""STUDY = sv.Source("ox", "A study", "Votes", "2026", "CC-BY-4.0")
proxies = (sv.Proxy(3, unit="GBP_2023/hour", ledger="welfare", source=STUDY),)""",
    ),
    "retired-badly": _measure("it cannot be read", api='retired = "yes"'),
    "terminal": Bad(_at_import(r"raise RuntimeError('\x1b[2J owned')"), "owned"),
    "prints": Bad("print('{{')\nraise RuntimeError('printed')\n", "printed"),
}
"""By the name of the distribution, which is `ox-` and this."""


def code(name: str) -> str:
    """The code under which a bad plugin is installed."""
    return f"OX-{name.upper()}"
