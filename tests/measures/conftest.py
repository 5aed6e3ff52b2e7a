"""Reading measures by hand: the catalogue by code, one claim read, two claims pooled."""

import numpy as np
import pytest

from socialvalue import probe, readers, registry
from socialvalue.column import Column, Example, SampleGroup

CODES = sorted(
    code
    for code, owners in registry.points(registry.MEASURES).items()
    if any(owner.value.startswith("socialvalue.measures.") for owner in owners)
)
"""Every measure of the catalogue, as it enters: by its entry point."""


@pytest.fixture(params=CODES)
def measure(request):
    """Each measure of the catalogue in turn."""
    return registry.measure(request.param)


@pytest.fixture
def every():
    """All of them."""
    return [registry.measure(code) for code in CODES]


@pytest.fixture
def the():
    """The measure with this code."""
    return registry.measure


@pytest.fixture
def read():
    """The quantity of one claim written by hand; None where the formula has no answer."""

    def of(code, **inputs):
        measure = registry.measure(code)
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
            for name, declaration in registry.measure(code).inputs.items()
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
