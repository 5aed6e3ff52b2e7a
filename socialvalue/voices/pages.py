"""What was answered, and what it means for scores, as text, HTML and plain JSON types.

In come voices, perspectives and tables; out come pages of at most 100 columns.
"""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from typing import Any

from socialvalue.scorecard.words import clean, columns, number, points, short, wrapped
from socialvalue.voices.ballot import METHODS
from socialvalue.voices.perspective import Perspective
from socialvalue.voices.weighing import HUNDRED, Voice

CELL, MOST = 24, 40
"""Columns that a text may take in a table, and people that a page shows."""


def voices(node: str, people: Sequence[Voice]) -> str:
    """Each person's points, and what each person's answers say."""
    many = f"{len(people)} {'person' if len(people) == 1 else 'people'}"
    lines = wrapped(f"WHAT EACH PERSON SAID ABOUT {clean(node)}: {many}, points of 100")
    codes = people[0].codes
    rows = [
        [
            short(one.ballot.id, CELL),
            short(one.ballot.group, CELL),
            METHODS[one.ballot.method],
            *(points(HUNDRED * weight) for weight in one.weights),
        ]
        for one in people[:MOST]
    ]
    lines += columns(["person", "group", "asked by", *(short(c, 12) for c in codes)], rows, 3)
    lines += _more(len(people))
    if any(one.said for one in people):
        lines += ["", "WHAT THE ANSWERS SAY, TO BE HANDED BACK"]
    for one in people[:MOST]:
        for told in one.said:
            lines += wrapped(f"{clean(one.ballot.id)}: {told}", "  - ", "    ")
    return "\n".join(lines)


def _more(count: int) -> list[str]:
    return [f"  ... and {count - MOST:,} more, not shown"] if count > MOST else []


def perspectives(some: Sequence[Perspective]) -> str:
    """Each group's weights, how far its members lie apart, and who weighs alike."""
    lines = ["PERSPECTIVES: whose weights, never added up over groups"]
    if len(some) == 1:
        lines = ["PERSPECTIVE: whose weights"]
    for one in some:
        lines += ["", *wrapped(f"{clean(one.whose)}", "  "), *_spread(one)]
        lines += [line for told in said(one) for line in wrapped(told, "  - ", "    ")]
    return "\n".join(lines)


def _spread(one: Perspective) -> list[str]:
    spread = one.spread
    names = ["points"]
    if len(one.people) > 1:
        names += ["lowest", "median", "highest", "deviation"]
    rows = [
        [short(code, CELL), *(points(spread[name][at]) for name in names)]
        for at, code in enumerate(one.codes)
    ]
    return columns(["", *names], rows, 1, indent="    ")


def said(one: Perspective) -> list[str]:
    """What must be read beside the weights of a group."""
    if not one.people:
        return ["nobody is named who was asked: these weights were declared as a whole"]
    told = []
    if len(one.people) > 1:
        told.append(
            f"any two of its members differ in {points(one.apart)} of 100 points, on the average"
        )
        told += _clusters(one)
    if one.contradicting:
        told.append(
            f"{len(one.contradicting)} of {len(one.people)} contradict themselves and are counted "
            "all the same: ask them again"
        )
    if len(one.orders) > 1:
        shown = "; ".join(" > ".join(order) for order in one.orders[:4])
        rest = f" and {len(one.orders) - 4:,} more" if len(one.orders) > 4 else ""
        told.append(f"{len(one.orders):,} Kemeny orders tie, and all are kept: {shown}{rest}")
    elif one.orders:
        told.append(f"the Kemeny order: {' > '.join(one.orders[0])}")
    return told


def _clusters(one: Perspective) -> list[str]:
    found = one.clusters
    if len(found["cluster"]) < 2:
        return ["no clusters stand out among its members"]
    parts = [
        f"{found['people'][at]} with "
        + ", ".join(f"{code} {points(found[code][at])}" for code in one.codes)
        for at in range(len(found["cluster"]))
    ]
    told = (
        f"{len(parts)} clusters (silhouette {found['silhouette'][0]:.2f}, at most 1): "
        f"{'; '.join(parts)}. The centre above may be nobody's view"
    )
    return [told]


def plain_voice(one: Voice) -> dict[str, Any]:
    """One person's ballot and weights; the key, and no name."""
    return {
        "person": one.ballot.id,
        "group": one.ballot.group,
        "method": one.ballot.method,
        "answers": [
            {"of": list(key) if isinstance(key, tuple) else [key], "answer": float(value)}
            for key, value in one.ballot.answers.items()
        ],
        "points": {
            code: HUNDRED * weight for code, weight in zip(one.codes, one.weights, strict=True)
        },
        "said": list(one.said),
        "ratio": None if math.isnan(one.ratio) else one.ratio,
        "ask_again": one.contradicts,
    }


def plain_perspective(one: Perspective) -> dict[str, Any]:
    """A group's weights, its members', and their spread."""
    return {
        "name": one.name,
        "node": one.node,
        "centre": one.centre,
        "points": one.points,
        "people": list(one.people),
        "members": [
            {code: HUNDRED * weight for code, weight in zip(one.codes, vector, strict=True)}
            for vector in one.vectors
        ],
        "methods": list(one.methods),
        "when": one.when,
        "contradicting": list(one.contradicting),
        "orders": [list(order) for order in one.orders],
        "apart": None if math.isnan(one.apart) else one.apart,
        "spread": rows(one.spread),
        "clusters": rows(one.clusters),
        "said": said(one),
    }


def rows(table: dict[str, Any]) -> list[dict[str, Any]]:
    """A tidy table as records of plain JSON types: a number that is not there is null."""
    listed = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
    return [{name: _value(value) for name, value in row.items()} for row in listed]


def _value(value: Any) -> Any:
    plain = value.item() if hasattr(value, "item") else value
    return None if isinstance(plain, float) and not math.isfinite(plain) else plain


def table(heads: Sequence[str], cells: Sequence[Sequence[Any]], texts: int) -> list[str]:
    """Cells as lines that line up, texts cut and numbers with one decimal."""
    told = [[_cell(one) for one in row] for row in cells]
    return columns(list(heads), told, texts)


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return points(value)
    return number(value) if isinstance(value, int) else short(value, CELL)


def as_html(text: str) -> str:
    """A page of text, inert, for a notebook."""
    style = "color:inherit;background:transparent"
    return f'<pre style="{style}">{html.escape(text)}</pre>'
