"""A comparison as a page of text: sentences first, then tables that line up."""

from __future__ import annotations

from collections.abc import Sequence

from socialvalue.insight.comparison.causes import RULE, STRAIGHT, Cause
from socialvalue.insight.comparison.chances import POINTS, Chance
from socialvalue.insight.comparison.claimed import EACH
from socialvalue.insight.comparison.findings import Findings
from socialvalue.insight.comparison.sentences import percent, sentences
from socialvalue.insight.comparison.shares import SCORE
from socialvalue.insight.comparison.switching import Switch
from socialvalue.scorecard.words import columns, number, points, pounds, share, short, wrapped

MOST = 8
"""Rows of a table on a page; `tables()` has all."""
NAME = 40
WHO = 16
FIGURE = "figure in doubt"

Part = tuple[str, str, list[str], list[list[str]], int, int]
"""A table: title, what it says, heads, rows, how many columns are text, and how many rows a page
shows.
"""


def page(found: Findings) -> str:
    """The whole page."""
    lines = [line for one in sentences(found) for line in wrapped(one)]
    for title, words, heads, rows, texts, most in parts(found):
        lines += ["", *wrapped(title.upper())]
        lines += wrapped(words, "  ", "  ") if words else []
        lines += columns(heads, rows[:most], texts) if rows else []
        more = len(rows) - most
        lines += [f"  … and {more} more: .tables() has them all"] if more > 0 else []
    return "\n".join(lines)


def parts(found: Findings) -> list[Part]:
    """Every table that has something to say."""
    every = [
        _chances(found),
        _spreads(found),
        _themes(found),
        _measures(found),
        _doubts(found),
        _weights(found),
        _switches(found),
        _behind(found),
    ]
    return [one for one in every if one[3]]


def _chances(found: Findings) -> Part:
    heads = ["", short(found.one, WHO), short(found.other, WHO)]
    heads += ["ahead", "±", "behind", "level"] if found.draws > 1 else []
    rows = []
    for one in (*found.chances, *found.pounds):
        row = [short(one.name, NAME - 12), _said(one, one.one), _said(one, one.other)]
        if one.sure:
            row += ["no doubt", "", "", ""]
        elif found.draws > 1:
            row += [f"{value:.3f}" for value in (one.wins, one.error, one.losses, one.ties)]
        rows.append(row)
    words = "Ledgers are never added to one another."
    if found.draws > 1:
        words = (
            f"Central values, and how often {found.one} is ahead in {found.draws:,} draws on which "
            f"both meet, with the standard error. {words}"
        )
    return "Who is ahead", words, heads, rows, 1, len(rows)


def _spreads(found: Findings) -> Part:
    rows = [
        [short(one.name, NAME - 12), *(_said(one, value or 0.0) for value in spread)]
        for one in (*found.chances, *found.pounds)
        if found.draws > 1 and not one.sure
        for spread in [(one.difference, one.mean, one.p5, one.p50, one.p95)]
    ]
    words = f"{found.one} less {found.other}; a tenth of the draws lie outside 5 % to 95 %."
    heads = ["", "central", "mean", "5 %", "50 %", "95 %"]
    return "By how much", words, heads, rows, 1, len(rows)


def _said(one: Chance, value: float) -> str:
    return points(value) if one.unit == POINTS else pounds(value)


def _themes(found: Findings) -> Part:
    rest = f" Together they make another {found.causes.themes_together:+.2f}."
    words = f"{RULE[0].upper()}{RULE[1:]}; the whole difference is {found.whole.difference:+.2f}."
    heads, rows = _caused(found, found.causes.themes, "score")
    told = words + (rest if abs(found.causes.themes_together) > STRAIGHT else "")
    return "Because of which themes", told, heads, rows, 1, len(rows)


def _measures(found: Findings) -> Part:
    words = "By the same rule; the parts add up to the difference exactly."
    if not found.causes.exact:
        several = f"several together make another {found.causes.measures_together:+.2f}"
        words = f"By the same rule; {several}."
    heads, rows = _caused(found, found.causes.measures, "rating, or exposure to harm")
    return "Because of which measures", words, heads, rows, 1, MOST


def _caused(found: Findings, some: Sequence[Cause], what: str) -> tuple[list[str], list[list[str]]]:
    heads = [what, short(found.one, WHO), short(found.other, WHO), "effect"]
    rows = []
    for one in some:
        if abs(one.effect) > STRAIGHT:
            own = ["-" if value is None else points(value) for value in (one.one, one.other)]
            rows.append([short(f"{one.code} {one.name}", NAME), *own, f"{one.effect:+.2f}"])
    return heads, rows


def _doubts(found: Findings) -> Part:
    rows = [
        [
            "score" if one.of == SCORE else f"pounds, {one.of}",
            short(one.name, NAME + 8),
            share(round(min(max(one.first, 0.0), 1.0), 3)),
            share(round(min(one.total, 1.0), 3)),
            f"{one.total_error:.3f}",
        ]
        for one in found.doubts
        if one.total >= 0.0005
    ]
    words = "Shares of the variance of the difference: alone, and with all that they act through."
    return "What makes it uncertain", words, ["of", "", "alone", "in all", "±"], rows, 2, MOST


def _weights(found: Findings) -> Part:
    rows = []
    for one in found.weights.single:
        level = "no weight" if one.level is None else f"{one.side} {one.level:.3f}"
        rows.append([f"{one.code} {one.name}", f"{one.present:.3f}", level])
    words = "The weight of one theme at which the leader changes, the others in their proportion."
    return "What weights would change", words, ["", "now", "changes"], rows, 1, len(rows)


def _switches(found: Findings) -> Part:
    rows = [
        [
            short(one.who or (FIGURE if one.of == SCORE else f"pounds, {one.of}"), WHO),
            short(f"{one.code} {one.name}" if one.who else one.name, NAME - 12),
            *_moved(one),
        ]
        for one in sorted(found.switches, key=lambda one: one.who != "")
        if one.value is not None
    ]
    score = [one for one in found.switches if one.of == SCORE]
    none = sum(one.value is None and not one.why for one in score)
    kept = sum(bool(one.why) for one in score)
    words = (
        "Figures in doubt first, then what is claimed, the nearest first. One number at a time, "
        "all else at its centre, and within its bounds: of the score, or of "
    )
    words += "pounds in one ledger."
    words += f" {none} numbers have no such value." if none else ""
    words += f" {kept} were not tried; .tables() says why." if kept else ""
    heads = ["", "number", "now", "level at", "away", "unit"]
    return "Switching values", words, heads, rows, 2, MOST


def _moved(one: Switch) -> list[str]:
    """Now, level at, how far away and in which unit; of a multiple only how far."""
    away = one.away or 0.0
    sign = "+" if away > 0 else "-" if away < 0 else ""
    if one.unit == EACH:
        return ["", "", f"{sign}{percent(away)}", "of each"]
    level = number(one.value or 0.0)
    return [number(one.present), level, f"{sign}{number(abs(away))}", one.unit]


def _behind(found: Findings) -> Part:
    rows = []
    for one in found.behind:
        each = one.why if one.each is None else pounds(one.each)
        what = short(f"{one.code} {one.name}", 32)
        rows.append([short(one.who, WHO), what, one.ledger, points(one.rating), each])
    words = "Pounds that stand behind each rating point; ledgers are never added to one another."
    heads = ["", "measure", "ledger", "rating", "a point"]
    return "Pounds behind a rating point", words, heads, rows, 3, MOST
