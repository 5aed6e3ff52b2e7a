"""How evenly what people received is spread: among all of them, and within and between groups.

In comes a scorecard; out comes one row a submission, measure, year and grouping (`group`, `place`,
`decile`) for every measure whose claims say what each person has (EQ1, EQ2 …). Everybody who could
have shared counts, with nothing where nobody counted them. Groups of fewer people than row
`survey-least-answers` asks for are taken together; where so few are left, no number is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import nan
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue import arguments
from socialvalue.claims.batch import UNDATED, Batch, Floats
from socialvalue.claims.likeness import likeness
from socialvalue.column import Column, Sample, SampleGroup
from socialvalue.deciles import PlaceTable
from socialvalue.errors import ArgumentError, Fault
from socialvalue.framework.boundary import OUTSIDE
from socialvalue.measure import Measure
from socialvalue.numerics import atkinson, effective_number, gini, theil_parts, theil_t
from socialvalue.sample import RaggedGroup
from socialvalue.scorecard import dividing, falls
from socialvalue.scorecard.scores import Scores
from socialvalue.source import figure

NUMBERS = (
    *("people", "counted", "gini", "theil", "within", "between", "atkinson", "aversion"),
    *("effective_people", "groups", "effective_groups"),
)
OTHERS = "\0others"
"""Those of no group, of a group too small to be told, and those whom nobody counted."""

BELOW = "somebody has less than nothing: an index of shares needs amounts of 0 or more"
NOBODY = "everybody has nothing: there are no shares to compare"


@frozen
class Held:
    """What people hold in one submission, measure and year: amounts (n,), the people behind each
    (n,), whose label each is (n,), and everybody among whom it was shared.
    """

    amounts: Floats
    counts: Floats
    labels: list[str]
    everybody: float


def table(
    card: Scores,
    places: PlaceTable | None = None,
    aversion: float | None = None,
    shown: Collection[int] | None = None,
) -> dict[str, Any]:
    """Every row of the submissions shown (all where it is None); `places` adds the deciles of the
    places, and `aversion` is Atkinson's epsilon, row `distributional-elasticity` where it is None.
    """
    if places is not None:
        arguments.of_kind("places", places, PlaceTable, "read a table: sv.places(…)")
    eps = figure("distributional-elasticity").value if aversion is None else _aversion(aversion)
    rows: list[dict[str, Any]] = []
    for row, batch in dividing.rated(card):
        member = of(card.plan.members[row].measure)
        if member is None:
            continue
        for by, labels in _groupings(batch, places):
            for place, year, held in _held(batch, member, labels, shown):
                rows.append(
                    {
                        "submission": card.submissions.name(place),
                        "measure": batch.measure.code,
                        "period": "" if year == UNDATED else str(year),
                        "by": by,
                        "vintage": places.vintage if places and by == "decile" else "",
                        **_indices(held, eps),
                    }
                )
    texts = ("submission", "measure", "period", "by", "vintage", "why")
    return {
        name: np.array([row[name] for row in rows], object if name in texts else np.float64)
        for name in (*texts[:5], *NUMBERS, "why")
    }


def _aversion(given: Any) -> float:
    """An aversion to inequality, or `ArgumentError`."""
    try:
        atkinson([1.0, 2.0], given)
    except (TypeError, ValueError) as error:
        fix = "give a number of 0 or more, such as 0.5 or 1"
        raise ArgumentError(Fault("aversion", "it is no aversion to inequality", fix)) from error
    return float(given)


def grouped(card: Scores) -> bool:
    """Whether any claim rated carries a label by which people can be grouped."""
    return any(falls.labelled(card, name) for name in ("group", "place"))


def of(measure: type[Measure]) -> tuple[str, str] | None:
    """The group of people and the one amount of each person in it, by name; None without one."""
    for name, group in measure.inputs.items():
        if not isinstance(group, SampleGroup) or group.of != "person":
            continue
        amounts = [
            part
            for part, one in group.members
            if isinstance(one, Sample) and one.unit.endswith("/person")
        ]
        if len(amounts) == 1 and len(group.members) == 1:
            return name, amounts[0]
    return None


def _groupings(batch: Batch, places: PlaceTable | None) -> Iterator[tuple[str, list[str]]]:
    """What claims are grouped by, and the label of each; "" by nothing, if they have no label."""
    none = True
    for name in ("group", "place"):
        if any(labels := getattr(batch, name)):
            none = False
            yield name, [likeness(label) for label in labels]
    if places is not None and batch.place:
        named = [one for one in batch.place if likeness(one) != OUTSIDE]
        known: Mapping[str, int] = places.found(named)
        told = [places.decile(place) for place in batch.place]
        none = none and not known
        yield "decile", ["" if one is None else str(one) for one in told]
    if none:
        yield "", [""] * batch.size


def _held(
    batch: Batch, member: tuple[str, str], labels: list[str], shown: Collection[int] | None
) -> Iterator[tuple[int, int, Held]]:
    """What people hold, by submission and year."""
    group = batch.columns[member[0]]
    if not isinstance(group, RaggedGroup):
        return
    declared = batch.measure.inputs[member[0]]
    amounts = np.asarray(group.members[member[1]].values, dtype=np.float64)
    counts = np.ones(amounts.size) if group.counts is None else np.asarray(group.counts)
    when = np.full(batch.size, UNDATED) if batch.period is None else batch.period
    keys: dict[tuple[int, int], list[int]] = {}
    for at, key in enumerate(zip(batch.places().tolist(), when.tolist(), strict=True)):
        if shown is None or key[0] in shown:
            keys.setdefault(key, []).append(at)
    for (place, year), mine in sorted(keys.items()):
        cuts = [(int(group.offsets[at]), int(group.offsets[at + 1])) for at in mine]
        own = np.concatenate([np.arange(*cut) for cut in cuts])
        people = counts[own]
        named = [labels[at] for at, cut in zip(mine, cuts, strict=True) for _ in range(*cut)]
        everybody = _everybody(batch, declared, mine, float(people.sum()))
        yield place, year, Held(amounts[own], people, named, everybody)


def _everybody(batch: Batch, declared: Any, mine: list[int], counted: float) -> float:
    """All who could have shared: the population that the claims give, at least those counted."""
    name = declared.population
    if not name or name not in batch.columns:
        return counted
    given = np.asarray(batch.columns[name])[mine]
    column = batch.measure.inputs[name]
    same = isinstance(column, Column) and (column.pool == "same" or column.scope == "submission")
    total = float(given[0] if same else given.sum())
    return max(total, counted) if np.isfinite(total) else counted


def _indices(held: Held, eps: float) -> dict[str, Any]:
    """Every index of what people hold; NaN with the reason in `why` where there is none."""
    found: dict[str, Any] = dict.fromkeys(NUMBERS, nan)
    found |= {"why": "", "people": held.everybody, "counted": float(held.counts.sum())}
    least = figure("survey-least-answers").value
    if held.everybody < least:
        few = f"fewer than {least:g} people, so no number is told"
        return {**found, "people": nan, "counted": nan, "why": few}
    if (held.amounts[held.counts > 0] < 0).any():
        return {**found, "why": BELOW}
    if not (held.amounts * held.counts).sum() > 0:
        return {**found, "why": NOBODY}
    values, counts, everybody = held.amounts, held.counts, held.everybody
    found |= {
        "gini": gini(values, counts, everybody),
        "theil": theil_t(values, counts, everybody),
        "atkinson": atkinson(values, eps, counts, everybody),
        "aversion": eps,
        "effective_people": effective_number(values, counts, everybody),
    }
    return {**found, **_grouped(held, least)}


def _grouped(held: Held, least: float) -> dict[str, Any]:
    """Inequality within and between the groups, and how many groups share it, as it were."""
    sizes: dict[str, float] = {}
    for label, count in zip(held.labels, held.counts.tolist(), strict=True):
        sizes[label] = sizes.get(label, 0.0) + count
    big = {label for label, size in sizes.items() if label and size >= least}
    labels = [label if label in big else OTHERS for label in held.labels]
    rest = held.everybody - sum(sizes[label] for label in big)
    populations = {label: sizes[label] for label in big}
    populations |= {OTHERS: rest} if rest > 0 else {}
    if not any(held.labels):
        return {}
    if 0 < rest < least or len(populations) < 2:
        return {"why": "no two groups are large enough to be compared"}
    inside, between = theil_parts(held.amounts, labels, held.counts, populations)
    totals = [
        float((held.amounts * held.counts)[[one == label for one in labels]].sum())
        for label in populations
    ]
    return {
        "within": inside,
        "between": between,
        "groups": float(len(populations)),
        "effective_groups": effective_number(totals),
    }
