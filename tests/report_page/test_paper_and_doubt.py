"""Closed sums on paper, and ranges that belong to the published weights whatever is moved."""

from __future__ import annotations

import pytest
from made_pages import card

from socialvalue.report.page import resident_page

pytest.importorskip("jinja2", reason="the page needs the extra report")

LINE = "getComputedStyle(document.querySelector('#closed')).display"
LATER = (
    "new Promise(r => setTimeout(() => r(document.querySelector('#sure-told').textContent), 400))"
)
MOVED = "You have moved the weights. The ranges below still belong to the published weights"


@pytest.fixture
def page(chromium, tmp_path):
    """The page of the parks, on the screen."""
    file = tmp_path / "page.html"
    file.write_text(resident_page(card()), "utf-8")
    chromium.size(1280, 900)
    chromium.open(file)
    yield chromium
    chromium.call("Emulation.setEmulatedMedia", media="")


def test_paper_says_that_closed_sums_are_left_out_and_how_to_print_them(page) -> None:
    assert page.run(LINE) == "none"
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.run(LINE) == "block"
    assert "Print with every sum opened" in page.run("document.querySelector('#closed').innerText")
    page.run("document.querySelectorAll('details').forEach(node => { node.open = true; })")
    assert page.run(LINE) == "none"


def test_the_button_opens_every_sum_for_paper_and_closes_them_after(page) -> None:
    page.run("document.querySelector('.sum').open = true")
    closed = "document.querySelectorAll('details:not([open])').length"
    page.run(f"var shut = -1; window.print = () => {{ shut = {closed}; }}")
    page.run("document.querySelector('#print-all').click()")
    assert page.run("shut") == 0
    page.run("window.dispatchEvent(new Event('afterprint'))")
    assert page.run("document.querySelectorAll('details[open]').length") == 1


def test_ranges_say_whose_weights_they_are_of_and_so_again_when_a_slider_moves(page) -> None:
    section = page.run("document.querySelector('section[aria-labelledby=h-sure]').innerText")
    assert "These ranges are for the published weights." in section
    assert page.run(LATER) == ""
    page.run("document.querySelector('#w1').focus()")
    page.key("End", 35)
    assert page.run(LATER).startswith(MOVED)
    status = "document.querySelector('#sure-told')"
    assert (
        page.run(f"{status}.getAttribute('aria-live') + {status}.getAttribute('role')")
        == "politestatus"
    )
    page.run("document.querySelector('[data-view=published]').click()")
    assert page.run(LATER) == ""
