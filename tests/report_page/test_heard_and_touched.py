"""What a screen reader hears (the browser's accessibility tree), and what eyes and fingers find."""

from __future__ import annotations

from itertools import pairwise

import pytest
from made_pages import card

from socialvalue.report.page import resident_page

pytest.importorskip("jinja2", reason="the page needs the extra report")

NAMED = {"slider", "button", "table", "region", "textbox", "link", "list", "navigation", "group"}
MAY_BE_BARE = {"list", "group"}
CONTRAST = """(() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const found = parse(getComputedStyle(one).backgroundColor);
      if (found.length < 4 || found[3] > 0) return found;
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const node of document.querySelectorAll('body *')) {
    const own = [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    if (!own || !node.checkVisibility() || node.tagName === 'SCRIPT') continue;
    const ink = parse(getComputedStyle(node).color);
    const pair = [light(ink), light(behind(node))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (!(ratio >= 4.5)) low.push(`${node.tagName} ${ratio} ${node.textContent.slice(0, 40)}`);
  }
  return low;
})()"""
SMALL = """[...document.querySelectorAll('button, input, summary, nav a, td a, p > a:only-child')]
    .filter(node => node.checkVisibility())
    .filter(node => Math.min(node.getBoundingClientRect().height,
                             node.getBoundingClientRect().width) < 24)
    .map(node => node.outerHTML)"""
FOCUS = """[...document.querySelectorAll('a, button, input, summary, [tabindex="0"]')]
    .filter(node => node.checkVisibility())
    .filter(node => { node.focus({focusVisible: true});
        const style = getComputedStyle(node);
        return document.activeElement !== node || style.outlineStyle !== 'solid'
            || parseFloat(style.outlineWidth) < 2; })
    .map(node => node.outerHTML)"""


@pytest.fixture(params=[320, 1280])
def page(request, chromium, tmp_path):
    """The page with every sum opened, on a telephone and on a desk."""
    file = tmp_path / "page.html"
    file.write_text(resident_page(card()), "utf-8")
    chromium.size(request.param, 900)
    chromium.open(file)
    chromium.call("Page.bringToFront")
    chromium.call("Emulation.setFocusEmulationEnabled", enabled=True)
    chromium.run("document.querySelectorAll('details').forEach(node => { node.open = true; })")
    yield chromium
    chromium.size(1280, 900)


def _heard(browser) -> list[tuple[str, str, dict[str, object]]]:
    """Role, name and properties of all that is in the tree."""
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    return [
        (
            node.get("role", {}).get("value", ""),
            node.get("name", {}).get("value", ""),
            {one["name"]: one["value"].get("value") for one in node.get("properties", ())},
        )
        for node in nodes
        if not node["ignored"]
    ]


def test_everything_that_is_used_or_jumped_to_has_a_name(page) -> None:
    heard = _heard(page)
    roles = {role for role, _, _ in heard}
    assert {"slider", "button", "table", "region", "textbox", "link", "status"} <= roles
    bare = [role for role, name, _ in heard if role in NAMED - MAY_BE_BARE and not name.strip()]
    assert bare == []


def test_a_table_keeps_its_rows_and_the_names_of_its_columns(page) -> None:
    roles = [role for role, _, _ in _heard(page)]
    tables = page.run("document.querySelectorAll('table').length")
    columns = page.run("document.querySelectorAll('thead th').length")
    rows = page.run("document.querySelectorAll('tr').length")
    cells = page.run("document.querySelectorAll('td').length")
    assert roles.count("table") == tables > 10
    assert roles.count("columnheader") == columns
    assert roles.count("row") == rows
    assert roles.count("cell") + roles.count("gridcell") == cells
    assert roles.count("rowheader") == page.run("document.querySelectorAll('tbody th').length")


def test_headings_are_heard_in_order(page) -> None:
    levels = [int(str(kept["level"])) for role, _, kept in _heard(page) if role == "heading"]
    assert levels[0] == 1
    assert [b for a, b in pairwise(levels) if b > a + 1] == []


def test_a_new_order_is_said_in_a_polite_region(page) -> None:
    page.run("document.querySelector('#w1').focus()")
    page.key("End", 35)
    page.run("new Promise(r => setTimeout(r, 400))")
    found = page.call("Accessibility.getFullAXTree")["nodes"]
    kept = {one["nodeId"]: one for one in found}

    def words(node) -> str:
        own = node.get("name", {}).get("value", "")
        return own + " ".join(words(kept[one]) for one in node.get("childIds", ()) if one in kept)

    said = [words(one) for one in found if one.get("role", {}).get("value") == "status"]
    assert any("With your weights the order " in one for one in said)
    live = [kept.get("live") for role, _, kept in _heard(page) if role == "status"]
    assert live
    assert set(live) == {"polite"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(page, scheme) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.call("Emulation.setEmulatedMedia", features=features)
    assert page.run(CONTRAST) == []


def test_what_is_pressed_is_large_enough_for_a_finger(page) -> None:
    assert page.run(SMALL) == []


def test_focus_is_seen_wherever_it_goes(page) -> None:
    assert page.run(FOCUS) == []
