"""Who takes part in a contracting process: its buyer, and its suppliers with their awards.

In come the leaves of a release; out come rows of parties, and the suppliers' names, once each.
"""

from __future__ import annotations

from socialvalue.standards.leaves import Leaves, words

Row = dict[str, str]
ROLES = ("buyer", "supplier")


def parties(found: Leaves) -> list[Row]:
    """Buyer and suppliers; one that is named among the parties alone has no award.

    A supplier of an award, or a buyer, without a name has that of the party of its id.
    """
    listed = {at: (_said(found, f"{at}.id"), _said(found, f"{at}.name"))
              for at in found.many("parties")}  # fmt: skip
    names = dict(listed.values())
    rows = [_row(found, "buyer", "buyer", "", names)]
    for award in found.many("awards"):
        label = found.text(f"{award}.id")
        many = found.many(f"{award}.suppliers")
        rows += [_row(found, one, "supplier", label, names) for one in many]
    rows = [row for row in rows if row["id"] or row["name"] or row["award"]]
    roles = _roles(found)
    for role in ROLES:
        told = _Told([row for row in rows if row["role"] == role])
        for at, (own, name) in listed.items():
            if role in roles.get(at, ()) and (own or name) and not told.has(own, name):
                rows.append(_row(found, at, role, "", names))
                told.add(own, name)
    return rows


def suppliers(rows: list[Row]) -> tuple[str, ...]:
    """The names of the suppliers, once each; the id of one without a name."""
    named = (row["name"] or row["id"] for row in rows if row["role"] == "supplier")
    return tuple(dict.fromkeys(named))


class _Told:
    """Those who are told already: two are one by their id, or by name where one has no id."""

    def __init__(self, rows: list[Row]) -> None:
        self.ids: set[str] = set()
        self.names: set[str] = set()
        self.bare: set[str] = set()
        for row in rows:
            self.add(row["id"], row["name"])

    def add(self, own: str, name: str) -> None:
        """One more."""
        self.ids |= {own} - {""}
        self.names |= {name} - {""}
        self.bare |= {name} - {""} if not own else set()

    def has(self, own: str, name: str) -> bool:
        """Whether it is told."""
        return own in self.ids or name in (self.bare if own else self.names)


def _row(found: Leaves, at: str, role: str, award: str, names: dict[str, str]) -> Row:
    own = found.text(f"{at}.id")
    name = found.text(f"{at}.name") or names.get(own, "")
    return {"role": role, "award": award, "id": own, "name": name}


def _said(found: Leaves, path: str) -> str:
    """A leaf as words, which is not taken: whoever is not told here stays beside the tables."""
    return words(found.by_path.get(path))


def _roles(found: Leaves) -> dict[str, set[str]]:
    """The roles of each party: a list, or words apart by `;` as a sheet holds them."""
    made: dict[str, set[str]] = {}
    for path, value in found.by_path.items():
        at, _, rest = path.partition(".roles")
        if path.startswith("parties[") and at != path and not rest.strip("[]0123456789"):
            made.setdefault(at, set()).update(word.strip() for word in str(value).split(";"))
    return made
