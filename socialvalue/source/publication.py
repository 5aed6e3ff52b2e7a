"""`Source`: who says so, in which edition, under which licence, and how far it was checked."""

from __future__ import annotations

from typing import Literal, get_args

from attrs import frozen

from socialvalue import markup

Status = Literal[
    "official", "secondary", "definition", "assumed", "conflicting", "superseded", "withdrawn"
]
STATUSES: tuple[str, ...] = get_args(Status)


@frozen
class Source:
    """Who says so: the publication behind a figure, and how far we have checked it.

    `status` is `official` (the publisher's own text was seen), `secondary` (a copy was),
    `definition` (true by the words), `assumed` (nobody published it; we say so), `conflicting`
    (sources disagree), `superseded` (a newer edition exists) or `withdrawn` (the publisher took it
    back). `checked_on` and `valid_until` are ISO dates; an empty one is not known.
    """

    key: str
    publisher: str
    title: str
    edition: str
    licence: str
    status: Status = "official"
    checked_on: str = ""
    valid_until: str = ""
    note: str = ""

    def cite(self) -> str:
        """One line for a scorecard: publisher, title, edition, licence, status."""
        return f"{self.publisher}, {self.title}, {self.edition} ({self.licence}; {self.status})"

    def _repr_html_(self) -> str:
        return markup.table(f"Source {self.key}", ("", ""), [
            ("publisher", self.publisher), ("title", self.title), ("edition", self.edition),
            ("licence", self.licence), ("status", self.status),
            ("checked on", self.checked_on or "not known"),
            ("valid until", self.valid_until or "not known"), ("note", self.note),
        ])  # fmt: skip
