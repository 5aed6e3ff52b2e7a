"""Aggregators: how ratings join into one, node by node. Anyone may add one."""

from socialvalue.aggregation.aggregator import Aggregator
from socialvalue.aggregation.power_mean import PowerMean
from socialvalue.aggregation.weighted_mean import WeightedMean

__all__ = ["Aggregator", "PowerMean", "WeightedMean"]
