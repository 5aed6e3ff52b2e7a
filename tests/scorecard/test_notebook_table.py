"""The table for a notebook: whole, accessible, and inert whatever stands in a text field."""

from html.parser import HTMLParser

import pytest
import trial_portfolio

import socialvalue as sv

_CORES = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "</td></table><iframe src=javascript:alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<!--<script>-->alert(1)//",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<style>@import'x'</style><b onclick=1>",
)
_WRAPS = ("{}", "a{}b", "{0}{0}", " {}", "{}\n", "<{}", "{}>", "\x00{}", "'{}'", '="{}')
PAYLOADS = [wrap.format(core) for core in _CORES for wrap in _WRAPS]

PLAIN = {
    *("div", "p", "b", "table", "caption", "thead", "tbody", "tr", "th", "td", "details"),
    *("summary", "ul", "ol", "li", "br", "small"),
}


class _Tags(HTMLParser):
    """Gathers the tags and attributes that a browser would see."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), set()
        self.open, self.crooked = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.crooked.append(tag)

    def handle_comment(self, data):
        self.tags.add("!--")


def _seen(page):
    tags = _Tags()
    tags.feed(page)
    tags.close()
    assert tags.open == []
    assert tags.crooked == []
    return tags


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_from_outside_is_inert(payload):
    card = _poisoned(payload)
    pages = [card._repr_html_()]
    pages += [sv.explain(card, "a", code)._repr_html_() for code in ("PA3", "CV1", "EQ2", "EQ")]
    for page in pages:
        tags = _seen(page)
        assert tags.tags <= PLAIN
        assert tags.attributes <= {"style", "scope", "title"}


def test_the_table_has_heads_with_scope_and_a_caption():
    page = trial_portfolio.card(4)._repr_html_()
    assert page.count("<caption") == page.count("<table")
    assert 'scope="col"' in page
    assert 'scope="row"' in page


def test_the_table_reads_in_light_and_dark():
    page = trial_portfolio.card(4)._repr_html_()
    assert "#" not in page.replace("&#x27;", "").replace("&#39;", "")
    assert "background:transparent" in page
    assert "color:inherit" in page


def test_the_table_says_what_the_text_says():
    card = trial_portfolio.card(6)
    page = card._repr_html_()
    for place in range(6):
        assert card.submissions.name(place) in page
        assert f"{card.score()[place]:.1f}" in page
    for word in ("Promises", "What is harmful", "never added", "What nobody looked at"):
        assert word in page


def test_a_long_portfolio_shows_twenty():
    card = trial_portfolio.card(26)
    page = card._repr_html_()
    names = [card.submissions.name(place) for place in range(26)]
    assert sum(name in page for name in names) == 20
    assert "and 6 more" in page


def _poisoned(payload):
    """A card with the payload in every text field that anybody outside can fill."""
    text = trial_portfolio.FRAMEWORK
    quoted = payload.encode("unicode_escape").decode().replace('"', '\\"').replace("\\x00", " ")
    for field in ('"Trial"', '"made up"', '"Equity"', '"Surplus"', '"no capital"'):
        text = text.replace(field, f'"{quoted}"')
    text = text.replace('"it is in the measure"', f'"{quoted}"')
    text = text.replace('"a harm past its limit is not made good by a gain"', f'"{quoted}"')
    chosen = sv.Framework.from_toml(text, "trial")
    allowed = chosen.members["EQ2"].not_applicable[0]
    aside = {"submission": "a", "source": payload, "note": payload}
    records = [
        {**aside, "measure": "PA3", "attended": 0, "contributed": 1, "organised": 0, "decided": 0},
        {**aside, "measure": "CV1", "received": 0, "local": []},
    ]
    if allowed == allowed.strip():
        records.append({"submission": "a", "measure": "EQ2", "not_applicable": allowed})
    table = [
        {"id": "a", "name": payload, "contract_value": 1e6, "eligible": 200, "place": payload},
        {"id": f"{payload}2", "context": payload},
    ]
    return sv.score(sv.Claims.from_records(records, chosen, table))
