"""Frameworks: chosen measures in their places, with weights, aggregators, shadows and caps."""

from socialvalue.framework.framework import Framework
from socialvalue.framework.node import Caps, Credit, Member, Node

__all__ = ["Caps", "Credit", "Framework", "Member", "Node"]
