"""Aggregators: how ratings join into one, node by node. Anyone may add one."""

from socialvalue.aggregation.aggregator import Aggregator
from socialvalue.aggregation.choquet import Choquet
from socialvalue.aggregation.elicitation import Elicited, elicit
from socialvalue.aggregation.held import Held, Hold
from socialvalue.aggregation.interaction import Interaction
from socialvalue.aggregation.power_mean import PowerMean
from socialvalue.aggregation.weighted_mean import WeightedMean

__all__ = ["Aggregator", "Choquet", "Elicited", "Held", "Hold", "Interaction", "PowerMean"]
__all__ += ["WeightedMean", "elicit"]
