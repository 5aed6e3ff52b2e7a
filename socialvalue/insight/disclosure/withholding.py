"""`Withheld`: a scorecard made anew without what stands on few people, so that all of it may be
told.

In comes a scorecard; out comes one of the claims that tell on nobody, and which were left out. A
page in which every sum can be redone cannot hide a number: it must never have had it.
"""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Real
from typing import Any

import numpy as np
from attrs import define, evolve

from socialvalue import arguments
from socialvalue.claims import Claims
from socialvalue.claims.batch import SUPPRESSED
from socialvalue.claims.stories import Stories
from socialvalue.errors import ArgumentError, Fault
from socialvalue.insight.disclosure import people
from socialvalue.insight.disclosure.bounds import Bounds
from socialvalue.insight.disclosure.cell import THRESHOLD
from socialvalue.scorecard.card import Scorecard
from socialvalue.scorecard.standing import standing
from socialvalue.scorecard.words import clean
from socialvalue.scoring import score

Table = dict[str, Any]
EVERYBODY = 1e12
"""More people than there are."""
People = Mapping[str, Mapping[str, Mapping[str, people.Told]]]
"""The people of each input, by submission's id and measure's code."""


@define(frozen=True, eq=False, repr=False)
class Withheld:
    """A scorecard that may be told, `card`, made without the claims that are suppressed: of whom
    and which measure, `rows`. Nobody is to be found in it among fewer than `threshold` people.

    Whoever has the scorecard of everything as well can tell the difference: publish one of them.
    """

    card: Scorecard
    threshold: float
    rows: tuple[tuple[int, str], ...]
    same_order: bool
    shown: People
    bounds: Bounds

    def table(self) -> Table:
        """What is suppressed, a row a submission and measure: whose, which, and of what kind."""
        members = self.card.framework.members
        measures = [members[code].measure for _, code in self.rows]
        return {
            "submission": [self.card.submissions.name(place) for place, _ in self.rows],
            "measure": [code for _, code in self.rows],
            "kind": ["harm" if one.harm else "benefit" for one in measures],
        }

    def lost(self) -> Table:
        """What it costs: of each submission the measures claimed, and suppressed."""
        who = len(self.card.submissions)
        gone = np.bincount([place for place, _ in self.rows], minlength=who)
        left = np.zeros(who, dtype=np.int64)
        for batch in self.card.claims.batches.values():
            left[np.unique(batch.shown().places())] += 1
        rows = left + gone
        share = np.divide(gone, rows, out=np.zeros(who), where=rows > 0)
        names = [self.card.submissions.name(place) for place in range(who)]
        return {"submission": names, "rows": rows, SUPPRESSED: gone, "share": share}

    def words(self) -> list[str]:
        """What a reader must know: that something is left out, what it costs, what it moves."""
        if not self.rows:
            few = f"Nothing here stands on fewer than {self.threshold:g} people"
            return [f"{few}, so nothing is left out."]
        told = int(self.lost()["rows"].sum())
        harms = self.table()["kind"].count("harm")
        of_harm = f", {harms:,} of them of harm" if harms else ""
        order = "the same" if self.same_order else "another: ask the council"
        few = f"fewer than {self.threshold:g} people, who could be found,"
        behind = f"Left out here, because {few} stand behind them or a part of them"
        ours = "So these scores are not those that the council decides by, which lie within ranges."
        return [
            f"{behind}: {len(self.rows):,} of {told:,} answers{of_harm}.",
            f"{ours} With the published weights, their order is {order}.",
        ]

    def listed(self) -> list[str]:
        """Whose answers are suppressed, a line a submission: `Acme Co-op: EQ2, PA1`."""
        found: dict[int, list[str]] = {}
        for place, code in self.rows:
            found.setdefault(place, []).append(code)
        names = {place: clean(self.card.submissions.name(place)) for place in found}
        return [f"{names[place]}: {', '.join(codes)}" for place, codes in found.items()]

    def as_dict(self) -> dict[str, Any]:
        """What is suppressed, and what it costs, as plain JSON types."""
        lost = {name: list(map(_plain, many)) for name, many in self.lost().items()}
        rows = {"threshold": self.threshold, "rows": self.table(), "lost": lost}
        return {**rows, "same_order": self.same_order}

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        """What is suppressed, and of whom."""
        return "\n".join([*self.words(), *self.listed()])


def withhold(
    card: Scorecard, threshold: float = THRESHOLD, earlier: Withheld | None = None
) -> Withheld:
    """Return the scorecard of the same claims without those that stand on few people.

    Every claim on a measure goes where any of a submission's claims on it stands on fewer than
    `threshold` people; the measure leaves that submission's weight, as what does not apply does,
    and stories told of it go too. So no number of the new card, nor any sum of such numbers, holds
    anything of those people. With an `earlier` one, so does a measure of which few people came or
    went since. `ArgumentError` says what is no card, threshold or earlier one.
    """
    arguments.of_kind("card", card, Scorecard, "score claims first: sv.score(claims)")
    _checked(threshold, earlier)
    if card.claims.suppressed():
        fix = "withhold from the scorecard of everything"
        raise ArgumentError(Fault("card", "something is left out of it already", fix))
    counted = _people(card)
    before = earlier.shown if earlier is not None else {}
    rows = []
    for row, member in enumerate(card.plan.members):
        least = people.behind(card, row)
        for place, who in enumerate(map(str, card.submissions.ids)):
            was = before.get(who, {}).get(member.code)
            now = counted.get(who, {}).get(member.code, {})
            changed = people.change(was, now) if was else 0.0
            if least[place] < threshold or 0 < changed < threshold:
                rows.append((place, member.code))
    left = score(_without(card.claims, rows, threshold), basis=card.basis)
    same = standing(left) == standing(card)
    gone = {(str(card.submissions.ids[place]), code) for place, code in rows}
    shown = {
        who: {code: many for code, many in codes.items() if (who, code) not in gone}
        for who, codes in counted.items()
    }
    return Withheld(left, threshold, tuple(sorted(rows)), same, shown, Bounds.of(left, rows))


def _checked(threshold: Any, earlier: Any) -> None:
    """Raise `ArgumentError` for what is no number of people, and for what was never withheld."""
    number = isinstance(threshold, Real) and not isinstance(threshold, bool)
    if not number or not 0 < threshold < EVERYBODY:
        raise ArgumentError(Fault("threshold", "this is no number of people", "10 is usual"))
    if earlier is not None:
        arguments.of_kind("earlier", earlier, Withheld, "give what sv.withhold made of it")


def _people(card: Scorecard) -> dict[str, dict[str, dict[str, people.Told]]]:
    """The people of each input of each measure that a submission claims."""
    found: dict[str, dict[str, dict[str, people.Told]]] = {}
    for row, member in enumerate(card.plan.members):
        for place, inputs in people.told(card, row).items():
            found.setdefault(str(card.submissions.ids[place]), {})[member.code] = inputs
    return found


def _without(claims: Claims, rows: list[tuple[int, str]], threshold: float) -> Claims:
    """The claims without those rows, each of which is said to be suppressed; of what is left no
    entry of a sample is repeated that stands on few people.
    """
    why = f"{SUPPRESSED}: fewer than {threshold:g} people stand behind it, or a part of it"
    batches = {code: evolve(one, told_from=threshold) for code, one in claims.batches.items()}
    apart = dict(claims.not_applicable)
    for code in {code for _, code in rows}:
        places = [place for place, of in rows if of == code]
        batch = batches[code].shown()
        left = np.flatnonzero(~np.isin(batch.places(), places))
        batches[code] = batch.at(left)
        if not left.size:
            del batches[code]
        apart[code] = {**apart.get(code, {}), **dict.fromkeys(places, why)}
    gone = set(rows)
    told = tuple(one for one in claims.stories.told if (one.place, one.code) not in gone)
    stories = Stories(told, claims.stories.refused)
    return evolve(claims, batches=batches, not_applicable=apart, stories=stories)


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value
