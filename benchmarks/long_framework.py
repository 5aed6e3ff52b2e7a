"""The framework of W7: 24 measures whose price depends on a region, and claims on them."""

from __future__ import annotations

from typing import Any

import numpy as np
from long_claims import ABOVE, BELOW, DEADWEIGHT, MEASURES, OWN, PRICES, REGIONS, THEME, Claimed

import socialvalue as sv

NAMES = tuple(f"region {place}" for place in range(REGIONS))


class _Counted(sv.Measure, abstract=True):
    """People counted, of anybody, over the years of delivery."""

    unit = "person"
    people = sv.Column("person", "people counted")
    region = sv.Code(NAMES, "where they live")
    rating = sv.Ramp(0, 0.001, per="contract_value")
    examples = (sv.Example(people=3, region=NAMES[0], quantity=3),)

    def quantity(self, people: Any) -> Any:
        return people


def _measure(row: int) -> type[sv.Measure]:
    source = sv.Source(f"long-{row}", "nobody", "made up", "1", "MIT", "assumed")

    def by_region(times: float) -> tuple[tuple[str, float], ...]:
        return tuple(zip(NAMES, (times * PRICES[row]).tolist(), strict=True))

    price = sv.ProxyTable(
        "region",
        by_region(1.0),
        "GBP_2025/person",
        "welfare",
        source,
        low=by_region(BELOW[0]),
        high=by_region(ABOVE[0]),
    )
    share = float(DEADWEIGHT[row])
    theme = sv.Theme(f"L{THEME[row]}", f"Theme {THEME[row]}")
    declared = {
        "__doc__": _Counted.__doc__,
        "code": f"L{row:02d}",
        "outcome": sv.Outcome(f"L{THEME[row]}O", "An outcome", theme),
        "adjust": sv.Adjustments(
            deadweight=sv.Share(share, BELOW[1] * share, ABOVE[1] * share, source=source)
        ),
        "proxies": (price,),
    }
    return type(f"L{row:02d}", (_Counted,), declared)


def framework() -> sv.Framework:
    """Five themes of equal weight, one outcome each, measures of equal weight."""
    lines = ['code = "long"', 'name = "Long claims"', 'edition = "1"', "[caps]"]
    lines.append('reason = "made up"')
    for row in range(MEASURES):
        sv.register(_measure(row))
    for theme in np.unique(THEME):
        rows = np.flatnonzero(theme == THEME).tolist()
        rest = f'weight = {100 / len(rows)!r}, shadow = "none", shadow_reason = "made up"'
        listed = ", ".join(f'{{ code = "L{row:02d}", {rest} }}' for row in rows)
        lines += ["[[theme]]", f'code = "L{theme}"', f'name = "Theme {theme}"', "weight = 20"]
        lines += ["[[theme.outcome]]", f'code = "L{theme}O"', 'name = "Outcome"', "weight = 100"]
        lines.append(f"measure = [{listed}]")
    return sv.Framework.from_toml("\n".join(lines), "long claims")


def claims(chosen: sv.Framework, claimed: Claimed, submissions: int) -> sv.Claims:
    """The columns as the library reads them, a mapping a measure."""
    columns: dict[str, Any] = {}
    for row in range(MEASURES):
        rows = np.flatnonzero(claimed.measure == row)
        own = claimed.own[rows]
        columns[f"L{row:02d}"] = {
            "people": claimed.quantity[rows],
            "region": np.array(NAMES)[claimed.region[rows]],
            "submission": claimed.submission[rows],
            "delivery": claimed.years[rows].astype(float),
            "deadweight": np.where(own >= 0, OWN[own], np.nan),
        }
    table = {"id": range(submissions), "contract_value": np.full(submissions, 1e6)}
    return sv.Claims.from_columns(columns, chosen, table)
