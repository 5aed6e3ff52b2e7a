"""Tables on a telephone: each row a card of its own, names beside values, nothing to the right."""

from __future__ import annotations

import pytest
from made_pages import card

from socialvalue.report.page import resident_page

pytest.importorskip("jinja2", reason="the page needs the extra report")

OPEN = "document.querySelectorAll('details').forEach(node => { node.open = true; })"
WIDER = """[document.documentElement, ...document.querySelectorAll('table, .scroll')]
    .filter(node => node.scrollWidth > node.clientWidth
        || node.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
    .map(node => (node.getAttribute('aria-label') || node.tagName) + ' ' + node.scrollWidth)"""
UNNAMED = """[...document.querySelectorAll('tbody td')]
    .filter(node => getComputedStyle(node, '::before').content === 'none'
        || !node.dataset.label).length"""


@pytest.fixture
def narrow(chromium, tmp_path):
    """The page at 320 pixels with every sum opened."""
    file = tmp_path / "page.html"
    file.write_text(resident_page(card()), "utf-8")
    chromium.size(320, 800)
    chromium.open(file)
    chromium.run(OPEN)
    yield chromium
    chromium.size(1280, 900)


def test_nothing_is_to_be_scrolled_sideways_at_320_pixels(narrow) -> None:
    assert narrow.run("document.querySelectorAll('table').length") > 10
    assert narrow.run(WIDER) == []


def test_each_value_has_the_name_of_its_column_beside_it(narrow) -> None:
    assert narrow.run(UNNAMED) == 0
    heads = narrow.run("[...document.querySelectorAll('#scores thead th')].map(n => n.textContent)")
    cells = "document.querySelectorAll('#scores tbody tr:first-child td')"
    row = narrow.run(f"[...{cells}].map(n => n.dataset.label)")
    assert [head for head in heads if head != "Who"] == row
