"""A hundred injections in every field that takes words: all are shown, and none of them runs."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from made_pages import CODES, worded
from payloads import payloads

import socialvalue as sv
from socialvalue.report.committee import committee_summary
from socialvalue.report.page import resident_page

pytest.importorskip("jinja2", reason="the page needs the extra report")

TURNS = (0, 37, 71)
TAGS = """(() => { const found = {}; document.querySelectorAll("*").forEach(node => {
    const key = [node.tagName, ...[...node.attributes].map(one => one.name).sort()].join(" ");
    found[key] = (found[key] || 0) + 1; }); return found; })()"""


class Tags(HTMLParser):
    """Counts the elements of a page, with the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[tuple[str, ...]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[(tag, *sorted(name for name, _ in attrs))] += 1


def _tags(page: str) -> Counter[tuple[str, ...]]:
    tags = Tags()
    tags.feed(page)
    return tags.found


def _plain() -> list[str]:
    """As many texts without any sign, on as many lines: a card tells of cells of several lines."""
    hostile = payloads()
    return [f"plain{one.count(chr(10)) * chr(10)} words {at}" for at, one in enumerate(hostile)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The page of plain words, and three whose hundred payloads stand at other places each."""
    found: dict[str, Any] = {}
    texts = {"plain": _plain()}
    for turn in TURNS:
        hostile = payloads()
        texts[f"turned by {turn}"] = hostile[turn:] + hostile[:turn]
    for name, words in texts.items():
        card = worded(tmp_path_factory.mktemp("worded"), words)
        view = sv.Perspective.declared(words[5], "overall", dict.fromkeys(CODES, 1.0))
        found[name] = card, resident_page(card, title=words[6], perspectives=[view])
    return found


@pytest.mark.parametrize("turn", TURNS)
def test_no_payload_makes_an_element_in_the_file(pages, turn) -> None:
    assert _tags(pages[f"turned by {turn}"][1]) == _tags(pages["plain"][1])


@pytest.mark.parametrize("turn", TURNS)
def test_nothing_runs_and_nothing_is_asked_for_in_a_browser(
    chromium, pages, tmp_path, turn
) -> None:
    plain, file = tmp_path / "plain.html", tmp_path / "hostile.html"
    plain.write_text(pages["plain"][1], "utf-8")
    file.write_text(pages[f"turned by {turn}"][1], "utf-8")
    chromium.open(plain)
    expected = chromium.run(_used() + TAGS)
    for kept in (chromium.told, chromium.asked, chromium.dialogs):
        kept.clear()
    chromium.open(file)
    found = chromium.run(_used() + TAGS)
    assert found == expected
    assert chromium.run("typeof window.hit") == "undefined"
    assert (chromium.dialogs, chromium.told) == ([], [])
    assert chromium.asked == [file.as_uri()]


def _used() -> str:
    """A script that does with a page what a reader would: every slider, sum and button."""
    return """document.querySelectorAll("details").forEach(node => { node.open = true; });
    document.querySelectorAll(".slider input").forEach((input, at) => {
        input.value = 10 + at; input.dispatchEvent(new Event("input")); });
    document.querySelector("[data-view='0']").click();
    """


def test_payloads_are_shown_as_they_were_written(chromium, pages, tmp_path) -> None:
    file = tmp_path / "hostile.html"
    file.write_text(pages["turned by 0"][1], "utf-8")
    chromium.open(file)
    text = _one_line(chromium.run("document.body.textContent"))
    seen = [one for one in payloads() if _one_line(one) in text]
    assert len(seen) == 100


def _one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


@pytest.mark.parametrize("turn", TURNS)
def test_the_data_of_the_page_cannot_end_its_element(pages, turn) -> None:
    page = pages[f"turned by {turn}"][1]
    (data,) = re.findall(
        r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL
    )
    assert not set("<>&\u2028\u2029") & set(data)
    assert len(json.loads(data)["submissions"]) == 36


@pytest.mark.parametrize("turn", TURNS)
def test_the_summary_holds_no_markup_of_anybody(pages, turn) -> None:
    told, plain = (committee_summary(pages[name][0]) for name in (f"turned by {turn}", "plain"))
    assert not re.search(r"(?<!\\)[<>`\[\]]", told)
    marks = re.compile(r"^(#+ |- |\| )", re.MULTILINE)
    assert Counter(marks.findall(told)) == Counter(marks.findall(plain))


def test_only_our_own_script_and_style_may_run(pages) -> None:
    for _, page in pages.values():
        assert page.count("Content-Security-Policy") == 1
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
        assert policy is not None
        rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
        assert rules["default-src"] == "'none'"
        assert re.fullmatch(r"'sha256-[\w+/]{43}='", rules["script-src"])
        assert re.fullmatch(r"'sha256-[\w+/]{43}='", rules["style-src"])


def test_a_script_put_into_the_file_by_somebody_else_does_not_run(
    chromium, pages, tmp_path
) -> None:
    file = Path(tmp_path / "put-in.html")
    page = pages["plain"][1].replace("</main>", "<script>window.hit = 1</script></main>")
    file.write_text(page, "utf-8")
    chromium.open(file)
    assert chromium.run("typeof window.hit") == "undefined"
    assert any("Content Security Policy" in told for told in chromium.told)
    chromium.told.clear()
