"""The command that starts a measure: three answers in, a file with the measure and its test out.

What is counted, in which unit, and of which theme and outcome are asked for where no option gives
them. What is written keeps every promise as it stands, and its author goes on from there. Nothing
that is already there is ever overwritten.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from socialvalue import registry, units
from socialvalue.commands import page
from socialvalue.commands.answer import Answer
from socialvalue.commands.plugins import tried
from socialvalue.commands.scoring import Misuse
from socialvalue.errors import Fault, MeasureError
from socialvalue.scorecard.words import clean
from socialvalue.theme import Outcome, Theme

_SMALL_WORDS = (
    "a an and are as at by for from had has have in into is it its of on or so than that the their "
    "them they this to was were what where which who whose with year"
)
_LONGEST = 70
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,39}")


def new_measure(options: Namespace) -> Answer:
    """Write a measure and its test into a folder; the answer says where they are and what next."""
    what = _sentence(_given(options.what, "--what", "What is counted, of whom, over what time?"))
    unit = _given(options.unit, "--unit", "In which unit? (person, count, hour, GBP_2025 …)")
    if len(unit) > _LONGEST // 2:
        raise Misuse(Fault("--unit", f"{unit!r} is too long", "count something simpler"))
    if unknown := units.known([unit]):
        raise Misuse(Fault("--unit", one.fault, one.fix) for one in unknown)
    asked = "Of which outcome? (a code such as PA-decisions, or THEME: your own words)"
    outcome = _outcome(_given(options.outcome, "--outcome", asked))
    words = _words(what)
    code = options.code or f"OWN-{''.join(word[0] for word in words).upper()}"
    _refuse_code(code)
    draft = page.Draft(code, "".join(map(str.capitalize, words)), what, unit, outcome)
    return _written(draft, Path(options.folder))


def _given(option: str | None, name: str, question: str) -> str:
    """The option's value, or an answer typed in; without a terminal, a refusal that names it."""
    answer = option if option is not None else _typed(name, question, input)
    if not (answer := clean(answer)):
        raise Misuse(Fault(name, "there is no answer", f'write {name} "…"'))
    return answer


def _typed(name: str, question: str, ask: Callable[[str], str]) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise Misuse(Fault(name, f"{question} Nobody is there to answer", f'write {name} "…"'))
    # The question goes to stderr, so that with --json stdout holds nothing but JSON.
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    try:
        return ask("")
    except EOFError:
        return ""


def _sentence(what: str) -> str:
    """One sentence with a capital and a full stop, in signs that a docstring can hold."""
    plain = what.replace("\\", "/").replace('"', "'").rstrip(" .!?")
    inner = re.sub(r"[.!?](?=\s)", ",", plain)
    return f"{inner[:1].upper()}{inner[1:]}."


def _words(what: str) -> list[str]:
    """The first words that carry meaning: of these the class and the file are named."""
    plain = unicodedata.normalize("NFKD", what).encode("ascii", "ignore").decode().lower()
    found = [word for word in re.findall(r"[a-z]+", plain) if word not in _SMALL_WORDS.split()]
    if not found:
        fix = 'say what is counted, as in --what "People who used a vote on pay in the year"'
        raise Misuse(Fault("--what", "there is no word in it to name a class by", fix))
    # One word alone may be a module of Python's own, or a word that Python keeps for itself.
    return [word[:16] for word in (found if len(found) > 1 else [*found, "counted"])[:3]]


def _outcome(answer: str) -> Outcome:
    """An outcome that a measure has already, by its code; or one's own, as `THEME: words`."""
    found = (trial.plugin for trial in tried(registry.MEASURES) if trial.plugin)
    known: dict[str, Outcome] = {measure.outcome.code: measure.outcome for measure in found}
    if answer in known:
        return known[answer]
    named, colon, words = (part.strip() for part in answer.partition(":"))
    if not (colon and named and words):
        fix = f'write "Repair: Things are kept in use", or one of {", ".join(sorted(known))}'
        raise Misuse(Fault("--outcome", f"{answer!r} is not known", fix))
    if max(len(named), len(words)) > _LONGEST:
        fix = f"say it in {_LONGEST} signs at the most; the measure's sentence says the rest"
        raise Misuse(Fault("--outcome", f"{answer!r} is too long for a heading", fix))
    themes = {one.theme.code: one.theme for one in known.values()}
    themes |= {one.theme.name: one.theme for one in known.values()}
    theme = themes.get(named) or Theme(_initials(named), named)
    return Outcome(f"{theme.code}-{_words(words)[0]}", words, theme)


def _initials(name: str) -> str:
    letters = "".join(word[0] for word in re.findall(r"[A-Za-z]+", name)).upper()
    return letters if len(letters) > 1 else name[:2].upper()


def _refuse_code(code: str) -> None:
    if not _CODE.fullmatch(code):
        fix = "use letters, digits and hyphens, a letter first: OX-PA1"
        raise Misuse(Fault("--code", f"{code!r} is not a code", fix))
    if code in registry.codes():
        fix = "give one of your own: `socialvalue measures` lists those that are taken"
        raise Misuse(Fault("--code", f"{code!r} is taken", fix))


def _written(draft: page.Draft, folder: Path) -> Answer:
    files = {
        folder / f"{draft.module}.py": page.measure(draft),
        folder / f"test_{draft.module}.py": page.test(draft),
    }
    if there := [path for path in files if path.exists()]:
        fix = "choose another --folder, or move it away"
        raise MeasureError(Fault(str(path), "it is there already", fix) for path in there)
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    first, second = files
    lines = [
        f"{first}: the measure {draft.code}, {draft.name}",
        f"{second}: its test; run `python -m pytest {folder}`",
        "",
        "Next: let its columns, its rating (a framework asks for one) and its examples say what",
        "you mean. Then install it, from the pyproject.toml of a package of your own:",
        '  [project.entry-points."socialvalue.measures"]',
        f'  {draft.code} = "{draft.module}:{draft.name}"',
    ]
    data = {"code": draft.code, "class": draft.name, "files": [str(path) for path in files]}
    return Answer("\n".join(lines), data)
