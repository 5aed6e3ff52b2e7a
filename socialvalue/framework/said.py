"""What a place said it wants, in its own words: a `Saying` has the words, and whose they are.

In goes what an outcome of a framework has under `said`, or what stands under `unmeasured`; out come
sayings. They move no score: they are kept so that whoever reads a number knows what was asked for.
Authors are groups, never persons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from socialvalue.framework.reading import Reader

_PERSONAL = re.compile(
    r"@|\d{6,}|\b(?:mr|mrs|ms|miss|dr|cllr|councillor|sir|dame|revd?)\b", re.IGNORECASE
)
"""Signs of one person rather than a group: an address, a telephone number, a title."""

GROUP = 'name a group: by = "tenants of Rose Hill"'


@frozen
class Saying:
    """`words` as they were said, and the group that said them: `by`."""

    words: str
    by: str

    def plain(self) -> dict[str, str]:
        """The saying as plain JSON types."""
        return {"words": self.words, "by": self.by}


@frozen
class Unmeasured:
    """An outcome of the place's own that no measure holds: `name`, who said so, and why not.

    `instead` says how those who said it are to be asked.
    """

    name: str
    said: tuple[Saying, ...]
    reason: str = ""
    instead: str = ""

    def plain(self) -> dict[str, Any]:
        """The outcome as plain JSON types."""
        said = [one.plain() for one in self.said]
        return {"name": self.name, "said": said, "reason": self.reason, "instead": self.instead}


def personal(by: str) -> bool:
    """Whether an author looks like one person: a title, an address or a number says so."""
    return bool(_PERSONAL.search(by))


def read(reader: Reader, table: Mapping[str, Any], at: str) -> tuple[Saying, ...]:
    """The sayings of an outcome, `said = [{ words = "…", by = "…" }]`; faults are added."""
    found = []
    for number, row in enumerate(reader.tables(table, "said", at)):
        place = f"{at}.said[{number}]"
        reader.known(row, {"words", "by"}, place)
        one = Saying(reader.text(row, "words", place), reader.text(row, "by", place))
        if personal(one.by):
            reader.add(f"{place}.by", "this looks like one person", GROUP)
        found.append(one)
    return tuple(found)


def unmeasured(reader: Reader, table: Mapping[str, Any]) -> tuple[Unmeasured, ...]:
    """What a framework has under `[[unmeasured]]`; faults are added."""
    found = []
    for number, row in enumerate(reader.tables(table, "unmeasured", "framework")):
        at = f"unmeasured[{number}]"
        reader.known(row, {"name", "said", "reason", "instead"}, at)
        name, reason = reader.text(row, "name", at), reader.text(row, "reason", at)
        found.append(Unmeasured(name, read(reader, row, at), reason, str(row.get("instead", ""))))
    return tuple(found)
