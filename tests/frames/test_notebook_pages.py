"""What a notebook shows of faults, sources, measures, tables, answers: small, inert, no colours."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve

import socialvalue as sv
from socialvalue.frames import Columns
from socialvalue.markup import LONGEST, MOST, table

PARKS = Path(__file__).parents[2] / "examples/parks"
FRAMEWORK = sv.Framework.load("ccin")
CARD = sv.score(sv.read(PARKS, FRAMEWORK), FRAMEWORK, sv.Basis(draws=100, seed=7))

TAGS = ("script", "img", "svg", "iframe", "object", "a", "style", "link", "math", "base")
PAYLOADS = [
    shape.format(tag=tag)
    for tag in TAGS
    for shape in (
        "<{tag}>alert(1)</{tag}>", "<{tag} onload=alert(1)>", '"><{tag} src=x onerror=alert(1)>',
        "'><{tag}/onmouseover=alert(1)>", "</td></table><{tag}>", "<!--><{tag}>-->",
        "<{tag}\n/href=javascript:alert(1)>", "]]><{tag}>", "&lt;{tag}&gt;<{tag}>", "\u202e<{tag}>",
    )
]  # fmt: skip
OURS = {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "p", "pre", "b", "br",
        "ol", "ul", "li", "small", "details", "summary"}  # fmt: skip


class Seen(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def fault(text: str) -> sv.Fault:
    return sv.Fault(text, text, text)


PAGES: dict[str, Callable[[str], str]] = {
    "a fault": lambda text: fault(text)._repr_html_(),
    "faults": lambda text: sv.ClaimErrors([fault(text)] * 2)._repr_html_(),
    "a source": lambda text: sv.Source("k", text, text, text, text, note=text)._repr_html_(),
    "a table": lambda text: Columns({text: [text, text], "n": [1.5, float("nan")]})._repr_html_(),
    "measures": lambda text: evolve(FRAMEWORK, name=text)._repr_html_(),
}


def test_there_are_a_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) == 100


@pytest.mark.parametrize("page", PAGES)
def test_a_hundred_payloads_are_inert(page: str) -> None:
    for text in PAYLOADS:
        seen = Seen(PAGES[page](text))
        assert seen.tags <= OURS, text
        assert seen.attributes <= {"style", "scope", "title"}, text


def test_payloads_in_the_name_of_a_submission_are_inert_on_every_page() -> None:
    for text in PAYLOADS[::10]:
        bid = {"measure": "CV2", "shares": 5, "assets": 0, "retained": 0, "disinvested": 0}
        claims = [bid | {"submission": who} for who in ("a", "b")]
        who = [{"id": "a", "name": text}, {"id": "b"}]
        sizes = {"contract_value": 1000, "eligible": 10}
        read = sv.Claims.from_records(claims, FRAMEWORK, [one | sizes for one in who])
        card = sv.score(read, FRAMEWORK, sv.Basis(draws=100, seed=7))
        pages = [card, sv.explain(card, "a", "CV2"), sv.compare(card, "a", "b"),
                 card.frame("intervals"), sv.acceptability(card)]  # fmt: skip
        for page in pages:
            assert Seen(page._repr_html_()).tags <= OURS


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_the_colours_it_stands_on(page: str) -> None:
    told = PAGES[page]("plain")
    assert "color:inherit" in told
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b|\bwhite\b|\bblack\b|rgb", told)


def test_measures_of_a_framework_are_listed() -> None:
    told = FRAMEWORK._repr_html_()
    assert all(f">{code}<" in told for code in FRAMEWORK.members)


def test_a_long_table_and_a_long_cell_are_cut_and_said_to_be() -> None:
    told = table("t", ["a"], [["x" * 1000]] * (MOST + 5))
    assert "and 5 more rows" in told
    assert "x" * LONGEST not in told


def test_a_number_that_is_not_there_is_an_empty_cell() -> None:
    assert "nan" not in Columns({"n": [float("nan")]})._repr_html_()
