"""Sensitivity: which figures a number hangs on, and which choices of method.

In comes a scorecard; out come the share of a number's variance that each figure brings, how far
each moves it alone, and the same claims scored by other methods or with other figures.
"""

from socialvalue.insight.sensitivity.influences import Sensitivity
from socialvalue.insight.sensitivity.rescored import Methods
from socialvalue.insight.sensitivity.rescoring import methods
from socialvalue.insight.sensitivity.sensing import sensitivity
from socialvalue.insight.sensitivity.supposed import WhatIf
from socialvalue.insight.sensitivity.supposing import what_if

__all__ = ["Methods", "Sensitivity", "WhatIf", "methods", "sensitivity", "what_if"]
