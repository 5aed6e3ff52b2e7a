"""A page a measure, in Markdown: for whoever has to defend a number, or doubts one.

In go measures; out come the texts of their pages and of an index by theme and outcome. What a page
says is what the measure declares: nothing is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from socialvalue.commands import measure_words as words
from socialvalue.errors import Fault, UnknownName
from socialvalue.evidence import GRADES
from socialvalue.measure import Measure

SHOWN_BY = {
    "E1": "the claimant's own record",
    "E2": "somebody checks it against a document",
    "E3": "a third party verifies it",
    "E4": "those affected confirm it",
}
"""Who shows it, at each grade of evidence."""

_NOTE = "_Written from the measure's own declarations; change those, not this page._"


def write(measures: Sequence[type[Measure]], folder: Path) -> list[Path]:
    """Write the index and a page a measure into a folder; raises `UnknownName` if it is a file."""
    if folder.exists() and not folder.is_dir():
        raise UnknownName(Fault(str(folder), "this is a file", "give a folder for the pages"))
    folder.mkdir(parents=True, exist_ok=True)
    pages = {"README.md": index(measures)} | {f"{m.code}.md": page(m) for m in measures}
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in pages]


def index(measures: Iterable[type[Measure]]) -> str:
    """Every measure by theme and outcome, with what it counts."""
    lines = ["# The measures", "", _NOTE]
    theme = outcome = ""
    ordered = sorted(measures, key=lambda m: (m.outcome.theme.code, m.outcome.code, m.code))
    for measure in ordered:
        if measure.outcome.theme.name != theme:
            theme = measure.outcome.theme.name
            lines += ["", f"## {theme}", "", _text(measure.outcome.theme.description)]
        if measure.outcome.name != outcome:
            outcome = measure.outcome.name
            lines += ["", f"**{_text(outcome)}**", ""]
        harm = " (harm)" if measure.harm else ""
        told = f"[{measure.code}]({measure.code}.md) {_text(measure.title)}{harm}"
        lines.append(f"- {told}: {_text(measure.description())}")
    return "\n".join(lines) + "\n"


def page(measure: type[Measure]) -> str:
    """One measure: what it counts, what it does not mean, what must be shown, how it is made."""
    theme = measure.outcome.theme
    lines = [f"# {measure.code} {_text(measure.title)}", "", _text(measure.description()), ""]
    lines += [
        f"{theme.name}: *{_text(measure.outcome.name)}*. {_text(words.how(measure))}.",
        *_section("How it is counted", list(map(_text, words.counting(measure)))),
        *_section("What the number does not mean", list(map(_text, words.not_meant(measure)))),
        *_section("What would have to be shown, and by whom", list(_shown(measure))),
        *_section("How it is worked out", list(_worked(measure))),
        *_section("Worked examples", _listed(words.examples(measure))),
        *_section("How it is rated", [_text(words.rating(measure))]),
        *_section("What it is worth", list(_worth(measure))),
        *_section("Cautions", _listed(measure.cautions)),
        *_section("Beside other measures", _listed(words.links(measure))),
        *_section("Whom it serves", _listed([*words.values(measure), *words.contexts(measure)])),
        *_section("Renamed or retired", _listed(words.passed(measure))),
    ]
    return "\n".join([*lines, "", _NOTE]) + "\n"


def _section(heading: str, texts: Sequence[str]) -> list[str]:
    """A heading and its paragraphs; nothing where there is nothing to say."""
    if not texts:
        return []
    lists = [text.startswith(("- ", "  - ", "| ")) for text in texts]
    lines = ["", f"## {heading}", ""]
    for at, text in enumerate(texts):
        lines.append(text)
        if not lists[at] and at + 1 < len(texts):
            lines.append("")
    return lines


def _shown(measure: type[Measure]) -> Iterator[str]:
    told = dict(measure.evidence.by_grade())
    if not told:
        return
    yield "| grade | what is shown | by whom |"
    yield "| --- | --- | --- |"
    yield "| E0 | nothing: it is asserted | the claimant |"
    for grade in GRADES:
        if grade in told:
            yield f"| {grade} | {_text(told[grade])} | {SHOWN_BY[grade]} |"


def _worked(measure: type[Measure]) -> Iterator[str]:
    yield "\n".join(["```text", *words.written(measure).split("; "), "```"])
    for told, members in words.nested(measure):
        yield f"- {_text(told)}"
        yield from (f"  - {_text(member)}" for member in members)
    if measure.undefined_reason:
        yield f"- There is no answer where {_text(measure.undefined_reason)}."


def _worth(measure: type[Measure]) -> Iterator[str]:
    yield from _listed(words.classes(measure))
    yield from _listed(words.prices(measure))
    yield from _listed(f"taken off: {text}" for text in words.shares(measure))


def _listed(texts: Iterable[str]) -> list[str]:
    return [f"- {_text(text)}" for text in texts]


_CODE = re.compile(r"(`[^`<>|]*`)")


def _text(text: str) -> str:
    """A text from a declaration, inert in Markdown: it makes no table, tag or heading."""
    parts = _CODE.split(" ".join(str(text).split()))
    return "".join(part if at % 2 else _inert(part) for at, part in enumerate(parts))


def _inert(part: str) -> str:
    plain = part.replace("\\", "\\\\").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([|*_`])", r"\\\1", plain)
