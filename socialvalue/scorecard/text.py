"""A scorecard and its tables as text: the first screen in a terminal.

In comes a scorecard; out comes a page that says who is ahead and why, what is harmful, what nobody
looked at, what it is worth by ledger, what is assumed, and how the number was made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from socialvalue.aggregation import PowerMean
from socialvalue.counted import counted
from socialvalue.scorecard import (
    beside,
    concerns,
    grounds,
    money,
    overlaps,
    own,
    reliability,
    said,
    sizes,
    sureness,
    tables,
    together,
)
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.standing import headline, standing, why
from socialvalue.scorecard.words import (
    NOBODY_LOOKED,
    STAGE_WORDS,
    clean,
    columns,
    number,
    points,
    share,
    short,
    wrapped,
)

FULL, SOME = 12, 10
"""Up to `FULL` submissions are all shown; of more, the first `SOME`."""

CELL = 24
"""Columns that a text may take in a table."""


Call = Callable[[Scores, int, str], str]
"""How a reader asks for one number: a scorecard, a place in it and a code, as words to type."""


def in_python(card: Scores, place: int, code: str) -> str:
    """The call that explains one number to somebody at a Python prompt."""
    return f"sv.explain(card, {clean(card.submissions.ids[place])!r}, {code!r})"


def card(card: Scores, call: Call = in_python) -> str:
    """The page of a scorecard, at most 100 columns wide; `call` says how one number is explained.

    At a Python prompt it is a call, at a terminal a command.
    """
    found = standing(card)
    shown = found.order if len(found.order) <= FULL else found.order[:SOME]
    read = concerns.read(card, shown)
    lines = [*_top(card), *_ahead(card, shown, found.ranks)]
    lines += ["", "WHY", *_items(why(card, shown))]
    if sure := sureness.lines(card, shown):
        lines += ["", "HOW SURE THIS IS", *_items(sure)]
    if asked := said.lines(card, shown):
        lines += ["", "WHAT PEOPLE SAID THEY WANT", *_items(asked)]
    lines += ["", "WHAT IS HARMFUL", *_items(concerns.harms(card, read))]
    lines += ["", "WHAT NOBODY LOOKED AT", *_items(concerns.gaps(card, read))]
    if len(shown) < len(found.order):
        lines += ["", "HOW OFTEN EACH MEASURE WAS ASSESSED", *_items(concerns.portfolio(card))]
    lines += [
        "",
        "EACH BENEFIT BESIDE ITS SHADOW (rating 0-100 | exposure to harm 0-100)",
        *_items(concerns.shadows(card, read)),
    ]
    if twice := overlaps.lines(card, shown):
        lines += ["", "WHAT MAY BE COUNTED TWICE", *_items(twice)]
    if asked := reliability.lines(card, shown):
        lines += ["", "WHAT THE SURVEYS CAN BEAR", *_items(asked)]
    for title, told in beside.sections(card, shown):
        lines += ["", title.upper(), *_items(told)]
    lines += ["", "POUNDS, BY LEDGER", *money.money(card, read)]
    taken = [*grounds.assumptions(card), *own.sentences(card, shown)]
    lines += ["", "WHAT IS ASSUMED", *_items(taken)]
    if warned := grounds.warned(card):
        lines += ["", "SOURCES TO LOOK AT", *_items(warned)]
    lines += ["", "HOW THIS WAS MADE", *_items(grounds.making(card)), *_follow(card, read, call)]
    return "\n".join(lines)


def table(table: tables.Table, rows: int = 40) -> str:
    """A tidy table as text, numbers to the right; the first `rows` rows of a long one."""
    listed = tables.rows_of({name: values[:rows] for name, values in table.items()})
    names = list(table)
    texts = [name for name in names if any(isinstance(row[name], str) for row in listed)]
    heads = [*texts, *(name for name in names if name not in texts)]
    cells = [[_cell(row[name]) for name in heads] for row in listed]
    lines = columns(heads, cells, len(texts), indent="")
    total = len(next(iter(table.values()), ()))
    if total > rows:
        lines.append(f"... and {counted(total - rows, 'more row')}")
    return "\n".join(lines)


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    return number(value) if isinstance(value, float) else short(value, CELL)


def _items(texts: Sequence[str]) -> list[str]:
    return [line for text in texts for line in wrapped(text, "  - ", "    ")]


def _top(card: Scores) -> list[str]:
    count = len(card.submissions)
    title = f"SOCIAL VALUE SCORECARD: {card.framework.name}, edition {card.framework.edition}"
    who = f"{count:,} submission{'' if count == 1 else 's'}."
    whose = f"{grounds.whose(card)}."
    return [
        *wrapped(title),
        *wrapped(f"{who} {STAGE_WORDS[card.basis.stage]}"),
        *wrapped(whose),
        "",
    ]


def _ahead(card: Scores, shown: Sequence[int], ranks: Sequence[int]) -> list[str]:
    """Who is ahead: a sentence, a table of the whole and of the themes, and the words."""
    heads = ["rank", "submission", "score", "benefit", "harm", "headroom", "coverage", "capped by"]
    numbers = {name: getattr(card, name)() for name in ("score", "benefit", "harm", "headroom")}
    covered = card.coverage()
    capped = _capped(card, card.framework.root.code, shown)
    rows = [
        [
            f"{ranks[at]}{'=' if ranks.count(ranks[at]) > 1 else ''}",
            short(card.submissions.name(place), CELL),
            *(points(column[place]) for column in numbers.values()),
            share(round(float(covered[place]), 2)),
            capped[place],
        ]
        for at, place in enumerate(shown)
    ]
    lines = ["WHO IS AHEAD", *wrapped(headline(card), "  "), *columns(heads, rows, 2)]
    lines += _rest(card, len(shown))
    told = [sizes.line(card, shown), *sizes.differing(card, shown)]
    lines += [line for text in told if text for line in wrapped(text, "  ")]
    lines += _theme_table(card, shown)
    return lines + _key(card)


def _capped(card: Scores, node: str, shown: Sequence[int]) -> dict[int, str]:
    """The harms that cap each submission shown, and whether it stands below its cap already; then
    the holds on its benefit.
    """
    holds = together.held(card, node, shown)
    flags, moved = card.caps(node), card.lowered(node)
    codes = [member.code for member in card.plan.members[card.plan.benefits :]]
    found = {}
    for place in shown:
        over = [code for code, flag in zip(codes, flags[:, place], strict=True) if flag]
        below = "" if moved[place] or not over else " (already below)"
        named = ", ".join(over)
        words = named if len(named) + len(below) <= CELL else f"{len(over)} harms"
        capped = [f"{words}{below}"] if over else []
        found[place] = "; ".join([*capped, *holds[place]]) or "none"
    return found


def _rest(card: Scores, shown: int) -> list[str]:
    more = len(card.submissions) - shown
    return [f"  ... and {more:,} more, not shown; card.ranking() has them all."] if more else []


def _theme_table(card: Scores, shown: Sequence[int]) -> list[str]:
    themes = card.framework.themes
    lines: list[str] = []
    for start in range(0, len(themes), 6):
        some = themes[start : start + 6]
        scores = {theme.code: card.score(theme.code) for theme in some}
        seen = {theme.code: card.coverage(theme.code) > 0 for theme in some}
        moved = {theme.code: card.lowered(theme.code) for theme in some}
        rows = [
            [
                short(card.submissions.name(place), CELL),
                *(
                    (points(scores[t.code][place]) if seen[t.code][place] else NOBODY_LOOKED)
                    + ("*" if moved[t.code][place] else " ")
                    for t in some
                ),
            ]
            for place in shown
        ]
        lines += columns(["submission", *(f"{short(t.code, 8)} " for t in some)], rows)
    named = "; ".join(f"{theme.code} {clean(theme.name)}" for theme in themes)
    head = f"  Score by theme{_signs(card, shown)}"
    return ["", head, *lines, *wrapped(f"{named}. {_whole(card)}".rstrip(), "  ")]


def _signs(card: Scores, shown: Sequence[int]) -> str:
    """What the signs in the table of themes mean, as far as they stand in it."""
    some, codes = list(shown), [theme.code for theme in card.framework.themes]
    told = []
    if any((card.coverage(code)[some] == 0).any() for code in codes):
        told.append(f"{NOBODY_LOOKED} nothing was assessed")
    if any(card.lowered(code)[some].any() for code in codes):
        told.append("* lowered by the cap of a harm")
    return f" ({'; '.join(told)})" if told else ""


def _whole(card: Scores) -> str:
    """Why the whole is not the average of its themes; "" where there is one theme."""
    root = card.framework.root
    if len(root.children) < 2:
        return ""
    harmful = [any(one.measure.harm for one in theme.leaves()) for theme in root.children]
    over = "" if all(harmful) else " over the themes that have a harm measure"
    worst = isinstance(root.harm_aggregator, PowerMean) and root.harm_aggregator.p > 1
    return (
        f"The whole is not their average: harm is joined{over or ' apart'}"
        f"{', the worst weighing most' if worst else ''} (explain … {root.code})."
    )


def _key(card: Scores) -> list[str]:
    weight = card.framework.root.penalty
    formula = "benefit - harm" if weight == 1 else f"benefit - {number(weight)} x harm"
    alike = "benefit and harm counting alike"
    if weight != 1:
        alike = f"harm counting {number(weight)} times as much as benefit"
    text = (
        f"Score = {formula} on a scale of 0-100 each, so from {number(-100 * weight)} to 100. It "
        "is cautious: a benefit not shown earns nothing, a harm not looked for counts as past its "
        "limit. Headroom is the score had every gap been at its best; coverage the share of weight "
        f"that was assessed, {alike}."
    )
    return ["", *wrapped(text, "  ")]


def _follow(card: Scores, read: concerns.Read, call: Call) -> list[str]:
    """How to have one number explained."""
    shown = list(read)
    if not shown:
        return []
    cells = read[shown[0]]
    code = next((one.member.code for one in cells if one.assessed), cells[0].member.code)
    asked = call(card, shown[0], code)
    told = "To follow one number step by step (of a measure, an outcome, a theme or overall):"
    return [*wrapped(told, "  "), f"    {asked}"]
