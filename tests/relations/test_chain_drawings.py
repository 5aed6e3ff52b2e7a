"""Drawings of a theory of change: they can be read aloud, and obey no hostile text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from change import SVG, chained, drawn, sound_dot, step
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue.relations import Chains, Link
from socialvalue.relations.chain_layout import laid_out

FEW = settings(max_examples=60, deadline=None)
HOSTILE = [
    '</text><script>alert("1")</script>', '"]; evil -> graph [label="', "a\\", "\\N\\G", "&lt;b",
    "\x1b[31mred\x07", "line\none\r\ntwo\u2028three", "\u202eright to left", "]]>", "<!--", "'\"`",
    "\ud800", "\x00", "W" * 500, "界" * 90, "https://x.test/#a", "{{mark}}", "%s",
]  # fmt: skip
anything = st.one_of(st.text(max_size=30), st.sampled_from(HOSTILE))


def _hostile(text: str) -> Chains:
    links = [Link(f"a{text}", text, text, text, furthest=True), Link("b", text)]
    return Chains(text, tuple(links), (step(f"a{text}", "b", text, text),))


@FEW
@given(anything)
def test_no_text_gets_out_of_its_place_in_a_drawing(text) -> None:
    root, plain = drawn(_hostile(text)), drawn(_hostile("x"))
    assert {one.tag for one in root.iter()} <= {one.tag for one in plain.iter()}
    names = {name for one in root.iter() for name in one.attrib}
    assert names <= {name for one in plain.iter() for name in one.attrib}
    for one in root.iter():
        for name, value in one.attrib.items():
            assert re.fullmatch(r"[\w\s.,:/#()-]*", value), (name, value)


@FEW
@given(anything)
def test_no_text_gets_out_of_its_quotes_in_a_graph(text) -> None:
    assert sound_dot(_hostile(text).dot())


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_steers_a_terminal(text) -> None:
    told = _hostile(text).text()
    assert all(sign.isprintable() or sign == "\n" for sign in told)


def test_a_graph_says_a_quote_and_a_backslash_as_they_are() -> None:
    dot = _hostile('say "a\\b" & c').dot()
    assert r'[label="say \"a\\b\" &amp; c"]' in dot


def test_a_drawing_has_no_script_no_link_and_nothing_fetched() -> None:
    svg = chained("ab", "bc").svg()
    for word in (
        "script",
        "href",
        "<style",
        " style=",
        "onload",
        "@import",
        "foreignObject",
        "<image",
    ):
        assert word not in svg
    assert re.findall(r"https?://\S+?\"", svg) == ['http://www.w3.org/2000/svg"']


def test_a_drawing_is_read_aloud_whole() -> None:
    root = drawn(chained("ab", name="Ours & theirs"))
    parts = {one.get("id"): one.text for one in root if one.get("id")}
    title, told = (parts[mark] for mark in root.get("aria-labelledby").split())
    assert root.get("role") == "img"
    assert title == "Theory of change: Ours & theirs"
    assert "a Title of a (outcome: Outcome of a) -> b: made up (a test)" in told


def test_what_a_border_says_is_said_in_words() -> None:
    shown = {"a": "evidenced", "b": "claimed", "c": "asserted only", "d": "not looked at"}
    root = drawn(chained("ab", "bc", "cd").told(shown, "evidenced"))
    words = [one.text for one in root.iter(f"{SVG}text")]
    for told in ("FURTHEST EVIDENCED", "CLAIMED", "ASSERTED ONLY", "NOT LOOKED AT"):
        assert told in words
    colours = {one.get(name) for one in root.iter() for name in ("fill", "stroke")}
    assert colours <= {None, "black", "white", "none"}


@pytest.mark.parametrize("text", ["W" * 80, "界" * 60, "an ordinary sentence of a measure " * 3])
def test_no_line_is_longer_than_its_box_and_what_is_left_out_leaves_dots(text) -> None:
    root = drawn(chained("ab", titles=text))
    lines = [one.text for one in root.iter(f"{SVG}text")]
    assert any(line.endswith(" …") for line in lines)
    own = [line for line in lines if line.strip(" …") and line.strip(" …") in text]
    assert own
    wide = {"W": 12.9, "界": 13.0}
    assert all(sum(wide.get(sign, 7.2) for sign in line) <= 200 for line in own)


def test_reasons_stand_below_under_the_number_of_their_line() -> None:
    root = drawn(chained("ab", "bc"))
    words = [one.text for one in root.iter(f"{SVG}text")]
    assert {"1. a → b: made up (a test)", "2. b → c: made up (a test)", "1", "2"} <= set(words)


def test_two_drawings_on_one_page_share_no_name() -> None:
    ids = [set(re.findall(r' id="([^"]+)"', chained(*pairs).svg())) for pairs in (["ab"], ["bc"])]
    assert ids[0].isdisjoint(ids[1])
    assert len(ids[0]) == 3


def test_no_chain_is_a_drawing_that_says_so() -> None:
    words = [one.text for one in drawn(Chains.of("x", [])).iter(f"{SVG}text")]
    assert "No relation says that one measure leads to another." in words


graphs = st.sets(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda two: two[0] < two[1]), max_size=16
)


@FEW
@given(graphs)
def test_boxes_lie_apart_and_lines_go_onward_between_them(numbers) -> None:
    steps = [(str(one), str(other)) for one, other in sorted(numbers)]
    codes = sorted({code for pair in steps for code in pair})
    layout = laid_out(codes, steps)
    assert set(layout.boxes) == set(codes)
    for (first, second), points in zip(steps, layout.lines, strict=True):
        assert (points[0], points[-1]) == (layout.boxes[first], layout.boxes[second])
        assert all(further[0] == point[0] + 1 for point, further in pairwise(points))
        for layer, height in points[1:-1]:
            near = [y for at, y in layout.boxes.values() if at == layer]
            assert all(abs(height - y) >= 0.6 for y in near), "a line runs through a box"
    for layer in range(layout.layers):
        rows = sorted(y for at, y in layout.boxes.values() if at == layer)
        assert all(low - high >= 1 - 1e-9 for high, low in pairwise(rows))
        assert not rows or (rows[0] >= 0.5 - 1e-9 and rows[-1] <= layout.height - 0.5 + 1e-9)
