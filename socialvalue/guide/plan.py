"""A recommendation as a one-page plan in Markdown, to lay before a committee.

In comes a recommendation; out come the question, what not to score, the steps in order, the
measures in one table, and what the plan does not do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialvalue.evidence import CONTEXTS
from socialvalue.guide import page
from socialvalue.guide.guidance import Guidance
from socialvalue.guide.rule import Rule
from socialvalue.scorecard.words import clean, number

_SIGNS = re.compile(r"([\\`*_<>\[\]|#])")


def plan(made: Guidance) -> str:
    """The plan as the text of a Markdown file."""
    parts = (_top, _asked, _wanted, _harmed, _steps, _measures, _burden, _limits)
    return "\n".join([line for part in parts for line in part(made)]).rstrip("\n") + "\n"


def _top(made: Guidance) -> Iterator[str]:
    told = made.situation
    yield f"# A plan for {told.context}: {CONTEXTS[told.context]}"
    yield ""
    known = [
        f"affected: {_safe(told.affected)}" if told.affected else "",
        f"people: {number(told.people)}" if told.people is not None else "people: not known",
        f"weeks until the decision: {number(told.weeks)}" if told.weeks is not None else "",
        f"budget: £{number(told.budget)}" if told.budget is not None else "",
    ]
    yield f"{'; '.join(one for one in known if one)}."
    yield ""
    yield (
        "**What is asked of the committee:** to agree on the measures below, and with those "
        "affected on what must not happen, before any proposal is read; and to hear them before it "
        "decides. The scores inform the decision; they do not take it."
        if made.score_it
        else "**What is asked of the committee:** not to score this, for the reasons below."
    )
    yield ""
    yield _safe(page.short(made))
    yield ""


def _asked(made: Guidance) -> Iterator[str]:
    if made.ask_them:
        yield "## Do not score this: ask them"
        yield ""
        yield from (f"- {_safe(item)}" for item in page.asked(made))
        yield ""


def _wanted(made: Guidance) -> Iterator[str]:
    yield "## What was said"
    yield ""
    if not made.aims:
        yield "- Nobody has said yet what they want. Ask before anything is weighed."
    names = {one.outcome.code: one.outcome.name for one in made.measures}
    for aim in made.aims:
        held = [f"{names.get(code, code)} ({code})" for code in aim.outcomes if code in made.said]
        where = f"in the scores under {'; '.join(held)}" if held else "kept in words, not scored"
        yield f"- “{_safe(aim.saying.words)}” ({_safe(aim.saying.by)}): {_safe(where)}"
    yield ""


def _harmed(made: Guidance) -> Iterator[str]:
    yield "## Who may lose by it"
    yield ""
    yield from (f"- {_safe(words)}" for words in made.situation.harmed)
    harms = ", ".join(f"{one.code} {one.title}" for one in made.measures if one.harm)
    yield f"- Looked for in every proposal; where nobody looked, counted as past its limit: {harms}"
    yield ""


def _steps(made: Guidance) -> Iterator[str]:
    yield "## Steps"
    yield ""
    steps = [f"**{rule.name}.** {rule.text}" for rule in _in_order(made)]
    dated = [one for one in made.measures if one.weeks]
    if dated:
        codes = ", ".join(one.code for one in dated)
        steps.append(
            f"**Come back.** Measure {codes} when the time for it has passed; agree the day now."
        )
    yield from (f"{at}. {_safe(step, bold=True)}" for at, step in enumerate(steps, 1))
    yield ""


def _in_order(made: Guidance) -> list[Rule]:
    """The methods in the order in which they are done: ask, weigh, compare, join, decide."""
    order = ("survey", "weights", "counterfactual", "aggregation", "decision")
    return sorted(made.methods, key=lambda rule: order.index(rule.kind))


def _measures(made: Guidance) -> Iterator[str]:
    yield "## Measures" if made.score_it else "## If it must be scored all the same"
    yield ""
    yield "| code | what is counted | read from | hours | read beside |"
    yield "|---|---|---|---|---|"
    for one in made.measures:
        beside = "is itself a harm" if one.harm else one.shadow
        kept = " \\*" if one.minimum else ""
        records = "; ".join(one.records) or "records of its own"
        cells = [_safe(one.title), _safe(records), number(one.hours.central), _safe(beside)]
        yield f"| {_safe(one.code)}{kept} | {' | '.join(cells)} |"
    yield ""
    yield "\\* the minimum honest set: less would hide what the decision does."
    yield ""


def _burden(made: Guidance) -> Iterator[str]:
    yield "## What it costs to answer"
    yield ""
    yield from (f"- {_safe(item)}" for item in page.burden(made))
    yield ""


def _limits(made: Guidance) -> Iterator[str]:
    yield "## What this plan does not do"
    yield ""
    yield from (f"- Not known when this was made: {_safe(item)}" for item in page.unsaid(made))
    yield from (f"- Left out: {_safe(item)}" for item in page.left_out(made))
    yield from (f"- {_safe(one.text)}" for one in made.cautions if not one.of)
    yield from (f"- Law, as read and no advice: {_safe(item)}" for item in page.law(made))
    yield f"- {_safe(page.whose(made))}"


def _safe(text: object, *, bold: bool = False) -> str:
    """A text that Markdown prints as it stands; with `bold`, its stars are kept."""
    plain = clean(text)
    if not bold:
        return _SIGNS.sub(r"\\\1", plain)
    head, _, rest = plain.removeprefix("**").partition(".**")
    return f"**{_safe(head)}.**{_safe(rest) and ' ' + _safe(rest)}"
