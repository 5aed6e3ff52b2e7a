"""Reading measures by hand: the twelve by code, one claim read, two claims pooled."""

from importlib import import_module

import numpy as np
import pytest

from socialvalue import probe, readers
from socialvalue.column import Column, Example, SampleGroup

MODULES = {
    "PA1": ("participation.economic_decisions", "PeopleInEconomicDecisions"),
    "PA3": ("participation.community_participation", "CommunityParticipants"),
    "PA4": ("participation.representation_gap", "RepresentationGap"),
    "PA9": ("participation.affected_without_voice", "PeopleAffectedWithoutVoice"),
    "EQ1": ("equity.distributed_surplus", "DistributedSurplus"),
    "EQ2": ("equity.capital_growth", "BroadlyHeldCapitalGrowth"),
    "CV1": ("conviviality.local_respend", "LocalRespend"),
    "CV2": ("conviviality.local_investment", "NetLocalInvestment"),
    "CV8": ("conviviality.value_extraction", "ValueExtraction"),
    "SE1": ("selfhelp.living_cooperatives", "LivingCooperatives"),
    "WB1": ("wellbeing.life_satisfaction", "LifeSatisfaction"),
    "WB8": ("wellbeing.greenhouse_gas", "GreenhouseGas"),
}


def _measure(code):
    module, name = MODULES[code]
    return getattr(import_module(f"socialvalue.measures.{module}"), name)


@pytest.fixture(params=MODULES)
def measure(request):
    """Each of the twelve in turn."""
    return _measure(request.param)


@pytest.fixture
def every():
    """All twelve."""
    return [_measure(code) for code in MODULES]


@pytest.fixture
def the():
    """The measure with this code."""
    return _measure


@pytest.fixture
def read():
    """The quantity of one claim written by hand; None where the formula has no answer."""

    def of(code, **inputs):
        measure = _measure(code)
        columns = probe.example_columns(measure, [Example(quantity=0, **inputs)])
        mask = readers.defined(measure, columns, 1)
        quantity = readers.bare(measure, columns, 1)
        readers.judge(measure, quantity, mask)
        return float(quantity[0]) if mask is None or mask[0] else None

    return of


@pytest.fixture
def pool():
    """Two claims as one: samples laid end to end, columns added up or the same."""

    def of(code, one, other):
        return {
            name: _joined(declaration, one[name], other[name])
            for name, declaration in _measure(code).inputs.items()
            if name in one
        }

    return of


def _joined(declaration, one, other):
    if isinstance(declaration, SampleGroup):
        return {name: [*one[name], *other[name]] for name in one}
    assert isinstance(declaration, Column)
    if declaration.pool == "same":
        assert one == other
        return one
    return np.add(one, other)
