"""The measures that can be recommended, by code, and the outcomes and themes that they serve.

A plugin that cannot be used is passed over here; `socialvalue doctor` names it.
"""

from __future__ import annotations

from collections.abc import Mapping

from socialvalue import registry
from socialvalue.errors import SocialValueError
from socialvalue.measure import Measure
from socialvalue.theme import Outcome, Theme


def measures() -> dict[str, type[Measure]]:
    """Every usable measure that is not retired, by code."""
    found: dict[str, type[Measure]] = {}
    for code in registry.codes():
        try:
            measure = registry.look(registry.MEASURES, code)
        except SocialValueError:
            continue
        if issubclass(measure, Measure) and measure.code == code and not measure.retired:
            found[code] = measure
    return found


def outcomes(known: Mapping[str, type[Measure]]) -> dict[str, Outcome]:
    """Every outcome that a measure serves, by code."""
    return {measure.outcome.code: measure.outcome for measure in known.values()}


def themes(known: Mapping[str, type[Measure]]) -> dict[str, Theme]:
    """Every theme that a measure stands under, by code."""
    return {outcome.theme.code: outcome.theme for outcome in outcomes(known).values()}
