"""WCAG 2.2 AA as far as a test can see: contrast, keyboard, names, headings, narrow screens."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest
from browser import Browser
from made_pages import card

from socialvalue.report.page import resident_page

pytest.importorskip("jinja2", reason="the page needs the extra report")

CSS = resources.files("socialvalue.report.page").joinpath("page.css").read_text("utf-8")
TEXTS = ("ink", "quiet", "link")
GRAPHICS = ("line", "good", "bad", "focus", "link")
GROUNDS = ("paper", "soft")


def _palettes() -> dict[str, dict[str, str]]:
    """The colours of the light, dark and printed page."""
    found = [
        dict(re.findall(r"--(\w+): (#[0-9a-f]+)", one)) for one in re.findall(r":root {[^}]*}", CSS)
    ]
    light, dark, printed = found
    return {"light": light, "dark": dark, "printed": {**light, **printed}}


def _luminance(colour: str) -> float:
    """WCAG 2.2: relative luminance of #rgb or #rrggbb."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * sign for sign in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_wcag_says() -> None:
    assert _contrast("#000000", "#fff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark", "printed"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_texts_have_a_contrast_of_four_and_a_half_and_graphics_of_three(scheme, ground) -> None:
    palette = _palettes()[scheme]
    low = {name: _contrast(palette[name], palette[ground]) for name in TEXTS}
    assert min(low.values()) >= 4.5, low
    low = {name: _contrast(palette[name], palette[ground]) for name in GRAPHICS}
    assert min(low.values()) >= 3, low


@pytest.mark.parametrize("scheme", ["light", "dark", "printed"])
def test_a_bar_stands_out_from_what_is_behind_it(scheme) -> None:
    palette = _palettes()[scheme]
    for bar in ("good", "bad"):
        assert _contrast(palette[bar], palette["back"]) >= 3


def test_every_colour_is_of_the_palette() -> None:
    outside = re.sub(r":root {[^}]*}", "", CSS)
    assert re.findall(r"#[0-9a-f]{3,6}\b", outside) == []


class Outline(HTMLParser):
    """Headings by level, ids, links to them, labels, and the names of inputs."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.goals: list[str] = []
        self.labelled: list[str] = []
        self.inputs: list[str] = []
        self.outer: list[str] = []
        self.lang = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "html":
            self.lang = given.get("lang", "")
        self.ids += [given["id"]] if "id" in given else []
        self.goals += [given["href"][1:]] if given.get("href", "").startswith("#") else []
        self.labelled += [given["for"]] if tag == "label" else []
        self.inputs += [given["id"]] if tag == "input" else []
        self.outer += [f"{tag} {name}" for name in given if name in ("src", "srcset", "action")]
        self.outer += [
            f"{tag} {name}" for name in given if name.startswith("on") or name == "style"
        ]


@pytest.fixture(scope="module")
def outline() -> Outline:
    found = Outline()
    found.feed(resident_page(card()))
    return found


def test_headings_are_in_order(outline: Outline) -> None:
    assert outline.levels[0] == 1
    assert outline.levels.count(1) == 1
    pairs = zip(outline.levels, outline.levels[1:], strict=False)
    assert [pair for pair in pairs if pair[1] > pair[0] + 1] == []


def test_each_id_stands_once_and_each_link_leads_somewhere(outline: Outline) -> None:
    assert len(set(outline.ids)) == len(outline.ids)
    assert set(outline.goals) <= set(outline.ids)
    assert outline.goals[0] == "main"


def test_each_input_has_a_label_and_the_page_a_language(outline: Outline) -> None:
    assert set(outline.labelled) == set(outline.inputs)
    assert len(outline.inputs) == 6
    assert outline.lang == "en-GB"


def test_nothing_is_fetched_and_nothing_is_inline(outline: Outline) -> None:
    assert outline.outer == []
    page = resident_page(card())
    assert not re.search(r"@import|@font-face|url\(", page)
    assert re.findall(r"https?://", page.split("<script", maxsplit=1)[0]) == []


def _opened(browser: Browser, folder: Path) -> None:
    file = folder / "page.html"
    file.write_text(resident_page(card()), "utf-8")
    browser.told.clear()
    browser.open(file)


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(chromium, tmp_path, width, scheme) -> None:
    chromium.size(width, 800, scheme=scheme)
    _opened(chromium, tmp_path)
    chromium.run("document.querySelectorAll('details').forEach(node => { node.open = true; })")
    assert chromium.run("document.documentElement.scrollWidth") <= width
    small = chromium.run(
        "[...document.querySelectorAll('button, input, summary')].filter(node => node.offsetParent"
        " && node.getBoundingClientRect().height < 24).map(node => node.outerHTML)"
    )
    assert small == []
    chromium.size(1280, 900)


def test_a_slider_moves_by_the_keyboard_and_says_what_it_stands_at(chromium, tmp_path) -> None:
    _opened(chromium, tmp_path)
    chromium.run("document.querySelector('#w1').focus()")
    before = chromium.run("document.querySelector('.place .n-score').textContent")
    for _ in range(3):
        chromium.key("ArrowRight", 39)
    assert chromium.run("document.querySelector('#w1').value") == "23"
    said = chromium.run("document.querySelector('#w1').getAttribute('aria-valuetext')")
    assert said == "23 points, 22% of the whole"
    assert chromium.run("document.querySelector('#o1').textContent") == "23 points · 22%"
    chromium.key("End", 35)
    assert chromium.run("document.querySelector('.place .n-score').textContent") != before
    told = chromium.run("new Promise(r => setTimeout(() => r(told.textContent), 400))")
    assert told.startswith("With your weights the order ")
    assert chromium.run("told.getAttribute('aria-live')") == "polite"


def test_the_first_key_offers_to_skip_and_focus_is_seen(chromium, tmp_path) -> None:
    _opened(chromium, tmp_path)
    chromium.key("Tab", 9)
    assert chromium.run("document.activeElement.className") == "skip"
    assert chromium.run("document.activeElement.getBoundingClientRect().left") >= 0
    style = "getComputedStyle(document.activeElement)"
    assert chromium.run(f"{style}.outlineStyle + {style}.outlineWidth") == "solid3px"


def test_every_control_can_be_reached_by_keys_and_none_is_a_trap(chromium, tmp_path) -> None:
    _opened(chromium, tmp_path)
    reached = []
    for _ in range(120):
        chromium.key("Tab", 9)
        reached.append(chromium.run("document.activeElement.id || document.activeElement.tagName"))
    assert {"w0", "w4", "whose", "export", "save", "print", "print-all"} <= set(reached)
    assert reached.count("SUMMARY") >= 8


def test_a_number_leads_to_its_sum_and_opens_it(chromium, tmp_path) -> None:
    _opened(chromium, tmp_path)
    link = "document.querySelector('section[aria-labelledby=h-good] td a')"
    assert chromium.run(f"{link}.textContent") == "31.6"
    chromium.run(f"{link}.click(); new Promise(r => setTimeout(r, 200))")
    goal = "document.querySelector(location.hash)"
    assert chromium.run(f"{goal}.open && {goal}.parentElement.open") is True
    assert chromium.run(f"{goal}.querySelector('summary').textContent.includes('EQ1')") is True
    assert chromium.run("document.activeElement.tagName") == "SUMMARY"


def test_it_prints_on_a4_without_what_is_for_the_screen(chromium, tmp_path) -> None:
    _opened(chromium, tmp_path)
    file = tmp_path / "page.pdf"
    chromium.printed(file)
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", file.read_bytes()))
    assert {(round(float(x)), round(float(y))) for x, y in boxes} == {(595, 842)}
    assert chromium.told == []
