"""The guide's data: `data/guide.toml` read once into rules, words and records.

Nothing is written to. What is wrong in the file is a fault of the library, found by its tests.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from attrs import frozen

from socialvalue.guide.rule import Rule
from socialvalue.guide.words import roots

Phrase = tuple[str, ...]


@frozen
class Record:
    """Something that measures are read from: `hours` and `asks` name rows of the ledger.

    `asks` is the time of each person who is asked, `weeks` the wait until it can be read.
    """

    code: str
    name: str
    hours: str
    phrases: tuple[Phrase, ...]
    asks: str = ""
    weeks: str = ""


@frozen
class Shelf:
    """All that the guide knows; `version` and `date` say which edition of it."""

    version: str
    date: str
    contexts: Mapping[str, str]
    called: Mapping[str, str]
    themes: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    outcomes: Mapping[str, tuple[Phrase, ...]]
    small: frozenset[str]
    not_meant: tuple[Phrase, ...]
    records: Mapping[str, Record]
    reads: Mapping[str, tuple[str, ...]]
    methods: tuple[Rule, ...]
    cautions: tuple[Rule, ...]
    asks: tuple[Rule, ...]
    laws: tuple[Rule, ...]
    own: str


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    """The guide's data, read once."""
    table = table_of()
    small = frozenset(table["small_words"]["words"].split())
    return Shelf(
        version=table["version"],
        date=table["date"],
        contexts={row["code"]: row["framework"] for row in table["context"]},
        called={
            word: row["code"] for row in table["context"] for word in (row["code"], *_low(row))
        },
        themes={row["code"]: (tuple(_low(row)), tuple(row["first"])) for row in table["theme"]},
        outcomes={row["code"]: _phrases(row["words"], small) for row in table["outcome"]},
        small=small,
        not_meant=_phrases(table["small_words"]["not_meant"], small),
        records={row["code"]: _record(row, small) for row in table["record"]},
        reads={code: tuple(names) for code, names in table["reads"].items()},
        methods=_rules(table, "method", "how"),
        cautions=_rules(table, "caution", "text"),
        asks=_rules(table, "ask_them", "how"),
        laws=_rules(table, "law", "text"),
        own=table["own"]["how"],
    )


def table_of() -> dict[str, Any]:
    """The file as it is."""
    file = resources.files("socialvalue").joinpath("data/guide.toml")
    return tomllib.loads(file.read_text("utf-8"))


def _low(row: Mapping[str, Any]) -> list[str]:
    return [word.casefold().replace("-", " ") for word in row["words"]]


def _phrases(words: list[str], small: frozenset[str]) -> tuple[Phrase, ...]:
    """Phrases as roots, the longest first, each once."""
    found = {tuple(roots(one, small)) for one in words}
    return tuple(sorted((one for one in found if one), key=lambda one: (-len(one), one)))


def _record(row: Mapping[str, Any], small: frozenset[str]) -> Record:
    words = _phrases([row["code"], *row["words"]], small)
    waits, asks = row.get("weeks", ""), row.get("asks", "")
    return Record(row["code"], row["name"], row["hours"], words, asks, waits)


def _rules(table: Mapping[str, Any], key: str, text: str) -> tuple[Rule, ...]:
    found = []
    for row in table[key]:
        when = dict(row.get("when", {}))
        if "contexts" in row:
            when["contexts"] = row["contexts"]
        found.append(
            Rule(
                code=row["code"],
                name=row.get("name", row["code"]),
                text=row[text],
                why=row.get("why", ""),
                author="" if row.get("source") else row.get("author", table["author"]),
                date=row.get("date", table["date"]),
                source=row.get("source", ""),
                when=when,
                words=tuple(row.get("words", ())),
                circumstance=row.get("circumstance", ""),
                stops=row.get("stops", ""),
                kind=row.get("kind", ""),
            )
        )
    return tuple(found)
