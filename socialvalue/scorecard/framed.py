"""Tables of a scorecard as frames of the caller's own library, and draws as an array.

In come a scorecard and the name of one of its tables; out comes a frame.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from socialvalue import frames
from socialvalue.errors import Fault, UnknownName
from socialvalue.scorecard import links
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import Table

TABLES = (
    *("ranking", "overall", "themes", "outcomes", "measures", "worth", "harms", "not_assessed"),
    *("unpriced", "own", "overlaps", "counted_once", "deductions", "links", "by_group"),
    *("by_place", "equity", "stories", "reliability", "said", "warnings", "intervals", "doubts"),
    "provenance",
)
"""What may be had as a frame: every tidy table of a scorecard, by its method."""

DRAWS = "draws"


def frame(
    card: Scores, table: Callable[[str], Callable[..., Table]], name: str, library: str, **how: Any
) -> Any:
    """One table as a frame; see `Scorecard.frame`. `table` finds a table's method by its name."""
    if name not in TABLES:
        fix = f"name one of {', '.join(TABLES)}"
        raise UnknownName(Fault("table", f"{str(name)[:40]!r} is no table of a scorecard", fix))
    made = table(name)(**how)
    wanted = library or card.claims.library
    given = library or wanted in frames.LIBRARIES
    return frames.frame(made, wanted) if given else frames.Columns(made)


def drawn(
    card: Scores,
    draws: Callable[..., Any],
    who: Sequence[str] | None = None,
    of: str = "score",
    nodes: Sequence[str] | None = None,
    ledger: str = "",
) -> Any:
    """Draws with named axes (submission, node, draw), float32; see `Scorecard.frame`."""
    everyone = range(len(card.submissions))
    places = list(everyone) if who is None else [links.place_of(card, one) for one in who]
    themes = [theme.code for theme in card.framework.themes]
    wanted = [card.framework.root.code, *themes] if nodes is None else list(nodes)
    values = np.stack([draws(who, of, node, ledger) for node in wanted], axis=1)
    ids = [str(card.submissions.ids[place]) for place in places]
    names = {node.code: node.name for node in card.plan.nodes}
    names |= {member.code: member.measure.title for member in card.plan.members}
    return frames.array(
        values,
        {"submission": ids, "node": wanted, "draw": range(values.shape[2])},
        {
            "submission_name": ("submission", [card.submissions.name(place) for place in places]),
            "node_name": ("node", [names[node] for node in wanted]),
        },
        name=of,
        about={"unit": "points" if not ledger else f"GBP_{card.basis.price_year}"},
    )
