"""How the place of a value is worded, so that whoever gave it can find it again."""

from __future__ import annotations


class Places:
    """Places of records: `claims[3].turnout`. A file's reader subclasses it to name its rows."""

    def word(self, record: int, name: str) -> str:
        """The place of one value of one record."""
        return f"claims[{record}].{name}"


PLACES = Places()
