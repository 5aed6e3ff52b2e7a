"""Which input a header most likely means, by the words that the two share, and nothing cleverer.

In come a header and a framework; out come the inputs that share words with it, best first. A tie
is no match: whoever knows the sheet decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import shorten

from attrs import frozen

from socialvalue import units
from socialvalue.claims.batch import asked
from socialvalue.claims.doors.thousands import in_thousands
from socialvalue.claims.maps.parts import folded, squeezed
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.errors import UnitError
from socialvalue.framework import Framework

COMMON = frozenset(
    {
        *("a", "all", "and", "any", "are", "as", "at", "be", "by", "each", "for", "from", "had"),
        *("has", "have", "in", "into", "is", "it", "its", "of", "on", "one", "or"),
        *("our", "per", "than", "that", "the", "their", "them", "they", "this", "those", "to"),
        *("was", "were", "what", "which", "who", "whose", "with"),
    }
)
"""Words that say nothing of what is counted."""

TURNING = frozenset(
    {
        *("not", "no", "non", "without", "excluding", "except", "target", "baseline", "planned"),
        *("previous", "last", "prior", "change", "variance", "forecast", "average", "cumulative"),
    }
)
"""Words that make a header mean something else than its other words say."""

_WORD = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OWN, _HELP, _TITLE = 3, 2, 1
_SPELT = 100
_TWO = 2


@frozen
class Target:
    """An input that a header may mean: its measure, its name (`local.spend`), what it declares."""

    measure: str
    name: str
    what: Column | Sample | Code
    title: str

    @property
    def of_size(self) -> bool:
        """Whether it is a size of the submissions table rather than an input of a measure."""
        return not self.measure

    @property
    def unit(self) -> str:
        """The unit of its numbers; "" for a word."""
        return "" if isinstance(self.what, Code) else self.what.unit

    def __str__(self) -> str:
        """As a person reads it: `PA3 contributed (people whose most was to do a task)`."""
        told = shorten(self.what.help, 70, placeholder=" …")
        return f"{self.measure} {self.name}".strip() + (f" ({told})" if told else "")


@frozen
class Match:
    """A target, how much speaks for it, and the words that the header shares with it."""

    target: Target
    points: int
    words: tuple[str, ...]
    own: bool = True
    """Whether one of them is of its own name."""

    told: int = 0
    """How many of them are of its help alone."""

    exact: bool = False
    """Whether the header is the name of the input, letter for letter."""

    @property
    def loudness(self) -> tuple[int, bool]:
        """What speaks for it, to be held against another: points, and then its exact name."""
        return self.points, self.exact


def targets(framework: Framework) -> list[Target]:
    """Every input that a column may hold, in the order of the framework."""
    found = []
    for code, member in framework.members.items():
        for name, what in asked(member.measure).items():
            title = member.measure.title
            if isinstance(what, SampleGroup):
                members = {**dict(what.members), "count": Sample(what.of, "how many are alike")}
                found += [
                    Target(code, f"{name}.{part}", one, title) for part, one in members.items()
                ]
            else:
                found.append(Target(code, name, what, title))
    return found


def words(text: str) -> set[str]:
    """The words of a text that say something, without capitals and plurals."""
    return {
        _stem(word) for word in _WORD.findall(_HUMP.sub(" ", text).casefold()) if word not in COMMON
    }


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def matches(header: str, known: Iterable[Target], *, strict: bool = True) -> list[Match]:
    """The targets that share words with a header, best first; only those that its unit allows.

    Unless `strict`, one word is enough: such a match is a candidate, and no more.
    """
    plain = bare(header)
    loose = [match for target in known if (match := _match(header, plain, target))]
    found = [one for one in loose if not strict or _is_plain(one, words(plain), loose)]
    return sorted(found, key=lambda match: match.loudness, reverse=True)


def bare(header: str) -> str:
    """A header without what stands in brackets: units, and words that only explain."""
    return re.sub(r"\[[^]]*\]|\([^)]*\)", " ", header)


def _match(header: str, bare: str, target: Target) -> Match | None:
    """The words that a header shares with the name, the help and the measure of a target."""
    sought, help_words = words(bare), words(target.what.help)
    if not _allows(header, target) or sought & TURNING - help_words:
        return None
    sought -= TURNING
    short = target.name.rpartition(".")[2]
    spelt = {folded(f"{target.measure} {name}") for name in (target.name, short)}
    if folded(bare) in spelt | ({folded(target.name)} if "." in target.name else set()):
        return Match(target, _SPELT, (squeezed(bare),))
    own = sought & words(target.name.replace(".", " ").replace("_", " "))
    told = (sought & help_words) - own
    around = (sought & words(f"{target.title} {target.measure}")) - own - told
    shared = tuple(sorted(own | told | around))
    points = _OWN * len(own) + _HELP * len(told) + _TITLE * len(around)
    exact = squeezed(bare) == target.name
    return Match(target, points, shared, bool(own), len(told), exact) if shared else None


def _is_plain(match: Match, sought: set[str], others: list[Match]) -> bool:
    """Whether enough speaks for a match: its own name or two words of its help, and most of what
    the header says; a single word only where no other measure uses it.
    """
    target = match.target
    if match.points == _SPELT or (match.exact and not any(_is_rival(match, one) for one in others)):
        return True
    if not match.own and match.told < _TWO:
        return False
    if 2 * len(match.words) <= len(sought) and not target.of_size:
        return False
    # A part of a group is called by common words (amount, weight): one of them says too little, and
    # its help alone says nothing: hours of volunteers are no hours of posts that they replaced.
    if "." in target.name and (len(match.words) == 1 or not match.own):
        return False
    rivals = [one for one in others if one.target.measure != target.measure]
    return len(match.words) > 1 or not any(match.words[0] in one.words for one in rivals)


def _is_rival(match: Match, other: Match) -> bool:
    """Whether an input of another measure has the same name."""
    return other.exact and other.target.measure != match.target.measure


def _allows(header: str, target: Target) -> bool:
    """Whether the unit that a header shows, if it shows one, is a kind of the target's."""
    if in_thousands(header) or (isinstance(target.what, Code) and re.search("[£%]", header)):
        return False
    if isinstance(target.what, Code) or "£" in header:
        return isinstance(target.what, Code) or bool(units.money_years(target.unit))
    if "%" in header:
        return target.unit in units.DIMENSIONLESS
    said = re.search(r"\[([^]]+)\]", header)
    if said is None:
        return True
    have, want = (re.sub(units.MONEY, "GBP_2025", unit) for unit in (said[1], target.unit))
    try:
        return units.factor(have, want) > 0
    except UnitError:
        return False


def best(found: list[Match]) -> Match | None:
    """The first match, if no other speaks as loudly; a name that is the header wins a tie."""
    tied = len(found) > 1 and found[0].loudness == found[1].loudness
    return None if not found or tied else found[0]
