"""A page a measure, in Markdown: for whoever has to defend a number, or doubts one.

In go measures; out come the texts of their pages and of an index by theme and outcome. What a page
says is what the measure declares: nothing is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from socialvalue.commands import measure_words as words
from socialvalue.errors import Fault, UnknownName
from socialvalue.evidence import GRADES
from socialvalue.measure import Measure

SHOWN_BY = {
    "E1": "the claimant, from its own record",
    "E2": "whoever checks the claim, against documents",
    "E3": "a third party, who verifies it",
    "E4": "those affected, who confirm it",
}
"""Who shows it, at each grade of evidence."""

_GUIDE = """
How to read a page:

- **Benefit and harm** are added up apart. A rating runs from 0 to 100; of a harm, 0 is no exposure
  and 100 its limit or more. *Less is better* marks a state, such as a gap, that is no damage done.
- **Who shows it**: a grade from E0 (asserted) to E4 (verified, and confirmed by those affected)
  says how well a number is shown, and stands beside it.
- **Eligible** is everybody who could take part or is affected, fixed before anybody bids and the
  same for all. The **submissions table** holds it, with the value of each contract.
- **Comparator** is what happened meanwhile to people whom the activity did not reach.
  **Deadweight** is what would have come about anyway, and is taken off.
- The **Gini coefficient** says how unequally something is shared out: 0 if all have the same, 1 if
  one has everything.
- **A list** has an entry for each person or thing, or for each number alike with a `count`. A sum,
  a mean or a number is over all of them. A name such as `local.spend` is the spend of each entry
  of `local`; a word counts as the number that stands with it.
- **A row**, such as `survey-least-answers`, is a figure of the ledger; each page lists those that
  it names, and `socialvalue sources` with its name shows all that is known of it.
- **In square brackets** stands where a figure comes from: publisher, title, edition, licence and
  standing. *Official* and *secondary* say whose text was seen; *assumed* means that nobody
  published it and this library chose it; *superseded* that there is a newer one.
- **Pounds** stay in their ledger: welfare, local, fiscal, transfer, control, input. *No price* is
  not *no worth*.
"""

_NOTE = "_Written from the measure's own declarations; change those, not this page._"


def write(measures: Sequence[type[Measure]], folder: Path) -> list[Path]:
    """Write the index and a page a measure into a folder; raises `UnknownName` if it is a file."""
    if folder.exists() and not folder.is_dir():
        raise UnknownName(Fault(str(folder), "this is a file", "give a folder for the pages"))
    folder.mkdir(parents=True, exist_ok=True)
    codes = {measure.code for measure in measures}
    pages = {"README.md": index(measures)} | {f"{m.code}.md": page(m, codes) for m in measures}
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in pages]


def index(measures: Iterable[type[Measure]]) -> str:
    """Every measure by theme and outcome, with what it counts."""
    lines = ["# The measures", "", _NOTE, _GUIDE.rstrip()]
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


def page(measure: type[Measure], beside: Collection[str] | None = None) -> str:
    """One measure: what it counts, what it does not mean, what must be shown, how it is made.

    `beside` are the codes that have a page in the same folder: all, unless it is said.
    """
    theme = measure.outcome.theme
    lines = [f"# {measure.code} {_text(measure.title)}", "", _text(measure.description()), ""]
    lines += [
        f"{_text(theme.name)}: *{_text(measure.outcome.name)}*. {_text(words.how(measure))}",
        *_section("How it is counted", list(map(_text, words.counting(measure)))),
        *_section("What the number does not mean", list(map(_text, words.not_meant(measure)))),
        *_section("What would have to be shown, and by whom", list(_shown(measure))),
        *_section("How it is worked out", list(_worked(measure))),
        *_section("Worked examples", _listed(words.examples(measure))),
        *_section("How it is rated", [_text(words.rating(measure))]),
        *_section("What it is worth", list(_worth(measure))),
        *_section("Cautions", _listed(measure.cautions)),
        *_section("Beside other measures", _linked(words.links(measure), measure, beside)),
        *_section("Whom it serves", _listed([*words.values(measure), *words.contexts(measure)])),
        *_section("Rows named here", list(_rows(measure))),
        *_section("Renamed or retired", _listed(words.passed(measure))),
    ]
    return "\n".join([*lines, "", _NOTE]) + "\n"


def _section(heading: str, texts: Sequence[str]) -> list[str]:
    """A heading and its paragraphs; nothing where there is nothing to say."""
    if not texts:
        return []
    lists = [text.startswith(("- ", "    - ", "| ")) for text in texts]
    lines = ["", f"## {heading}", ""]
    for at, text in enumerate(texts):
        lines.append(text)
        if at + 1 < len(texts) and not (lists[at] and lists[at + 1]):
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
    if said := words.said(measure):
        yield "In words:"
        yield from _listed(said)
        yield "As it is coded:"
    yield "\n".join(["```text", *words.written(measure).split("; "), "```"])
    yield "What goes in, and what the measure sets:"
    for told, members in words.nested(measure):
        yield f"- {_text(told)}"
        yield from (f"    - {_text(member)}" for member in members)
    if measure.undefined_reason:
        yield f"There is no answer where {_text(measure.undefined_reason)}."


def _worth(measure: type[Measure]) -> Iterator[str]:
    yield from _listed(words.classes(measure))
    yield from _listed(words.prices(measure))
    yield from _listed(f"taken off: {text}" for text in words.shares(measure))
    yield from _listed(words.own_shares(measure))


def _listed(texts: Iterable[str]) -> list[str]:
    return [f"- {_text(text)}" for text in texts]


def _linked(
    texts: Iterable[str], measure: type[Measure], beside: Collection[str] | None
) -> list[str]:
    """The list of other measures, each code a link to its page."""
    codes = {one for link in words.related() for one in link.pair} - {measure.code}
    pages = codes if beside is None else codes & set(beside)
    if not pages:
        return _listed(texts)
    code = re.compile(rf"\b({'|'.join(map(re.escape, sorted(pages)))})\b")
    return [code.sub(r"[\1](\1.md)", text) for text in _listed(texts)]


def _rows(measure: type[Measure]) -> Iterator[str]:
    """What the rows say that the texts of a measure name."""
    told = list(words.rows(measure))
    if told:
        yield "| row | what | figure | where it stands |"
        yield "| --- | --- | --- | --- |"
        for cells in told:
            yield f"| {' | '.join(map(_text, cells))} |"


_CODE = re.compile(r"(`[^`<>|]*`)")


def _text(text: str) -> str:
    """A text from a declaration, inert in Markdown: it makes no table, tag or heading."""
    parts = _CODE.split(" ".join(str(text).split()))
    return "".join(part if at % 2 else _inert(part) for at, part in enumerate(parts))


def _inert(part: str) -> str:
    plain = part.replace("\\", "\\\\").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([|*_`])", r"\\\1", plain)
