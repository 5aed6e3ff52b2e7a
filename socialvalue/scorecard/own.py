"""The numbers that claims bring of their own: beside the measure's, with direction and source.

In comes a scorecard; out come a tidy table and sentences. A number is *kinder* than the measure's
where it moves what is counted the claimant's way: more of a benefit, less of a harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from socialvalue.basis import STAGES
from socialvalue.claims.batch import Batch
from socialvalue.measure import Measure
from socialvalue.proxy import ADJUSTMENTS, neutral
from socialvalue.scorecard import words
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import Table, names

MORE = frozenset({"multiplier", "persistence"})
"""Numbers of which more is more counted. Of the others, shares and drop-off, more is less; and what
is delivered over more years comes later, and is discounted by more.
"""

COLUMNS = (
    *("submission", "measure", "stage", "name", "own", "default", "kinder"),
    *("evidence", "source"),
)
NONE = "no source given"
MOST = 12
"""Lines that a page gives to them."""


def usual(measure: type[Measure], name: str) -> float:
    """What counts where a claim brings no number of its own by this name."""
    if name not in ADJUSTMENTS:
        return measure.times()[name]
    declared = measure.adjust.named().get(name)
    return neutral(name) if declared is None else declared.value


def kinder(measure: type[Measure], name: str, own: Any, stage: str = "committed") -> Any:
    """Whether numbers of a claim's own (n,) are kinder to the claimant than the measure's.

    For a harm it is the other way round, and so it is for a baseline, from which a change is
    counted; a baseline's own deadweight changes nothing.
    """
    default = usual(measure, name)
    if name == "delivery":
        # parts of one year are all felt in that year
        own, default = np.maximum(own, 1.0), max(default, 1.0)
    before = stage == STAGES[0] and measure.reports == "change"
    if before and name not in ADJUSTMENTS[1:]:
        return np.zeros(np.shape(own), dtype=bool)
    more = (name in MORE) ^ measure.harm ^ before
    return own > default if more else own < default


def table(card: Scores) -> Table:
    """One row a claim and number of its own, of the rated stage and of the baselines it needs."""
    parts = list(_parts(card, np.arange(len(card.submissions))))
    who = names(card)
    found: Table = {name: np.zeros(0, dtype=object) for name in COLUMNS}
    if parts:
        joined = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
        found = {"submission": who[joined.pop("place")], **joined}
    return {name: found[name] for name in COLUMNS}


def _parts(card: Scores, shown: Any) -> Iterator[Table]:
    """The rows of each measure, stage and name for the places shown; `place` instead of names."""
    for code, whole in card.claims.batches.items():
        if not (whole.own or whole.times):
            continue
        batch = whole.shown()
        before = [STAGES[0]] if batch.measure.reports == "change" else []
        stages = [card.basis.stage, *before]
        for stage in stages:
            some = _rows(batch, stage, shown)
            for name, values in {**batch.own, **batch.times}.items():
                claims = some[~np.isnan(values[some])]
                if claims.size:
                    yield _part(batch, code, stage, name, claims)


def _rows(batch: Batch, stage: str, shown: Any) -> Any:
    """The claims of a stage, of the places shown."""
    stages = np.full(batch.size, 1) if batch.stage is None else batch.stage
    return np.flatnonzero((stages == STAGES.index(stage)) & np.isin(batch.places(), shown))


def _part(batch: Batch, code: str, stage: str, name: str, claims: Any) -> Table:
    own = {**batch.own, **batch.times}[name][claims]
    graded = np.full(batch.size, -1) if batch.evidence is None else batch.evidence
    said = batch.sources or ("",) * batch.size
    same = {"measure": code, "stage": stage, "name": name}
    return {
        "place": batch.places()[claims],
        **{key: np.full(claims.size, value, dtype=object) for key, value in same.items()},
        "own": own,
        "default": np.full(claims.size, usual(batch.measure, name)),
        "kinder": np.asarray(kinder(batch.measure, name, own, stage)),
        "evidence": np.array([f"E{n}" if n >= 0 else "" for n in graded[claims]], object),
        "source": np.array([said[claim] or NONE for claim in claims], object),
    }


def sentences(card: Scores, shown: Sequence[int]) -> list[str]:
    """A sentence for each, those first that are kinder and that no evidence grade stands behind."""
    asked: list[str] = []
    plain: list[str] = []
    for part in _parts(card, np.asarray(shown, dtype=np.int64)):
        for row in zip(*(part[name] for name in ("place", *COLUMNS[1:])), strict=True):
            doubtful = bool(row[6]) and row[7] in ("", "E0")
            (asked if doubtful else plain).append(_sentence(card, *row, doubtful=doubtful))
    told = list(dict.fromkeys([*asked, *plain]))
    more = [f"{len(told) - MOST:,} more of their own: card.own() has them all"]
    return [*told[:MOST], *(more if len(told) > MOST else [])]


def _sentence(
    card: Scores,
    place: int,
    code: str,
    stage: str,
    name: str,
    own: float,
    default: float,
    _: bool,
    evidence: str,
    source: str,
    *,
    doubtful: bool,
) -> str:
    """Who brings which number instead of which, and what stands behind it."""
    measured, told = words.clean(card.submissions.name(int(place))), _number(name, default)
    of = code if stage == card.basis.stage else f"the baseline of {code}"
    said = f"{measured} brings its own {name.replace('_', '-')} for {of}: {_number(name, own)}"
    source = words.short(source, 60)
    if doubtful:
        grade = "graded E0" if evidence else "ungraded"
        ask = f"and {grade}: ask for its source ({source})"
        return f"{said}, KINDER than the measure's own {told} {ask}"
    return f"{said}; the measure's is {told} ({source})"


def _number(name: str, value: float) -> str:
    if name in ("delivery", "persistence"):
        return f"{words.number(value)} {'year' if value == 1 else 'years'}"
    return words.number(value) if name == "multiplier" else words.share(value)
