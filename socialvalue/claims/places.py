"""How the place of a value is worded, so that whoever gave it can find it again."""

from __future__ import annotations

from collections.abc import Sequence


class Places:
    """Places of records: `claims[3].turnout`. A file's reader subclasses it to name its rows."""

    def word(self, record: int, name: str = "") -> str:
        """The place of one value of one record, or of the record."""
        return f"claims[{record}].{name}" if name else f"claims[{record}]"

    def submission(self, row: int, name: str = "") -> str:
        """The place of one value of a row of the submissions table, or of the row."""
        return f"submissions[{row}].{name}" if name else f"submissions[{row}]"

    def first(self, record: int, names: Sequence[str]) -> str:
        """The first of some inputs that has a place of its own; of all, where none has."""
        return names[0]

    def rows(self, record: int) -> int:
        """How many rows of its file a record was made of."""
        return 1


PLACES = Places()
