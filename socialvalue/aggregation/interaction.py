"""`Interaction`: two parts of a node that count for more together than apart, or for less.

It is a judgement, so somebody makes it and says why. There is none unless a framework declares it.
"""

from __future__ import annotations

from attrs import field, frozen


@frozen
class Interaction:
    """What `first` and `second`, codes of two children of one node, are to one another.

    `value` runs from -1 to 1. Above 0 the node asks for both: a rating far from its partner's
    lowers the whole. Below 0 it is content with either: what they say is partly the same.
    """

    first: str
    second: str
    value: float = field(converter=float)
    author: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)

    @property
    def pair(self) -> frozenset[str]:
        """Both codes, in no order."""
        return frozenset((self.first, self.second))
