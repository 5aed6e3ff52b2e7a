"""What a measure's numbers stand on where they were asked for: answers, shares, or two raters.

A measure declares one of these as `reliability`, naming its own inputs. A scorecard then says how
many answered, of how many asked, and how far the figure may be off, and flags what it cannot bear.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from socialvalue.source import Figure


@frozen
class Answers:
    """Answers of people, before and after, in a sample group: the mean change is what is told.

    `group` is the group, `after` and `before` its members (without `before` it is one asking),
    `asked` a column with the people asked, of whom 0 says nothing, `deviation` a column with the
    standard deviation of the changes where only a summary is at hand. `usual` is the mean of the
    people among whom the group was found, and `better` whether more points are better.
    `comparator` is a column with the mean change of people not reached.
    """

    group: str
    after: str
    before: str = ""
    asked: str = ""
    deviation: str = ""
    usual: Figure | None = field(default=None, kw_only=True)
    better: bool = field(default=True, kw_only=True)
    comparator: str = field(default="", kw_only=True)

    def names(self) -> Iterator[str]:
        """The inputs it names."""
        told = (self.group, self.asked, self.deviation, self.comparator)
        return (name for name in told if name)

    def members(self) -> Iterator[str]:
        """The members of the group that it names."""
        return (name for name in (self.after, self.before) if name)


@frozen
class Shares:
    """People who said yes of those who answered, after and, for a change, before: counts.

    `agreed` of `answered` after, `agreed_before` of `answered_before` before, `asked` in all.
    `fell_elsewhere` is a column with how far the share fell among people not reached.
    """

    agreed: str
    answered: str
    agreed_before: str = ""
    answered_before: str = ""
    asked: str = ""
    fell_elsewhere: str = field(default="", kw_only=True)

    def names(self) -> Iterator[str]:
        """The inputs it names."""
        before = (self.agreed_before, self.answered_before)
        told = (self.agreed, self.answered, *before, self.asked, self.fell_elsewhere)
        return (name for name in told if name)


@frozen
class Raters:
    """Grades that two raters gave to the same items, alone: members of a sample group."""

    group: str
    first: str
    second: str

    def names(self) -> Iterator[str]:
        """The inputs it names."""
        yield self.group

    def members(self) -> Iterator[str]:
        """The members of the group that it names."""
        yield from (self.first, self.second)


Reliability = Answers | Shares | Raters
