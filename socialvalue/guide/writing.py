"""A recommendation as a framework: out comes TOML that loads and scores as it stands.

Weights are equal and marked as nobody's yet; every benefit has its shadow, or a reason why not; the
place's words stand beside the outcomes that hold them, and those that no measure holds at the end.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from socialvalue.framework.said import Saying
from socialvalue.guide.guidance import Advised, Guidance
from socialvalue.theme import Outcome, Theme

POINTS = 100
DIGITS = 10
"""Digits of an equal share, so that shares add up to 100 within the framework's own bound."""

_HEAD = """\
# {name}, as the guide drafted it (data edition {edition} of {date}): a start to argue with.
#
# THE WEIGHTS ARE NOBODY'S YET. They are equal because nobody affected has been asked. Ask, put in
# whose they are, and only then rank anybody by them. Each line says why its measure is here.

code = {code}
name = {quoted}
edition = "0.1 draft"
note = "Drafted by the guide. The weights are equal and nobody's yet."

aggregator = "WeightedMean"
harm_aggregator = {{ kind = "PowerMean", p = 2 }}
lambda = 1
relations = ["cooperative"]

[caps]
theme = {theme:g}
overall = {overall:g}
reason = {reason}
"""


def framework(made: Guidance) -> str:
    """The text of a framework file."""
    context, caps = made.situation.context, made.framework.caps
    name = f"{context[:1].upper()}{context[1:]}"
    head = _HEAD.format(
        name=name,
        edition=made.edition,
        date=made.date,
        code=_text(f"{context.replace(' ', '-')}-draft"),
        quoted=_text(f"{name} (a draft of the guide)"),
        theme=caps.theme,
        overall=caps.overall,
        reason=_text(caps.reason),
    )
    return "\n".join([head.rstrip("\n"), *_themes(made), *_unmeasured(made), ""])


def _themes(made: Guidance) -> Iterator[str]:
    tree: dict[Theme, dict[Outcome, list[Advised]]] = {}
    for one in made.measures:
        tree.setdefault(one.outcome.theme, {}).setdefault(one.outcome, []).append(one)
    for theme, outcomes in tree.items():
        yield from _node("[[theme]]", theme.code, theme.name, len(tree))
        for outcome, measures in outcomes.items():
            yield from _node("[[theme.outcome]]", outcome.code, outcome.name, len(outcomes))
            said = made.said.get(outcome.code, ())
            if said:
                yield f"said = {_said(said)}"
            yield "measure = ["
            for one in measures:
                alike = sum(other.harm == one.harm for other in measures)
                yield from _member(one, alike)
            yield "]"


def _node(head: str, code: str, name: str, alike: int) -> Iterator[str]:
    yield ""
    yield head
    yield f"code = {_text(code)}"
    yield f"name = {_text(name)}"
    yield f"weight = {_share(alike)}  # equal, and nobody's yet"


def _member(one: Advised, alike: int) -> Iterator[str]:
    shadow = ""
    if not one.harm:
        shadow = f", shadow = {_text(one.shadow)}"
        if one.shadow == "none":
            shadow += f", shadow_reason = {_text(one.shadow_why)}"
    yield f"    # {_line('; '.join(one.why))}"
    yield f"    {{ code = {_text(one.code)}, weight = {_share(alike)}{shadow} }},"


def _unmeasured(made: Guidance) -> Iterator[str]:
    for one in made.unmeasured:
        yield from ("", "[[unmeasured]]", f"name = {_text(one.name)}", f"said = {_said(one.said)}")
        yield f"reason = {_text(one.reason)}"
        yield f"instead = {_text(one.instead)}"


def _said(said: Sequence[Saying]) -> str:
    rows = (f"{{ words = {_text(one.words)}, by = {_text(one.by)} }}" for one in said)
    return f"[{', '.join(rows)}]"


def _share(alike: int) -> str:
    return f"{round(POINTS / alike, DIGITS):g}" if POINTS % alike == 0 else _long(alike)


def _long(alike: int) -> str:
    return f"{POINTS / alike:.{DIGITS}f}"


def _text(text: str) -> str:
    """A basic string of TOML: JSON's escapes are TOML's, but for one sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _line(text: str) -> str:
    """A comment on one line, without signs that TOML forbids there."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
