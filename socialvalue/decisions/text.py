"""A scoring sheet as text: who is first, how every criterion was marked, and what to read it with.

In comes an outcome; out comes a page for a terminal, at most 98 columns wide, every text from
outside on one line and inert.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from socialvalue.decisions import sheet
from socialvalue.decisions.cautions import Caution, cautions
from socialvalue.decisions.criterion import ABSOLUTE
from socialvalue.decisions.outcome import Outcome
from socialvalue.decisions.scoring import AWARDS, POINTS
from socialvalue.scorecard.words import (
    NOBODY_LOOKED,
    clean,
    columns,
    listed,
    pounds,
    share,
    short,
    wrapped,
)

NAME = 24
GIVES_AWAY = (
    "Points that are relative to the best give figures away: whoever knows one's own offer and "
    "both points can work out the other's."
)
TELLS = (
    "Points between a floor and a target that are published tell what was offered ({}): anybody "
    "can work it out."
)


def page(outcome: Outcome, *, publish: bool = False) -> str:
    """The sheet; with `publish`, prices and promised quantities too."""
    scoring = outcome.scoring
    count = len(outcome)
    lines = [
        *wrapped(f"SCORING SHEET: {scoring.name}"),
        *wrapped(
            f"{count} bid{'' if count == 1 else 's'}. Declared by {scoring.author}: "
            f"{_sentence(scoring.reason)} The award: {AWARDS[scoring.award]}. Nothing is rounded "
            f"but the total, once, to {scoring.decimals} decimals; so lines as shown may differ "
            f"from it by their rounding."
        ),
        "",
        "WHO IS FIRST",
        *standing(outcome, publish=publish),
        "",
        "HOW EACH CRITERION IS MARKED",
        *_items(marked(outcome)),
    ]
    if publish:
        lines += ["", "WHAT EACH BID OFFERED", *_offers(outcome)]
    if paid := list(worth(outcome, publish=publish)):
        lines += ["", "WHAT THE WEIGHTS WOULD PAY", *_items(iter(paid))]
    found = [one for one in cautions(outcome) if publish or one.open]
    lines += ["", "READ IT WITH THIS", *_items(sentence(one) for one in found)]
    return "\n".join(lines)


def standing(outcome: Outcome, *, publish: bool) -> list[str]:
    """The table of totals and points by criterion; with `publish`, the pounds that an award goes
    by, of which anybody could work out prices.
    """
    stands, digits = outcome.stands, outcome.scoring.decimals
    points = outcome.scoring.award == POINTS or not publish
    tied = {place for group in stands.tied for place in group}
    heads = ["rank", "submission", *([] if points else ["pounds"]), "points"]
    heads += [f"{short(one.code, 12)} /{one.weight:g}" for one in outcome.criteria]
    rows = []
    for place in stands.order:
        row = [f"{stands.rank[place]}{'=' if place in tied else ''}"]
        row.append(short(outcome.name(place), NAME))
        row += [] if points else [told(stands.value[place], digits)]
        row.append(f"{stands.totals[place]:.{digits}f}")
        row += [f"{value:.{digits}f}" for value in stands.points[:, place]]
        rows.append(row)
    return columns(heads, rows, 2)


def told(value: float, digits: int) -> str:
    """Pounds that an award goes by; a dash where there are none."""
    return NOBODY_LOOKED if math.isnan(value) else f"{value:,.{digits}f}"


def marked(outcome: Outcome) -> Iterator[str]:
    """How each criterion is marked."""
    for one in outcome.criteria:
        way = f"{one.code} {one.name}, {one.weight:g} points ({one.part}): {one.words}."
        yield f"{way} {_sentence(one.reason)}" if one.reason else way
        if one.scale:
            yield " ".join(f"{band}: {_sentence(words)}" for band, words in enumerate(one.scale))
    if any(one.relative for one in outcome.criteria):
        yield GIVES_AWAY
    own = [one.code for one in outcome.criteria if one.method == ABSOLUTE and not one.scored]
    if own:
        yield TELLS.format(listed(map(clean, own)))


def worth(outcome: Outcome, *, publish: bool) -> Iterator[str]:
    """What the weights would pay for one point, and for full marks of social value not half."""
    half = 100 * outcome.scoring.social_share / 2
    for more, what in ((1.0, "one more point"), (half, "full marks for social value, not half")):
        rate = sheet.at_the_lowest(outcome, more) if more > 0 else math.nan
        if math.isinf(rate):
            yield f"{what}: no price is too high to make up for it, at these weights."
        elif not math.isnan(rate):
            yield (
                f"{what}: worth {share(round(rate, 4))} of the lowest price. A bid at that price "
                f"may ask so much more for it and keep its total, the lowest price held."
            )
    if publish and (table := sheet.willingness(outcome)):
        for who, more, money in zip(
            table["submission"], table["more"], table["pounds"], strict=True
        ):
            much = "any price" if math.isinf(money) else pounds(money)
            yield f"{clean(who)}: {more:g} more point{'' if more == 1 else 's'} for {much}."


def _offers(outcome: Outcome) -> list[str]:
    heads = ["submission", "price", *(short(one.code, 12) for one in outcome.criteria)]
    rows = [
        [
            short(outcome.name(place), NAME),
            *(
                NOBODY_LOOKED if math.isnan(value) else f"{value:,.10g}"
                for value in (outcome.bids.price[place], *outcome.numbers[:, place])
            ),
        ]
        for place in outcome.stands.order
    ]
    return columns(heads, rows, 1)


def sentence(one: Caution) -> str:
    """A caution as a line: "tie: …", "cliff edge, Acme, quality: …"."""
    where = ", ".join(clean(word) for word in (one.kind, one.who, one.criterion) if word)
    return f"{where}: {clean(one.words)}"


def _sentence(text: str) -> str:
    plain = clean(text)
    return plain if plain.endswith((".", "!", "?")) else f"{plain}."


def _items(texts: Iterator[str]) -> list[str]:
    return [line for text in texts for line in wrapped(text, "  - ", "    ")]
