"""How small and how large a number of pounds may be, so that it can stand beside the others."""

from socialvalue.valuation.pounds import EXACT
from socialvalue.valuation.prices import UNITS

LEAST = 1 / UNITS
"""The least part of a pound that is told, in pounds: less than this is too small to divide by."""

MOST = EXACT
"""The most pounds that can still be told to the pound."""
